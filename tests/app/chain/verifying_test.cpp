#include "core/ledger/asset_keys.h"
#include "tests/app/chain/a_chain.h"

#include <catch2/catch_test_macros.hpp>

/// What head office's verify finds of books that were changed by hand.
using namespace loyalty;
using namespace loyalty::test;

namespace {

template <class R>
auto require(R result)
{
    REQUIRE(result);
    return std::move(*result);
}

/// A member who bought, and a hand in head office's database that changes all rows together, so that they agree with one
/// another: only what the terminal signed says otherwise.
struct Forged
{
    Forged()
        : till(chain.addTill())
        , member(chain.enrol(till, "13800000001"))
    {
        chain.sell(till, chain.sale(member, 10'000));
        chain.sync(till);
        const office::Member at = chain.atOffice(member);
        lot = at.ledger.book(ledger::points()).sums().front();
    }

    /// Points that nobody gave, as two lines of an entry and in the member's ledger.
    void invent(const ledger::EntryRef& entry, std::string rule = "base", std::int64_t points = 50)
    {
        auto transaction = require(chain.database->begin());
        office::Member changed = chain.atOffice(member);
        const ledger::Posting posting{.member = member,
                                      .what = ledger::points(),
                                      .amount = points,
                                      .opens = lot.terms,
                                      .rule = rule,
                                      .date = BusinessDate{20'000}};
        changed.ledger.apply(posting, chain.clock.now());
        const office::Account own{.kind = office::AccountKind::Member, .member = member};
        const office::Account issued{.kind = office::AccountKind::Contra, .contra = ledger::Contra::Issued};
        REQUIRE(transaction->appendLines(
            std::vector<office::Line>{{entry, 90, own, posting.what, points, posting.date, posting.rule},
                                      {entry, 91, issued, posting.what, -points, posting.date, posting.rule}}));
        REQUIRE(transaction->putMembers(std::span(&changed, 1)));
        REQUIRE(transaction->commit());
    }
    std::vector<std::string> problems() { return require(chain.office->verify()).problems; }
    static std::string nameOf(const ledger::EntryRef& ref)
    {
        return ref.incarnation.toString() + "/" + std::to_string(ref.seq);
    }

    AChain chain;
    Till& till;
    MemberId member;
    ledger::Lot lot;
};

} // namespace

TEST_CASE("points that are in all of head office's books and in no signed posting are found")
{
    Forged books;
    CHECK(books.problems() == std::vector<std::string>());
    books.invent(books.lot.terms.id.entry);
    CHECK(books.problems() == std::vector<std::string>{"lines-differ " + Forged::nameOf(books.lot.terms.id.entry)});
}

TEST_CASE("points that are named after what head office adds by itself are found")
{
    for (const char* const rule :
         {"right-home", "merge", "return-completed", "joined-again", "dropped-from-suspense"}) {
        CAPTURE(rule);
        Forged books;
        books.invent(books.lot.terms.id.entry, rule);
        CHECK(books.problems().size() == 1);
    }
}

TEST_CASE("lines of an entry that nobody signed are found")
{
    Forged books;
    const ledger::EntryRef never{books.lot.terms.id.entry.incarnation, 1'000};
    books.invent(never);
    CHECK(books.problems() == std::vector<std::string>{"lines-without-entry " + Forged::nameOf(never)});
}

TEST_CASE("an entry that waits in suspense has no lines")
{
    Forged books;
    {
        auto transaction = require(books.chain.database->begin());
        REQUIRE(transaction->putSuspended({books.lot.terms.id.entry, "unknown-kind", {}, books.chain.clock.now()}));
        REQUIRE(transaction->commit());
    }
    CHECK(books.problems() == std::vector<std::string>{"lines-differ " + Forged::nameOf(books.lot.terms.id.entry)});
}

TEST_CASE("a lot that ends later than what opened it says is found, and so is one that nothing opened")
{
    for (const bool moved : {true, false}) {
        CAPTURE(moved);
        Forged books;
        auto transaction = require(books.chain.database->begin());
        office::Member changed = books.chain.atOffice(books.member);
        const ledger::LotShare share{books.lot.terms, books.lot.remaining};
        ledger::LotTerms other = books.lot.terms;
        if (moved)
            other.endsAt = books.chain.clock.now() + std::chrono::days{4'000};
        else
            other.id.entry.seq = 1'000;
        ledger::Posting move{
            .member = books.member, .what = ledger::points(), .amount = -share.amount, .lots = {share}};
        changed.ledger.apply(move, books.chain.clock.now());
        move.amount = share.amount;
        move.lots = {{other, share.amount}};
        changed.ledger.apply(move, books.chain.clock.now());
        REQUIRE(transaction->putMembers(std::span(&changed, 1)));
        REQUIRE(transaction->commit());
        CHECK(books.problems() == std::vector<std::string>{"lot-differs " + books.member.toString()});
    }
}

TEST_CASE("a terminal's verify names a programme that head office did not sign")
{
    AChain chain;
    Till& till = chain.addTill();
    chain.sync(till);
    CHECK(require(till->verify()).problems == std::vector<std::string>());
    const std::int64_t next = require(till.cachePort->marks()).chainCursor + 1;
    REQUIRE(till.cachePort->applyChain({{next, sync::ProgrammeRow{99, "{}", crypto::Signature()}}}));
    CHECK(require(till->verify()).problems == std::vector<std::string>{"programme-signature 99"});
}
