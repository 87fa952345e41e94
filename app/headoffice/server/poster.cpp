#include "app/headoffice/server/poster.h"

#include <algorithm>

namespace loyalty::headoffice {

Poster::Poster(WorkLane& lane, Post post, Tell tell)
    : m_lane(lane)
    , m_post(std::move(post))
    , m_tell(std::move(tell))
{}

void Poster::wake()
{
    m_lane.post([this] {
        if (m_scheduled)
            return;
        m_scheduled = true;
        m_lane.post([this] { turn(); });
    });
}

void Poster::turn()
{
    m_scheduled = false;
    const auto done = m_post(kTurn);
    if (!done) {
        m_trouble = done.error();
        m_tell(done.error());
        m_scheduled = true;
        m_lane.postAfter(m_pause, [this] { turn(); });
        m_pause = std::min(m_pause * 2, kLongestPause);
        return;
    }
    m_trouble.reset();
    m_pause = kFirstPause;
    // Behind the requests that came meanwhile, so that nobody waits for more than one turn.
    if (*done > 0) {
        m_scheduled = true;
        m_lane.post([this] { turn(); });
    }
}

} // namespace loyalty::headoffice
