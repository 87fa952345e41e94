#include "app/ctl/replay/rule.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::ctl {
namespace {

Ticket aTicket(int number, std::size_t lines = 3, std::int64_t pieces = 2)
{
    Ticket ticket{std::to_string(number), "1", "319", Instant(), {}};
    ticket.lines.assign(lines, {"100", "GROCERY", Quantity::pieces(pieces), 100});
    return ticket;
}

TEST_CASE("about one ticket in so many redeems, and one in so many comes back")
{
    const ReplayRule rule({7, 10, 20});
    int redeemed = 0;
    int returned = 0;
    int onePiece = 0;
    for (int i = 0; i < 10'000; ++i) {
        redeemed += rule.redeems(aTicket(i)) ? 1 : 0;
        if (const auto back = rule.comesBack(aTicket(i))) {
            ++returned;
            onePiece += back->quantity == Quantity::pieces(1) ? 1 : 0;
            CHECK((back->id >= 1 && back->id <= 3));
        }
    }
    CHECK((redeemed > 900 && redeemed < 1100));
    CHECK((returned > 430 && returned < 570));
    CHECK((onePiece > 150 && onePiece < 350));
}

TEST_CASE("the rule looks at nothing but the seed and the ticket")
{
    const ReplayRule first({7, 10, 20});
    const ReplayRule again({7, 10, 20});
    const ReplayRule other({8, 10, 20});
    int differs = 0;
    for (int i = 1000; i > 0; --i) {
        CHECK(first.redeems(aTicket(i)) == again.redeems(aTicket(i)));
        CHECK(first.comesBack(aTicket(i)).has_value() == again.comesBack(aTicket(i)).has_value());
        differs += first.redeems(aTicket(i)) != other.redeems(aTicket(i)) ? 1 : 0;
    }
    CHECK(differs > 0);
}

TEST_CASE("a rule of nought does nothing, and weighed or single goods come back whole")
{
    const ReplayRule never({1, 0, 0});
    const ReplayRule always({1, 1, 1});
    Ticket fuel = aTicket(1, 1);
    fuel.lines[0].quantity = Quantity{8396};
    CHECK_FALSE(never.redeems(aTicket(1)));
    CHECK_FALSE(never.comesBack(aTicket(1)));
    CHECK(always.redeems(aTicket(1)));
    CHECK_FALSE(always.comesBack(aTicket(1, 0)));
    CHECK(always.comesBack(fuel)->quantity == Quantity{});
    CHECK(always.comesBack(aTicket(1, 1, 1))->quantity == Quantity{});
    CHECK(always.comesBack(aTicket(1, 1, 0))->quantity == Quantity{});
}

} // namespace
} // namespace loyalty::ctl
