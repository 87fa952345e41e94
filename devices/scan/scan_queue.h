#pragma once

#include "devices/scan/scan.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace loyalty::devices {

/// How a device repeats itself.
struct Debounce
{
    /// A second read this soon is none: 400 ms for keyboards and serial scanners, 1.5 s for cameras.
    std::chrono::milliseconds quiet{400};
    /// A camera sees the same code until it leaves the view, and each sight puts off the end.
    bool untilGone = false;
};

/// Who wants the scans, by number; see ScanQueue::claim.
enum class ClaimId : std::uint64_t {};

/// What became of a scan.
enum class ScanFate {
    Queued,    ///< it will be delivered
    Unclaimed, ///< nobody wants scans: it may be shown, and is not kept
    SameAgain, ///< the same code was read a moment ago: one scan
    TwoAtOnce, ///< another code a moment ago: the first stands, this one is dropped, and somebody should say so
    QueueFull, ///< dropped, with a sound
    TooOld,    ///< dropped, with a sound: it waited longer than a cashier would remember
    OwnerGone, ///< dropped, with a sound: whoever it was meant for has gone
};

/// Who gets which scan, and when.
///
/// Claims are a stack, and the top one owns the scans. A scan belongs to the claim that owned the scans when it was read:
/// it waits while another one is on top, and goes to nobody else. Each claim gets one at a time, and the next when it has
/// finished. At most 8 wait, none longer than 5 s.
///
/// A value; reads no clock. Times are Clock::monotonicMs() and never go back.
class ScanQueue
{
public:
    static constexpr std::size_t kMostWaiting = 8;
    static constexpr std::int64_t kOldestMs = 5000;
    /// The same bytes this soon, from whichever device, are one scan.
    static constexpr std::int64_t kSameMs = 1000;
    /// Other bytes from another device this soon are two codes at once.
    static constexpr std::int64_t kAtOnceMs = 300;

    struct Delivery
    {
        ClaimId to;
        Scan scan;
    };
    struct Dropped
    {
        Scan scan;
        ScanFate why;
    };

    /// Devices that nobody described are keyboards.
    void describe(const std::string& device, Debounce debounce);

    /// Puts a claim on top. `purpose` says for what, to people who look into it: "approval".
    [[nodiscard]] ClaimId claim(std::string purpose);
    /// From wherever in the stack it is. What waited for it is dropped; see takeDropped.
    void release(ClaimId claim);
    /// The purpose of the top claim; empty where there is none.
    [[nodiscard]] std::string owner() const;

    [[nodiscard]] ScanFate take(Scan scan, std::int64_t nowMs);
    /// The scan that is to be delivered now, if one is. Its claim gets no other before it finishes.
    [[nodiscard]] std::optional<Delivery> next(std::int64_t nowMs);
    void finish(ClaimId claim);

    /// What was dropped since this was last asked, in order.
    [[nodiscard]] std::vector<Dropped> takeDropped(std::int64_t nowMs);
    /// When the oldest one that waits will be too old.
    [[nodiscard]] std::optional<std::int64_t> nextExpiryMs() const;
    /// The scan that the last one told as TwoAtOnce came too soon after.
    [[nodiscard]] const Scan& lastTaken() const { return m_last; }

private:
    struct Owner
    {
        ClaimId id;
        std::string purpose;
        bool busy = false;
    };
    struct Waiting
    {
        ClaimId to;
        Scan scan;
        std::int64_t sinceMs;
    };
    struct Read
    {
        std::string bytes;
        std::int64_t atMs;
    };

    [[nodiscard]] std::optional<ScanFate> repeats(const Scan& scan, std::int64_t nowMs);
    [[nodiscard]] ScanFate put(Scan scan, std::int64_t nowMs);
    [[nodiscard]] Debounce debounceOf(const std::string& device) const;
    void dropOld(std::int64_t nowMs);

    std::map<std::string, Debounce> m_devices;
    std::map<std::string, Read> m_reads; ///< the last code of each device that counted
    std::vector<Owner> m_claims;
    std::vector<Waiting> m_waiting;
    std::vector<Dropped> m_dropped;
    Scan m_last;
    std::uint64_t m_nextClaim = 1;
};

/// Stable identifier, "two-at-once".
[[nodiscard]] std::string_view toString(ScanFate fate);

} // namespace loyalty::devices
