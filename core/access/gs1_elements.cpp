#include "core/access/gs1_elements.h"

#include "core/base/check_digit.h"

#include <algorithm>
#include <array>

namespace loyalty::access {
namespace {

constexpr char kFnc1 = '\x1d';

enum class Value { Text, Digits, Checked, Date };

/// Identifiers from `first` to `last`; `least` equals `most` where the length is fixed.
struct Row
{
    std::string_view first;
    std::string_view last;
    std::size_t least;
    std::size_t most;
    Value value = Value::Text;
    bool decimals = false; ///< a digit behind the identifier says how many
};

// clang-format off
constexpr std::array kRows = {
    Row{"00", "00", 18, 18, Value::Checked},      // shipping unit
    Row{"01", "02", 14, 14, Value::Checked},      // goods; goods inside
    Row{"10", "10", 1, 20},                       // batch
    Row{"11", "13", 6, 6, Value::Date},           // made; due; packed
    Row{"15", "17", 6, 6, Value::Date},           // best before; sell by; expires
    Row{"20", "20", 2, 2, Value::Digits},         // variant
    Row{"21", "21", 1, 20},                       // serial number
    Row{"22", "22", 1, 20},                       // consumer variant
    Row{"240", "241", 1, 30},                     // the maker's and the customer's own numbers
    Row{"250", "251", 1, 30},                     // serial numbers of parts
    Row{"30", "30", 1, 8, Value::Digits},         // pieces
    Row{"310", "316", 6, 6, Value::Digits, true}, // measures, metric
    Row{"320", "337", 6, 6, Value::Digits, true},
    Row{"340", "357", 6, 6, Value::Digits, true},
    Row{"360", "369", 6, 6, Value::Digits, true},
    Row{"37", "37", 1, 8, Value::Digits},         // pieces inside
    Row{"390", "390", 1, 15, Value::Digits, true},// amount
    Row{"391", "391", 4, 18, Value::Digits, true},// amount behind its currency's number
    Row{"392", "392", 1, 15, Value::Digits, true},// price of goods by measure
    Row{"393", "393", 4, 18, Value::Digits, true},
    Row{"394", "394", 4, 4, Value::Digits, true}, // per cent off
    Row{"395", "395", 6, 6, Value::Digits, true}, // price per measure
    Row{"90", "90", 1, 30},
    Row{"91", "99", 1, 90},                       // inner use
};
// clang-format on

const Row* rowOf(std::string_view text)
{
    const auto* const found = std::ranges::find_if(kRows, [&](const Row& row) {
        const std::string_view identifier = text.substr(0, row.first.size());
        return identifier.size() == row.first.size() && identifier >= row.first && identifier <= row.last;
    });
    return found == kRows.end() ? nullptr : found;
}

bool isDay(std::string_view date)
{
    const auto number = [&](std::size_t at) { return (date[at] - '0') * 10 + (date[at + 1] - '0'); };
    constexpr std::array kDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const int month = number(2);
    return month >= 1 && month <= 12 && number(4) <= kDays[static_cast<std::size_t>(month - 1)];
}

std::optional<Gs1Flaw> flawOf(const Row& row, std::string_view value)
{
    if (value.size() < row.least)
        return Gs1Flaw::CutShort;
    if (value.size() > row.most)
        return Gs1Flaw::TooLong;
    if (row.value != Value::Text && !allDigits(value))
        return Gs1Flaw::NoDigit;
    if (row.value == Value::Checked && !endsWithGs1(value))
        return Gs1Flaw::WrongCheckDigit;
    if (row.value == Value::Date && !isDay(value))
        return Gs1Flaw::NoSuchDay;
    return std::nullopt;
}

/// Reads one element and takes it off.
std::optional<Gs1Flaw> take(std::string_view& text, Gs1Element& element)
{
    const Row* const row = rowOf(text);
    if (row == nullptr)
        return Gs1Flaw::UnknownIdentifier;
    element.identifier = text.substr(0, row->first.size());
    text.remove_prefix(element.identifier.size());
    if (row->decimals) {
        if (text.empty() || !isDigit(text.front()))
            return text.empty() ? Gs1Flaw::CutShort : Gs1Flaw::NoDigit;
        element.decimals = text.front() - '0';
        text.remove_prefix(1);
    }
    const std::size_t end = std::min(text.find(kFnc1), text.size());
    const std::string_view value = text.substr(0, row->least == row->most ? std::min(end, row->most) : end);
    element.value = value;
    text.remove_prefix(value.size());
    return flawOf(*row, value);
}

} // namespace

std::optional<std::string_view> Gs1Text::find(std::string_view identifier) const
{
    const auto found = std::ranges::find(elements, identifier, &Gs1Element::identifier);
    return found == elements.end() ? std::nullopt : std::optional<std::string_view>(found->value);
}

Gs1Text readGs1(std::string_view text)
{
    Gs1Text read;
    while (!text.empty()) {
        if (text.front() == kFnc1) {
            text.remove_prefix(1);
            continue;
        }
        Gs1Element element;
        if (const auto flaw = take(text, element)) {
            read.flaw = flaw;
            break;
        }
        read.elements.push_back(std::move(element));
    }
    return read;
}

} // namespace loyalty::access
