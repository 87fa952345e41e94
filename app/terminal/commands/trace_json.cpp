#include "app/terminal/commands/trace_json.h"

#include "core/base/assert.h"

namespace loyalty::app {
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

json::Value namesJson(const programme::Names& names)
{
    json::Object object;
    for (const auto& [language, text] : names)
        object.set(language, text);
    return object;
}

json::Value namesJson(const programme::Programme& programme)
{
    json::Object names;
    const auto add = [&names](const auto& items) {
        for (const auto& item : items)
            names.set(item.id, namesJson(item.names));
    };
    add(programme.coupons);
    add(programme.discounts.offers);
    add(programme.rewards);
    add(programme.earning.rules);
    if (programme.tiers)
        add(programme.tiers->levels);
    return names;
}

json::Value ratesJson(const programme::Programme& programme)
{
    json::Object rates;
    for (const programme::Rule& rule : programme.earning.rules)
        if (const auto* const rate = std::get_if<programme::PerAmount>(&rule.what))
            rates.set(rule.id, json::Object{{"points", rate->points}, {"perMinor", rate->perMinor}});
    return rates;
}

} // namespace loyalty::app
