#pragma once

#include "app/headoffice/store/sqlite/connection.h"
#include "core/office/ports.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch_test_macros.hpp>

#include <memory>
#include <string>
#include <vector>

namespace loyalty::headoffice::test {

/// A database under test and what it stands on. Each kind that ships is one row of backends(); the same tests run on
/// all of them.
class Backend
{
public:
    virtual ~Backend() = default;
    /// A fresh, empty database; `before` is asked before each statement.
    [[nodiscard]] virtual std::unique_ptr<office::Database> make(BeforeStatement before = {}) = 0;
};

enum class BackendKind { SqliteFile, SqliteMemory };

[[nodiscard]] std::vector<BackendKind> backends();
[[nodiscard]] std::unique_ptr<Backend> makeBackend(BackendKind kind);

/// The value of a Result; a Fault fails the test with its detail.
template <class R>
auto must(R result)
{
    if (!result) {
        INFO(toString(result.error().code) << ": " << result.error().detail);
        REQUIRE(result.has_value());
    }
    if constexpr (!std::is_void_v<typename R::value_type>)
        return std::move(*result);
}

} // namespace loyalty::headoffice::test
