#include "app/headoffice/folder/data_folder.h"
#include "app/headoffice/store/sqlite/connection.h"
#include "tests/app/headoffice/command/run.h"
#include "tests/app/headoffice/store/backend.h"

#include <catch2/generators/catch_generators.hpp>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

using namespace loyalty;
using namespace loyalty::headoffice;
using namespace loyalty::headoffice::test;

namespace fs = std::filesystem;

namespace {

/// Runs `body` as a user who is not root, in a process of its own; answers what it returned.
int asNobody(const std::function<int()>& body)
{
    const pid_t child = ::fork();
    if (child == 0) {
        if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0))
            ::_exit(99);
        ::_exit(body());
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::vector<std::string> namesIn(const fs::path& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

TEST_CASE("a new head office stands in a folder of its own that nobody else can read")
{
    const NewOffice office({"--operator", "ana:Ana Li:cashier", "--risk-budget", "1000", "--unbacked=100"});
    REQUIRE(office.made().exit == Exit::Done);

    CHECK(namesIn(office.path()) == std::vector<std::string>{"admin.token", "folder.key", "head-office.db", "lock"});
    CHECK(namesIn(office.around().path()) == std::vector<std::string>{"office"});
    CHECK(fs::status(office.path()).permissions() == fs::perms::owner_all);
    for (const char* secret : {"admin.token", "folder.key"})
        CHECK(fs::status(office.path() / secret).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    const Ran status = office({"status"});
    CHECK(status.exit == Exit::Done);
    CHECK(status.out.find("S1  Nanjing Road  Asia/Shanghai") != std::string::npos);
    CHECK(status.out.find("ana  Ana Li  cashier") != std::string::npos);
}

TEST_CASE("a head office is made once")
{
    const NewOffice office;
    const std::string before = office({"status"}).out;

    const Ran again = run({"create", "--dir", office.dir(), "--name", "other", "--currency", "USD"});

    CHECK(again.exit == Exit::Refused);
    CHECK(again.err.find("already") != std::string::npos);
    CHECK(office({"status"}).out == before);
}

TEST_CASE("what a making that was killed left beside the folder is cleared away, what is at work is not")
{
    const loyalty::test::TempDir dir;
    dir.write("office.new-0badcafe/folder.key", "half a key");
    dir.write("office.new-1badcafe/folder.key", "another's");
    dir.write("office.newer/photo.jpg", "x");
    const int atWork =
        ::open((dir.path() / "office.new-1badcafe" / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    REQUIRE(::flock(atWork, LOCK_EX | LOCK_NB) == 0);

    const Ran made = run({"create", "--dir", (dir.path() / "office").string(), "--name", "n", "--currency", "CNY"});

    CHECK(made.exit == Exit::Done);
    CHECK(namesIn(dir.path()) == std::vector<std::string>{"office", "office.new-1badcafe", "office.newer"});
    ::close(atWork);
}

TEST_CASE("a folder with something else in it is left alone, an empty one is taken")
{
    const loyalty::test::TempDir dir;
    dir.write("full/photo.jpg", "x");
    CHECK(run({"create", "--dir", (dir.path() / "full").string(), "--name", "n", "--currency", "CNY"}).exit ==
          Exit::Refused);
    CHECK(namesIn(dir.path() / "full") == std::vector<std::string>{"photo.jpg"});

    fs::create_directory(dir.path() / "empty");
    CHECK(run({"create", "--dir", (dir.path() / "empty").string() + "/", "--name", "n", "--currency", "CNY"}).exit ==
          Exit::Done);
    CHECK(namesIn(dir.path()) == std::vector<std::string>{"empty", "full"});
}

TEST_CASE("wrong options make nothing")
{
    const std::vector<std::string> wrong =
        GENERATE(values<std::vector<std::string>>({{"--currency", "yuan"},
                                                   {"--currency", "CNY:9"},
                                                   {"--currency", "CNY", "--country", "+86"},
                                                   {"--currency", "CNY", "--store", "S1"},
                                                   {"--currency", "CNY", "--store", "S1:One:Asia/Nowhere"},
                                                   {"--currency", "CNY", "--store", "S1:One:Asia/Shanghai:13"},
                                                   {"--currency", "CNY", "--operator", "ana:Ana:queen"},
                                                   {"--currency", "CNY", "--risk-budget", "5", "--unbacked", "6"},
                                                   {"--currency", "CNY", "--shards", "0"}}));
    const loyalty::test::TempDir dir;
    std::vector<std::string> words = {"create", "--dir", (dir.path() / "office").string(), "--name", "n"};
    words.insert(words.end(), wrong.begin(), wrong.end());

    const Ran ran = run(words);

    CHECK(ran.exit == Exit::Usage);
    CHECK(ran.err.size() > 30);
    CHECK(namesIn(dir.path()).empty());
}

TEST_CASE("a folder that cannot be written is named, and nothing is left behind")
{
    const loyalty::test::TempDir dir;
    fs::permissions(dir.path(), fs::perms::owner_all | fs::perms::others_read | fs::perms::others_exec);
    const int exit = asNobody([&] {
        const Ran ran = run({"create", "--dir", (dir.path() / "office").string(), "--name", "n", "--currency", "CNY"});
        return ran.exit == Exit::Fault && ran.err.find("read-only") != std::string::npos ? 0 : 1;
    });
    if (::geteuid() == 0)
        CHECK(exit == 0);
    CHECK(namesIn(dir.path()).empty());
}

TEST_CASE("somebody else's head office cannot be opened")
{
    const NewOffice office;
    if (::geteuid() != 0)
        SKIP("needs to be root to become somebody else");
    fs::permissions(office.around().path(), fs::perms::all);
    fs::permissions(office.path(), fs::perms::all);
    CHECK(asNobody([&] { return static_cast<int>(office({"status"}).exit); }) == static_cast<int>(Exit::Fault));
    fs::permissions(office.path() / "lock", fs::perms::all);
    CHECK(asNobody([&] { return static_cast<int>(office({"status"}).exit); }) == static_cast<int>(Exit::Fault));
}

TEST_CASE("secrets that others can read are not used")
{
    const NewOffice office;
    const fs::path secret = office.path() / GENERATE("folder.key", "admin.token");
    fs::permissions(secret, fs::perms::group_read, fs::perm_options::add);

    const Ran ran = office({"status"});

    CHECK(ran.exit == Exit::Fault);
    CHECK(ran.err.find("chmod 600") != std::string::npos);
}

TEST_CASE("a wrong or damaged key opens nothing")
{
    const NewOffice office;
    std::ofstream(office.path() / "folder.key")
        << GENERATE(as<std::string>(), "", "key", std::string(64, 'a'), std::string(63, 'a'));

    const Ran ran = office({"status"});

    CHECK(ran.exit == Exit::Fault);
    CHECK(ran.err.find("key") != std::string::npos);
}

TEST_CASE("a database of a newer version is refused with what to do")
{
    const NewOffice office;
    must(must(Connection::open((office.path() / "head-office.db").string(), Access::ReadWrite))
             ->run("PRAGMA user_version = 99"));

    const Ran ran = office({"status"});

    CHECK(ran.exit == Exit::Fault);
    CHECK(ran.err.find("newer") != std::string::npos);
    CHECK(ran.err.find("99") != std::string::npos);
}

TEST_CASE("without a head office every command says how to make one")
{
    const loyalty::test::TempDir dir;
    for (const char* command : {"status", "verify", "serve"}) {
        const Ran ran = run({command, "--dir", dir.path().string()});
        CHECK(ran.exit == Exit::Fault);
        CHECK(ran.err.find("loyalty-headoffice create") != std::string::npos);
    }
}

TEST_CASE("a head office whose key or token is gone says which copy to put back, and offers no new one")
{
    const NewOffice office;
    for (const char* const secret : {"folder.key", "admin.token"}) {
        fs::rename(office.path() / secret, office.path() / "aside");
        const Ran ran = office({"status"});
        CHECK(ran.exit == Exit::Fault);
        CHECK(ran.err.find(std::string(secret) + " is missing") != std::string::npos);
        CHECK(ran.err.find("put back its copy") != std::string::npos);
        CHECK(ran.err.find("loyalty-headoffice create") == std::string::npos);
        fs::rename(office.path() / "aside", office.path() / secret);
    }
    CHECK(office({"status"}).exit == Exit::Done);
}

TEST_CASE("a folder that others can write is not trusted, neither its key nor the address in it")
{
    const NewOffice office;
    for (const fs::perms others : {fs::perms::group_write, fs::perms::others_write}) {
        fs::permissions(office.path(), others, fs::perm_options::add);
        const Ran ran = office({"status"});
        CHECK(ran.exit == Exit::Fault);
        CHECK(ran.err.find("can be written by others") != std::string::npos);
        const auto announced = DataFolder::announced(office.path());
        REQUIRE_FALSE(announced.has_value());
        CHECK(announced.error().code == FaultCode::NotTrusted);
        fs::permissions(office.path(), others, fs::perm_options::remove);
    }
    CHECK(office({"status"}).exit == Exit::Done);
}

TEST_CASE("one program at a time is at work in a folder")
{
    const NewOffice office;
    const auto holder = must(DataFolder::open(office.path()));

    const auto second = DataFolder::open(office.path());

    REQUIRE_FALSE(second.has_value());
    CHECK(second.error().code == FaultCode::Locked);
    CHECK(run({"serve", "--dir", office.dir()}).exit == Exit::Fault);
}
