#pragma once

#include "app/headoffice/store/sqlite/query.h"

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>

struct sqlite3;

namespace loyalty::headoffice {

enum class Access { ReadWrite, ReadOnly };

/// Asked before each statement runs; what it answers takes the statement's place. Tests fail the i-th access with it.
using BeforeStatement = std::function<std::optional<Fault>()>;

/// One open SQLite file with its prepared statements. Used by one thread at a time.
class Connection
{
public:
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// ReadWrite makes the file where there is none; ReadOnly wants it there.
    [[nodiscard]] static Result<std::unique_ptr<Connection>, Fault> open(const std::string& file, Access access,
                                                                         BeforeStatement before = {});

    /// Runs statements that take nothing and answer nothing, one after the other.
    [[nodiscard]] Result<void, Fault> run(const char* sql);
    /// Never fails for the caller: a transaction that cannot be rolled back is gone with the connection.
    void rollBack() noexcept;
    /// Prepares once; `sql` is a constant that outlives the connection, its address is the key.
    [[nodiscard]] Result<Query, Fault> query(const char* sql);
    /// The first column of the first row; Missing where there is no row.
    [[nodiscard]] Result<std::int64_t, Fault> integer(const char* sql);

    /// Rows that the last INSERT, UPDATE or DELETE touched.
    [[nodiscard]] std::int64_t changed() const;
    /// Whether a transaction is open.
    [[nodiscard]] bool inTransaction() const;

    [[nodiscard]] Fault faultOf(int code) const;

private:
    friend class Query;
    explicit Connection(BeforeStatement before)
        : m_before(std::move(before))
    {}
    [[nodiscard]] std::optional<Fault> before() const { return m_before ? m_before() : std::nullopt; }

    sqlite3* m_handle = nullptr;
    BeforeStatement m_before;
    std::unordered_map<const char*, sqlite3_stmt*> m_statements;
};

} // namespace loyalty::headoffice
