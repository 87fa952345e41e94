#include "app/terminal/window/scanning.h"

#include "app/terminal/programs.h"

namespace loyalty::app {
namespace {

constexpr char kPictures[] = "picture";

/// Beside this program, where it is built and where it is installed.
devices::PictureReader::Helper pictureHelper()
{
    return {.program = programBeside(QStringLiteral("loyalty-picture"), QStringLiteral("../picture")), .arguments = {}};
}

} // namespace

Scanning::Scanning(GuiTill& till, const Clock& clock, const std::vector<devices::WedgeProfile>& scanners)
    : m_till(till)
    , m_clock(clock)
    , m_router(clock)
    , m_wedge(clock, scanners)
    , m_pictures(pictureHelper())
{
    m_claim = m_router.claim("till", [this](const devices::Scan& scan) {
        if (scan.device != kPictures)
            m_till.showScanner(ui::ScannerState::Ready);
        Q_EMIT codeCame();
        m_till.scanned(scan);
        m_claim.finish();
    });
    connect(&m_wedge, &devices::WedgeEventFilter::scanned, &m_router, &devices::ScanRouter::take);
    connect(&m_wedge, &devices::WedgeEventFilter::misread, this, [this] {
        m_till.showScanner(ui::ScannerState::Attention);
        m_till.halfCode();
    });
    connect(&m_router, &devices::ScanRouter::twoAtOnce, &m_till, &GuiTill::twoCodes);
    connect(&m_router, &devices::ScanRouter::sameAgain, &m_till, &GuiTill::readTwice);
    connect(&m_till, &GuiTill::pictureGiven, this, &Scanning::readPicture);
    m_till.showScanner(ui::ScannerState::Unheard);
}

void Scanning::readPicture(const QByteArray& bytes)
{
    m_pictures.read(bytes, [this](const devices::PictureFinding& finding) {
        if (finding.outcome == devices::PictureOutcome::Read)
            m_router.take(devices::scanOf(finding, kPictures, m_clock.now()));
        else
            m_till.nothingRead();
    });
}

} // namespace loyalty::app
