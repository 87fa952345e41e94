#include "ui/till/tier_words.h"

#include "tests/support/programme/programmes.h"
#include "tests/support/ui/fake_till.h"
#include "ui/display/display_model.h"
#include "ui/language/language.h"
#include "ui/till/member_model.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;
using programme::QualifyBy;

struct Case
{
    QualifyBy by;
    std::int64_t missing;
    const char16_t* toNext[2]; ///< English, Chinese
    const char16_t* toKeep[2];
};

constexpr Case kCases[] = {
    {QualifyBy::Spend,
     36'000,
     {u"¥360.00 more to Gold", u"再消费 ¥360.00 升级为金卡"},
     {u"¥360.00 more by 28 Nov keeps Silver", u"11月28日 前再消费 ¥360.00 可保住银卡"}},
    {QualifyBy::Points,
     1,
     {u"1 more point to Gold", u"再得 1 积分升级为金卡"},
     {u"1 more point by 28 Nov to keep Silver", u"11月28日 前再得 1 积分可保住银卡"}},
    {QualifyBy::Points,
     1'200,
     {u"1,200 more points to Gold", u"再得 1,200 积分升级为金卡"},
     {u"1,200 more points by 28 Nov to keep Silver", u"11月28日 前再得 1,200 积分可保住银卡"}},
    {QualifyBy::Visits,
     1,
     {u"1 more visit to Gold", u"再消费 1 次升级为金卡"},
     {u"1 more visit by 28 Nov to keep Silver", u"11月28日 前再消费 1 次可保住银卡"}},
    {QualifyBy::Visits,
     3,
     {u"3 more visits to Gold", u"再消费 3 次升级为金卡"},
     {u"3 more visits by 28 Nov to keep Silver", u"11月28日 前再消费 3 次可保住银卡"}},
};

TEST_CASE("the panel, its notes and the customer's display say what is missing to a tier in what tiers count")
{
    const BusinessDate day = *BusinessDate::parse("2026-11-28");
    const QString languages[] = {u"en"_s, u"zh_CN"_s};
    for (const Case& row : kCases)
        for (std::size_t language = 0; language < 2; ++language) {
            switchTo(languages[language]);
            test::FakeTill till;
            till.words.qualifyBy = row.by;
            till.scanMember("13812345678", checkout::Verdict::Kind::LiveCode, access::Trust::Live);
            till.view.member->tier.missing = row.missing;
            till.view.member->endings.clear();
            till.view.member->birthdayToday = false;
            till.view.member->messages = {{terminal::Message::Kind::TierKeep, row.missing, "silver", day, 7}};
            const MemberModel model = memberModel(till.view, till.status, till.words, till.now);
            CHECK(model.tierLine == QString::fromUtf16(row.toNext[language]));
            REQUIRE(model.notes.size() == 1);
            CHECK(model.notes.front().words == QString::fromUtf16(row.toKeep[language]));
            const checkout::DisplayView view{.page = checkout::DisplayView::Page::Greeting,
                                             .tier = "silver",
                                             .nextTier = "gold",
                                             .currency = till.view.currency,
                                             .tierQualifying = 1,
                                             .tierMissing = row.missing,
                                             .hasMember = true};
            CHECK(displayModel(view, till.words, {}).meterWords == QString::fromUtf16(row.toNext[language]));
        }
    switchTo(u"en"_s);
}

TEST_CASE("what tiers count is the programme's")
{
    programme::Programme programme = test::sampleProgramme("sample-retail-cn.json");
    CHECK(wordsOf(programme).qualifyBy == QualifyBy::Spend);
    programme.tiers->qualifyBy = QualifyBy::Visits;
    CHECK(wordsOf(programme).qualifyBy == QualifyBy::Visits);
    programme.tiers.reset();
    CHECK(wordsOf(programme).qualifyBy == QualifyBy::Spend);
}

} // namespace
} // namespace loyalty::ui
