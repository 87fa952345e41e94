#pragma once

#include "core/base/time.h"

#include <chrono>
#include <string>

namespace loyalty::test {

/// A clock that stands still until a test turns it. Starts on Saturday, 21 November 2026, 10:00 UTC.
class FakeClock final : public Clock
{
public:
    FakeClock() = default;
    explicit FakeClock(Instant now)
        : m_now(now)
    {}

    [[nodiscard]] Instant now() const override { return m_now; }
    [[nodiscard]] std::int64_t monotonicMs() const override { return m_monotonicMs; }
    [[nodiscard]] std::string bootId() const override { return m_bootId; }

    /// Somebody sets the wall clock: monotonic time does not notice. Forward or back.
    void set(Instant now) { m_now = now; }
    /// Time passes on both clocks; `by` is not negative.
    void advance(std::chrono::milliseconds by);
    /// The machine starts anew: another boot id, monotonic time from nought.
    void reboot();
    /// Empty, where the machine cannot say.
    void setBootId(std::string bootId) { m_bootId = std::move(bootId); }

private:
    Instant m_now = Instant::fromSeconds(1'795'255'200);
    std::int64_t m_monotonicMs = 60'000;
    std::string m_bootId = "boot-1";
    int m_boots = 1;
};

} // namespace loyalty::test
