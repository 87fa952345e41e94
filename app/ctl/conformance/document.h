#pragma once

#include "app/ctl/json_view.h"

#include <string>

namespace loyalty::ctl {

/// The whole programme document of which a case says sections under "programme", as they stand in it.
[[nodiscard]] std::string documentOf(const JsonView& given);

} // namespace loyalty::ctl
