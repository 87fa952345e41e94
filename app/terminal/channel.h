#pragma once

#include <filesystem>
#include <string>

namespace loyalty::app {

/// By which channel this terminal sells, in the programme's words: `channel` in terminal.ini of the data folder, "store"
/// where nothing is said. A kiosk or a counter of a web shop says its own, so that rules for it apply.
[[nodiscard]] std::string channelOf(const std::filesystem::path& folder);

} // namespace loyalty::app
