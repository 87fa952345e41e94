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

/// What the programme calls its rules and tiers: {"base":{"en":"…","zh_CN":"…"}}
[[nodiscard]] json::Value namesJson(const programme::Programme& programme);

} // namespace loyalty::app
