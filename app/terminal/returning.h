#pragma once

#include "app/terminal/runtime.h"
#include "core/terminal/terminal.h"

#include <chrono>
#include <string_view>
#include <vector>

namespace loyalty::app {

struct ReturnAnswer
{
    terminal::Answer<terminal::ReturnView, terminal::ReturnStop> returned;
    bool reached = true; ///< false: what happened to the sale elsewhere is not known
};

struct VoidAnswer
{
    terminal::Answer<terminal::ReturnView, terminal::VoidRefusal> voided;
    bool reached = true;
};

/// Takes goods back. Head office is asked for the sale first, so that goods that came back at another terminal are
/// refused here; where it does not answer, by what this terminal knows. No lines: all that is left of the sale.
///
/// Waits; not on a lane.
[[nodiscard]] ReturnAnswer returnGoods(Runtime& runtime, const terminal::By& by, const SaleId& sale,
                                       const std::vector<engine::ReturnAsk>& lines, std::string_view ticket,
                                       std::chrono::milliseconds deadline);

/// Voids a whole sale, after the same question.
[[nodiscard]] VoidAnswer voidSale(Runtime& runtime, const terminal::By& by, const SaleId& sale, std::string_view reason,
                                  std::chrono::milliseconds deadline);

} // namespace loyalty::app
