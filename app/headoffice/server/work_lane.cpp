#include "app/headoffice/server/work_lane.h"

namespace loyalty::headoffice {

WorkLane::WorkLane()
    : m_thread([this] { work(); })
{}

WorkLane::~WorkLane()
{
    stop();
}

void WorkLane::post(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping)
            return;
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_one();
}

void WorkLane::postAfter(std::chrono::milliseconds delay, Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping)
            return;
        m_later.emplace(Clock::now() + delay, std::move(job));
    }
    m_wake.notify_one();
}

std::size_t WorkLane::waiting() const
{
    const std::lock_guard lock(m_mutex);
    return m_jobs.size();
}

void WorkLane::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
    m_jobs.clear();
    m_later.clear();
}

/// The next job that is due; none when the lane stops.
WorkLane::Job WorkLane::next()
{
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        while (!m_later.empty() && m_later.begin()->first <= Clock::now()) {
            m_jobs.push_back(std::move(m_later.begin()->second));
            m_later.erase(m_later.begin());
        }
        if (!m_jobs.empty()) {
            Job job = std::move(m_jobs.front());
            m_jobs.pop_front();
            return job;
        }
        if (m_later.empty())
            m_wake.wait(lock);
        else
            m_wake.wait_until(lock, m_later.begin()->first);
    }
    return {};
}

void WorkLane::work()
{
    while (const Job job = next())
        job();
}

} // namespace loyalty::headoffice
