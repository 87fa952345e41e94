#include "devices/printer/status.h"

namespace loyalty::devices {
namespace {

constexpr quint8 kFixedBits = 0x93;
constexpr quint8 kAutomatic = 0x10;
constexpr quint8 kRealTime = 0x12;
constexpr quint8 kTransmitMask = 0x90; ///< both clear: an answer to GS r
constexpr quint8 kMarkHeader = 0x37;
constexpr quint8 kMarkKind = 0x22;
constexpr qsizetype kAutomaticBytes = 4;
constexpr qsizetype kMarkBytes = 7;

quint8 at(const QByteArray& bytes, qsizetype i)
{
    return static_cast<quint8>(bytes[i]);
}

PrinterStatus automatic(const QByteArray& bytes)
{
    return {.offline = (at(bytes, 0) & 0x08) != 0,
            .coverOpen = (at(bytes, 0) & 0x20) != 0,
            .paperOut = (at(bytes, 2) & 0x0C) != 0,
            .paperNearEnd = (at(bytes, 2) & 0x03) != 0,
            .cutterError = (at(bytes, 1) & 0x08) != 0,
            .fatal = (at(bytes, 1) & 0x20) != 0};
}

} // namespace

std::optional<PrinterAnswer> AnswerReader::next()
{
    const quint8 first = at(m_rest, 0);
    const auto taken = [this](qsizetype size, PrinterAnswer answer) {
        m_rest.remove(0, size);
        return std::optional(answer);
    };
    if (first == kMarkHeader) {
        if (m_rest.size() < kMarkBytes)
            return std::nullopt;
        if (at(m_rest, 1) == kMarkKind)
            return taken(kMarkBytes, MarkAnswer{{m_rest[2], m_rest[3], m_rest[4], m_rest[5]}});
    }
    if ((first & kFixedBits) == kAutomatic)
        return m_rest.size() < kAutomaticBytes ? std::nullopt
                                               : taken(kAutomaticBytes, StatusChanged{automatic(m_rest)});
    if ((first & kFixedBits) == kRealTime)
        return taken(1, RealTimeAnswer{first});
    if ((first & kTransmitMask) == 0)
        return taken(1, PaperAnswer{first});
    m_rest.remove(0, 1);
    return m_rest.isEmpty() ? std::nullopt : next();
}

std::vector<PrinterAnswer> AnswerReader::take(const QByteArray& bytes)
{
    m_rest += bytes;
    std::vector<PrinterAnswer> answers;
    while (!m_rest.isEmpty()) {
        const auto answer = next();
        if (!answer)
            break;
        answers.push_back(*answer);
    }
    return answers;
}

QByteArray realTimeQuestion(quint8 n)
{
    QByteArray question("\x10\x04", 2);
    question.append(static_cast<char>(n));
    return question;
}

void applyRealTime(PrinterStatus& status, quint8 n, quint8 answer)
{
    if (n == 2) {
        status.coverOpen = (answer & 0x04) != 0;
        status.fatal = (answer & 0x40) != 0;
        if ((answer & 0x20) != 0)
            status.paperOut = true;
    }
    if (n == 4) {
        status.paperNearEnd = (answer & 0x0C) != 0;
        status.paperOut = (answer & 0x60) != 0;
    }
}

} // namespace loyalty::devices
