#pragma once

#include "app/terminal/lane.h"
#include "app/terminal/on_lane.h"
#include "app/terminal/window/settings.h"
#include "core/journal/entry.h"
#include "core/receipt/receipt.h"
#include "devices/printer/profile.h"
#include "ui/till/till.h"

#include <QImage>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace loyalty::app {

class PrintQueue;

/// A receipt on its way to paper.
struct PaperJob
{
    std::optional<SaleId> sale; ///< all zero: of a load or a pay-out; none: a slip of which nothing is written down
    ledger::EntryRef of;
    receipt::Receipt receipt;
    QString language;
    int copy = 0; ///< 0: the receipt itself
};

/// The till's printer, on a lane of its own: whatever it does, a sale is booked before and the screen goes on.
///
/// Signals come on the thread that it lives on.
class Paper final : public QObject
{
    Q_OBJECT

public:
    /// `sends` is called on the printing lane before the first byte of a job goes to a printer.
    Paper(const PaperSettings& settings, std::function<void(const PaperJob&)> sends);
    ~Paper() override;

    /// Any thread. Jobs are printed one after the other; without a printer the answer is NoPrinter at once.
    void print(PaperJob job);
    /// Any thread; `done` is called on the printing lane with the paper as the printer would put it out.
    void preview(receipt::Receipt receipt, QString language, std::function<void(QImage)> done);
    [[nodiscard]] ui::PrinterState printer() const { return m_state; }
    /// What is written down of where it was printed.
    [[nodiscard]] std::string label() const { return m_settings.to.toStdString(); }
    /// Whether a receipt is printed after each sale without being asked.
    [[nodiscard]] bool atOnce() const { return m_settings.atOnce && !m_settings.to.isEmpty(); }

Q_SIGNALS:
    void changed(const ui::PrintView& print);
    /// The job is done with: its final state is to be written down, where it has one.
    void settled(const loyalty::app::PaperJob& job, std::optional<loyalty::journal::Printed::Outcome> outcome);

private:
    void take(const ui::PrintView& print);

    PaperSettings m_settings;
    ui::PrinterState m_state;
    Lane m_lane;
    OnLane<PrintQueue> m_queue;
};

} // namespace loyalty::app
