#include "app/headoffice/store/sqlite/connection.h"

#include "core/base/assert.h"

#include <sqlite3.h>

#include <cerrno>

namespace loyalty::headoffice {

namespace {

constexpr int kBusyTimeoutMs = 10'000;

FaultCode codeForErrno(int error, FaultCode otherwise)
{
    switch (error) {
    case ENOSPC:
    case EDQUOT:
        return FaultCode::DiskFull;
    case EROFS:
    case EACCES:
    case EPERM:
        return FaultCode::ReadOnly;
    case ENOENT:
        return FaultCode::Missing;
    default:
        return otherwise;
    }
}

FaultCode codeFor(int code, int systemError)
{
    switch (code & 0xff) {
    case SQLITE_FULL:
        return FaultCode::DiskFull;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return FaultCode::ReadOnly;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return FaultCode::Busy;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_MISMATCH:
        return FaultCode::Corrupt;
    case SQLITE_CONSTRAINT:
    case SQLITE_TOOBIG:
        return FaultCode::Rejected;
    case SQLITE_INTERRUPT:
        return FaultCode::TimedOut;
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
        return codeForErrno(systemError, FaultCode::Io);
    default:
        return FaultCode::Io;
    }
}

} // namespace

Connection::~Connection()
{
    for (const auto& [sql, statement] : m_statements)
        sqlite3_finalize(statement);
    sqlite3_close(m_handle);
}

Result<std::unique_ptr<Connection>, Fault> Connection::open(const std::string& file, Access access,
                                                            BeforeStatement before)
{
    std::unique_ptr<Connection> connection(new Connection(std::move(before)));
    const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                      (access == Access::ReadWrite ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY);
    const int code = sqlite3_open_v2(file.c_str(), &connection->m_handle, flags, nullptr);
    if (connection->m_handle == nullptr)
        return fail(Fault{FaultCode::Io, "no memory to open a database"});
    if (code != SQLITE_OK)
        return fail(connection->faultOf(code));
    sqlite3_busy_timeout(connection->m_handle, kBusyTimeoutMs);
    // A file that somebody else prepared must not run code of his: no functions from the schema, no odd writes.
    sqlite3_db_config(connection->m_handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(connection->m_handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    return connection;
}

Result<void, Fault> Connection::run(const char* sql)
{
    if (auto instead = before())
        return fail(*instead);
    const int code = sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return fail(faultOf(code));
    return {};
}

void Connection::rollBack() noexcept
{
    if (inTransaction())
        sqlite3_exec(m_handle, "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<Query, Fault> Connection::query(const char* sql)
{
    sqlite3_stmt*& statement = m_statements[sql];
    if (statement == nullptr) {
        const int code = sqlite3_prepare_v3(m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
        if (code != SQLITE_OK)
            return fail(faultOf(code));
    }
    LOYALTY_ASSERT(sqlite3_stmt_busy(statement) == 0);
    return Query(*this, statement);
}

Result<std::int64_t, Fault> Connection::integer(const char* sql)
{
    LOYALTY_TRY(asked, query(sql));
    LOYALTY_TRY(there, asked.step());
    if (!there)
        return fail(Fault{FaultCode::Missing, sql});
    return asked.integer(0);
}

std::int64_t Connection::changed() const
{
    return sqlite3_changes64(m_handle);
}

bool Connection::inTransaction() const
{
    return sqlite3_get_autocommit(m_handle) == 0;
}

Fault Connection::faultOf(int code) const
{
    const FaultCode meaning = codeFor(code, sqlite3_system_errno(m_handle));
    return {meaning, std::string("SQLite ") + std::to_string(code) + ": " + sqlite3_errmsg(m_handle)};
}

} // namespace loyalty::headoffice
