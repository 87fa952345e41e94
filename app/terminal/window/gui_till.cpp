#include "app/terminal/window/gui_till.h"

#include "app/terminal/commands/view_json.h"
#include "app/terminal/till/checkout_json.h"

#include <QMetaObject>

#include <algorithm>
#include <chrono>
#include <utility>

namespace loyalty::app {
namespace {

using namespace std::chrono_literals;

constexpr auto kIdleAfter = 60s;
constexpr auto kLockAfter = 3min;
constexpr auto kStateLineEvery = 15s;

using Verified = Result<terminal::VerifyView, Fault>;

} // namespace

GuiTill::GuiTill(Runtime& runtime, checkout::ArticleBook articles, const PaperSettings& paper,
                 const std::string& operatorId)
    : m_runtime(runtime)
    , m_articles(std::move(articles))
    , m_sending(runtime.folder())
    , m_paper(paper,
              [this](const PaperJob& job) {
                  if (job.sale)
                      m_sending.begin({*job.sale, job.of});
              })
    , m_note(runtime.folder())
    , m_left(m_note.left().sale)
    , m_side(runtime.terminalLane())
{
    const auto here = [this](auto work) { QMetaObject::invokeMethod(this, std::move(work), Qt::QueuedConnection); };
    connect(&m_paper, &Paper::changed, this, [this](const ui::PrintView& print) {
        m_status.printer = print.printer;
        Q_EMIT printChanged(print);
        Q_EMIT statusChanged(m_status);
    });
    connect(&m_paper, &Paper::settled, this, &GuiTill::writeDown);
    post([this, here, operatorId](terminal::Terminal& terminal) {
        TillSide::Tells tells;
        tells.changed = [this, here](const checkout::CheckoutView& view, const checkout::DisplayView& display) {
            if (!m_left && m_side.get() != nullptr)
                m_note.keep(m_side->checkout().openSale());
            here([this, view, display] {
                Q_EMIT checkoutChanged(view);
                Q_EMIT displayChanged(display);
                if (view.fault && view.lines.empty()) // with goods in it the sale is booked, or left, first
                    Q_EMIT troubled(*view.fault);
            });
        };
        tells.saleShown = [this, here](const terminal::SaleView& sale) {
            here([this, sale] { Q_EMIT saleShown(sale); });
        };
        tells.exchanged = [this, &terminal] { tellStatus(terminal); };
        m_side.put(std::make_unique<TillSide>(m_runtime, terminal, m_articles, std::move(tells)));
        if (operatorId.empty() || m_side->signIn({operatorId, {}}))
            m_side->act([](checkout::Checkout&) {}); // nobody is at the till: the window asks who
        tellStatus(terminal);
    });
    m_idle.setSingleShot(true);
    m_idle.callOnTimeout(this, [this] {
        post([this](terminal::Terminal&) { m_side->act([](checkout::Checkout& sale) { sale.idle(); }); });
    });
    m_lock.setSingleShot(true);
    m_lock.callOnTimeout(this, [this] {
        post([this](terminal::Terminal& terminal) {
            m_side->lock();
            tellStatus(terminal);
        });
    });
    m_tick.callOnTimeout(this, [this] { post([this](terminal::Terminal& terminal) { tellStatus(terminal); }); });
    m_tick.start(kStateLineEvery);
}

GuiTill::~GuiTill() = default;

// ---- to the lane and back

void GuiTill::post(std::function<void(terminal::Terminal&)> work)
{
    m_runtime.post(m_side.watched(std::move(work)));
}

void GuiTill::onSide(std::function<void(TillSide&)> work)
{
    busy();
    post([this, work = std::move(work)](terminal::Terminal& terminal) {
        work(*m_side);
        tellStatus(terminal);
    });
}

void GuiTill::onSale(std::function<void(checkout::Checkout&)> work)
{
    onSide([work = std::move(work)](TillSide& side) { side.act(work); });
}

void GuiTill::busy()
{
    m_idle.start(kIdleAfter);
    m_lock.start(kLockAfter);
}

void GuiTill::tellStatus(terminal::Terminal& terminal)
{
    ui::TillStatus status;
    const terminal::Identity& identity = terminal.identity();
    status.terminal = terminal.status();
    status.storeName = identity.settings.storeName;
    status.training = identity.settings.training;
    status.online = m_runtime.isOnline();
    status.time = identity.settings.time;
    const Instant now = m_runtime.clock().now();
    status.utcOffsetMinutes = m_runtime.calendar().localTime(now, status.time.zone).utcOffsetMs / 60'000;
    if (const auto& actor = m_side->actor()) {
        status.operatorId = actor->id;
        status.operatorName = terminal.operatorName(actor->id);
        status.role = actor->role;
    }
    if (const auto* const programme = terminal.programmeNow())
        status.currency = programme->programme().currency;
    QMetaObject::invokeMethod(
        this, [this, status] { receive(status); }, Qt::QueuedConnection);
    tellWords(terminal);
}

/// What the devices say is known here, the rest on the lane.
void GuiTill::receive(const ui::TillStatus& status)
{
    const ui::ScannerState scanner = m_status.scanner;
    m_status = status;
    m_status.scanner = scanner;
    m_status.printer = m_paper.printer();
    Q_EMIT statusChanged(m_status);
}

void GuiTill::tellWords(terminal::Terminal& terminal)
{
    const auto* const programme = terminal.programmeNow();
    if (programme == nullptr || programme->programme().version == m_wordsVersion)
        return;
    m_wordsVersion = programme->programme().version;
    QMetaObject::invokeMethod(
        this, [this, words = ui::wordsOf(programme->programme())] { Q_EMIT wordsChanged(words); },
        Qt::QueuedConnection);
}

json::Value GuiTill::checkoutJson()
{
    const std::string_view by = tierMeasure(m_runtime);
    return m_runtime.terminalLane().call([this, by] { return toJson(m_side->checkout().view(), by); });
}

// ---- devices

void GuiTill::lookAside(bool aside)
{
    post([this, aside](terminal::Terminal&) {
        m_side->act([aside](checkout::Checkout& sale) { sale.lookAside(aside); });
    });
}

void GuiTill::divertScans(bool on)
{
    m_diverted = on;
}

void GuiTill::scanned(const devices::Scan& scan)
{
    if (!m_diverted)
        return takeScan(scan);
    busy();
    m_told = scan;
    Q_EMIT codeRead(QString::fromUtf8(scan.bytes.data(), static_cast<qsizetype>(scan.bytes.size())));
}

void GuiTill::passScanOn()
{
    takeScan(m_told);
}

void GuiTill::takeScan(const devices::Scan& scan)
{
    onSide([bytes = scan.bytes, symbology = scan.symbology](TillSide& side) { side.scanned(bytes, symbology); });
}

void GuiTill::twoCodes()
{
    onSale([](checkout::Checkout& sale) { sale.twoCodes(); });
}

void GuiTill::readTwice()
{
    onSale([](checkout::Checkout& sale) { sale.readTwice(); });
}

void GuiTill::halfCode()
{
    onSale([](checkout::Checkout& sale) { sale.halfCode(); });
}

void GuiTill::nothingRead()
{
    onSale([](checkout::Checkout& sale) { sale.nothingRead(); });
}

void GuiTill::showScanner(ui::ScannerState state)
{
    m_status.scanner = state;
    Q_EMIT statusChanged(m_status);
}

void GuiTill::readPicture(const QByteArray& bytes)
{
    Q_EMIT pictureGiven(bytes);
}

// ---- who

void GuiTill::signIn(const terminal::Credentials& who, ui::Then<ui::SignInAnswer> then)
{
    ask<ui::SignInAnswer>([who](TillSide& side, terminal::Terminal&) { return side.signIn(who); }, std::move(then));
}

void GuiTill::signOut()
{
    onSide([](TillSide& side) { side.signOut(); });
}

void GuiTill::approve(const terminal::Credentials& who, access::Permission permission, ui::Then<ui::SignInAnswer> then)
{
    ask<ui::SignInAnswer>([=](TillSide& side, terminal::Terminal&) { return side.approve(who, permission); },
                          std::move(then));
}

void GuiTill::letTryAgain(const terminal::Credentials& supervisor, const std::string& operatorId,
                          ui::Then<ui::SignInAnswer> then)
{
    ask<ui::SignInAnswer>([=](TillSide& side, terminal::Terminal&) { return side.letTryAgain(supervisor, operatorId); },
                          std::move(then));
}

// ---- head office

void GuiTill::syncNow()
{
    m_runtime.hurry();
}

void GuiTill::verify(ui::Then<terminal::VerifyView> then)
{
    busy();
    // By way of the terminal lane, which knows whether this till is still there.
    const auto arrive = m_side.watched([this, told = back(std::move(then))](const Verified& view) {
        watch(view);
        told(view ? *view : terminal::VerifyView{.problems = {std::string(toString(view.error().code))}});
    });
    m_runtime.verifyAside([&runtime = m_runtime, arrive](Verified view) {
        runtime.post([arrive, view = std::move(view)](terminal::Terminal&) { arrive(view); });
    });
}

} // namespace loyalty::app
