#include "tests/arch/room_table.h"

#include <fstream>

namespace loyalty::arch {

namespace {

constexpr std::string_view kHeading = "## Who may include whom";
constexpr std::size_t kColumns = 4;

std::vector<std::string> cells(std::string_view row)
{
    std::vector<std::string> found;
    row.remove_prefix(1);
    for (std::size_t end = row.find('|'); end != std::string_view::npos; end = row.find('|')) {
        found.emplace_back(row.substr(0, end));
        row.remove_prefix(end + 1);
    }
    return found;
}

std::vector<std::string> namesIn(std::string_view cell)
{
    std::vector<std::string> names;
    for (std::size_t open = cell.find('`'); open != std::string_view::npos; open = cell.find('`')) {
        const std::size_t close = cell.find('`', open + 1);
        if (close == std::string_view::npos)
            break;
        names.emplace_back(cell.substr(open + 1, close - open - 1));
        cell.remove_prefix(close + 1);
    }
    return names;
}

bool holds(std::string_view folder, std::string_view file)
{
    return file.size() > folder.size() && file.starts_with(folder) && file[folder.size()] == '/';
}

} // namespace

RoomTable readRoomTable(const std::filesystem::path& readme)
{
    RoomTable table;
    std::ifstream file(readme);
    std::string line;
    while (std::getline(file, line) && line != kHeading) {
    }
    while (std::getline(file, line) && !line.starts_with("## ")) {
        if (!line.starts_with("| `"))
            continue;
        const std::vector<std::string> row = cells(line);
        if (row.size() != kColumns || namesIn(row[0]).size() != 1)
            return {};
        table.push_back({namesIn(row[0]).front(), namesIn(row[1]), namesIn(row[2]), namesIn(row[3])});
    }
    return table;
}

const Room* roomOf(const RoomTable& table, std::string_view file)
{
    const Room* owner = nullptr;
    for (const Room& room : table) {
        if (holds(room.path, file) && (owner == nullptr || room.path.size() > owner->path.size()))
            owner = &room;
    }
    return owner;
}

} // namespace loyalty::arch
