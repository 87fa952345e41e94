#pragma once

#include "core/base/random.h"

#include <cstddef>
#include <span>
#include <string>

namespace loyalty::test {

/// Hands out the bytes that a test wrote down, in order; asking for more is a defect of the test. For known vectors.
class ScriptedRandom final : public Random
{
public:
    explicit ScriptedRandom(std::string bytes)
        : m_bytes(std::move(bytes))
    {}

    void fill(std::span<std::uint8_t> bytes) override;

private:
    std::string m_bytes;
    std::size_t m_used = 0;
};

} // namespace loyalty::test
