#include "devices/scan/scan_queue.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

#include <set>

namespace loyalty::devices {
namespace {

Scan code(std::string bytes, std::string device = "counter")
{
    return {.device = std::move(device), .bytes = std::move(bytes)};
}

std::string nextCode(ScanQueue& queue, std::int64_t nowMs)
{
    const auto delivery = queue.next(nowMs);
    return delivery ? delivery->scan.bytes : "-";
}

TEST_CASE("a scan goes to whoever claimed last, and to nobody else")
{
    ScanQueue queue;
    const ClaimId till = queue.claim("till");
    const ClaimId approval = queue.claim("approval");
    REQUIRE(queue.take(code("A"), 0) == ScanFate::Queued);

    const auto delivery = queue.next(0);

    REQUIRE(delivery);
    CHECK(delivery->to == approval);
    CHECK(queue.owner() == "approval");
    queue.release(approval);
    CHECK(queue.owner() == "till");
    CHECK_FALSE(queue.next(0));
    REQUIRE(queue.take(code("B"), 2000) == ScanFate::Queued);
    CHECK(queue.next(2000)->to == till);
}

TEST_CASE("a scan that nobody wants is told and not kept")
{
    ScanQueue queue;
    CHECK(queue.take(code("A"), 0) == ScanFate::Unclaimed);
    const ClaimId till = queue.claim("till");
    CHECK_FALSE(queue.next(0));
    queue.release(till);
    CHECK(queue.owner().empty());
}

TEST_CASE("the next scan comes when the last one is done with")
{
    ScanQueue queue;
    const ClaimId till = queue.claim("till");
    (void)queue.take(code("A"), 0);
    (void)queue.take(code("B"), 500);
    (void)queue.take(code("C"), 1000);

    CHECK(nextCode(queue, 1000) == "A");
    CHECK(nextCode(queue, 1000) == "-");
    queue.finish(till);
    CHECK(nextCode(queue, 1000) == "B");
    queue.finish(till);
    CHECK(nextCode(queue, 1000) == "C");
}

TEST_CASE("a scan made before a dialog opened waits for its own screen")
{
    ScanQueue queue;
    const ClaimId till = queue.claim("till");
    (void)queue.take(code("A"), 0);
    (void)queue.take(code("for the till"), 500);
    REQUIRE(nextCode(queue, 500) == "A");
    const ClaimId dialog = queue.claim("replace the member");
    (void)queue.take(code("for the dialog"), 1000);

    CHECK(nextCode(queue, 1000) == "for the dialog");
    queue.finish(till);
    CHECK(nextCode(queue, 1000) == "-");
    queue.release(dialog);
    CHECK(nextCode(queue, 1000) == "for the till");
}

TEST_CASE("what waited for a screen that went is dropped and told")
{
    ScanQueue queue;
    const ClaimId till = queue.claim("till");
    const ClaimId dialog = queue.claim("approval");
    (void)queue.take(code("badge"), 0);

    queue.release(dialog);

    const auto dropped = queue.takeDropped(0);
    REQUIRE(dropped.size() == 1);
    CHECK(dropped[0].scan.bytes == "badge");
    CHECK(dropped[0].why == ScanFate::OwnerGone);
    CHECK(queue.takeDropped(0).empty());
    queue.finish(till);
    CHECK_FALSE(queue.next(0));
}

TEST_CASE("eight wait, the ninth is dropped")
{
    ScanQueue queue;
    (void)queue.claim("till");
    for (int i = 0; i < 8; ++i)
        REQUIRE(queue.take(code(std::to_string(i)), i * 500) == ScanFate::Queued);

    CHECK(queue.take(code("ninth"), 4000) == ScanFate::QueueFull);

    const auto dropped = queue.takeDropped(4000);
    REQUIRE(dropped.size() == 1);
    CHECK(dropped[0].scan.bytes == "ninth");
    CHECK(nextCode(queue, 4000) == "0");
}

TEST_CASE("a scan older than five seconds is dropped, not delivered late")
{
    ScanQueue queue;
    const ClaimId till = queue.claim("till");
    (void)queue.take(code("served"), 0);
    (void)queue.take(code("old"), 1000);
    REQUIRE(nextCode(queue, 1000) == "served");
    CHECK(queue.nextExpiryMs() == 6001);

    queue.finish(till);
    CHECK(queue.takeDropped(6000).empty());
    CHECK(nextCode(queue, 6001) == "-");
    const auto dropped = queue.takeDropped(6001);
    REQUIRE(dropped.size() == 1);
    CHECK(dropped[0].why == ScanFate::TooOld);
    CHECK_FALSE(queue.nextExpiryMs());
}

TEST_CASE("a code read twice in a moment is one scan")
{
    struct Row
    {
        const char* what;
        const char* device;
        const char* bytes;
        std::int64_t atMs;
        ScanFate fate;
    };
    const Row rows[] = {
        {"at once", "counter", "A", 1, ScanFate::SameAgain},
        {"just within a second", "counter", "A", 999, ScanFate::SameAgain},
        {"a second later: another piece", "counter", "A", 1000, ScanFate::Queued},
        {"by another scanner", "handheld", "A", 999, ScanFate::SameAgain},
        {"by another scanner, later", "handheld", "A", 1000, ScanFate::Queued},
        {"another code, the same trigger", "counter", "B", 399, ScanFate::TwoAtOnce},
        {"another code, next trigger", "counter", "B", 400, ScanFate::Queued},
        {"another code by another scanner at once", "handheld", "B", 299, ScanFate::TwoAtOnce},
        {"another code by another scanner", "handheld", "B", 300, ScanFate::Queued},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        ScanQueue queue;
        (void)queue.claim("till");
        REQUIRE(queue.take(code("A"), 0) == ScanFate::Queued);
        CHECK(queue.take(code(row.bytes, row.device), row.atMs) == row.fate);
        CHECK(queue.takeDropped(row.atMs).empty());
        CHECK(nextCode(queue, row.atMs) == "A");
    }
}

TEST_CASE("of two codes at once the first stands")
{
    ScanQueue queue;
    (void)queue.claim("till");
    (void)queue.take(code("A"), 0);
    REQUIRE(queue.take(code("B", "handheld"), 100) == ScanFate::TwoAtOnce);
    CHECK(queue.lastTaken().bytes == "A");
    CHECK(queue.take(code("B", "handheld"), 500) == ScanFate::Queued);
}

TEST_CASE("a camera's code counts again when it has left the view")
{
    using namespace std::chrono_literals;
    ScanQueue queue;
    queue.describe("camera", {1500ms, true});
    (void)queue.claim("till");
    REQUIRE(queue.take(code("A", "camera"), 0) == ScanFate::Queued);
    for (std::int64_t at = 1000; at <= 9000; at += 1000)
        CHECK(queue.take(code("A", "camera"), at) == ScanFate::SameAgain);
    CHECK(queue.take(code("A", "camera"), 10'500) == ScanFate::Queued);
}

/// Scans, claims and screens at random; each scan has bytes of its own.
class Shop
{
public:
    void step(int number)
    {
        m_now += *rc::gen::inRange(400, 2000);
        switch (*rc::gen::inRange(0, 5)) {
        case 0:
            m_claims.push_back(m_queue.claim("c"));
            break;
        case 1:
            releaseOne();
            break;
        case 2:
            for (const ClaimId claim : m_claims)
                m_queue.finish(claim);
            break;
        default:
            read(std::to_string(number));
        }
        collect();
    }

    void close()
    {
        m_now += ScanQueue::kOldestMs + 1;
        collect();
        RC_ASSERT(m_settled.size() == m_meant.size());
    }

private:
    void releaseOne()
    {
        if (m_claims.empty())
            return;
        const auto which = m_claims.begin() + *rc::gen::inRange<std::ptrdiff_t>(0, std::ssize(m_claims));
        m_queue.release(*which);
        m_claims.erase(which);
    }

    void read(const std::string& bytes)
    {
        const ScanFate fate = m_queue.take(code(bytes), m_now);
        RC_ASSERT((fate == ScanFate::Unclaimed) == m_claims.empty());
        if (!m_claims.empty())
            m_meant.emplace(bytes, m_claims.back());
    }

    void collect()
    {
        while (const auto delivery = m_queue.next(m_now)) {
            RC_ASSERT(delivery->to == m_claims.back());
            RC_ASSERT(m_meant.at(delivery->scan.bytes) == delivery->to);
            settle(delivery->scan.bytes);
        }
        for (const auto& dropped : m_queue.takeDropped(m_now))
            settle(dropped.scan.bytes);
    }

    void settle(const std::string& bytes)
    {
        RC_ASSERT(m_meant.contains(bytes));
        RC_ASSERT(m_settled.insert(bytes).second);
    }

    ScanQueue m_queue;
    std::vector<ClaimId> m_claims;
    std::map<std::string, ClaimId> m_meant;
    std::set<std::string> m_settled;
    std::int64_t m_now = 0;
};

TEST_CASE("every scan is delivered once to the claim it was read for, or told as dropped")
{
    REQUIRE(rc::check([] {
        Shop shop;
        const int steps = *rc::gen::inRange(1, 80);
        for (int i = 0; i < steps; ++i)
            shop.step(i);
        shop.close();
    }));
}

} // namespace
} // namespace loyalty::devices
