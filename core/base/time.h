#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace loyalty {

/// A point in time: milliseconds since 1970-01-01T00:00:00Z. Comes from a Clock or from a document, never from
/// anywhere else.
class Instant
{
public:
    constexpr Instant() = default;
    constexpr explicit Instant(std::int64_t unixMs)
        : m_unixMs(unixMs)
    {}
    [[nodiscard]] static constexpr Instant fromSeconds(std::int64_t s) { return Instant(s * 1000); }

    [[nodiscard]] constexpr std::int64_t unixMs() const { return m_unixMs; }
    [[nodiscard]] constexpr std::int64_t unixSeconds() const { return m_unixMs / 1000; }
    constexpr auto operator<=>(const Instant&) const = default;
    friend constexpr Instant operator+(Instant t, std::chrono::milliseconds d)
    {
        return Instant(t.m_unixMs + d.count());
    }
    friend constexpr Instant operator-(Instant t, std::chrono::milliseconds d)
    {
        return Instant(t.m_unixMs - d.count());
    }
    friend constexpr std::chrono::milliseconds operator-(Instant a, Instant b)
    {
        return std::chrono::milliseconds(a.m_unixMs - b.m_unixMs);
    }

private:
    std::int64_t m_unixMs = 0;
};

enum class Weekday { Monday = 1, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday };

/// A shop's calendar day, counted from 1970-01-01. Which instants belong to it depends on the store's time zone and
/// cut-off hour and is computed at the edge.
class BusinessDate
{
public:
    struct Ymd
    {
        int year;
        int month; ///< 1 … 12
        int day;   ///< 1 … 31
        bool operator==(const Ymd&) const = default;
    };

    constexpr BusinessDate() = default;
    constexpr explicit BusinessDate(std::int32_t days)
        : m_days(days)
    {}

    /// Nothing when there is no such day (30 February), or the year is outside 1900 … 9999.
    [[nodiscard]] static std::optional<BusinessDate> make(int year, int month, int day);
    /// "2026-11-21"
    [[nodiscard]] static std::optional<BusinessDate> parse(std::string_view iso);

    [[nodiscard]] constexpr std::int32_t days() const { return m_days; }
    [[nodiscard]] Ymd ymd() const;
    [[nodiscard]] Weekday weekday() const;
    [[nodiscard]] std::string toString() const;

    [[nodiscard]] constexpr BusinessDate plusDays(std::int32_t n) const { return BusinessDate(m_days + n); }
    /// The same day of the month n months later, or that month's last day: 31 January + 1 month = 28/29 February.
    [[nodiscard]] BusinessDate plusMonths(int n) const;
    [[nodiscard]] BusinessDate firstOfMonth() const;

    constexpr auto operator<=>(const BusinessDate&) const = default;

private:
    std::int32_t m_days = 0;
};

/// Where time comes from. One implementation reads the machine, one is turned by tests.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
    /// Never goes back while the machine is up; starts anywhere.
    [[nodiscard]] virtual std::int64_t monotonicMs() const = 0;
    /// Changes with every start of the machine; empty where the machine cannot say.
    [[nodiscard]] virtual std::string bootId() const = 0;
};

/// The machine's own clock (CLOCK_REALTIME, CLOCK_MONOTONIC, /proc/sys/kernel/random/boot_id).
class SystemClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override;
    [[nodiscard]] std::int64_t monotonicMs() const override;
    [[nodiscard]] std::string bootId() const override;
};

} // namespace loyalty
