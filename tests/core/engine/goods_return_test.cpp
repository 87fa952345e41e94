#include "core/engine/goods_return.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

namespace loyalty::engine {
namespace {

using Asks = std::vector<ReturnAsk>;
using Returned = std::vector<ReturnedLine>;

SoldLine sold(std::uint32_t id, std::int64_t pieces, std::int64_t amount, std::int64_t points)
{
    SoldLine line;
    line.id = id;
    line.quantity = Quantity::pieces(pieces);
    line.amountMinor = amount;
    line.points = Points(points);
    line.qualifyingMinor = amount;
    return line;
}

/// Returns one after the other, each knowing those before.
std::vector<Returned> series(const std::vector<SoldLine>& lines, const std::vector<Asks>& asks)
{
    std::vector<Returned> made;
    Returned earlier;
    for (const Asks& ask : asks) {
        made.push_back(returnLines(lines, earlier, ask).value());
        earlier.insert(earlier.end(), made.back().begin(), made.back().end());
    }
    return made;
}

TEST_CASE("100 points on three equal pieces go back 33, 34, 33")
{
    const Asks one{{1, Quantity::pieces(1)}};
    const auto made = series({sold(1, 3, 1000, 100)}, {one, one, one});
    const std::int64_t points[] = {33, 34, 33};
    const std::int64_t money[] = {333, 334, 333};
    for (std::size_t i = 0; i < 3; ++i) {
        INFO("return " << i + 1);
        CHECK(made[i][0].pointsBack.count() == points[i]);
        CHECK(made[i][0].refundMinor == money[i]);
        CHECK(made[i][0].qualifyingMinor == money[i]);
        CHECK(made[i][0].quantity == Quantity::pieces(1));
    }
}

TEST_CASE("a return pays the line's price less its stored share of the discount")
{
    // 60.00 + 150.00, 42.00 off.
    std::vector<SoldLine> lines{sold(1, 1, 6000, 48), sold(2, 1, 15000, 120)};
    lines[0].discountMinor = 1200;
    lines[1].discountMinor = 3000;
    CHECK(returnLines(lines, {}, Asks{{2, {}}}).value()[0].refundMinor == 12000);
    CHECK(returnLines(lines, {}, Asks{{1, {}}}).value()[0].refundMinor == 4800);
}

TEST_CASE("earned points go back and spent points come home, piece by piece")
{
    // 200 points; 35 + 35 earned, 150 spent: 120 after the sale, then 160, then 200.
    SoldLine line = sold(1, 2, 20000, 70);
    line.redeemPoints = Points(150);
    line.redeemMinor = 1500;
    line.discountMinor = 1500;
    const Asks one{{1, Quantity::pieces(1)}};
    const auto made = series({line}, {one, one});
    std::int64_t balance = 200 - 150 + 70;
    CHECK(balance == 120);
    balance += made[0][0].redeemBack.count() - made[0][0].pointsBack.count();
    CHECK(balance == 160);
    balance += made[1][0].redeemBack.count() - made[1][0].pointsBack.count();
    CHECK(balance == 200);
}

TEST_CASE("nothing asked returns all that is left, also of a line without quantity")
{
    const std::vector<SoldLine> lines{sold(1, 3, 1000, 100), sold(2, 0, 500, 5)};
    const auto made = series(lines, {Asks{{1, Quantity::pieces(1)}}, Asks{{1, {}}, {2, {}}}});
    CHECK(made[1][0] == ReturnedLine{1, Quantity::pieces(2), 667, 67_pts, 0_pts, 667});
    CHECK(made[1][1] == ReturnedLine{2, Quantity(), 500, 5_pts, 0_pts, 500});
}

TEST_CASE("a return is refused with its first fault")
{
    const std::vector<SoldLine> lines{sold(1, 3, 1000, 100), sold(2, 0, 500, 5), sold(3, 1, 100, 1)};
    const Returned earlier{{1, Quantity::pieces(2), 667, 67_pts, 0_pts, 667}, {2, Quantity(), 500, 5_pts, 0_pts, 500}};
    struct Row
    {
        Asks asks;
        ReturnRefusal refusal;
    };
    const Quantity far{std::numeric_limits<std::int64_t>::max()};
    const Row rows[] = {
        {{}, ReturnRefusal::EmptyReturn},
        {{{9, {}}}, ReturnRefusal::NoSuchLine},
        {{{3, {}}, {3, {}}, {9, {}}}, ReturnRefusal::NoSuchLine},
        {{{2, {}}, {3, {}}, {3, {}}}, ReturnRefusal::RepeatedLine},
        {{{1, Quantity::pieces(2)}, {2, {}}}, ReturnRefusal::NothingLeft},
        {{{1, Quantity::pieces(2)}}, ReturnRefusal::MoreThanSold},
        {{{1, {1001}}}, ReturnRefusal::MoreThanSold},
        {{{3, far}}, ReturnRefusal::MoreThanSold},
        {{{3, {-1}}}, ReturnRefusal::MoreThanSold},
    };
    for (const Row& row : rows) {
        const auto made = returnLines(lines, earlier, row.asks);
        REQUIRE_FALSE(made);
        CHECK(toString(made.error()) == toString(row.refusal));
    }
    CHECK(returnLines(lines, {}, Asks{{2, {1}}}).error() == ReturnRefusal::MoreThanSold);
}

TEST_CASE("a return sent twice takes nothing more than was earned")
{
    // 200.00 earned 1000; 150.00 of it goes back twice.
    const std::vector<SoldLine> lines{sold(1, 4, 20000, 1000)};
    const auto first = returnLines(lines, {}, Asks{{1, Quantity::pieces(3)}}).value();
    CHECK(first[0].pointsBack == 750_pts);
    CHECK(returnLines(lines, first, Asks{{1, Quantity::pieces(3)}}).error() == ReturnRefusal::MoreThanSold);
    const Returned before{{1, Quantity::pieces(2), 10000, 1000_pts, 0_pts, 10000}};
    CHECK(returnLines(lines, before, Asks{{1, Quantity::pieces(2)}}).value()[0].pointsBack == 0_pts);
}

TEST_CASE("the recorded points go back, whatever today's rule would give")
{
    CHECK(returnLines(std::vector{sold(1, 1, 5000, 50)}, {}, Asks{{1, {}}}).value()[0].pointsBack == 50_pts);
    CHECK(returnLines(std::vector{sold(1, 2, 20000, 1000)}, {}, Asks{{1, Quantity::pieces(1)}}).value()[0].pointsBack ==
          500_pts);
    CHECK(returnLines(std::vector{sold(1, 4, 10000, 100)}, {}, Asks{{1, Quantity::pieces(3)}}).value()[0].pointsBack ==
          75_pts);
}

TEST_CASE("any series of partial returns sums exactly and never takes more than there was")
{
    REQUIRE(rc::check("a series sums to the whole", [] {
        SoldLine line;
        line.id = 1;
        line.quantity.thousandths = *rc::gen::inRange<std::int64_t>(1, 1'000'000'000'001);
        line.amountMinor = *rc::gen::inRange<std::int64_t>(0, 1'000'000'000'001);
        line.discountMinor = *rc::gen::inRange<std::int64_t>(0, line.amountMinor + 1);
        line.points = Points(*rc::gen::inRange<std::int64_t>(0, Points::kMax + 1));
        line.redeemPoints = Points(*rc::gen::inRange<std::int64_t>(0, Points::kMax + 1));
        line.qualifyingMinor = line.amountMinor;
        Returned earlier;
        ReturnedLine sum;
        while (sum.quantity < line.quantity) {
            const std::int64_t left = line.quantity.thousandths - sum.quantity.thousandths;
            const std::int64_t share = *rc::gen::inRange<std::int64_t>(1, 8);
            const Quantity asked{earlier.size() > 20 ? left : (left + share - 1) / share};
            const ReturnedLine made = returnLines(std::vector{line}, earlier, Asks{{1, asked}}).value()[0];
            RC_ASSERT(made.refundMinor >= 0 && made.pointsBack >= 0_pts && made.redeemBack >= 0_pts);
            RC_ASSERT(made.qualifyingMinor >= 0);
            sum.quantity.thousandths += made.quantity.thousandths;
            sum.refundMinor += made.refundMinor;
            sum.pointsBack += made.pointsBack;
            sum.redeemBack += made.redeemBack;
            sum.qualifyingMinor += made.qualifyingMinor;
            RC_ASSERT(sum.pointsBack <= line.points);
            earlier.push_back(made);
        }
        RC_ASSERT(sum.refundMinor == line.amountMinor - line.discountMinor);
        RC_ASSERT(sum.pointsBack == line.points);
        RC_ASSERT(sum.redeemBack == line.redeemPoints);
        RC_ASSERT(sum.qualifyingMinor == line.qualifyingMinor);
        RC_ASSERT(returnLines(std::vector{line}, earlier, Asks{{1, {}}}).error() == ReturnRefusal::NothingLeft);
    }));
}

} // namespace
} // namespace loyalty::engine
