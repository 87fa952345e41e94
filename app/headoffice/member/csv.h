#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace loyalty::headoffice {

using CsvRow = std::vector<std::string>;

/// What is wrong with a table, and in which line (from 1).
struct CsvError
{
    std::size_t line;
    std::string message;
    bool operator==(const CsvError&) const = default;
};

/// A whole table, see CsvReader. The first row is the heading; every row has as many fields.
[[nodiscard]] Result<std::vector<CsvRow>, CsvError> readCsv(std::string_view text);

} // namespace loyalty::headoffice
