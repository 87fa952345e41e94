#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

namespace loyalty::headoffice {

/// One thread that does jobs one after the other, in the order in which they came. Everything that touches the office
/// or its database runs here, so neither needs a lock.
///
/// All functions may be called from any thread.
class WorkLane
{
public:
    using Job = std::function<void()>;
    using Clock = std::chrono::steady_clock;

    WorkLane();
    ~WorkLane();
    WorkLane(const WorkLane&) = delete;
    WorkLane& operator=(const WorkLane&) = delete;

    void post(Job job);
    void postAfter(std::chrono::milliseconds delay, Job job);
    [[nodiscard]] std::size_t waiting() const;
    /// Finishes the job at work, drops the others, and ends the thread.
    void stop();

private:
    void work();
    [[nodiscard]] Job next();

    mutable std::mutex m_mutex; // guards all below but the thread
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    std::multimap<Clock::time_point, Job> m_later;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace loyalty::headoffice
