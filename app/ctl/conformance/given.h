#pragma once

#include "core/base/json/json.h"
#include "core/base/time.h"
#include "core/engine/goods_return.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What cases say, read. A key that is not there is zero, empty or nothing.
namespace loyalty::ctl {

[[nodiscard]] std::int64_t numberIn(const json::Object& object, std::string_view key);
[[nodiscard]] std::string textIn(const json::Object& object, std::string_view key);
[[nodiscard]] bool flagIn(const json::Object& object, std::string_view key);
[[nodiscard]] const json::Array& listIn(const json::Object& object, std::string_view key);
[[nodiscard]] std::vector<std::int64_t> numbersIn(const json::Object& object, std::string_view key);
/// The first instant of a day written "2026-01-31".
[[nodiscard]] std::optional<Instant> instantIn(const json::Object& object, std::string_view key);

/// The sale of the case as its programme judges it: what it earned, line by line. Nothing where the rules cannot be said
/// in a programme.
[[nodiscard]] std::optional<std::vector<engine::SoldLine>> soldIn(const json::Object& given);

} // namespace loyalty::ctl
