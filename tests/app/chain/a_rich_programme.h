#pragma once

#include <string>
#include <string_view>

namespace loyalty::test {

/// The small programme of AChain with stored value, gift cards, a coupon and a stamp card. `shortfall` is what stands
/// under "returns".
[[nodiscard]] std::string aRichProgramme(std::string_view returns = R"({ "shortfall": "debt" })");

} // namespace loyalty::test
