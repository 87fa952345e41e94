#pragma once

#include "app/ctl/conformance/draft.h"

namespace loyalty::ctl {

/// Turns the "discounts" of a case into offers of the draft, applied one after the other in their order.
void takeDiscounts(const JsonView& given, Draft& draft);
/// Which discounts the earning base is after: "ignore_ticket_discounts" where the case says so.
void takeBase(const JsonView& given, Draft& draft);

} // namespace loyalty::ctl
