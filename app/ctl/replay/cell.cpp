#include "app/ctl/replay/cell.h"

#include "core/base/plain_text.h"

#include <algorithm>
#include <charconv>

namespace loyalty::ctl {
namespace {

constexpr std::int64_t kMaxCount = 1'000'000'000;
constexpr std::size_t kLongestName = 64;
constexpr int kLargestPower = 30;
constexpr std::int64_t kSecondMs = 1000;
constexpr std::int64_t kMinuteMs = 60 * kSecondMs;

template <class Int>
bool readWhole(std::string_view text, Int& value)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size();
}

bool isDigits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Moves the decimal point by `power` places: ("4.44", -3) -> "0.00444".
std::string shifted(std::string_view mantissa, int power)
{
    const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
    std::string digits(mantissa.substr(0, point));
    if (point < mantissa.size())
        digits += mantissa.substr(point + 1);
    const auto place = static_cast<std::ptrdiff_t>(point) + power;
    if (place <= 0)
        return "0." + std::string(static_cast<std::size_t>(-place), '0') + digits;
    const auto whole = static_cast<std::size_t>(place);
    if (whole >= digits.size())
        return digits + std::string(whole - digits.size(), '0');
    return digits.substr(0, whole) + "." + digits.substr(whole);
}

/// Cuts "Z" or "+hh:mm" off the end; answers the offset, nothing where there is none.
std::optional<std::int64_t> cutOffset(std::string_view& time)
{
    constexpr std::size_t kLength = 6;
    if (time.ends_with('Z')) {
        time.remove_suffix(1);
        return 0;
    }
    if (time.size() < kLength)
        return std::nullopt;
    const std::string_view tail = time.substr(time.size() - kLength);
    int hours = 0;
    int minutes = 0;
    const bool isOffset = (tail[0] == '+' || tail[0] == '-') && tail[3] == ':' && isDigits(tail.substr(1, 2)) &&
                          isDigits(tail.substr(4)) && readWhole(tail.substr(1, 2), hours) &&
                          readWhole(tail.substr(4), minutes) && hours <= 14 && minutes <= 59;
    if (!isOffset)
        return std::nullopt;
    time.remove_suffix(kLength);
    return (tail[0] == '-' ? -1 : 1) * (hours * 60 + minutes) * kMinuteMs;
}

/// "07:30:27" or "07:30:27.5", in milliseconds of the day.
std::optional<std::int64_t> parseTimeOfDay(std::string_view text)
{
    constexpr std::size_t kLength = 8;
    int hour = 0;
    int minute = 0;
    int second = 0;
    if (text.size() < kLength || text[2] != ':' || text[5] != ':')
        return std::nullopt;
    for (const std::size_t at : {0U, 3U, 6U})
        if (!isDigits(text.substr(at, 2)))
            return std::nullopt;
    readWhole(text.substr(0, 2), hour);
    readWhole(text.substr(3, 2), minute);
    readWhole(text.substr(6, 2), second);
    if (hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    std::int64_t ms = 0;
    if (text.size() > kLength) {
        std::string decimals(text.substr(kLength + 1, 3));
        if (text[kLength] != '.' || !isDigits(text.substr(kLength + 1)))
            return std::nullopt;
        decimals.resize(3, '0');
        readWhole(std::string_view(decimals), ms);
    }
    return (hour * 60 + minute) * kMinuteMs + second * kSecondMs + ms;
}

} // namespace

std::optional<Money> parseAmount(std::string_view text, Currency currency)
{
    const std::size_t e = text.find_first_of("eE");
    if (e == std::string_view::npos)
        return Money::parse(text, currency);
    std::string_view mantissa = text.substr(0, e);
    std::string_view exponent = text.substr(e + 1);
    if (exponent.starts_with('+'))
        exponent.remove_prefix(1);
    const bool negative = mantissa.starts_with('-');
    if (negative)
        mantissa.remove_prefix(1);
    int power = 0;
    if (!Money::parse(mantissa, currency) || mantissa.starts_with('-') || !readWhole(exponent, power) ||
        power < -kLargestPower || power > kLargestPower)
        return std::nullopt;
    return Money::parse((negative ? "-" : "") + shifted(mantissa, power), currency);
}

std::optional<std::int64_t> parseCount(std::string_view text)
{
    std::int64_t count = 0;
    if (!isDigits(text) || !readWhole(text, count) || count > kMaxCount)
        return std::nullopt;
    return count;
}

std::optional<Instant> parseTimestamp(std::string_view text, std::string_view zone, const Calendar& calendar)
{
    constexpr std::size_t kDate = 10;
    if (text.size() <= kDate || (text[kDate] != ' ' && text[kDate] != 'T'))
        return std::nullopt;
    std::string_view time = text.substr(kDate + 1);
    const auto offset = cutOffset(time);
    const auto date = BusinessDate::parse(text.substr(0, kDate));
    const auto ms = parseTimeOfDay(time);
    if (!date || !ms)
        return std::nullopt;
    if (offset)
        return Instant(std::int64_t{date->days()} * 24 * 60 * kMinuteMs + *ms - *offset);
    const auto second = static_cast<std::int32_t>(*ms / kSecondMs);
    return calendar.instantOf(*date, second, zone) + std::chrono::milliseconds(*ms % kSecondMs);
}

bool isInBooks(Instant at)
{
    constexpr Instant kFirst(-2'208'988'800'000); // 1900-01-01
    constexpr Instant kEnd(247'090'953'600'000);  // 9800-01-01
    return at >= kFirst && at < kEnd;
}

bool isName(std::string_view text)
{
    return !text.empty() && text.size() <= kLongestName && isPlain(text);
}

} // namespace loyalty::ctl
