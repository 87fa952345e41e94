#include "core/ledger/asset_keys.h"
#include "tests/app/chain/a_chain.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include <algorithm>
#include <chrono>
#include <map>
#include <numeric>
#include <tuple>

/// Fifteen months of purchases, returns in parts, redemptions and corrections at two terminals, beside somebody who keeps
/// the same books with a pencil: plain sums and lists, and nothing of the product but the business days of its clock.
using namespace loyalty;
using namespace loyalty::test;

namespace {

constexpr const char* kProgramme = R"({
  "format": "loyalty-programme/2", "id": "months", "version": 1, "validFrom": "2020-01-01T00:00:00+08:00",
  "currency": { "code": "CNY", "exponent": 2 }, "names": { "en": "Months" },
  "earning": { "rules": [ { "id": "base", "type": "perAmount", "points": 1, "perMinor": 100 } ] },
  "tiers": {
    "qualify": { "by": "spend", "rollingMonths": 4 },
    "levels": [
      { "id": "basic", "names": { "en": "Basic" }, "threshold": 0, "rate": "1" },
      { "id": "silver", "names": { "en": "Silver" }, "threshold": 80000, "rate": "1.5" },
      { "id": "gold", "names": { "en": "Gold" }, "threshold": 160000, "rate": "2" }
    ]
  },
  "redeeming": { "pointsPer": 1, "valueMinor": 1, "min": 1, "step": 1, "maxShare": "50%",
                 "maxPointsByTrust": { "spoken": 1000000, "static": 1000000 } },
  "expiry": { "months": 2, "end": "month", "graceDays": 10 },
  "returns": { "shortfall": "debt" }
})";

using Day = std::chrono::sys_days;

Day monthsAfter(Day day, int months)
{
    const std::chrono::year_month_day start(day);
    const auto moved = start + std::chrono::months(months);
    return moved.ok() ? Day(moved) : Day(moved.year() / moved.month() / std::chrono::last);
}

/// The first of the month after the one in which the day two months later falls.
Day endOf(Day earned)
{
    const std::chrono::year_month_day there(monthsAfter(earned, 2));
    return Day(there.year() / there.month() / 1 + std::chrono::months(1));
}

std::int64_t rounded(std::int64_t whole, std::int64_t part, std::int64_t of)
{
    return (2 * whole * part + of) / (2 * of);
}

/// The books of one member.
class Pencil
{
public:
    struct Lot
    {
        Instant end;
        Instant earned;
        std::int64_t left = 0;
    };
    struct Sale
    {
        Day day;
        std::int64_t pieces = 0;
        std::int64_t paid = 0;
        std::int64_t earned = 0;
        std::int64_t piecesBack = 0;
        std::size_t lot = 0;
        std::vector<std::pair<std::size_t, std::int64_t>> spent; ///< from which lots
        std::int64_t spentBack = 0;
    };

    std::size_t sell(Instant now, Day day, std::int64_t pieces, std::int64_t price, std::int64_t points)
    {
        Sale sale{.day = day, .pieces = pieces, .paid = price - points};
        sale.spent = spend(now, points);
        const std::int64_t twice[] = {2, 3, 4};
        sale.earned = sale.paid * twice[level(day)] / 200;
        sale.lot = give(now, endOf(day), sale.earned);
        m_sales.push_back(sale);
        return m_sales.size() - 1;
    }

    void bringBack(std::size_t which, Instant now, std::int64_t pieces)
    {
        Sale& sale = m_sales[which];
        std::int64_t spent = 0;
        for (const auto& [lot, amount] : sale.spent)
            spent += amount;
        const auto moved = [&](std::int64_t whole) {
            return rounded(whole, sale.piecesBack + pieces, sale.pieces) - rounded(whole, sale.piecesBack, sale.pieces);
        };
        goHome(sale, now, moved(spent));
        m_back.push_back({now, moved(sale.earned), sale.lot});
        m_paidBack[which] += moved(sale.paid);
        sale.piecesBack += pieces;
    }

    /// Points are given or taken by hand.
    void adjust(Instant now, Day day, std::int64_t points)
    {
        if (points > 0)
            give(now, endOf(day), points);
        else
            m_back.push_back({now, -points, {}});
    }

    [[nodiscard]] std::size_t level(Day day)
    {
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < m_sales.size(); ++i)
            if (monthsAfter(day, -4) < m_sales[i].day && m_sales[i].day <= day)
                sum += m_sales[i].paid - m_paidBack[i];
        return sum >= 160'000 ? 2 : sum >= 80'000 ? 1 : 0;
    }

    [[nodiscard]] std::int64_t balance(Instant now) const
    {
        const Left there = left();
        std::int64_t sum = -there.debt;
        for (const Lot& lot : there.lots)
            sum += now < lot.end ? lot.left : 0;
        return sum;
    }

    /// What is left of lots by their end, in seconds.
    [[nodiscard]] std::map<std::int64_t, std::int64_t> byEnd(Instant now) const
    {
        std::map<std::int64_t, std::int64_t> sums;
        for (const Lot& lot : left().lots)
            if (lot.left > 0 && now < lot.end)
                sums[lot.end.unixSeconds()] += lot.left;
        return sums;
    }

    [[nodiscard]] std::int64_t debt() const { return left().debt; }
    [[nodiscard]] const std::vector<Sale>& sales() const { return m_sales; }

private:
    static Instant midnight(Day day)
    {
        return Instant::fromSeconds(std::chrono::duration_cast<std::chrono::seconds>(day.time_since_epoch()).count() -
                                    8 * 3600);
    }

    std::size_t give(Instant now, Day firstInvalid, std::int64_t points)
    {
        return giveUntil(now, midnight(firstInvalid), points);
    }

    std::size_t giveUntil(Instant now, Instant end, std::int64_t points)
    {
        m_lots.push_back({end, now, points});
        return m_lots.size() - 1;
    }

    /// Indices of lots, soonest end first, and of those the oldest.
    [[nodiscard]] std::vector<std::size_t> inOrder() const
    {
        std::vector<std::size_t> order(m_lots.size());
        std::iota(order.begin(), order.end(), std::size_t{});
        std::ranges::sort(order, {}, [this](std::size_t i) { return std::tuple(m_lots[i].end, m_lots[i].earned, i); });
        return order;
    }

    /// What is left once everything that went back is paid: by the lot that it was earned in, then by what was alive at
    /// that time, then by what was earned next. What nobody pays is the debt.
    struct Left
    {
        std::vector<Lot> lots;
        std::int64_t debt = 0;
    };
    [[nodiscard]] Left left() const
    {
        Left left{m_lots, 0};
        std::vector<Back> open = m_back;
        const auto pay = [&](Back& back, std::size_t lot) {
            const std::int64_t part = std::min(back.points, left.lots[lot].left);
            left.lots[lot].left -= part;
            back.points -= part;
        };
        for (Back& back : open)
            if (back.ofLot)
                pay(back, *back.ofLot);
        for (Back& back : open) {
            for (const std::size_t lot : inOrder())
                if (m_lots[lot].earned <= back.at && back.at < m_lots[lot].end)
                    pay(back, lot);
            for (std::size_t lot = 0; lot < m_lots.size(); ++lot)
                if (back.at < m_lots[lot].earned)
                    pay(back, lot);
            left.debt += back.points;
        }
        return left;
    }

    std::vector<std::pair<std::size_t, std::int64_t>> spend(Instant now, std::int64_t points)
    {
        std::vector<std::pair<std::size_t, std::int64_t>> from;
        const Left there = left();
        for (const std::size_t lot : inOrder()) {
            const std::int64_t part = now < m_lots[lot].end ? std::min(points, there.lots[lot].left) : 0;
            m_lots[lot].left -= part;
            points -= part;
            if (part > 0)
                from.emplace_back(lot, part);
        }
        return from;
    }

    /// In the order in which they were spent, each to where it was from, or for ten days where that has ended.
    void goHome(Sale& sale, Instant now, std::int64_t points)
    {
        std::int64_t skip = sale.spentBack;
        sale.spentBack += points;
        for (const auto& [lot, amount] : sale.spent) {
            const std::int64_t skipped = std::min(skip, amount);
            skip -= skipped;
            const std::int64_t part = std::min(points, amount - skipped);
            points -= part;
            if (now < m_lots[lot].end)
                m_lots[lot].left += part;
            else if (part > 0)
                giveUntil(now, now + std::chrono::days(10), part);
        }
    }

    /// Points that went back, out of no lot by name.
    struct Back
    {
        Instant at;
        std::int64_t points = 0;
        std::optional<std::size_t> ofLot;
    };

    std::vector<Lot> m_lots;
    std::vector<Sale> m_sales;
    std::map<std::size_t, std::int64_t> m_paidBack;
    std::vector<Back> m_back;
};

class Months
{
public:
    explicit Months(std::uint64_t seed)
        : m_random(seed)
    {
        chain.addTill();
        chain.addTill();
        for (std::size_t i = 0; i < 2; ++i)
            m_members.push_back({chain.enrol(till(), "1380000000" + std::to_string(i)), {}, {}});
        chain.syncAll();
    }

    void step()
    {
        chain.clock.advance(std::chrono::hours(24 * m_random.below(6)) + std::chrono::minutes(1));
        Known& known = m_members[m_random.below(m_members.size())];
        switch (m_random.below(8)) {
        case 0:
        case 1:
            return sell(known, 0);
        case 2:
        case 3:
        case 4: {
            const std::int64_t there = known.pencil.balance(chain.clock.now());
            return sell(known, there <= 0 ? 0 : m_random.below(2) == 0 ? there : upTo(there));
        }
        case 5: {
            const std::int64_t there = known.pencil.balance(chain.clock.now());
            const std::int64_t points = upTo(100) - 60;
            if (points == 0 || (points < 0 && there < -points))
                return;
            REQUIRE(till()->adjust(manager(), known.id, Points(points), "x"));
            return known.pencil.adjust(chain.clock.now(), today(), points);
        }
        default:
            return bringBack(known);
        }
    }

    void check()
    {
        chain.syncAll();
        const Instant now = chain.clock.now();
        for (Known& known : m_members) {
            const ledger::MemberLedger books = chain.atOffice(known.id).ledger;
            REQUIRE(books.balance(ledger::points(), now) == known.pencil.balance(now));
            REQUIRE(books.book(ledger::points()).debt() == known.pencil.debt());
            std::map<std::int64_t, std::int64_t> byEnd;
            for (const ledger::Lot& lot : books.book(ledger::points()).lots())
                if (now < *lot.terms.endsAt)
                    byEnd[lot.terms.endsAt->unixSeconds()] += lot.remaining;
            REQUIRE(byEnd == known.pencil.byEnd(now));
            constexpr const char* kTiers[] = {"basic", "silver", "gold"};
            for (const auto& till : chain.tills) {
                REQUIRE(chain.shown(*till, known.id) == known.pencil.balance(now));
                const auto view = (*till)->member(cashier(), known.id);
                REQUIRE(view);
                REQUIRE(view->tier.id == kTiers[known.pencil.level(today())]);
            }
        }
    }

    AChain chain{{.programme = kProgramme}};
    int debts = 0;
    int homecomings = 0;

private:
    struct Known
    {
        MemberId id;
        Pencil pencil;
        std::vector<SaleId> sales;
    };

    std::int64_t upTo(std::int64_t most)
    {
        return static_cast<std::int64_t>(m_random.below(static_cast<std::uint64_t>(most) + 1));
    }

    Till& till() { return *chain.tills[m_random.below(chain.tills.size())]; }

    /// The first store's day; nobody buys at night.
    [[nodiscard]] Day today() const
    {
        const std::chrono::sys_seconds here(std::chrono::seconds(chain.clock.now().unixSeconds() + 8 * 3600));
        return std::chrono::floor<std::chrono::days>(here);
    }

    void sell(Known& known, std::int64_t points)
    {
        Till& here = till();
        const std::int64_t pieces = 1 + upTo(3);
        const std::int64_t price = 2 * points + 100 + upTo(40'000);
        auto ask = chain.sale(known.id, price);
        ask.basket.lines[0].quantity = Quantity::pieces(pieces);
        if (points > 0) {
            ask.redeem = {engine::Ask::Kind::Points, Points(points)};
            ask.online = true;
            REQUIRE(chain.obtainRight(here, known.id, points).empty());
        }
        const auto sale = chain.sell(here, ask);
        const std::size_t at = known.pencil.sell(chain.clock.now(), today(), pieces, price, points);
        REQUIRE(sale.sold.earned.count() == known.pencil.sales()[at].earned);
        known.sales.push_back(sale.id);
    }

    void bringBack(Known& known)
    {
        if (known.sales.empty())
            return;
        const std::size_t which = m_random.below(known.sales.size());
        const Pencil::Sale& sale = known.pencil.sales()[which];
        const std::int64_t left = sale.pieces - sale.piecesBack;
        if (left == 0)
            return;
        Till& here = till();
        REQUIRE(
            here->adopt(chain.findSale(here, known.sales[which]))); // as the program does before it takes goods back
        const std::int64_t pieces = 1 + upTo(left - 1);
        REQUIRE(here->returnGoods(cashier(), known.sales[which], {{1, Quantity::pieces(pieces)}}));
        const std::int64_t spent = sale.spentBack;
        known.pencil.bringBack(which, chain.clock.now(), pieces);
        debts += known.pencil.debt() > 0 ? 1 : 0;
        homecomings += known.pencil.sales()[which].spentBack > spent ? 1 : 0;
    }

    SeededRandom m_random;
    std::vector<Known> m_members;
};

} // namespace

TEST_CASE("fifteen months at two terminals leave what a pencil leaves: every lot, debt and tier, every day")
{
    const int seed = GENERATE(range(1, 13));
    CAPTURE(seed);
    Months months(static_cast<std::uint64_t>(seed));
    for (int step = 0; step < 180; ++step) {
        CAPTURE(step);
        months.step();
        months.check();
    }
    months.chain.requireAgreement();
    CHECK(months.debts > 0);
    CHECK(months.homecomings > 0);
}
