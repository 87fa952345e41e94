#include "core/engine/ticket.h"

#include <algorithm>

namespace loyalty::engine {
namespace {

bool repeatsAnId(const std::vector<BasketLine>& lines)
{
    // Registers number their lines upwards.
    const auto notAbove = [](const BasketLine& a, const BasketLine& b) { return a.id >= b.id; };
    if (std::adjacent_find(lines.begin(), lines.end(), notAbove) == lines.end())
        return false;
    std::array<std::uint32_t, Basket::kMaxLines> ids;
    for (std::size_t i = 0; i < lines.size(); ++i)
        ids[i] = lines[i].id;
    const auto end = ids.begin() + static_cast<std::ptrdiff_t>(lines.size());
    std::sort(ids.begin(), end);
    return std::adjacent_find(ids.begin(), end) != end;
}

bool amountsInRange(const std::vector<BasketLine>& lines)
{
    std::int64_t total = 0;
    for (const BasketLine& line : lines) {
        if (line.amountMinor < 0 || line.amountMinor > Money::kMaxMinor || line.taxMinor < 0 ||
            line.taxMinor > line.amountMinor)
            return false;
        total += line.amountMinor;
    }
    return total <= Money::kMaxMinor;
}

} // namespace

std::optional<QuoteRefusal> checkBasket(const Basket& basket, Currency currency)
{
    if (basket.lines.empty())
        return QuoteRefusal::EmptyBasket;
    if (basket.lines.size() > Basket::kMaxLines)
        return QuoteRefusal::TooManyLines;
    if (repeatsAnId(basket.lines))
        return QuoteRefusal::RepeatedLine;
    if (!amountsInRange(basket.lines))
        return QuoteRefusal::AmountOutOfRange;
    if (!std::all_of(basket.lines.begin(), basket.lines.end(),
                     [](const BasketLine& line) { return line.quantity.inRange(); }))
        return QuoteRefusal::QuantityOutOfRange;
    if (basket.currency != currency)
        return QuoteRefusal::WrongCurrency;
    return std::nullopt;
}

} // namespace loyalty::engine
