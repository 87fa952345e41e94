#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loyalty::access {

/// One element of a GS1 element string.
struct Gs1Element
{
    std::string identifier; ///< application identifier without its last digit where that says decimals: "01", "310"
    int decimals = 0;       ///< of the value, for measures and amounts
    std::string value;
    bool operator==(const Gs1Element&) const = default;
};

enum class Gs1Flaw {
    UnknownIdentifier, ///< so its length is not known either
    CutShort,
    TooLong,
    NoDigit,         ///< a letter where only digits may stand
    WrongCheckDigit, ///< of a number of goods or of a shipping unit
    NoSuchDay,       ///< month or day that no calendar has
};

/// What could be read, and what stopped it.
struct Gs1Text
{
    std::vector<Gs1Element> elements;
    std::optional<Gs1Flaw> flaw; ///< of what stands behind the elements

    /// The value of an identifier; nothing where the text has none.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view identifier) const;
};

/// Reads element strings as a scanner sends them: FNC1 is 0x1D, in front or not, and behind each element whose length may
/// vary unless it is the last (GS1 General Specifications 7.8). Known are the identifiers of goods, batches, dates, measures
/// and amounts (00 … 37, 310n … 395n) and the inner ones (90 … 99). Dates are YYMMDD; day 00 is the month's last.
[[nodiscard]] Gs1Text readGs1(std::string_view text);

} // namespace loyalty::access
