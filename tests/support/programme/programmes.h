#pragma once

#include "core/engine/quote.h"
#include "core/programme/programme.h"

#include <string>
#include <string_view>

namespace loyalty::test {

/// A document under resources/programme, e.g. "sample-retail-cn.json".
[[nodiscard]] std::string sampleProgrammeText(std::string_view file);
[[nodiscard]] programme::Programme sampleProgramme(std::string_view file);

/// Code and number of decimals, which must be a currency's.
[[nodiscard]] Currency currency(std::string_view code, int exponent);

/// 1 point for every 100 minor units of CNY, rounded down once a ticket; no tiers, no redeeming, no end.
[[nodiscard]] programme::Programme aProgramme();
[[nodiscard]] programme::Rule perAmount(std::string_view id, std::int64_t points, std::int64_t perMinor);
[[nodiscard]] programme::Rule multiplier(std::string_view id, std::string_view factor);
/// 100 points are worth 1.00, in steps of 100 from 100 on, up to the whole ticket.
[[nodiscard]] programme::Redeeming aRedeeming();

/// One piece, in CNY.
[[nodiscard]] engine::BasketLine line(std::uint32_t id, std::int64_t amountMinor, std::string_view category = {});
[[nodiscard]] engine::Basket basketOf(std::vector<engine::BasketLine> lines);
/// Noon of a business date in a shop at UTC.
[[nodiscard]] engine::Context onDate(std::string_view date, std::int32_t secondOfDay = 12 * 3600);

} // namespace loyalty::test
