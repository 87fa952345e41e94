#pragma once

#include <QByteArray>

#include <array>
#include <optional>
#include <variant>
#include <vector>

/// What a printer says of itself.
namespace loyalty::devices {

struct PrinterStatus
{
    bool offline = false;
    bool coverOpen = false;
    bool paperOut = false;
    bool paperNearEnd = false;
    bool cutterError = false;
    bool fatal = false;
    bool operator==(const PrinterStatus&) const = default;

    /// Somebody has to come before anything more is printed.
    [[nodiscard]] bool needsHelp() const { return coverOpen || paperOut || cutterError || fatal; }
};

/// Automatic status (GS a): four bytes.
struct StatusChanged
{
    PrinterStatus status;
};
/// Answer to a real-time question (DLE EOT n): one byte, whose meaning the question knows.
struct RealTimeAnswer
{
    quint8 byte = 0;
};
/// Answer to GS r 1: all that was sent before it is processed.
struct PaperAnswer
{
    quint8 byte = 0;
};
/// Answer to GS ( H: all that was sent before the mark is processed.
struct MarkAnswer
{
    std::array<char, 4> mark{};
};

using PrinterAnswer = std::variant<StatusChanged, RealTimeAnswer, PaperAnswer, MarkAnswer>;

/// Tells apart what comes back from a printer, in whatever pieces it comes: the fixed bits of the first byte say which
/// answer it begins. Bytes that begin none are passed over.
class AnswerReader
{
public:
    [[nodiscard]] std::vector<PrinterAnswer> take(const QByteArray& bytes);

private:
    [[nodiscard]] std::optional<PrinterAnswer> next();

    QByteArray m_rest;
};

/// DLE EOT `n`.
[[nodiscard]] QByteArray realTimeQuestion(quint8 n);
/// Adds what the answer to DLE EOT `n` (2: cover and error, 4: paper) says; other bits stay.
void applyRealTime(PrinterStatus& status, quint8 n, quint8 answer);

} // namespace loyalty::devices
