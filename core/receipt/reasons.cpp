#include "core/receipt/reasons.h"

#include "core/base/assert.h"
#include "core/receipt/figures.h"
#include "core/receipt/sheet.h"

#include <algorithm>

namespace loyalty::receipt {
namespace {

constexpr std::string_view kDetailPrefix = "detail.";

/// A word of the engine as this language says it; the word itself where a newer programme has one not known here.
std::string detailText(const Wording& wording, const std::string& detail)
{
    const auto* const found = std::ranges::find_if(kPhrases, [&detail](const PhraseKey& phrase) {
        return phrase.key.starts_with(kDetailPrefix) && phrase.key.substr(kDetailPrefix.size()) == detail;
    });
    return found == std::end(kPhrases) ? detail : wording.say(found->phrase);
}

/// What a rule that matched goes by: an amount, unless the step says otherwise.
Phrase basisOf(const engine::TraceStep& step)
{
    if (step.detail == "perUnit")
        return Phrase::WhyPerUnit;
    if (step.detail == "perTicket")
        return Phrase::WhyPerTicket;
    if (step.detail == "perSku")
        return Phrase::WhyPerSku;
    return step.detail == "wholeSteps" ? Phrase::WhyWholeSteps : Phrase::WhyRule;
}

Phrase phraseOf(const engine::TraceStep& step)
{
    switch (step.kind) {
    case engine::TraceStep::Kind::RuleMatched:
        return basisOf(step);
    case engine::TraceStep::Kind::Multiplied:
        return multipliesAll(step) ? Phrase::WhyMultiplied : Phrase::WhyMultipliedPart;
    case engine::TraceStep::Kind::TierRate:
        return Phrase::WhyTier;
    case engine::TraceStep::Kind::Rounded:
        return Phrase::WhyRounded;
    case engine::TraceStep::Kind::Capped:
        return Phrase::WhyCapped;
    case engine::TraceStep::Kind::Redeemed:
        return Phrase::WhyRedeemed;
    case engine::TraceStep::Kind::BaseReduced:
        // What a tender or the tax takes off is not what points paid.
        return step.detail.empty() ? Phrase::WhyBaseReduced : Phrase::WhyNotEligible;
    case engine::TraceStep::Kind::NotEligible:
        return Phrase::WhyNotEligible;
    case engine::TraceStep::Kind::Chosen:
        return Phrase::WhyChosen;
    case engine::TraceStep::Kind::Discounted:
        return Phrase::WhyDiscounted;
    case engine::TraceStep::Kind::Carried:
        return step.detail.empty() ? Phrase::WhyCarried : Phrase::WhyCarriedWhole;
    case engine::TraceStep::Kind::Conditional:
        return Phrase::WhyConditional;
    }
    LOYALTY_ASSERT(!"unknown step");
}

std::string stepText(const engine::TraceStep& step, const Reasons& reasons, Currency currency, const Wording& wording)
{
    const auto names = reasons.names.find(step.rule);
    const std::string rule =
        names == reasons.names.end() ? step.rule : nameIn(names->second, wording.language(), step.rule);
    const bool money = step.kind == engine::TraceStep::Kind::Redeemed;
    return wording.say(phraseOf(step),
                       {{"rule", rule},
                        {"base", wording.amount(step.baseMinor, currency)},
                        {"rate", step.rate.toString()},
                        {"points", grouped(money ? step.before : step.rate.numerator())},
                        {"per", wording.amount(step.rate.denominator(), currency)},
                        {"amount", money ? wording.amount(step.after, currency) : ""},
                        {"before", fractionText(step.before, step.den)},
                        {"after", fractionText(step.after, step.den)},
                        {"detail", detailText(wording, step.detail)}},
                       step.rate.numerator());
}

/// What changed nothing is not worth the paper: a rate of one, a rounding of whole points.
bool saysSomething(const engine::TraceStep& step)
{
    switch (step.kind) {
    case engine::TraceStep::Kind::Multiplied:
    case engine::TraceStep::Kind::TierRate:
    case engine::TraceStep::Kind::Rounded:
        return step.before != step.after;
    case engine::TraceStep::Kind::Carried:
        return step.before != step.after || !step.detail.empty();
    case engine::TraceStep::Kind::RuleMatched:
    case engine::TraceStep::Kind::Capped:
    case engine::TraceStep::Kind::Redeemed:
    case engine::TraceStep::Kind::BaseReduced:
    case engine::TraceStep::Kind::NotEligible:
    case engine::TraceStep::Kind::Chosen:
    case engine::TraceStep::Kind::Discounted:
    case engine::TraceStep::Kind::Conditional:
        return true;
    }
    LOYALTY_ASSERT(!"unknown step");
}

} // namespace

bool multipliesAll(const engine::TraceStep& step)
{
    return step.baseMinor == 0 ||
           Int128{step.before} * step.rate.numerator() == Int128{step.after} * step.rate.denominator();
}

void Sheet::why(const Reasons& reasons, Currency currency)
{
    rule();
    text(m_wording.say(Phrase::Why), Align::Left, Emphasis::Strong);
    for (const engine::TraceStep& step : reasons.steps)
        if (saysSomething(step))
            text(stepText(step, reasons, currency, m_wording));
}

} // namespace loyalty::receipt
