#include "core/base/check_digit.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty {
namespace {

TEST_CASE("check digits are those of their standards")
{
    CHECK(luhnDigit("7992739871") == '3');
    CHECK(luhnDigit("") == '0');
    CHECK(endsWithLuhn("4111111111111111"));
    CHECK_FALSE(endsWithLuhn("4111111111111112"));
    CHECK_FALSE(endsWithLuhn(""));
    CHECK_FALSE(endsWithLuhn("79927398x3"));
    CHECK(gs1Digit("629104150021") == '3'); // the example of the General Specifications
    CHECK(endsWithGs1("96385074"));
    CHECK_FALSE(endsWithGs1("96385075"));
    CHECK_FALSE(endsWithGs1(""));
}

} // namespace
} // namespace loyalty
