#pragma once

#include "core/base/random.h"

#include <cstdint>
#include <span>

namespace loyalty::test {

/// The same bytes for the same seed on every machine (SplitMix64), however they are drawn in pieces. Worth nothing as
/// a secret.
class SeededRandom final : public Random
{
public:
    explicit SeededRandom(std::uint64_t seed = 1)
        : m_state(seed)
    {}

    void fill(std::span<std::uint8_t> bytes) override;

private:
    std::uint64_t m_state;
    std::uint64_t m_word = 0;
    int m_left = 0;
};

} // namespace loyalty::test
