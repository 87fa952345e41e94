#include "app/terminal/window/gui_till.h"

#include "app/terminal/till/checkout_json.h"

#include <QMetaObject>

#include <algorithm>
#include <chrono>
#include <utility>

namespace loyalty::app {
namespace {

using namespace std::chrono_literals;

constexpr auto kIdleAfter = 60s;
constexpr auto kStateLineEvery = 15s;
constexpr int kOwedDays = 2; ///< nobody comes back for an older one by himself; it can still be reprinted

ui::ProgrammeWords wordsOf(const programme::Programme& programme)
{
    ui::ProgrammeWords words;
    words.version = programme.version;
    words.programme = programme.names;
    if (programme.tiers)
        for (const programme::Tier& tier : programme.tiers->levels)
            words.tiers.emplace_back(tier.id, tier.names);
    for (const programme::Rule& rule : programme.earning.rules)
        words.rules.emplace_back(rule.id, rule.names);
    words.redeeming = programme.redeeming;
    return words;
}

/// The sale's own receipt.
std::optional<ledger::EntryRef> entryOf(terminal::Terminal& terminal, const terminal::By& by, const SaleId& sale)
{
    const auto receipts = terminal.receiptsOf(by, sale);
    return receipts && !receipts->empty() ? std::optional(receipts->front().of) : std::nullopt;
}

int copyOf(const receipt::Receipt& receipt)
{
    return std::visit([](const auto& each) { return each.heading.number; }, receipt);
}

} // namespace

GuiTill::GuiTill(Runtime& runtime, checkout::ArticleBook articles, const PaperSettings& paper,
                 const std::string& operatorId)
    : m_runtime(runtime)
    , m_articles(std::move(articles))
    , m_side(runtime.terminalLane())
    , m_paper(paper)
{
    const auto here = [this](auto work) { QMetaObject::invokeMethod(this, std::move(work), Qt::QueuedConnection); };
    connect(&m_paper, &Paper::changed, this, [this](const ui::PrintView& print) {
        m_status.printer = print.printer;
        Q_EMIT printChanged(print);
        Q_EMIT statusChanged(m_status);
    });
    connect(&m_paper, &Paper::settled, this, &GuiTill::writeDown);
    m_runtime.post([this, here, operatorId](terminal::Terminal& terminal) {
        TillSide::Tells tells;
        tells.changed = [this, here](const checkout::CheckoutView& view, const checkout::DisplayView& display) {
            here([this, view, display] {
                Q_EMIT checkoutChanged(view);
                Q_EMIT displayChanged(display);
            });
        };
        tells.saleShown = [this, here](const terminal::SaleView& sale) {
            here([this, sale] { Q_EMIT saleShown(sale); });
        };
        tells.exchanged = [this, &terminal] { tellStatus(terminal); };
        m_side.put(std::make_unique<TillSide>(m_runtime, terminal, m_articles, std::move(tells)));
        if (operatorId.empty() || !m_side->signIn(operatorId))
            m_side->act([](checkout::Checkout&) {});
        tellStatus(terminal);
    });
    m_idle.setSingleShot(true);
    m_idle.callOnTimeout(this, [this] { onSale([](checkout::Checkout& sale) { sale.idle(); }); });
    m_tick.callOnTimeout(this,
                         [this] { m_runtime.post([this](terminal::Terminal& terminal) { tellStatus(terminal); }); });
    m_tick.start(kStateLineEvery);
}

GuiTill::~GuiTill() = default;

// ---- to the lane and back

void GuiTill::onSide(std::function<void(TillSide&)> work)
{
    busy();
    m_runtime.post([this, work = std::move(work)](terminal::Terminal& terminal) {
        work(*m_side);
        tellStatus(terminal);
    });
}

void GuiTill::onSale(std::function<void(checkout::Checkout&)> work)
{
    onSide([work = std::move(work)](TillSide& side) { side.act(work); });
}

template <class Answer>
std::function<void(Answer)> GuiTill::back(ui::Then<Answer> then)
{
    return [this, then = std::move(then)](Answer answer) {
        QMetaObject::invokeMethod(
            this, [then, answer = std::move(answer)] { then(answer); }, Qt::QueuedConnection);
    };
}

template <class Answer>
void GuiTill::ask(std::function<Answer(TillSide&, terminal::Terminal&)> work, ui::Then<Answer> then)
{
    busy();
    m_runtime.post([this, work = std::move(work), done = back(std::move(then))](terminal::Terminal& terminal) {
        done(work(*m_side, terminal));
        m_side->act([](checkout::Checkout& sale) { sale.refresh(); });
        tellStatus(terminal);
    });
}

void GuiTill::busy()
{
    m_idle.start(kIdleAfter);
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
        this, [this, words = wordsOf(programme->programme())] { Q_EMIT wordsChanged(words); }, Qt::QueuedConnection);
}

json::Value GuiTill::checkoutJson()
{
    return m_runtime.terminalLane().call([this] { return toJson(m_side->checkout().view()); });
}

// ---- devices

void GuiTill::scanned(const devices::Scan& scan)
{
    onSide([bytes = scan.bytes, symbology = scan.symbology](TillSide& side) { side.scanned(bytes, symbology); });
}

void GuiTill::twoCodes()
{
    onSale([](checkout::Checkout& sale) { sale.twoCodes(); });
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

void GuiTill::signIn(const std::string& operatorId, ui::Then<bool> then)
{
    ask<bool>([operatorId](TillSide& side, terminal::Terminal&) { return side.signIn(operatorId); }, std::move(then));
}

void GuiTill::signOut()
{
    onSide([](TillSide& side) { side.signOut(); });
}

void GuiTill::approve(const std::string& operatorId, access::Permission permission, ui::Then<bool> then)
{
    ask<bool>([=](TillSide& side, terminal::Terminal&) { return side.approve(operatorId, permission); },
              std::move(then));
}

// ---- the open sale

void GuiTill::typed(const std::string& text)
{
    onSide([text](TillSide& side) { side.typed(text); });
}

void GuiTill::addAmount(std::int64_t minor)
{
    onSale([minor](checkout::Checkout& sale) { sale.addAmount(minor); });
}

void GuiTill::price(std::int64_t minor)
{
    onSale([minor](checkout::Checkout& sale) { sale.price(minor); });
}

void GuiTill::setQuantity(std::uint32_t line, Quantity quantity)
{
    onSale([=](checkout::Checkout& sale) { sale.setQuantity(line, quantity); });
}

void GuiTill::removeLine(std::uint32_t line)
{
    onSale([line](checkout::Checkout& sale) { sale.removeLine(line); });
}

void GuiTill::redeem(const engine::Ask& ask)
{
    onSale([ask](checkout::Checkout& sale) { sale.redeem(ask); });
}

void GuiTill::undo()
{
    onSale([](checkout::Checkout& sale) { sale.undo(); });
}

void GuiTill::replaceMember(bool yes)
{
    onSale([yes](checkout::Checkout& sale) { sale.replaceMember(yes); });
}

void GuiTill::dropMember()
{
    onSale([](checkout::Checkout& sale) { sale.dropMember(); });
}

void GuiTill::abandon()
{
    onSale([](checkout::Checkout& sale) { sale.abandon(); });
}

void GuiTill::commit(ui::Then<ui::CommitAnswer> then)
{
    busy();
    m_runtime.post([this, done = back(std::move(then)), language = m_language](terminal::Terminal& terminal) {
        m_side->commit([this, done, &terminal, language](const CommitAnswer& sale) {
            done(sale ? ui::CommitAnswer() : ui::CommitAnswer(sale.error()));
            if (sale)
                printAtOnce(sale->id, sale->entry, language);
            tellStatus(terminal);
        });
    });
}

void GuiTill::next()
{
    onSale([](checkout::Checkout& sale) { sale.next(); });
}

void GuiTill::serve(const MemberId& member)
{
    onSale([member](checkout::Checkout& sale) { sale.serve(member); });
}

// ---- members

void GuiTill::enrol(const terminal::EnrolAsk& ask, ui::Then<ui::EnrolAnswer> then)
{
    this->ask<ui::EnrolAnswer>(
        [ask](TillSide& side, terminal::Terminal& terminal) {
            return terminal.enrol(side.by(access::Permission::Enrol), ask);
        },
        std::move(then));
}

void GuiTill::findMember(const std::string& text, ui::Then<ui::IdentifyAnswer> then)
{
    onSide([text, done = back(std::move(then))](TillSide& side) { side.findMember(text, done); });
}

void GuiTill::ledgerOf(const MemberId& member, ui::Then<ui::LedgerAnswer> then)
{
    ask<ui::LedgerAnswer>(
        [member](TillSide& side, terminal::Terminal& terminal) {
            return terminal.ledgerOf(side.by(access::Permission::ReadLedger), member);
        },
        std::move(then));
}

void GuiTill::adjust(const MemberId& member, Points points, const std::string& reason, ui::Then<ui::AdjustAnswer> then)
{
    ask<ui::AdjustAnswer>(
        [=](TillSide& side, terminal::Terminal& terminal) {
            return terminal.adjust(side.by(access::Permission::Adjust), member, points, reason);
        },
        std::move(then));
}

void GuiTill::block(const MemberId& member, bool blocked, const std::string& reason, ui::Then<ui::BlockAnswer> then)
{
    ask<ui::BlockAnswer>(
        [=](TillSide& side, terminal::Terminal& terminal) {
            return terminal.block(side.by(access::Permission::Block), member, blocked, reason);
        },
        std::move(then));
}

// ---- sales

void GuiTill::recentSales(std::size_t count, ui::Then<std::vector<terminal::SaleView>> then)
{
    using Sales = std::vector<terminal::SaleView>;
    ask<Sales>(
        [count](TillSide&, terminal::Terminal& terminal) {
            auto sales = terminal.recentSales(count);
            return sales ? std::move(*sales) : Sales();
        },
        std::move(then));
}

void GuiTill::findSale(const std::string& text, ui::Then<ui::SaleAnswer> then)
{
    onSide([text, done = back(std::move(then))](TillSide& side) { side.findSale(text, done); });
}

void GuiTill::returnGoods(const SaleId& sale, const std::vector<engine::ReturnAsk>& lines,
                          ui::Then<ui::ReturnAnswer> then)
{
    onSide([this, sale, lines, done = back(std::move(then)), language = m_language](TillSide& side) {
        side.returnGoods(sale, lines, [this, done, language](ReturnAnswer answer) {
            if (answer.returned)
                printAtOnce(answer.returned->sale, answer.returned->entry, language);
            done({std::move(answer.returned), answer.reached});
        });
    });
}

void GuiTill::voidSale(const SaleId& sale, const std::string& reason, ui::Then<ui::VoidAnswer> then)
{
    onSide([this, sale, reason, done = back(std::move(then)), language = m_language](TillSide& side) {
        side.voidSale(sale, reason, [this, done, language](VoidAnswer answer) {
            if (answer.voided)
                printAtOnce(answer.voided->sale, answer.voided->entry, language);
            done({std::move(answer.voided), answer.reached});
        });
    });
}

// ---- paper

void GuiTill::useLanguage(const QString& language)
{
    m_language = language;
}

void GuiTill::printAtOnce(const SaleId& sale, const ledger::EntryRef& entry, const QString& language)
{
    if (!m_paper.atOnce())
        return;
    m_runtime.post([this, sale, entry, language](terminal::Terminal& terminal) {
        sendToPaper(terminal, m_side->by(access::Permission::Reprint), {.of = sale, .entry = entry}, language);
        tellStatus(terminal);
    });
}

void GuiTill::sendToPaper(terminal::Terminal& terminal, const terminal::By& by, const ui::PrintWish& wish,
                          const QString& language)
{
    const auto entry = wish.entry ? wish.entry : entryOf(terminal, by, wish.of);
    const auto why = wish.withReasons ? engine::Trace::On : engine::Trace::Off;
    const auto receipt = entry
                             ? terminal.receiptFor(by, wish.of, *entry, why)
                             : fail(terminal::Stop<terminal::ReceiptRefusal>(terminal::ReceiptRefusal::NoSuchReceipt));
    if (!receipt) {
        const ui::PrintView failed{.of = wish.of, .state = ui::PrintView::State::Failed};
        QMetaObject::invokeMethod(
            this, [this, failed] { Q_EMIT printChanged(failed); }, Qt::QueuedConnection);
        return;
    }
    m_paper.print({.sale = wish.of, .of = *entry, .receipt = *receipt, .language = language, .copy = copyOf(*receipt)});
}

void GuiTill::print(const ui::PrintWish& wish)
{
    busy();
    m_runtime.post([this, wish, language = m_language](terminal::Terminal& terminal) {
        sendToPaper(terminal, m_side->by(access::Permission::Reprint), wish, language);
    });
}

void GuiTill::writeDown(const PaperJob& job, journal::Printed::Outcome outcome)
{
    m_runtime.post([this, job, outcome](terminal::Terminal& terminal) {
        static_cast<void>(
            terminal.notePrint(m_side->by(access::Permission::Reprint), job.sale, job.of, outcome, m_paper.label()));
    });
}

void GuiTill::preview(const ui::PrintWish& wish, ui::Then<QImage> then)
{
    m_runtime.post([this, wish, language = m_language, done = back(std::move(then))](terminal::Terminal& terminal) {
        const terminal::By by = m_side->by(access::Permission::Reprint);
        const auto entry = wish.entry ? wish.entry : entryOf(terminal, by, wish.of);
        const auto why = wish.withReasons ? engine::Trace::On : engine::Trace::Off;
        if (!entry)
            return done(QImage());
        const auto receipt = terminal.receiptFor(by, wish.of, *entry, why);
        receipt ? m_paper.preview(*receipt, language, done) : done(QImage());
    });
}

void GuiTill::owedReceipts(ui::Then<std::vector<ui::OwedReceipt>> then)
{
    using Owed = std::vector<ui::OwedReceipt>;
    ask<Owed>(
        [](TillSide& side, terminal::Terminal& terminal) {
            Owed owed;
            const terminal::By by = side.by(access::Permission::Reprint);
            const auto receipts = terminal.owedReceipts(by, kOwedDays);
            if (!receipts)
                return owed;
            for (const terminal::ReceiptState& each : *receipts) {
                const auto sale = terminal.findSale(by, each.sale);
                owed.push_back({.of = each.sale,
                                .entry = each.of,
                                .at = each.at,
                                .kind = each.kind,
                                .amountMinor = sale ? sale->sold.dueMinor : 0,
                                .lastBeforeStart = owed.empty()});
            }
            return owed;
        },
        std::move(then));
}

void GuiTill::declineReceipt(const SaleId& of, const ledger::EntryRef& entry)
{
    m_runtime.post([this, of, entry](terminal::Terminal& terminal) {
        static_cast<void>(terminal.notePrint(m_side->by(access::Permission::Reprint), of, entry,
                                             journal::Printed::Outcome::Declined, {}));
    });
}

// ---- head office

void GuiTill::syncNow()
{
    m_runtime.hurry();
}

void GuiTill::verify(ui::Then<terminal::VerifyView> then)
{
    ask<terminal::VerifyView>(
        [](TillSide&, terminal::Terminal& terminal) {
            auto view = terminal.verify();
            return view ? std::move(*view)
                        : terminal::VerifyView{.problems = {std::string(toString(view.error().code))}};
        },
        std::move(then));
}

} // namespace loyalty::app
