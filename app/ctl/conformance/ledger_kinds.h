#pragma once

#include "core/base/json/json.h"

#include <span>
#include <string_view>

/// The kinds of conformance cases that the ledger decides: lots, returns, stored value, who was first.
namespace loyalty::ctl {

/// What the engine makes of a case's `given`: an object with the keys of `expect` that the kind knows, in its terms. Null
/// where it cannot be mapped, which is a miss.
using Judge = json::Value (*)(const json::Object& given);

struct Kind
{
    std::string_view name;
    Judge judge;
};

[[nodiscard]] std::span<const Kind> ledgerKinds();

/// Whether every key of `expect` is in `judged` with the same value. A key that ends in "_max" bounds the value.
[[nodiscard]] bool meets(const json::Object& expect, const json::Value& judged);

} // namespace loyalty::ctl
