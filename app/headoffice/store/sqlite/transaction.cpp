#include "app/headoffice/store/sqlite/transaction.h"

namespace loyalty::headoffice {

namespace {

constexpr const char* kNext = "INSERT INTO counter (name, value) VALUES (?1, 1) "
                              "ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value";
constexpr const char* kShards = "SELECT shards FROM chain";

} // namespace

SqliteTransaction::SqliteTransaction(Connection& connection, Scope scope, std::function<void()> giveBack)
    : m_connection(connection)
    , m_giveBack(std::move(giveBack))
    , m_over(scope == Scope::Shared)
{}

SqliteTransaction::~SqliteTransaction()
{
    if (!m_over)
        m_connection.rollBack();
    m_giveBack();
}

Result<void, Fault> SqliteTransaction::commit()
{
    if (m_over)
        return {};
    LOYALTY_CHECK(m_connection.run("COMMIT"));
    m_over = true;
    return {};
}

Result<std::int64_t, Fault> SqliteTransaction::next(std::string_view counter)
{
    LOYALTY_TRY(query, m_connection.query(kNext));
    LOYALTY_CHECK(query.with(counter).step());
    return query.integer(0);
}

Result<int, Fault> SqliteTransaction::shards()
{
    if (!m_shards) {
        LOYALTY_TRY(count, m_connection.integer(kShards));
        m_shards = static_cast<int>(count);
    }
    return *m_shards;
}

} // namespace loyalty::headoffice
