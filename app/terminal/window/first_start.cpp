#include "app/terminal/window/first_start.h"

#include "app/terminal/enrolment.h"

#include <QFile>

#include <utility>

namespace loyalty::app {
namespace {

std::optional<ui::FirstStart::Stop> enrolled(const std::filesystem::path& folder, const ui::FirstStart::Ask& ask)
{
    EnrolmentAsk enrolment{.folder = folder, .headOffice = ask.headOffice, .code = ask.code, .lane = ask.lane};
    if (!ask.caFile.empty()) {
        QFile file(QString::fromStdString(ask.caFile));
        if (!file.open(QIODevice::ReadOnly))
            return Fault{FaultCode::Missing, ask.caFile};
        enrolment.chainCa = file.readAll();
    }
    const auto done = app::enrol(enrolment);
    return done ? std::nullopt : std::optional(done.error());
}

} // namespace

NewTerminal::NewTerminal(std::filesystem::path folder)
    : m_folder(std::move(folder))
    , m_lane("enrolment")
{}

void NewTerminal::enrol(const Ask& ask, ui::Then<std::optional<Stop>> then)
{
    m_lane.post([this, ask, then = std::move(then)] {
        QMetaObject::invokeMethod(
            this, [then, stop = enrolled(m_folder, ask)] { then(stop); }, Qt::QueuedConnection);
    });
}

} // namespace loyalty::app
