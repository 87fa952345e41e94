#include "core/ledger/asset_keys.h"
#include "core/store/cache_store.h"
#include "core/store/journal_store.h"
#include "tests/app/chain/a_chain.h"
#include "tests/app/chain/a_rich_programme.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace loyalty;
using namespace loyalty::test;

namespace {

class Day;
using Script = void (*)(Day&, Till&);
void loadPayExchange(Day& day, Till& till);

/// A small day that a till goes through, in which every act can be tried again until it is done.
class Day
{
public:
    using Arm = std::function<void(AChain&, Till&)>;
    using Furnish = std::function<void(Till&)>;

    explicit Day(Script script, const Arm& arm, std::uint64_t* calls = nullptr, const Furnish& furnish = {})
        : chain({.programme = script == loadPayExchange ? aRichProgramme() : std::string()})
    {
        Till& till = chain.addTill(furnish);
        member = chain.enrol(till, "13800000001");
        chain.syncAll();
        arm(chain, till);
        script(*this, till);
        if (calls)
            *calls = till.calls.calls();
        till.calls.neverFail();
        chain.officeFails = nullptr;
        chain.lineDoes = nullptr;
        till.line.dropLate();
        till.restart(chain);
        chain.syncAll();
        if (const auto found = till->identify(cashier(), kSecondPhone))
            second = found->id;
    }

    /// An act until it succeeds; the program starts anew after each failure, as after a crash.
    void insist(Till& till, const std::function<bool()>& act)
    {
        for (int attempt = 0; attempt < 20; ++attempt) {
            if (act())
                return;
            restart(till);
        }
        FAIL("the act does not succeed");
    }

    /// A sale until it succeeds; what it lacks is asked of head office.
    void insistOnSale(Till& till, terminal::SaleAsk ask)
    {
        ask.online = true;
        insist(till, [&] {
            till->beginSpending(member);
            const auto sale = till->commit(cashier(), ask);
            if (sale)
                return till->endSpending(member).has_value();
            if (const auto* const stop = std::get_if<terminal::SellStop>(&sale.error()))
                for (const terminal::MissingRight& right : stop->missing)
                    (void)chain.obtainRight(till, right);
            const bool booked = till->commit(cashier(), ask).has_value();
            (void)till->endSpending(member);
            if (booked)
                return true;
            talk(till); // what was granted in vain goes home before it is asked for again
            return false;
        });
        talk(till);
    }

    void talk(Till& till)
    {
        till.session->hurry();
        for (int i = 0; i < 8; ++i) {
            chain.exchange(till);
            till.session->hurry();
        }
    }

    static constexpr const char* kSecondPhone = "13800000002";

    AChain chain;
    MemberId member;
    std::optional<MemberId> second; ///< enrolled in the course of the day

private:
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
};

template <class Answer, class Refusal>
bool is(const Answer& answer, Refusal refusal)
{
    const auto* const said = std::get_if<Refusal>(&answer.error());
    return said != nullptr && *said == refusal;
}

void sellAndSpend(Day& day, Till& till)
{
    day.insistOnSale(till, day.chain.sale(day.member, 50'000, "T1"));
    auto spend = day.chain.sale(day.member, 20'000, "T2");
    spend.redeem = {engine::Ask::Kind::Points, 200_pts};
    day.insistOnSale(till, spend);
    day.insist(till, [&] {
        const auto sale = till->findTicket(cashier(), "S1", "R1", "T1");
        return sale && till->returnGoods(cashier(), sale->id, {{1, {}}}, "B1").has_value();
    });
    day.insist(till, [&] { return till->releaseRights(day.member).has_value(); });
}

void comeAndGo(Day& day, Till& till)
{
    terminal::EnrolAsk ask{.name = "Li Lei",
                           .phone = Day::kSecondPhone,
                           .birthday = {},
                           .card = {},
                           .consentPurpose = "membership",
                           .consentText = "v1",
                           .language = "en"};
    day.insist(till, [&] {
        const auto enrolled = till->enrol(cashier(), ask);
        return enrolled || is(enrolled, terminal::EnrolRefusal::AlreadyMember);
    });
    day.insist(till, [&] {
        const auto found = till->identify(cashier(), Day::kSecondPhone);
        return found && till->commit(cashier(), day.chain.sale(found->id, 5'000, "T3")).has_value();
    });
    day.insist(till, [&] {
        const auto found = till->identify(cashier(), Day::kSecondPhone);
        return found && till->commit(cashier(), day.chain.sale(found->id, 7'000, "T4")).has_value();
    });
    day.talk(till);
    day.insist(till, [&] {
        const auto sale = till->findTicket(cashier(), "S1", "R1", "T3");
        if (!sale)
            return false;
        const auto voided = till->voidSale(manager(), sale->id, "rung up twice");
        return voided || is(voided, terminal::VoidRefusal::AlreadyVoided);
    });
}

void manage(Day& day, Till& till)
{
    day.insist(till, [&] {
        const auto ledger = till->ledgerOf(manager(), day.member);
        if (!ledger)
            return false;
        for (const terminal::LedgerLine& line : ledger->lines)
            if (line.kind == "adjusted")
                return true;
        return till->adjust(manager(), day.member, 40_pts, "spilled coffee").has_value();
    });
    day.insist(till, [&] {
        const auto found = till->identify(cashier(), Day::kSecondPhone);
        if (!found)
            return false;
        const auto blocked = till->block(manager(), found->id, true, "lost card");
        return blocked || is(blocked, terminal::BlockRefusal::Already);
    });
    day.talk(till);
}

void everydayActs(Day& day, Till& till)
{
    sellAndSpend(day, till);
    comeAndGo(day, till);
    manage(day, till);
}

void loadPayExchange(Day& day, Till& till)
{
    const terminal::LoadAsk load{.account = day.member, .minor = 20'000, .registerId = "R1", .ticket = "L1"};
    day.insist(till, [&] { return till->load(cashier(), load).has_value(); });
    day.talk(till);
    auto paid = day.chain.sale(day.member, 20'500, "T1");
    paid.value = {{day.member, std::nullopt}};
    day.insistOnSale(till, paid);
    SaleId old;
    day.insist(till, [&] {
        const auto sale = till->findTicket(cashier(), "S1", "R1", "T1");
        old = sale ? sale->id : SaleId();
        return sale.has_value();
    });
    auto exchange = day.chain.sale(day.member, 30'000, "T2");
    exchange.exchange = terminal::ExchangeAsk{old, {{1, {}}}};
    day.insistOnSale(till, exchange);
    day.insist(till, [&] { return till->releaseRights(day.member).has_value(); });
}

/// What the day leaves at head office.
struct End
{
    std::int64_t points = 0;
    std::int64_t spend = 0;
    std::int64_t principal = 0;
    std::int64_t gift = 0;
    std::int64_t secondPoints = 0;
    bool secondBlocked = false;
    bool operator==(const End&) const = default;
};

End endOf(Day& day)
{
    const Instant now = day.chain.clock.now();
    const ledger::MemberLedger first = day.chain.atOffice(day.member).ledger;
    CHECK(first.leased(ledger::points()) == 0);
    End end{.points = first.balance(ledger::points(), now),
            .spend = first.sumOfPostings(ledger::tierSpend()),
            .principal = first.balance(ledger::storedPrincipal(), now),
            .gift = first.balance(ledger::storedGift(), now)};
    if (day.second) {
        const office::Member second = day.chain.atOffice(*day.second);
        end.secondPoints = second.ledger.balance(ledger::points(), now);
        end.secondBlocked = second.blocked;
    }
    return end;
}

void requireSameEnd(Day& day, const End& undisturbed)
{
    day.chain.requireAgreement();
    CHECK(endOf(day) == undisturbed);
}

} // namespace

TEST_CASE("whichever call of the terminal's stores fails, the day ends the same")
{
    const Script script = GENERATE(as<Script>{}, everydayActs, loadPayExchange);
    End undisturbed;
    std::uint64_t calls = 0;
    {
        Day day(
            script, [](AChain&, Till& till) { till.calls.neverFail(); }, &calls);
        undisturbed = endOf(day);
        requireSameEnd(day, undisturbed);
        if (script == everydayActs) {
            CHECK(undisturbed.points == 77); // 500 − 200 + 198 × 1.2 as silver − all 500 of the first sale + 40 given
            CHECK(undisturbed.secondPoints == 70);
            CHECK(undisturbed.secondBlocked);
        } else {
            CHECK(undisturbed.points == 300);
            CHECK(undisturbed.principal == 0); // what had paid for the first goods pays for those that they became
            CHECK(undisturbed.gift == 500);
        }
    }
    REQUIRE(calls > 50);
    for (const auto when : {CallSwitch::When::Before, CallSwitch::When::After}) {
        for (std::uint64_t call = 1; call <= calls; ++call) {
            CAPTURE(call, static_cast<int>(when));
            Day day(script, [&](AChain&, Till& till) { till.calls.failAt(call, when); });
            requireSameEnd(day, undisturbed);
        }
    }
}

TEST_CASE("whichever statement of head office's database fails, the day ends the same")
{
    const Script script = GENERATE(as<Script>{}, everydayActs, loadPayExchange);
    End undisturbed;
    std::uint64_t statements = 0;
    {
        Day day(script, [&](AChain& chain, Till&) {
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
        Day day(script, [&](AChain& chain, Till&) {
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
    const Script script = GENERATE(as<Script>{}, everydayActs, loadPayExchange);
    End undisturbed;
    std::uint64_t exchanges = 0;
    {
        Day day(script, [&](AChain& chain, Till&) {
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
            Day day(script, [&](AChain& chain, Till&) {
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
        , cache(std::move(store::SqliteCacheStore::openOrRebuild(folder.path() / "cache.db", {})->store))
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
    const Script script = GENERATE(as<Script>{}, everydayActs, loadPayExchange);
    const auto run = [&](const Day::Arm& arm, std::uint64_t* calls = nullptr) {
        std::vector<std::unique_ptr<Disk>> disks; // outlives the day
        Day day(script, arm, calls, [&](Till& till) {
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

TEST_CASE("an act that is in the journal says so, whichever call of the stores fails")
{
    using Act = std::function<bool(AChain&, Till&, const MemberId&, const SaleId&)>;
    const std::pair<const char*, Act> acts[] = {
        {"sale", [](AChain& chain, Till& till, const MemberId& member,
                    const SaleId&) { return till->commit(cashier(), chain.sale(member, 5'000)).has_value(); }},
        {"return",
         [](AChain&, Till& till, const MemberId&, const SaleId& sale) {
             return till->returnGoods(cashier(), sale, {{1, {}}}).has_value();
         }},
        {"void", [](AChain&, Till& till, const MemberId&,
                    const SaleId& sale) { return till->voidSale(manager(), sale, "wrong").has_value(); }},
        {"adjust", [](AChain&, Till& till, const MemberId& member,
                      const SaleId&) { return till->adjust(manager(), member, 5_pts, "sorry").has_value(); }},
        {"block", [](AChain&, Till& till, const MemberId& member,
                     const SaleId&) { return till->block(manager(), member, true, "lost card").has_value(); }},
        {"enrol",
         [](AChain&, Till& till, const MemberId&, const SaleId&) {
             const terminal::EnrolAsk ask{"李雷", "13800000009", "", "", "loyalty", "v1", "zh_CN"};
             return till->enrol(cashier(), ask).has_value();
         }},
    };
    for (const auto when : {CallSwitch::When::Before, CallSwitch::When::After})
        for (const auto& [name, act] : acts)
            for (std::uint64_t call = 1, calls = 1; call <= calls; ++call) {
                AChain chain;
                Till& till = chain.addTill();
                const MemberId member = chain.enrol(till, "13800000001");
                const SaleId sale = chain.sell(till, chain.sale(member, 10'000, "T1")).id;
                chain.syncAll();
                const std::size_t before = till.journal.rows().size();
                till.calls.failAt(call, when);
                const bool said = act(chain, till, member, sale);
                CAPTURE(name, call, static_cast<int>(when));
                CHECK(said == (till.journal.rows().size() > before));
                calls = std::max(calls, till.calls.calls());
            }
}
