#include "core/base/random.h"

#include "core/base/assert.h"

#include <array>

namespace loyalty {
namespace {

// Byte by byte, so that a seeded source gives the same numbers on every machine.
std::uint64_t draw(Random& random)
{
    std::array<std::uint8_t, 8> bytes{};
    random.fill(bytes);
    std::uint64_t number = 0;
    for (const std::uint8_t byte : bytes)
        number = number << 8 | byte;
    return number;
}

} // namespace

std::uint64_t Random::below(std::uint64_t bound)
{
    LOYALTY_ASSERT(bound >= 1);
    // The lowest 2⁶⁴ mod bound draws are thrown away: what is left divides evenly, so no remainder is favoured.
    const std::uint64_t surplus = (0 - bound) % bound;
    std::uint64_t number = draw(*this);
    while (number < surplus)
        number = draw(*this);
    return number % bound;
}

} // namespace loyalty
