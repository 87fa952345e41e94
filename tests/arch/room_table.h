#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace loyalty::arch {

/// One row of the table "Who may include whom" in the top README.
struct Room
{
    std::string path;                   ///< where it stands, from the top of the tree: "core/base/json"
    std::vector<std::string> rooms;     ///< rows whose headers it may include
    std::vector<std::string> libraries; ///< "tl/" (all below), "zstd.h" (that header), "QtCore", "POSIX"
    std::vector<std::string> never;     ///< C++ standard headers it may not include
};

using RoomTable = std::vector<Room>;

/// The rows of the table; empty when the README has none, or a row has other than four cells.
[[nodiscard]] RoomTable readRoomTable(const std::filesystem::path& readme);

/// The row with the longest path that holds this file; null when none does.
[[nodiscard]] const Room* roomOf(const RoomTable& table, std::string_view file);

} // namespace loyalty::arch
