#pragma once

#include "devices/scan/scan_queue.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <map>
#include <string>

namespace loyalty::devices {

class ScanRouter;

/// The right to get scans, for as long as the object lives. Give it back by leaving scope. On the GUI thread; may outlive
/// the router.
class ScanClaim
{
public:
    ScanClaim() = default;
    ScanClaim(ScanClaim&& other) noexcept;
    ScanClaim& operator=(ScanClaim&& other) noexcept;
    ~ScanClaim();

    /// The scan that was delivered last is done with; the next may come, also from within this call.
    void finish();
    [[nodiscard]] explicit operator bool() const { return !m_router.isNull(); }

private:
    friend class ScanRouter;
    ScanClaim(ScanRouter* router, ClaimId id);
    void giveBack();

    QPointer<ScanRouter> m_router;
    ClaimId m_id{};
};

/// Brings what scanners read to the one screen that wants it. The rules are ScanQueue's.
///
/// On the GUI thread. Other threads hand scans in through a queued connection to take().
class ScanRouter final : public QObject
{
    Q_OBJECT

public:
    using Taker = std::function<void(const Scan&)>;

    /// `clock` outlives the router.
    explicit ScanRouter(const Clock& clock, QObject* parent = nullptr);

    void describe(const std::string& device, Debounce debounce) { m_queue.describe(device, debounce); }

    /// Puts a claim on top. `take` is called with one scan at a time, until ScanClaim::finish, and never after the claim has
    /// gone.
    [[nodiscard]] ScanClaim claim(std::string purpose, Taker take);
    /// The purpose of whoever would get a scan now; empty: nobody.
    [[nodiscard]] std::string owner() const { return m_queue.owner(); }

public Q_SLOTS:
    void take(const loyalty::devices::Scan& scan);

Q_SIGNALS:
    /// Nobody wants scans: show it.
    void unclaimed(const loyalty::devices::Scan& scan);
    /// A different code came too soon after `first`, which stands.
    void twoAtOnce(const loyalty::devices::Scan& first, const loyalty::devices::Scan& second);
    /// The same code came again in a moment, and counts once.
    void sameAgain(const loyalty::devices::Scan& scan);
    /// QueueFull, TooOld or OwnerGone: to be heard.
    void dropped(const loyalty::devices::Scan& scan, loyalty::devices::ScanFate why);

private:
    friend class ScanClaim;
    void release(ClaimId claim);
    void finish(ClaimId claim);
    void deliver();

    const Clock& m_clock;
    ScanQueue m_queue;
    std::map<ClaimId, Taker> m_takers;
    QTimer m_expiry;
};

} // namespace loyalty::devices
