#pragma once

#include "core/base/result.h"
#include "core/terminal/ports.h"

#include <string>
#include <string_view>
#include <vector>

namespace loyalty::store {

/// The format that encodeIdentity() writes, stored beside its bytes.
constexpr int kIdentityFormat = 1;

/// The terminal's identity as one JSON document, keys and sealed values in base64. Unknown keys are left alone, so that
/// a newer program may add to the format.
[[nodiscard]] std::string encodeIdentity(const terminal::Identity& identity);
[[nodiscard]] Result<terminal::Identity, std::vector<json::Complaint>> decodeIdentity(std::string_view document);

} // namespace loyalty::store
