#include "core/ledger/lots.h"

#include "tests/core/ledger/builders.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <functional>

namespace loyalty::ledger {
namespace {

using namespace test;
using Shares = std::vector<LotShare>;

Shares lotsOf(const LotBook& book)
{
    Shares shares;
    for (const Lot& l : book.lots())
        shares.push_back({l.terms, l.remaining});
    return shares;
}

TEST_CASE("50 earned, 80 spent, 100 earned leaves one lot of 70")
{
    LotBook book;
    book.credit(lot(1), 50);
    book.claim(80, day(2));
    CHECK(book.lots().empty());
    CHECK(book.debt() == 30);
    CHECK(book.balance(day(2)) == -30);

    book.credit(lot(2, std::nullopt, day(3)), 100);
    CHECK(lotsOf(book) == Shares{share(lot(2, std::nullopt, day(3)), 70)});
    CHECK(book.debt() == 0);
    CHECK(book.sumOfPostings() == 70);
}

TEST_CASE("what ends soonest is spent first, what never ends last")
{
    LotBook book;
    book.credit(lot(1), 10);
    book.credit(lot(2, day(90)), 10);
    book.credit(lot(3, day(30)), 10);

    CHECK(book.preview(25, day(2)) == Shares{share(lot(3, day(30)), 10), share(lot(2, day(90)), 10), share(lot(1), 5)});
    book.claim(25, day(2));
    CHECK(lotsOf(book) == Shares{share(lot(1), 5)});
    CHECK(book.preview(99, day(2)) == Shares{share(lot(1), 5)});
}

TEST_CASE("a lot counts for nothing from its first invalid instant on")
{
    LotBook book;
    book.credit(lot(1, day(30)), 40);
    book.credit(lot(2, day(60)), 2);
    const Instant lastValid = day(30) - std::chrono::milliseconds(1);

    CHECK(book.balance(lastValid) == 42);
    CHECK(book.balance(day(30)) == 2);
    CHECK(book.preview(5, lastValid) == Shares{share(lot(1, day(30)), 5)});
    book.claim(5, day(30));
    CHECK(lotsOf(book) == Shares{share(lot(1, day(30)), 40)});
    CHECK(book.debt() == 3);
    CHECK(book.sumOfPostings() == 37);
}

TEST_CASE("an entry made before the end and arriving late still finds the ended lot")
{
    LotBook book;
    book.credit(lot(1, day(30)), 40);
    CHECK(book.alive(day(31)) == 0);
    book.claim(15, day(29));
    CHECK(lotsOf(book) == Shares{share(lot(1, day(30)), 25)});
    CHECK(book.debt() == 0);
}

TEST_CASE("a debt is paid by what had not ended when it arose, whichever is heard of first")
{
    struct Row
    {
        Instant owedAt;
        std::int64_t debt;
        std::int64_t left;
    };
    // A lot of 100 that ends on day 10, and 50 that went out without cover.
    for (const Row& row : {Row{day(5), 0, 50}, Row{day(9), 0, 50}, Row{day(10), 50, 100}, Row{day(11), 50, 100}}) {
        LotBook lotFirst;
        lotFirst.credit(lot(1, day(10)), 100);
        lotFirst.claim(50, row.owedAt);
        LotBook debtFirst;
        debtFirst.claim(50, row.owedAt);
        debtFirst.credit(lot(1, day(10)), 100);
        CHECK(lotFirst == debtFirst);
        CHECK(lotFirst.debt() == row.debt);
        CHECK(lotsOf(lotFirst) == Shares{share(lot(1, day(10)), row.left)});
        CHECK(lotFirst.balance(day(11)) == -row.debt);
    }
}

TEST_CASE("a claw-back takes from the preferred lot first, then in order, then makes a debt")
{
    LotBook book;
    book.credit(lot(1, day(30)), 10);
    book.credit(lot(2, day(60)), 20);
    book.credit(lot(3), 5);

    book.claim(25, day(2), lot(2, day(60)).id);
    CHECK(lotsOf(book) == Shares{share(lot(1, day(30)), 5), share(lot(3), 5)});
    book.claim(3, day(2), lot(2, day(60)).id);
    CHECK(lotsOf(book) == Shares{share(lot(1, day(30)), 2), share(lot(3), 5)});
    book.claim(10, day(2), lot(3).id);
    CHECK(book.debt() == 3);
    CHECK(book.lots().empty());
}

TEST_CASE("a claw-back of points that have ended unspent takes them from their own lot")
{
    LotBook book;
    book.credit(lot(1, day(30)), 10);
    book.credit(lot(2), 20);
    book.claim(15, day(30), lot(1).id);
    CHECK(lotsOf(book) == Shares{share(lot(2), 15)});
    CHECK(book.alive(day(30)) == 15);
    CHECK(book.sumOfPostings() == 15);
}

TEST_CASE("pending lots pay last, and what is earned later pays as it was earned")
{
    const LotTerms later = lot(2, day(20), day(6));
    const LotTerms latest = lot(3, day(10), day(7));
    LotTerms pending = lot(4, day(9));
    pending.spendableFrom = day(8);
    LotBook book;
    for (const LotTerms& terms : {latest, later, pending, lot(1, day(30))})
        book.credit(terms, 10);
    book.claim(25, day(5));
    CHECK(lotsOf(book) == Shares{share(latest, 10), share(later, 5)});
}

TEST_CASE("shares come from the lots they name, also ended ones, and what is missing is owed")
{
    LotBook book;
    book.credit(lot(1, day(30)), 10);
    book.credit(lot(2), 20);
    book.takeShares(Shares{share(lot(2), 5), share(lot(1, day(30)), 12), share(lot(9), 3), share(lot(2), 15)});
    CHECK(book.debt() == 5);
    CHECK(book.lots().empty());
    CHECK(book.sumOfPostings() == -5);

    // The lot was not heard of before it was spent.
    book.credit(lot(9), 3);
    CHECK(book.debt() == 2);
}

TEST_CASE("a reversed redemption goes home to its lots with their own ends")
{
    LotBook book;
    book.credit(lot(1, day(30)), 10);
    book.credit(lot(2, day(60)), 20);
    const LotBook before = book;

    const Shares taken = book.preview(15, day(2));
    book.takeShares(taken);
    CHECK(lotsOf(book) == Shares{share(lot(2, day(60)), 15)});
    book.giveBack(taken);
    CHECK(book == before);
}

TEST_CASE("a lot that comes home with grace stands beside what is left of the ended one")
{
    LotBook book;
    book.credit(lot(1, day(30)), 10);
    book.giveBack(Shares{share(lot(1, day(45)), 4)});
    CHECK(book.balance(day(31)) == 4);
    CHECK(book.lots().size() == 2);
}

TEST_CASE("a book is restored from what it kept, in any order")
{
    const Lot a{lot(1, day(30)), 10};
    const Lot b{lot(2), 20};
    const Claim early{.at = day(2), .amount = 1, .prefers = {}};
    const Claim late{.at = day(3), .amount = 2, .prefers = lot(2).id};
    CHECK(LotBook::restore({b, a}, {late, early}) == LotBook::restore({a, b}, {early, late}));
    CHECK(LotBook::restore({b, a}, {early, late}).sumOfPostings() == 27);
    CHECK_FALSE(LotBook::restore({a, b}, {early}) == LotBook::restore({a, b}, {late}));
    CHECK_FALSE(LotBook::restore({a}, {}) == LotBook::restore({b}, {}));
    CHECK(LotBook::restore({}, {}).empty());
    CHECK_FALSE(LotBook::restore({}, {early}).empty());
}

TEST_CASE("a credit that comes before a merge or after it settles the same debt")
{
    const LotTerms credit = lot(7, day(20), day(6));
    LotBook before;
    before.claim(50, day(5));
    LotBook after = before;
    before.credit(credit, 100);
    LotBook one;
    LotBook other;
    for (LotBook* const book : {&one, &other})
        book->credit(lot(1, day(30), day(25)), 5);
    one.absorb(before);
    other.absorb(after);
    other.credit(credit, 100);
    for (const Instant at : {day(6), day(19), day(20), day(40)})
        CHECK(one.balance(at) == other.balance(at));
    CHECK(one.balance(day(20)) == 5);
}

TEST_CASE("claims long past are paid for good, and a book of years stays small")
{
    LotBook book;
    for (std::uint32_t n = 0; n < 2'000; ++n) {
        book.credit(lot(n, day(n + 30), day(n)), 10);
        book.claim(9, day(n));
    }
    CHECK(book.claims().size() < 900);
    CHECK(book.sumOfPostings() == 2'000);
}

/// Something that happens to a book, at its time.
struct Happening
{
    Instant at;
    std::function<void(LotBook&)> does;
};

LotTerms anyTerms(std::uint32_t n)
{
    const auto earnedOn = *rc::gen::inRange(0, 20);
    LotTerms terms = lot(n, std::nullopt, day(earnedOn));
    if (*rc::gen::inRange(0, 3) > 0)
        terms.endsAt = day(earnedOn + *rc::gen::inRange(1, 12));
    return terms;
}

std::vector<Happening> happenings(bool withNames)
{
    std::vector<Happening> all;
    std::vector<LotTerms> lots;
    const auto count = *rc::gen::inRange<std::uint32_t>(1, 25);
    for (std::uint32_t n = 0; n < count; ++n) {
        const auto amount = *rc::gen::inRange<std::int64_t>(1, 60);
        const auto kind = *rc::gen::inRange(0, withNames ? 5 : 3);
        const Instant at = day(*rc::gen::inRange(0, 25)) + std::chrono::hours(1 + n % 20);
        if (kind < 2 || lots.empty()) {
            lots.push_back(anyTerms(n));
            if (withNames && n % 4 == 0)
                lots.back().spendableFrom = lots.back().earned + std::chrono::days(3);
            all.push_back({lots.back().earned, [=, terms = lots.back()](LotBook& b) { b.credit(terms, amount); }});
            continue;
        }
        const LotTerms& named = lots[*rc::gen::inRange<std::size_t>(0, lots.size())];
        if (kind == 2)
            all.push_back({at, [=](LotBook& b) { b.claim(amount, at); }});
        else if (kind == 3)
            all.push_back({at, [=](LotBook& b) { b.claim(amount, at, named.id); }});
        else
            all.push_back({at, [=](LotBook& b) { b.takeShares(Shares{share(named, amount)}); }});
    }
    return all;
}

LotBook bookOf(const std::vector<Happening>& all)
{
    LotBook book;
    for (const Happening& one : all)
        one.does(book);
    return book;
}

std::vector<Happening> shuffled(std::vector<Happening> items)
{
    for (std::size_t i = items.size(); i > 1; --i)
        std::swap(items[i - 1], items[*rc::gen::inRange<std::size_t>(0, i)]);
    return items;
}

TEST_CASE("whatever went out uncovered, the same happenings in any order leave the same lots and the same debt")
{
    REQUIRE(rc::check([] {
        const auto all = happenings(true);
        const LotBook one = bookOf(all);
        const LotBook other = bookOf(shuffled(all));
        RC_ASSERT(one == other);
        RC_ASSERT(one.lots() == other.lots());
        for (int n = 0; n < 40; ++n)
            RC_ASSERT(one.balance(day(n)) == other.balance(day(n)));
    }));
}

/// A person who hears of everything in its time: takes what there is, soonest end first, and settles what is owed with
/// what comes next.
struct Watcher
{
    std::vector<Lot> lots;
    std::int64_t debt = 0;

    void credit(const LotTerms& terms, std::int64_t amount)
    {
        const std::int64_t settled = std::min(debt, amount);
        debt -= settled;
        if (amount > settled)
            lots.push_back({terms, amount - settled});
        std::ranges::sort(lots, comesBefore, &Lot::terms);
    }
    void claim(std::int64_t amount, Instant at)
    {
        for (Lot& l : lots)
            if (!l.terms.endsAt || at < *l.terms.endsAt) {
                const std::int64_t part = std::min(amount, l.remaining);
                l.remaining -= part;
                amount -= part;
            }
        debt += amount;
        std::erase_if(lots, [](const Lot& l) { return l.remaining == 0; });
    }
};

TEST_CASE("a book that hears of everything in any order knows what it would know in time")
{
    REQUIRE(rc::check([] {
        auto all = happenings(false);
        const LotBook book = bookOf(shuffled(all));
        std::ranges::stable_sort(all, {}, [](const Happening& one) { return one.at; });
        Watcher watcher;
        for (const Happening& one : all) {
            LotBook alone;
            one.does(alone);
            for (const Lot& l : alone.sums())
                watcher.credit(l.terms, l.remaining);
            for (const Claim& c : alone.claims())
                watcher.claim(c.amount, c.at);
        }
        RC_ASSERT(book.lots() == watcher.lots);
        RC_ASSERT(book.debt() == watcher.debt);
    }));
}

TEST_CASE("what is paid for good is what was told before")
{
    REQUIRE(rc::check([] {
        LotBook book = bookOf(happenings(true));
        const auto lots = book.lots();
        const auto debt = book.debt();
        const auto sum = book.sumOfPostings();
        book.settleForGood(day(*rc::gen::inRange(0, 40)));
        RC_ASSERT(book.lots() == lots);
        RC_ASSERT(book.debt() == debt);
        RC_ASSERT(book.sumOfPostings() == sum);
    }));
}

} // namespace
} // namespace loyalty::ledger
