#pragma once

#include "core/engine/quote.h"
#include "core/programme/programme.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What was shown with a sale and does nothing for it. Nothing is refused for that.
namespace loyalty::terminal {

struct Idle
{
    enum class Kind { Coupon, Code };
    Kind kind = Kind::Coupon;
    std::string id;
    std::int64_t count = 1; ///< of coupons, how many did nothing
    bool known = true;      ///< a code of the programme; false: none of its rules has it
    std::string unmet;      ///< why, as TraceStep::detail of Conditional or Capped; may be empty
    bool operator==(const Idle&) const = default;
};

/// Rules, offers and rewards of the programme that ask for the code.
[[nodiscard]] std::vector<std::string_view> askingFor(const programme::Programme& programme, std::string_view code);

[[nodiscard]] bool hasCodes(const programme::Programme& programme);

/// A code of the programme as the programme spells it, said or scanned in whatever case of letters; none: it is none.
[[nodiscard]] std::optional<std::string> codeSaid(const programme::Programme& programme, std::string_view said);

/// Why an offer, rule or reward did not apply; empty where the goods are none of its.
[[nodiscard]] std::string unmetIn(const std::vector<engine::TraceStep>& trace, std::string_view rule);

/// Of the coupons and codes that were shown, in their order, each once. `used` are the coupons that opened an offer, one
/// that opened it twice twice; `trace` is that of the quote.
[[nodiscard]] std::vector<Idle> idleOf(const programme::Programme& programme, const engine::Ask& shown,
                                       const std::vector<std::string>& used,
                                       const std::vector<engine::TraceStep>& trace);

} // namespace loyalty::terminal
