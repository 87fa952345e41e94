#include "core/base/calendar/zone.h"

#include "core/base/assert.h"

#include <unicode/tztrans.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace loyalty {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;
// Instants of a shop lie between these (1970 and 2100); the table is a few kilobytes. Others are looked up each time.
constexpr std::int64_t kTableFromMs = 0;
constexpr std::int64_t kTableToMs = 4'102'444'800'000;
// No zone was ever further from UTC, and no clock ever jumped further.
constexpr std::int64_t kFarthestMs = kDayMs;

std::int32_t offsetOf(const icu::BasicTimeZone& zone, std::int64_t unixMs)
{
    std::int32_t raw = 0;
    std::int32_t summer = 0;
    UErrorCode status = U_ZERO_ERROR;
    zone.getOffset(static_cast<UDate>(unixMs), false, raw, summer, status);
    LOYALTY_ASSERT(U_SUCCESS(status));
    return raw + summer;
}

bool isName(std::string_view name)
{
    constexpr std::size_t kLongest = 64;
    const bool hasRegion = name.find('/') != std::string_view::npos;
    const bool isAscii = std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < '\x7F'; });
    return (hasRegion || name == "UTC") && isAscii && name.size() <= kLongest && name != "Etc/Unknown";
}

/// The period that holds `unixMs`; it lies in the list.
std::vector<OffsetPeriod>::const_iterator periodAt(const std::vector<OffsetPeriod>& periods, std::int64_t unixMs)
{
    const auto next = std::upper_bound(periods.begin(), periods.end(), unixMs,
                                       [](std::int64_t ms, const OffsetPeriod& period) { return ms < period.startMs; });
    return std::prev(next);
}

std::int64_t firstInstantIn(const std::vector<OffsetPeriod>& periods, std::int64_t wallMs)
{
    auto period = periodAt(periods, wallMs - kFarthestMs);
    while (true) {
        const std::int64_t instant = std::max(period->startMs, wallMs - period->offsetMs);
        const auto next = std::next(period);
        if (next == periods.end() || instant < next->startMs)
            return instant;
        period = next;
    }
}

} // namespace

std::unique_ptr<Zone> Zone::make(std::string_view name)
{
    if (!isName(name))
        return nullptr;
    const auto id = icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
    // ICU also understands made-up zones such as "GMT+3/…"; only those of the system's table are names.
    icu::UnicodeString canonical;
    UBool isSystem = false;
    UErrorCode status = U_ZERO_ERROR;
    icu::TimeZone::getCanonicalID(id, canonical, isSystem, status);
    if (U_FAILURE(status) || !isSystem)
        return nullptr;
    std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(id));
    if (dynamic_cast<icu::BasicTimeZone*>(zone.get()) == nullptr)
        return nullptr;
    std::unique_ptr<icu::BasicTimeZone> basic(static_cast<icu::BasicTimeZone*>(zone.release()));
    return std::unique_ptr<Zone>(new Zone(name, std::move(basic)));
}

Zone::Zone(std::string_view name, std::unique_ptr<icu::BasicTimeZone> zone)
    : m_name(name)
    , m_zone(std::move(zone))
    , m_periods(periods(kTableFromMs, kTableToMs))
{}

std::vector<OffsetPeriod> Zone::periods(std::int64_t fromMs, std::int64_t toMs) const
{
    std::vector<OffsetPeriod> found{{fromMs, offsetOf(*m_zone, fromMs)}};
    icu::TimeZoneTransition transition;
    auto at = static_cast<UDate>(fromMs);
    while (m_zone->getNextTransition(at, false, transition) && transition.getTime() < static_cast<UDate>(toMs)) {
        at = transition.getTime();
        const auto startMs = static_cast<std::int64_t>(at);
        const std::int32_t offsetMs = offsetOf(*m_zone, startMs);
        // Some transitions only rename the zone.
        if (offsetMs != found.back().offsetMs)
            found.push_back({startMs, offsetMs});
    }
    return found;
}

std::int32_t Zone::offsetMsAt(std::int64_t unixMs) const
{
    if (unixMs < kTableFromMs || unixMs >= kTableToMs)
        return offsetOf(*m_zone, unixMs);
    return periodAt(m_periods, unixMs)->offsetMs;
}

std::int64_t Zone::firstInstantOf(std::int64_t wallMs) const
{
    const std::int64_t fromMs = wallMs - kFarthestMs;
    const std::int64_t toMs = wallMs + kFarthestMs;
    if (fromMs < kTableFromMs || toMs >= kTableToMs)
        return firstInstantIn(periods(fromMs, toMs), wallMs);
    return firstInstantIn(m_periods, wallMs);
}

} // namespace loyalty
