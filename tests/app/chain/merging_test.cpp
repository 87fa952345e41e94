#include "core/ledger/asset_keys.h"
#include "tests/app/chain/a_chain.h"
#include "tests/app/chain/a_rich_programme.h"

#include <catch2/catch_test_macros.hpp>

#include <chrono>

/// Members who are merged, one after the other and at tills that have not heard of it, and parted again.
using namespace loyalty;
using namespace loyalty::test;
using terminal::MembershipRefusal;

namespace {

struct Shop
{
    Shop()
        : chain({.programme = aRichProgramme()})
        , one(chain.addTill())
        , two(chain.addTill())
        , anna(chain.enrol(one, "13800000001"))
        , ben(chain.enrol(one, "13800000002"))
        , dora(chain.enrol(one, "13800000003"))
    {
        chain.sell(one, chain.sale(anna, 4'000));
        chain.sell(one, chain.sale(ben, 10'000));
        chain.syncAll();
        chain.clock.advance(std::chrono::hours(1));
        chain.sell(one, chain.sale(dora, 30'000));
        chain.syncAll();
    }

    void settle()
    {
        chain.syncAll();
        chain.requireAgreement();
        CHECK(waiting().empty());
    }

    void merge(const MemberId& member, const MemberId& other)
    {
        REQUIRE(one->merge(manager(), member, other, true, "the same person"));
        settle();
    }

    void part(const MemberId& member, const MemberId& other)
    {
        REQUIRE(one->merge(manager(), member, other, false, "a mistake"));
        settle();
    }

    std::vector<office::Suspended> waiting()
    {
        auto transaction = chain.database->read();
        REQUIRE(transaction);
        auto found = (*transaction)->suspended(100);
        REQUIRE(found);
        return std::move(*found);
    }

    /// Spends points of a member at a till, on goods of twice their worth.
    void take(Till& till, const MemberId& member, std::int64_t points)
    {
        auto ask = chain.sale(member, 2 * points);
        ask.redeem = {engine::Ask::Kind::Points, Points(points)};
        chain.sell(till, ask);
    }

    std::int64_t qualifying(const MemberId& member) { return one->member(cashier(), member)->tier.qualifying; }

    AChain chain;
    Till& one;
    Till& two;
    MemberId anna;
    MemberId ben;
    MemberId dora;
};

} // namespace

TEST_CASE("a right of one who was merged twice goes along when the one in between is parted, and comes home there")
{
    for (const bool lost : {false, true}) {
        CAPTURE(lost);
        Shop shop;
        REQUIRE(shop.chain.obtainRight(shop.two, shop.dora, 100).empty());
        shop.merge(shop.ben, shop.dora);
        shop.merge(shop.anna, shop.ben);
        CHECK(shop.chain.booked(shop.anna) == 440);
        shop.part(shop.anna, shop.ben);
        CHECK(shop.chain.booked(shop.anna) == 40);
        CHECK(shop.chain.booked(shop.ben) == 400);
        CHECK(shop.chain.atOffice(shop.ben).ledger.leased(ledger::points()) == 100);
        if (lost) {
            REQUIRE(shop.chain.office->retire(shop.two->localState().incarnation));
            shop.chain.sync(shop.one);
        } else {
            REQUIRE(shop.two->releaseRights(shop.dora));
            shop.settle();
            shop.part(shop.ben, shop.dora);
            CHECK(shop.chain.booked(shop.dora) == 300);
        }
        CHECK(shop.chain.booked(shop.ben) == (lost ? 400 : 100));
        CHECK(shop.chain.atOffice(shop.ben).ledger.leased(ledger::points()) == 0);
        const auto report = shop.chain.office->verify();
        REQUIRE(report);
        CHECK(report->problems == std::vector<std::string>());
    }
}

TEST_CASE("members who were merged one after the other part in either order with what each of them had")
{
    for (const bool innerFirst : {false, true}) {
        CAPTURE(innerFirst);
        Shop shop;
        shop.merge(shop.ben, shop.dora);
        shop.merge(shop.anna, shop.ben);
        CHECK(shop.qualifying(shop.anna) == 44'000);
        if (innerFirst) {
            shop.part(shop.anna, shop.dora);
            CHECK(shop.chain.booked(shop.anna) == 140);
            shop.part(shop.anna, shop.ben);
        } else {
            shop.part(shop.anna, shop.ben);
            CHECK(shop.chain.booked(shop.ben) == 400);
            shop.part(shop.ben, shop.dora);
        }
        CHECK(shop.chain.booked(shop.anna) == 40);
        CHECK(shop.chain.booked(shop.ben) == 100);
        CHECK(shop.chain.booked(shop.dora) == 300);
        CHECK(shop.qualifying(shop.anna) == 4'000);
        CHECK(shop.qualifying(shop.ben) == 10'000);
        CHECK(shop.qualifying(shop.dora) == 30'000);
        CHECK(shop.one->identify(cashier(), "13800000003")->id == shop.dora);
        CHECK(shop.one->identify(cashier(), "13800000002")->id == shop.ben);
    }
}

TEST_CASE("what a till sold to one who was merged before it heard of it goes with them when they part")
{
    Shop shop;
    REQUIRE(shop.one->merge(manager(), shop.anna, shop.dora, true, "the same person"));
    shop.chain.sync(shop.one);
    shop.chain.sell(shop.two, shop.chain.sale(shop.dora, 20'000)); // it still thinks that they are two
    shop.settle();
    CHECK(shop.chain.booked(shop.anna) == 540);
    shop.part(shop.anna, shop.dora);
    CHECK(shop.chain.booked(shop.anna) == 40);
    CHECK(shop.chain.booked(shop.dora) == 500);
    CHECK(shop.qualifying(shop.dora) == 50'000);
}

TEST_CASE("two who are merged part once no right holds what the other brought")
{
    Shop shop;
    shop.merge(shop.anna, shop.dora);
    REQUIRE(shop.chain.obtainRight(shop.two, shop.anna, 100).empty()); // takes lots of both
    shop.chain.syncAll();
    REQUIRE(shop.one->merge(manager(), shop.anna, shop.dora, false, "a mistake"));
    shop.chain.syncAll();
    const auto waiting = shop.waiting();
    REQUIRE(waiting.size() == 1);
    CHECK(waiting.front().reason == "rights-out");
    CHECK(shop.chain.booked(shop.anna) == 340);
    REQUIRE(shop.two->releaseRights(shop.anna));
    shop.chain.syncAll();
    REQUIRE(shop.chain.office->resolve({.entry = waiting.front().entry,
                                        .how = office::Settlement::Retried,
                                        .operatorId = "m1",
                                        .reason = "the rights are home"}));
    shop.settle();
    CHECK(shop.chain.booked(shop.anna) == 40);
    CHECK(shop.chain.booked(shop.dora) == 300);
}

TEST_CASE("what one owed goes home whole, whoever was merged in between")
{
    for (const bool third : {false, true}) {
        CAPTURE(third);
        Shop shop;
        // Spent without a right, and then the goods that had earned it came back.
        const auto bought = shop.chain.sell(shop.two, shop.chain.sale(shop.ben, 20'000));
        shop.settle();
        shop.take(shop.two, shop.ben, 300);
        REQUIRE(shop.two->returnGoods(cashier(), bought.id, {{1, {}}}));
        shop.settle();
        const std::int64_t owed = shop.chain.booked(shop.ben);
        REQUIRE(owed < 0);
        shop.merge(shop.dora, shop.ben);
        if (third)
            shop.merge(shop.dora, shop.anna);
        CHECK(shop.chain.booked(shop.dora) == 300 + owed + (third ? 40 : 0));
        shop.part(shop.dora, shop.ben);
        CHECK(shop.chain.booked(shop.ben) == owed);
        CHECK(shop.chain.booked(shop.dora) == 300 + (third ? 40 : 0));
        if (third) {
            shop.part(shop.dora, shop.anna);
            CHECK(shop.chain.booked(shop.dora) == 300);
        }
    }
}

TEST_CASE("two tills that merge one person into two others merge nobody whom neither of them meant")
{
    for (const bool asMember : {false, true}) {
        CAPTURE(asMember);
        Shop shop;
        REQUIRE(shop.one->merge(manager(), shop.ben, shop.anna, true, "the same person"));
        const MemberId& stays = asMember ? shop.anna : shop.dora;
        const MemberId& goes = asMember ? shop.dora : shop.anna;
        REQUIRE(shop.two->merge(manager(), stays, goes, true, "the same person"));
        shop.chain.sync(shop.one);
        shop.chain.syncAll();
        shop.chain.requireAgreement();
        const auto waiting = shop.waiting();
        REQUIRE(waiting.size() == 1);
        CHECK(waiting.front().reason == "merged-before");
        CHECK(shop.chain.booked(shop.ben) == 140);
        CHECK(shop.chain.booked(shop.dora) == 300);
    }
}

TEST_CASE("a merge launders no block: neither at the till nor at head office")
{
    Shop shop;
    REQUIRE(shop.two->block(manager(), shop.dora, true, "fraud"));
    CHECK(std::get<MembershipRefusal>(shop.two->merge(manager(), shop.anna, shop.dora, true, "x").error()) ==
          MembershipRefusal::Blocked);
    CHECK(std::get<MembershipRefusal>(shop.two->merge(manager(), shop.dora, shop.anna, true, "x").error()) ==
          MembershipRefusal::Blocked);
    // A till that has not heard of the block.
    REQUIRE(shop.one->merge(manager(), shop.anna, shop.dora, true, "the same person"));
    shop.chain.sync(shop.two);
    shop.settle();
    CHECK(shop.chain.atOffice(shop.anna).blocked);
}

TEST_CASE("a block, segments and a family go with whom they came with")
{
    Shop shop;
    const MemberId eve = shop.chain.enrol(shop.one, "13800000005");
    REQUIRE(shop.one->moveFamily(manager(), shop.dora, eve, "married"));
    REQUIRE(shop.one->moveSegment(manager(), shop.dora, "staff", true, "works here"));
    REQUIRE(shop.one->moveSegment(manager(), shop.dora, "press", true, "writes"));
    REQUIRE(shop.one->moveSegment(manager(), shop.anna, "press", true, "writes"));
    shop.settle();
    REQUIRE(shop.two->block(manager(), shop.dora, true, "fraud"));
    REQUIRE(shop.one->merge(manager(), shop.anna, shop.dora, true, "the same person"));
    shop.chain.sync(shop.two); // the block comes first
    shop.settle();
    CHECK(shop.chain.atOffice(shop.anna).blocked);
    CHECK(shop.chain.atOffice(shop.anna).segments == std::vector<std::string>{"press", "staff"});
    CHECK(shop.chain.atOffice(eve).family.empty());
    shop.part(shop.anna, shop.dora);
    CHECK_FALSE(shop.chain.atOffice(shop.anna).blocked);
    CHECK(shop.chain.atOffice(shop.dora).blocked);
    CHECK(shop.chain.atOffice(shop.anna).segments == std::vector<std::string>{"press"});
    CHECK(shop.chain.atOffice(shop.dora).segments == std::vector<std::string>{"press", "staff"});
    CHECK(shop.chain.atOffice(eve).family == std::vector<MemberId>{shop.dora});
    CHECK(shop.chain.atOffice(shop.dora).family == std::vector<MemberId>{eve});
}

TEST_CASE("a merge that nobody could follow any more waits for a person")
{
    Shop shop;
    constexpr int kMost = 64; // names that lead to somebody one after the other
    MemberId last = shop.anna;
    for (int i = 0; i < kMost; ++i) {
        const MemberId next = shop.chain.enrol(shop.one, std::to_string(13900000000 + i));
        REQUIRE(shop.one->merge(manager(), next, last, true, "the same person"));
        shop.chain.sync(shop.one);
        last = next;
    }
    shop.settle();
    CHECK(shop.chain.booked(last) == 40);
    const auto first = shop.one->member(cashier(), shop.anna); // found by the first of the names
    REQUIRE(first);
    CHECK(first->id == last);
    CHECK(first->balance == Points(40));
    REQUIRE(shop.one->merge(manager(), shop.ben, last, true, "the same person"));
    shop.chain.syncAll();
    shop.chain.requireAgreement();
    const auto waiting = shop.waiting();
    REQUIRE(waiting.size() == 1);
    CHECK(waiting.front().reason == "too-many-merges");
    CHECK(shop.chain.booked(last) == 40);
    CHECK(shop.chain.booked(shop.ben) == 100);
}
