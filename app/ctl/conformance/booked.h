#pragma once

#include "core/engine/quote.h"

#include <cstdint>

namespace loyalty::ctl {

/// What a ledger says after a member's sale was booked on an opening balance.
struct Booked
{
    std::int64_t balance = 0;
    std::int64_t rows = 0; ///< postings of the ticket
};

[[nodiscard]] Booked bookSale(std::int64_t balanceBefore, const engine::Quote& quote);

} // namespace loyalty::ctl
