#pragma once

#include "core/store/database.h"

#include <utility>

namespace loyalty::store {

/// One SQL transaction (BEGIN IMMEDIATE). Everything since begin() is undone when it goes, unless commit() succeeded.
class Transaction
{
public:
    /// Busy where another program writes.
    [[nodiscard]] static Result<Transaction, Fault> begin(Database& database);

    Transaction(Transaction&& other) noexcept
        : m_database(std::exchange(other.m_database, nullptr))
    {}
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    /// A value: it is in the file, durable as the file's format says. A fault: nothing of it is, except after Io, when
    /// the outcome is open; then the Database answers that fault to everything until the file has been opened again.
    [[nodiscard]] Result<void, Fault> commit();

private:
    explicit Transaction(Database& database)
        : m_database(&database)
    {}

    Database* m_database;
};

} // namespace loyalty::store
