#pragma once

#include "core/base/crypto/crypto.h"
#include "core/base/result.h"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace loyalty::access {

constexpr std::size_t kShortestPin = 4;
constexpr std::size_t kLongestPin = 12;

enum class PinRefusal {
    NotDigits,
    TooShort,
    TooLong,
    TooSimple,   ///< one digit repeated, or digits in a row up or down: the first that anybody tries
    IsTheNumber, ///< the operator's own number, or the end of it
};

/// Whether a person may have it as a PIN.
[[nodiscard]] Result<void, PinRefusal> checkPin(std::string_view pin, std::string_view operatorId);

/// What is kept of a PIN and sent to terminals: an Argon2id verifier over the PIN keyed with a key of its own out of the
/// chain's look-up key. Without that key nobody can try PINs against it, and it says nothing about another operator's.
/// Slow on purpose (see crypto::makePasswordVerifier). Nothing where the memory is not there.
[[nodiscard]] std::optional<std::string> pinVerifier(const crypto::SecretKey& lookupKey, std::string_view operatorId,
                                                     std::string_view pin);
[[nodiscard]] bool isPin(const crypto::SecretKey& lookupKey, std::string_view operatorId, std::string_view verifier,
                         std::string_view pin);

/// Wrong tries after which nobody but a supervisor, or head office with a new PIN, can help.
constexpr int kTriesUntilLocked = 15;
/// How long the next try has to wait after so many wrong ones in a row: nothing for the first four, 30 s from the fifth,
/// 15 minutes from the tenth.
[[nodiscard]] std::chrono::seconds pauseAfter(int wrongTries);

[[nodiscard]] std::string_view toString(PinRefusal refusal);

} // namespace loyalty::access
