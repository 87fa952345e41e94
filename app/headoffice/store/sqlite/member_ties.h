#pragma once

#include "core/office/ports.h"

#include <string>
#include <string_view>

namespace loyalty::headoffice {

/// {"family": [id, …], "floor": [tier, last day], "segments": [word, …], "referred": […], "bearer": "1234", "parted": true, "brought": {"ledger": …, "lookups": [base64, …]}},
/// what is empty left out.
[[nodiscard]] std::string tiesToText(const office::Member& member);
/// False for a text that tiesToText() cannot have written.
[[nodiscard]] bool readTies(std::string_view text, office::Member& member);

} // namespace loyalty::headoffice
