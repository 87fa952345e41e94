#include "core/base/json/json.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

namespace loyalty::json {
namespace {

TEST_CASE("bytes are written in the base64 of RFC 4648")
{
    struct Row
    {
        std::string_view bytes;
        std::string_view text;
    };
    const Row rows[] = {
        {"", ""},
        {"f", "Zg=="},
        {"fo", "Zm8="},
        {"foo", "Zm9v"},
        {"foob", "Zm9vYg=="},
        {"fooba", "Zm9vYmE="},
        {"foobar", "Zm9vYmFy"},
        {"\xFB\xFF\xFE", "+//+"},
    };
    for (const Row& row : rows) {
        CHECK(toBase64(row.bytes) == row.text);
        CHECK(fromBase64(row.text) == std::string(row.bytes));
    }
}

TEST_CASE("any other text stands for no bytes")
{
    for (const char* text : {"Z", "Zg", "Zg=", "Zg===", "====", "=", "==", "Zh==", "Zm9=", "Zm 9v", "Zm9v\n", "Zm9-",
                             "Zm9_", "Z=g=", "Zg==Zg==", "A===", "汉A"}) {
        INFO(text);
        CHECK_FALSE(fromBase64(text));
    }
}

TEST_CASE("all bytes read back from base64")
{
    REQUIRE(rc::check("bytes read back",
                      [](const std::string& bytes) { RC_ASSERT(fromBase64(toBase64(bytes)) == bytes); }));
}

} // namespace
} // namespace loyalty::json
