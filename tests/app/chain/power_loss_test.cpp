#include "core/store/cache_store.h"
#include "core/store/journal_store.h"
#include "tests/app/chain/a_chain.h"
#include "tests/app/chain/power_disk.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

/// The power goes between any two system calls of an act: what was said to be booked is booked, and everything counts once.
using namespace loyalty;
using namespace loyalty::test;

namespace {

/// A till over real files on such a disk, and another one that nothing happens to.
struct Shop
{
    Shop()
        : disk(folder.path())
    {
        till = &chain.addTill([this](Till& here) { openStores(here); });
        other = &chain.addTill();
        member = chain.enrol(*till, "13800000001");
        chain.sell(*till, chain.sale(member, 40'000, "before"));
        chain.syncAll();
    }

    ~Shop()
    {
        till->session.reset();
        till->terminal.reset();
    }

    void openStores(Till& here)
    {
        auto opened = store::SqliteJournalStore::open(folder.path() / "journal.db");
        REQUIRE(opened);
        journal = std::move(*opened);
        auto cached = store::SqliteCacheStore::openOrRebuild(folder.path() / "cache.db", sealKey);
        REQUIRE(cached);
        cache = std::move(cached->store);
        here.journalPort = journal.get();
        here.cachePort = cache.get();
    }

    /// The machine starts again with what the disk kept.
    void startAgain(Kept kept)
    {
        till->session.reset();
        till->terminal.reset();
        journal.reset();
        cache.reset();
        disk.powerUp(kept);
        openStores(*till);
        chain.open(*till);
        const auto verified = (*till)->verify();
        REQUIRE(verified);
        CHECK(verified->problems == std::vector<std::string>());
    }

    void settle()
    {
        chain.syncAll();
        chain.requireAgreement();
    }

    [[nodiscard]] bool isBooked(std::string_view ticket)
    {
        return (*till)->findTicket(cashier(), "S1", "R1", ticket).has_value();
    }

    TempDir folder;
    PowerDisk disk;
    crypto::SecretKey sealKey;
    std::unique_ptr<store::SqliteJournalStore> journal;
    std::unique_ptr<store::SqliteCacheStore> cache;
    AChain chain;
    Till* till = nullptr;
    Till* other = nullptr;
    MemberId member;
};

constexpr Kept kAllKept[] = {Kept::Nothing, Kept::Everything, Kept::FirstHalf, Kept::EveryOther, Kept::Torn};

/// `day` once for each system call in it and each thing that a disk may keep, until it comes to its end without a cut.
template <class DayOf>
void atEveryCall(std::uint64_t atLeast, const DayOf& day)
{
    for (const Kept kept : kAllKept) {
        std::uint64_t call = 0;
        for (bool cut = true; cut; ++call) {
            INFO("kept " << static_cast<int>(kept) << ", cut after " << call);
            Shop shop;
            cut = day(shop, kept, call);
            REQUIRE(call < 10'000);
        }
        CHECK(call > atLeast);
    }
}

} // namespace

TEST_CASE("a sale over whose booking the power goes is booked where it was said to be, whole or not at all")
{
    atEveryCall(2, [](Shop& shop, Kept kept, std::uint64_t call) {
        const auto sale = shop.chain.sale(shop.member, 12'300, "T1");
        shop.disk.cutAfter(call);
        const bool told = (*shop.till)->commit(cashier(), sale).has_value();
        const bool cut = shop.disk.isCut();
        shop.startAgain(kept);
        CHECK((!told || shop.isBooked("T1")));
        shop.chain.sell(*shop.till, sale); // the register asks again
        shop.settle();
        CHECK(shop.chain.booked(shop.member) == 400 + 123);
        return cut;
    });
}

TEST_CASE("a redemption over which the power goes takes its points once, and the right for it is not lost")
{
    atEveryCall(5, [](Shop& shop, Kept kept, std::uint64_t call) {
        auto sale = shop.chain.sale(shop.member, 20'000, "T1");
        sale.redeem = {engine::Ask::Kind::Points, 200_pts};
        sale.online = true;
        shop.disk.cutAfter(call);
        const bool granted = shop.chain.obtainRight(*shop.till, shop.member, 200).empty();
        const bool told = granted && (*shop.till)->commit(cashier(), sale).has_value();
        const bool cut = shop.disk.isCut();
        shop.startAgain(kept);
        CHECK((!told || shop.isBooked("T1")));
        shop.chain.syncAll();
        if (!shop.isBooked("T1")) {
            (void)(*shop.till)->releaseRights(shop.member);
            shop.chain.syncAll();
            REQUIRE(shop.chain.obtainRight(*shop.till, shop.member, 200).empty());
            REQUIRE((*shop.till)->commit(cashier(), sale));
        }
        (void)(*shop.till)->releaseRights(shop.member);
        shop.settle();
        CHECK(shop.chain.booked(shop.member) == 400 - 200 + 198);
        return cut;
    });
}

TEST_CASE("what is sent while the power goes arrives once")
{
    atEveryCall(1, [](Shop& shop, Kept kept, std::uint64_t call) {
        shop.chain.sell(*shop.till, shop.chain.sale(shop.member, 4'300, "T1"));
        shop.chain.sell(*shop.till, shop.chain.sale(shop.member, 4'500, "T2"));
        shop.till->session->hurry();
        shop.disk.cutAfter(call);
        for (int i = 0; i < 6 && !shop.disk.isCut(); ++i)
            shop.chain.exchange(*shop.till);
        const bool cut = shop.disk.isCut();
        shop.startAgain(kept);
        REQUIRE(shop.isBooked("T1"));
        REQUIRE(shop.isBooked("T2"));
        shop.settle();
        CHECK(shop.chain.booked(shop.member) == 400 + 43 + 45);
        return cut;
    });
}

TEST_CASE("what is fetched while the power goes is fetched again, and shown once")
{
    atEveryCall(2, [](Shop& shop, Kept kept, std::uint64_t call) {
        shop.chain.sell(*shop.till, shop.chain.sale(shop.member, 4'500, "mine"));
        shop.chain.sell(*shop.other, shop.chain.sale(shop.member, 12'300, "theirs"));
        const MemberId second = shop.chain.enrol(*shop.other, "13800000002");
        shop.chain.sync(*shop.other);
        shop.till->session->hurry();
        shop.disk.cutAfter(call);
        for (int i = 0; i < 12 && !shop.disk.isCut(); ++i)
            if (!shop.chain.exchange(*shop.till))
                break;
        const bool cut = shop.disk.isCut();
        shop.startAgain(kept);
        shop.settle();
        CHECK(shop.chain.shown(*shop.till, shop.member) == 400 + 45 + 123);
        CHECK(shop.chain.shown(*shop.till, second) == 0);
        return cut;
    });
}
