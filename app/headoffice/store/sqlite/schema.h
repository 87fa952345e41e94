#pragma once

#include "app/headoffice/store/sqlite/connection.h"

#include <span>

namespace loyalty::headoffice {

struct Migration
{
    std::int64_t version;
    const char* sql;
};

/// All of them, in order. A shipped one is never edited; a new file runs every one.
[[nodiscard]] std::span<const Migration> migrations();

/// Brings the file to the newest version, each step in a transaction of its own. NewerVersion where a newer program has
/// written it, Corrupt where it is a database of something else.
[[nodiscard]] Result<void, Fault> migrate(Connection& connection);

} // namespace loyalty::headoffice
