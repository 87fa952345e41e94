#pragma once

#include <chrono>
#include <cstddef>

namespace loyalty::ctl {

/// Tells on standard error how far a replay is: in place on a screen, a line now and then elsewhere.
class Progress
{
public:
    explicit Progress(std::size_t tickets);
    ~Progress();

    /// True about once a second, when something was told or could have been.
    [[nodiscard]] bool tell(std::size_t done);

private:
    using Steady = std::chrono::steady_clock;

    std::size_t m_tickets;
    bool m_onScreen;
    Steady::time_point m_begun = Steady::now();
    Steady::time_point m_next = m_begun;
    int m_ticks = 0;
};

} // namespace loyalty::ctl
