#include "core/ledger/lots.h"

#include "tests/core/ledger/builders.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

#include <algorithm>

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
    CHECK(book.take(80, day(2)) == Shares{share(lot(1), 50)});
    CHECK(book.debt() == 30);
    CHECK(book.balance(day(2)) == -30);

    book.credit(lot(2), 100);
    CHECK(lotsOf(book) == Shares{share(lot(2), 70)});
    CHECK(book.debt() == 0);
    CHECK(book.sumOfPostings() == 70);
}

TEST_CASE("what ends soonest is spent first, what never ends last")
{
    LotBook book;
    book.credit(lot(1), 10);
    book.credit(lot(2, day(90)), 10);
    book.credit(lot(3, day(30)), 10);

    const Shares wanted{share(lot(3, day(30)), 10), share(lot(2, day(90)), 10), share(lot(1), 5)};
    CHECK(book.preview(25, day(2)) == wanted);
    CHECK(book.take(25, day(2)) == wanted);
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
    CHECK(book.ended(lastValid).empty());
    CHECK(book.ended(day(30)) == Shares{share(lot(1, day(30)), 40)});
    CHECK(book.preview(5, lastValid) == Shares{share(lot(1, day(30)), 5)});
    CHECK(book.take(5, day(30)) == Shares{share(lot(2, day(60)), 2)});
    CHECK(book.debt() == 3);
    CHECK(book.sumOfPostings() == 37);
}

TEST_CASE("an entry made before the end and arriving late still finds the ended lot")
{
    LotBook book;
    book.credit(lot(1, day(30)), 40);
    CHECK(book.alive(day(31)) == 0);
    CHECK(book.take(15, day(29)) == Shares{share(lot(1, day(30)), 15)});
    CHECK(book.ended(day(31)) == Shares{share(lot(1, day(30)), 25)});
}

TEST_CASE("expiring twice expires once")
{
    LotBook book;
    book.credit(lot(1, day(30)), 40);
    book.credit(lot(2, day(60)), 2);
    book.takeShares(book.ended(day(30)));
    CHECK(book.ended(day(30)).empty());
    CHECK(book.debt() == 0);
    CHECK(lotsOf(book) == Shares{share(lot(2, day(60)), 2)});
}

TEST_CASE("what ends soon is announced for the days asked about")
{
    LotBook book;
    book.credit(lot(1, day(10)), 1);
    book.credit(lot(2, day(20)), 20);
    book.credit(lot(3, day(30)), 300);
    book.credit(lot(4), 4000);

    CHECK(book.endingBetween(day(1), day(20)) == 1);
    CHECK(book.endingBetween(day(1), day(21)) == 21);
    CHECK(book.endingBetween(day(10), day(31)) == 320);
    CHECK(book.endingBetween(day(30), day(99)) == 0);
    CHECK(book.endingBetween(day(20), day(10)) == 0);
}

TEST_CASE("a claw-back takes from the preferred lot first, then in order, then makes a debt")
{
    LotBook book;
    book.credit(lot(1, day(30)), 10);
    book.credit(lot(2, day(60)), 20);
    book.credit(lot(3), 5);

    CHECK(book.take(25, day(2), lot(2).id) == Shares{share(lot(2, day(60)), 20), share(lot(1, day(30)), 5)});
    CHECK(lotsOf(book) == Shares{share(lot(1, day(30)), 5), share(lot(3), 5)});
    CHECK(book.take(3, day(2), lot(2).id) == Shares{share(lot(1, day(30)), 3)});
    CHECK(book.take(10, day(2), lot(3).id) == Shares{share(lot(3), 5), share(lot(1, day(30)), 2)});
    CHECK(book.debt() == 3);
    CHECK(book.lots().empty());
}

TEST_CASE("a claw-back of points that have ended unspent takes them from their own lot")
{
    LotBook book;
    book.credit(lot(1, day(30)), 10);
    book.credit(lot(2), 20);
    CHECK(book.take(15, day(30), lot(1).id) == Shares{share(lot(1, day(30)), 10), share(lot(2), 5)});
    CHECK(book.lots().size() == 1);
    CHECK(book.alive(day(30)) == 15);
    CHECK(book.sumOfPostings() == 15);
}

TEST_CASE("shares come from the lots they name, also ended ones, and what is missing becomes debt")
{
    LotBook book;
    book.credit(lot(1, day(30)), 10);
    book.credit(lot(2), 20);
    const Shares asked{share(lot(2), 5), share(lot(1, day(30)), 12), share(lot(9), 3), share(lot(2), 15)};

    CHECK(book.takeShares(asked) == Shares{share(lot(2), 5), share(lot(1, day(30)), 10), share(lot(2), 15)});
    CHECK(book.debt() == 5);
    CHECK(book.lots().empty());
    CHECK(book.sumOfPostings() == -5);
}

TEST_CASE("a reversed redemption goes home to its lots with their own ends")
{
    LotBook book;
    book.credit(lot(1, day(30)), 10);
    book.credit(lot(2, day(60)), 20);
    const LotBook before = book;

    const Shares taken = book.take(15, day(2));
    book.credit(lot(3, day(90)), 7);
    book.giveBack(taken, day(2));
    CHECK(lotsOf(book) == Shares{share(lot(1, day(30)), 10), share(lot(2, day(60)), 20), share(lot(3, day(90)), 7)});
    book.take(7, day(2), lot(3).id);
    CHECK(book == before);
}

TEST_CASE("a lot that comes home with grace stands beside what is left of the ended one")
{
    LotBook book;
    book.credit(lot(1, day(30)), 10);
    book.giveBack(Shares{share(lot(1, day(45)), 4)}, day(2));
    CHECK(book.balance(day(31)) == 4);
    CHECK(book.ended(day(31)) == Shares{share(lot(1, day(30)), 10)});
}

TEST_CASE("what comes home settles the debt first, from the soonest end")
{
    LotBook book;
    book.take(12, day(2));
    book.giveBack(Shares{share(lot(2), 10), share(lot(1, day(30)), 10)}, day(2));
    CHECK(book.debt() == 0);
    CHECK(lotsOf(book) == Shares{share(lot(2), 8)});
}

TEST_CASE("a book is restored from lots in any order")
{
    const Lot a{lot(1, day(30)), 10};
    const Lot b{lot(2), 20};
    CHECK(LotBook::restore({b, a}, 3) == LotBook::restore({a, b}, 3));
    CHECK(LotBook::restore({b, a}, 3).sumOfPostings() == 27);
    CHECK_FALSE(LotBook::restore({a, b}, 3) == LotBook::restore({a, b}, 4));
    CHECK_FALSE(LotBook::restore({a}, 3) == LotBook::restore({b}, 3));
    CHECK(LotBook::restore({}, 0).empty());
    CHECK_FALSE(LotBook::restore({}, 1).empty());
}

/// The same rules over a plain list, sorted anew each time.
struct PlainBook
{
    std::vector<Lot> lots;
    std::int64_t debt = 0;

    void credit(const LotTerms& terms, std::int64_t amount)
    {
        const std::int64_t settled = std::min(debt, amount);
        debt -= settled;
        for (Lot& l : lots)
            if (l.terms == terms) {
                l.remaining += amount - settled;
                return;
            }
        lots.push_back({terms, amount - settled});
        std::ranges::sort(lots, comesBefore, &Lot::terms);
    }

    Shares take(std::int64_t amount, const std::function<bool(const Lot&)>& from, bool rest)
    {
        Shares taken;
        for (Lot& l : lots)
            if (const std::int64_t part = std::min(amount, l.remaining); part > 0 && from(l)) {
                taken.push_back({l.terms, part});
                l.remaining -= part;
                amount -= part;
            }
        debt += rest ? amount : 0;
        return taken;
    }

    void same(const LotBook& book)
    {
        std::erase_if(lots, [](const Lot& l) { return l.remaining == 0; });
        RC_ASSERT(std::ranges::equal(lots, book.lots()));
        RC_ASSERT(debt == book.debt());
    }
};

void step(LotBook& book, PlainBook& plain)
{
    const auto amount = *rc::gen::inRange<std::int64_t>(1, 60);
    const auto n = *rc::gen::inRange<std::uint32_t>(0, 40);
    const Instant at = day(*rc::gen::inRange(0, 12));
    const LotTerms terms = n % 5 == 0 ? lot(n) : lot(n, day(n % 11));
    const auto alive = [at](const Lot& l) { return !l.terms.endsAt || at < *l.terms.endsAt; };
    switch (*rc::gen::inRange(0, 5)) {
    case 0:
    case 1:
        book.credit(terms, amount);
        return plain.credit(terms, amount);
    case 2:
        RC_ASSERT(book.take(amount, at) == plain.take(amount, alive, true));
        return;
    case 3: {
        const Shares first = plain.take(
            amount, [&](const Lot& l) { return l.terms == terms; }, false);
        const std::int64_t left = amount - (first.empty() ? 0 : first[0].amount);
        Shares all = plain.take(left, alive, true);
        all.insert(all.begin(), first.begin(), first.end());
        RC_ASSERT(book.take(amount, at, terms.id) == all);
        return;
    }
    default:
        RC_ASSERT(book.takeShares(Shares{share(terms, amount)}) ==
                  plain.take(
                      amount, [&](const Lot& l) { return l.terms == terms; }, true));
    }
}

TEST_CASE("a book does after any commands what a plain list does")
{
    REQUIRE(rc::check([] {
        LotBook book;
        PlainBook plain;
        const int steps = *rc::gen::inRange(1, 150);
        for (int i = 0; i < steps; ++i) {
            step(book, plain);
            plain.same(book);
        }
        RC_ASSERT(LotBook::restore({plain.lots.rbegin(), plain.lots.rend()}, plain.debt) == book);
    }));
}

} // namespace
} // namespace loyalty::ledger
