#include "core/base/json/reader.h"

#include "core/base/id.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::json {
namespace {

using Complaints = std::vector<Complaint>;

enum class Colour { Red, Green };
constexpr std::pair<std::string_view, Colour> kColours[] = {{"red", Colour::Red}, {"green", Colour::Green}};

TEST_CASE("fields are read by their kinds")
{
    const Value document = Object{{"n", 5},
                                  {"b", true},
                                  {"s", "text"},
                                  {"raw", "AAE="},
                                  {"list", Array{1}},
                                  {"inner", Object{{"x", 1}}},
                                  {"id", "00112233445566778899aabbccddeeff"},
                                  {"colour", "green"}};
    Complaints complaints;
    Reader reader(document, "", complaints);
    CHECK(reader.integer("n", 0, 5) == 5);
    CHECK(reader.integerOr("n", 1, 0, 5) == 5);
    CHECK(reader.boolean("b"));
    CHECK(reader.booleanOr("b", false));
    CHECK(reader.string("s") == "text");
    CHECK(reader.stringOr("s", "other") == "text");
    CHECK(reader.bytes("raw") == std::string("\0\1", 2));
    CHECK(reader.array("list")->size() == 1);
    CHECK(reader.object("inner")->asObject()->size() == 1);
    CHECK(reader.id<MemberId>("id").bytes()[1] == 0x11);
    CHECK(reader.oneOf("colour", kColours) == Colour::Green);
    reader.refuseUnknownKeys();
    CHECK(complaints.empty());
}

TEST_CASE("what is optional and missing or null gives its fallback without a complaint")
{
    const Value document = Object{{"n", nullptr}};
    Complaints complaints;
    Reader reader(document, "", complaints);
    CHECK(reader.integerOr("n", 7, 0, 5) == 7);
    CHECK(reader.booleanOr("b", true));
    CHECK(reader.stringOr("s", "other") == "other");
    CHECK(reader.optionalArray("list") == nullptr);
    CHECK(reader.optionalObject("inner") == nullptr);
    CHECK_FALSE(reader.has("n"));
    CHECK_FALSE(reader.has("b"));
    CHECK(complaints.empty());
}

TEST_CASE("all that is missing is complained about, each once")
{
    const Value document = Object{{"nil", nullptr}};
    Complaints complaints;
    Reader reader(document, "lines[3]", complaints);
    CHECK(reader.integer("n", 1, 5) == 0);
    CHECK_FALSE(reader.boolean("b"));
    CHECK(reader.string("s").empty());
    CHECK(reader.bytes("raw").empty());
    CHECK(reader.array("list") == nullptr);
    CHECK(reader.object("inner") == nullptr);
    CHECK(reader.id<MemberId>("id").isNull());
    CHECK(reader.oneOf("colour", kColours) == Colour::Red);
    CHECK(reader.integer("nil", 0, 5) == 0);
    REQUIRE(complaints.size() == 9);
    CHECK(complaints.front() == Complaint{"lines[3].n", "missing", ""});
    for (const Complaint& complaint : complaints)
        CHECK(complaint.code == "missing");
}

TEST_CASE("what is wrong is complained about with its path and its value")
{
    const Value document =
        Object{{"n", "5"},      {"high", 6},           {"low", -1},  {"long", "abcdef"}, {"raw", "A"},
               {"big", "AAE="}, {"many", Array{1, 2}}, {"id", "00"}, {"colour", "blue"}, {"inner", Array()}};
    Complaints complaints;
    Reader reader(document, "", complaints);
    CHECK(reader.integer("n", 0, 5) == 0);
    CHECK(reader.integer("high", 0, 5) == 0);
    CHECK(reader.integerOr("low", 3, 0, 5) == 3);
    CHECK(reader.string("long", 5).empty());
    CHECK(reader.bytes("raw").empty());
    CHECK(reader.bytes("big", 1).empty());
    CHECK(reader.array("many", 1) == nullptr);
    CHECK(reader.id<MemberId>("id").isNull());
    CHECK(reader.oneOf("colour", kColours) == Colour::Red);
    CHECK(reader.optionalObject("inner") == nullptr);
    CHECK(complaints == Complaints{
                            {"n", "wrong-type", "\"5\""},
                            {"high", "out-of-range", "6"},
                            {"low", "out-of-range", "-1"},
                            {"long", "too-long", "abcdef"},
                            {"raw", "not-base64", "A"},
                            {"big", "too-long", "AAE="},
                            {"many", "too-many", "2"},
                            {"id", "not-an-id", "00"},
                            {"colour", "unknown-value", "blue"},
                            {"inner", "wrong-type", "[]"},
                        });
}

TEST_CASE("what is no object at all is complained about once")
{
    const Value document = Array{1};
    Complaints complaints;
    Reader reader(document, "lines[0]", complaints);
    CHECK(reader.integer("n", 0, 5) == 0);
    CHECK(reader.oneOf("colour", kColours) == Colour::Red);
    CHECK_FALSE(reader.has("n"));
    reader.refuseUnknownKeys();
    CHECK(complaints == Complaints{{"lines[0]", "wrong-type", "[1]"}});
}

TEST_CASE("keys that nobody asked for are named")
{
    const Value document = Object{{"known", 1}, {"typo", 2}, {"looked", 3}, {"taken", 4}};
    Complaints complaints;
    Reader reader(document, "rule", complaints);
    (void)reader.integer("known", 0, 9);
    (void)reader.has("looked");
    (void)reader.raw("taken");
    reader.refuseUnknownKeys();
    CHECK(complaints == Complaints{{"rule.typo", "unknown-key", ""}});
}

TEST_CASE("a long value is cut between two characters")
{
    std::string text(79, 'a');
    text += "汉汉";
    const Value document = Object{{"s", text}};
    Complaints complaints;
    Reader reader(document, "", complaints);
    (void)reader.string("s", 10);
    REQUIRE(complaints.size() == 1);
    CHECK(complaints.front().value == std::string(79, 'a'));
    CHECK(isUtf8(complaints.front().value));
}

} // namespace
} // namespace loyalty::json
