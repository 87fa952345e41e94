#pragma once

#include "core/base/fault.h"
#include "core/base/result.h"
#include "core/engine/quote.h"
#include "core/programme/compiled.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

namespace loyalty::ctl {

/// One basket with who buys it and when, and the points that it must earn.
struct BenchSale
{
    engine::Basket basket;
    engine::MemberFacts member;
    engine::Context context;
    std::int64_t expected = 0;
};

/// Reads {"format": "bench-baskets/1", "currency", "baskets": [{"tier", "birthday", "memberDay", "expectPoints", "lines":
/// [{"sku", "category", "qty", "unitMinor"}]}]}. The tier is one of the programme's; "birthday" is one on the day of the
/// sale, and a "memberDay" is a Wednesday, any other day a Tuesday. Faults: Missing, Io,
/// Rejected with basket, line and key of what is wrong.
[[nodiscard]] Result<std::vector<BenchSale>, Fault> readBenchSales(const std::filesystem::path& file,
                                                                   const programme::Programme& programme);

/// Parses and compiles a programme's document. Faults: Missing, Io, Corrupt with the first complaint.
[[nodiscard]] Result<programme::Compiled, Fault> readProgramme(const std::filesystem::path& file);

struct BenchResult
{
    std::size_t baskets = 0;
    std::size_t mismatches = 0;
    std::int64_t perSecond = 0;
};

/// Runs `once`, which does `each` things, again and again for about `milliseconds`: how many a second, the median of nine
/// equal parts of that time.
[[nodiscard]] std::int64_t medianPerSecond(std::int64_t milliseconds, std::int64_t each,
                                           const std::function<void()>& once);

/// Checks every answer first, then quotes the baskets in turn on this thread for about `milliseconds`.
[[nodiscard]] BenchResult benchQuotes(const programme::Compiled& programme, const std::vector<BenchSale>& sales,
                                      engine::Trace trace, std::int64_t milliseconds);

} // namespace loyalty::ctl
