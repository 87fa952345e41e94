#include "core/journal/act_json.h"
#include "core/journal/fields.h"

#include <numeric>

namespace loyalty::journal {

/// In lowest terms, because equal rates must give equal bytes.
void writeRate(ObjectWriter& out, std::string_view key, const Rate& rate)
{
    const std::int64_t divisor = std::gcd(rate.numerator(), rate.denominator());
    const std::int64_t parts[] = {rate.numerator() / divisor, rate.denominator() / divisor};
    out.list(key, parts, appendNumber);
}

Rate readRate(json::Reader& reader, std::string_view key)
{
    const json::Array* const parts = reader.optionalArray(key, 2);
    if (parts == nullptr)
        return {};
    const std::int64_t* const numerator = parts->size() == 2 ? (*parts)[0].asInteger() : nullptr;
    const std::int64_t* const denominator = parts->size() == 2 ? (*parts)[1].asInteger() : nullptr;
    if (numerator != nullptr && denominator != nullptr && *numerator >= 0 && *numerator <= Rate::kMaxPart &&
        *denominator >= 1 && *denominator <= Rate::kMaxPart)
        return {*numerator, *denominator};
    reader.complain(key, "not-a-rate");
    return {};
}

namespace {

using engine::TraceStep;
using Kind = TraceStep::Kind;

constexpr Words<Kind, 12> kKinds = {
    {"rule", Kind::RuleMatched},        {"multiplied", Kind::Multiplied},
    {"tier", Kind::TierRate},           {"rounded", Kind::Rounded},
    {"capped", Kind::Capped},           {"redeemed", Kind::Redeemed},
    {"base", Kind::BaseReduced},        {"not-eligible", Kind::NotEligible},
    {"conditional", Kind::Conditional}, {"chosen", Kind::Chosen},
    {"discounted", Kind::Discounted},   {"carried", Kind::Carried},
};

constexpr std::int64_t kMaxSteps = 10'000;

void writeStep(ObjectWriter& out, const TraceStep& step)
{
    out.text("step", wordOf(kKinds, step.kind));
    out.textUnlessEmpty("rule", step.rule);
    out.numberUnlessZero("base", step.baseMinor);
    if (!step.rate.isOne())
        writeRate(out, "rate", step.rate);
    out.numberUnlessZero("before", step.before);
    out.numberUnlessZero("after", step.after);
    if (step.den != 1)
        out.number("den", step.den);
    out.textUnlessEmpty("detail", step.detail);
}

/// The fractions of a trace are shown, never reckoned with, so that any whole number will do.
TraceStep readStep(json::Reader& reader)
{
    TraceStep step;
    step.kind = reader.oneOf("step", kKinds);
    step.rule = reader.stringOr("rule", "", kMaxWord);
    step.baseMinor = readAmount(reader, "base");
    step.rate = readRate(reader, "rate");
    step.before = reader.integerOr("before", 0, -kMaxNumber, kMaxNumber);
    step.after = reader.integerOr("after", 0, -kMaxNumber, kMaxNumber);
    step.den = reader.integerOr("den", 1, 1, kMaxNumber);
    step.detail = reader.stringOr("detail", "", kMaxWord);
    return step;
}

} // namespace

void writeTrace(ObjectWriter& out, const std::vector<TraceStep>& trace)
{
    out.objectsUnlessNone("trace", trace, writeStep);
}

std::vector<TraceStep> readTrace(json::Reader& reader, ReadContext& context)
{
    return readObjects<TraceStep>(reader, context.complaints, "trace", kMaxSteps, readStep);
}

} // namespace loyalty::journal
