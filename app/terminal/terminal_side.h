#pragma once

#include "core/store/cache_store.h"
#include "core/store/data_folder.h"
#include "core/store/journal_store.h"
#include "core/sync/session.h"
#include "core/terminal/terminal.h"

#include <memory>

namespace loyalty::app {

/// The key under which a folder's cache seals its rows.
[[nodiscard]] crypto::SecretKey cacheSealKey(const crypto::SecretKey& folderKey);

/// What lives on the terminal lane: the two files, the use cases on them, and the session with head office.
class TerminalSide
{
public:
    /// On the lane. `folder`, `clock`, `random` and `calendar` outlive it. A cache that cannot be used is made anew.
    [[nodiscard]] static Result<std::unique_ptr<TerminalSide>, Fault> open(const store::DataFolder& folder,
                                                                           Clock& clock, Random& random,
                                                                           const Calendar& calendar);

    [[nodiscard]] terminal::Terminal& terminal() { return *m_terminal; }
    [[nodiscard]] sync::Session& session() { return *m_session; }
    [[nodiscard]] const sync::Session& session() const { return *m_session; }

    /// The cache was not what was written, or could not be read.
    [[nodiscard]] bool isCacheRebuilt() const { return m_cacheRebuilt; }

private:
    TerminalSide() = default;

    std::unique_ptr<store::SqliteJournalStore> m_journal;
    std::unique_ptr<store::SqliteCacheStore> m_cache;
    std::unique_ptr<terminal::Terminal> m_terminal;
    std::unique_ptr<sync::Session> m_session;
    bool m_cacheRebuilt = false;
};

} // namespace loyalty::app
