#pragma once

#include "core/base/points.h"
#include "core/base/quantity.h"
#include "core/base/result.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace loyalty::engine {

/// What the sale recorded of a line; a return goes by these numbers and never by today's rules.
struct SoldLine
{
    std::uint32_t id = 0;
    Quantity quantity;
    std::int64_t amountMinor = 0;
    std::int64_t discountMinor = 0; ///< everything taken off, redeemed points too
    std::int64_t redeemMinor = 0;
    Points points;
    Points redeemPoints;
    std::int64_t qualifyingMinor = 0;
    bool countsAsSpent = false;
};

/// What came back of a line in one return, earlier or now.
struct ReturnedLine
{
    std::uint32_t id = 0;
    Quantity quantity;
    std::int64_t refundMinor = 0;     ///< money back: price − discounts
    Points pointsBack;                ///< earned points to take back, ≥ 0
    Points redeemBack;                ///< spent points to give back, ≥ 0
    std::int64_t qualifyingMinor = 0; ///< ≥ 0
    bool operator==(const ReturnedLine&) const = default;
};

struct ReturnAsk
{
    std::uint32_t id = 0;
    Quantity quantity; ///< 0 returns all that is left of the line (the only way for a line sold with quantity 0)
};

enum class ReturnRefusal { NoSuchLine, RepeatedLine, NothingLeft, MoreThanSold, EmptyReturn };

/// Series of returns follow a cumulative target, round(whole × returned so far / sold) − already returned: 100 points
/// on three equal pieces go back 33, 34, 33, and never more than was earned.
[[nodiscard]] Result<std::vector<ReturnedLine>, ReturnRefusal> returnLines(std::span<const SoldLine> sold,
                                                                           std::span<const ReturnedLine> earlier,
                                                                           std::span<const ReturnAsk> asked);

[[nodiscard]] std::string_view toString(ReturnRefusal refusal);

} // namespace loyalty::engine
