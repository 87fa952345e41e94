#include "devices/printer/print_job.h"

#include <algorithm>
#include <utility>

namespace loyalty::devices {
namespace {

constexpr qsizetype kPieceBytes = 4096;
constexpr std::chrono::milliseconds kGreetingWait{500};
constexpr quint8 kCoverQuestion = 2;
constexpr quint8 kPaperQuestion = 4;

QDeadlineTimer until(std::chrono::milliseconds patience)
{
    return QDeadlineTimer(patience);
}

} // namespace

PrintJob::PrintJob(EncodedJob job, Proof proof)
    : m_job(std::move(job))
    , m_proof(proof)
{}

bool PrintJob::isFinal() const
{
    switch (m_state) {
    case State::Queued:
    case State::Sending:
        return false;
    case State::Sent:
        return m_proof == Proof::None;
    case State::Printed:
    case State::Unsure:
    case State::Failed:
        return true;
    }
    return true;
}

PrintJob::State PrintJob::advance(Transport& transport, std::chrono::milliseconds patience)
{
    if (isFinal())
        return m_state;
    m_error.reset();
    switch (m_state) {
    case State::Queued:
        start(transport, patience);
        break;
    case State::Sending:
        if (needsHelp())
            waitForHelp(transport, patience);
        else
            send(transport, patience);
        break;
    case State::Sent:
        waitForProof(transport, patience);
        break;
    case State::Printed:
    case State::Unsure:
    case State::Failed:
        break;
    }
    if (isFinal())
        transport.close();
    return m_state;
}

PrintJob::State PrintJob::giveUp(Transport& transport)
{
    if (!isFinal())
        m_state = m_offset > 0 ? State::Unsure : State::Failed;
    transport.close();
    return m_state;
}

/// What a lost printer means depends on whether it took anything.
void PrintJob::lose(TransportError error)
{
    m_error = error;
    m_state = m_offset > 0 ? State::Unsure : State::Failed;
}

/// Asks before the first byte: one that hangs up on the question serves somebody else, and nothing is lost by that. One
/// that says nothing may be of the kind that never does.
void PrintJob::start(Transport& transport, std::chrono::milliseconds patience)
{
    if (const auto opened = transport.open(until(patience)); !opened) {
        m_error = opened.error();
        if (*m_error != TransportError::Busy && *m_error != TransportError::Timeout)
            m_state = State::Failed;
        return;
    }
    if (!std::exchange(m_greeted, true))
        ask(transport, patience);
    if (!m_error && !m_asked.empty())
        listen(transport, until(std::min(patience, kGreetingWait)));
    if (m_error && *m_error != TransportError::Timeout) {
        m_error = TransportError::Busy;
        transport.close();
        m_greeted = false;
        m_asked.clear();
        m_questions.clear();
        return;
    }
    m_error.reset();
    m_state = State::Sending;
}

/// Up to the last safe cut within a piece; a picture may be longer than one.
qsizetype PrintJob::pieceEnd() const
{
    if (m_offset < m_job.cuts.front())
        return m_job.cuts.front();
    const qsizetype most = std::min(m_offset + kPieceBytes, m_job.bytes.size());
    const auto after = std::ranges::upper_bound(m_job.cuts, most);
    if (after == m_job.cuts.begin() || *std::prev(after) <= m_offset)
        return most;
    return *std::prev(after);
}

bool PrintJob::isAtCut() const
{
    return m_offset == 0 || std::ranges::binary_search(m_job.cuts, m_offset);
}

void PrintJob::send(Transport& transport, std::chrono::milliseconds patience)
{
    if (!flushQuestions(transport, patience)) {
        if (!isFinal())
            listen(transport, QDeadlineTimer(0)); // one that takes nothing may have said why
        return;
    }
    if (m_offset == m_job.cuts.front() && !lookAfterHeader(transport, patience))
        return;
    const Written written = transport.write(m_job.bytes.mid(m_offset, pieceEnd() - m_offset), until(patience));
    m_offset += written.taken;
    if (written.error && *written.error != TransportError::Timeout) {
        lose(*written.error);
        return;
    }
    if (m_offset == m_job.bytes.size())
        m_state = State::Sent;
    if (!listen(transport, QDeadlineTimer(0)))
        return;
    if (written.error && written.taken == 0 && !needsHelp()) {
        m_error = TransportError::Timeout;
        ask(transport, patience);
    }
}

/// The header makes the printer report by itself from then on, beginning with how it stands. Where it does not, it is
/// asked while it still can be: in the middle of what follows a question could be taken for data.
bool PrintJob::lookAfterHeader(Transport& transport, std::chrono::milliseconds patience)
{
    if (std::exchange(m_looked, true))
        return true;
    const auto wait = std::min(patience, kGreetingWait);
    if (!m_told && !listen(transport, until(wait)))
        return false;
    if (!m_told) {
        ask(transport, patience);
        if (isFinal() || !listen(transport, until(wait)))
            return false;
    }
    return !needsHelp();
}

void PrintJob::waitForHelp(Transport& transport, std::chrono::milliseconds patience)
{
    const bool heard = listen(transport, until(patience));
    if (heard && needsHelp())
        ask(transport, patience);
}

void PrintJob::waitForProof(Transport& transport, std::chrono::milliseconds patience)
{
    listen(transport, until(patience));
}

/// Only between commands: inside one the question would be taken for its data.
void PrintJob::ask(Transport& transport, std::chrono::milliseconds patience)
{
    if (!isAtCut() || !m_asked.empty())
        return;
    for (const quint8 question : {kCoverQuestion, kPaperQuestion}) {
        m_questions += realTimeQuestion(question);
        m_asked.push_back(question);
    }
    flushQuestions(transport, patience);
}

bool PrintJob::flushQuestions(Transport& transport, std::chrono::milliseconds patience)
{
    if (m_questions.isEmpty())
        return true;
    const Written written = transport.write(m_questions, until(patience));
    m_questions.remove(0, written.taken);
    if (!written.error)
        return true;
    m_error = written.error;
    if (*written.error != TransportError::Timeout && m_state != State::Queued)
        lose(*written.error);
    return false;
}

/// False where the printer is lost.
bool PrintJob::listen(Transport& transport, QDeadlineTimer deadline)
{
    const Received received = transport.read(deadline);
    for (const PrinterAnswer& answer : m_reader.take(received.bytes))
        hear(answer);
    if (!received.error || *received.error == TransportError::Timeout)
        return true;
    if (m_state == State::Printed)
        return true;
    if (m_state == State::Queued)
        m_error = received.error;
    else
        lose(*received.error);
    return false;
}

void PrintJob::hear(const PrinterAnswer& answer)
{
    if (const auto* const changed = std::get_if<StatusChanged>(&answer)) {
        m_status = changed->status;
        m_told = true;
    }
    if (const auto* const told = std::get_if<RealTimeAnswer>(&answer); told && !m_asked.empty()) {
        applyRealTime(m_status, m_asked.front(), told->byte);
        m_asked.pop_front();
    }
    if (m_state != State::Sent)
        return; // an answer before everything was sent proves nothing of this job
    const auto* const mark = std::get_if<MarkAnswer>(&answer);
    if (m_proof == Proof::ProcessId && mark && mark->mark == m_job.mark)
        m_state = State::Printed;
    if (m_proof == Proof::PaperStatus && std::holds_alternative<PaperAnswer>(answer))
        m_state = State::Printed;
}

} // namespace loyalty::devices
