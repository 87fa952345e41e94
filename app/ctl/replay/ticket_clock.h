#pragma once

#include "core/base/time.h"

#include <atomic>

namespace loyalty::ctl {

/// Stands where the last ticket was rung up. Time passes as on the machine, so that pauses are real. Any thread.
class TicketClock final : public Clock
{
public:
    void set(Instant now) { m_unixMs.store(now.unixMs(), std::memory_order_relaxed); }

    [[nodiscard]] Instant now() const override { return Instant(m_unixMs.load(std::memory_order_relaxed)); }
    [[nodiscard]] std::int64_t monotonicMs() const override { return m_machine.monotonicMs(); }
    [[nodiscard]] std::string bootId() const override { return m_machine.bootId(); }

private:
    SystemClock m_machine;
    std::atomic<std::int64_t> m_unixMs{m_machine.now().unixMs()};
};

} // namespace loyalty::ctl
