#include "core/base/crypto/password.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::crypto {
namespace {

TEST_CASE("a password is verified by what was kept of it, and each time kept differently")
{
    const auto first = makePasswordVerifier("correct horse");
    const auto second = makePasswordVerifier("correct horse");
    REQUIRE(first);
    REQUIRE(second);
    CHECK(first->starts_with("$argon2id$v=19$m=65536,t=3,p=1$"));
    CHECK(*first != *second);
    CHECK(verifiesPassword(*first, "correct horse"));
    CHECK_FALSE(verifiesPassword(*first, "correct horse "));
    CHECK_FALSE(verifiesPassword(*first, ""));
}

TEST_CASE("a text that is no verifier of our cost verifies nothing")
{
    const std::string cheap = "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$"
                              "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE";
    const std::string dear = "$argon2id$v=19$m=4194304,t=3,p=1$c29tZXNhbHRzb21lc2FsdA$"
                             "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE";
    for (const std::string& text : {std::string(), std::string("nonsense"), cheap, dear, std::string(500, '$')}) {
        INFO(text);
        CHECK_FALSE(verifiesPassword(text, "x"));
    }
}

} // namespace
} // namespace loyalty::crypto
