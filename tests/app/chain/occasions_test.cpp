#include "tests/app/chain/a_chain.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <chrono>

/// Days on which something is otherwise, as the till, its message and its paper tell of them.
using namespace loyalty;
using namespace loyalty::test;
using terminal::Message;

namespace {

std::string programmeWith(std::string_view birthday, std::string_view qualify)
{
    return R"({
  "format": "loyalty-programme/2", "id": "days", "version": 1, "validFrom": "2020-01-01T00:00:00+08:00",
  "currency": { "code": "CNY", "exponent": 2 }, "names": { "en": "Days" },
  "earning": { "rules": [
      { "id": "base", "type": "perAmount", "names": { "en": "Base" }, "points": 1, "perMinor": 100 },
      { "id": "birthday", "type": "multiplier", "names": { "en": "Birthday" }, "factor": "2",
        "when": { "birthday": { "before": 0, "after": 0, )" +
           std::string(birthday) + R"( } } },
      { "id": "back", "type": "multiplier", "names": { "en": "Come back" }, "factor": "3",
        "when": { "segments": ["lapsed"], "until": "2026-12-24T00:00:00+08:00" } } ] },
  "tiers": {
    "qualify": { "by": "spend", )" +
           std::string(qualify) + R"( },
    "levels": [
      { "id": "basic", "names": { "en": "Basic" }, "threshold": 0, "rate": "1" },
      { "id": "silver", "names": { "en": "Silver" }, "threshold": 50000, "rate": "1" },
      { "id": "gold", "names": { "en": "Gold" }, "threshold": 100000, "rate": "1" } ] },
  "redeeming": { "pointsPer": 1, "valueMinor": 1, "min": 1, "step": 1, "maxShare": "50%",
                 "maxPointsByTrust": { "spoken": 1000000, "static": 1000000 } },
  "returns": { "shortfall": "debt" } })";
}

/// Noon of a day in the shop.
Instant noonOf(const char* date)
{
    return Instant::fromSeconds(std::int64_t{BusinessDate::parse(date)->days()} * 86'400 + 4 * 3'600);
}

receipt::SaleReceipt paperOf(Till& till, const terminal::SaleView& sale)
{
    return std::get<receipt::SaleReceipt>(till->receiptFor(cashier(), sale.id, sale.entry).value());
}

} // namespace

TEST_CASE("a birthday is kept on its day by quote, message and paper, on 29 February and by the Chinese calendar")
{
    struct Row
    {
        const char* says;
        const char* born;
        const char* day;
        bool isKept;
    };
    constexpr const char* kFebruary = R"("leapDay": "february28")";
    constexpr const char* kMarch = R"("leapDay": "march1")";
    constexpr const char* kLunar = R"("calendar": "lunar")";
    const Row rows[] = {
        {kFebruary, "--02-29", "2027-02-28", true},
        {kFebruary, "--02-29", "2027-03-01", false},
        {kFebruary, "--02-29", "2028-02-28", false},
        {kFebruary, "--02-29", "2028-02-29", true},
        {kMarch, "2000-02-29", "2027-02-28", false},
        {kMarch, "2000-02-29", "2027-03-01", true},
        {kMarch, "2000-02-29", "2028-02-29", true},
        {kMarch, "2000-02-29", "2028-03-01", false},
        {kLunar, "2001-10-01", "2027-09-15", true}, // both are mid-autumn, the 15th of the eighth month
        {kLunar, "2001-10-01", "2027-10-01", false},
        {kLunar, "--08-15", "2027-09-15", true},    // a lunar day, as no year says what else it was
        {kLunar, "2001-05-30", "2027-05-13", true}, // the eighth of the leap fourth month: of the fourth in other years
        {kLunar, "2001-05-30", "2027-06-12", false},
        {kLunar, "1990-01-27", "2027-02-06", true}, // New Year
    };
    for (const Row& row : rows) {
        CAPTURE(row.says, row.born, row.day);
        AChain chain({.programme = programmeWith(row.says, R"("rollingMonths": 12)")});
        Till& till = chain.addTill();
        const MemberId member = chain.enrol(till, "13800000001", "王小明", row.born);
        chain.syncAll();
        chain.clock.set(noonOf(row.day));
        chain.syncAll();
        const terminal::MemberView seen = till->member(cashier(), member).value();
        CHECK(seen.birthdayToday == row.isKept);
        CHECK(std::ranges::any_of(seen.messages, [](const Message& message) {
                  return message.kind == Message::Kind::Birthday;
              }) == row.isKept);
        const auto quote = till->quote(cashier(), chain.sale(member, 3'000));
        REQUIRE(quote);
        CHECK(quote->earned == Points(row.isKept ? 60 : 30));
        const auto sale = chain.sell(till, chain.sale(member, 3'000));
        CHECK(sale.sold.earned == quote->earned);
        const auto paper = paperOf(till, sale);
        CHECK(paper.earned == quote->earned);
        CHECK(paper.member->birthday == row.isKept);
        chain.syncAll();
        chain.requireAgreement();
        auto transaction = chain.database->read();
        CHECK((*transaction)->differences(10)->empty());
    }
}

TEST_CASE("a window since the last change counts that day and what came after, and says what is missing")
{
    AChain chain({.programme = programmeWith(R"("leapDay": "march1")",
                                             R"("window": "sinceChange" }, "downgrade": { "mode": "never")")});
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    chain.syncAll();
    const auto next = [&] {
        chain.syncAll();
        chain.clock.advance(std::chrono::days(40));
    };
    chain.sell(till, chain.sale(member, 30'000));
    next();
    chain.sell(till, chain.sale(member, 40'000)); // 700.00: silver, and 400.00 of them on the day of it
    next();
    const auto quote = till->quote(cashier(), chain.sale(member, 50'000));
    REQUIRE(quote);
    CHECK(quote->tierBefore.id == "silver");
    CHECK(quote->tierBefore.qualifying == 40'000);
    CHECK(quote->tierBefore.missing == 60'000);
    CHECK(quote->tierAfter.id == "silver");
    CHECK(quote->tierAfter.missing == 10'000);
    const auto sale = chain.sell(till, chain.sale(member, 50'000));
    CHECK(sale.tierAfter == "silver");
    CHECK(paperOf(till, sale).member->missing == 10'000);
    const auto tier = till->member(cashier(), member).value().tier;
    CHECK(tier.missing == 10'000);
    next();
    CHECK(till->quote(cashier(), chain.sale(member, 10'000))->tierAfter.id == "gold");
    CHECK(chain.sell(till, chain.sale(member, 10'000)).tierAfter == "gold");
    chain.syncAll();
    chain.requireAgreement();
}

TEST_CASE("a campaign to win somebody back is for its segment, while it runs, and for nobody once they are out of it")
{
    AChain chain({.programme = programmeWith(R"("leapDay": "march1")", R"("rollingMonths": 12)")});
    Till& till = chain.addTill();
    Till& other = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    chain.syncAll();
    const auto earns = [&](Till& at) { return at->quote(cashier(), chain.sale(member, 1'000))->earned.count(); };
    CHECK(earns(till) == 10);
    REQUIRE(till->moveSegment(manager(), member, "lapsed", true, "not seen for a year"));
    CHECK(earns(till) == 30); // at once where it was done
    CHECK(earns(other) == 10);
    chain.syncAll();
    CHECK(earns(other) == 30);
    CHECK(chain.sell(other, chain.sale(member, 1'000)).sold.earned == Points(30));
    REQUIRE(other->moveSegment(manager(), member, "lapsed", false, "is back"));
    CHECK(earns(other) == 10);
    chain.syncAll();
    CHECK(earns(till) == 10);
    REQUIRE(till->moveSegment(manager(), member, "lapsed", true, "again"));
    chain.clock.set(noonOf("2026-12-23"));
    CHECK(earns(till) == 30);
    chain.clock.set(noonOf("2026-12-24")); // from midnight in the shop on it is over
    CHECK(earns(till) == 10);
    chain.syncAll();
    chain.requireAgreement();
}

TEST_CASE("points that an open basket means to spend are there again for others after ten minutes, and are spent once")
{
    AChain chain({.programme = programmeWith(R"("leapDay": "march1")", R"("rollingMonths": 12)")});
    Till& till = chain.addTill();
    const MemberId member = chain.enrol(till, "13800000001");
    chain.sell(till, chain.sale(member, 100'000)); // 1000 points
    chain.syncAll();
    REQUIRE(chain.obtainRight(till, member, 1'000).empty());
    auto first = chain.sale(member, 160'000);
    first.id = chain.random.id<SaleId>();
    first.redeem = {engine::Ask::Kind::Points, Points(700)};
    auto second = chain.sale(member, 200'000);
    second.id = chain.random.id<SaleId>();
    second.redeem = {engine::Ask::Kind::AsMuchAsAllowed, {}};
    CHECK(till->quote(cashier(), first)->redeemed == Points(700));
    CHECK(till->quote(cashier(), second)->redeemed == Points(300));
    chain.clock.advance(std::chrono::minutes(10) - std::chrono::seconds(1));
    CHECK(till->quote(cashier(), second)->redeemed == Points(300));
    chain.clock.advance(std::chrono::seconds(1));
    CHECK(till->quote(cashier(), second)->redeemed == Points(1'000));
    const auto sold = till->commit(cashier(), second);
    REQUIRE(sold);
    CHECK(sold->sold.redeemed == Points(1'000));
    // The first comes too late: only what the second sale earned is there.
    const auto late = till->commit(cashier(), first);
    if (late)
        CHECK(late->sold.redeemed == Points());
    CHECK(chain.shown(till, member) >= 0);
    chain.syncAll();
    chain.requireAgreement();
}
