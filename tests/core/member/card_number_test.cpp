#include "core/member/card_number.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

namespace loyalty::member {
namespace {

TEST_CASE("a card number ends with its check digit")
{
    struct Row
    {
        std::string_view text;
        std::string_view digits; // empty: refused
    };
    const Row rows[] = {
        {"79927398713", "79927398713"}, // the example of ISO/IEC 7812-1
        {"79927398710", ""},
        {"7992 7398-713", "79927398713"},
        {"4111111111111111", "4111111111111111"},
        {"12345674", "12345674"},
        {"1234566", ""},
        {"1234567890123456789", ""},
        {"12345678901234567897", ""},
        {"", ""},
        {"-", ""},
        {"7992739871x", ""},
        {"x9927398713", ""},
        {"79927398713\n", ""},
        {"+79927398713", ""},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        const auto number = CardNumber::parse(row.text);
        CHECK((number ? number->digits() : "") == row.digits);
    }
    CHECK_FALSE(CardNumber::parse(std::string(100'000, '0')));
}

TEST_CASE("a card number is made from its body")
{
    REQUIRE(CardNumber::make("7992739871"));
    CHECK(CardNumber::make("7992739871")->digits() == "79927398713");
    CHECK(CardNumber::make("1234567")->digits() == "12345674");
    CHECK(CardNumber::make(std::string(18, '9'))->digits().size() == 19);
    CHECK_FALSE(CardNumber::make("123456"));
    CHECK_FALSE(CardNumber::make(std::string(19, '9')));
    CHECK_FALSE(CardNumber::make("12345 67"));
    CHECK_FALSE(CardNumber::make(""));
}

TEST_CASE("one wrong digit is always noticed")
{
    REQUIRE(rc::check([] {
        const auto size = *rc::gen::inRange<std::size_t>(7, 19);
        const auto body = *rc::gen::container<std::string>(size, rc::gen::elementOf(std::string("0123456789")));
        const auto number = CardNumber::make(body);
        RC_ASSERT(number.has_value());
        RC_ASSERT(CardNumber::parse(number->digits()) == number);

        std::string wrong = number->digits();
        char& digit = wrong[*rc::gen::inRange<std::size_t>(0, wrong.size())];
        digit = static_cast<char>('0' + (digit - '0' + *rc::gen::inRange(1, 10)) % 10);
        RC_ASSERT(!CardNumber::parse(wrong));
    }));
}

} // namespace
} // namespace loyalty::member
