#pragma once

#include "core/base/json/json.h"
#include "core/engine/quote.h"
#include "core/programme/programme.h"

#include <string_view>
#include <vector>

namespace loyalty::app {

[[nodiscard]] std::string_view toString(engine::TraceStep::Kind kind);

/// The steps of a reckoning, in order: [{"kind":"rule-matched","rule":"base",…}]
[[nodiscard]] json::Array traceJson(const std::vector<engine::TraceStep>& trace);

/// {"en":"…","zh_CN":"…"}
[[nodiscard]] json::Value namesJson(const programme::Names& names);
/// What the programme calls all that a step may name: {"base":{"en":"…","zh_CN":"…"}}
[[nodiscard]] json::Value namesJson(const programme::Programme& programme);

/// Points per amount as the programme says them, which a step keeps in lowest terms:
/// {"base":{"points":10,"perMinor":10000}}
[[nodiscard]] json::Value ratesJson(const programme::Programme& programme);

} // namespace loyalty::app
