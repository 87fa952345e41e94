#pragma once

#include "core/base/money.h"
#include "core/base/quantity.h"
#include "core/base/rate.h"
#include "core/base/time.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace loyalty::engine {

/// One line of what is being bought. Its id is the register's own and names the line in a return.
struct BasketLine
{
    std::uint32_t id = 0;
    std::string sku;
    std::string category;
    Quantity quantity;
    std::int64_t amountMinor =
        0; ///< for the whole line, before loyalty, tax as `taxIncluded` says; 0 … Money::kMaxMinor
    std::int64_t taxMinor = 0; ///< 0 … amountMinor
    bool taxIncluded = true;
    std::optional<Rate> taxRate; ///< of the price before tax; none: what is left of a price has tax in proportion
    std::string brand;           ///< empty where the register does not say
    std::vector<std::string> tags;

    /// What to call it: the article's number, or its category where the register gave none. May be empty.
    [[nodiscard]] const std::string& label() const { return sku.empty() ? category : sku; }
    bool operator==(const BasketLine&) const = default;
};

/// Says of a line, by its amount, that so much of its price before tax is in it.
void includeTax(BasketLine& line, Rate rate);

/// The lines' amounts sum to at most Money::kMaxMinor.
struct Basket
{
    Currency currency;
    std::vector<BasketLine> lines; ///< at most kMaxLines, ids unique
    static constexpr std::size_t kMaxLines = 1000;
    bool operator==(const Basket&) const = default;
};

} // namespace loyalty::engine
