#pragma once

#include "app/headoffice/store/sqlite/connection.h"
#include "core/office/ports.h"

#include <mutex>
#include <string>
#include <vector>

namespace loyalty::headoffice {

/// Head office's database in one SQLite file: WAL, every commit synced, one writing connection and read-only ones beside
/// it.
///
/// Transactions may be used on any thread, each by one thread at a time, and must not outlive the database. ":memory:"
/// has a single connection: a reading transaction there sees what an open writing one has written.
class SqliteDatabase final : public office::Database
{
public:
    /// Makes the file where there is none and brings an older one up to date. NewerVersion, Corrupt, ReadOnly … as found.
    [[nodiscard]] static Result<std::unique_ptr<SqliteDatabase>, Fault> open(const std::string& file,
                                                                             BeforeStatement before = {});

    [[nodiscard]] Result<std::unique_ptr<office::Transaction>, Fault> begin() override;
    [[nodiscard]] Result<std::unique_ptr<office::Transaction>, Fault> read() override;

private:
    SqliteDatabase(std::string file, BeforeStatement before);
    [[nodiscard]] Result<std::shared_ptr<Connection>, Fault> lendReader();

    std::string m_file;
    BeforeStatement m_before;
    std::unique_ptr<Connection> m_writer; // closed last: that folds the WAL into the file, which no reader can do
    std::mutex m_mutex;                   // guards the two below
    bool m_writing = false;
    std::vector<std::shared_ptr<Connection>> m_readers; // at rest
};

} // namespace loyalty::headoffice
