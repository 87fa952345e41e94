#pragma once

#include "app/terminal/lane.h"

#include <memory>
#include <utility>

namespace loyalty::app {

/// Owns something that lives on a lane: it is made there by the owner's work, and goes there. So that no work finds it
/// gone, and with it its owner, the work is posted through watched().
template <class T>
class OnLane
{
public:
    explicit OnLane(Lane& lane)
        : m_lane(lane)
    {}
    ~OnLane()
    {
        m_lane.call([this] {
            m_watched.reset();
            m_object.reset();
        });
    }
    OnLane(const OnLane&) = delete;
    OnLane& operator=(const OnLane&) = delete;

    /// On the lane, like every use of what is inside.
    void put(std::unique_ptr<T> object) { m_object = std::move(object); }
    [[nodiscard]] T* get() const { return m_object.get(); }
    /// `work` for the lane, which does nothing there once the object is gone: what is posted by work that was on the lane
    /// before may come after it. On the lane, or by the owner.
    template <class Work>
    [[nodiscard]] auto watched(Work work) const
    {
        return [alive = std::weak_ptr<char>(m_watched), work = std::move(work)](auto&... with) {
            if (!alive.expired())
                work(with...);
        };
    }
    T* operator->() const { return m_object.get(); }
    T& operator*() const { return *m_object; }

private:
    Lane& m_lane;
    std::unique_ptr<T> m_object;
    std::shared_ptr<char> m_watched = std::make_shared<char>();
};

} // namespace loyalty::app
