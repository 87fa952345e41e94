#include "core/journal/sold_lines.h"

namespace loyalty::journal {

std::vector<engine::SoldLine> linesOf(const Sold& sold)
{
    std::vector<engine::SoldLine> lines;
    for (const SoldLine& line : sold.lines)
        lines.push_back({.id = line.line.id,
                         .quantity = line.line.quantity,
                         .amountMinor = line.line.amountMinor,
                         .discountMinor = line.quote.discountMinor,
                         .redeemMinor = line.quote.redeemMinor,
                         .points = line.quote.points,
                         .redeemPoints = line.quote.redeemPoints,
                         .qualifyingMinor = line.quote.qualifyingMinor});
    for (std::size_t i = 0; i < sold.goods.size(); ++i)
        if (const engine::GivenGoods& goods = sold.goods[i]; goods.points > Points())
            lines.push_back({.id = kFirstGivenLine + static_cast<std::uint32_t>(i),
                             .quantity = Quantity::pieces(goods.pieces),
                             .redeemPoints = goods.points});
    return lines;
}

} // namespace loyalty::journal
