#pragma once

#include "core/base/fault.h"

#include <string_view>

class QSqlError;

namespace loyalty::store {

/// What SQLite or Qt said, as a fault. `file` names what was touched ("journal.db") and opens the detail; values that
/// were bound are never part of it.
///
/// A broken constraint or a trigger's refusal is Rejected. SQL that does not fit the tables is Corrupt: our statements
/// are constants, so the schema is not the one that we wrote.
[[nodiscard]] Fault faultOf(const QSqlError& error, std::string_view file);

/// What a system call left in errno, as a fault.
[[nodiscard]] Fault faultOfErrno(int error, std::string_view what);

} // namespace loyalty::store
