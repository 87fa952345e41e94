#include "core/base/crypto/crypto.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::crypto {
namespace {

TEST_CASE("BLAKE2b-256 gives the known digest of abc")
{
    CHECK(toHex(hash("abc").view()) == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

TEST_CASE("what is hashed in two pieces is hashed as one")
{
    CHECK(hash("ab", "c") == hash("abc"));
}

} // namespace
} // namespace loyalty::crypto
