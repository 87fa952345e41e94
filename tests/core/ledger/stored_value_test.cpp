#include "core/ledger/stored_value.h"

#include "core/ledger/asset_keys.h"
#include "core/ledger/shares.h"
#include "tests/core/ledger/builders.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <map>

namespace loyalty::ledger {
namespace {

using namespace test;

/// Principal that a load of `of` brought with a gift of `gift`.
LotTerms loaded(std::uint32_t n, std::int64_t gift, std::int64_t of)
{
    LotTerms terms = lot(n);
    if (gift > 0)
        terms.gift = LoadGift{gift, of};
    return terms;
}

TEST_CASE("a pay-out takes the gift of its loads along, and what of it is spent comes off the money")
{
    struct Row
    {
        std::int64_t paidOut; ///< of 100.00 that brought 10.00
        std::int64_t giftLeft;
        std::int64_t gift;
        std::int64_t money;
    };
    constexpr Row kRows[] = {
        {10'000, 1'000, 1'000, 10'000}, // nothing was spent
        {10'000, 0, 0, 9'000},          // the whole gift bought something
        {10'000, 400, 400, 9'400},      // a part of it
        {5'000, 1'000, 500, 5'000},     // half of it goes, half stays
        {5'000, 0, 0, 4'500},           //
        {1, 1'000, 1, 1},               // a begun cent is whole
        {1, 0, 0, 0},                   //
    };
    for (const Row& row : kRows) {
        CAPTURE(row.paidOut, row.giftLeft);
        const LotShare share{loaded(1, 1'000, 10'000), row.paidOut};
        LotBook left;
        if (row.paidOut < 10'000)
            left.credit(share.lot, 10'000 - row.paidOut);
        const PaidOut out = payOut(std::span(&share, 1), left, LotBook(), row.giftLeft, day(2));
        CHECK(out.principal == row.paidOut);
        CHECK(out.gift == row.gift);
        CHECK(out.money() == row.money);
    }
}

TEST_CASE("paid out in parts, a load takes along what it takes at once")
{
    for (const std::int64_t part : {1, 7, 333, 4'999}) {
        CAPTURE(part);
        const LotTerms load = loaded(1, 1'003, 10'000);
        LotBook principal;
        principal.credit(load, 10'000);
        std::int64_t taken = 0;
        while (principal.alive(day(2)) > 0) {
            const auto shares = principal.preview(part, day(2));
            principal.takeShares(shares);
            taken += payOut(shares, principal, LotBook(), 1'003 - taken, day(2)).gift;
        }
        CHECK(taken == 1'003);
    }
}

TEST_CASE("principal without a gift is paid out whole, whatever gifts other loads brought")
{
    const LotShare share{loaded(1, 0, 0), 10'000};
    const PaidOut out = payOut(std::span(&share, 1), LotBook(), LotBook(), 5'000, day(2));
    CHECK(out.money() == 10'000);
    CHECK(out.giftBack() == 0);
}

TEST_CASE("a gift that waits, or that ended unspent, bought nothing and costs nothing")
{
    const LotShare share{loaded(1, 1'000, 10'000), 10'000};
    LotTerms waiting = lot(1);
    waiting.id.n = 7;
    waiting.spendableFrom = day(30);
    const LotTerms ended = lot(1, day(2));
    LotBook gifts;
    gifts.credit(waiting, 300);
    gifts.credit(ended, 200);
    gifts.credit(lot(9, day(2)), 5'000); // another load's
    const PaidOut out = payOut(std::span(&share, 1), LotBook(), gifts, 100, day(3));
    CHECK(sumOf(out.waiting) == 500);
    CHECK(out.gift == 100);
    CHECK(out.spent == 400);
    CHECK(out.money() == 9'600);
}

/// An account that is loaded, spent from and paid out, and what went through it.
struct Account
{
    LotBook principal;
    LotBook gift;
    std::int64_t paidIn = 0;
    std::int64_t paidOut = 0;
    std::int64_t bought = 0;
    std::int64_t roundings = 0;
    std::uint32_t loads = 0;
    std::map<LotTerms, std::int64_t, decltype(&comesBefore)> spentOf{&comesBefore}; ///< of each load's principal

    void load(const programme::StoredValue& rules, std::int64_t minor)
    {
        const std::int64_t given = giftFor(rules, minor);
        principal.credit(loaded(loads, given, minor), minor);
        if (given > 0)
            gift.credit(lot(loads, std::nullopt), given);
        ++loads;
        paidIn += minor;
    }
    void buy(programme::SpendOrder order, std::int64_t wanted)
    {
        const StoredValue there{.principal = principal.alive(day(1)), .gift = gift.alive(day(1))};
        const StoredValue part = spend(order, there, std::min(wanted, there.sum()));
        for (const LotShare& share : principal.preview(part.principal, day(1)))
            spentOf[share.lot] += share.amount;
        principal.takeShares(principal.preview(part.principal, day(1)));
        gift.takeShares(gift.preview(part.gift, day(1)));
        bought += part.sum();
    }
    void cashOut(std::int64_t wanted)
    {
        const auto shares = principal.preview(wanted, day(1));
        principal.takeShares(shares);
        roundings += std::ranges::count_if(shares, [](const LotShare& share) { return share.lot.gift.has_value(); });
        const PaidOut out = payOut(shares, principal, gift, gift.alive(day(1)), day(1));
        gift.takeShares(gift.preview(out.gift, day(1)));
        paidOut += out.money();
    }
};

/// What goes back is rounded down for each load of each pay-out: by less than a minor unit, for the customer.
TEST_CASE("whatever is loaded, bought and paid out, a gift is worth no more than what its principal has bought")
{
    REQUIRE(rc::check([] {
        programme::StoredValue rules;
        rules.gifts = {{.fromMinor = *rc::gen::inRange<std::int64_t>(1, 300),
                        .giftShare = Rate(*rc::gen::inRange<std::int64_t>(0, 11), 10)}};
        const auto order = *rc::gen::element(programme::SpendOrder::GiftFirst, programme::SpendOrder::PrincipalFirst,
                                             programme::SpendOrder::Proportional);
        Account account;
        const int steps = *rc::gen::inRange(1, 30);
        for (int i = 0; i < steps; ++i) {
            const auto amount = *rc::gen::inRange<std::int64_t>(1, 500);
            const auto kind = *rc::gen::inRange(0, 3);
            if (kind == 0)
                account.load(rules, amount);
            else if (kind == 1)
                account.buy(order, amount);
            else
                account.cashOut(amount);
        }
        account.cashOut(1'000'000); // all that is left
        std::int64_t earned = 0;
        std::int64_t spent = 0;
        for (const auto& [terms, minor] : account.spentOf) {
            spent += minor;
            if (terms.gift)
                earned += (minor * terms.gift->minor + terms.gift->ofMinor - 1) / terms.gift->ofMinor;
        }
        RC_ASSERT(account.paidOut >= 0);
        RC_ASSERT(account.paidOut + spent <= account.paidIn);
        RC_ASSERT(account.paidOut + account.bought <= account.paidIn + earned + account.roundings);
    }));
}

} // namespace
} // namespace loyalty::ledger
