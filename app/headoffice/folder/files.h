#pragma once

#include "core/base/fault.h"
#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <string_view>

/// Small files that matter: written whole or not at all, and never readable by others where they are secret.
namespace loyalty::headoffice {

enum class Privacy { Secret, Open };

/// Writes beside it, syncs, renames over it, syncs the folder. Secret: mode 0600.
[[nodiscard]] Result<void, Fault> writeFile(const std::filesystem::path& file, std::string_view text, Privacy privacy);
/// Secret: NotTrusted where anybody but the owner may read it. At most 64 MiB.
[[nodiscard]] Result<std::string, Fault> readFile(const std::filesystem::path& file, Privacy privacy);
[[nodiscard]] Result<void, Fault> syncFolder(const std::filesystem::path& folder);

/// The fault of a system call that has just failed on `about`.
[[nodiscard]] Fault systemFault(int error, const std::filesystem::path& about);

} // namespace loyalty::headoffice
