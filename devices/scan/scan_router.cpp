#include "devices/scan/scan_router.h"

#include <algorithm>
#include <utility>

namespace loyalty::devices {

ScanClaim::ScanClaim(ScanRouter* router, ClaimId id)
    : m_router(router)
    , m_id(id)
{}

ScanClaim::ScanClaim(ScanClaim&& other) noexcept
    : m_router(std::exchange(other.m_router, nullptr))
    , m_id(other.m_id)
{}

ScanClaim& ScanClaim::operator=(ScanClaim&& other) noexcept
{
    if (this != &other) {
        giveBack();
        m_router = std::exchange(other.m_router, nullptr);
        m_id = other.m_id;
    }
    return *this;
}

ScanClaim::~ScanClaim()
{
    giveBack();
}

void ScanClaim::giveBack()
{
    if (ScanRouter* const router = std::exchange(m_router, nullptr))
        router->release(m_id);
}

void ScanClaim::finish()
{
    if (m_router)
        m_router->finish(m_id);
}

ScanRouter::ScanRouter(const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
{
    m_expiry.setSingleShot(true);
    connect(&m_expiry, &QTimer::timeout, this, &ScanRouter::deliver);
}

ScanClaim ScanRouter::claim(std::string purpose, Taker take)
{
    const ClaimId id = m_queue.claim(std::move(purpose));
    m_takers.emplace(id, std::move(take));
    return {this, id};
}

void ScanRouter::take(const Scan& scan)
{
    switch (m_queue.take(scan, m_clock.monotonicMs())) {
    case ScanFate::Unclaimed:
        Q_EMIT unclaimed(scan);
        break;
    case ScanFate::TwoAtOnce:
        Q_EMIT twoAtOnce(m_queue.lastTaken(), scan);
        break;
    case ScanFate::SameAgain:
        Q_EMIT sameAgain(scan);
        break;
    case ScanFate::Queued:
    case ScanFate::QueueFull:
    case ScanFate::TooOld:
    case ScanFate::OwnerGone:
        break;
    }
    deliver();
}

void ScanRouter::release(ClaimId claim)
{
    m_queue.release(claim);
    m_takers.erase(claim);
    // Not from within somebody's destructor: the one below gets its scans in the next turn of the loop.
    QMetaObject::invokeMethod(this, &ScanRouter::deliver, Qt::QueuedConnection);
}

void ScanRouter::finish(ClaimId claim)
{
    m_queue.finish(claim);
    deliver();
}

void ScanRouter::deliver()
{
    for (const auto& [scan, why] : m_queue.takeDropped(m_clock.monotonicMs()))
        Q_EMIT dropped(scan, why);
    while (const auto delivery = m_queue.next(m_clock.monotonicMs())) {
        const auto taker = m_takers.find(delivery->to);
        // A copy: the taker may give its claim back while it takes.
        if (const Taker take = taker == m_takers.end() ? Taker() : taker->second)
            take(delivery->scan);
    }
    const auto expiry = m_queue.nextExpiryMs();
    if (expiry)
        m_expiry.start(static_cast<int>(std::max<std::int64_t>(*expiry - m_clock.monotonicMs(), 0)));
    else
        m_expiry.stop();
}

} // namespace loyalty::devices
