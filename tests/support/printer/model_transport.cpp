#include "tests/support/printer/model_transport.h"

#include <algorithm>

namespace loyalty::test {

using devices::Received;
using devices::TransportError;
using devices::Written;

Result<void, TransportError> ModelTransport::open(QDeadlineTimer)
{
    if (m_busy)
        return fail(TransportError::Busy);
    if (m_lost)
        return fail(TransportError::Gone);
    if (!std::exchange(m_open, true))
        ++m_opened;
    return {};
}

Written ModelTransport::write(const QByteArray& bytes, QDeadlineTimer)
{
    if (!m_open || m_lost)
        return {0, TransportError::Gone};
    const qsizetype rest = m_loseAfter ? std::max<qsizetype>(0, *m_loseAfter - m_taken) : bytes.size();
    const qsizetype taken = m_model.offer(bytes.left(rest));
    m_taken += taken;
    if (m_loseAfter && m_taken >= *m_loseAfter) {
        m_lost = true;
        m_model.powerCycle();
        return {taken, TransportError::Gone};
    }
    return {taken, taken < bytes.size() ? std::optional(TransportError::Timeout) : std::nullopt};
}

Received ModelTransport::read(QDeadlineTimer)
{
    if (!m_open || m_lost)
        return {{}, TransportError::Gone};
    const QByteArray answers = m_model.takeAnswers();
    return answers.isEmpty() ? Received{{}, TransportError::Timeout} : Received{answers, std::nullopt};
}

} // namespace loyalty::test
