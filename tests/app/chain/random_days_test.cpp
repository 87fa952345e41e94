#include "core/ledger/asset_keys.h"
#include "tests/app/chain/a_chain.h"
#include "tests/app/chain/a_rich_programme.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

using namespace loyalty;
using namespace loyalty::test;

namespace {

/// Terminals that do whatever comes, over a line that does whatever comes.
class RandomDays
{
public:
    /// `everything`: stored value, coupons, stamps, exchanges, merges and families too.
    explicit RandomDays(std::uint64_t seed, bool everything = false)
        : chain(everything ? ChainOptions{.programme = aRichProgramme()} : ChainOptions())
        , m_everything(everything)
        , m_random(seed)
    {
        for (std::uint64_t i = 0; i < 2 + m_random.below(2); ++i)
            chain.addTill();
        for (int i = 0; i < 3; ++i)
            m_members.push_back(chain.enrol(till(), "1380000000" + std::to_string(i)));
        chain.syncAll();
    }

    void step()
    {
        Till& here = till();
        const MemberId& member = m_members[m_random.below(m_members.size())];
        if (m_everything && m_random.below(2) == 0)
            return anyAct(here, member);
        switch (m_random.below(16)) {
        case 0:
        case 1:
        case 2: {
            const auto sale = chain.sale(member, static_cast<std::int64_t>(1 + m_random.below(30'000)));
            if (const auto sold = here->commit(cashier(), sale))
                m_sales.emplace_back(&here, sold->id);
            else
                CHECK(std::get<terminal::SellStop>(sold.error()).why == terminal::SellRefusal::MemberBlocked);
            break;
        }
        case 3:
            spend(here, member, false);
            break;
        case 4:
            spend(here, member, true);
            break;
        case 5:
            giveBack();
            break;
        case 6:
            (void)here->adjust(manager(), member, Points(static_cast<std::int64_t>(m_random.below(200)) - 100), "x");
            break;
        case 7:
            (void)here->releaseRights(member);
            break;
        case 8:
            chain.clock.advance(std::chrono::hours(m_random.below(200)));
            break;
        case 9:
            if (m_random.below(4) == 0)
                here.restart(chain);
            break;
        case 10:
            takeBack(here);
            break;
        case 11:
            enrol(here);
            break;
        case 12:
            voidOne();
            break;
        case 13:
            (void)here->block(manager(), member, m_random.below(3) == 0, "x");
            break;
        default:
            talk(here);
            break;
        }
        if (m_random.below(40) == 0) { // the cache is nobody's treasure
            here.cache = MemoryCache();
            here.restart(chain);
            chain.sync(here);
        }
    }

    void heal()
    {
        for (const auto& till : chain.tills)
            till->line.dropLate();
        chain.syncAll();
    }

    AChain chain;

private:
    void anyAct(Till& here, const MemberId& member)
    {
        const MemberId& other = m_members[m_random.below(m_members.size())];
        const auto amount = [&](std::uint64_t most) { return static_cast<std::int64_t>(1 + m_random.below(most)); };
        switch (m_random.below(12)) {
        case 0:
            (void)here->load(cashier(), {.account = member, .minor = 1'000 * amount(30)});
            break;
        case 1:
            (void)here->load(cashier(), {.card = "6217000012345670", .minor = 1'000 * amount(9)});
            break;
        case 2:
        case 3:
            payWithValue(here, member, amount(20'000));
            break;
        case 4:
            withRights(here, here->missingForUnload(member, amount(5'000)),
                       [&] { (void)here->unload(manager(), member, std::nullopt, "x"); });
            break;
        case 5:
            (void)here->moveCoupons(manager(), member, "five", amount(3), "x");
            break;
        case 6:
            withRights(here, here->missingForCoupons(member, "five", -1),
                       [&] { (void)here->moveCoupons(manager(), member, "five", -1, "x"); });
            break;
        case 7:
        case 8: {
            const std::int64_t stamps = amount(6);
            withRights(here, here->missingForStamps(member, "tea", stamps),
                       [&] { (void)here->stamp(cashier(), member, "tea", stamps, "x"); });
            break;
        }
        case 9:
            exchange(here);
            break;
        case 10:
            if (m_random.below(3) == 0)
                (void)here->merge(manager(), member, other, m_random.below(2) == 0, "x");
            break;
        default:
            (void)here->moveFamily(manager(), member, m_random.below(2) == 0 ? std::optional(other) : std::nullopt,
                                   "x");
            break;
        }
    }

    /// Obtains what an act lacks most of the time, and leaves what is over where it is some of the time.
    template <class Act>
    void withRights(Till& here, const Result<std::vector<terminal::MissingRight>, Fault>& missing, const Act& act)
    {
        if (missing && m_random.below(4) != 0)
            for (const terminal::MissingRight& right : *missing)
                (void)chain.obtainRight(here, right);
        act();
        if (missing && m_random.below(3) != 0)
            for (const terminal::MissingRight& right : *missing)
                (void)here->releaseRights(right.member);
    }

    void payWithValue(Till& here, const MemberId& member, std::int64_t minor)
    {
        auto ask = chain.sale(member, minor);
        ask.value = {{member, std::nullopt}};
        ask.family = m_random.below(2) == 0;
        if (m_random.below(3) == 0)
            ask.redeem.coupons = {"five"};
        if (m_random.below(2) == 0)
            ask.redeem.kind = engine::Ask::Kind::AsMuchAsAllowed;
        ask.online = true;
        auto sale = here->commit(cashier(), ask);
        if (!sale && std::holds_alternative<terminal::SellStop>(sale.error())) {
            withRights(here, std::get<terminal::SellStop>(sale.error()).missing,
                       [&] { sale = here->commit(cashier(), ask); });
        }
        if (sale)
            m_sales.emplace_back(&here, sale->id);
    }

    void exchange(Till& here)
    {
        if (m_sales.empty())
            return;
        const auto& [till, old] = m_sales[m_random.below(m_sales.size())];
        const auto found = (*till)->findSale(cashier(), old);
        if (!found || till != &here)
            return;
        auto ask = chain.sale(found->sold.member, static_cast<std::int64_t>(1 + m_random.below(30'000)));
        ask.exchange = terminal::ExchangeAsk{old, {{1, {}}}};
        ask.redeem = {engine::Ask::Kind::AsMuchAsAllowed, {}};
        if (const auto sale = here->commit(cashier(), ask))
            m_sales.emplace_back(&here, sale->id);
    }

    Till& till() { return *chain.tills[m_random.below(chain.tills.size())]; }

    void talk(Till& here)
    {
        constexpr Fate kFates[] = {Fate::Delivered, Fate::Delivered, Fate::RequestLost,
                                   Fate::ReplyLost, Fate::Twice,     Fate::Late};
        here.session->hurry();
        for (std::uint64_t i = 0; i < 1 + m_random.below(4); ++i)
            chain.exchange(here, kFates[m_random.below(std::size(kFates))]);
    }

    void spend(Till& here, const MemberId& member, bool online)
    {
        auto ask = chain.sale(member, 20'000);
        ask.redeem = {engine::Ask::Kind::Points, Points(10 * (1 + static_cast<std::int64_t>(m_random.below(30))))};
        ask.online = online;
        if (online)
            (void)chain.obtainRight(here, member, ask.redeem.points.count());
        const std::int64_t before = chain.shown(here, member);
        if (const auto sale = here->commit(cashier(), ask)) {
            CHECK(sale->balanceAfter.count() == before - ask.redeem.points.count() + sale->sold.earned.count());
            m_sales.emplace_back(&here, sale->id);
        }
    }

    void giveBack()
    {
        if (m_sales.empty())
            return;
        const auto& [here, sale] = m_sales[m_random.below(m_sales.size())];
        (void)(*here)->returnGoods(cashier(), sale, {{1, {}}});
    }

    /// Goods come back to another till, which asks head office for the sale first; without a line it cannot.
    void takeBack(Till& here)
    {
        if (m_sales.empty())
            return;
        const auto& [soldAt, sale] = m_sales[m_random.below(m_sales.size())];
        if (soldAt == &here)
            return;
        if (const auto told = here->adopt(chain.findSale(here, sale)))
            (void)here->returnGoods(cashier(), *told, {{1, {}}});
    }

    /// The same few phones and cards again and again, at tills that have not heard of one another.
    void enrol(Till& here)
    {
        constexpr const char* kCards[] = {"", "880012349", "880056783"};
        terminal::EnrolAsk ask{.name = "Li Lei",
                               .phone = "1390000000" + std::to_string(m_random.below(4)),
                               .birthday = {},
                               .card = kCards[m_random.below(std::size(kCards))],
                               .consentPurpose = "membership",
                               .consentText = "v1",
                               .language = "en"};
        // Only where they were enrolled are they known before the next talk, so only that till serves them.
        if (const auto enrolled = here->enrol(cashier(), ask))
            if (const auto sold = here->commit(cashier(), chain.sale(enrolled->id, 12'300)))
                m_sales.emplace_back(&here, sold->id);
    }

    void voidOne()
    {
        if (m_sales.empty())
            return;
        const auto& [here, sale] = m_sales[m_random.below(m_sales.size())];
        (void)(*here)->voidSale(manager(), sale, "x");
    }

    bool m_everything = false;
    SeededRandom m_random;
    std::vector<MemberId> m_members;
    std::vector<std::pair<Till*, SaleId>> m_sales;
};

} // namespace

TEST_CASE("after any days over any line both sides agree, and all accounts sum to zero")
{
    const int seed = GENERATE(range(1, 31));
    CAPTURE(seed);
    RandomDays days(static_cast<std::uint64_t>(seed));
    for (int step = 0; step < 150; ++step)
        days.step();
    days.heal();
    days.chain.requireAgreement();
}

TEST_CASE("with value, coupons, stamps, exchanges, merges and families nothing is lost, doubled or invented either")
{
    const int seed = GENERATE(range(1, 41));
    CAPTURE(seed);
    RandomDays days(static_cast<std::uint64_t>(seed), true);
    for (int step = 0; step < 150; ++step)
        days.step();
    days.heal();
    days.chain.requireAgreement();
}
