#pragma once

#include "app/terminal/lane.h"

#include <memory>
#include <utility>

namespace loyalty::app {

/// Owns something that lives on a lane: it is made there by the owner's work, and goes there.
template <class T>
class OnLane
{
public:
    explicit OnLane(Lane& lane)
        : m_lane(lane)
    {}
    ~OnLane()
    {
        m_lane.call([this] { m_object.reset(); });
    }
    OnLane(const OnLane&) = delete;
    OnLane& operator=(const OnLane&) = delete;

    /// On the lane, like every use of what is inside.
    void put(std::unique_ptr<T> object) { m_object = std::move(object); }
    [[nodiscard]] T* get() const { return m_object.get(); }
    T* operator->() const { return m_object.get(); }
    T& operator*() const { return *m_object; }

private:
    Lane& m_lane;
    std::unique_ptr<T> m_object;
};

} // namespace loyalty::app
