#include "core/ledger/member_ledger.h"
#include "tests/core/ledger/builders.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

#include <string>

namespace loyalty::ledger {
namespace {

using namespace test;

/// What decoding answers: the ledger, and the complaints as "path code".
struct Decoded
{
    MemberLedger ledger;
    std::vector<std::string> complaints;
};

Decoded decoded(std::string_view text)
{
    const auto value = json::parse(text);
    REQUIRE(value);
    std::vector<json::Complaint> complaints;
    Decoded result{MemberLedger::fromJson(*value, "row", complaints), {}};
    for (const json::Complaint& c : complaints)
        result.complaints.push_back(c.path + " " + c.code);
    return result;
}

std::string replaced(std::string text, std::string_view what, std::string_view by)
{
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

const std::string kRow = R"({"lots":[["points","",0,["ab000000000000000000000000000000",101,1,86400000,2592000000,50,)"
                         R"(null,102,2,86400000,null,7]]],)"
                         R"("leased":[["points","",20]],"days":[["qualifying","",[20000,1250,1,-3]]]})";

MemberLedger ledgerOfRow()
{
    MemberLedger ledger;
    ledger.apply(earned(70, lot(1, day(30))), day(1));
    ledger.apply(earned(7, lot(2)), day(1));
    REQUIRE(ledger.lease(kPoints, 20, day(1)));
    ledger.apply(counted(1250, BusinessDate(20'000)), day(1));
    ledger.apply(counted(-3, BusinessDate(20'001)), day(1));
    return ledger;
}

TEST_CASE("a ledger is written compactly and read back as it was")
{
    CHECK(json::write(ledgerOfRow().toJson()) == kRow);
    const Decoded row = decoded(kRow);
    CHECK(row.complaints.empty());
    CHECK(row.ledger == ledgerOfRow());
    CHECK(json::write(MemberLedger().toJson()) == "{}");
    CHECK(decoded("{}").ledger == MemberLedger());
}

TEST_CASE("what no ledger can have written is complained about and left out")
{
    struct Row
    {
        std::string_view what;
        std::string_view by;
        std::string_view complaint;
    };
    const Row rows[] = {
        {R"("points","",0)", R"("gold","",0)", "row.lots[0][0] unknown-value"},
        {R"("points","",0)", R"(1,"",0)", "row.lots[0][0] unknown-value"},
        {R"("points","",0)", R"("counter","",0)", "row.lots[0][0] unknown-value"},
        {R"("points","",0)", R"("points",null,0)", "row.lots[0][1] wrong-type"},
        {R"("points","",0)", R"("points","",-1)", "row.lots[0][2] out-of-range"},
        {R"("points","",0)", R"("points","",1000000000000000001)", "row.lots[0][2] out-of-range"},
        {R"("points","",0,)", R"("points","",)", "row.lots[0][0] wrong-size"},
        {"\"ab000000000000000000000000000000\"", "null", "row.lots[0][3] not-a-lot"},
        {",50,null,", ",50,7,", "row.lots[0][3] not-a-lot"},
        {"ab0000", "AB0000", "row.lots[0][3] not-a-lot"},
        {",101,", ",-1,", "row.lots[0][3] not-a-lot"},
        {",1,86400000", ",4294967296,86400000", "row.lots[0][3] not-a-lot"},
        {",2592000000,", ",\"never\",", "row.lots[0][3] not-a-lot"},
        {",2592000000,", ",9223372036854775807,", "row.lots[0][3] not-a-lot"},
        {",50,", ",0,", "row.lots[0][3] not-a-lot"},
        {",50,", ",-50,", ""},
        {",2592000000,", ",[2592000000,null,5,50],", ""},
        {",2592000000,", ",[2592000000,86400000,5,50],", ""},
        {",2592000000,", ",[2592000000,null,0,50],", "row.lots[0][3] not-a-lot"},
        {",2592000000,", ",[2592000000,null,5],", "row.lots[0][3] not-a-lot"},
        {R"("points","",0)", R"("points","",5)", ""},
        {R"("points","",0)", R"("points","",[86400000,5,null,0,0])", ""},
        {R"("points","",0)", R"("points","",[86400000,5,"ab000000000000000000000000000000",101,1])", ""},
        {R"("points","",0)", R"("points","",[])", "row.lots[0][2] wrong-type"},
        {R"("points","",0)", R"("points","",[86400000,5,null,0])", "row.lots[0][2] wrong-type"},
        {R"("points","",0)", R"("points","",[86400000,0,null,0,0])", "row.lots[0][2] not-a-claim"},
        {R"("points","",0)", R"("points","",[86400000,5,null,1,0])", "row.lots[0][2] not-a-claim"},
        {R"("points","",0)", R"("points","",[86400000,5,"ab",1,0])", "row.lots[0][2] not-a-claim"},
        {R"("points","",0)", R"("points","",[7,5,null,0,0,7,5,null,0,0])", "row.lots[0][2] not-in-order"},
        {",50,", ",1000000000000000000,", "row.lots[0][3] out-of-range"},
        {",50,", ",50,1,", "row.lots[0][3] wrong-type"},
        {",2592000000,", ",null,", ""},
        {",102,2,", ",101,0,", ""},
        {"null,7", "2592000000,7", ""},
        {"null,7", "2591999999,7", "row.lots[0][3] not-in-order"},
        {R"(,"leased":[[)", R"(,"leased":[["points","",20],[)", "row.leased[1][0] repeated"},
        {R"("",20)", R"("",0)", "row.leased[0][2] out-of-range"},
        {R"("",20)", R"("",20,1)", "row.leased[0][0] wrong-size"},
        {R"([["points","",20]])", R"([null])", "row.leased[0][0] wrong-type"},
        {R"([["points","",20]])", R"({})", "row.leased wrong-type"},
        {R"("qualifying")", R"("points")", "row.days[0][0] unknown-value"},
        {"[20000,1250,", "[20000,0,", "row.days[0][2] not-a-day"},
        {"[20000,1250,", "[2932897,1250,", "row.days[0][2] not-a-day"},
        {"[20000,1250,1,", "[20000,1250,0,", "row.days[0][2] not-a-day"},
        {"[20000,1250,1,", "[20000,1250,2912897,", "row.days[0][2] not-a-day"},
        {"[20000,1250,1,", "[-25567,1250,2932896,", ""},
        {"[20000,1250,", "[-25568,1250,", "row.days[0][2] not-a-day"},
        {"[20000,1250,", "[1250,", "row.days[0][2] wrong-type"},
        {"[20000,1250,1,-3]", "[]", "row.days[0][2] wrong-type"},
        {",1250,1,-3", ",1000000000000000000,1,-1", "row.days[0][2] out-of-range"},
    };
    for (const Row& row : rows) {
        INFO(row.what << " by " << row.by);
        const Decoded result = decoded(replaced(kRow, row.what, row.by));
        CHECK(result.complaints ==
              (row.complaint.empty() ? std::vector<std::string>{} : std::vector{std::string(row.complaint)}));
    }
}

TEST_CASE("a document that is no ledger at all is complained about")
{
    CHECK(decoded("[]").complaints.size() == 1);
    CHECK(decoded("null").complaints.size() == 1);
    CHECK(decoded(R"({"lots":7})").complaints.size() == 1);
    CHECK(decoded(R"({"lots":[["points","",0,[]]]})").complaints == std::vector<std::string>{"row.lots[0][0] empty"});
}

TEST_CASE("a bad entry costs only itself")
{
    const Decoded result = decoded(replaced(kRow, ",50,", ",0,"));
    CHECK(result.ledger.leased(kPoints) == 20);
    CHECK(result.ledger.book(kPoints).lots().empty());
    CHECK(result.ledger.sumOfPostings(kSpend) == 1247);
}

TEST_CASE("the debt of an older row is settled by whatever lots there are")
{
    const Decoded row = decoded(replaced(kRow, R"("points","",0)", R"("points","",52)"));
    CHECK(row.complaints.empty());
    const LotBook& book = row.ledger.book(kPoints);
    CHECK(book.debt() == 0);
    CHECK(book.lots() == std::vector<Lot>{{lot(2), 5}});
}

MemberLedger anyLedger()
{
    const std::vector<Asset> lotAssets{Asset::Points, Asset::StoredPrincipal, Asset::StoredGift, Asset::Stamp,
                                       Asset::Coupon};
    MemberLedger ledger;
    const auto steps = *rc::gen::inRange<std::uint32_t>(0, 40);
    for (std::uint32_t n = 0; n < steps; ++n) {
        const auto amount = *rc::gen::inRange<std::int64_t>(1, Points::kMax);
        const Instant earnedAt(*rc::gen::inRange<std::int64_t>(0, 4'000'000'000'000));
        Posting p = earned(
            amount, lot(n, n % 3 == 0 ? std::nullopt : std::optional(earnedAt + std::chrono::hours(n)), earnedAt));
        p.what = {*rc::gen::elementOf(lotAssets), *rc::gen::element<std::string>("", "a", "生日")};
        if (n % 4 == 0)
            p.opens->gift = LoadGift{n + 1, amount};
        if (n % 6 == 0)
            p.opens->spendableFrom = earnedAt;
        ledger.apply(p, day(1));
        p = counted(*rc::gen::inRange<std::int64_t>(-5, 5) * 3 + 1, BusinessDate(*rc::gen::inRange(0, 40)));
        p.what = {*rc::gen::element(Asset::Qualifying, Asset::Counter, Asset::Exposure), "k"};
        ledger.apply(p, day(1));
        (void)ledger.lease(kPoints, *rc::gen::inRange<std::int64_t>(1, Points::kMax), day(1));
        p = spent(*rc::gen::inRange<std::int64_t>(1, Points::kMax));
        if (n % 2 == 0)
            p.prefers = lot(n).id;
        if (n % 5 == 0)
            ledger.apply(p, day(n % 3));
    }
    return ledger;
}

TEST_CASE("any ledger survives being written and read")
{
    REQUIRE(rc::check([] {
        const MemberLedger ledger = anyLedger();
        const auto value = json::parse(json::write(ledger.toJson()));
        RC_ASSERT(value.has_value());
        std::vector<json::Complaint> complaints;
        RC_ASSERT(MemberLedger::fromJson(*value, "", complaints) == ledger);
        RC_ASSERT(complaints.empty());
    }));
}

TEST_CASE("a damaged row never does more than cause complaints")
{
    REQUIRE(rc::check([] {
        std::string text = kRow;
        const int changes = *rc::gen::inRange(1, 5);
        for (int i = 0; i < changes; ++i) {
            const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
            text[at] = *rc::gen::elementOf(std::string(R"(0123456789-,[]{}"null)"));
        }
        const auto value = json::parse(text);
        if (!value)
            return;
        std::vector<json::Complaint> complaints;
        const MemberLedger ledger = MemberLedger::fromJson(*value, "", complaints);
        (void)ledger.balance(kPoints, day(1));
        std::vector<json::Complaint> none;
        RC_ASSERT(MemberLedger::fromJson(ledger.toJson(), "", none) == ledger);
        RC_ASSERT(none.empty());
    }));
}

} // namespace
} // namespace loyalty::ledger
