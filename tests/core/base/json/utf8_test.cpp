#include "core/base/json/utf8.h"

#include "core/base/json/json.h"

#include <catch2/catch_test_macros.hpp>

#include <string>

namespace loyalty::json {
namespace {

TEST_CASE("a text is cut between characters")
{
    struct Row
    {
        std::string_view text;
        std::size_t bytes;
        std::string_view kept;
    };
    const Row rows[] = {
        {"", 0, ""},       {"abc", 3, "abc"}, {"abc", 2, "ab"}, {"汉字", 6, "汉字"}, {"汉字", 5, "汉"},
        {"汉字", 3, "汉"}, {"汉字", 2, ""},   {"a😀b", 4, "a"}, {"a😀b", 5, "a😀"},  {"😀", 0, ""},
    };
    for (const Row& row : rows) {
        INFO(row.text << " " << row.bytes);
        CHECK(beginningOf(row.text, row.bytes) == row.kept);
    }
}

TEST_CASE("well-formed UTF-8 is told from what only looks like it")
{
    struct Row
    {
        std::string_view text;
        std::size_t bad;
    };
    constexpr std::size_t kNone = std::string_view::npos;
    const Row rows[] = {
        {"", kNone},
        {"plain", kNone},
        {"é汉😀", kNone},
        {"\x7F", kNone},
        {"\xC2\x80", kNone},
        {"\xDF\xBF", kNone},
        {"\xE0\xA0\x80", kNone},
        {"\xED\x9F\xBF", kNone},
        {"\xEE\x80\x80", kNone},
        {"\xEF\xBF\xBF", kNone},
        {"\xF0\x90\x80\x80", kNone},
        {"\xF4\x8F\xBF\xBF", kNone},
        {"\x80", 0},
        {"\xBF", 0},
        {"\xC0\x80", 0},
        {"\xC1\xBF", 0},
        {"\xC2", 0},
        {"\xC2\x7F", 0},
        {"\xC2\xC0", 0},
        {"\xE0\x9F\xBF", 0},
        {"\xE6\xB1", 0},
        {"\xE6\xB1\x41", 0},
        {"\xED\xA0\x80", 0},
        {"\xED\xBF\xBF", 0},
        {"\xF0\x8F\xBF\xBF", 0},
        {"\xF0\x9F\x98", 0},
        {"\xF4\x90\x80\x80", 0},
        {"\xF5\x80\x80\x80", 0},
        {"\xFF", 0},
        {"eight ok\xFF", 8},
        {"汉字汉字汉字a\xE6", 19},
        {"0123456789abcdef0123456789abcde\xC3", 31},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        CHECK(findBadUtf8(row.text) == std::min(row.bad, row.text.size()));
        CHECK(isUtf8(row.text) == (row.bad == kNone));
    }
}

TEST_CASE("a bad byte is found wherever it stands")
{
    for (std::size_t at = 0; at < 40; ++at) {
        std::string text(40, 'a');
        text[at] = '\xFF';
        CHECK(findBadUtf8(text) == at);
    }
}

} // namespace
} // namespace loyalty::json
