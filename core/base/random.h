#pragma once

#include "core/base/id.h"

#include <cstdint>
#include <span>

namespace loyalty {

/// Where chance comes from. The product uses the system's secure generator; tests and simulations a seeded one.
class Random
{
public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::uint8_t> bytes) = 0;

    template <class IdType>
    [[nodiscard]] IdType id()
    {
        typename IdType::Bytes bytes{};
        fill(bytes);
        return IdType(bytes);
    }

    /// Evenly spread in 0 … bound-1; bound ≥ 1.
    [[nodiscard]] std::uint64_t below(std::uint64_t bound);
};

} // namespace loyalty
