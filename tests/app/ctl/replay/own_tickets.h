#pragma once

#include <cstddef>
#include <string>

namespace loyalty::test {

/// A file of tickets of a few households that shop often and much: over half a year they cross tiers, redeem, bring
/// goods back, and their points end. Some rows are odd, `broken` of them cannot be read. The same arguments give the
/// same file.
[[nodiscard]] std::string ownTickets(std::size_t tickets, std::size_t broken = 0);

/// The rows of that file.
[[nodiscard]] std::size_t rowsOf(const std::string& csv);

} // namespace loyalty::test
