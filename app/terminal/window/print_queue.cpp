#include "app/terminal/window/print_queue.h"

#include "app/terminal/printing.h"
#include "core/base/assert.h"
#include "devices/printer/encode.h"

#include <QDateTime>
#include <QDir>
#include <QSaveFile>

#include <chrono>
#include <utility>

namespace loyalty::app {
namespace {

using namespace std::chrono_literals;
using Outcome = journal::Printed::Outcome;
using Shown = ui::PrintView::State;

constexpr auto kPatience = 500ms; ///< of one turn
constexpr auto kTryAgain = 500ms; ///< while somebody has to put in paper, or the printer serves another

ui::PrinterState stateOf(const devices::PrintJob& job)
{
    if (job.status().paperOut)
        return ui::PrinterState::PaperOut;
    if (job.status().coverOpen)
        return ui::PrinterState::CoverOpen;
    if (job.needsHelp())
        return ui::PrinterState::Trouble;
    if (!job.error())
        return ui::PrinterState::Printing;
    switch (*job.error()) {
    case devices::TransportError::Denied:
        return ui::PrinterState::Denied;
    case devices::TransportError::Gone:
    case devices::TransportError::Timeout:
    case devices::TransportError::Busy:
        return ui::PrinterState::Offline;
    case devices::TransportError::Stall:
    case devices::TransportError::Io:
        return ui::PrinterState::Trouble;
    }
    return ui::PrinterState::Trouble;
}

} // namespace

PrintQueue::PrintQueue(const PaperSettings& settings, Tells tells)
    : m_settings(settings)
    , m_tells(std::move(tells))
    , m_transport(transportTo(settings.to.toStdString()))
{
    const devices::Profile* const known = devices::findProfile(settings.profile);
    LOYALTY_ASSERT(known != nullptr); // Settings take no other
    m_profile = *known;
    m_timer.setSingleShot(true);
    m_timer.callOnTimeout([this] { turn(); });
}

PrintQueue::~PrintQueue() = default;

void PrintQueue::add(PaperJob job)
{
    m_jobs.push_back(std::move(job));
    if (m_jobs.size() == 1)
        return start();
    m_tells.changed(viewOf(m_jobs.back(), Shown::Queued));
}

ui::PrintView PrintQueue::viewOf(const PaperJob& job, Shown state) const
{
    return {.of = job.sale.value_or(SaleId()),
            .entry = job.of,
            .state = state,
            .printer = m_settings.to.isEmpty() ? ui::PrinterState::None : m_printer,
            .copy = job.copy};
}

void PrintQueue::start()
{
    if (m_jobs.empty())
        return;
    m_told = Shown::Queued;
    if (m_settings.to.isEmpty())
        return settle(Shown::NoPrinter, std::nullopt);
    devices::EncodedJob job = encoded(m_jobs.front().receipt, m_jobs.front().language);
    if (!m_transport) {
        const bool written = writePicture(job);
        m_printer = written ? ui::PrinterState::Ready : ui::PrinterState::Trouble;
        return written ? settle(Shown::Printed, Outcome::Printed) : settle(Shown::Failed, std::nullopt);
    }
    m_job.emplace(std::move(job), m_profile.proof);
    m_sends = false;
    m_timer.start(0);
}

void PrintQueue::turn()
{
    using State = devices::PrintJob::State;
    const State state = m_job->advance(*m_transport, kPatience);
    m_printer = stateOf(*m_job);
    // The printer is there, and the next turn sends.
    if (state == State::Sending && !std::exchange(m_sends, true) && m_tells.sends)
        m_tells.sends(m_jobs.front());
    if (!m_job->isFinal()) {
        tell(m_printer == ui::PrinterState::Printing ? Shown::Sending : Shown::Attention);
        m_timer.start(m_printer == ui::PrinterState::Printing ? 0ms : kTryAgain);
        return;
    }
    switch (state) {
    case State::Printed:
        m_printer = ui::PrinterState::Ready;
        return settle(Shown::Printed, Outcome::Printed);
    case State::Sent: // final where the printer proves nothing: it took every byte, and that is all one knows
        m_printer = ui::PrinterState::Ready;
        return settle(Shown::Sent, Outcome::Sent);
    case State::Unsure:
        return settle(Shown::Unsure, Outcome::Unsure);
    case State::Failed:
        return settle(Shown::Failed, std::nullopt);
    case State::Queued:
    case State::Sending:
        return;
    }
}

void PrintQueue::settle(Shown state, std::optional<Outcome> outcome)
{
    tell(state);
    m_tells.settled(m_jobs.front(), outcome);
    m_job.reset();
    m_jobs.pop_front();
    start();
}

void PrintQueue::tell(Shown state)
{
    if (state == m_told && state != Shown::Attention)
        return;
    m_told = state;
    m_tells.changed(viewOf(m_jobs.front(), state));
}

devices::EncodedJob PrintQueue::encoded(const receipt::Receipt& receipt, const QString& language)
{
    const receipt::Wording* const wording = receiptWording(language.toStdString());
    LOYALTY_ASSERT(wording != nullptr); // the screen speaks no other language than paper
    return devices::encode(receipt::compose(receipt, *wording), m_profile, devices::markOf(m_number++));
}

QImage PrintQueue::draw(const receipt::Receipt& receipt, const QString& language)
{
    return QImage::fromData(pictureOf(encoded(receipt, language), m_profile));
}

/// A shop that looks at its receipts, or a test: the bytes, and what they would look like.
bool PrintQueue::writePicture(const devices::EncodedJob& job)
{
    const QDir folder(m_settings.to);
    const QString name = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz"));
    // Whole or not there.
    const auto keep = [&](const char* suffix, const QByteArray& content) {
        QSaveFile file(folder.filePath(name + QLatin1String(suffix)));
        // Unbuffered: what fails while a buffer is flushed, QSaveFile commits all the same.
        return file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && file.write(content) == content.size() &&
               file.commit();
    };
    return keep(".bin", job.bytes) && keep(".png", pictureOf(job, m_profile));
}

} // namespace loyalty::app
