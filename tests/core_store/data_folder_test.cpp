#include "core/store/data_folder.h"

#include "core/store/owned_file.h"
#include "tests/core_store/builders.h"
#include "tests/core_store/child.h"
#include "tests/support/temp_dir.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace loyalty::store {
namespace {

using namespace test;

mode_t modeOf(const std::filesystem::path& path)
{
    struct stat found = {};
    REQUIRE(::stat(path.c_str(), &found) == 0);
    return found.st_mode & 07777;
}

TEST_CASE("a data folder is made for its owner alone")
{
    const TempDir temp;
    const DataFolder folder = must(DataFolder::open(temp.path() / "data"));
    CHECK(modeOf(folder.path()) == 0700);
    CHECK(folder.journal() == temp.path() / "data" / "journal.db");
    CHECK(folder.cache() == temp.path() / "data" / "cache.db");
    CHECK(std::filesystem::file_size(folder.path() / "ballast") == DataFolder::kBallastBytes);
}

TEST_CASE("a second program is told who has the folder")
{
    const TempDir temp;
    const auto path = temp.path() / "data";
    HoldingChild owner([&] {
        static auto held = DataFolder::open(path);
        if (!held)
            ::_exit(1);
    });
    const auto second = DataFolder::open(path);
    REQUIRE(outcome(second) == "locked");
    CHECK(second.error().detail == path.string() + ": process " + std::to_string(owner.pid()) + " has it");

    owner.kill();
    CHECK(outcome(DataFolder::open(path)) == "ok");
}

TEST_CASE("who has the folder and has not said so yet is another process")
{
    const TempDir temp;
    const int silent = ::open((temp.path() / "folder.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    REQUIRE(::flock(silent, LOCK_EX | LOCK_NB) == 0);
    const auto second = DataFolder::open(temp.path());
    REQUIRE(outcome(second) == "locked");
    CHECK(second.error().detail == temp.path().string() + ": another process has it");
    ::close(silent);
}

TEST_CASE("the lock goes with the folder, and twice in one program is once too often")
{
    const TempDir temp;
    {
        const DataFolder first = must(DataFolder::open(temp.path()));
        CHECK(outcome(DataFolder::open(temp.path())) == "locked");
    }
    CHECK(outcome(DataFolder::open(temp.path())) == "ok");
}

TEST_CASE("the folder's key is made once and kept")
{
    const TempDir temp;
    SeededRandom random;
    crypto::SecretKey first;
    {
        const DataFolder folder = must(DataFolder::open(temp.path()));
        first = must(folder.key(random));
        CHECK(modeOf(temp.path() / "folder.key") == 0600);
        CHECK(std::filesystem::file_size(temp.path() / "folder.key") == 32);
    }
    const DataFolder folder = must(DataFolder::open(temp.path()));
    CHECK(must(folder.key(random)) == first);
    CHECK(first != crypto::SecretKey());
}

TEST_CASE("a key that others may read is refused")
{
    const TempDir temp;
    SeededRandom random;
    const DataFolder folder = must(DataFolder::open(temp.path()));
    must(folder.key(random));
    for (const mode_t open : {0640U, 0604U, 0620U}) {
        REQUIRE(::chmod((temp.path() / "folder.key").c_str(), open) == 0);
        CHECK(outcome(folder.key(random)) == "bad-configuration");
    }
}

TEST_CASE("a key of another length is corrupt, and a lost one is not replaced under a journal")
{
    const TempDir temp;
    SeededRandom random;
    const DataFolder folder = must(DataFolder::open(temp.path()));
    temp.write("folder.key", "too short");
    REQUIRE(::chmod((temp.path() / "folder.key").c_str(), 0600) == 0);
    CHECK(outcome(folder.key(random)) == "corrupt");

    std::filesystem::remove(temp.path() / "folder.key");
    temp.write("journal.db", "");
    CHECK(outcome(folder.key(random)) == "missing");
}

TEST_CASE("a key for which the disk has no room is not there by half")
{
    const TempDir temp;
    SeededRandom random;
    const DataFolder folder = must(DataFolder::open(temp.path()));
    std::filesystem::create_symlink("/dev/full", temp.path() / "folder.key.new");
    CHECK(outcome(folder.key(random)) == "disk-full");
    CHECK(!std::filesystem::exists(temp.path() / "folder.key"));

    std::filesystem::remove(temp.path() / "folder.key.new");
    CHECK(outcome(folder.key(random)) == "ok");
}

TEST_CASE("ballast is given back once and taken on again")
{
    const TempDir temp;
    const DataFolder folder = must(DataFolder::open(temp.path()));
    REQUIRE(folder.hasBallast());
    must(folder.freeBallast());
    CHECK(!folder.hasBallast());
    must(folder.freeBallast());
    must(folder.takeBallast());
    CHECK(folder.hasBallast());

    struct stat found = {};
    REQUIRE(::stat((temp.path() / "ballast").c_str(), &found) == 0);
    CHECK(static_cast<std::size_t>(found.st_blocks) * 512 >= DataFolder::kBallastBytes);
}

TEST_CASE("a folder where others may write is refused, and so is what is no folder")
{
    const TempDir temp;
    REQUIRE(::chmod(temp.path().c_str(), 0777) == 0);
    CHECK(outcome(DataFolder::open(temp.path())) == "bad-configuration");
    CHECK(outcome(DataFolder::open(temp.write("file", ""))) == "bad-configuration");
    CHECK(outcome(DataFolder::open(temp.path() / "no" / "parent")) == "missing");
}

TEST_CASE("a folder that may only be read says so")
{
    const TempDir temp;
    REQUIRE(::chmod(temp.path().c_str(), 0555) == 0);
    const int code = inChild([&] {
        becomeNobody();
        const auto opened = DataFolder::open(temp.path());
        return opened ? 50 : static_cast<int>(opened.error().code);
    });
    ::chmod(temp.path().c_str(), 0700);
    CHECK(code == static_cast<int>(FaultCode::ReadOnly));
}

TEST_CASE("a folder that one may not look into is not taken for one without a terminal")
{
    const TempDir temp;
    temp.write("journal.db", "");
    REQUIRE(::chmod(temp.path().c_str(), 0000) == 0);
    const int code = inChild([&] {
        becomeNobody();
        const auto opened = DataFolder::openFounded(temp.path());
        return opened ? 50 : static_cast<int>(opened.error().code);
    });
    ::chmod(temp.path().c_str(), 0700);
    CHECK(code == static_cast<int>(FaultCode::ReadOnly));
}

TEST_CASE("a write that finds no room says so")
{
    const OwnedFile full = must(OwnedFile::open("/dev/full", O_WRONLY));
    CHECK(outcome(full.write("x")) == "disk-full");
}

} // namespace
} // namespace loyalty::store
