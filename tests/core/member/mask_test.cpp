#include "core/member/mask.h"

#include "core/base/json/utf8.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

namespace loyalty::member {
namespace {

TEST_CASE("a masked name shows its first character and no more")
{
    struct Row
    {
        std::string_view name;
        std::string_view masked;
    };
    const Row rows[] = {
        {"王小明", "王**"},
        {"王伟", "王*"},
        {"欧阳震华", "欧***"},
        {"John", "J***"},
        {"Jo", "J*"},
        {"J", "J*"},
        {"Bartholomew Featherstone", "B***"},
        {"  Ann", "A**"},
        {"É. B", "É**"},
        {"E\u0301lise", "E\u0301***"},
        {"葛\U000E0100城", "葛\U000E0100*"},
        {"か\u3099く", "か\u3099*"},
        {"สมชาย", "ส***"},
        {"\u202Eevil", "e***"},
        {"\u0301abc", "a**"},
        {"👨\u200D👩\u200D👧x", "👨\u200D👩\u200D👧*"},
        {"", ""},
        {" \t\u3000", ""},
        {"\u0301\u0302", ""},
        {"\xff\xfe", "***"},
        {"J\xc3", "***"},
    };
    for (const Row& row : rows) {
        INFO(row.name);
        CHECK(maskedName(row.name) == row.masked);
    }
}

TEST_CASE("a first character with hundreds of marks on it is cut")
{
    std::string name = "Z";
    for (int i = 0; i < 500; ++i)
        name += "\u0300";
    CHECK(maskedName(name).size() < 24);
}

TEST_CASE("a masked number shows its last four digits and no more")
{
    struct Row
    {
        std::string_view number;
        std::string_view masked;
    };
    const Row rows[] = {
        {"+8613812345678", "****5678"},
        {"6001 2345 5678", "****5678"},
        {"12345678", "****5678"},
        {"1234567", "****"},
        {"1", "****"},
        {"", ""},
        {"--", ""},
        {"AB-12345-cd", "****45cd"},
    };
    for (const Row& row : rows) {
        INFO(row.number);
        CHECK(maskedNumber(row.number) == row.masked);
    }
}

TEST_CASE("whatever the name, its mask is UTF-8")
{
    REQUIRE(rc::check([](const std::string& bytes) {
        const std::string masked = maskedName(bytes);
        RC_ASSERT(json::findBadUtf8(masked) == masked.size());
    }));
}

} // namespace
} // namespace loyalty::member
