#include "app/ctl/replay/books.h"

#include "app/ctl/replay/household.h"
#include "core/ledger/asset_keys.h"
#include "core/tier/standing.h"

#include <algorithm>
#include <span>
#include <tuple>

namespace loyalty::ctl {
namespace {

using Lots = std::vector<std::tuple<std::int64_t, std::int64_t, std::int64_t>>; // earned, end, remaining

/// What is compared of one member.
struct Account
{
    std::int64_t balance = 0;
    std::int64_t qualifying = 0;
    std::int64_t debt = 0;
    std::int64_t leased = 0;
    Lots lots;
    bool operator==(const Account&) const = default;
};

Lots lotsOf(std::span<const ledger::Lot> book)
{
    Lots lots;
    for (const ledger::Lot& lot : book)
        lots.emplace_back(lot.terms.earned.unixMs(), lot.terms.endsAt.value_or(Instant(INT64_MAX)).unixMs(),
                          lot.remaining);
    // The order of lots that are alike in all this says nothing.
    std::sort(lots.begin(), lots.end());
    return lots;
}

Account accountOf(const terminal::LedgerView& view)
{
    return {view.member.balance.count(), view.member.tier.qualifying, view.debt.count(), view.leased.count(),
            lotsOf(view.lots)};
}

Account accountOf(const ledger::MemberLedger& ledger, Instant now, const std::optional<tier::Window>& window)
{
    const ledger::LotBook& book = ledger.book(ledger::points());
    return {ledger.balance(ledger::points(), now),
            window ? ledger.counted(ledger::tierSpend(), window->first, window->last) : 0, book.debt(),
            ledger.leased(ledger::points()), lotsOf(book.lots())};
}

std::string textOf(std::string_view household, const Account& account, std::string_view tier)
{
    std::string text = std::string(household) + "|" + std::to_string(account.balance) + "|" +
                       std::to_string(account.qualifying) + "|" + std::to_string(account.debt) + "|" +
                       std::to_string(account.leased) + "|" + std::string(tier);
    for (const auto& [earned, end, remaining] : account.lots)
        text += "|" + std::to_string(earned) + "," + std::to_string(end) + "," + std::to_string(remaining);
    return text + "\n";
}

std::string differenceOf(const Account& here, const Account& there)
{
    std::string text;
    const auto say = [&](const char* what, std::int64_t a, std::int64_t b) {
        if (a != b)
            text += std::string(" ") + what + " " + std::to_string(a) + "/" + std::to_string(b);
    };
    say("balance", here.balance, there.balance);
    say("qualifying", here.qualifying, there.qualifying);
    say("debt", here.debt, there.debt);
    say("leased", here.leased, there.leased);
    if (here.lots != there.lots)
        text += " lots";
    return text;
}

/// The household's ledger at the terminal; nothing where it never became a member.
Result<std::optional<terminal::LedgerView>, Fault> ledgerOf(app::Runtime& runtime, const terminal::By& by,
                                                            const std::string& household)
{
    using Found = Result<std::optional<terminal::LedgerView>, Fault>;
    return runtime.onTerminal([&](terminal::Terminal& terminal) -> Found {
        const auto member = terminal.identify(by, cardOf(household));
        if (!member) {
            if (const Fault* const fault = std::get_if<Fault>(&member.error()))
                return fail(*fault);
            return std::optional<terminal::LedgerView>();
        }
        auto ledger = terminal.ledgerOf(by, member->id);
        if (ledger)
            return std::optional(std::move(*ledger));
        if (const Fault* const fault = std::get_if<Fault>(&ledger.error()))
            return fail(*fault);
        return fail(Fault{FaultCode::BadConfiguration, "the operator may not read ledgers; use a supervisor"});
    });
}

Account accountThere(app::Runtime& runtime, const std::optional<sync::MemberRow>& row)
{
    if (!row)
        return {};
    return runtime.onTerminal([&](terminal::Terminal& terminal) {
        const Instant now = runtime.clock().now();
        const StoreTime& time = terminal.identity().settings.time;
        const programme::Compiled* const rules = terminal.programmeAt(now);
        const auto window = rules != nullptr
                                ? tier::window(rules->programme(), businessDateAt(now, time, runtime.calendar()))
                                : std::nullopt;
        return accountOf(row->ledger, now, window);
    });
}

} // namespace

Result<Books, Fault> readBooks(app::Runtime& runtime, const terminal::By& by, const std::set<std::string>& households,
                               const AskRow& askRow)
{
    Books books;
    std::string all;
    for (const std::string& household : households) {
        LOYALTY_TRY(ledger, ledgerOf(runtime, by, household));
        if (!ledger)
            continue;
        const Account here = accountOf(*ledger);
        ++books.members;
        books.points += here.balance;
        books.debt += here.debt;
        books.lots += here.lots.size();
        ++books.tiers[ledger->member.tier.id];
        all += textOf(household, here, ledger->member.tier.id);
        if (!askRow)
            continue;
        LOYALTY_TRY(row, askRow(ledger->member.id));
        if (const Account there = accountThere(runtime, row); here != there)
            books.differences.push_back(household + ":" + differenceOf(here, there));
    }
    books.hash = crypto::hash(all);
    return books;
}

} // namespace loyalty::ctl
