#include "ui/till/trace_words.h"

#include "core/base/assert.h"
#include "core/receipt/reasons.h"
#include "ui/language/format.h"
#include "ui/language/language.h"

#include <QCoreApplication>

#include <algorithm>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;
using engine::TraceStep;

struct Why
{
    Q_DECLARE_TR_FUNCTIONS(Why)
};

struct Worded
{
    std::string_view key;
    const char* words;
};

constexpr Worded kRivalWords[] = {
    {"from", QT_TRANSLATE_NOOP("Why", "Not yet")},
    {"until", QT_TRANSLATE_NOOP("Why", "It is over")},
    {"segments", QT_TRANSLATE_NOOP("Why", "Not for this member")},
    {"codes", QT_TRANSLATE_NOOP("Why", "Only with its code")},
    {"firstPurchase", QT_TRANSLATE_NOOP("Why", "Only with the first purchase")},
    {"minPieces", QT_TRANSLATE_NOOP("Why", "Too few pieces")},
    {"minLinePieces", QT_TRANSLATE_NOOP("Why", "Too few pieces of one article")},
    {"belowSpendMinor", QT_TRANSLATE_NOOP("Why", "The basket is above its range")},
    {"group", QT_TRANSLATE_NOOP("Why", "Another one of its group applies")},
    {"exclusive", QT_TRANSLATE_NOOP("Why", "Another one stands alone")},
    {"stop", QT_TRANSLATE_NOOP("Why", "An earlier one was the last")},
    {"notBest", QT_TRANSLATE_NOOP("Why", "Another choice costs less")},
    {"oneTicketPercent", QT_TRANSLATE_NOOP("Why", "One percentage a ticket")},
};

constexpr Worded kCapWords[] = {
    {"ticket", QT_TRANSLATE_NOOP("Why", "as much as one ticket may earn")},
    {"day", QT_TRANSLATE_NOOP("Why", "as much as one day may earn")},
    {"week", QT_TRANSLATE_NOOP("Why", "as much as one week may earn")},
    {"month", QT_TRANSLATE_NOOP("Why", "as much as one month may earn")},
    {"member", QT_TRANSLATE_NOOP("Why", "as much as one member may earn")},
    {"budget", QT_TRANSLATE_NOOP("Why", "as much as the campaign may give")},
};

QString change(const TraceStep& step)
{
    return fractionText(step.before, step.den) + u" → "_s + fractionText(step.after, step.den);
}

QString times(const Rate& rate)
{
    return u"× "_s + rateText(rate);
}

/// The programme's words for its own conditions and roundings are keys of its document, not enumerations.
QString roundingWords(std::string_view rounding)
{
    if (rounding == "down")
        return Why::tr("Rounded down to whole points");
    if (rounding == "up")
        return Why::tr("Rounded up to whole points");
    return Why::tr("Rounded to whole points");
}

/// What a rule that matched goes by.
QString basisWords(const TraceStep& step, const Currency& currency)
{
    const auto each = [&step] { return pointsWords(Points(step.rate.numerator())); };
    if (step.detail == "perUnit")
        return Why::tr("%1 for each piece").arg(each());
    if (step.detail == "perTicket")
        return Why::tr("Once a ticket");
    if (step.detail == "perSku")
        return Why::tr("%1 for each different article").arg(each());
    const QString base = moneyText(step.baseMinor, currency);
    return step.detail == "wholeSteps" ? Why::tr("On %1, full steps only").arg(base) : Why::tr("On %1").arg(base);
}

QString reducedWords(std::string_view by)
{
    if (by == "tender")
        return Why::tr("What vouchers and the like pay earns no points");
    return by == "tax" ? Why::tr("Tax earns no points") : Why::tr("What points pay earns no points");
}

bool isEarningCap(std::string_view detail)
{
    return std::ranges::any_of(kCapWords, [detail](const Worded& cap) { return cap.key == detail; });
}

QString joined(const QString& rule, const QString& rest)
{
    return rule.isEmpty() ? rest : rule + u" · "_s + rest;
}

bool changesNothing(const TraceStep& step)
{
    const bool factor = step.kind == TraceStep::Kind::TierRate || step.kind == TraceStep::Kind::Multiplied;
    const bool still = step.kind == TraceStep::Kind::Rounded || step.kind == TraceStep::Kind::Capped ||
                       step.kind == TraceStep::Kind::Carried;
    return (factor && step.rate.isOne()) || (still && step.before == step.after);
}

} // namespace

QString conditionWords(std::string_view condition)
{
    for (const auto& [key, words] : kRivalWords)
        if (condition == key)
            return Why::tr(words);
    if (condition == "weekdays")
        return Why::tr("Not on this day of the week");
    if (condition == "dates")
        return Why::tr("Not on this date");
    if (condition == "hours")
        return Why::tr("Not at this hour");
    if (condition == "birthday")
        return Why::tr("Only around the birthday");
    if (condition == "tiers")
        return Why::tr("Not for this tier");
    if (condition == "stores")
        return Why::tr("Not in this store");
    if (condition == "channels")
        return Why::tr("Not sold this way");
    if (condition == "minSpendMinor")
        return Why::tr("The basket is below its minimum");
    return Why::tr("Does not apply now");
}

QString ruleName(const ProgrammeWords& words, std::string_view rule)
{
    for (const auto* const named : {&words.rules, &words.offers})
        if (const auto found = std::ranges::find(*named, rule, [](const auto& each) { return each.first; });
            found != named->end())
            return nameIn(found->second, rule);
    const auto reward = std::ranges::find(words.rewards, rule, &programme::Reward::id);
    return reward == words.rewards.end() ? text(rule) : nameIn(reward->names, rule);
}

QString couponName(const ProgrammeWords& words, std::string_view coupon)
{
    const auto found = std::ranges::find(words.coupons, coupon, [](const auto& named) { return named.first; });
    return found == words.coupons.end() ? text(coupon) : nameIn(found->second, coupon);
}

QString stampCardName(const ProgrammeWords& words, std::string_view card)
{
    const auto found = std::ranges::find(words.stampCards, card, [](const auto& named) { return named.first; });
    return found == words.stampCards.end() ? text(card) : nameIn(found->second, card);
}

QString tierName(const ProgrammeWords& words, std::string_view tier)
{
    const auto found = std::ranges::find(words.tiers, tier, [](const auto& named) { return named.first; });
    return found == words.tiers.end() ? text(tier) : nameIn(found->second, tier);
}

QString tierColour(const ProgrammeWords& words, std::string_view tier)
{
    const auto found = std::ranges::find(words.tiers, tier, [](const auto& named) { return named.first; });
    const auto count = words.tiers.size();
    const auto place = static_cast<std::size_t>(found - words.tiers.begin());
    if (place == 0 || place >= count)
        return u"slate"_s;
    if (place + 1 == count)
        return u"diamond"_s;
    return place + 2 == count ? u"gold"_s : u"silver"_s;
}

QString limitWords(std::string_view limitedBy)
{
    for (const auto& [key, words] : kCapWords)
        if (limitedBy == key)
            return Why::tr(words);
    if (limitedBy == "max")
        return Why::tr("as much as one sale may redeem");
    if (limitedBy == "share")
        return Why::tr("as much of the sale as points may pay");
    if (limitedBy == "balance")
        return Why::tr("as much as the member's points allow");
    if (limitedBy == "trust")
        return Why::tr("as much as this kind of code may redeem");
    if (limitedBy == "rights")
        return Why::tr("as much as this terminal may spend offline");
    if (limitedBy == "minimum")
        return Why::tr("less is left than may be redeemed at once");
    return {};
}

Row traceRow(const TraceStep& step, const ProgrammeWords& words, const Currency& currency)
{
    using Kind = TraceStep::Kind;
    switch (step.kind) {
    case Kind::RuleMatched:
        return {u"plus"_s,
                ruleName(words, step.rule),
                basisWords(step, currency),
                '+'_L1 + fractionText(step.after, step.den),
                {},
                Tone::Good};
    case Kind::Multiplied:
        return {u"star"_s,
                ruleName(words, step.rule),
                receipt::multipliesAll(step)
                    ? change(step)
                    : joined(Why::tr("On %1").arg(moneyText(step.baseMinor, currency)), change(step)),
                times(step.rate),
                {},
                Tone::Good};
    case Kind::TierRate:
        return {u"shield"_s, Why::tr("Tier %1").arg(tierName(words, step.rule)), change(step), times(step.rate), {},
                Tone::Good};
    case Kind::Rounded:
        return {u"check"_s, roundingWords(step.detail),
                joined(step.rule.empty() ? QString() : ruleName(words, step.rule), change(step)),
                fractionText(step.after, step.den)};
    case Kind::Capped:
        return {u"alert"_s,
                isEarningCap(step.detail) ? Why::tr("Earns no more") : Why::tr("Redeems fewer than the balance"),
                limitWords(step.detail),
                Why::tr("%1 of %2").arg(fractionText(step.after, step.den), fractionText(step.before, step.den)),
                {},
                Tone::Wait};
    case Kind::Redeemed:
        return {u"gift"_s,
                Why::tr("Points pay a part"),
                Why::tr("%1 redeemed").arg(pointsWords(Points(step.before))),
                moneyText(-step.after, currency),
                {},
                Tone::Accent};
    case Kind::BaseReduced:
        return {u"minus"_s, reducedWords(step.detail), {}, moneyText(-step.baseMinor, currency)};
    case Kind::NotEligible:
        return {u"minus"_s, Why::tr("Goods that earn no points"), {}, moneyText(step.baseMinor, currency)};
    case Kind::Chosen:
        return {u"check"_s, Why::tr("Offers that apply"),
                step.detail == "best" ? Why::tr("best for the member") : Why::tr("by their order"),
                Why::tr("%1 of %2").arg(step.after).arg(step.before)};
    case Kind::Discounted:
        return {u"gift"_s, ruleName(words, step.rule), {}, moneyText(-step.baseMinor, currency), {}, Tone::Good};
    case Kind::Carried:
        if (step.detail.empty())
            return {u"check"_s, Why::tr("Kept fraction of a point"), {}, change(step)};
        return {u"check"_s,   Why::tr("Kept fractions make a point"),
                change(step), '+'_L1 + fractionText(step.rate.numerator(), 1),
                {},           Tone::Good};
    case Kind::Conditional:
        return {
            u"clock"_s, ruleName(words, step.rule), conditionWords(step.detail), Why::tr("not now"), {}, Tone::Neutral,
            true};
    }
    LOYALTY_ASSERT(!"unknown step");
}

std::vector<Row> traceRows(const std::vector<TraceStep>& trace, const ProgrammeWords& words, const Currency& currency)
{
    std::vector<Row> rows;
    for (const TraceStep& step : trace)
        if (!changesNothing(step))
            rows.push_back(traceRow(step, words, currency));
    return rows;
}

} // namespace loyalty::ui
