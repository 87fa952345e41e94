#include "core/ledger/asset_keys.h"
#include "tests/app/chain/a_chain.h"
#include "tests/app/chain/a_rich_programme.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include <algorithm>
#include <chrono>

/// Goods that come back to members who were merged when they were bought, and are parted.
using namespace loyalty;
using namespace loyalty::test;

namespace {

using Lots = std::vector<ledger::Lot>;

struct Shop
{
    explicit Shop(std::uint64_t seed = 99)
        : chain({.programme = aRichProgramme(R"({ "shortfall": "debt" })")})
        , random(seed)
        , one(chain.addTill())
        , two(chain.addTill())
        , anna(chain.enrol(one, "13800000001", "王小明"))
        , ben(chain.enrol(one, "13800000002", "李雷"))
    {
        chain.sell(one, chain.sale(anna, 4'000));
        chain.syncAll();
        chain.clock.advance(std::chrono::hours(1));
        chain.sell(one, chain.sale(ben, 30'000));
        REQUIRE(one->load(cashier(), {.account = ben, .minor = 10'000}));
        REQUIRE(one->moveCoupons(manager(), ben, "five", 1, "sorry"));
        chain.syncAll();
    }

    void merge(const MemberId& member, const MemberId& other, bool merged)
    {
        REQUIRE(one->merge(manager(), member, other, merged, "x"));
        chain.sync(one);
    }

    /// Anna pays with what rights hold, until none is left.
    terminal::SaleView buy(Till& till, terminal::SaleAsk ask)
    {
        ask.online = true;
        auto sale = till->commit(cashier(), ask);
        if (!sale) {
            for (const terminal::MissingRight& right : std::get<terminal::SellStop>(sale.error()).missing)
                REQUIRE(chain.obtainRight(till, right).empty());
            sale = till->commit(cashier(), ask);
        }
        REQUIRE(sale);
        REQUIRE(till->releaseRights(anna));
        return *sale;
    }

    terminal::SaleView buyForPoints(Till& till, std::int64_t points)
    {
        REQUIRE(chain.obtainRight(till, anna, points).empty());
        auto ask = chain.sale(anna, 2 * points);
        ask.redeem = {engine::Ask::Kind::Points, Points(points)};
        return buy(till, ask);
    }

    terminal::ReturnView giveBack(Till& till, const SaleId& sale)
    {
        if (!till->findSale(cashier(), sale))
            REQUIRE(till->adopt(chain.findSale(till, sale)));
        const auto back = till->returnGoods(cashier(), sale, {{1, {}}});
        REQUIRE(back);
        return *back;
    }

    void settle()
    {
        chain.syncAll();
        chain.requireAgreement();
        auto transaction = chain.database->read();
        REQUIRE(transaction);
        CHECK((*transaction)->suspended(10)->empty());
    }

    [[nodiscard]] Lots lots(const MemberId& member, const ledger::AssetKey& what)
    {
        return chain.atOffice(member).ledger.book(what).lots();
    }

    [[nodiscard]] std::int64_t sum(const ledger::AssetKey& what)
    {
        return chain.atOffice(anna).ledger.sumOfPostings(what) +
               (chain.atOffice(ben).aliasOf ? 0 : chain.atOffice(ben).ledger.sumOfPostings(what));
    }

    std::vector<office::Difference> told()
    {
        auto transaction = chain.database->read();
        REQUIRE(transaction);
        auto differences = *(*transaction)->differences(1'000);
        std::erase_if(differences, [](const office::Difference& difference) { return difference.what != "lot-owner"; });
        return differences;
    }

    AChain chain;
    SeededRandom random;
    Till& one;
    Till& two;
    MemberId anna;
    MemberId ben;
};

const ledger::AssetKey kFive = ledger::coupons("five");

} // namespace

TEST_CASE("points of one of two who were parted come home to them, whether the till has heard of it or not")
{
    for (const bool heard : {false, true}) {
        CAPTURE(heard);
        Shop shop;
        const Lots annas = shop.lots(shop.anna, ledger::points());
        const Lots bens = shop.lots(shop.ben, ledger::points());
        shop.merge(shop.anna, shop.ben, true);
        shop.chain.syncAll();
        const auto sale = shop.buyForPoints(shop.two, 100); // 40 of hers and 60 of his
        shop.chain.syncAll();
        shop.merge(shop.anna, shop.ben, false);
        CHECK(shop.chain.booked(shop.ben) == 240);
        if (heard)
            shop.chain.syncAll();
        const auto back = shop.giveBack(shop.two, sale.id);
        CHECK(back.redeemBack == Points(100));
        if (heard) {
            REQUIRE(back.homes.size() == 1);
            CHECK(back.homes[0].account == shop.ben);
            CHECK(back.homes[0].maskedName == "李*");
            CHECK(back.homes[0].points == Points(60));
            CHECK(back.balanceAfter == Points(40));
            const auto paper =
                std::get<receipt::ReturnReceipt>(shop.two->receiptFor(cashier(), sale.id, back.entry).value());
            CHECK(paper.homes == std::vector{receipt::HomeLine{"李*", back.homes[0].maskedNumber, Points(60), 0}});
        } else {
            CHECK(back.homes.empty());
        }
        shop.settle();
        CHECK(shop.lots(shop.anna, ledger::points()) == annas);
        CHECK(shop.lots(shop.ben, ledger::points()) == bens);
        const auto told = shop.told();
        REQUIRE(told.size() == (heard ? 0 : 1));
        if (!heard) {
            CHECK(told[0].member == shop.anna);
            CHECK(told[0].printed == "60");
            CHECK(told[0].judged == shop.ben.toString());
        }
    }
}

TEST_CASE("value, its gift and coupons of one of two who were parted come home to them")
{
    for (const bool heard : {false, true}) {
        CAPTURE(heard);
        Shop shop;
        shop.merge(shop.anna, shop.ben, true);
        shop.chain.syncAll();
        auto ask = shop.chain.sale(shop.anna, 11'000);
        ask.value = {{shop.anna, std::nullopt}};
        ask.redeem.coupons = {"five"};
        const auto sale = shop.buy(shop.two, ask);
        CHECK(sale.sold.value.at(0).sum() == 10'500);
        shop.chain.syncAll();
        shop.merge(shop.anna, shop.ben, false);
        if (heard)
            shop.chain.syncAll();
        const auto back = shop.giveBack(shop.two, sale.id);
        CHECK(back.moneyMinor() == 0);
        REQUIRE(back.valueBack.size() == 1);
        CHECK(back.valueBack[0].account == (heard ? shop.ben : shop.anna));
        CHECK(back.valueBack[0].sum() == 10'500);
        shop.settle();
        const ledger::MemberLedger his = shop.chain.atOffice(shop.ben).ledger;
        CHECK(his.sumOfPostings(ledger::storedPrincipal()) == 10'000);
        CHECK(his.sumOfPostings(ledger::storedGift()) == 1'000);
        CHECK(his.sumOfPostings(kFive) == 1);
        const ledger::MemberLedger hers = shop.chain.atOffice(shop.anna).ledger;
        CHECK(hers.sumOfPostings(ledger::storedPrincipal()) == 0);
        CHECK(hers.sumOfPostings(ledger::storedGift()) == 0);
        CHECK(hers.sumOfPostings(kFive) == 0);
        CHECK(shop.told().size() == (heard ? 0 : 3));
    }
}

TEST_CASE("points that have ended come home to whose they were for their grace")
{
    for (const bool heard : {false, true}) {
        CAPTURE(heard);
        Shop shop;
        shop.merge(shop.anna, shop.ben, true);
        shop.chain.syncAll();
        shop.buyForPoints(shop.two, 40); // all of hers
        const auto sale = shop.buyForPoints(shop.two, 60);
        shop.chain.syncAll();
        shop.merge(shop.anna, shop.ben, false);
        if (heard)
            shop.chain.syncAll();
        shop.chain.clock.advance(std::chrono::days(500));
        (void)shop.giveBack(shop.two, sale.id);
        shop.settle();
        CHECK(shop.chain.booked(shop.ben) == 60);
        CHECK(shop.chain.booked(shop.anna) == 0);
        CHECK(shop.told().size() == (heard ? 0 : 1));
    }
}

TEST_CASE("where nobody can tell whose ended points came back at a till that had not heard, a person decides")
{
    Shop shop;
    shop.merge(shop.anna, shop.ben, true);
    shop.chain.syncAll();
    const auto sale = shop.buyForPoints(shop.two, 100); // of both
    shop.chain.syncAll();
    shop.merge(shop.anna, shop.ben, false);
    shop.chain.clock.advance(std::chrono::days(500));
    (void)shop.giveBack(shop.two, sale.id);
    shop.settle();
    CHECK(shop.chain.booked(shop.anna) == 100);
    CHECK(shop.chain.booked(shop.ben) == 0);
    const auto told = shop.told();
    REQUIRE(told.size() == 1);
    CHECK(told[0].judged.empty());
}

TEST_CASE("an exchange after a parting buys nothing with what is the other's")
{
    Shop shop;
    shop.merge(shop.anna, shop.ben, true);
    shop.chain.syncAll();
    auto ask = shop.chain.sale(shop.anna, 8'000);
    ask.value = {{shop.anna, std::nullopt}};
    const auto sale = shop.buy(shop.two, ask);
    shop.chain.syncAll();
    shop.merge(shop.anna, shop.ben, false);
    shop.chain.syncAll();
    auto other = shop.chain.sale(shop.anna, 8'000);
    other.exchange = terminal::ExchangeAsk{sale.id, {{1, {}}}};
    const auto exchanged = shop.two->commit(cashier(), other);
    REQUIRE(exchanged);
    CHECK(exchanged->sold.value.empty());
    CHECK(exchanged->sold.dueMinor == 8'000);
    shop.settle();
    CHECK(shop.chain.atOffice(shop.ben).ledger.sumOfPostings(ledger::storedPrincipal()) == 10'000);
    CHECK(shop.told().empty());
}

TEST_CASE("who was merged twice gets back what comes back, by whichever way they were parted")
{
    for (const bool innerFirst : {false, true}) {
        CAPTURE(innerFirst);
        Shop shop;
        const MemberId dora = shop.chain.enrol(shop.one, "13800000003");
        shop.chain.syncAll();
        const Lots bens = shop.lots(shop.ben, ledger::points());
        shop.merge(dora, shop.ben, true);
        shop.merge(shop.anna, dora, true);
        shop.chain.syncAll();
        const auto sale = shop.buyForPoints(shop.two, 100);
        shop.chain.syncAll();
        shop.merge(shop.anna, innerFirst ? shop.ben : dora, false);
        shop.merge(innerFirst ? shop.anna : dora, innerFirst ? dora : shop.ben, false);
        const bool heard = shop.random.below(2) == 0;
        if (heard)
            shop.chain.syncAll();
        (void)shop.giveBack(shop.two, sale.id);
        shop.settle();
        CHECK(shop.lots(shop.ben, ledger::points()) == bens);
        CHECK(shop.chain.booked(shop.anna) == 40);
        CHECK(shop.chain.booked(dora) == 0);
    }
}

TEST_CASE("who are parted have together what they would have as one, and each their own once all is back")
{
    const int seed = GENERATE(range(1, 41));
    CAPTURE(seed);
    std::vector<std::vector<std::int64_t>> sums;
    for (const bool parts : {false, true}) {
        Shop shop(static_cast<std::uint64_t>(seed));
        const Lots annas = shop.lots(shop.anna, ledger::points());
        const Lots bens = shop.lots(shop.ben, ledger::points());
        const bool intoBen = shop.random.below(2) == 0;
        if (intoBen)
            std::swap(shop.anna, shop.ben);
        shop.merge(shop.anna, shop.ben, true);
        shop.chain.syncAll();
        std::vector<SaleId> sales;
        for (std::uint64_t i = 0; i < 1 + shop.random.below(4); ++i) {
            Till& till = shop.random.below(2) == 0 ? shop.one : shop.two;
            if (shop.random.below(2) == 0) {
                sales.push_back(shop.buyForPoints(till, 10 * static_cast<std::int64_t>(1 + shop.random.below(8))).id);
            } else {
                auto ask = shop.chain.sale(shop.anna, static_cast<std::int64_t>(1 + shop.random.below(2'500)));
                ask.value = {{shop.anna, std::nullopt}};
                sales.push_back(shop.buy(till, ask).id);
            }
            shop.chain.syncAll();
            shop.chain.clock.advance(std::chrono::hours(1));
        }
        const auto back = [&](const SaleId& sale) {
            Till& till = shop.random.below(2) == 0 ? shop.one : shop.two;
            (void)shop.giveBack(till, sale);
            if (shop.random.below(2) == 0)
                shop.chain.sync(till);
        };
        const std::size_t before = shop.random.below(sales.size() + 1);
        const std::size_t all = before + shop.random.below(sales.size() - before + 1);
        std::for_each_n(sales.begin(), before, back);
        shop.chain.syncAll();
        if (parts)
            shop.merge(shop.anna, shop.ben, false);
        if (shop.random.below(2) == 0)
            shop.chain.syncAll();
        std::for_each(sales.begin() + static_cast<std::ptrdiff_t>(before),
                      sales.begin() + static_cast<std::ptrdiff_t>(all), back);
        shop.settle();
        sums.push_back(
            {shop.sum(ledger::points()), shop.sum(ledger::storedPrincipal()), shop.sum(ledger::storedGift())});
        std::for_each(sales.begin() + static_cast<std::ptrdiff_t>(all), sales.end(), back);
        shop.settle();
        if (!parts)
            continue;
        CHECK(shop.lots(intoBen ? shop.ben : shop.anna, ledger::points()) == annas);
        CHECK(shop.lots(intoBen ? shop.anna : shop.ben, ledger::points()) == bens);
        const MemberId& loaded = intoBen ? shop.anna : shop.ben;
        CHECK(shop.chain.atOffice(loaded).ledger.sumOfPostings(ledger::storedPrincipal()) == 10'000);
        CHECK(shop.chain.atOffice(loaded).ledger.sumOfPostings(ledger::storedGift()) == 1'000);
    }
    CHECK(sums[0] == sums[1]);
}
