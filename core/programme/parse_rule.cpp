#include "core/programme/section.h"

#include <algorithm>
#include <iterator>

namespace loyalty::programme {
namespace {

constexpr std::int64_t kMaxFactor = 1000;
constexpr int kMaxPriority = 1'000'000;
constexpr std::int64_t kMostGiven = 1000;

/// What a type of rule reads, and whether multipliers work on its points unless it says so.
struct RuleType
{
    std::string_view word;
    bool multiplied;
    void (*read)(Section& rule, Rule& into);
};

std::int64_t readPoints(Section& rule)
{
    return rule.integer("points", 1, kMostPointsPer);
}

void readPerAmount(Section& rule, Rule& into)
{
    into.what = PerAmount{.points = readPoints(rule),
                          .perMinor = rule.integer("perMinor", 1, Rate::kMaxPart),
                          .wholeSteps = rule.booleanOr("wholeSteps", false)};
}

void readCoupon(Section& rule, Rule& into)
{
    into.what = GiveCoupon{.coupon = rule.wordId("coupon"), .count = rule.integerOr("count", 1, 1, kMostGiven)};
}

void readStamps(Section& rule, Rule& into)
{
    constexpr Section::Word<bool> kPer[] = {{"piece", true}, {"ticket", false}};
    into.what = GiveStamps{.card = rule.wordId("card"),
                           .count = rule.integerOr("count", 1, 1, kMostGiven),
                           .perPiece = rule.word("per", kPer, std::optional(true))};
}

constexpr RuleType kTypes[] = {
    {"perAmount", true, readPerAmount},
    {"multiplier", false, [](Section& rule, Rule& into) { into.what = Multiplier{rule.rate("factor", kMaxFactor)}; }},
    {"perUnit", false, [](Section& rule, Rule& into) { into.what = PerUnit{readPoints(rule)}; }},
    {"perTicket", false, [](Section& rule, Rule& into) { into.what = PerTicket{readPoints(rule)}; }},
    {"perSku", false, [](Section& rule, Rule& into) { into.what = PerSku{readPoints(rule)}; }},
    {"coupon", false, readCoupon},
    {"stamps", false, readStamps},
};

const RuleType* readType(Section& rule)
{
    return rule.parsed("type", "unknown-value", [](std::string_view word) -> std::optional<const RuleType*> {
        const auto* found = std::find_if(std::begin(kTypes), std::end(kTypes),
                                         [word](const RuleType& type) { return type.word == word; });
        return found == std::end(kTypes) ? std::nullopt : std::optional(found);
    });
}

bool givesPoints(const Rule& rule)
{
    return !std::holds_alternative<Multiplier>(rule.what) && !std::holds_alternative<GiveCoupon>(rule.what) &&
           !std::holds_alternative<GiveStamps>(rule.what);
}

/// Keys of every rule that gives points, or adds to those of others.
void readPointKeys(Section& rule, Rule& into)
{
    if (rule.has("rounding"))
        into.rounding = rule.word("rounding", kRoundingWords);
    into.expiry = rule.optionalExpiry("expiry");
    if (rule.has("pendingDays"))
        into.pendingDays = rule.smallInteger("pendingDays", 0, 0, 366);
    rule.readAmounts("caps", kCapWords, into.caps, 0, Points::kMax);
}

} // namespace

Rule readRule(Section rule)
{
    const RuleType* type = readType(rule);
    Rule read{.id = rule.wordId("id"),
              .names = rule.optionalNames("names"),
              .select = rule.selector("select"),
              .when = readWhen(rule),
              .what = {},
              .priority = rule.smallInteger("priority", 0, -kMaxPriority, kMaxPriority),
              .stop = rule.booleanOr("stop", false),
              .exclusive = rule.booleanOr("exclusive", false)};
    // Keys of a rule whose type nobody knows are not judged.
    if (type == nullptr)
        return read;
    type->read(rule, read);
    if (givesPoints(read))
        read.multiplied = rule.booleanOr("multiplied", type->multiplied);
    if (givesPoints(read) || std::holds_alternative<Multiplier>(read.what))
        readPointKeys(rule, read);
    rule.refuseUnknownKeys();
    return read;
}

} // namespace loyalty::programme
