#include "core/member/personal.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::member {
namespace {

BusinessDate date(std::string_view iso)
{
    return *BusinessDate::parse(iso);
}

TEST_CASE("a birthday is a day that exists, with or without a year")
{
    for (const std::string_view text : {"1999-02-28", "2000-02-29", "--02-29", "--12-31", "1900-01-01"}) {
        INFO(text);
        REQUIRE(Birthday::parse(text));
        CHECK(Birthday::parse(text)->toString() == text);
    }
    CHECK(Birthday::parse("--02-29") == Birthday{2, 29, std::nullopt});
    CHECK(Birthday::parse("1999-02-28") == Birthday{2, 28, 1999});
    for (const std::string_view text : {"1999-02-29", "--02-30", "--13-01", "--00-10", "--", "", "-02-29", "---02-29",
                                        "99-02-28", "1899-12-31", "1999-2-8", "--02-29x", "生日"}) {
        INFO(text);
        CHECK_FALSE(Birthday::parse(text));
    }
}

TEST_CASE("a member is under 14 until the 14th birthday")
{
    struct Row
    {
        std::string_view birthday;
        std::string_view today;
        bool under;
    };
    const Row rows[] = {
        {"2012-11-22", "2026-11-21", true},  {"2012-11-22", "2026-11-22", false}, {"2012-02-29", "2026-02-28", true},
        {"2012-02-29", "2026-03-01", false}, {"2013-01-01", "2026-12-31", true},  {"1980-06-01", "2026-01-01", false},
        {"2030-01-01", "2026-01-01", true},
    };
    for (const Row& row : rows) {
        INFO(row.birthday << " on " << row.today);
        CHECK(isUnder14(*Birthday::parse(row.birthday), date(row.today)) == row.under);
    }
    CHECK_FALSE(isUnder14(*Birthday::parse("--11-22"), date("2026-11-21")));
}

TEST_CASE("what a member told is written and read back, what was not told is left out")
{
    Personal personal;
    CHECK(json::write(personal.toJson()) == "{}");
    personal = {"王小明", "+8613812345678", Birthday{2, 29, 2000}, CardNumber::make("1234567"),
                PassId::parse("012345678901")};
    CHECK(
        json::write(personal.toJson()) ==
        R"({"name":"王小明","phone":"+8613812345678","birthday":"2000-02-29","card":"12345674","pass":"012345678901"})");

    for (const Personal& told : {Personal{}, personal}) {
        std::vector<json::Complaint> complaints;
        CHECK(Personal::fromJson(told.toJson(), "member", complaints) == told);
        CHECK(complaints.empty());
    }
}

TEST_CASE("a field that cannot be right is complained about and counts as not told")
{
    struct Row
    {
        std::string_view text;
        std::string_view path;
        std::string_view code;
    };
    const std::string longName = R"({"name":")" + std::string(201, 'x') + R"("})";
    const Row rows[] = {
        {R"({"name":"A\nB"})", "member.name", "not-a-name"},
        {R"({"phone":"13812345678"})", "member.phone", "not-a-phone"},
        {R"({"birthday":"1999-02-30"})", "member.birthday", "not-a-date"},
        {R"({"card":"12345670"})", "member.card", "not-a-card-number"},
        {R"({"pass":"01234567890"})", "member.pass", "not-a-pass"},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        std::vector<json::Complaint> complaints;
        CHECK(Personal::fromJson(*json::parse(row.text), "member", complaints) == Personal{});
        REQUIRE(complaints.size() == 1);
        CHECK(complaints[0].path == row.path);
        CHECK(complaints[0].code == row.code);
    }
    for (const std::string& text : {std::string("[]"), std::string("null"), std::string(R"({"name":7})"),
                                    std::string(R"({"birthday":[]})"), longName}) {
        std::vector<json::Complaint> complaints;
        CHECK(Personal::fromJson(*json::parse(text), "member", complaints) == Personal{});
        CHECK_FALSE(complaints.empty());
    }
}

} // namespace
} // namespace loyalty::member
