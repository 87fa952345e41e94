#include "core/programme/compiled.h"
#include "core/programme/section.h"

namespace loyalty::programme {
namespace {

constexpr std::int64_t kMaxPointsPer = 1'000'000;
constexpr std::int64_t kMaxFactor = 1000;

enum class RuleType { PerAmount, Multiplier };
constexpr Section::Word<RuleType> kRuleTypeWords[] = {{"perAmount", RuleType::PerAmount},
                                                      {"multiplier", RuleType::Multiplier}};
constexpr Section::Word<RoundingScope> kScopeWords[] = {{"ticket", RoundingScope::Ticket},
                                                        {"rule", RoundingScope::Rule}};
constexpr Section::Word<MultiplyOrder> kOrderWords[] = {{"beforeRounding", MultiplyOrder::BeforeRounding},
                                                        {"afterRounding", MultiplyOrder::AfterRounding}};

PerAmount readPerAmount(Section& rule)
{
    PerAmount earn{.points = rule.integer("points", 1, kMaxPointsPer),
                   .perMinor = rule.integer("perMinor", 1, Rate::kMaxPart),
                   .rounding = std::nullopt,
                   .expiry = rule.optionalExpiry("expiry")};
    if (rule.has("rounding"))
        earn.rounding = rule.word("rounding", kRoundingWords);
    return earn;
}

Rule readRule(Section rule)
{
    const std::size_t before = rule.found();
    const RuleType type = rule.word("type", kRuleTypeWords);
    const bool known = rule.found() == before;
    Rule read{.id = rule.wordId("id"),
              .names = rule.optionalNames("names"),
              .select = rule.selector("select"),
              .when = readWhen(rule),
              .what = {}};
    // Keys of a rule whose type nobody knows are not judged.
    if (!known)
        return read;
    switch (type) {
    case RuleType::PerAmount:
        read.what = readPerAmount(rule);
        break;
    case RuleType::Multiplier:
        read.what = Multiplier{rule.rate("factor", kMaxFactor)};
        break;
    }
    rule.refuseUnknownKeys();
    return read;
}

void readRounding(Section& earning, Earning& into)
{
    std::optional<Section> section = earning.optionalChild("rounding");
    if (!section)
        return;
    into.rounding = section->word("mode", kRoundingWords, std::optional(into.rounding));
    into.scope = section->word("per", kScopeWords, std::optional(into.scope));
    into.order = section->word("multiply", kOrderWords, std::optional(into.order));
    section->refuseUnknownKeys();
}

} // namespace

Earning readEarning(Section& document)
{
    Earning earning;
    std::optional<Section> section = document.child("earning");
    if (!section)
        return earning;
    earning.select = section->selector("select");
    readRounding(*section, earning);
    section->readTrustCaps("maxPointsByTrust", earning.maxByTrust);
    if (!section->has("rules"))
        section->complain("rules", "missing");
    section->each("rules", Compiled::kMaxRules, [&](const json::Value& value, std::string path) {
        earning.rules.push_back(readRule(section->item(value, std::move(path))));
    });
    section->refuseUnknownKeys();
    return earning;
}

} // namespace loyalty::programme
