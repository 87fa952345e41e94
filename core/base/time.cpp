#include "core/base/time.h"

#include <array>
#include <cstdio>
#include <memory>

namespace loyalty {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 9999;

year_month_day civil(BusinessDate date)
{
    return year_month_day(sys_days(std::chrono::days(date.days())));
}

BusinessDate fromCivil(year_month_day civilDate)
{
    return BusinessDate(static_cast<std::int32_t>(sys_days(civilDate).time_since_epoch().count()));
}

std::optional<int> parseDigits(std::string_view digits)
{
    int number = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9')
            return std::nullopt;
        number = number * 10 + (c - '0');
    }
    return number;
}

std::string padded(int number, std::size_t width)
{
    std::string digits = std::to_string(number);
    if (digits.size() < width)
        digits.insert(0, width - digits.size(), '0');
    return digits;
}

std::string readBootId()
{
    const auto close = [](std::FILE* file) { std::fclose(file); };
    const std::unique_ptr<std::FILE, decltype(close)> file(std::fopen("/proc/sys/kernel/random/boot_id", "re"), close);
    std::array<char, 36> text{};
    if (!file || std::fread(text.data(), 1, text.size(), file.get()) != text.size())
        return {};
    return {text.data(), text.size()};
}

} // namespace

std::optional<BusinessDate> BusinessDate::make(int y, int m, int d)
{
    if (y < kFirstYear || y > kLastYear || m < 1 || m > 12 || d < 1 || d > 31)
        return std::nullopt;
    const year_month_day date(year(y), month(static_cast<unsigned>(m)), day(static_cast<unsigned>(d)));
    if (!date.ok())
        return std::nullopt;
    return fromCivil(date);
}

std::optional<BusinessDate> BusinessDate::parse(std::string_view iso)
{
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-')
        return std::nullopt;
    const auto y = parseDigits(iso.substr(0, 4));
    const auto m = parseDigits(iso.substr(5, 2));
    const auto d = parseDigits(iso.substr(8, 2));
    if (!y || !m || !d)
        return std::nullopt;
    return make(*y, *m, *d);
}

BusinessDate::Ymd BusinessDate::ymd() const
{
    const year_month_day date = civil(*this);
    return {int(date.year()), static_cast<int>(unsigned(date.month())), static_cast<int>(unsigned(date.day()))};
}

Weekday BusinessDate::weekday() const
{
    return static_cast<Weekday>(std::chrono::weekday(sys_days(std::chrono::days(m_days))).iso_encoding());
}

std::string BusinessDate::toString() const
{
    const Ymd date = ymd();
    return padded(date.year, 4) + '-' + padded(date.month, 2) + '-' + padded(date.day, 2);
}

BusinessDate BusinessDate::plusMonths(int n) const
{
    const year_month_day moved = civil(*this) + months(n);
    if (moved.ok())
        return fromCivil(moved);
    return fromCivil(moved.year() / moved.month() / std::chrono::last);
}

BusinessDate BusinessDate::firstOfMonth() const
{
    const year_month_day date = civil(*this);
    return fromCivil(date.year() / date.month() / day(1));
}

Instant SystemClock::now() const
{
    const auto sinceEpoch = std::chrono::system_clock::now().time_since_epoch();
    return Instant(std::chrono::duration_cast<std::chrono::milliseconds>(sinceEpoch).count());
}

std::int64_t SystemClock::monotonicMs() const
{
    const auto sinceStart = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(sinceStart).count();
}

std::string SystemClock::bootId() const
{
    static const std::string id = readBootId();
    return id;
}

} // namespace loyalty
