#include "core/programme/text.h"

#include <catch2/catch_test_macros.hpp>

#include <string>

namespace loyalty::programme {
namespace {

TEST_CASE("a time of day runs to 24:00")
{
    struct Row
    {
        std::string_view text;
        std::optional<std::int32_t> seconds;
    };
    const Row rows[] = {
        {"00:00", 0},
        {"09:30", 34200},
        {"23:59", 86340},
        {"24:00", 86400},
        {"24:01", std::nullopt},
        {"25:00", std::nullopt},
        {"9:30", std::nullopt},
        {"09:60", std::nullopt},
        {"09.30", std::nullopt},
        {"09:30:00", std::nullopt},
        {"", std::nullopt},
        {"-1:00", std::nullopt},
        {"０９:30", std::nullopt},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        CHECK(parseTimeOfDay(row.text) == row.seconds);
    }
}

TEST_CASE("an instant carries its offset")
{
    struct Row
    {
        std::string_view text;
        std::optional<std::int64_t> seconds;
    };
    const Row rows[] = {
        {"1970-01-01T00:00:00Z", 0},
        {"1970-01-01T08:00:00+08:00", 0},
        {"1969-12-31T14:30:00-09:30", 0},
        {"2026-11-21T23:59:59+18:00", 1795240799},
        {"1969-12-31T23:59:59Z", -1},
        {"2026-11-21T00:00:00+18:01", std::nullopt},
        {"2026-11-21T00:00:00+0800", std::nullopt},
        {"2026-11-21T00:00:00z", std::nullopt},
        {"2026-11-21T00:00:00.5Z", std::nullopt},
        {"2026-11-21T00:00:00", std::nullopt},
        {"2026-11-21t00:00:00Z", std::nullopt},
        {"1899-12-31T00:00:00Z", std::nullopt},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        const auto instant = parseInstant(row.text);
        CHECK(instant.has_value() == row.seconds.has_value());
        if (instant && row.seconds)
            CHECK(instant->unixSeconds() == *row.seconds);
    }
}

TEST_CASE("ids and languages are short words of a closed alphabet")
{
    for (const char* id : {"a", "0", "member-day", "x-1-"})
        CHECK(isWordId(id));
    CHECK(isWordId(std::string(40, 'a')));
    for (const char* id : {"", "-a", "A", "a_b", "a.b", "ä"})
        CHECK_FALSE(isWordId(id));
    CHECK_FALSE(isWordId(std::string(41, 'a')));
    for (const char* language : {"en", "zh_CN", "yue", "yue_HK"})
        CHECK(isLanguage(language));
    for (const char* language : {"", "e", "EN", "zh-CN", "zh_cn", "zh_", "zh_CNN", "engl"})
        CHECK_FALSE(isLanguage(language));
}

} // namespace
} // namespace loyalty::programme
