#include "app/terminal/till/open_sale_note.h"

#include "tests/support/temp_dir.h"

#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

namespace loyalty::app {
namespace {

std::filesystem::path fileIn(const test::TempDir& dir)
{
    return dir.path() / "open-sale.json";
}

void write(const std::filesystem::path& path, const std::string& text)
{
    std::ofstream(path, std::ios::binary) << text;
}

checkout::OpenSale anOpenSale()
{
    return {.sale = *SaleId::parse("5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a"),
            .member = MemberId::parse("1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b"),
            .lines = {{.sku = "6901234567892",
                       .name = "龙井茶",
                       .category = "tea",
                       .brand = "Own",
                       .quantity = Quantity{1500},
                       .unitMinor = 1250},
                      {.unitMinor = 500}},
            .totalMinor = 2375,
            .more = true};
}

TEST_CASE("an orderly end without an open sale leaves nothing to be said")
{
    const test::TempDir dir;
    {
        OpenSaleNote note(dir.path());
        note.keep(anOpenSale());
        note.keep(std::nullopt);
    }
    CHECK_FALSE(std::filesystem::exists(fileIn(dir)));
    const OpenSaleNote next(dir.path());
    CHECK_FALSE(next.left().cutShort);
    CHECK_FALSE(next.left().sale);
}

TEST_CASE("a sale that is open when the program ends is told whole at the next start, and again until it is over")
{
    const test::TempDir dir;
    {
        OpenSaleNote note(dir.path());
        note.keep(anOpenSale());
    }
    for (int start = 0; start < 2; ++start) {
        const OpenSaleNote next(dir.path());
        CHECK(next.left().cutShort);
        REQUIRE(next.left().sale);
        CHECK(*next.left().sale == anOpenSale());
    }
    {
        OpenSaleNote next(dir.path());
        next.keep(std::nullopt);
    }
    CHECK_FALSE(std::filesystem::exists(fileIn(dir)));
}

TEST_CASE("a file that is no note tells of an end that was none, and of no sale")
{
    for (const char* const text : {"", "{}", "{\"sale\":", "[]", "{\"sale\":\"x\",\"lines\":[{}]}",
                                   "{\"sale\":\"5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a\",\"lines\":[]}",
                                   "{\"sale\":\"5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a\",\"lines\":7}"}) {
        INFO(text);
        const test::TempDir dir;
        write(fileIn(dir), text);
        const OpenSaleNote note(dir.path());
        CHECK(note.left().cutShort);
        CHECK_FALSE(note.left().sale);
    }
}

TEST_CASE("a folder that takes no file costs the till nothing")
{
    OpenSaleNote note("/nowhere/at/all");
    note.keep(anOpenSale());
    CHECK_FALSE(note.left().cutShort);
}

} // namespace
} // namespace loyalty::app
