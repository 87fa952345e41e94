#include "tests/support/base/seeded_random.h"

namespace loyalty::test {
namespace {

/// Steele, Lea, Flood: Fast splittable pseudorandom number generators (2014).
std::uint64_t next(std::uint64_t& state)
{
    state += 0x9E3779B97F4A7C15;
    std::uint64_t z = state;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
}

} // namespace

void SeededRandom::fill(std::span<std::uint8_t> bytes)
{
    for (std::uint8_t& byte : bytes) {
        if (m_left == 0) {
            m_word = next(m_state);
            m_left = 8;
        }
        byte = static_cast<std::uint8_t>(m_word);
        m_word >>= 8;
        --m_left;
    }
}

} // namespace loyalty::test
