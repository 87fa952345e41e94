#include "core/engine/goods_return.h"

#include "core/base/assert.h"
#include "core/base/rate.h"

#include <algorithm>
#include <optional>

namespace loyalty::engine {
namespace {

/// What went back of one line before.
struct SoFar
{
    bool touched = false;
    Int128 quantity = 0;
    Int128 refundMinor = 0;
    Int128 pointsBack = 0;
    Int128 redeemBack = 0;
    Int128 qualifyingMinor = 0;
};

SoFar soFar(std::span<const ReturnedLine> earlier, std::uint32_t id)
{
    SoFar sum;
    for (const ReturnedLine& line : earlier) {
        if (line.id != id)
            continue;
        sum.touched = true;
        sum.quantity += line.quantity.thousandths;
        sum.refundMinor += line.refundMinor;
        sum.pointsBack += line.pointsBack.count();
        sum.redeemBack += line.redeemBack.count();
        sum.qualifyingMinor += line.qualifyingMinor;
    }
    return sum;
}

const SoldLine* findSold(std::span<const SoldLine> sold, std::uint32_t id)
{
    const auto found = std::find_if(sold.begin(), sold.end(), [id](const SoldLine& line) { return line.id == id; });
    return found == sold.end() ? nullptr : &*found;
}

bool nothingLeft(const SoldLine& line, const SoFar& before)
{
    return line.quantity.thousandths == 0 ? before.touched : before.quantity >= line.quantity.thousandths;
}

bool moreThanSold(const SoldLine& line, const SoFar& before, Quantity asked)
{
    return !asked.inRange() || before.quantity + asked.thousandths > line.quantity.thousandths;
}

bool repeats(std::span<const ReturnAsk> asked, std::size_t index)
{
    return std::any_of(asked.begin(), asked.begin() + static_cast<std::ptrdiff_t>(index),
                       [&](const ReturnAsk& other) { return other.id == asked[index].id; });
}

/// The first refusal that any of the lines meets, in the order of the enumeration.
std::optional<ReturnRefusal> whyNot(std::span<const SoldLine> sold, std::span<const ReturnedLine> earlier,
                                    std::span<const ReturnAsk> asked)
{
    for (const ReturnAsk& ask : asked)
        if (findSold(sold, ask.id) == nullptr)
            return ReturnRefusal::NoSuchLine;
    for (std::size_t i = 0; i < asked.size(); ++i)
        if (repeats(asked, i))
            return ReturnRefusal::RepeatedLine;
    for (const ReturnAsk& ask : asked)
        if (nothingLeft(*findSold(sold, ask.id), soFar(earlier, ask.id)))
            return ReturnRefusal::NothingLeft;
    for (const ReturnAsk& ask : asked)
        if (moreThanSold(*findSold(sold, ask.id), soFar(earlier, ask.id), ask.quantity))
            return ReturnRefusal::MoreThanSold;
    return asked.empty() ? std::optional(ReturnRefusal::EmptyReturn) : std::nullopt;
}

/// What brings the sum of the series to round(whole × returned / sold), never below what is back already.
std::int64_t towards(std::int64_t whole, Int128 already, Int128 returned, std::int64_t sold)
{
    const std::int64_t target = sold == 0 ? whole : halfUp(whole * returned, sold);
    return static_cast<std::int64_t>(std::clamp<Int128>(target - already, 0, std::max<std::int64_t>(whole, 0)));
}

ReturnedLine returnOf(const SoldLine& line, const SoFar& before, Quantity asked)
{
    const std::int64_t sold = line.quantity.thousandths;
    const Int128 returned = asked.thousandths == 0 ? Int128{sold} : before.quantity + asked.thousandths;
    return {.id = line.id,
            .quantity = {static_cast<std::int64_t>(returned - before.quantity)},
            .refundMinor = towards(line.amountMinor - line.discountMinor, before.refundMinor, returned, sold),
            .pointsBack = Points(towards(line.points.count(), before.pointsBack, returned, sold)),
            .redeemBack = Points(towards(line.redeemPoints.count(), before.redeemBack, returned, sold)),
            .qualifyingMinor = towards(line.qualifyingMinor, before.qualifyingMinor, returned, sold)};
}

} // namespace

Result<std::vector<ReturnedLine>, ReturnRefusal> returnLines(std::span<const SoldLine> sold,
                                                             std::span<const ReturnedLine> earlier,
                                                             std::span<const ReturnAsk> asked)
{
    if (const auto refusal = whyNot(sold, earlier, asked))
        return fail(*refusal);
    std::vector<ReturnedLine> returned;
    returned.reserve(asked.size());
    for (const ReturnAsk& ask : asked)
        returned.push_back(returnOf(*findSold(sold, ask.id), soFar(earlier, ask.id), ask.quantity));
    return returned;
}

std::string_view toString(ReturnRefusal refusal)
{
    switch (refusal) {
    case ReturnRefusal::NoSuchLine:
        return "no-such-line";
    case ReturnRefusal::RepeatedLine:
        return "repeated-line";
    case ReturnRefusal::NothingLeft:
        return "nothing-left";
    case ReturnRefusal::MoreThanSold:
        return "more-than-sold";
    case ReturnRefusal::EmptyReturn:
        return "empty-return";
    }
    LOYALTY_ASSERT(!"unknown refusal");
}

} // namespace loyalty::engine
