#include "ui/till/trace_words.h"

#include "core/engine/reasons.h"
#include "tests/support/programme/programmes.h"
#include "ui/language/language.h"

#include <catch2/catch_test_macros.hpp>

#include <set>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;
using engine::TraceStep;
using Kind = TraceStep::Kind;

ProgrammeWords words()
{
    ProgrammeWords made;
    made.tiers = {{"basic", {{"en", "Basic"}, {"zh_CN", "普通"}}},
                  {"silver", {{"en", "Silver"}, {"zh_CN", "银卡"}}},
                  {"gold", {{"en", "Gold"}, {"zh_CN", "金卡"}}},
                  {"diamond", {{"en", "Diamond"}, {"zh_CN", "钻石"}}}};
    made.rules = {{"base", {{"en", "1 point per yuan"}, {"zh_CN", "每消费 1 元积 1 分"}}}};
    return made;
}

const Currency kYuan = test::currency("CNY", 2);

TEST_CASE("every step of a reckoning is told in plain words, in both languages")
{
    struct Case
    {
        TraceStep step;
        const char16_t* english;
        const char16_t* chinese;
        const char16_t* figure;
    };
    const Case cases[] = {
        {{.kind = Kind::RuleMatched, .rule = "base", .baseMinor = 12'840, .after = 642, .den = 5},
         u"1 point per yuan",
         u"每消费 1 元积 1 分",
         u"+128.4"},
        {{.kind = Kind::Multiplied, .rule = "base", .rate = Rate(3, 2), .before = 100, .after = 150},
         u"1 point per yuan",
         u"每消费 1 元积 1 分",
         u"× 1.5"},
        {{.kind = Kind::TierRate, .rule = "gold", .rate = Rate(3, 2), .before = 100, .after = 150},
         u"Tier Gold",
         u"金卡等级",
         u"× 1.5"},
        {{.kind = Kind::Rounded, .before = 642, .after = 640, .den = 5, .detail = "down"},
         u"Rounded down to whole points",
         u"积分向下取整",
         u"128"},
        {{.kind = Kind::Capped, .before = 3'268, .after = 2'000, .detail = "share"},
         u"Redeems fewer than the balance",
         u"抵扣少于余额",
         nullptr},
        {{.kind = Kind::Redeemed, .rate = Rate(1, 1), .before = 2'000, .after = 2'000},
         u"Points pay a part",
         u"积分抵扣",
         u"−¥20.00"},
        {{.kind = Kind::BaseReduced, .baseMinor = 2'000},
         u"What points pay earns no points",
         u"积分抵扣部分不积分",
         u"−¥20.00"},
        {{.kind = Kind::BaseReduced, .baseMinor = 2'000, .detail = "tender"},
         u"What vouchers and the like pay earns no points",
         u"代金券等支付的部分不积分",
         u"−¥20.00"},
        {{.kind = Kind::BaseReduced, .baseMinor = 2'000, .detail = "tax"},
         u"Tax earns no points",
         u"税额不积分",
         u"−¥20.00"},
        {{.kind = Kind::Carried, .before = 9, .after = 8, .den = 10},
         u"Kept fraction of a point",
         u"保留的积分零头",
         nullptr},
        {{.kind = Kind::Carried, .rate = Rate(1, 1), .before = 9, .after = 8, .den = 10, .detail = "whole"},
         u"Kept fractions make a point",
         u"保留的零头凑成积分",
         u"+1"},
        {{.kind = Kind::NotEligible, .baseMinor = 1'000}, u"Goods that earn no points", u"不参与积分的商品", u"¥10.00"},
        {{.kind = Kind::Conditional, .rule = "base", .detail = "weekdays"},
         u"1 point per yuan",
         u"每消费 1 元积 1 分",
         nullptr},
    };
    for (const Case& row : cases) {
        switchTo(u"en"_s);
        const Row english = traceRow(row.step, words(), kYuan);
        CHECK(english.title == QString::fromUtf16(row.english));
        if (row.figure != nullptr)
            CHECK(english.figure == QString::fromUtf16(row.figure));
        switchTo(u"zh_CN"_s);
        CHECK(traceRow(row.step, words(), kYuan).title == QString::fromUtf16(row.chinese));
    }
    switchTo(u"en"_s);
}

TEST_CASE("every condition of a programme says why a rule does not apply")
{
    std::set<QString> seen;
    const auto isNew = [&seen](std::string_view reason) { return seen.insert(conditionWords(reason)).second; };
    for (const std::string_view reason : engine::kReasons) {
        INFO(reason);
        CHECK(isNew(reason));
    }
    CHECK(isNew("of a later version"));
}

TEST_CASE("a rule that matched says what it goes by")
{
    switchTo(u"en"_s);
    std::set<QString> seen;
    for (const char* basis : {"", "perUnit", "perTicket", "perSku", "wholeSteps"}) {
        const TraceStep step{.kind = Kind::RuleMatched,
                             .rule = "base",
                             .baseMinor = 100,
                             .rate = Rate(10, 1),
                             .after = 10,
                             .detail = basis};
        const QString detail = traceRow(step, words(), kYuan).detail;
        CHECK(seen.insert(detail).second);
        CHECK(detail.contains(u"¥"_s) == (std::string_view(basis).empty() || std::string_view(basis) == "wholeSteps"));
    }
}

TEST_CASE("a factor says on what it was put where that is a part of the sale")
{
    switchTo(u"en"_s);
    TraceStep step{.kind = Kind::Multiplied,
                   .rule = "base",
                   .baseMinor = 3'000,
                   .rate = Rate(2, 1),
                   .before = 128,
                   .after = 158,
                   .den = 10};
    CHECK(traceRow(step, words(), kYuan).detail == u"On ¥30.00 · 12.8 → 15.8"_s);
    step.after = 256;
    CHECK(traceRow(step, words(), kYuan).detail == u"12.8 → 25.6"_s);
}

TEST_CASE("steps that change nothing are not told")
{
    const std::vector<TraceStep> trace{
        {.kind = Kind::RuleMatched, .rule = "base", .baseMinor = 100, .after = 1},
        {.kind = Kind::TierRate, .rule = "basic", .rate = Rate(1, 1), .before = 1, .after = 1},
        {.kind = Kind::Rounded, .before = 1, .after = 1, .detail = "down"},
        {.kind = Kind::Capped, .before = 5, .after = 5, .detail = "balance"}};
    CHECK(traceRows(trace, words(), kYuan).size() == 1);
}

TEST_CASE("a limit by the balance is not said to be all of it: points are redeemed in steps")
{
    CHECK(limitWords("balance") == u"as much as the member's points allow"_s);
}

TEST_CASE("tiers take their colours by their place, from the bottom and from the top")
{
    CHECK(tierColour(words(), "basic") == u"slate"_s);
    CHECK(tierColour(words(), "silver") == u"silver"_s);
    CHECK(tierColour(words(), "gold") == u"gold"_s);
    CHECK(tierColour(words(), "diamond") == u"diamond"_s);
    CHECK(tierColour(words(), "unknown") == u"slate"_s);
}

} // namespace
} // namespace loyalty::ui
