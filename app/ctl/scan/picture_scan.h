#pragma once

#include "app/ctl/scan/manifest.h"
#include "app/ctl/scan/tally.h"

#include <optional>
#include <vector>

namespace loyalty::ctl {

/// Reads the pictures one by one, as the terminal does, in a process of their own; prints what each holds, then the tally.
/// Without a manifest nothing is judged. Faults: Missing (the program that reads pictures).
[[nodiscard]] Result<Tally, Fault> scanPictures(const std::vector<std::filesystem::path>& pictures,
                                                const std::optional<Manifest>& manifest);

} // namespace loyalty::ctl
