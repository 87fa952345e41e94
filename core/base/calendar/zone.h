#pragma once

#include "core/base/time.h"

#include <unicode/basictz.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace loyalty {

/// From `startMs` up to the next period the wall clock stands `offsetMs` ahead of UTC.
struct OffsetPeriod
{
    std::int64_t startMs;
    std::int32_t offsetMs;
};

/// One time zone with its offsets looked up beforehand: a quote asks for local time, and ICU's own answer takes
/// microseconds. Never changes once made, so any number of threads may ask.
class Zone
{
public:
    /// Null pointer where the name is no zone's.
    [[nodiscard]] static std::unique_ptr<Zone> make(std::string_view name);

    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] std::int32_t offsetMsAt(std::int64_t unixMs) const;
    /// The first instant at which the wall clock shows `wallMs` (counted as if it were UTC) or has jumped over it.
    [[nodiscard]] std::int64_t firstInstantOf(std::int64_t wallMs) const;

private:
    Zone(std::string_view name, std::unique_ptr<icu::BasicTimeZone> zone);

    [[nodiscard]] std::vector<OffsetPeriod> periods(std::int64_t fromMs, std::int64_t toMs) const;

    std::string m_name;
    std::unique_ptr<icu::BasicTimeZone> m_zone;
    std::vector<OffsetPeriod> m_periods;
};

} // namespace loyalty
