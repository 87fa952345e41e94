#pragma once

#include "app/ctl/conformance/expectation.h"
#include "app/ctl/json_view.h"

#include <span>
#include <string_view>

namespace loyalty::ctl {

/// How cases of one kind are put to the product: maps the words of `given` to a programme and a basket, or to the values
/// of another public function, and compares the answers. No arithmetic of its own.
struct CaseKind
{
    std::string_view name;
    void (*check)(const JsonView& given, Expectation& expect);
};

/// A file each.
[[nodiscard]] std::span<const CaseKind> earningKinds();
[[nodiscard]] std::span<const CaseKind> discountKinds();
[[nodiscard]] std::span<const CaseKind> redeemingKinds();
[[nodiscard]] std::span<const CaseKind> ruleKinds();
[[nodiscard]] std::span<const CaseKind> returnKinds();
[[nodiscard]] std::span<const CaseKind> ledgerKinds();
[[nodiscard]] std::span<const CaseKind> programmeKinds();
[[nodiscard]] std::span<const CaseKind> tillKinds();

} // namespace loyalty::ctl
