#pragma once

#include "core/programme/compiled.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace loyalty::engine {

/// A fixed amount off the lines that a selector takes in.
struct FixedPart
{
    programme::SelectorMask select = 0;
    std::int64_t minor = 0;
};

/// Takes fixed amounts that follow each other off `left`, together, in the customer's favour.
///
/// One after the other each is spread over its lines in proportion. Where that leaves a part of a later one without goods
/// to bite on, although an earlier one could have gone to lines that the later cannot reach, the amounts are placed so
/// that they take off as much as they can at all (the greatest flow from amounts to lines): −5 on A or B and −10 on A,
/// with A 6 and B 4, take off all of both. `lines` says what selectors take each line in. `shares`, where it is not empty,
/// gets what each amount takes off each line: the lines of the first, then those of the second, … `most` is what they can
/// take off at all, where the caller knows.
void takeFixed(std::span<const FixedPart> parts, std::span<const programme::SelectorMask> lines,
               std::span<std::int64_t> left, std::span<std::int64_t> shares = {},
               std::optional<std::int64_t> most = std::nullopt);

/// The same amounts placed so that they take off as much as they can at all, and of that as little as they can off the
/// lines that `aside` takes in: what these may still cost is what one more amount finds.
void takeFixedAside(std::span<const FixedPart> parts, std::span<const programme::SelectorMask> lines,
                    programme::SelectorMask aside, std::span<std::int64_t> left);

} // namespace loyalty::engine
