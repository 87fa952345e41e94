#include "core/programme/compiled.h"
#include "core/programme/section.h"

namespace loyalty::programme {
namespace {

constexpr std::size_t kMostTenders = 50;
constexpr Section::Word<RoundingScope> kScopeWords[] = {{"ticket", RoundingScope::Ticket},
                                                        {"rule", RoundingScope::Rule}};
constexpr Section::Word<MultiplyOrder> kOrderWords[] = {{"beforeRounding", MultiplyOrder::BeforeRounding},
                                                        {"afterRounding", MultiplyOrder::AfterRounding}};
constexpr Section::Word<bool> kRemainderWords[] = {{"drop", false}, {"keep", true}};
constexpr Section::Word<BaseTax> kTaxWords[] = {{"included", BaseTax::Included}, {"excluded", BaseTax::Excluded}};
constexpr Section::Word<BaseDiscounts> kDiscountWords[] = {
    {"after", BaseDiscounts::After}, {"afterLines", BaseDiscounts::AfterLines}, {"before", BaseDiscounts::Before}};
constexpr Section::Word<BaseRedeemed> kRedeemedWords[] = {{"deducted", BaseRedeemed::Deducted},
                                                          {"kept", BaseRedeemed::Kept}};

void readRounding(Section& earning, Earning& into)
{
    std::optional<Section> section = earning.optionalChild("rounding");
    if (!section)
        return;
    into.rounding = section->word("mode", kRoundingWords, std::optional(into.rounding));
    into.scope = section->word("per", kScopeWords, std::optional(into.scope));
    into.order = section->word("multiply", kOrderWords, std::optional(into.order));
    into.keepRemainder = section->word("remainder", kRemainderWords, std::optional(false));
    section->refuseUnknownKeys();
}

void readBase(Section& earning, EarningBase& into)
{
    std::optional<Section> section = earning.optionalChild("base");
    if (!section)
        return;
    into.tax = section->word("tax", kTaxWords, std::optional(into.tax));
    into.discounts = section->word("discounts", kDiscountWords, std::optional(into.discounts));
    into.redeemed = section->word("redeemed", kRedeemedWords, std::optional(into.redeemed));
    into.tenders = section->texts("tenders", kMostTenders);
    section->refuseUnknownKeys();
}

std::vector<Budget> readBudgets(Section& earning)
{
    std::vector<Budget> budgets;
    earning.each("budgets", kMostItems, [&](const json::Value& value, std::string path) {
        Section budget = earning.item(value, std::move(path));
        budgets.push_back({.id = budget.wordId("id"),
                           .points = budget.integer("points", 1, Points::kMax),
                           .rules = budget.wordIds("rules", kMostItems)});
        budget.refuseUnknownKeys();
    });
    return budgets;
}

} // namespace

Earning readEarning(Section& document)
{
    Earning earning;
    std::optional<Section> section = document.child("earning");
    if (!section)
        return earning;
    earning.select = section->selector("select");
    readBase(*section, earning.base);
    earning.minSpendMinor = section->integerOr("minSpendMinor", 0, 0, Money::kMaxMinor);
    readRounding(*section, earning);
    section->readAmounts("maxPointsByTrust", kTrustWords, earning.maxByTrust, 0, Points::kMax);
    section->readAmounts("caps", kCapWords, earning.caps, 0, Points::kMax);
    earning.pendingDays = section->smallInteger("pendingDays", 0, 0, 366);
    if (!section->has("rules"))
        section->complain("rules", "missing");
    section->each("rules", Compiled::kMaxRules, [&](const json::Value& value, std::string path) {
        earning.rules.push_back(readRule(section->item(value, std::move(path))));
    });
    earning.groups = section->groups("groups", "rules");
    earning.budgets = readBudgets(*section);
    earning.signUp = section->optionalGrant("signUp");
    section->refuseUnknownKeys();
    return earning;
}

} // namespace loyalty::programme
