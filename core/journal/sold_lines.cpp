#include "core/journal/sold_lines.h"

#include <algorithm>

namespace loyalty::journal {
namespace {

/// A line of no quantity is back once it was named.
bool isBack(std::uint32_t id, Quantity sold, const std::vector<engine::ReturnedLine>& back)
{
    std::int64_t quantity = 0;
    bool touched = false;
    for (const engine::ReturnedLine& returned : back)
        if (returned.id == id) {
            quantity += returned.quantity.thousandths;
            touched = true;
        }
    return touched && quantity >= sold.thousandths;
}

} // namespace

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
                         .qualifyingMinor = line.quote.qualifyingMinor,
                         .countsAsSpent = line.quote.countsAsSpent});
    for (std::size_t i = 0; i < sold.goods.size(); ++i)
        if (const engine::GivenGoods& goods = sold.goods[i]; goods.points > Points())
            lines.push_back({.id = kFirstGivenLine + static_cast<std::uint32_t>(i),
                             .quantity = Quantity::pieces(goods.pieces),
                             .redeemPoints = goods.points});
    return lines;
}

bool isAllBack(const Sold& sold, std::vector<engine::ReturnedLine> back, const std::vector<engine::ReturnedLine>& now)
{
    back.insert(back.end(), now.begin(), now.end());
    return std::ranges::all_of(sold.lines,
                               [&](const SoldLine& line) { return isBack(line.line.id, line.line.quantity, back); });
}

std::vector<engine::ReturnAsk> leftOf(const Sold& sold, const std::vector<engine::ReturnedLine>& back)
{
    std::vector<engine::ReturnAsk> left;
    for (const engine::SoldLine& line : linesOf(sold))
        if (!isBack(line.id, line.quantity, back))
            left.push_back({.id = line.id, .quantity = {}});
    return left;
}

} // namespace loyalty::journal
