#include "tests/app/chain/a_rich_programme.h"

namespace loyalty::test {
namespace {

constexpr std::string_view kBeforeReturns = R"({
  "format": "loyalty-programme/2", "id": "rich", "version": 1, "validFrom": "2020-01-01T00:00:00+08:00",
  "currency": { "code": "CNY", "exponent": 2 }, "names": { "en": "Rich" },
  "earning": {
    "rounding": { "mode": "down", "per": "ticket", "multiply": "beforeRounding" },
    "rules": [ { "id": "base", "type": "perAmount", "names": { "en": "Base" }, "points": 1, "perMinor": 100 } ]
  },
  "tiers": {
    "qualify": { "by": "spend", "rollingMonths": 12 },
    "levels": [
      { "id": "basic", "names": { "en": "Basic" }, "threshold": 0, "rate": "1" },
      { "id": "silver", "names": { "en": "Silver" }, "threshold": 50000, "rate": "1" },
      { "id": "gold", "names": { "en": "Gold" }, "threshold": 200000, "rate": "1" }
    ]
  },
  "redeeming": { "pointsPer": 100, "valueMinor": 100, "min": 10, "step": 10, "maxShare": "50%",
                 "maxPointsByTrust": { "spoken": 1000000, "static": 1000000 } },
  "discounts": { "offers": [ { "id": "five-off", "names": { "en": "5 off" }, "type": "fixed", "minor": 500 } ] },
  "coupons": [ { "id": "five", "names": { "en": "5 off" }, "offer": "five-off", "expiry": { "months": 1 } } ],
  "stampCards": [ { "id": "tea", "names": { "en": "Tea" }, "stamps": 5, "coupon": "five" } ],
  "storedValue": { "minTopUpMinor": 1000, "maxTopUpMinor": 500000, "maxBalanceMinor": 1000000,
                   "gifts": [ { "fromMinor": 10000, "giftMinor": 1000 } ], "spendOrder": "principalFirst" },
  "giftCards": { "minMinor": 1000, "maxMinor": 100000, "reloadable": true, "refundable": true },
  "expiry": { "months": 12, "end": "month" },
  "returns": )";

} // namespace

std::string aRichProgramme(std::string_view returns)
{
    return std::string(kBeforeReturns) + std::string(returns) + "}";
}

} // namespace loyalty::test
