#include "app/headoffice/store/sqlite/query.h"

#include "app/headoffice/store/sqlite/connection.h"

#include <sqlite3.h>

namespace loyalty::headoffice {

Query::Query(Connection& connection, sqlite3_stmt* statement)
    : m_connection(&connection)
    , m_statement(statement)
{}

Query::Query(Query&& other) noexcept
    : m_connection(other.m_connection)
    , m_statement(std::exchange(other.m_statement, nullptr))
    , m_fault(std::move(other.m_fault))
{}

Query::~Query()
{
    if (m_statement == nullptr)
        return;
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
}

void Query::keep(int code)
{
    if (code != SQLITE_OK && !m_fault)
        m_fault = m_connection->faultOf(code);
}

void Query::corrupt(int column)
{
    if (!m_fault)
        m_fault = Fault{FaultCode::Corrupt, std::string("column ") + sqlite3_column_name(m_statement, column)};
}

void Query::bindInteger(int index, std::int64_t value)
{
    keep(sqlite3_bind_int64(m_statement, index, value));
}

// SQLite reads the bytes while the statement runs; with() is always followed by step() or run() in the same expression
// or scope as the values, and the binding is cleared when the query goes. Copying keeps that from being a trap.
void Query::bind(int index, std::string_view value)
{
    keep(sqlite3_bind_text64(m_statement, index, value.empty() ? "" : value.data(), value.size(), SQLITE_TRANSIENT,
                             SQLITE_UTF8));
}

void Query::bind(int index, Blob value)
{
    keep(value.bytes.empty()
             ? sqlite3_bind_zeroblob(m_statement, index, 0)
             : sqlite3_bind_blob64(m_statement, index, value.bytes.data(), value.bytes.size(), SQLITE_TRANSIENT));
}

void Query::bind(int index, std::nullopt_t)
{
    keep(sqlite3_bind_null(m_statement, index));
}

Result<bool, Fault> Query::step()
{
    if (!m_fault && sqlite3_stmt_busy(m_statement) == 0)
        m_fault = m_connection->before();
    if (m_fault)
        return fail(*m_fault);
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE) {
        sqlite3_reset(m_statement);
        return false;
    }
    m_fault = m_connection->faultOf(code);
    sqlite3_reset(m_statement);
    return fail(*m_fault);
}

Result<void, Fault> Query::run()
{
    while (true) {
        LOYALTY_TRY(more, step());
        if (!more)
            return {};
    }
}

bool Query::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

std::int64_t Query::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

std::string_view Query::view(int column) const
{
    // Value before length, as the conversion that the first may make decides the second.
    const void* bytes = sqlite3_column_blob(m_statement, column);
    const int length = sqlite3_column_bytes(m_statement, column);
    return {static_cast<const char*>(bytes), bytes == nullptr ? 0 : static_cast<std::size_t>(length)};
}

} // namespace loyalty::headoffice
