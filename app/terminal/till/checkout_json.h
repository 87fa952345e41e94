#pragma once

#include "core/base/json/json.h"
#include "core/checkout/checkout_view.h"

namespace loyalty::app {

/// What the till shows, for scripts: words are codes, amounts minor units, points whole numbers.
[[nodiscard]] json::Value toJson(const checkout::CheckoutView& view, std::string_view by = {});

} // namespace loyalty::app
