#pragma once

#include "app/terminal/window/gui_till.h"
#include "devices/picture/picture_reader.h"
#include "devices/scan/scan_router.h"
#include "devices/wedge/wedge_event_filter.h"

#include <vector>

namespace loyalty::app {

/// Every way by which a code comes into the till: keys of a scanner, a picture. One route for all of them, so that a
/// double read is one scan and two codes at once are seen, whatever they came by.
///
/// On the GUI thread. `till` and `clock` outlive it.
class Scanning final : public QObject
{
    Q_OBJECT

public:
    Scanning(GuiTill& till, const Clock& clock, const std::vector<devices::WedgeProfile>& scanners);

Q_SIGNALS:
    /// On its way to the till.
    void codeCame();

private:
    void readPicture(const QByteArray& bytes);

    GuiTill& m_till;
    const Clock& m_clock;
    devices::ScanRouter m_router;
    devices::ScanClaim m_claim;
    devices::WedgeEventFilter m_wedge;
    devices::PictureReader m_pictures;
};

} // namespace loyalty::app
