#include "app/terminal/window/paper.h"

#include "app/terminal/window/print_queue.h"

#include <utility>

namespace loyalty::app {

Paper::Paper(const PaperSettings& settings, std::function<void(const PaperJob&)> sends)
    : m_settings(settings)
    , m_state(settings.to.isEmpty() ? ui::PrinterState::None : ui::PrinterState::Untried)
    , m_lane("printer")
    , m_queue(m_lane)
{
    m_lane.post([this, sends = std::move(sends)] {
        const auto here = [this](auto work) { QMetaObject::invokeMethod(this, std::move(work), Qt::QueuedConnection); };
        PrintQueue::Tells tells;
        tells.changed = [this, here](const ui::PrintView& print) { here([this, print] { take(print); }); };
        tells.settled = [this, here](const PaperJob& job, std::optional<journal::Printed::Outcome> outcome) {
            here([this, job, outcome] { Q_EMIT settled(job, outcome); });
        };
        tells.sends = sends;
        m_queue.put(std::make_unique<PrintQueue>(m_settings, std::move(tells)));
    });
}

Paper::~Paper() = default;

void Paper::print(PaperJob job)
{
    m_lane.post([this, job = std::move(job)] { m_queue->add(job); });
}

void Paper::preview(receipt::Receipt receipt, QString language, std::function<void(QImage)> done)
{
    m_lane.post([this, receipt = std::move(receipt), language = std::move(language), done = std::move(done)] {
        done(m_queue->draw(receipt, language));
    });
}

void Paper::take(const ui::PrintView& print)
{
    m_state = print.printer;
    Q_EMIT changed(print);
}

} // namespace loyalty::app
