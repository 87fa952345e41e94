#pragma once

#include "core/base/fault.h"
#include "core/base/json/json.h"
#include "core/base/result.h"

#include <filesystem>

namespace loyalty::headoffice {

/// Has one command (admin.h) done on a folder: by the server that runs on it, or else here, under the folder's lock.
[[nodiscard]] Result<json::Value, Fault> askOffice(const std::filesystem::path& folder, const json::Value& command);

} // namespace loyalty::headoffice
