#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace loyalty::engine {

/// One kind of stored money at the till: what is on it, and what the customer wants to pay with it.
struct TenderAsk
{
    std::int64_t balanceMinor = 0;
    std::int64_t askedMinor = 0;
};

/// What is taken of each, in order: never more than is asked, is there, or is left to pay; never less than nothing.
[[nodiscard]] std::vector<std::int64_t> takeTenders(std::int64_t dueMinor, std::span<const TenderAsk> asks);

} // namespace loyalty::engine
