#pragma once

#include "core/base/json/reader.h"
#include "core/base/result.h"
#include "core/programme/programme.h"

#include <string_view>
#include <vector>

namespace loyalty::programme {

inline constexpr std::string_view kFormat = "loyalty-programme/1";

/// Reads a programme document and answers every fault of it as path, code and value.
///
/// A document of a newer format is answered with the one complaint "newer-version", text that is no JSON with the one
/// complaint of the JSON reader. Contradictions between values are looked for once every value can be read.
[[nodiscard]] Result<Programme, std::vector<json::Complaint>> parse(std::string_view jsonText);

/// What contradicts itself in a programme whose values are each in range; empty where it holds together.
[[nodiscard]] std::vector<json::Complaint> contradictions(const Programme& programme);

} // namespace loyalty::programme
