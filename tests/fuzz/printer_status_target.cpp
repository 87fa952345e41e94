#include "devices/printer/status.h"
#include "tests/fuzz/fuzz.h"

/// What a printer may say, in whatever pieces it comes.
namespace loyalty::fuzz {
namespace {

using devices::AnswerReader;
using devices::PrinterAnswer;

void takeInto(std::vector<PrinterAnswer>& answers, AnswerReader& reader, const QByteArray& bytes)
{
    for (PrinterAnswer& answer : reader.take(bytes))
        answers.push_back(answer);
}

QByteArray written(const std::vector<PrinterAnswer>& answers)
{
    QByteArray out;
    for (const PrinterAnswer& answer : answers) {
        out.append(static_cast<char>(answer.index()));
        if (const auto* const paper = std::get_if<devices::PaperAnswer>(&answer))
            out.append(static_cast<char>(paper->byte));
        if (const auto* const real = std::get_if<devices::RealTimeAnswer>(&answer))
            out.append(static_cast<char>(real->byte));
        if (const auto* const mark = std::get_if<devices::MarkAnswer>(&answer))
            out.append(mark->mark.data(), static_cast<qsizetype>(mark->mark.size()));
        if (const auto* const changed = std::get_if<devices::StatusChanged>(&answer))
            out.append(changed->status.needsHelp() ? '!' : '.');
    }
    return out;
}

} // namespace

void take(std::string_view bytes)
{
    const QByteArray all(bytes.data(), static_cast<qsizetype>(bytes.size()));
    std::vector<PrinterAnswer> whole;
    std::vector<PrinterAnswer> inPieces;
    AnswerReader one;
    AnswerReader other;
    takeInto(whole, one, all);
    for (qsizetype i = 0; i < all.size(); ++i)
        takeInto(inPieces, other, all.mid(i, 1));
    require(written(whole) == written(inPieces), "answers do not depend on how they are cut");
}

} // namespace loyalty::fuzz
