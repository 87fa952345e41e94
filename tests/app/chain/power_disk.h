#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace loyalty::test {

/// What a disk held when its power went: of each file all that was synced, and of what was written since …
enum class Kept {
    Nothing,
    Everything,
    FirstHalf,
    EveryOther, ///< in whatever order the disk found best
    Torn,       ///< all but the last write, of which the first sectors are there
};

/// A disk under SQLite whose power can be cut between any two system calls. While one is there every SQLite file of this
/// process that lies in its folder goes through it; one at a time. The files themselves are real ones.
class PowerDisk
{
public:
    explicit PowerDisk(std::filesystem::path folder);
    ~PowerDisk();
    PowerDisk(const PowerDisk&) = delete;
    PowerDisk& operator=(const PowerDisk&) = delete;

    /// After so many more writes, truncations, syncs and removals the power goes: the next one and all that follow fail.
    void cutAfter(std::uint64_t operations);
    void neverCut() { m_left.reset(); }
    [[nodiscard]] bool isCut() const { return m_cut; }

    /// Writes to the files what survived, and turns the power on. Nobody has one open.
    void powerUp(Kept kept);

private:
    friend struct PowerVfs;

    struct Write
    {
        std::size_t at = 0;
        std::string bytes;
    };
    struct Truncated
    {
        std::size_t size = 0;
    };
    struct Removed
    {};
    using Change = std::variant<Write, Truncated, Removed>;
    struct File
    {
        std::optional<std::string> durable; ///< none: not there
        std::vector<Change> changes;        ///< since the last sync
    };

    /// Of a file in the folder; null for others.
    File* fileAt(const char* path);
    /// Whether there still is power for one more.
    bool mayChange();
    void sync(File& file);
    static void apply(std::optional<std::string>& content, const Change& change);
    static std::optional<std::string> survivorOf(const File& file, Kept kept);

    std::filesystem::path m_folder;
    std::map<std::string, File> m_files;
    std::optional<std::uint64_t> m_left;
    bool m_cut = false;
};

} // namespace loyalty::test
