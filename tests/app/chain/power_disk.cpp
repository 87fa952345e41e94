#include "tests/app/chain/power_disk.h"

#include "core/base/assert.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>
#include <new>

namespace loyalty::test {

/// What SQLite calls: the platform's own VFS, but that it asks the disk first and tells it of every change.
struct PowerVfs
{
    struct Open
    {
        sqlite3_file base;
        PowerDisk::File* file;
        PowerDisk* disk;
        sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
    };

    static Open& of(sqlite3_file* file) { return *reinterpret_cast<Open*>(file); }
    static sqlite3_vfs* platform() { return static_cast<sqlite3_vfs*>(vfs.pAppData); }
    static PowerDisk& disk() { return *current; }

    static int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at)
    {
        Open& open = of(file);
        if (!open.disk->mayChange())
            return SQLITE_IOERR_WRITE;
        open.file->changes.emplace_back(
            PowerDisk::Write{static_cast<std::size_t>(at),
                             std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(size))});
        return open.real()->pMethods->xWrite(open.real(), bytes, size, at);
    }

    static int truncate(sqlite3_file* file, sqlite3_int64 size)
    {
        Open& open = of(file);
        if (!open.disk->mayChange())
            return SQLITE_IOERR_TRUNCATE;
        open.file->changes.emplace_back(PowerDisk::Truncated{static_cast<std::size_t>(size)});
        return open.real()->pMethods->xTruncate(open.real(), size);
    }

    static int sync(sqlite3_file* file, int)
    {
        Open& open = of(file);
        if (!open.disk->mayChange())
            return SQLITE_IOERR_FSYNC;
        open.disk->sync(*open.file);
        return SQLITE_OK; // this power never goes
    }

    static int remove(sqlite3_vfs*, const char* path, int syncFolder)
    {
        PowerDisk::File* const file = disk().fileAt(path);
        if (file == nullptr)
            return platform()->xDelete(platform(), path, syncFolder);
        if (!disk().mayChange())
            return SQLITE_IOERR_DELETE;
        file->changes.emplace_back(PowerDisk::Removed{});
        if (syncFolder != 0)
            *file = {};
        return platform()->xDelete(platform(), path, syncFolder);
    }

    static int open(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* flagsOut)
    {
        PowerDisk::File* const tracked = path == nullptr ? nullptr : disk().fileAt(path);
        auto* const open = new (file) Open{{nullptr}, tracked, current};
        if (tracked == nullptr) // no file of the folder: SQLite talks to the platform
            return platform()->xOpen(platform(), path, file, flags, flagsOut);
        const int code = platform()->xOpen(platform(), path, open->real(), flags, flagsOut);
        open->base.pMethods = open->real()->pMethods == nullptr ? nullptr : &methods;
        return code;
    }

    template <auto Method, class... Arguments>
    static auto pass(sqlite3_file* file, Arguments... arguments)
    {
        sqlite3_file* const real = of(file).real();
        return (real->pMethods->*Method)(real, arguments...);
    }

    static const sqlite3_io_methods methods;
    static sqlite3_vfs vfs;
    static PowerDisk* current;
};

const sqlite3_io_methods PowerVfs::methods{
    .iVersion = 2, // no pages in memory: they are written without a word
    .xClose = pass<&sqlite3_io_methods::xClose>,
    .xRead = pass<&sqlite3_io_methods::xRead, void*, int, sqlite3_int64>,
    .xWrite = write,
    .xTruncate = truncate,
    .xSync = sync,
    .xFileSize = pass<&sqlite3_io_methods::xFileSize, sqlite3_int64*>,
    .xLock = pass<&sqlite3_io_methods::xLock, int>,
    .xUnlock = pass<&sqlite3_io_methods::xUnlock, int>,
    .xCheckReservedLock = pass<&sqlite3_io_methods::xCheckReservedLock, int*>,
    .xFileControl = pass<&sqlite3_io_methods::xFileControl, int, void*>,
    .xSectorSize = pass<&sqlite3_io_methods::xSectorSize>,
    .xDeviceCharacteristics = [](sqlite3_file*) { return 0; }, // it promises nothing
    .xShmMap = pass<&sqlite3_io_methods::xShmMap, int, int, int, volatile void**>,
    .xShmLock = pass<&sqlite3_io_methods::xShmLock, int, int, int>,
    .xShmBarrier = pass<&sqlite3_io_methods::xShmBarrier>,
    .xShmUnmap = pass<&sqlite3_io_methods::xShmUnmap, int>,
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};
sqlite3_vfs PowerVfs::vfs{};
PowerDisk* PowerVfs::current = nullptr;

PowerDisk::PowerDisk(std::filesystem::path folder)
    : m_folder(std::move(folder))
{
    LOYALTY_ASSERT(PowerVfs::current == nullptr);
    PowerVfs::current = this;
    sqlite3_vfs* const platform = sqlite3_vfs_find(nullptr);
    PowerVfs::vfs = *platform;
    PowerVfs::vfs.zName = "power";
    PowerVfs::vfs.pNext = nullptr;
    PowerVfs::vfs.pAppData = platform;
    PowerVfs::vfs.szOsFile = platform->szOsFile + static_cast<int>(sizeof(PowerVfs::Open));
    PowerVfs::vfs.xOpen = PowerVfs::open;
    PowerVfs::vfs.xDelete = PowerVfs::remove;
    sqlite3_vfs_register(&PowerVfs::vfs, 1);
}

PowerDisk::~PowerDisk()
{
    sqlite3_vfs_unregister(&PowerVfs::vfs);
    sqlite3_vfs_register(PowerVfs::platform(), 1);
    PowerVfs::current = nullptr;
}

void PowerDisk::cutAfter(std::uint64_t operations)
{
    m_left = operations;
}

bool PowerDisk::mayChange()
{
    m_cut = m_cut || (m_left && *m_left == 0);
    if (m_left && *m_left > 0)
        --*m_left;
    return !m_cut;
}

/// With a new file SQLite syncs the folder too: what was removed before is so for good.
void PowerDisk::sync(File& file)
{
    if (!file.durable)
        for (auto& [path, other] : m_files)
            if (!other.changes.empty() && std::holds_alternative<Removed>(other.changes.back()))
                other = {};
    for (const Change& change : file.changes)
        apply(file.durable, change);
    file.changes.clear();
}

PowerDisk::File* PowerDisk::fileAt(const char* path)
{
    const std::filesystem::path file(path);
    return file.parent_path() == m_folder ? &m_files[file.string()] : nullptr;
}

void PowerDisk::apply(std::optional<std::string>& content, const Change& change)
{
    if (std::holds_alternative<Removed>(change)) {
        content.reset();
        return;
    }
    if (!content)
        content.emplace();
    if (const auto* const truncated = std::get_if<Truncated>(&change)) {
        content->resize(truncated->size);
        return;
    }
    const Write& write = std::get<Write>(change);
    content->resize(std::max(content->size(), write.at + write.bytes.size()));
    content->replace(write.at, write.bytes.size(), write.bytes);
}

std::optional<std::string> PowerDisk::survivorOf(const File& file, Kept kept)
{
    constexpr std::size_t kSector = 512;
    std::optional<std::string> content = file.durable;
    const std::size_t count = file.changes.size();
    for (std::size_t i = 0; i < count; ++i) {
        const bool last = i + 1 == count;
        if (kept == Kept::Nothing || (kept == Kept::FirstHalf && 2 * i >= count) ||
            (kept == Kept::EveryOther && i % 2 == 0))
            continue;
        Change change = file.changes[i];
        if (auto* const write = std::get_if<Write>(&change); write != nullptr && last && kept == Kept::Torn)
            write->bytes.resize(write->bytes.size() / 2 / kSector * kSector);
        apply(content, change);
    }
    return content;
}

void PowerDisk::powerUp(Kept kept)
{
    for (auto& [path, file] : m_files) {
        file.durable = survivorOf(file, kept);
        file.changes.clear();
        std::filesystem::remove(path);
        if (file.durable)
            std::ofstream(path, std::ios::binary) << *file.durable;
        if (file.durable)
            std::filesystem::permissions(path,
                                         std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    }
    for (const auto& entry : std::filesystem::directory_iterator(m_folder))
        if (entry.path().native().ends_with("-shm")) // memory, not disk
            std::filesystem::remove(entry.path());
    m_cut = false;
    m_left.reset();
}

} // namespace loyalty::test
