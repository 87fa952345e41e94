#include "core/member/lookup.h"

#include <catch2/catch_test_macros.hpp>

#include <set>

namespace loyalty::member {
namespace {

constexpr LookupKind kKinds[] = {LookupKind::Phone, LookupKind::Card, LookupKind::External, LookupKind::Pass};

crypto::SecretKey key(char fill)
{
    return *crypto::SecretKey::fromBytes(std::string(crypto::SecretKey::kBytes, fill));
}

TEST_CASE("a phone is found by the keyed hash of its E.164 form")
{
    CHECK(lookupHash(key('k'), LookupKind::Phone, "+8613812345678") == crypto::keyedHash(key('k'), "+8613812345678"));
}

TEST_CASE("the same text under another kind or key is another hash")
{
    std::set<crypto::KeyedHash> hashes;
    for (const char fill : {'a', 'b'})
        for (const LookupKind kind : kKinds)
            hashes.insert(lookupHash(key(fill), kind, "+8613812345678"));
    CHECK(hashes.size() == 8);
    CHECK(lookupHash(key('a'), LookupKind::Card, "12345674") == lookupHash(key('a'), LookupKind::Card, "12345674"));
}

TEST_CASE("each kind of look-up has one word, and the word means it")
{
    for (const LookupKind kind : kKinds)
        CHECK(lookupKindFrom(toString(kind)) == kind);
    CHECK_FALSE(lookupKindFrom("email"));
}

} // namespace
} // namespace loyalty::member
