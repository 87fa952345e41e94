#pragma once

#include "app/headoffice/store/sqlite/sqlite_database.h"
#include "core/office/office.h"
#include "core/sync/session.h"
#include "core/terminal/terminal.h"
#include "tests/support/base/fake_clock.h"
#include "tests/support/base/seeded_random.h"
#include "tests/support/store/failing_stores.h"
#include "tests/support/store/memory_stores.h"
#include "tests/support/sync/faulty_line.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

/// A whole chain in one process: head office over SQLite in memory, terminals over stores in memory, and a line between
/// them that does what a test tells it. A test reads: act, sync, compare.
namespace loyalty::test {

class AChain;

class Till
{
public:
    explicit Till(std::uint64_t seed)
        : random(seed)
    {}

    /// The program stops and starts again over the same disk.
    void restart(AChain& chain);
    [[nodiscard]] terminal::Terminal& operator*() { return *terminal; }
    [[nodiscard]] terminal::Terminal* operator->() { return terminal.get(); }

    SeededRandom random;
    MemoryJournal journal;
    MemoryCache cache;
    CallSwitch calls;
    FailingJournal failingJournal{journal, calls};
    FailingCache failingCache{cache, calls};
    /// What the terminal works over: the stores in memory, unless a test puts others here.
    terminal::JournalStore* journalPort = &failingJournal;
    terminal::CacheStore* cachePort = &failingCache;
    crypto::SecretKey folderKey;
    std::unique_ptr<terminal::Terminal> terminal;
    std::unique_ptr<sync::Session> session;
    FaultyLine line;
};

struct ChainOptions
{
    std::int64_t riskBudget = 10'000;
    std::int64_t unbackedPerTerminal = 2'000;
    std::int64_t unbackedPerVisit = 500;
    std::string programme; ///< empty: a small one, 1 point per 1.00, 100 points pay 1.00, silver from 500.00
};

class AChain
{
public:
    explicit AChain(ChainOptions options = {});

    /// `furnish` may give it other stores before it is enrolled.
    Till& addTill(const std::function<void(Till&)>& furnish = {});
    /// Opens a terminal over stores that hold an enrolled one.
    void open(Till& till);
    /// A copy of the disk in another machine.
    [[nodiscard]] Till& clone(Till& till);

    /// One request and what comes of it; false when the session has nothing to send.
    bool exchange(Till& till, std::optional<Fate> fate = {});
    /// Exchanges until the session is at rest or halted.
    void sync(Till& till);
    void syncAll();

    /// Obtains a right as the app does, over a line that works; head office's refusal where it gave none.
    std::string obtainRight(Till& till, const MemberId& member, std::int64_t points);
    std::string obtainRight(Till& till, const terminal::MissingRight& missing);
    void findOnline(Till& till, std::string_view code);
    [[nodiscard]] sync::FindSaleReply findSale(Till& till, const SaleId& sale);

    /// What the member's phone shows now, or at another instant; the member is known at head office.
    [[nodiscard]] std::string liveCode(const MemberId& member, std::optional<Instant> at = {});
    MemberId enrol(Till& till, std::string_view phone, std::string_view name = "王小明",
                   std::string_view birthday = {});
    [[nodiscard]] terminal::SaleAsk sale(const std::optional<MemberId>& member, std::int64_t minor,
                                         std::string_view ticket = {});
    /// Commits and requires success.
    terminal::SaleView sell(Till& till, const terminal::SaleAsk& ask);
    [[nodiscard]] std::int64_t shown(Till& till, const MemberId& member);
    /// Of head office.
    [[nodiscard]] std::int64_t booked(const MemberId& member);
    [[nodiscard]] office::Member atOffice(const MemberId& member);

    /// What must hold when everything is synced: both sides verify, every balance, lot, counter and tier is the same.
    void requireAgreement();

    FakeClock clock;
    SeededRandom random{99};
    std::unique_ptr<Calendar> calendar = makeCalendar();
    std::function<std::optional<Fault>()> officeFails; ///< asked before every statement of head office's database
    std::function<Fate()> lineDoes; ///< of every exchange that a test gives no fate of its own; unset: delivered
    std::unique_ptr<headoffice::SqliteDatabase> database;
    office::Keys officeKeys;
    std::unique_ptr<office::Office> office;
    std::vector<std::unique_ptr<Till>> tills;
};

[[nodiscard]] terminal::By cashier();
[[nodiscard]] terminal::By manager();
[[nodiscard]] terminal::By auditor();

} // namespace loyalty::test
