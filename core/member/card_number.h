#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace loyalty::member {

/// The number of a member's card: 8 to 19 digits, the last of them the check digit (Luhn, ISO/IEC 7812-1 annex B).
class CardNumber
{
public:
    static constexpr int kMinDigits = 8;
    static constexpr int kMaxDigits = 19;

    /// Spaces and dashes are passed over, as people type them; nothing for other text or a wrong check digit.
    [[nodiscard]] static std::optional<CardNumber> parse(std::string_view text);

    /// The number that begins with `body` (7 to 18 digits) and ends with its check digit.
    [[nodiscard]] static std::optional<CardNumber> make(std::string_view body);

    [[nodiscard]] const std::string& digits() const { return m_digits; }
    auto operator<=>(const CardNumber&) const = default;

private:
    explicit CardNumber(std::string digits)
        : m_digits(std::move(digits))
    {}

    std::string m_digits;
};

/// Numbers that begin with `prefix` and have this many digits, the check digit among them.
struct CardRange
{
    std::string prefix;
    int digits = 0;

    [[nodiscard]] bool holds(const CardNumber& card) const
    {
        return card.digits().size() == static_cast<std::size_t>(digits) && card.digits().starts_with(prefix);
    }
    bool operator==(const CardRange&) const = default;
};

} // namespace loyalty::member
