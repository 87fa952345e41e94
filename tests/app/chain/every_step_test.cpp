#include "core/ledger/asset_keys.h"
#include "core/store/cache_store.h"
#include "core/store/journal_store.h"
#include "tests/app/chain/a_chain.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch_test_macros.hpp>

using namespace loyalty;
using namespace loyalty::test;

namespace {

/// A small day that a till goes through, in which every act can be tried again until it is done.
class Day
{
public:
    using Arm = std::function<void(AChain&, Till&)>;
    using Furnish = std::function<void(Till&)>;

    explicit Day(const Arm& arm, std::uint64_t* calls = nullptr, const Furnish& furnish = {})
    {
        Till& till = chain.addTill(furnish);
        member = chain.enrol(till, "13800000001");
        chain.syncAll();
        arm(chain, till);
        sellAndSpend(till);
        comeAndGo(till);
        manage(till);
        if (calls)
            *calls = till.calls.calls();
        till.calls.neverFail();
        chain.officeFails = nullptr;
        chain.lineDoes = nullptr;
        till.late.clear();
        till.restart(chain);
        chain.syncAll();
        second = foundBy(till, "13800000002");
    }

    AChain chain;
    MemberId member;
    MemberId second; ///< enrolled in the course of the day

private:
    void sellAndSpend(Till& till)
    {
        insist(till, [&] { return till->commit(cashier(), chain.sale(member, 50'000, "T1")).has_value(); });
        talk(till);
        auto spend = chain.sale(member, 20'000, "T2");
        spend.redeem = {engine::Ask::Kind::Points, 200_pts};
        spend.online = true;
        insist(till, [&] {
            if (till->commit(cashier(), spend))
                return true;
            (void)chain.obtainRight(till, member, 200 - till->spendableHere(member).backed.count());
            return till->commit(cashier(), spend).has_value();
        });
        talk(till);
        insist(till, [&] {
            const auto sale = till->findTicket(cashier(), "S1", "R1", "T1");
            return sale && till->returnGoods(cashier(), sale->id, {{1, {}}}, "B1").has_value();
        });
        insist(till, [&] { return till->releaseRights(member).has_value(); });
    }

    void comeAndGo(Till& till)
    {
        terminal::EnrolAsk ask{.name = "Li Lei",
                               .phone = "13800000002",
                               .birthday = {},
                               .card = {},
                               .consentPurpose = "membership",
                               .consentText = "v1",
                               .language = "en"};
        insist(till, [&] {
            const auto enrolled = till->enrol(cashier(), ask);
            return enrolled || is(enrolled, terminal::EnrolRefusal::AlreadyMember);
        });
        insist(till, [&] {
            const auto found = till->identify(cashier(), "13800000002");
            return found && till->commit(cashier(), chain.sale(found->id, 5'000, "T3")).has_value();
        });
        insist(till, [&] {
            const auto found = till->identify(cashier(), "13800000002");
            return found && till->commit(cashier(), chain.sale(found->id, 7'000, "T4")).has_value();
        });
        talk(till);
        insist(till, [&] {
            const auto sale = till->findTicket(cashier(), "S1", "R1", "T3");
            if (!sale)
                return false;
            const auto voided = till->voidSale(manager(), sale->id, "rung up twice");
            return voided || is(voided, terminal::VoidRefusal::AlreadyVoided);
        });
    }

    void manage(Till& till)
    {
        insist(till, [&] {
            const auto ledger = till->ledgerOf(manager(), member);
            if (!ledger)
                return false;
            for (const terminal::LedgerLine& line : ledger->lines)
                if (line.kind == "adjusted")
                    return true;
            return till->adjust(manager(), member, 40_pts, "spilled coffee").has_value();
        });
        insist(till, [&] {
            const auto found = till->identify(cashier(), "13800000002");
            if (!found)
                return false;
            const auto blocked = till->block(manager(), found->id, true, "lost card");
            return blocked || is(blocked, terminal::BlockRefusal::Already);
        });
        talk(till);
    }

    template <class Answer, class Refusal>
    static bool is(const Answer& answer, Refusal refusal)
    {
        const auto* const said = std::get_if<Refusal>(&answer.error());
        return said != nullptr && *said == refusal;
    }

    static MemberId foundBy(Till& till, std::string_view code)
    {
        const auto found = till->identify(cashier(), code);
        REQUIRE(found);
        return found->id;
    }

    void insist(Till& till, const std::function<bool()>& act)
    {
        for (int attempt = 0; attempt < 20; ++attempt) {
            if (act())
                return;
            restart(till);
        }
        FAIL("the act does not succeed");
    }

    void restart(Till& till)
    {
        auto again = terminal::Terminal::open(
            {*till.journalPort, *till.cachePort, chain.clock, till.random, *chain.calendar}, till.folderKey);
        if (!again)
            return; // tried again with the next attempt
        till.session.reset();
        till.terminal = std::move(*again);
        till.session = std::make_unique<sync::Session>(*till.terminal, till.random);
    }

    void talk(Till& till)
    {
        till.session->hurry();
        for (int i = 0; i < 8; ++i) {
            chain.exchange(till);
            till.session->hurry();
        }
    }
};

/// What the day leaves at head office.
struct End
{
    std::int64_t points = 0;
    std::int64_t spend = 0;
    std::int64_t secondPoints = 0;
    bool secondBlocked = false;
    bool operator==(const End&) const = default;
};

End endOf(Day& day)
{
    const office::Member first = day.chain.atOffice(day.member);
    const office::Member second = day.chain.atOffice(day.second);
    CHECK(first.ledger.leased(ledger::points()) == 0);
    return {first.ledger.balance(ledger::points(), day.chain.clock.now()),
            first.ledger.sumOfPostings(ledger::tierSpend()),
            second.ledger.balance(ledger::points(), day.chain.clock.now()), second.blocked};
}

void requireSameEnd(Day& day, const End& undisturbed)
{
    day.chain.requireAgreement();
    CHECK(endOf(day) == undisturbed);
}

} // namespace

TEST_CASE("whichever call of the terminal's stores fails, the day ends the same")
{
    End undisturbed;
    std::uint64_t calls = 0;
    {
        Day day([](AChain&, Till& till) { till.calls.neverFail(); }, &calls);
        undisturbed = endOf(day);
        requireSameEnd(day, undisturbed);
        CHECK(undisturbed.points ==
              80); // 500 − 200 + 200, all of the first sale's taken back, 40 given; less what was used
        CHECK(undisturbed.secondPoints == 70);
        CHECK(undisturbed.secondBlocked);
    }
    REQUIRE(calls > 50);
    for (const auto when : {CallSwitch::When::Before, CallSwitch::When::After}) {
        for (std::uint64_t call = 1; call <= calls; ++call) {
            CAPTURE(call, static_cast<int>(when));
            Day day([&](AChain&, Till& till) { till.calls.failAt(call, when); });
            requireSameEnd(day, undisturbed);
        }
    }
}

TEST_CASE("whichever statement of head office's database fails, the day ends the same")
{
    End undisturbed;
    std::uint64_t statements = 0;
    {
        Day day([&](AChain& chain, Till&) {
            chain.officeFails = [&statements]() -> std::optional<Fault> {
                ++statements;
                return std::nullopt;
            };
        });
        undisturbed = endOf(day);
    }
    REQUIRE(statements > 50);
    for (std::uint64_t failing = 1; failing <= statements; ++failing) {
        CAPTURE(failing);
        std::uint64_t count = 0;
        Day day([&](AChain& chain, Till&) {
            chain.officeFails = [&count, failing]() -> std::optional<Fault> {
                if (++count == failing)
                    return Fault{FaultCode::Io, "made to fail"};
                return std::nullopt;
            };
        });
        requireSameEnd(day, undisturbed);
    }
}

TEST_CASE("whichever exchange with head office fails, and however, the day ends the same")
{
    End undisturbed;
    std::uint64_t exchanges = 0;
    {
        Day day([&](AChain& chain, Till&) {
            chain.lineDoes = [&exchanges] {
                ++exchanges;
                return Fate::Delivered;
            };
        });
        undisturbed = endOf(day);
    }
    REQUIRE(exchanges > 10);
    for (const Fate fate : {Fate::RequestLost, Fate::ReplyLost, Fate::Twice, Fate::Late, Fate::Html, Fate::Cut,
                            Fate::OtherNumber, Fate::OtherKind, Fate::NotRead, Fate::Refused}) {
        for (std::uint64_t failing = 1; failing <= exchanges; ++failing) {
            CAPTURE(failing, static_cast<int>(fate));
            std::uint64_t count = 0;
            Day day([&](AChain& chain, Till&) {
                chain.lineDoes = [&count, failing, fate] { return ++count == failing ? fate : Fate::Delivered; };
            });
            CHECK_FALSE(day.chain.tills.front()->session->halted());
            requireSameEnd(day, undisturbed);
        }
    }
}

namespace {

/// The terminal's two files on a disk.
struct Disk
{
    explicit Disk(CallSwitch& calls)
        : journal(std::move(*store::SqliteJournalStore::open(folder.path() / "journal.db")))
        , cache(std::move(store::SqliteCacheStore::openOrRebuild(folder.path() / "cache.db")->store))
        , failingJournal(*journal, calls)
        , failingCache(*cache, calls)
    {}

    TempDir folder;
    std::unique_ptr<store::SqliteJournalStore> journal;
    std::unique_ptr<store::SqliteCacheStore> cache;
    FailingJournal failingJournal;
    FailingCache failingCache;
};

} // namespace

TEST_CASE("over SQLite too the day ends the same, whichever exchange or call of the stores fails")
{
    const auto run = [](const Day::Arm& arm, std::uint64_t* calls = nullptr) {
        std::vector<std::unique_ptr<Disk>> disks; // outlives the day
        Day day(arm, calls, [&](Till& till) {
            disks.push_back(std::make_unique<Disk>(till.calls));
            till.journalPort = &disks.back()->failingJournal;
            till.cachePort = &disks.back()->failingCache;
        });
        day.chain.requireAgreement();
        return endOf(day);
    };
    std::uint64_t exchanges = 0;
    std::uint64_t calls = 0;
    const End undisturbed = run(
        [&](AChain& chain, Till& till) {
            till.calls.neverFail();
            chain.lineDoes = [&exchanges] {
                ++exchanges;
                return Fate::Delivered;
            };
        },
        &calls);
    for (std::uint64_t failing = 1; failing <= exchanges; ++failing) {
        CAPTURE(failing);
        std::uint64_t count = 0;
        const Fate fate = failing % 2 == 0 ? Fate::ReplyLost : Fate::Cut;
        CHECK(run([&](AChain& chain, Till&) {
                  chain.lineDoes = [&count, failing, fate] { return ++count == failing ? fate : Fate::Delivered; };
              }) == undisturbed);
    }
    constexpr std::uint64_t kStride = 5; // every call is failed over memory; here the files' own ways are seen
    for (std::uint64_t call = 1; call <= calls; call += kStride) {
        CAPTURE(call);
        const auto when = call % 2 == 0 ? CallSwitch::When::Before : CallSwitch::When::After;
        CHECK(run([&](AChain&, Till& till) { till.calls.failAt(call, when); }) == undisturbed);
    }
}
