#include "core/receipt/figures.h"

#include "core/base/rate.h"

namespace loyalty::receipt {
namespace {

constexpr std::size_t kGroup = 3;

std::string twoDigits(std::int32_t number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

/// ".125" without the zeros at the end; empty for a whole number.
std::string decimals(std::int64_t part, std::size_t digits)
{
    if (part == 0)
        return {};
    std::string text = std::to_string(part);
    text.insert(0, digits - text.size(), '0');
    text.erase(text.find_last_not_of('0') + 1);
    return "." + text;
}

} // namespace

std::string grouped(std::int64_t number)
{
    std::string text = std::to_string(number);
    const std::size_t first = number < 0 ? 1 : 0;
    for (std::size_t at = text.size(); at > first + kGroup;) {
        at -= kGroup;
        text.insert(at, 1, ',');
    }
    return text;
}

std::string quantityText(Quantity quantity)
{
    return grouped(quantity.thousandths / 1000) + decimals(quantity.thousandths % 1000, 3);
}

std::string fractionText(std::int64_t numerator, std::int64_t denominator)
{
    const std::int64_t hundredths = floorDiv(static_cast<Int128>(numerator % denominator) * 100, denominator);
    return grouped(numerator / denominator) + decimals(hundredths, 2);
}

std::string timeText(const LocalTime& time)
{
    const std::int32_t minutes = time.secondOfDay / 60;
    return time.date.toString() + " " + twoDigits(minutes / 60) + ":" + twoDigits(minutes % 60);
}

} // namespace loyalty::receipt
