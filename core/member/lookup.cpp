#include "core/member/lookup.h"

#include "core/base/assert.h"

#include <algorithm>
#include <array>
#include <string>

namespace loyalty::member {

namespace {

constexpr std::array kKinds{LookupKind::Phone, LookupKind::Card, LookupKind::External, LookupKind::Pass};

std::string_view prefixOf(LookupKind kind)
{
    switch (kind) {
    case LookupKind::Phone:
        return "";
    case LookupKind::Card:
        return "card:";
    case LookupKind::External:
        return "external:";
    case LookupKind::Pass:
        return "pass:";
    }
    LOYALTY_ASSERT(!"unknown kind of look-up");
}

} // namespace

crypto::KeyedHash lookupHash(const crypto::SecretKey& indexKey, LookupKind kind, std::string_view canonical)
{
    // A phone that is not canonical would be hashed into the room of the other kinds, and never be found again.
    LOYALTY_ASSERT(kind != LookupKind::Phone || canonical.starts_with('+'));
    return crypto::keyedHash(indexKey, std::string(prefixOf(kind)).append(canonical));
}

std::string_view toString(LookupKind kind)
{
    switch (kind) {
    case LookupKind::Phone:
        return "phone";
    case LookupKind::Card:
        return "card";
    case LookupKind::External:
        return "external";
    case LookupKind::Pass:
        return "pass";
    }
    LOYALTY_ASSERT(!"unknown kind of look-up");
}

std::optional<LookupKind> lookupKindFrom(std::string_view word)
{
    const auto* const found = std::ranges::find(kKinds, word, [](LookupKind kind) { return toString(kind); });
    return found == kKinds.end() ? std::nullopt : std::optional(*found);
}

} // namespace loyalty::member
