#pragma once

#include "app/terminal/runtime.h"
#include "core/terminal/terminal.h"

#include <chrono>
#include <string>

namespace loyalty::app {

struct SellAnswer
{
    terminal::Answer<terminal::SaleView, terminal::SellStop> sale;
    bool reached = true;      ///< false: head office was wanted and did not answer
    std::string rightRefusal; ///< head office's word, where it gave no right
};

/// Commits a sale. Where it spends points, coupons or stored value and head office answers in time, they are spent by backed
/// rights of exactly what is missing, and what was asked for in vain goes home; where it does not answer, by the rights that
/// are held here.
///
/// Waits; not on a lane.
[[nodiscard]] SellAnswer sell(Runtime& runtime, const terminal::By& by, const terminal::SaleAsk& ask,
                              std::chrono::milliseconds deadline);

} // namespace loyalty::app
