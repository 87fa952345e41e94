#pragma once

#include "app/headoffice/server/work_lane.h"
#include "core/base/fault.h"
#include "core/base/result.h"

#include <chrono>
#include <functional>
#include <optional>

namespace loyalty::headoffice {

/// Posts what was accepted, in small turns between the requests, and comes back by itself after a fault. Lives on the
/// work lane; only wake() may be called elsewhere.
class Poster
{
public:
    /// Posts up to `limit` entries and answers how many it got done with; 0 when none are left.
    using Post = std::function<Result<std::size_t, Fault>(std::size_t limit)>;
    using Tell = std::function<void(const Fault&)>;

    static constexpr std::size_t kTurn = 100;
    static constexpr std::chrono::milliseconds kFirstPause{500};
    static constexpr std::chrono::milliseconds kLongestPause{60'000};

    /// `tell` hears of each fault.
    Poster(WorkLane& lane, Post post, Tell tell);

    /// Something may be waiting.
    void wake();
    /// Of the last turn, where it failed.
    [[nodiscard]] const std::optional<Fault>& trouble() const { return m_trouble; }

private:
    void turn();

    WorkLane& m_lane;
    Post m_post;
    Tell m_tell;
    bool m_scheduled = false;
    std::chrono::milliseconds m_pause = kFirstPause;
    std::optional<Fault> m_trouble;
};

} // namespace loyalty::headoffice
