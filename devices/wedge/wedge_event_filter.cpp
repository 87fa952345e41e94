#include "devices/wedge/wedge_event_filter.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QWindow>

#include <utility>

namespace loyalty::devices {
namespace {

KeyStroke strokeOf(const QKeyEvent& event)
{
    const Qt::KeyboardModifiers modifiers = event.modifiers();
    return {.timestampMs = event.timestamp(),
            .scanCode = event.nativeScanCode(),
            .press = event.type() != QEvent::KeyRelease,
            .autoRepeat = event.isAutoRepeat(),
            .shift = modifiers.testFlag(Qt::ShiftModifier),
            .ctrl = modifiers.testFlag(Qt::ControlModifier),
            .command = modifiers.testFlag(Qt::AltModifier) || modifiers.testFlag(Qt::MetaModifier)};
}

} // namespace

WedgeEventFilter::WedgeEventFilter(const Clock& clock, std::vector<WedgeProfile> profiles, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_filter(std::move(profiles))
{
    m_patience.setSingleShot(true);
    m_patience.setTimerType(Qt::PreciseTimer);
    m_lastTurn.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, &m_lastTurn, [this] { m_lastTurn.start(0); });
    connect(&m_lastTurn, &QTimer::timeout, this, &WedgeEventFilter::lapse);
    QCoreApplication::instance()->installEventFilter(this);
}

WedgeEventFilter::~WedgeEventFilter()
{
    if (QCoreApplication* const application = QCoreApplication::instance())
        application->removeEventFilter(this);
}

void WedgeEventFilter::setProfiles(std::vector<WedgeProfile> profiles)
{
    const std::vector<Held> before = std::exchange(m_held, {});
    m_filter = WedgeFilter(std::move(profiles));
    for (const Held& held : before)
        giveBack(held);
}

bool WedgeEventFilter::eventFilter(QObject* watched, QEvent* event)
{
    const QEvent::Type type = event->type();
    if (event == m_own)
        return false;
    // A widget asks for shortcuts again when it is sent a key, without the scan code: that is no new key.
    if (m_own != nullptr && type == QEvent::ShortcutOverride)
        return false;
    if (type == QEvent::ShortcutOverride && overridesShortcut(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    const bool key = type == QEvent::KeyPress || type == QEvent::KeyRelease;
    if (!key || !watched->isWindowType())
        return false;
    return isTaken(static_cast<QWindow*>(watched), *static_cast<QKeyEvent*>(event));
}

/// Qt asks for shortcuts before it sends the key itself. A key that we are going to take must not be one; before one that
/// we let pass, what is held goes first.
bool WedgeEventFilter::overridesShortcut(const QKeyEvent& event)
{
    const WedgeOutcome outcome = m_filter.preview(strokeOf(event));
    if (outcome.now != WedgeOutcome::Now::Pass)
        return true;
    if (outcome.emptied)
        act(m_filter.handle(strokeOf(event)), nullptr, nullptr);
    return false;
}

bool WedgeEventFilter::isTaken(QWindow* window, const QKeyEvent& event)
{
    const WedgeOutcome outcome = m_filter.handle(strokeOf(event));
    act(outcome, window, &event);
    return outcome.now != WedgeOutcome::Now::Pass;
}

void WedgeEventFilter::lapse()
{
    act(m_filter.lapse(), nullptr, nullptr);
}

/// The books first, then the world: whoever gets a key may run an event loop of its own, and more keys come in.
void WedgeEventFilter::act(const WedgeOutcome& outcome, QWindow* window, const QKeyEvent* present)
{
    std::vector<Held> before;
    if (outcome.emptied) {
        before = std::exchange(m_held, {});
        m_patience.stop();
        m_lastTurn.stop();
    }
    if (outcome.now == WedgeOutcome::Now::Keep && present != nullptr)
        m_held.push_back({window, std::unique_ptr<QKeyEvent>(present->clone())});
    if (outcome.grew) {
        m_lastTurn.stop();
        m_patience.start(m_filter.patience().value_or(WedgeFilter::kSilence));
    }
    for (const std::size_t position : outcome.replay)
        giveBack(before[position]);
    if (outcome.code)
        Q_EMIT scanned(scanOf(outcome.code->label, m_clock.now(), outcome.code->text));
    if (outcome.broken)
        Q_EMIT misread();
}

void WedgeEventFilter::giveBack(const Held& held)
{
    QWindow* const focus = QGuiApplication::focusWindow();
    QWindow* const window = focus != nullptr ? focus : held.window.data();
    if (window == nullptr)
        return;
    const QEvent* const outer = std::exchange(m_own, held.event.get());
    QCoreApplication::sendEvent(window, held.event.get());
    m_own = outer;
}

} // namespace loyalty::devices
