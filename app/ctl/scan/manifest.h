#pragma once

#include "core/base/fault.h"
#include "core/base/result.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace loyalty::ctl {

/// What pictures hold, as UTF-8 text; nothing where there is nothing to be found. By the picture's whole path.
using Manifest = std::map<std::filesystem::path, std::optional<std::string>>;

/// A line per picture: its path, from the manifest's own folder, a tab, and the text in hexadecimal digits or "-". Lines
/// that begin with '#' are passed over. Faults: Missing, Io, Corrupt (names the line).
[[nodiscard]] Result<Manifest, Fault> readManifest(const std::filesystem::path& file);

/// A file, or the pictures in a folder and those below it, in order of their names. Fault: Missing.
[[nodiscard]] Result<std::vector<std::filesystem::path>, Fault> picturesAt(const std::filesystem::path& place);

} // namespace loyalty::ctl
