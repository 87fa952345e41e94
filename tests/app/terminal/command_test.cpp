#include "app/terminal/commands/arguments.h"
#include "app/terminal/commands/basket_arguments.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::app {
namespace {

TEST_CASE("a basket is read from one amount or from lines")
{
    const Currency cny = *Currency::make("CNY", 2);
    const json::Object one{{"amount", "12.5"}};
    Arguments amount(one);
    const engine::Basket single = readBasket(amount, cny);
    REQUIRE(single.lines.size() == 1);
    CHECK(single.lines[0].id == 1);
    CHECK(single.lines[0].amountMinor == 1250);
    CHECK(single.lines[0].quantity == Quantity::pieces(1));

    const json::Object two{
        {"lines",
         json::Array{json::Object{{"category", "food"}, {"sku", "rice"}, {"quantity", "0.350"}, {"amount", "3"}},
                     json::Object{{"amount", "0"}}}}};
    Arguments lines(two);
    const engine::Basket both = readBasket(lines, cny);
    REQUIRE(both.lines.size() == 2);
    CHECK(both.lines[0].quantity == Quantity{350});
    CHECK(both.lines[0].category == "food");
    CHECK(both.lines[1].id == 2);
    CHECK_FALSE(lines.complaint());
}

TEST_CASE("what cannot be read of a basket is complained of")
{
    const json::Object bad[] = {
        {{"amount", "12,50"}},
        {{"amount", "-1"}},
        {{"amount", 12}},
        {{"lines", "all"}},
        {{"amount", "5"}, {"lines", json::Array{json::Object{{"amount", "5"}}}}},
        {{"lines", json::Array{"rice"}}},
        {{"lines", json::Array{json::Object{{"amount", "1"}, {"quantity", "0.0001"}}}}},
        {{"lines", json::Array{json::Object{{"amount", "1"}, {"quantity", "-1"}}}}},
        {{"lines", json::Array{json::Object{{"quantity", "1"}}}}},
    };
    for (const json::Object& object : bad) {
        INFO(json::write(object));
        Arguments arguments(object);
        static_cast<void>(readBasket(arguments, *Currency::make("CNY", 2)));
        CHECK(arguments.complaint());
    }
}

TEST_CASE("a text with a control character is complained of by its name")
{
    for (const char* const bad : {"\x1b[31mX", "a\nb", "a\x7F"}) {
        const json::Object object{{"ticket", bad}, {"codes", json::Array{"PLAIN", bad}}};
        Arguments text(object);
        CHECK(text.text("ticket").empty());
        CHECK(text.complaint() == "ticket holds a control character, such as a line break");
        Arguments list(object);
        static_cast<void>(list.texts("codes"));
        CHECK(list.complaint() == "codes holds a control character, such as a line break");
    }
    const json::Object plain{{"codes", json::Array{"A", "王"}}, {"empty", json::Array{""}}};
    Arguments arguments(plain);
    CHECK(arguments.texts("codes") == std::vector<std::string>{"A", "王"});
    CHECK_FALSE(arguments.complaint());
    CHECK(arguments.texts("empty").empty());
    CHECK(arguments.complaint() == "empty must hold texts");
}

TEST_CASE("lines of a return name how much comes back, or all that is left")
{
    const json::Object object{{"lines", json::Array{"2", "3:0.5"}}};
    Arguments arguments(object);
    const auto asks = readReturnLines(arguments);
    REQUIRE(asks.size() == 2);
    CHECK((asks[0].id == 2 && asks[0].quantity == Quantity{}));
    CHECK((asks[1].id == 3 && asks[1].quantity == Quantity{500}));
    for (const char* const text : {"", "x", "1:", "1:0", "1:-1", "1:x", ":1", "-1"}) {
        INFO(text);
        const json::Object wrong{{"lines", json::Array{text}}};
        Arguments line(wrong);
        static_cast<void>(readReturnLines(line));
        CHECK(line.complaint());
    }
}

TEST_CASE("what is redeemed is a number of points or as much as is allowed")
{
    const auto read = [](const char* text) {
        const json::Object object{{"redeem", text}};
        Arguments arguments(object);
        const engine::Ask ask = readRedeem(arguments);
        return std::pair(ask, arguments.complaint().has_value());
    };
    CHECK(read("").first.kind == engine::Ask::Kind::Nothing);
    CHECK(read("max").first.kind == engine::Ask::Kind::AsMuchAsAllowed);
    CHECK(read("200").first.points == Points(200));
    CHECK(read("many").second);
    CHECK(read("1.5").second);
    CHECK(read("99999999999999").second);
}

} // namespace
} // namespace loyalty::app
