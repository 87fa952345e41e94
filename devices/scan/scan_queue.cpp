#include "devices/scan/scan_queue.h"

#include "core/base/assert.h"

#include <algorithm>
#include <utility>

namespace loyalty::devices {

void ScanQueue::describe(const std::string& device, Debounce debounce)
{
    m_devices.insert_or_assign(device, debounce);
}

ClaimId ScanQueue::claim(std::string purpose)
{
    const ClaimId id{m_nextClaim++};
    m_claims.push_back({id, std::move(purpose)});
    return id;
}

void ScanQueue::release(ClaimId claim)
{
    std::erase_if(m_claims, [&](const Owner& owner) { return owner.id == claim; });
    std::erase_if(m_waiting, [&](Waiting& waiting) {
        if (waiting.to != claim)
            return false;
        m_dropped.push_back({std::move(waiting.scan), ScanFate::OwnerGone});
        return true;
    });
}

std::string ScanQueue::owner() const
{
    return m_claims.empty() ? std::string() : m_claims.back().purpose;
}

Debounce ScanQueue::debounceOf(const std::string& device) const
{
    const auto found = m_devices.find(device);
    return found == m_devices.end() ? Debounce{} : found->second;
}

/// Whether a read so soon after others counts as one of its own; nothing when it does.
std::optional<ScanFate> ScanQueue::repeats(const Scan& scan, std::int64_t nowMs)
{
    const Debounce debounce = debounceOf(scan.device);
    for (auto& [device, read] : m_reads) {
        const bool own = device == scan.device;
        const bool same = read.bytes == scan.bytes;
        const std::int64_t since = nowMs - read.atMs;
        const std::int64_t quiet = own ? debounce.quiet.count() : 0;
        if (same && since < std::max(kSameMs, quiet)) {
            if (own && debounce.untilGone)
                read.atMs = nowMs;
            return ScanFate::SameAgain;
        }
        if (!same && since < (own ? quiet : kAtOnceMs))
            return ScanFate::TwoAtOnce;
    }
    return std::nullopt;
}

ScanFate ScanQueue::put(Scan scan, std::int64_t nowMs)
{
    if (m_claims.empty())
        return ScanFate::Unclaimed;
    if (m_waiting.size() >= kMostWaiting) {
        m_dropped.push_back({std::move(scan), ScanFate::QueueFull});
        return ScanFate::QueueFull;
    }
    m_waiting.push_back({m_claims.back().id, std::move(scan), nowMs});
    return ScanFate::Queued;
}

ScanFate ScanQueue::take(Scan scan, std::int64_t nowMs)
{
    dropOld(nowMs);
    if (const auto fate = repeats(scan, nowMs))
        return *fate;
    m_reads.insert_or_assign(scan.device, Read{scan.bytes, nowMs});
    m_last = scan;
    return put(std::move(scan), nowMs);
}

std::optional<ScanQueue::Delivery> ScanQueue::next(std::int64_t nowMs)
{
    dropOld(nowMs);
    if (m_claims.empty() || m_claims.back().busy)
        return std::nullopt;
    Owner& top = m_claims.back();
    const auto found = std::ranges::find(m_waiting, top.id, &Waiting::to);
    if (found == m_waiting.end())
        return std::nullopt;
    Delivery delivery{top.id, std::move(found->scan)};
    m_waiting.erase(found);
    top.busy = true;
    return delivery;
}

void ScanQueue::finish(ClaimId claim)
{
    const auto found = std::ranges::find(m_claims, claim, &Owner::id);
    if (found != m_claims.end())
        found->busy = false;
}

void ScanQueue::dropOld(std::int64_t nowMs)
{
    std::erase_if(m_waiting, [&](Waiting& waiting) {
        if (nowMs - waiting.sinceMs <= kOldestMs)
            return false;
        m_dropped.push_back({std::move(waiting.scan), ScanFate::TooOld});
        return true;
    });
}

std::vector<ScanQueue::Dropped> ScanQueue::takeDropped(std::int64_t nowMs)
{
    dropOld(nowMs);
    return std::exchange(m_dropped, {});
}

std::optional<std::int64_t> ScanQueue::nextExpiryMs() const
{
    if (m_waiting.empty())
        return std::nullopt;
    return std::ranges::min(m_waiting, {}, &Waiting::sinceMs).sinceMs + kOldestMs + 1;
}

std::string_view toString(ScanFate fate)
{
    switch (fate) {
    case ScanFate::Queued:
        return "queued";
    case ScanFate::Unclaimed:
        return "unclaimed";
    case ScanFate::SameAgain:
        return "same-again";
    case ScanFate::TwoAtOnce:
        return "two-at-once";
    case ScanFate::QueueFull:
        return "queue-full";
    case ScanFate::TooOld:
        return "too-old";
    case ScanFate::OwnerGone:
        return "owner-gone";
    }
    LOYALTY_ASSERT(!"unknown fate of a scan");
}

} // namespace loyalty::devices
