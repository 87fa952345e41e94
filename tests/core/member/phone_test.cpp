#include "core/member/phone.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

namespace loyalty::member {
namespace {

struct Row
{
    std::string_view typed;
    std::string_view country;
    std::string_view e164; // empty: refused
};

void check(std::initializer_list<Row> rows)
{
    for (const Row& row : rows) {
        INFO("'" << row.typed << "' in " << row.country);
        CHECK(toE164(row.typed, row.country).value_or("") == row.e164);
    }
}

TEST_CASE("a phone number is known by its E.164 form, however it was typed")
{
    check({
        {"13812345678", "86", "+8613812345678"},
        {"138 1234-5678", "86", "+8613812345678"},
        {" (138) 1234.5678 ", "86", "+8613812345678"},
        {"+86 138 1234 5678", "44", "+8613812345678"},
        {"0086 138 1234 5678", "44", "+8613812345678"},
        {"(+86)13812345678", "44", "+8613812345678"},
        {"010 8888 8888", "86", "+861088888888"},
        {"+86 (0)21 5888 8888", "1", "+862158888888"},
        {"0755-2345678", "86", "+867552345678"},
        {"020 7946 0958", "44", "+442079460958"},
        {"+44 (0)20 7946 0958", "86", "+442079460958"},
        {"+44 (0)020 7946 0958", "86", "+442079460958"},
        {"06 12 34 56 78", "33", "+33612345678"},
        {"06 1234 5678", "39", "+390612345678"},
        {"0712 3456", "225", "+22507123456"},
        {"212 555 0199", "1", "+12125550199"},
        {"+1 (212) 555-0199", "86", "+12125550199"},
        {"+123456789012345", "86", "+123456789012345"},
    });
}

TEST_CASE("a mistyped Chinese mobile number is refused")
{
    check({
        {"1381234567", "86", ""},
        {"138123456789", "86", ""},
        {"12812345678", "86", ""},
        {"+86 1381234567", "44", ""},
        {"88888888", "86", ""},
        {"10888888888", "86", ""},
    });
}

TEST_CASE("what cannot be a phone number is refused")
{
    check({
        {"", "86", ""},
        {"+", "86", ""},
        {"00", "86", ""},
        {"-", "86", ""},
        {"+0123456789", "86", ""},
        {"0000138123456", "86", ""},
        {"+1234567", "86", ""},
        {"+1234567890123456", "86", ""},
        {"138+12345678", "86", ""},
        {"++8613812345678", "86", ""},
        {"1381234567x", "86", ""},
        {"138\t12345678", "86", ""},
        {"１３８１２３４５６７８", "86", ""},
        {std::string_view("13812345678\0", 12), "86", ""},
        {"13812345678", "", ""},
        {"13812345678", "+86", ""},
        {"13812345678", "0", ""},
        {"13812345678", "8612", ""},
        {"13812345678", "8x", ""},
        {"1 3 8 1 2 3 4 5 6 7 8                                            ", "86", ""},
    });
}

TEST_CASE("an E.164 form is a plus and eight to fifteen digits")
{
    CHECK(isE164("+12345678"));
    CHECK(isE164("+123456789012345"));
    CHECK_FALSE(isE164("+1234567"));
    CHECK_FALSE(isE164("+1234567890123456"));
    CHECK_FALSE(isE164("+02345678"));
    CHECK_FALSE(isE164("12345678"));
    CHECK_FALSE(isE164("+1234 678"));
    CHECK_FALSE(isE164("+"));
    CHECK_FALSE(isE164(""));
}

TEST_CASE("whatever is typed, the answer is an E.164 form that stays the same when typed again")
{
    REQUIRE(rc::check([] {
        const auto typed = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("0123456789 -.()+x")));
        const auto country = *rc::gen::element<std::string>("86", "44", "39", "1", "225", "");
        if (const auto number = toE164(typed, country)) {
            RC_ASSERT(isE164(*number));
            RC_ASSERT(toE164(*number, "86") == number);
        }
    }));
}

} // namespace
} // namespace loyalty::member
