#include "core/engine/trace.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace loyalty::engine {
namespace {

constexpr UInt128 kMost = std::numeric_limits<std::int64_t>::max();

UInt128 greatestCommonDivisor(UInt128 a, UInt128 b)
{
    while (b != 0) {
        a %= b;
        std::swap(a, b);
    }
    return a;
}

} // namespace

TraceStep& addStep(Quote& quote, TraceStep::Kind kind, std::string_view rule)
{
    TraceStep& step = quote.trace.emplace_back();
    step.kind = kind;
    step.rule = rule;
    return step;
}

void setFraction(TraceStep& step, UInt128 before, UInt128 after, UInt128 denominator)
{
    const UInt128 divisor = greatestCommonDivisor(greatestCommonDivisor(before, after), denominator);
    before /= divisor;
    after /= divisor;
    denominator /= divisor;
    if (std::max({before, after, denominator}) > kMost) {
        before = std::min(before / denominator, kMost);
        after = std::min(after / denominator, kMost);
        denominator = 1;
    }
    step.before = static_cast<std::int64_t>(before);
    step.after = static_cast<std::int64_t>(after);
    step.den = static_cast<std::int64_t>(denominator);
}

} // namespace loyalty::engine
