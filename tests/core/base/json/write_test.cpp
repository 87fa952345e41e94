#include "core/base/json/json.h"
#include "tests/support/base/defect.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::json {
namespace {

using namespace std::string_literals;

TEST_CASE("values are written without blanks, members in their order")
{
    const Object sale{{"kind", "sale"}, {"amount", -1299}, {"lines", Array{Object{{"id", 0}}, Object()}}, {"note", {}}};
    CHECK(write(sale) == R"({"kind":"sale","amount":-1299,"lines":[{"id":0},{}],"note":null})");
    CHECK(write(Array{true, false, INT64_MIN, INT64_MAX}) == "[true,false,-9223372036854775808,9223372036854775807]");
}

TEST_CASE("only what must be escaped is, and in one way only")
{
    CHECK(write("\"\\/\b\f\n\r\t") == R"("\"\\/\b\f\n\r\t")");
    CHECK(write("\x01\x1F\x7F\0"s) == "\"\\u0001\\u001f\x7F\\u0000\"");
    CHECK(write("汉字 é 😀") == "\"汉字 é 😀\"");
    CHECK(write(Object{{"a\"b", 1}}) == R"({"a\"b":1})");
}

TEST_CASE("for people two blanks a level")
{
    const Object document{{"a", Array{1, Object{{"b", Array()}}}}, {"c", Object()}};
    CHECK(writePretty(document) == "{\n  \"a\": [\n    1,\n    {\n      \"b\": []\n    }\n  ],\n  \"c\": {}\n}");
}

TEST_CASE("text that is not UTF-8 is never written")
{
    CHECK(test::stopsTheProgram([] { (void)write("\xFF"); }));
    CHECK(test::stopsTheProgram([] { (void)write(Object{{"\xC3", 1}}); }));
}

TEST_CASE("a member set again keeps its place and takes the new value")
{
    Object object{{"a", 1}, {"b", 2}};
    object.set("a", "new").set("c", 3);
    CHECK(write(object) == R"({"a":"new","b":2,"c":3})");
    CHECK(*object.find("b") == Value(2));
    CHECK(object.find("d") == nullptr);
    CHECK(object.size() == 3);
    CHECK(write(Object{{"a", 1}, {"a", 2}}) == R"({"a":2})");
}

TEST_CASE("the kind of a value is asked, never assumed")
{
    const Value text("7");
    CHECK(text.asInteger() == nullptr);
    CHECK(text.asBool() == nullptr);
    CHECK(text.asObject() == nullptr);
    CHECK(*text.asString() == "7");
    CHECK(Value(nullptr).isNull());
    CHECK(Value(1) != Value(true));
    static_assert(!std::is_convertible_v<const Array*, Value>, "a pointer is no truth value");
    static_assert(!std::is_convertible_v<double, Value>, "no fraction comes in");
}

} // namespace
} // namespace loyalty::json
