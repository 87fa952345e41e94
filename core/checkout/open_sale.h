#pragma once

#include "core/base/id.h"
#include "core/base/quantity.h"
#include "core/base/rate.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace loyalty::checkout {

/// What of an open sale can outlive the program in which it was open: whom it is for, and its goods. No name and no number
/// of a person.
struct OpenSale
{
    struct Line
    {
        std::string sku; ///< empty: an amount only
        std::string name;
        std::string category;
        std::string brand;
        std::vector<std::string> tags;
        std::optional<Rate> taxRate;
        Quantity quantity = Quantity::pieces(1);
        std::int64_t unitMinor = 0; ///< of one piece
        bool operator==(const Line&) const = default;
    };
    SaleId sale; ///< under which it would have been booked
    std::optional<MemberId> member;
    std::vector<Line> lines;
    std::int64_t totalMinor = 0; ///< of the lines, before anything comes off
    /// Points, coupons, rewards, stored value or goods that come back were chosen too. They are not kept: rights and what a
    /// code may do are of the moment.
    bool more = false;
    bool operator==(const OpenSale&) const = default;
};

} // namespace loyalty::checkout
