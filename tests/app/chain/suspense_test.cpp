#include "core/ledger/asset_keys.h"
#include "tests/app/chain/a_chain.h"

#include <catch2/catch_test_macros.hpp>

using namespace loyalty;
using namespace loyalty::test;
using office::ResolveRefusal;
using office::Settlement;

namespace {

std::vector<office::Suspended> suspended(AChain& chain)
{
    auto transaction = chain.database->read();
    REQUIRE(transaction);
    auto found = (*transaction)->suspended(100);
    REQUIRE(found);
    return std::move(*found);
}

office::ResolveAsk asking(const ledger::EntryRef& entry, Settlement how)
{
    return {.entry = entry, .how = how, .operatorId = "m1", .reason = "seen the receipt"};
}

/// "done", "repeated", or the refusal's word.
std::string decide(AChain& chain, const office::ResolveAsk& ask)
{
    const auto resolved = chain.office->resolve(ask);
    if (resolved)
        return resolved->repeated ? "repeated" : "done";
    const auto* const stop = std::get_if<office::ResolveStop>(&resolved.error());
    return stop ? std::string(toString(stop->why)) : "fault";
}

std::vector<office::Line> linesOf(AChain& chain, const MemberId& member)
{
    auto transaction = chain.database->read();
    REQUIRE(transaction);
    auto lines = (*transaction)->linesOfMember(member, 1000);
    REQUIRE(lines);
    return std::move(*lines);
}

/// Two tills that sold one ticket, each with a right of 100 points: the second sale stands in suspense.
struct SoldTwice
{
    SoldTwice()
    {
        member = chain.enrol(one, "13800000001");
        chain.sell(one, chain.sale(member, 100'000, "T0")); // 1000 points
        chain.syncAll();
        for (Till* till : {&one, &two}) {
            auto ask = chain.sale(member, 10'000, "T1");
            ask.redeem = {engine::Ask::Kind::Points, 100_pts};
            ask.online = true;
            REQUIRE(chain.obtainRight(*till, member, 100).empty());
            chain.sell(*till, ask);
        }
        chain.syncAll();
        const auto waiting = suspended(chain);
        REQUIRE(waiting.size() == 1);
        CHECK(waiting.front().reason == "booked-before");
        entry = waiting.front().entry;
        before = chain.booked(member);
    }

    AChain chain;
    Till& one = chain.addTill();
    Till& two = chain.addTill();
    MemberId member;
    ledger::EntryRef entry;
    std::int64_t before = 0;
};

/// A till that sold to a member whom another till has enrolled and not sent yet.
struct SoldTooEarly
{
    SoldTooEarly()
    {
        member = chain.enrol(one, "13800000001");
        sync::FindReply reply;
        reply.row = sync::MemberRow{.member = member};
        REQUIRE(two->found(reply));
        chain.sell(two, chain.sale(member, 10'000, "T1"));
        chain.sync(two);
        const auto waiting = suspended(chain);
        REQUIRE(waiting.size() == 1);
        CHECK(waiting.front().reason == "unknown-member");
        entry = waiting.front().entry;
    }

    AChain chain;
    Till& one = chain.addTill();
    Till& two = chain.addTill();
    MemberId member;
    ledger::EntryRef entry;
};

} // namespace

TEST_CASE("what waited for its cause to go is booked by a retry, and the till that did it sees it once")
{
    SoldTooEarly day;
    CHECK(decide(day.chain, asking(day.entry, Settlement::Retried)) == "still-in-doubt");
    day.chain.sync(day.one);
    day.chain.sync(day.two);
    CHECK(day.chain.shown(day.two, day.member) == 100); // its own act, on top of a row without it
    CHECK(decide(day.chain, asking(day.entry, Settlement::Retried)) == "done");
    CHECK(day.chain.booked(day.member) == 100);
    CHECK(suspended(day.chain).empty());
    day.chain.syncAll();
    CHECK(day.chain.shown(day.two, day.member) == 100);
    day.chain.requireAgreement();
}

TEST_CASE("a till whose cache is gone learns what came out of suspense")
{
    SoldTooEarly day;
    day.chain.sync(day.one);
    REQUIRE(decide(day.chain, asking(day.entry, Settlement::Retried)) == "done");
    REQUIRE(day.two.cache.reset());
    day.two.restart(day.chain);
    day.chain.syncAll();
    day.chain.requireAgreement();
}

TEST_CASE("a person books what the till has printed, and pays it from the free points")
{
    SoldTwice day;
    CHECK(decide(day.chain, asking(day.entry, Settlement::Retried)) == "still-in-doubt");
    CHECK(decide(day.chain, asking(day.entry, Settlement::Booked)) == "done");
    // 100 spent, and 1.2 points (silver) for each of the 99.00 that were paid.
    CHECK(day.chain.booked(day.member) == day.before - 100 + 118);
    CHECK(day.chain.atOffice(day.member).ledger.leased(ledger::points()) == 0);
    day.chain.syncAll();
    day.chain.requireAgreement();
}

TEST_CASE("a right that is left over is not spent by what comes out of suspense")
{
    SoldTwice day;
    REQUIRE(day.chain.obtainRight(day.two, day.member, 300).empty());
    REQUIRE(decide(day.chain, asking(day.entry, Settlement::Booked)) == "done");
    CHECK(day.chain.atOffice(day.member).ledger.leased(ledger::points()) == 300);
    day.chain.syncAll();
    CHECK(day.two->spendableHere(day.member).backed == 300_pts);
    day.chain.requireAgreement();
}

TEST_CASE("a person drops an entry, and the books show that it was shown and put right")
{
    SoldTwice day;
    const std::size_t lines = linesOf(day.chain, day.member).size();
    CHECK(decide(day.chain, asking(day.entry, Settlement::Dropped)) == "done");
    CHECK(day.chain.booked(day.member) == day.before);
    std::int64_t shown = 0;
    std::int64_t sum = 0;
    const auto now = linesOf(day.chain, day.member);
    for (std::size_t i = lines; i < now.size(); ++i) {
        sum += now[i].amount;
        if (now[i].rule == "shown" && now[i].what == ledger::points())
            shown += now[i].amount;
    }
    CHECK(now.size() > lines);
    CHECK(shown == -100 + 118);
    CHECK(sum == 0);
    day.chain.syncAll();
    day.chain.requireAgreement();
}

TEST_CASE("one decision is taken once, by somebody who may, and says why")
{
    SoldTwice day;
    office::ResolveAsk ask = asking(day.entry, Settlement::Booked);
    ask.operatorId = "nobody";
    CHECK(decide(day.chain, ask) == "no-such-operator");
    ask.operatorId = "c1";
    CHECK(decide(day.chain, ask) == "not-allowed");
    ask.operatorId = "m1";
    ask.reason = "";
    CHECK(decide(day.chain, ask) == "no-reason");
    ask.reason = std::string(201, 'x');
    CHECK(decide(day.chain, ask) == "reason-too-long");
    CHECK(decide(day.chain, asking({day.entry.incarnation, 1}, Settlement::Booked)) == "no-such-entry");
    CHECK(suspended(day.chain).size() == 1);
    CHECK(decide(day.chain, asking(day.entry, Settlement::Booked)) == "done");
    const std::int64_t booked = day.chain.booked(day.member);
    CHECK(decide(day.chain, asking(day.entry, Settlement::Booked)) == "repeated");
    CHECK(decide(day.chain, asking(day.entry, Settlement::Dropped)) == "resolved-otherwise");
    CHECK(day.chain.booked(day.member) == booked);
    day.chain.syncAll();
    day.chain.requireAgreement();
    auto transaction = day.chain.database->read();
    const auto resolution = (*transaction)->resolution(day.entry);
    REQUIRE((resolution && *resolution));
    CHECK((*resolution)->operatorId == "m1");
    CHECK((*resolution)->reason == "seen the receipt");
}

TEST_CASE("an entry of nobody cannot be booked, and can be dropped")
{
    SoldTooEarly day;
    CHECK(decide(day.chain, asking(day.entry, Settlement::Booked)) == "cannot-book");
    CHECK(decide(day.chain, asking(day.entry, Settlement::Dropped)) == "done");
    CHECK(suspended(day.chain).empty());
    REQUIRE(day.chain.office->verify());
    CHECK(day.chain.office->verify()->problems.empty());
}

TEST_CASE("whichever statement fails while a person decides, the decision is whole or has not happened")
{
    for (const Settlement how : {Settlement::Booked, Settlement::Dropped}) {
        std::uint64_t statements = 0;
        std::int64_t undisturbed = 0;
        {
            SoldTwice day;
            day.chain.officeFails = [&]() -> std::optional<Fault> {
                ++statements;
                return std::nullopt;
            };
            REQUIRE(decide(day.chain, asking(day.entry, how)) == "done");
            undisturbed = day.chain.booked(day.member);
        }
        REQUIRE(statements > 10);
        for (std::uint64_t failing = 1; failing <= statements; ++failing) {
            CAPTURE(failing, static_cast<int>(how));
            SoldTwice day;
            std::uint64_t count = 0;
            day.chain.officeFails = [&]() -> std::optional<Fault> {
                return ++count == failing ? std::optional(Fault{FaultCode::Io, "made to fail"}) : std::nullopt;
            };
            const std::string first = decide(day.chain, asking(day.entry, how));
            day.chain.officeFails = nullptr;
            const std::string second = decide(day.chain, asking(day.entry, how));
            CHECK((second == "repeated" || (first == "fault" && second == "done")));
            CHECK(day.chain.booked(day.member) == undisturbed);
            day.chain.syncAll();
            day.chain.requireAgreement();
        }
    }
}
