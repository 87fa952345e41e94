#include "ui/till/state_line_model.h"

#include "core/base/assert.h"
#include "ui/language/fault_words.h"
#include "ui/language/format.h"

#include <QCoreApplication>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

struct State
{
    Q_DECLARE_TR_FUNCTIONS(State)
};

/// What is known here: head office as of its last word, and what was done here since.
QString offlineWords(const TillStatus& status, int waiting)
{
    const auto sales = static_cast<int>(status.terminal.waitingSales);
    QStringList words{State::tr("OFFLINE")};
    if (status.terminal.lastContact)
        words.push_back(
            State::tr("head office at %1").arg(timeText(*status.terminal.lastContact, status.utcOffsetMinutes)));
    if (sales > 0)
        words.push_back(State::tr("plus %n sale(s) here", nullptr, sales));
    if (waiting > sales)
        words.push_back(State::tr("%n change(s) waiting", nullptr, waiting));
    return words.join(u" · "_s);
}

StateItem headOfficeItem(const TillStatus& status)
{
    const auto waiting = static_cast<int>(status.terminal.waiting);
    if (!status.terminal.halted.empty())
        return {u"alert"_s, Tone::Stop, State::tr("SYNC STOPPED · %n change(s) waiting", nullptr, waiting)};
    if (!status.online)
        return {u"offline"_s, Tone::Wait, offlineWords(status, waiting)};
    if (waiting > 0)
        return {u"sync"_s, Tone::Good, State::tr("Online · sending %n change(s)", nullptr, waiting)};
    return {u"online"_s, Tone::Good, State::tr("Online")};
}

StateItem cashierItem(const TillStatus& status)
{
    if (status.operatorId.empty())
        return {u"user"_s, Tone::Wait, State::tr("Nobody signed in")};
    return {u"user"_s, Tone::Neutral, text(status.operatorName.empty() ? status.operatorId : status.operatorName)};
}

StateItem clockItem(const std::string& doubt)
{
    if (doubt.empty())
        return {};
    if (doubt == "went-back")
        return {u"clock"_s, Tone::Stop, State::tr("Clock went back")};
    return {u"clock"_s, Tone::Wait, State::tr("Clock differs")};
}

} // namespace

StateItem scannerItem(ScannerState state)
{
    switch (state) {
    case ScannerState::None:
        return {u"scanner"_s, Tone::Neutral, State::tr("No scanner")};
    case ScannerState::Unheard:
        return {u"scanner"_s, Tone::Neutral, State::tr("No scan yet")};
    case ScannerState::Ready:
        return {u"scanner"_s, Tone::Good, State::tr("Scanner ready")};
    case ScannerState::Attention:
        return {u"scanner"_s, Tone::Wait, State::tr("Check the scanner")};
    }
    LOYALTY_ASSERT(!"unknown state of a scanner");
}

StateItem printerItem(PrinterState state)
{
    switch (state) {
    case PrinterState::None:
        return {u"printer"_s, Tone::Neutral, State::tr("No printer")};
    case PrinterState::Untried:
        return {u"printer"_s, Tone::Neutral, State::tr("Nothing printed yet")};
    case PrinterState::Ready:
        return {u"printer"_s, Tone::Good, State::tr("Printer ready")};
    case PrinterState::Printing:
        return {u"printer"_s, Tone::Good, State::tr("Printing…")};
    case PrinterState::PaperOut:
        return {u"printer"_s, Tone::Stop, State::tr("Out of paper")};
    case PrinterState::CoverOpen:
        return {u"printer"_s, Tone::Stop, State::tr("Printer open")};
    case PrinterState::Offline:
        return {u"printer"_s, Tone::Stop, State::tr("Printer off")};
    case PrinterState::Denied:
        return {u"printer"_s, Tone::Stop, State::tr("Printer not permitted")};
    case PrinterState::Trouble:
        return {u"printer"_s, Tone::Stop, State::tr("Check the printer")};
    }
    LOYALTY_ASSERT(!"unknown state of a printer");
}

StateItem printItem(const PrintView& print)
{
    using Kind = PrintView::State;
    switch (print.state) {
    case Kind::Queued:
        return {u"printer"_s, Tone::Neutral, State::tr("The receipt waits for the printer")};
    case Kind::Sending:
        return {u"printer"_s, Tone::Neutral, State::tr("The receipt is being printed")};
    case Kind::Printed:
        return {u"check"_s, Tone::Good, State::tr("The receipt is printed")};
    case Kind::Sent:
        return {u"check"_s, Tone::Good, State::tr("The receipt was sent to the printer")};
    case Kind::Unsure:
        return {u"question"_s, Tone::Wait, State::tr("Look whether the receipt is whole. F9 prints it again")};
    case Kind::Attention:
        return {u"alert"_s, Tone::Stop,
                State::tr("%1: put it right, and the receipt prints by itself").arg(printerItem(print.printer).words)};
    case Kind::Failed:
        return {u"alert"_s, Tone::Stop, State::tr("The receipt was not printed. F9 tries again")};
    case Kind::NoPrinter:
        return {u"printer"_s, Tone::Neutral, State::tr("No printer: there is no paper receipt")};
    }
    LOYALTY_ASSERT(!"unknown state of a receipt");
}

StateLineModel stateLineModel(const TillStatus& status)
{
    const QString store = text(status.storeName.empty() ? status.terminal.store : status.storeName);
    const QString lane = text(status.terminal.lane);
    return {.headOffice = headOfficeItem(status),
            .terminal = {u"store"_s, Tone::Neutral, lane.isEmpty() ? store : store + u" · "_s + lane},
            .cashier = cashierItem(status),
            .clock = clockItem(status.terminal.clockDoubt),
            .scanner = scannerItem(status.scanner),
            .printer = printerItem(status.printer),
            .training = status.training};
}

} // namespace loyalty::ui
