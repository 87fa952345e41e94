#pragma once

#include "core/base/json/reader.h"

#include <vector>

namespace loyalty::programme {

/// The keys of a programme document that do nothing where they stand, as what they are about is said otherwise: a limit on
/// money of an offer that gives goods, months of a window that has none. `document` is one that parse() can read.
[[nodiscard]] std::vector<json::Complaint> idleKeys(const json::Value& document);

} // namespace loyalty::programme
