#pragma once

#include "core/base/time.h"

#include <optional>

namespace loyalty::headoffice {

/// The machine's clock; in a rehearsal, the time that terminals told last. On the thread of the office.
class OfficeClock final : public Clock
{
public:
    /// Stands still at `now` until it is set again.
    void rehearse(Instant now) { m_rehearsed = now; }

    [[nodiscard]] Instant now() const override { return m_rehearsed.value_or(m_machine.now()); }
    [[nodiscard]] std::int64_t monotonicMs() const override { return m_machine.monotonicMs(); }
    [[nodiscard]] std::string bootId() const override { return m_machine.bootId(); }

private:
    SystemClock m_machine;
    std::optional<Instant> m_rehearsed;
};

} // namespace loyalty::headoffice
