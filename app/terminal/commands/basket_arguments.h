#pragma once

#include "app/terminal/commands/arguments.h"
#include "core/engine/goods_return.h"
#include "core/engine/quote.h"

#include <vector>

/// What is bought, redeemed and brought back, as a command is given it. What cannot be read is complained of.
namespace loyalty::app {

/// Either "amount" ("12.50", one line) or "lines", each {"sku","category","quantity","amount"}; ids are 1, 2, 3 ….
[[nodiscard]] engine::Basket readBasket(Arguments& arguments, Currency currency);

/// "redeem": nothing, a number of points, or "max".
[[nodiscard]] engine::Ask readRedeem(Arguments& arguments);

/// "lines": "ID" or "ID:QUANTITY".
[[nodiscard]] std::vector<engine::ReturnAsk> readReturnLines(Arguments& arguments);

} // namespace loyalty::app
