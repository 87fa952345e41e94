#pragma once

#include "core/base/random.h"

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace loyalty::member {

/// The number of a member's pass, as a phone shows it inside a code: 12 random digits. Says nothing about the member, and
/// is replaced by another one when the phone is lost.
class PassId
{
public:
    static constexpr std::size_t kDigits = 12;

    /// Nothing unless exactly 12 ASCII digits.
    [[nodiscard]] static std::optional<PassId> parse(std::string_view text);
    /// Evenly spread. Whoever makes one looks whether somebody has it.
    [[nodiscard]] static PassId make(Random& random);

    [[nodiscard]] const std::string& digits() const { return m_digits; }
    auto operator<=>(const PassId&) const = default;

private:
    explicit PassId(std::string digits)
        : m_digits(std::move(digits))
    {}

    std::string m_digits;
};

} // namespace loyalty::member
