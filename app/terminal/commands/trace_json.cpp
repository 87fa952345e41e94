#include "app/terminal/commands/trace_json.h"

#include "core/base/assert.h"

namespace loyalty::app {
namespace {

json::Value words(const programme::Names& names)
{
    json::Object object;
    for (const auto& [language, text] : names)
        object.set(language, text);
    return object;
}

} // namespace

std::string_view toString(engine::TraceStep::Kind kind)
{
    using Kind = engine::TraceStep::Kind;
    switch (kind) {
    case Kind::RuleMatched:
        return "rule-matched";
    case Kind::Multiplied:
        return "multiplied";
    case Kind::TierRate:
        return "tier-rate";
    case Kind::Rounded:
        return "rounded";
    case Kind::Capped:
        return "capped";
    case Kind::Redeemed:
        return "redeemed";
    case Kind::BaseReduced:
        return "base-reduced";
    case Kind::NotEligible:
        return "not-eligible";
    case Kind::Conditional:
        return "conditional";
    case Kind::Chosen:
        return "chosen";
    case Kind::Discounted:
        return "discounted";
    case Kind::Carried:
        return "carried";
    }
    LOYALTY_ASSERT(!"unknown kind of step");
}

json::Array traceJson(const std::vector<engine::TraceStep>& trace)
{
    json::Array array;
    for (const engine::TraceStep& step : trace)
        array.push_back(json::Object{{"kind", toString(step.kind)},
                                     {"rule", step.rule},
                                     {"baseMinor", step.baseMinor},
                                     {"rateNumerator", step.rate.numerator()},
                                     {"rateDenominator", step.rate.denominator()},
                                     {"before", step.before},
                                     {"after", step.after},
                                     {"denominator", step.den},
                                     {"detail", step.detail}});
    return array;
}

json::Value namesJson(const programme::Programme& programme)
{
    json::Object names;
    for (const programme::Rule& rule : programme.earning.rules)
        names.set(rule.id, words(rule.names));
    if (programme.tiers)
        for (const programme::Tier& tier : programme.tiers->levels)
            names.set(tier.id, words(tier.names));
    return names;
}

} // namespace loyalty::app
