#pragma once

#include "core/base/json/json.h"

#include <string_view>

namespace loyalty::programme {

/// Whether this names a format that came before the present one.
[[nodiscard]] bool isOlder(std::string_view format);

/// Says in the present format what a document of an older one says, step by step from each format to the next; a document
/// of the present format stays as it is. Answers whether anything was to be done. A published document is never changed:
/// this happens on reading, each time.
///
/// From "loyalty-programme/1": `family.share` and `family.spender` are left out, and so are from budgets the rules that
/// give no points of their own. Both could be said there and had no effect.
bool migrate(json::Value& document);

} // namespace loyalty::programme
