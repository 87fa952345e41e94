#include "core/engine/ticket.h"

#include <algorithm>

namespace loyalty::engine {
namespace {

/// What one walk over the lines tells.
struct Seen
{
    bool rising = true; ///< each id above the one before: registers number their lines upwards
    bool amounts = true;
    bool quantities = true;
};

Seen walk(const std::vector<BasketLine>& lines)
{
    Seen seen;
    std::int64_t total = 0;
    const BasketLine* before = nullptr;
    for (const BasketLine& line : lines) {
        seen.rising = seen.rising && (before == nullptr || before->id < line.id);
        before = &line;
        const bool inRange = line.amountMinor >= 0 && line.amountMinor <= Money::kMaxMinor && line.taxMinor >= 0 &&
                             line.taxMinor <= line.amountMinor;
        seen.amounts = seen.amounts && inRange;
        total += inRange ? line.amountMinor : 0;
        seen.quantities = seen.quantities && line.quantity.inRange();
    }
    seen.amounts = seen.amounts && total <= Money::kMaxMinor;
    return seen;
}

bool repeatsAnId(const std::vector<BasketLine>& lines)
{
    std::array<std::uint32_t, Basket::kMaxLines> ids;
    for (std::size_t i = 0; i < lines.size(); ++i)
        ids[i] = lines[i].id;
    const auto end = ids.begin() + static_cast<std::ptrdiff_t>(lines.size());
    std::sort(ids.begin(), end);
    return std::adjacent_find(ids.begin(), end) != end;
}

} // namespace

std::optional<QuoteRefusal> checkBasket(const Basket& basket, Currency currency)
{
    if (basket.lines.empty())
        return QuoteRefusal::EmptyBasket;
    if (basket.lines.size() > Basket::kMaxLines)
        return QuoteRefusal::TooManyLines;
    const Seen seen = walk(basket.lines);
    if (!seen.rising && repeatsAnId(basket.lines))
        return QuoteRefusal::RepeatedLine;
    if (!seen.amounts)
        return QuoteRefusal::AmountOutOfRange;
    if (!seen.quantities)
        return QuoteRefusal::QuantityOutOfRange;
    if (basket.currency != currency)
        return QuoteRefusal::WrongCurrency;
    return std::nullopt;
}

} // namespace loyalty::engine
