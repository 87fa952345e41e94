#pragma once

#include "core/base/fault.h"
#include "core/base/json/json.h"

#include <string>
#include <string_view>
#include <variant>

/// What a command answers, on the command line and over the local socket: one JSON object. Words are made where people
/// read them.
///
///     {"outcome":"done","value":…}
///     {"outcome":"refused","refusal":"sell.member-blocked",…}
///     {"outcome":"fault","fault":"disk-full","detail":"…"}
///     {"outcome":"usage","detail":"…"}
namespace loyalty::app {

using Reply = json::Object;

[[nodiscard]] inline Reply done(json::Value value)
{
    return {{"outcome", "done"}, {"value", std::move(value)}};
}

/// `useCase` and `why` make the code: "sell.member-blocked".
[[nodiscard]] inline Reply refused(std::string_view useCase, std::string_view why)
{
    return {{"outcome", "refused"}, {"refusal", std::string(useCase) + "." + std::string(why)}};
}

[[nodiscard]] inline Reply faulted(const Fault& fault)
{
    return {{"outcome", "fault"}, {"fault", toString(fault.code)}, {"detail", fault.detail}};
}

[[nodiscard]] inline Reply misused(std::string_view detail)
{
    return {{"outcome", "usage"}, {"detail", detail}};
}

/// Of a use case whose refusal is an enumeration.
template <class Refusal>
[[nodiscard]] Reply stopped(std::string_view useCase, const std::variant<Refusal, Fault>& stop)
{
    if (const Fault* const fault = std::get_if<Fault>(&stop))
        return faulted(*fault);
    return refused(useCase, toString(std::get<Refusal>(stop)));
}

[[nodiscard]] inline std::string_view outcomeOf(const Reply& reply)
{
    return *reply.find("outcome")->asString();
}

} // namespace loyalty::app
