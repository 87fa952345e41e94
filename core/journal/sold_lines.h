#pragma once

#include "core/engine/goods_return.h"
#include "core/journal/entry.h"

#include <cstdint>
#include <vector>

namespace loyalty::journal {

/// Ids from here on name goods that were taken for points and are on no line of the basket, in the order of Sold::goods. A
/// register's own lines have lesser ones.
inline constexpr std::uint32_t kFirstGivenLine = 0x8000'0000;

/// What a return goes by: the numbers that the sale recorded. Goods that were taken for points follow the lines that were
/// paid: nothing is refunded for them, and their points come back with them.
[[nodiscard]] std::vector<engine::SoldLine> linesOf(const Sold& sold);

/// Whether nothing of the lines that were paid is left with the customer once `back` and `now` are back.
[[nodiscard]] bool isAllBack(const Sold& sold, std::vector<engine::ReturnedLine> back,
                             const std::vector<engine::ReturnedLine>& now = {});

/// Everything that is still with the customer once these are back, to be asked for whole: goods for points too.
[[nodiscard]] std::vector<engine::ReturnAsk> leftOf(const Sold& sold, const std::vector<engine::ReturnedLine>& back);

} // namespace loyalty::journal
