#pragma once

#include "devices/scan/scan.h"
#include "devices/wedge/wedge_filter.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <vector>

class QKeyEvent;
class QWindow;

namespace loyalty::devices {

/// Takes what keyboard-wedge scanners type out of the application's key events, over dialogs and with any focus. The rules
/// are WedgeFilter's.
///
/// Installs itself on the QGuiApplication that there is. It looks at keys where they come in, at the window, so the same
/// event on its way through widgets is not seen twice; events that are sent to a widget straight are left alone. Keys that
/// are given back are sent to the window that has the focus then, without looking for shortcuts: a plain printable key is
/// nobody's shortcut.
///
/// On the GUI thread.
class WedgeEventFilter final : public QObject
{
    Q_OBJECT

public:
    /// `clock` outlives the filter.
    WedgeEventFilter(const Clock& clock, std::vector<WedgeProfile> profiles, QObject* parent = nullptr);
    ~WedgeEventFilter() override;

    /// Settings changed: what is held is given back first.
    void setProfiles(std::vector<WedgeProfile> profiles);

    [[nodiscard]] bool eventFilter(QObject* watched, QEvent* event) override;

public Q_SLOTS:
    /// Patience is over. What the timer calls; by itself it does nothing wrong at any time.
    void lapse();

Q_SIGNALS:
    void scanned(const loyalty::devices::Scan& scan);
    /// A scanner typed something of which a part is missing: scan again.
    void misread();

private:
    struct Held
    {
        QPointer<QWindow> window;
        std::unique_ptr<QKeyEvent> event;
    };

    [[nodiscard]] bool isTaken(QWindow* window, const QKeyEvent& event);
    [[nodiscard]] bool overridesShortcut(const QKeyEvent& event);
    void act(const WedgeOutcome& outcome, QWindow* window, const QKeyEvent* present);
    void giveBack(const Held& held);

    const Clock& m_clock;
    WedgeFilter m_filter;
    std::vector<Held> m_held; ///< as m_filter holds them
    const QEvent* m_own = nullptr;
    QTimer m_patience;
    QTimer m_lastTurn; ///< lets in the keys that came while the loop was busy
};

} // namespace loyalty::devices
