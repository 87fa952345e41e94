#include "app/terminal/verifying.h"

#include "app/terminal/terminal_side.h"
#include "core/store/cache_schema.h"
#include "core/store/cache_store.h"
#include "core/store/journal_schema.h"
#include "core/store/journal_store.h"

#include <utility>

namespace loyalty::app {
namespace {

/// One snapshot for all that is read of it.
Result<std::unique_ptr<store::Database>, Fault> openToRead(const std::filesystem::path& path,
                                                           const store::FileFormat& format)
{
    LOYALTY_TRY(database, store::Database::open(path, format, {.mode = store::OpenOptions::Mode::ReadOnly}));
    LOYALTY_CHECK(database->execute("BEGIN"));
    return std::move(database);
}

} // namespace

Result<terminal::VerifyView, Fault> verifyFiles(const store::DataFolder& folder, Clock& clock, Random& random,
                                                const Calendar& calendar)
{
    LOYALTY_TRY(key, folder.key(random));
    LOYALTY_TRY(journalFile, openToRead(folder.journal(), store::kJournalFormat));
    LOYALTY_TRY(cacheFile, openToRead(folder.cache(), store::kCacheFormat));
    store::SqliteJournalStore journal(std::move(journalFile));
    store::SqliteCacheStore cache(std::move(cacheFile), cacheSealKey(key));
    LOYALTY_TRY(terminal, terminal::Terminal::open({journal, cache, clock, random, calendar}, key));
    return terminal->verify();
}

} // namespace loyalty::app
