#include "core/access/pin.h"

#include "tests/support/base/seeded_random.h"

#include <catch2/catch_test_macros.hpp>

#include <chrono>

namespace loyalty::access {
namespace {

using namespace std::chrono_literals;

TEST_CASE("a PIN is 4 to 12 digits that are not the first that anybody tries")
{
    struct Row
    {
        std::string_view pin;
        std::optional<PinRefusal> refused;
    };
    const Row rows[] = {
        {"4711", std::nullopt},
        {"480226", std::nullopt},
        {"102938475610", std::nullopt},
        {"1357", std::nullopt}, // steps of two
        {"471", PinRefusal::TooShort},
        {"", PinRefusal::TooShort},
        {"1029384756102", PinRefusal::TooLong},
        {"47a1", PinRefusal::NotDigits},
        {"４７１１", PinRefusal::NotDigits}, // full-width
        {"0000", PinRefusal::TooSimple},
        {"1234", PinRefusal::TooSimple},
        {"987654", PinRefusal::TooSimple},
        {"2001", PinRefusal::IsTheNumber},
    };
    for (const Row& row : rows) {
        INFO(row.pin);
        const auto checked = checkPin(row.pin, "2001");
        CHECK((checked ? std::nullopt : std::optional(checked.error())) == row.refused);
    }
    CHECK(checkPin("9501", "9501").error() == PinRefusal::IsTheNumber);
    CHECK(checkPin("9501", "119501").error() == PinRefusal::IsTheNumber);
    CHECK(checkPin("119501", "9501"));
}

TEST_CASE("a PIN is its operator's own, under the chain's key")
{
    test::SeededRandom random(7);
    const crypto::SecretKey key = crypto::makeSecretKey(random);
    const auto verifier = pinVerifier(key, "2001", "480226");
    REQUIRE(verifier);
    CHECK(isPin(key, "2001", *verifier, "480226"));
    CHECK_FALSE(isPin(key, "2001", *verifier, "480227"));
    CHECK_FALSE(isPin(key, "2002", *verifier, "480226"));
    CHECK_FALSE(isPin(crypto::makeSecretKey(random), "2001", *verifier, "480226"));
}

TEST_CASE("wrong tries make the next one wait, the longer the more")
{
    CHECK(pauseAfter(0) == 0s);
    CHECK(pauseAfter(4) == 0s);
    CHECK(pauseAfter(5) == 30s);
    CHECK(pauseAfter(9) == 30s);
    CHECK(pauseAfter(10) == 15min);
}

} // namespace
} // namespace loyalty::access
