#pragma once

#include "app/terminal/window/paper.h"
#include "devices/printer/print_job.h"
#include "devices/transport/transport.h"

#include <QTimer>

#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace loyalty::app {

/// Jobs of one printer, one after the other. On the printing lane; a turn of its timer does one bounded piece of work.
class PrintQueue
{
public:
    struct Tells
    {
        std::function<void(const ui::PrintView&)> changed;
        /// The job is done with; no outcome: nothing went to paper, and nothing is to be written down.
        std::function<void(const PaperJob&, std::optional<journal::Printed::Outcome>)> settled;
        /// Before the first byte of the job goes to a printer, and only then. May be empty.
        std::function<void(const PaperJob&)> sends = {};
    };

    PrintQueue(const PaperSettings& settings, Tells tells);
    ~PrintQueue();

    void add(PaperJob job);
    [[nodiscard]] QImage draw(const receipt::Receipt& receipt, const QString& language);

private:
    void turn();
    void start();
    void settle(ui::PrintView::State state, std::optional<journal::Printed::Outcome> outcome);
    void tell(ui::PrintView::State state);
    [[nodiscard]] ui::PrintView viewOf(const PaperJob& job, ui::PrintView::State state) const;
    [[nodiscard]] devices::EncodedJob encoded(const receipt::Receipt& receipt, const QString& language);
    [[nodiscard]] bool writePicture(const devices::EncodedJob& job);

    PaperSettings m_settings;
    Tells m_tells;
    devices::Profile m_profile;
    std::unique_ptr<devices::Transport> m_transport; ///< none: no printer, or a folder
    std::deque<PaperJob> m_jobs;                     ///< the first one is being printed while m_job
    std::optional<devices::PrintJob> m_job;
    ui::PrinterState m_printer = ui::PrinterState::Untried;
    ui::PrintView::State m_told = ui::PrintView::State::Queued;
    bool m_sends = false; ///< the first job: bytes of it go out
    std::uint32_t m_number = 0;
    QTimer m_timer;
};

} // namespace loyalty::app
