#pragma once

#include <cstdint>
#include <filesystem>

namespace loyalty::test {

/// Puts made-up full members into a terminal's cache beside those that it has: three lots, a tier window, three look-ups
/// each. The terminal does not run, and does not meet its head office afterwards, which knows nothing of them.
void addMembers(const std::filesystem::path& terminal, std::uint32_t count);

} // namespace loyalty::test
