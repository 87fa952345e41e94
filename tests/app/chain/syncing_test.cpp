#include "tests/app/chain/a_chain.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace loyalty;
using namespace loyalty::test;

TEST_CASE("whatever the line does to one exchange, each sale is booked once")
{
    const auto fate = GENERATE(Fate::Delivered, Fate::RequestLost, Fate::ReplyLost, Fate::Twice, Fate::Late);
    const auto at = GENERATE(0, 1, 2, 3);
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    chain.sell(till, chain.sale(member, 10'000));
    till.session->hurry();
    for (int step = 0; step < 4; ++step) {
        if (step == 2)
            chain.sell(till, chain.sale(member, 5'000));
        chain.exchange(till, step == at ? fate : Fate::Delivered);
        till.session->hurry();
        CHECK(chain.shown(till, member) == (step >= 2 ? 150 : 100));
    }
    chain.syncAll();
    CHECK(chain.booked(member) == 150);
    chain.requireAgreement();
}

TEST_CASE("what head office does not know yet is counted, sales apart")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    chain.sync(till);
    CHECK(till->status().waitingSales == 0);
    const auto sale = chain.sell(till, chain.sale(member, 10'000));
    chain.sell(till, chain.sale(member, 5'000));
    REQUIRE(till->returnGoods(cashier(), sale.id, {}));
    CHECK(till->status().waiting == 3);
    CHECK(till->status().waitingSales == 2);
    till.restart(chain);
    CHECK(till->status().waitingSales == 2);
    chain.sync(till);
    CHECK(till->status().waiting == 0);
    CHECK(till->status().waitingSales == 0);
}

TEST_CASE("what is shown is the cached row with the own acts that it does not contain, at every moment")
{
    AChain chain;
    Till& one = chain.addTill();
    Till& two = chain.addTill();
    const MemberId member = chain.enrol(one, "13800000001");
    chain.syncAll();
    chain.sell(two, chain.sale(member, 70'000)); // 700 points
    chain.sell(one, chain.sale(member, 10'000)); // 100 points
    CHECK(chain.shown(one, member) == 100);
    chain.exchange(one); // pushed, posted, not pulled
    CHECK(chain.shown(one, member) == 100);
    CHECK(one->status().notContained == 1);
    chain.sync(one);
    CHECK(chain.shown(one, member) == 100);
    CHECK(one->status().notContained == 0);
    chain.sync(two);
    CHECK(chain.shown(two, member) == 800);
    CHECK(chain.shown(one, member) == 100); // has not pulled yet
    chain.sync(one);
    CHECK(chain.shown(one, member) == 800);
    chain.requireAgreement();
}

TEST_CASE("however much has piled up, no sale counts twice while the positions come in parts")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    constexpr int kSales = 2'300; // more than one reply tells the positions of
    for (int i = 0; i < kSales; ++i)
        chain.sell(till, chain.sale(member, 100));
    while (!till.session->atRest()) {
        till.session->hurry();
        REQUIRE(chain.exchange(till));
        REQUIRE(chain.shown(till, member) == kSales);
    }
    chain.requireAgreement();
}

TEST_CASE("whichever call of the cache fails while a pull is kept, the next pull goes on without a restart")
{
    bool failed = true;
    for (std::uint64_t call = 1; failed; ++call) {
        for (const auto when : {CallSwitch::When::Before, CallSwitch::When::After}) {
            CAPTURE(call, static_cast<int>(when));
            AChain chain;
            Till& here = chain.addTill();
            Till& other = chain.addTill();
            chain.syncAll();
            const MemberId member = chain.enrol(other, "13800000001");
            chain.sell(other, chain.sale(member, 10'000));
            chain.sync(other);
            here.calls.failAt(call, when);
            chain.sync(here);
            failed = here.calls.calls() >= call;
            here.calls.neverFail();
            chain.syncAll();
            chain.requireAgreement();
        }
    }
}

TEST_CASE("a terminal that lost its cache is the same again after one sync")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    chain.sell(till, chain.sale(member, 10'000));
    chain.syncAll();
    chain.sell(till, chain.sale(member, 5'000));
    till.cache = MemoryCache();
    till.restart(chain);
    chain.syncAll();
    CHECK(chain.shown(till, member) == 150);
    CHECK(till->programmeAt(chain.clock.now()) != nullptr);
    chain.requireAgreement();
}

TEST_CASE("weeks without a line change nothing but the waiting")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    for (int day = 0; day < 40; ++day) {
        for (int sale = 0; sale < 20; ++sale)
            chain.sell(till, chain.sale(member, 1'000));
        till.session->hurry();
        chain.exchange(till, Fate::RequestLost);
        chain.clock.advance(std::chrono::hours(24));
    }
    CHECK(till->status().waiting > sync::kMaxPushEntries);
    chain.syncAll();
    CHECK(chain.booked(member) == chain.shown(till, member));
    chain.requireAgreement();
}

TEST_CASE("a programme published later judges from its day on, on both sides")
{
    AChain chain;
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    const std::string next = R"({"format":"loyalty-programme/2","id":"test","version":2,
        "validFrom":"2026-11-22T00:00:00+08:00","currency":{"code":"CNY","exponent":2},"names":{"en":"Test"},
        "earning":{"rounding":{"mode":"down","per":"ticket","multiply":"beforeRounding"},"rules":[
        {"id":"base","type":"perAmount","names":{"en":"Base"},"points":3,"perMinor":100}]}})";
    REQUIRE(chain.office->publish(next));
    const auto again = chain.office->publish(next);
    REQUIRE_FALSE(again);
    CHECK(std::get<office::OfficeRefusal>(again.error()) == office::OfficeRefusal::ProgrammeNotNewer);
    chain.syncAll();
    CHECK(chain.sell(till, chain.sale(member, 10'000)).sold.earned == 100_pts);
    chain.clock.advance(std::chrono::hours(24));
    CHECK(chain.sell(till, chain.sale(member, 10'000)).sold.earned == 300_pts);
    chain.syncAll();
    CHECK(chain.office->health()->differences == 0);
    chain.requireAgreement();
}

TEST_CASE("hostile bytes are answered, and change nothing")
{
    AChain chain;
    Till& till = chain.addTill();
    const auto halt = [&](std::string_view body, std::string_view signature) {
        const auto reply = chain.office->answer(body, signature);
        REQUIRE(reply);
        const auto* halted = std::get_if<sync::Halted>(&reply->body);
        REQUIRE(halted);
        return halted->why;
    };
    CHECK(halt("", "") == sync::Halt::Malformed);
    CHECK(halt("{}", "") == sync::Halt::Malformed);
    CHECK(halt(std::string(100, '['), "") == sync::Halt::Malformed);
    sync::Request request{.number = 9, .incarnation = till->identity().incarnation, .body = sync::Pull{}};
    CHECK(halt(sync::encode(request), "not a signature") == sync::Halt::BadSignature);
    CHECK(halt(sync::encode(request), till->sign("another text")) == sync::Halt::BadSignature);
    request.incarnation = chain.random.id<IncarnationId>();
    CHECK(halt(sync::encode(request), till->sign(sync::signedText(sync::encode(request)))) == sync::Halt::Unknown);
    request = {.number = 1, .incarnation = {}, .body = sync::Enrol{"AAAA-BBBB-CCCC", "lane", {}}};
    CHECK(halt(sync::encode(request), "") == sync::Halt::BadCode);
    chain.syncAll();
    chain.requireAgreement();
}

TEST_CASE("a code enrols one terminal, and the same terminal again when the answer was lost")
{
    AChain chain;
    SeededRandom random(5);
    const auto code = chain.office->issueCode("S1", "lane 9");
    REQUIRE(code);
    CHECK_FALSE(chain.office->issueCode("nowhere", "lane 9"));
    const auto enrol = [&](const crypto::PublicKey& key) {
        const auto reply = chain.office->answer(sync::encode(sync::Request{1, {}, sync::Enrol{*code, "", key}}), {});
        REQUIRE(reply);
        const auto* welcome = std::get_if<sync::EnrolReply>(&reply->body);
        return welcome ? std::optional(welcome->incarnation) : std::nullopt;
    };
    const crypto::PublicKey first = crypto::makeKeyPair(random).publicKey;
    const auto incarnation = enrol(first);
    REQUIRE(incarnation);
    CHECK(enrol(first) == incarnation);
    CHECK_FALSE(enrol(crypto::makeKeyPair(random).publicKey));
    chain.clock.advance(std::chrono::minutes(16));
    const auto late = chain.office->issueCode("S1", "lane 10");
    REQUIRE(late);
    chain.clock.advance(std::chrono::minutes(15));
    const auto reply = chain.office->answer(sync::encode(sync::Request{1, {}, sync::Enrol{*late, "", first}}), {});
    REQUIRE(reply);
    CHECK(std::get<sync::Halted>(reply->body).why == sync::Halt::BadCode);
}
