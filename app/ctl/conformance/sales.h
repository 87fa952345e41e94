#pragma once

#include "app/ctl/conformance/draft.h"

namespace loyalty::ctl {

/// Rules, lines, tenders and codes of a case.
void takeSale(const JsonView& given, Draft& draft);
/// A reward that costs points, or points as money, as the programme says and whatever the caller claims.
void takeRedeem(const JsonView& redeem, Draft& draft);

} // namespace loyalty::ctl
