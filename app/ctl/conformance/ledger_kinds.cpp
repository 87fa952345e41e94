#include "app/ctl/conformance/book.h"
#include "app/ctl/conformance/draft.h"
#include "app/ctl/conformance/kinds.h"
#include "core/engine/tender.h"
#include "core/ledger/shares.h"
#include "core/ledger/shortfall.h"
#include "core/ledger/stored_value.h"

namespace loyalty::ctl {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;

/// The first instant of a day written "2026-01-31".
std::optional<Instant> dayIn(std::string_view text)
{
    const auto date = BusinessDate::parse(text);
    return date ? std::optional(Instant(std::int64_t{date->days()} * kDayMs)) : std::nullopt;
}

BusinessDate dateOf(Instant day)
{
    return BusinessDate(static_cast<std::int32_t>(day.unixMs() / kDayMs));
}

void checkLots(const JsonView& given, Expectation& expect)
{
    Book book;
    for (const JsonView& event : given.objects("events")) {
        const Instant at = dayIn(event.text("at")).value_or(book.now());
        if (event.has("credit"))
            book.credit(event.number("credit"), at, dayIn(event.text("expires")));
        else if (event.has("debit"))
            static_cast<void>(book.debit(event.number("debit"), at));
        else if (const auto upTo = dayIn(event.text("expire_up_to")))
            book.wait(*upTo);
        else
            return expect.impossible("an event of another kind");
    }
    std::vector<std::int64_t> remaining;
    for (const ledger::LotTerms& terms : book.opened())
        remaining.push_back(book.remaining(terms));
    json::Object ending;
    for (const std::string& day : expect.keysOf("expiring_by"))
        ending.set(day, book.endingBefore(dayIn(day).value_or(book.now())));
    expect.number("balance", book.balance());
    expect.numbers("remaining", remaining);
    expect.number("expired", book.expired());
    expect.number("deficit", book.member().book(ledger::points()).debt());
    expect.value("expiring_by", ending);
}

void checkAdjust(const JsonView& given, Expectation& expect)
{
    Book book;
    book.credit(given.number("balance"), Instant(0));
    const std::int64_t delta = given.number("delta");
    const bool possible = ledger::isAdjustable(book.balance(), delta);
    if (possible && delta < 0)
        static_cast<void>(book.debit(-delta, Instant(1)));
    else if (possible)
        book.credit(delta, Instant(1));
    expect.flag("ok", possible);
    expect.number("balance", book.balance());
}

/// Each of those who spend at once asks head office for a right first; who gets none does not spend.
void checkConcurrency(const JsonView& given, Expectation& expect)
{
    Book book;
    book.credit(given.number("balance"), Instant(0));
    std::uint64_t winners = 0;
    for (const std::int64_t delta : given.numbers("concurrent_deltas")) {
        const std::int64_t amount = -delta;
        const auto shares = book.member().lease(ledger::points(), amount, Instant(1));
        if (!shares)
            continue;
        ++winners;
        ledger::Posting spent{.what = ledger::points(), .amount = -amount, .contra = ledger::Contra::Redeemed};
        spent.lots = *shares;
        spent.grant = winners;
        book.member().apply(spent, Instant(1), amount);
    }
    expect.number("winners", static_cast<std::int64_t>(winners));
    expect.number("balance", book.balance());
}

void checkRedeemReversal(const JsonView& given, Expectation& expect)
{
    const JsonView lot = given.at("lot");
    const auto ends = dayIn(lot.text("expires"));
    const auto on = dayIn(given.text("reversed_on"));
    if (!ends || !on)
        return expect.impossible("no days");
    Book book;
    book.credit(lot.number("points"), Instant(0), ends);
    const auto spent = book.debit(given.number("redeemed"), Instant(1));
    book.giveBack(ledger::firstOf(spent, given.number("reversed")), *on);
    const ledger::LotBook& lots = book.member().book(ledger::points());
    if (lots.lots().size() != 1)
        return expect.impossible("the points are in more than one lot");
    expect.number("lot_remaining", lots.lots().front().remaining);
    expect.text("expires", dateOf(*lots.lots().front().terms.endsAt).toString());
}

void checkStoredValue(const JsonView& given, Expectation& expect)
{
    Draft draft;
    draft.addLines(given.objects("lines"));
    const auto quote = draft.quote();
    if (!quote || !given.flag("spend_all"))
        return expect.impossible("not a sale that is paid with all there is");
    Book book;
    book.credit(given.number("card_balance_minor"), Instant(0), std::nullopt, ledger::storedPrincipal());
    const ledger::StoredValue there{.principal = book.balance(ledger::storedPrincipal()), .gift = 0};
    const engine::TenderAsk asks[] = {{.balanceMinor = there.sum(), .askedMinor = there.sum()}};
    const std::int64_t taken = engine::takeTenders(quote->toPayMinor, asks).front();
    const ledger::StoredValue spent = ledger::spend(programme::SpendOrder::PrincipalFirst, there, taken);
    static_cast<void>(book.debit(spent.principal, Instant(1), ledger::storedPrincipal()));
    book.credit(given.number("top_up_minor"), Instant(1), std::nullopt, ledger::storedPrincipal());
    expect.number("spent_minor", spent.sum());
    expect.number("card_balance_minor", book.balance(ledger::storedPrincipal()));
}

void checkStoredValueRefund(const JsonView& given, Expectation& expect)
{
    Book book;
    book.credit(given.number("card_balance_minor"), Instant(0), std::nullopt, ledger::storedPrincipal());
    book.credit(given.number("top_up_minor"), Instant(1), std::nullopt, ledger::storedPrincipal());
    const std::int64_t after = book.balance(ledger::storedPrincipal());
    const auto lots =
        book.member().book(ledger::storedPrincipal()).preview(given.number("refund_top_up_minor"), Instant(2));
    const auto out = ledger::payOut(lots, ledger::LotBook(), book.member().book(ledger::storedGift()), 0, Instant(2));
    static_cast<void>(book.debit(out.principal, Instant(2), ledger::storedPrincipal()));
    expect.number("card_after_sale_minor", after);
    expect.number("card_balance_minor", book.balance(ledger::storedPrincipal()));
}

constexpr CaseKind kKinds[] = {{"lots", checkLots},
                               {"adjust", checkAdjust},
                               {"concurrency", checkConcurrency},
                               {"redeem_reversal", checkRedeemReversal},
                               {"stored_value", checkStoredValue},
                               {"refund_stored_value", checkStoredValueRefund}};

} // namespace

std::span<const CaseKind> ledgerKinds()
{
    return kKinds;
}

} // namespace loyalty::ctl
