#include "core/base/calendar/calendar.h"

#include "core/base/assert.h"
#include "core/base/calendar/zone.h"

#include <atomic>
#include <utility>

namespace loyalty {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;

LocalTime localTimeAt(std::int64_t unixMs, std::int32_t offsetMs)
{
    const std::int64_t wallMs = unixMs + offsetMs;
    const std::int64_t msOfDay = (wallMs % kDayMs + kDayMs) % kDayMs;
    const std::int64_t days = (wallMs - msOfDay) / kDayMs;
    return {BusinessDate(static_cast<std::int32_t>(days)), static_cast<std::int32_t>(msOfDay / 1000), offsetMs};
}

/// Keeps every zone that was asked for. A shop has one and a chain a handful, so they are a list walked from its head,
/// which grows without a lock; two threads that meet a new zone at once both add it, and either answer is right.
class IcuCalendar final : public Calendar
{
public:
    IcuCalendar() = default;
    IcuCalendar(const IcuCalendar&) = delete;
    IcuCalendar& operator=(const IcuCalendar&) = delete;
    ~IcuCalendar() override
    {
        const Node* node = m_head.load();
        while (node != nullptr)
            delete std::exchange(node, node->next);
    }

    [[nodiscard]] bool isZone(std::string_view zone) const override { return find(zone) != nullptr; }

    [[nodiscard]] LocalTime localTime(Instant instant, std::string_view zone) const override
    {
        return localTimeAt(instant.unixMs(), get(zone).offsetMsAt(instant.unixMs()));
    }

    [[nodiscard]] Instant instantOf(BusinessDate date, std::int32_t secondOfDay, std::string_view zone) const override
    {
        LOYALTY_ASSERT(secondOfDay >= 0 && secondOfDay < 86'400);
        return Instant(get(zone).firstInstantOf(date.days() * kDayMs + std::int64_t{secondOfDay} * 1000));
    }

private:
    struct Node
    {
        std::unique_ptr<const Zone> zone;
        const Node* next;
    };

    [[nodiscard]] const Zone& get(std::string_view name) const
    {
        const Zone* zone = find(name);
        LOYALTY_ASSERT(zone != nullptr);
        return *zone;
    }

    [[nodiscard]] const Zone* find(std::string_view name) const
    {
        for (const Node* node = m_head.load(std::memory_order_acquire); node != nullptr; node = node->next)
            if (node->zone->name() == name)
                return node->zone.get();
        std::unique_ptr<const Zone> zone = Zone::make(name);
        return zone == nullptr ? nullptr : keep(std::move(zone));
    }

    const Zone* keep(std::unique_ptr<const Zone> zone) const
    {
        auto* node = new Node{std::move(zone), m_head.load(std::memory_order_relaxed)};
        while (!m_head.compare_exchange_weak(node->next, node, std::memory_order_release, std::memory_order_relaxed)) {
        }
        return node->zone.get();
    }

    mutable std::atomic<const Node*> m_head = nullptr;
};

} // namespace

std::unique_ptr<Calendar> makeCalendar()
{
    return std::make_unique<IcuCalendar>();
}

BusinessDate businessDateAt(Instant instant, const StoreTime& store, const Calendar& calendar)
{
    const LocalTime local = calendar.localTime(instant, store.zone);
    if (local.secondOfDay >= store.cutOffSeconds)
        return local.date;
    // The clock may have been set back after the day began: what has begun stays begun.
    return instant >= startOf(local.date, store, calendar) ? local.date : local.date.plusDays(-1);
}

Instant startOf(BusinessDate date, const StoreTime& store, const Calendar& calendar)
{
    return calendar.instantOf(date, store.cutOffSeconds, store.zone);
}

} // namespace loyalty
