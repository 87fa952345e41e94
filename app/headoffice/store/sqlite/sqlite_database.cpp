#include "app/headoffice/store/sqlite/sqlite_database.h"

#include "app/headoffice/store/sqlite/schema.h"
#include "app/headoffice/store/sqlite/transaction.h"

namespace loyalty::headoffice {

namespace {

constexpr std::string_view kInMemory = ":memory:";
constexpr const char* kJournalMode = "PRAGMA journal_mode = WAL";
constexpr const char* kWriterSettings =
    "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA cache_size = -65536;"
    "PRAGMA temp_store = MEMORY;";
constexpr const char* kReaderSettings =
    "PRAGMA query_only = ON; PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY;";
constexpr const char* kQuickCheck = "SELECT count(*) FROM sqlite_master";

Result<void, Fault> useWal(Connection& connection, bool inMemory)
{
    LOYALTY_TRY(mode, connection.query(kJournalMode));
    LOYALTY_CHECK(mode.step());
    if (!inMemory && mode.view(0) != "wal")
        return fail(Fault{FaultCode::Io, "this file system does not carry SQLite's WAL (a network share?)"});
    return {};
}

} // namespace

SqliteDatabase::SqliteDatabase(std::string file, BeforeStatement before)
    : m_file(std::move(file))
    , m_before(std::move(before))
{}

Result<std::unique_ptr<SqliteDatabase>, Fault> SqliteDatabase::open(const std::string& file, BeforeStatement before)
{
    std::unique_ptr<SqliteDatabase> database(new SqliteDatabase(file, std::move(before)));
    LOYALTY_TRY(writer, Connection::open(file, Access::ReadWrite, database->m_before));
    // Reading comes first, so that a file of something else is named before anything is written to it.
    LOYALTY_CHECK(writer->integer(kQuickCheck));
    LOYALTY_CHECK(useWal(*writer, file == kInMemory));
    LOYALTY_CHECK(writer->run(kWriterSettings));
    LOYALTY_CHECK(migrate(*writer));
    database->m_writer = std::move(writer);
    return database;
}

Result<std::unique_ptr<office::Transaction>, Fault> SqliteDatabase::begin()
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_writing)
            return fail(Fault{FaultCode::Busy, "a writing transaction is open already"});
        m_writing = true;
    }
    const auto giveBack = [this] {
        const std::lock_guard lock(m_mutex);
        m_writing = false;
    };
    if (auto begun = m_writer->run("BEGIN IMMEDIATE"); !begun) {
        giveBack();
        return fail(std::move(begun).error());
    }
    return std::make_unique<SqliteTransaction>(*m_writer, SqliteTransaction::Scope::Own, giveBack);
}

Result<std::shared_ptr<Connection>, Fault> SqliteDatabase::lendReader()
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_readers.empty()) {
            auto reader = std::move(m_readers.back());
            m_readers.pop_back();
            return reader;
        }
    }
    LOYALTY_TRY(opened, Connection::open(m_file, Access::ReadOnly, m_before));
    std::shared_ptr<Connection> reader(std::move(opened));
    LOYALTY_CHECK(reader->run(kReaderSettings));
    return reader;
}

Result<std::unique_ptr<office::Transaction>, Fault> SqliteDatabase::read()
{
    if (m_file == kInMemory)
        return std::make_unique<SqliteTransaction>(*m_writer, SqliteTransaction::Scope::Shared, [] {});
    LOYALTY_TRY(reader, lendReader());
    LOYALTY_CHECK(reader->run("BEGIN"));
    return std::make_unique<SqliteTransaction>(*reader, SqliteTransaction::Scope::Own, [this, reader] {
        const std::lock_guard lock(m_mutex);
        m_readers.push_back(reader);
    });
}

} // namespace loyalty::headoffice
