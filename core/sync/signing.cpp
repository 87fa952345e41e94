#include "core/base/assert.h"
#include "core/sync/protocol.h"

namespace loyalty::sync {

namespace {

/// A prefix with its closing zero, so that a signature for one purpose is none for another.
constexpr std::string_view kRequestPrefix{"loyalty-request", sizeof "loyalty-request"};
constexpr std::string_view kClockPrefix{"loyalty-clock", sizeof "loyalty-clock"};

} // namespace

std::string signedText(std::string_view body)
{
    std::string text(kRequestPrefix);
    text += crypto::hash(body).view();
    return text;
}

std::string clockText(Instant now, const IncarnationId& incarnation)
{
    std::string text(kClockPrefix);
    const auto ms = static_cast<std::uint64_t>(now.unixMs());
    for (int shift = 56; shift >= 0; shift -= 8)
        text += static_cast<char>(ms >> shift & 0xff);
    for (const std::uint8_t byte : incarnation.bytes())
        text += static_cast<char>(byte);
    return text;
}

int shardOf(const MemberId& member, int shards)
{
    LOYALTY_ASSERT(shards >= 1);
    return member.bytes()[0] % shards;
}

} // namespace loyalty::sync
