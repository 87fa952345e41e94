#include "core/base/json/json.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

#include <numeric>
#include <string>
#include <vector>

namespace loyalty::json {
namespace {

using namespace std::string_literals;

std::string nested(std::size_t depth)
{
    return std::string(depth, '[') + std::string(depth, ']');
}

TEST_CASE("a document is read into values in the order in which it was written")
{
    const auto document = parse(R"( {"b" : [1, -2, "x\u00e9\ud83d\ude00\n", true, false, null], "a" : {"c" : {}}} )");
    REQUIRE(document);
    const Object expected{
        {"b", Array{1, -2, "xé😀\n", true, false, nullptr}},
        {"a", Object{{"c", Object()}}},
    };
    CHECK(*document == Value(expected));
    CHECK(document->asObject()->begin()->first == "b");
}

TEST_CASE("a document may be any one value")
{
    CHECK(*parse("null") == Value());
    CHECK(*parse("\"\"") == Value(""));
    CHECK(*parse("[]") == Value(Array()));
    CHECK(*parse("7") == Value(7));
    CHECK(*parse("\xEF\xBB\xBF{}") == Value(Object()));
}

TEST_CASE("integers reach to the ends of 64 bits")
{
    CHECK(*parse("9223372036854775807") == Value(INT64_MAX));
    CHECK(*parse("-9223372036854775808") == Value(INT64_MIN));
    CHECK(*parse("-0") == Value(0));
}

TEST_CASE("a hostile document is refused with what it has wrong and where")
{
    struct Row
    {
        std::string text;
        ParseCode code;
    };
    const Row rows[] = {
        {"", ParseCode::Syntax},
        {" ", ParseCode::Syntax},
        {"{", ParseCode::Syntax},
        {"{\"a\"", ParseCode::Syntax},
        {"{\"a\":", ParseCode::Syntax},
        {"{\"a\":1", ParseCode::Syntax},
        {"{\"a\":1,}", ParseCode::Syntax},
        {"[1,]", ParseCode::Syntax},
        {"[1 2]", ParseCode::Syntax},
        {"]", ParseCode::Syntax},
        {"[}", ParseCode::Syntax},
        {"{1:2}", ParseCode::Syntax},
        {"{'a':1}", ParseCode::Syntax},
        {"{} {}", ParseCode::Syntax},
        {"{}x", ParseCode::Syntax},
        {"{}\0"s, ParseCode::Syntax},
        {"{}\0{\"amount\":1}"s, ParseCode::Syntax},
        {"[1\0]"s, ParseCode::Syntax},
        {"\"a\0b\""s, ParseCode::Syntax},
        {"\"a\nb\"", ParseCode::Syntax},
        {"\"\\x\"", ParseCode::Syntax},
        {"\"\\u12\"", ParseCode::Syntax},
        {"\"\\ud800\"", ParseCode::Syntax},
        {"\"\\udc00\\ud800\"", ParseCode::Syntax},
        {"\"open", ParseCode::Syntax},
        {"/* */ 1", ParseCode::Syntax},
        {"NaN", ParseCode::Syntax},
        {"Infinity", ParseCode::Syntax},
        {"-", ParseCode::Syntax},
        {"+1", ParseCode::Syntax},
        {"01", ParseCode::Syntax},
        {"0x10", ParseCode::Syntax},
        {".5", ParseCode::Syntax},
        {"1.", ParseCode::Syntax},
        {"True", ParseCode::Syntax},
        {"1.5", ParseCode::Fraction},
        {"1.0", ParseCode::Fraction},
        {"-0.0", ParseCode::Fraction},
        {"1e2", ParseCode::Fraction},
        {"1E999999", ParseCode::Fraction},
        {"[1,{\"a\":0.1}]", ParseCode::Fraction},
        {"9223372036854775808", ParseCode::NumberRange},
        {"18446744073709551615", ParseCode::NumberRange},
        {"18446744073709551616", ParseCode::NumberRange},
        {"-9223372036854775809", ParseCode::NumberRange},
        {std::string(1000, '9'), ParseCode::NumberRange},
        {"-" + std::string(1000, '9'), ParseCode::NumberRange},
        {R"({"a":1,"a":1})", ParseCode::RepeatedKey},
        {R"({"a":1,"\u0061":2})", ParseCode::RepeatedKey},
        {R"([{"b":{"a":1,"c":2,"a":3}}])", ParseCode::RepeatedKey},
        {"\"\xFF\"", ParseCode::NotUtf8},
        {"\"\xC0\x80\"", ParseCode::NotUtf8},
        {"\"\xED\xA0\x80\"", ParseCode::NotUtf8},
        {"\"\xE6\xB1\"", ParseCode::NotUtf8},
        {"{\"\xFE\":1}", ParseCode::NotUtf8},
        {"{}\xFF", ParseCode::NotUtf8},
        {nested(33), ParseCode::Depth},
        {std::string(1'000'000, '['), ParseCode::Depth},
    };
    for (const Row& row : rows) {
        INFO(row.text.substr(0, 60));
        const auto document = parse(row.text);
        REQUIRE_FALSE(document);
        CHECK(toString(document.error().code) == toString(row.code));
        CHECK(document.error().offset <= row.text.size());
    }
}

TEST_CASE("a fault says the byte where it was noticed")
{
    CHECK(parse("[1,2,\xFF]").error() == ParseError{ParseCode::NotUtf8, 5});
    CHECK(parse("{}\0"s).error() == ParseError{ParseCode::Syntax, 2});
    CHECK(parse("[1,  }").error() == ParseError{ParseCode::Syntax, 5, Expected::Value});
    CHECK(parse("[1").error() == ParseError{ParseCode::Syntax, 2, Expected::CommaOrBracket});
    CHECK(parse("[1.5   ]").error() == ParseError{ParseCode::Fraction, 5});
    CHECK(parse(R"({"a":1,"a":2}       )").error() == ParseError{ParseCode::RepeatedKey, 7});
    CHECK(parse(R"([{"b":{"a":[1,2],"c":2,"a":3,"c":4}}])").error() == ParseError{ParseCode::RepeatedKey, 23});
    CHECK(parse(R"({"x\\\"":1,"\\":2,"x\\\"":3})").error() == ParseError{ParseCode::RepeatedKey, 18});
}

TEST_CASE("depth and size are held to their limits exactly")
{
    CHECK(parse(nested(32)));
    CHECK(parse(nested(2), {.bytes = 4, .depth = 2}));
    CHECK(parse(nested(3), {.bytes = 100, .depth = 2}).error().code == ParseCode::Depth);
    CHECK(parse("{\"a\":[]}", {.bytes = 100, .depth = 1}).error().code == ParseCode::Depth);
    CHECK(parse("12345", {.bytes = 5, .depth = 1}));
    CHECK(parse("123456", {.bytes = 5, .depth = 1}).error() == ParseError{ParseCode::Size, 5});
}

TEST_CASE("a repeated key is found among very many")
{
    std::string text = "{";
    for (int i = 0; i < 100'000; ++i)
        text += "\"k" + std::to_string(i) + "\":0,";
    CHECK(parse(text + "\"last\":0}"));
    CHECK(parse(text + "\"k7\":0,\"k0\":0}").error() == ParseError{ParseCode::RepeatedKey, text.size()});
}

rc::Gen<Value> anyValue(int depth)
{
    const auto piece = rc::gen::element<std::string>("a", "\"", "\\", "/", "\n", "\x01", "\x7F", "é", "汉", "😀");
    const auto text = rc::gen::map(rc::gen::container<std::vector<std::string>>(piece), [](const auto& pieces) {
        return std::accumulate(pieces.begin(), pieces.end(), std::string());
    });
    auto scalar =
        rc::gen::oneOf(rc::gen::map(rc::gen::arbitrary<std::int64_t>(), [](std::int64_t n) { return Value(n); }),
                       rc::gen::map(rc::gen::arbitrary<bool>(), [](bool b) { return Value(b); }),
                       rc::gen::just(Value()), rc::gen::map(text, [](std::string s) { return Value(std::move(s)); }));
    if (depth == 0)
        return scalar;
    const auto list = rc::gen::scale(0.3, rc::gen::container<Array>(anyValue(depth - 1)));
    return rc::gen::oneOf(scalar, rc::gen::map(list, [](Array items) { return Value(std::move(items)); }),
                          rc::gen::map(list, [](Array items) {
                              Object object;
                              for (Value& item : items)
                                  object.set("k" + std::to_string(object.size() * 7), std::move(item));
                              return Value(std::move(object));
                          }));
}

TEST_CASE("whatever is written is read again as the same value and the same bytes")
{
    const auto holds = [] {
        const Value value = *anyValue(3);
        const std::string text = write(value);
        const auto again = parse(text);
        RC_ASSERT(again.has_value());
        RC_ASSERT(*again == value);
        RC_ASSERT(write(*again) == text);
        RC_ASSERT(*parse(writePretty(value)) == value);
    };
    REQUIRE(rc::check("documents read back", holds));
}

TEST_CASE("a document damaged anywhere is refused or read, and never more")
{
    const std::string whole = R"({"kind":"sale","lines":[{"sku":"汉\u00e9","amount":-1299}],"ok":true,"none":null})";
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (int byte = 0; byte < 256; ++byte) {
            std::string damaged = whole;
            damaged[at] = static_cast<char>(byte);
            if (const auto read = parse(damaged))
                CHECK(parse(write(*read)) == read);
        }
        const auto cut = parse(std::string_view(whole).substr(0, at));
        REQUIRE_FALSE(cut);
        CHECK(cut.error().offset <= at);
    }
}

} // namespace
} // namespace loyalty::json
