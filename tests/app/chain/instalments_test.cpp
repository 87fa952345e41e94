#include "tests/app/chain/a_chain.h"

#include <catch2/catch_test_macros.hpp>

using namespace loyalty;
using namespace loyalty::test;

namespace {

/// 100.00 loaded bring 10.00 in four parts.
constexpr const char* kProgramme = R"({
  "format": "loyalty-programme/2", "id": "loading", "version": 1, "validFrom": "2020-01-01T00:00:00+08:00",
  "currency": { "code": "CNY", "exponent": 2 }, "names": { "en": "Loading" },
  "earning": { "rules": [ { "id": "base", "type": "perAmount", "points": 1, "perMinor": 100 } ] },
  "storedValue": { "maxTopUpMinor": 500000, "maxBalanceMinor": 1000000, "giftExpiry": { "months": 2 },
                   "gifts": [ { "fromMinor": 10000, "giftMinor": 1003, "instalments": 4 } ] }
})";

struct Shop
{
    Shop()
        : till(&chain.addTill())
        , member(chain.enrol(*till, "13800000001"))
    {
        chain.syncAll();
        const terminal::LoadAsk ask{.account = member, .minor = 10'000};
        const auto preview = (*till)->previewLoad(cashier(), ask);
        REQUIRE(preview);
        CHECK(preview->purse.giftMinor == 251);
        CHECK(preview->purse.giftToComeMinor == 752);
        const auto loaded = (*till)->load(cashier(), ask);
        REQUIRE(loaded);
        CHECK(loaded->giftMinor == 1'003);
        CHECK(loaded->purse == preview->purse);
        chain.syncAll();
    }

    terminal::PurseView purse()
    {
        const auto view = (*till)->member(cashier(), member);
        REQUIRE(view);
        return view->purse;
    }

    AChain chain{{.programme = kProgramme}};
    Till* till;
    MemberId member;
};

constexpr std::chrono::hours kMonth{24 * 31};

} // namespace

TEST_CASE("a gift in parts comes month by month without anybody doing anything, and ends part by part")
{
    Shop shop;
    struct Row
    {
        std::int64_t gift;
        std::int64_t toCome;
    };
    // The first part ends after two months and a day, while the third comes.
    const Row months[] = {{251 + 251, 501}, {251 + 251 + 251, 250}, {251 + 251 + 250, 0}, {251 + 250, 0}};
    for (const Row& row : months) {
        shop.chain.clock.advance(kMonth);
        const auto purse = shop.purse();
        INFO(row.toCome);
        CHECK(purse.giftToComeMinor == row.toCome);
        CHECK(purse.giftMinor <= row.gift);
        CHECK(purse.giftMinor >= row.gift - 251);
    }
    shop.chain.syncAll();
    shop.chain.requireAgreement();
}

TEST_CASE("paying out takes back its share of the gift, first of what has not come, and of all of it everything")
{
    Shop shop;
    shop.chain.clock.advance(kMonth);
    const std::int64_t come = shop.purse().giftMinor;
    CHECK(come == 502);
    const auto pay = [&](std::optional<std::int64_t> minor) {
        const auto missing = (*shop.till)->missingForUnload(shop.member, minor);
        REQUIRE(missing);
        for (const terminal::MissingRight& right : *missing)
            REQUIRE(shop.chain.obtainRight(*shop.till, right).empty());
        const auto preview = (*shop.till)->previewUnload(manager(), shop.member, minor);
        REQUIRE(preview);
        const auto out = (*shop.till)->unload(manager(), shop.member, minor, "wants it back");
        REQUIRE(out);
        CHECK(out->giftMinor == preview->giftMinor);
        CHECK(out->purse.giftMinor == preview->purse.giftMinor);
        CHECK(out->purse.giftToComeMinor == preview->purse.giftToComeMinor);
        return *out;
    };
    const auto half = pay(5'000);
    CHECK(half.giftMinor == 250 + 251 + 1);
    CHECK(half.purse.giftMinor == 501);
    CHECK(half.purse.giftToComeMinor == 0);
    const auto rest = pay(std::nullopt);
    CHECK(rest.giftMinor == 501);
    CHECK(rest.purse.giftMinor == 0);
    CHECK(rest.purse.giftToComeMinor == 0);
    shop.chain.syncAll();
    shop.chain.requireAgreement();
    shop.chain.clock.advance(kMonth * 4);
    CHECK(shop.purse().giftMinor == 0);
}

TEST_CASE("a load that fits only while its gifts are still to come is refused")
{
    Shop shop;
    const auto load = [&](std::int64_t minor) {
        return (*shop.till)->load(cashier(), {.account = shop.member, .minor = minor});
    };
    REQUIRE(load(450'000));
    REQUIRE(load(450'000));
    const std::int64_t left = 1'000'000 - (10'000 + 450'000 + 450'000) - 4 * 1'003;
    CHECK_FALSE(load(left + 1));
    CHECK(load(left));
}
