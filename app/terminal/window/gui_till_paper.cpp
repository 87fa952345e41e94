#include "app/terminal/window/gui_till.h"

#include <utility>

namespace loyalty::app {
namespace {

constexpr int kOwedDays = 2; ///< nobody comes back for an older one by himself; it can still be reprinted

/// The sale's own receipt.
std::optional<ledger::EntryRef> entryOf(terminal::Terminal& terminal, const terminal::By& by, const SaleId& sale)
{
    const auto receipts = terminal.receiptsOf(by, sale);
    return receipts && !receipts->empty() ? std::optional(receipts->front().of) : std::nullopt;
}

std::int64_t amountOf(terminal::Terminal& terminal, const terminal::By& by, const terminal::ReceiptState& owed)
{
    if (owed.sale == SaleId()) {
        const auto slip = terminal.valueSlip(by, owed.of);
        if (!slip)
            return 0;
        const auto* const back = std::get_if<receipt::ReturnReceipt>(&*slip);
        return back != nullptr ? back->refundMinor : std::get<receipt::ValueReceipt>(*slip).minor;
    }
    const auto sale = terminal.findSale(by, owed.sale);
    return sale ? sale->sold.dueMinor : 0;
}

int copyOf(const receipt::Receipt& receipt)
{
    return std::visit([](const auto& each) { return each.heading.number; }, receipt);
}

} // namespace

// ---- paper

void GuiTill::useLanguage(const QString& language)
{
    m_language = language;
}

void GuiTill::printAtOnce(const SaleId& sale, const ledger::EntryRef& entry, const QString& language)
{
    if (!m_paper.atOnce())
        return;
    post([this, sale, entry, language](terminal::Terminal& terminal) {
        sendToPaper(terminal, m_side->by(access::Permission::Reprint), {.of = sale, .entry = entry}, language);
        tellStatus(terminal);
    });
}

void GuiTill::printSlip(terminal::Terminal& terminal, const MemberId& member, const QString& language)
{
    if (!m_paper.atOnce())
        return;
    if (auto slip = terminal.enrolmentSlip(m_side->by(access::Permission::Enrol), member))
        m_paper.print({.sale = std::nullopt, .of = {}, .receipt = std::move(*slip), .language = language, .copy = 0});
}

terminal::Answer<receipt::Receipt, terminal::ReceiptRefusal> GuiTill::compose(
    terminal::Terminal& terminal, const terminal::By& by, const ui::PrintWish& wish,
    const std::optional<ledger::EntryRef>& entry, int onTheWay)
{
    if (!entry)
        return fail(terminal::Stop<terminal::ReceiptRefusal>(terminal::ReceiptRefusal::NoSuchReceipt));
    const auto why = wish.withReasons ? engine::Trace::On : engine::Trace::Off;
    auto receipt = wish.of == SaleId() ? terminal.valueSlip(by, *entry, onTheWay)
                                       : terminal.receiptFor(by, wish.of, *entry, why, onTheWay);
    return receipt ? checkout::named(std::move(*receipt), m_articles) : std::move(receipt);
}

void GuiTill::sendToPaper(terminal::Terminal& terminal, const terminal::By& by, const ui::PrintWish& wish,
                          const QString& language)
{
    const auto entry = wish.entry ? wish.entry : entryOf(terminal, by, wish.of);
    const auto way = entry ? m_onTheWay.find(*entry) : m_onTheWay.end();
    const auto receipt = compose(terminal, by, wish, entry, way == m_onTheWay.end() ? 0 : way->second);
    watch(receipt);
    if (!receipt) {
        const ui::PrintView failed{
            .of = wish.of, .entry = entry.value_or(ledger::EntryRef()), .state = ui::PrintView::State::Failed};
        QMetaObject::invokeMethod(
            this, [this, failed] { Q_EMIT printChanged(failed); }, Qt::QueuedConnection);
        return;
    }
    ++m_onTheWay[*entry];
    m_paper.print({.sale = wish.of, .of = *entry, .receipt = *receipt, .language = language, .copy = copyOf(*receipt)});
}

void GuiTill::print(const ui::PrintWish& wish)
{
    busy();
    post([this, wish, language = m_language](terminal::Terminal& terminal) {
        sendToPaper(terminal, m_side->by(access::Permission::Reprint), wish, language);
    });
}

void GuiTill::writeDown(const PaperJob& job, std::optional<journal::Printed::Outcome> outcome)
{
    if (!job.sale)
        return;
    post([this, sale = *job.sale, of = job.of, outcome](terminal::Terminal& terminal) {
        if (outcome)
            watch(terminal.notePrint(m_side->by(access::Permission::Reprint), sale, of, *outcome, m_paper.label()));
        if (const auto way = m_onTheWay.find(of); way != m_onTheWay.end() && --way->second == 0)
            m_onTheWay.erase(way);
        m_sending.end(of);
    });
}

void GuiTill::preview(const ui::PrintWish& wish, ui::Then<QImage> then)
{
    post([this, wish, language = m_language, done = back(std::move(then))](terminal::Terminal& terminal) {
        const terminal::By by = m_side->by(access::Permission::Reprint);
        const auto entry = wish.entry ? wish.entry : entryOf(terminal, by, wish.of);
        const auto receipt = compose(terminal, by, wish, entry, 0);
        receipt ? m_paper.preview(*receipt, language, done) : done(QImage());
    });
}

std::vector<ui::OwedReceipt> GuiTill::owedBy(TillSide& side, terminal::Terminal& terminal, const SaleId& latest)
{
    std::vector<ui::OwedReceipt> owed;
    if (!m_paper.atOnce()) // nobody was promised paper without asking for it
        return owed;
    const terminal::By by = side.by(access::Permission::Reprint);
    const auto receipts = terminal.owedReceipts(by, kOwedDays);
    watch(receipts);
    if (!receipts)
        return owed;
    for (const terminal::ReceiptState& each : *receipts)
        owed.push_back({.of = each.sale,
                        .entry = each.of,
                        .at = each.at,
                        .kind = each.kind,
                        .amountMinor = amountOf(terminal, by, each),
                        .lastBeforeStart = each.sale == latest && latest != SaleId(),
                        .unsure = each.unsure});
    return owed;
}

void GuiTill::noteLeftPapers(TillSide& side, terminal::Terminal& terminal)
{
    const std::vector<SendingNote::Paper> left = m_sending.takeLeft();
    if (left.empty())
        return;
    const terminal::By by = side.by(access::Permission::Reprint);
    const auto owed = terminal.owedReceipts(by, kOwedDays);
    for (const SendingNote::Paper& paper : left) {
        // What is not owed was written down, and the program ended before the note was cleared.
        if (owed && std::ranges::find(*owed, paper.of, &terminal::ReceiptState::of) != owed->end())
            watch(terminal.notePrint(by, paper.sale, paper.of, journal::Printed::Outcome::Unsure, m_paper.label()));
        m_sending.end(paper.of);
    }
}

std::optional<ui::LeftSale> GuiTill::leftBy(TillSide& side, terminal::Terminal& terminal,
                                            const checkout::OpenSale& sale)
{
    if (terminal.findSale(side.by(access::Permission::LookUp), sale.sale))
        return std::nullopt; // booked, and the program ended before it was noted
    side.act([&sale](checkout::Checkout& open) { open.putBack(sale); });
    const auto there = side.checkout().openSale();
    return ui::LeftSale{.lines = sale.lines.size(),
                        .totalMinor = sale.totalMinor,
                        .putBack = there && there->sale == sale.sale && there->lines.size() == sale.lines.size(),
                        .more = sale.more};
}

void GuiTill::lastRun(ui::Then<ui::LastRun> then)
{
    ask<ui::LastRun>(
        [this](TillSide& side, terminal::Terminal& terminal) {
            ui::LastRun run{.owed = {}, .cutShort = m_note.left().cutShort, .last = {}, .left = {}};
            if (auto latest = terminal.recentSales(side.by(access::Permission::LookUp), 1); latest && !latest->empty())
                run.last = std::move(latest->front());
            noteLeftPapers(side, terminal);
            run.owed = owedBy(side, terminal, run.last ? run.last->id : SaleId());
            if (const auto left = std::exchange(m_left, std::nullopt))
                run.left = leftBy(side, terminal, *left);
            m_note.keep(side.checkout().openSale());
            return run;
        },
        std::move(then));
}

void GuiTill::declineReceipt(const SaleId& of, const ledger::EntryRef& entry)
{
    post([this, of, entry](terminal::Terminal& terminal) {
        watch(terminal.notePrint(m_side->by(access::Permission::Reprint), of, entry,
                                 journal::Printed::Outcome::Declined, {}));
    });
}

} // namespace loyalty::app
