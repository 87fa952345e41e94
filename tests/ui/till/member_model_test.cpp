#include "ui/till/member_model.h"

#include "tests/support/ui/fake_till.h"
#include "ui/language/language.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;
using access::Trust;
using Kind = checkout::Verdict::Kind;

MemberModel modelOf(const test::FakeTill& till)
{
    return memberModel(till.view, till.status, till.words, till.now);
}

TEST_CASE("a member's panel says tier, what is missing, what ends and how old the figures are")
{
    test::FakeTill till;
    till.scanMember("13812345678", Kind::LiveCode, Trust::Live);
    const MemberModel model = modelOf(till);
    CHECK(model.tier == u"Silver"_s);
    CHECK(model.tierLine == u"¥360.00 more to Gold"_s);
    CHECK(model.balance == u"3,268"_s);
    REQUIRE(model.notes.size() == 3);
    CHECK(model.notes[1].words == u"300 points only until 30 Nov"_s);
    CHECK(model.asOf == u"Head office at 13:50, plus 2 acts here"_s);
}

TEST_CASE("a member is told of coupons and gifts that end, of points that come, and of what keeps the tier")
{
    using Message = terminal::Message;
    const BusinessDate day = *BusinessDate::parse("2026-11-28");
    struct Row
    {
        Message message;
        QString words;
    };
    const Row rows[] = {
        {{Message::Kind::CouponEnds, 1, "five", day, 7}, u"Coupon five only until 28 Nov"_s},
        {{Message::Kind::ValueEnds, 1'000, "", day, 7}, u"Gift value ¥10.00 only until 28 Nov"_s},
        {{Message::Kind::PointsCome, 30, "", day, 7}, u"30 points may be spent from 28 Nov"_s},
        {{Message::Kind::TierKeep, 6'200, "silver", day, 7}, u"¥62.00 more by 28 Nov keeps Silver"_s},
    };
    for (const Row& row : rows) {
        test::FakeTill till;
        till.scanMember("13812345678", Kind::LiveCode, Trust::Live);
        till.view.member->endings.clear();
        till.view.member->birthdayToday = false;
        till.view.member->messages = {row.message};
        const MemberModel model = modelOf(till);
        REQUIRE(model.notes.size() == 1);
        CHECK(model.notes.front().words == row.words);
    }
}

TEST_CASE("one next act is named, the most useful first")
{
    test::FakeTill till;
    SECTION("blocked before everything")
    {
        till.scanMember("13700002222", Kind::LiveCode, Trust::Live);
        CHECK(modelOf(till).next.tone == Tone::Stop);
    }
    SECTION("a rise in tier before redeeming")
    {
        till.scanMember("13812345678", Kind::LiveCode, Trust::Live);
        till.addAmount(40'000);
        CHECK(modelOf(till).next.words == u"This sale lifts to Gold: say so"_s);
        CHECK(modelOf(till).tierLine.contains(u"with this sale"_s));
    }
    SECTION("what may be redeemed")
    {
        till.scanMember("13812345678", Kind::LiveCode, Trust::Live);
        till.addAmount(10'000);
        CHECK(modelOf(till).next.words == u"May redeem 3,200 points (¥32.00): F3"_s);
    }
    SECTION("the live code, where this one only earns")
    {
        till.scanMember("13812345678", Kind::PhoneNumber, Trust::Spoken);
        till.addAmount(10'000);
        CHECK(modelOf(till).next.words == u"To redeem, ask for the live code"_s);
    }
}

TEST_CASE("nobody at the top of the tiers is told what is missing")
{
    test::FakeTill till;
    till.scanMember("13900001111", Kind::LiveCode, Trust::Live);
    CHECK(modelOf(till).tierLine == u"The highest tier"_s);
    CHECK(modelOf(till).tierShare == 1.0);
}

} // namespace
} // namespace loyalty::ui
