#pragma once

#include <QElapsedTimer>

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

namespace loyalty::app {

/// How long the thread that made it was held up by one piece of work, at most. Work within work is part of it; that of other
/// threads holds nobody up here.
class HoldUps
{
public:
    /// Any thread.
    template <class Work>
    auto during(Work work)
    {
        if (std::this_thread::get_id() != m_thread)
            return work();
        QElapsedTimer timer;
        timer.start();
        ++m_depth;
        auto answer = work();
        if (--m_depth == 0 && !std::exchange(m_forgotten, false))
            m_longest = std::max(m_longest, std::chrono::microseconds(timer.nsecsElapsed() / 1000));
        return answer;
    }
    [[nodiscard]] std::chrono::microseconds longest() const { return m_longest; }
    /// What happened before does not count, nor does the work that is going on.
    void forget()
    {
        m_longest = {};
        m_forgotten = m_depth > 0;
    }

private:
    std::thread::id m_thread = std::this_thread::get_id();
    int m_depth = 0;
    bool m_forgotten = false;
    std::chrono::microseconds m_longest{};
};

} // namespace loyalty::app
