#include "tests/arch/include_rules.h"

#include "tests/arch/qt_headers.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>
#include <string_view>

namespace loyalty::arch {

namespace {

constexpr std::array<std::string_view, 4> kProductFolders = {"core", "devices", "ui", "app"};
constexpr std::array<std::string_view, 6> kExtensions = {".h", ".hpp", ".ipp", ".c", ".cc", ".cpp"};
constexpr std::array<std::string_view, 13> kPosix = {"dirent.h", "dlfcn.h",   "fcntl.h", "netdb.h",  "netinet/",
                                                     "poll.h",   "pthread.h", "pwd.h",   "signal.h", "spawn.h",
                                                     "sys/",     "termios.h", "unistd.h"};

template <typename Names>
bool contains(const Names& names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// What stands after #include, brackets or quotes kept; nothing when the line includes nothing.
std::optional<std::string> includeOn(std::string_view line)
{
    const auto skipBlanks = [&line] {
        const std::size_t first = line.find_first_not_of(" \t");
        line.remove_prefix(first == std::string_view::npos ? line.size() : first);
    };
    const auto skip = [&line](std::string_view word) {
        const bool found = line.starts_with(word);
        if (found)
            line.remove_prefix(word.size());
        return found;
    };
    skipBlanks();
    if (!skip("#"))
        return std::nullopt;
    skipBlanks();
    if (!skip("include"))
        return std::nullopt;
    skipBlanks();
    const std::size_t end = line.find_first_of(">\"", 1);
    return std::string(line.substr(0, end == std::string_view::npos ? end : end + 1));
}

bool isStandardHeader(std::string_view name)
{
    return std::all_of(name.begin(), name.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

bool names(std::string_view library, std::string_view header)
{
    if (library.ends_with('/'))
        return header.starts_with(library);
    if (library == "POSIX")
        return std::any_of(kPosix.begin(), kPosix.end(),
                           [header](std::string_view entry) { return names(entry, header); });
    if (library.starts_with("Qt"))
        return isQtHeader(header, library);
    return header == library;
}

/// Why this room may not have this include; nothing when it may.
std::optional<std::string> objection(const Room& room, std::string_view include, const RoomTable& table,
                                     const std::filesystem::path& tree)
{
    if (include.size() < 3 || (include.front() != '<' && include.front() != '"'))
        return "cannot be read";
    const std::string_view name = include.substr(1, include.size() - 2);
    if (include.front() == '"') {
        const Room* owner = roomOf(table, name);
        if (owner == nullptr || !std::filesystem::exists(tree / name))
            return "is no file of a room; includes are written from the top of the tree";
        if (!contains(room.rooms, owner->path))
            return room.path + " may not know " + owner->path;
        return std::nullopt;
    }
    if (isStandardHeader(name))
        return contains(room.never, name) ? std::optional(room.path + " never includes it") : std::nullopt;
    const bool known = std::any_of(room.libraries.begin(), room.libraries.end(),
                                   [name](const std::string& library) { return names(library, name); });
    return known ? std::nullopt : std::optional(room.path + " may not know this library");
}

void checkFile(const std::filesystem::path& tree, const std::string& file, const RoomTable& table, Verdict& verdict)
{
    const Room* room = roomOf(table, file);
    if (room == nullptr) {
        verdict.leaks.push_back({file, 1, "this file", "belongs to no row of the table"});
        return;
    }
    std::ifstream text(tree / file);
    std::string line;
    for (std::size_t number = 1; std::getline(text, line); ++number) {
        const std::optional<std::string> include = includeOn(line);
        if (!include)
            continue;
        if (const auto why = objection(*room, *include, table, tree))
            verdict.leaks.push_back({file, number, *include, *why});
    }
}

} // namespace

Verdict checkIncludes(const std::filesystem::path& tree, const RoomTable& table)
{
    Verdict verdict;
    for (const std::string_view folder : kProductFolders) {
        if (!std::filesystem::is_directory(tree / folder))
            continue;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(tree / folder)) {
            if (!entry.is_regular_file() || !contains(kExtensions, entry.path().extension().string()))
                continue;
            ++verdict.filesRead;
            checkFile(tree, entry.path().lexically_relative(tree).generic_string(), table, verdict);
        }
    }
    return verdict;
}

std::string describe(const Leak& leak)
{
    return leak.file + ':' + std::to_string(leak.line) + ": " + leak.include + ' ' + leak.why;
}

} // namespace loyalty::arch
