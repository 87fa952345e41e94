#include "core/journal/sold_lines.h"

#include <algorithm>

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

bool isAllBack(const Sold& sold, const std::vector<engine::ReturnedLine>& back)
{
    return std::ranges::all_of(sold.lines, [&](const SoldLine& line) {
        std::int64_t quantity = 0;
        bool touched = false;
        for (const engine::ReturnedLine& returned : back)
            if (returned.id == line.line.id) {
                quantity += returned.quantity.thousandths;
                touched = true;
            }
        return touched && quantity >= line.line.quantity.thousandths;
    });
}

} // namespace loyalty::journal
