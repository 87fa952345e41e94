#pragma once

#include "core/checkout/checkout_view.h"
#include "core/receipt/receipt.h"
#include "ui/till/till.h"

#include <string>
#include <utility>
#include <vector>

namespace loyalty::test {

/// A day in a shop of the sample department store: what the open sale shows, and the papers of what was booked. By the
/// product's own terminal, head office and checkout; nothing is made up.
///
/// Inside a running test case.
struct RealShop
{
    RealShop();

    ui::ProgrammeWords words;
    Instant now;
    /// A birthday, a silver tier, double points on fresh food, points redeemed, and more points than one ticket may earn.
    checkout::CheckoutView open;
    /// By name: "sale", "why" (the same with its reasons), "return", "void", "top-up".
    std::vector<std::pair<std::string, receipt::Receipt>> papers;
};

} // namespace loyalty::test
