#include "tests/arch/include_rules.h"

#include "tests/support/temp_dir.h"
#include "tests/support/tree.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <algorithm>
#include <set>
#include <string>

using namespace loyalty;

namespace {

arch::RoomTable ourTable()
{
    return arch::readRoomTable(test::sourceDir() / "README.md");
}

} // namespace

TEST_CASE("no room includes what it may not know")
{
    const arch::Verdict verdict = arch::checkIncludes(test::sourceDir(), ourTable());

    CHECK(verdict.filesRead > 0);
    for (const arch::Leak& leak : verdict.leaks)
        FAIL_CHECK(arch::describe(leak));
    CHECK(verdict.holds());
}

TEST_CASE("every row of the table stands in the tree, and knows only rows")
{
    const arch::RoomTable table = ourTable();
    REQUIRE_FALSE(table.empty());

    for (const arch::Room& room : table) {
        INFO(room.path);
        CHECK(std::filesystem::is_directory(test::sourceDir() / room.path));
        for (const std::string& known : room.rooms) {
            INFO(known);
            CHECK(std::any_of(table.begin(), table.end(), [&](const arch::Room& row) { return row.path == known; }));
        }
    }
}

TEST_CASE("the top of the tree holds the rooms and what a tool wants there, and nothing that was left lying about")
{
    const std::set<std::string> known{"CMakeLists.txt", "CMakePresets.json", "LICENSE",   "README.md", "app", "core",
                                      "devices",        "packaging",         "resources", "tests",     "ui",  "build"};
    for (const auto& entry : std::filesystem::directory_iterator(test::sourceDir())) {
        const std::string name = entry.path().filename().string();
        INFO(name);
        CHECK((name.starts_with('.') || known.contains(name)));
    }
}

TEST_CASE("a planted leak is named by file and line")
{
    struct Plant
    {
        std::string file;
        std::string include;
    };
    const auto plant = GENERATE(values<Plant>({
        {"core/ledger/lot.h", "<QString>"},
        {"core/ledger/lot.h", "<QtCore/QString>"},
        {"core/ledger/lot.h", "  #  include <qglobal.h>"},
        {"core/ledger/lot.h", "<sqlite3.h>"},
        {"core/ledger/lot.h", "<nlohmann/json.hpp>"},
        {"core/ledger/lot.h", "<sodium.h>"},
        {"core/ledger/lot.h", "<unicode/timezone.h>"},
        {"core/ledger/lot.h", "<unistd.h>"},
        {"core/ledger/lot.h", "<fstream>"},
        {"core/ledger/lot.h", "\"core/store/rows.h\""},
        {"core/ledger/lot.h", "\"rows.h\""},
        {"core/ledger/lot.h", "SOME_HEADER"},
        {"core/base/crypto/hash.cpp", "<nlohmann/json.hpp>"},
        {"core/store/rows.cpp", "<QWidget>"},
        {"core/store/rows.cpp", "<QNetworkReply>"},
        {"core/net/wire.cpp", "<QSqlQuery>"},
        {"core/net/wire.cpp", "\"core/store/rows.h\""},
        {"devices/usb/scanner.cpp", "<QSqlQuery>"},
        {"ui/sale/sale_view.cpp", "<sqlite3.h>"},
        {"ui/sale/sale_view.cpp", "<QNetworkAccessManager>"},
        {"ui/sale/sale_view.cpp", "\"core/store/rows.h\""},
        {"app/headoffice/server.cpp", "<QObject>"},
        {"app/elsewhere/main.cpp", "<vector>"},
    }));
    const test::TempDir tree;
    tree.write("core/base/points.h", "#include <cstdint>\n");
    tree.write("core/store/rows.h", "#include \"core/base/points.h\"\n#include <QString>\n#include <QSqlQuery>\n");
    REQUIRE(arch::checkIncludes(tree.path(), ourTable()).holds());

    const std::string line =
        plant.include.find("include") == std::string::npos ? "#include " + plant.include : plant.include;
    tree.write(plant.file, "#include <string>\n\n" + line + "\n");
    const arch::Verdict verdict = arch::checkIncludes(tree.path(), ourTable());

    INFO(plant.file << ' ' << plant.include);
    CHECK_FALSE(verdict.holds());
    REQUIRE(verdict.leaks.size() == 1);
    const bool wholeFile = plant.file == "app/elsewhere/main.cpp";
    CHECK(arch::describe(verdict.leaks.front()).starts_with(plant.file + (wholeFile ? ":1: " : ":3: ")));
}

TEST_CASE("a check that finds no files does not hold")
{
    const test::TempDir tree;
    tree.write("core/README.md", "nothing to read");

    CHECK_FALSE(arch::checkIncludes(tree.path(), ourTable()).holds());
}

TEST_CASE("a README without the table allows nothing")
{
    const test::TempDir tree;
    tree.write("core/base/points.h", "#include <cstdint>\n");
    const auto readme = tree.write("README.md", "## Who may include whom\n\nEverybody.\n");

    const arch::RoomTable table = arch::readRoomTable(readme);

    CHECK(table.empty());
    CHECK_FALSE(arch::checkIncludes(tree.path(), table).holds());
}
