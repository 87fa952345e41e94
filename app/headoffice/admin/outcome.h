#pragma once

#include "core/base/fault.h"
#include "core/base/json/json.h"
#include "core/office/office.h"

#include <string>
#include <string_view>

/// How the outcome of a command is said.
namespace loyalty::headoffice {

[[nodiscard]] json::Object done();
[[nodiscard]] json::Object refused(std::string_view code, std::string_view message);
[[nodiscard]] json::Object faulted(const Fault& fault);
[[nodiscard]] json::Object failed(const std::variant<office::OfficeRefusal, Fault>& error);
/// "lines[3].sku: out-of-range (700)", one a line.
[[nodiscard]] std::string describe(const std::vector<json::Complaint>& complaints);

[[nodiscard]] inline json::Value number(std::uint64_t n)
{
    return static_cast<std::int64_t>(n);
}
[[nodiscard]] inline json::Value number(std::int64_t n)
{
    return n;
}

} // namespace loyalty::headoffice
