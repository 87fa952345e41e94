#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace loyalty::crypto {

/// What is kept of a secret that a person types: Argon2id (RFC 9106), 3 passes over 64 MiB, with a salt of the operating
/// system's, as text ("$argon2id$v=19$…", at most 127 bytes). Takes some tenths of a second: not on the GUI thread.
/// Nothing where the memory is not there.
[[nodiscard]] std::optional<std::string> makePasswordVerifier(std::string_view password);

/// Takes as long. False for another password, and at once for a text that is no verifier of this cost.
[[nodiscard]] bool verifiesPassword(std::string_view verifier, std::string_view password);

} // namespace loyalty::crypto
