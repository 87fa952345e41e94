#include "app/terminal/terminal_side.h"

#include "app/terminal/channel.h"

#include <utility>

namespace loyalty::app {
namespace {

Result<void, Fault> mustBeEnrolled(store::SqliteJournalStore& journal)
{
    LOYALTY_TRY(identity, journal.identity());
    if (!identity)
        return fail(Fault{FaultCode::Missing, "this folder has not been enrolled with a head office"});
    return {};
}

} // namespace

crypto::SecretKey cacheSealKey(const crypto::SecretKey& folderKey)
{
    return crypto::deriveKey(folderKey, "cache rows");
}

Result<std::unique_ptr<TerminalSide>, Fault> TerminalSide::open(const store::DataFolder& folder, Clock& clock,
                                                                Random& random, const Calendar& calendar)
{
    std::unique_ptr<TerminalSide> side(new TerminalSide);
    LOYALTY_TRY(key, folder.key(random));
    LOYALTY_TRY(journal, store::SqliteJournalStore::open(folder.journal()));
    side->m_journal = std::move(journal);
    LOYALTY_CHECK(mustBeEnrolled(*side->m_journal));

    const auto openOn = [&](store::OpenOptions::Check check) -> Result<void, Fault> {
        side->m_terminal.reset();
        side->m_cache.reset();
        LOYALTY_TRY(cache, store::SqliteCacheStore::openOrRebuild(
                               folder.cache(), cacheSealKey(key),
                               {.mode = store::OpenOptions::Mode::ReadWrite, .check = check}));
        side->m_cache = std::move(cache.store);
        side->m_cacheRebuilt |= cache.rebuilt;
        LOYALTY_TRY(opened,
                    terminal::Terminal::open(
                        {*side->m_journal, *side->m_cache, clock, random, calendar, channelOf(folder.path())}, key));
        side->m_terminal = std::move(opened);
        return {};
    };
    auto opened = openOn(store::OpenOptions::Check::None);
    // The cache is the only part that may be damaged without loss: looked at page by page, it is made anew.
    if (!opened && opened.error().code == FaultCode::Corrupt)
        opened = openOn(store::OpenOptions::Check::Quick);
    LOYALTY_CHECK(opened);
    side->m_session = std::make_unique<sync::Session>(*side->m_terminal, random);
    return side;
}

} // namespace loyalty::app
