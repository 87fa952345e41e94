#include "devices/scan/scan_router.h"

#include "tests/support/base/fake_clock.h"

#include <QCoreApplication>

#include <catch2/catch_test_macros.hpp>

#include <chrono>
#include <optional>
#include <vector>

namespace loyalty::devices {
namespace {

using namespace std::chrono_literals;
using Codes = std::vector<std::string>;

struct Counter
{
    test::FakeClock clock;
    ScanRouter router{clock};
    Codes unclaimed, twice, dropped;

    Counter()
    {
        QObject::connect(&router, &ScanRouter::unclaimed,
                         [this](const Scan& scan) { unclaimed.push_back(scan.bytes); });
        QObject::connect(&router, &ScanRouter::twoAtOnce, [this](const Scan& first, const Scan& second) {
            twice.push_back(first.bytes + "/" + second.bytes);
        });
        QObject::connect(&router, &ScanRouter::dropped, [this](const Scan& scan, ScanFate why) {
            dropped.push_back(scan.bytes + " " + std::string(toString(why)));
        });
    }

    void read(const char* bytes)
    {
        clock.advance(500ms);
        router.take({.device = "counter", .bytes = bytes});
    }
};

TEST_CASE("a screen gets scans while it holds its claim")
{
    Counter counter;
    Codes got;
    counter.read("before");
    {
        ScanClaim claim = counter.router.claim("till", [&](const Scan& scan) { got.push_back(scan.bytes); });
        CHECK(counter.router.owner() == "till");
        counter.read("A");
        CHECK(got == Codes{"A"});
        counter.read("B");
        CHECK(got == Codes{"A"});
        claim.finish();
        CHECK(got == Codes{"A", "B"});
        claim.finish();
    }
    counter.read("after");
    CHECK(counter.unclaimed == Codes{"before", "after"});
    CHECK(got == Codes{"A", "B"});
}

TEST_CASE("a dialog takes the scans and gives them back by going")
{
    Counter counter;
    Codes till, dialog;
    const ScanClaim below = counter.router.claim("till", [&](const Scan& scan) { till.push_back(scan.bytes); });
    std::optional<ScanClaim> above =
        counter.router.claim("approval", [&](const Scan& scan) { dialog.push_back(scan.bytes); });
    counter.read("badge");
    counter.read("second badge");
    above.reset();
    QCoreApplication::processEvents();
    counter.read("card");

    CHECK(dialog == Codes{"badge"});
    CHECK(till == Codes{"card"});
    CHECK(counter.dropped == Codes{"second badge owner-gone"});
}

TEST_CASE("a screen may give its claim back while it takes a scan")
{
    Counter counter;
    int taken = 0;
    std::optional<ScanClaim> claim;
    claim = counter.router.claim("once", [&](const Scan&) {
        ++taken;
        claim.reset();
    });
    counter.read("A");
    counter.read("B");
    CHECK(taken == 1);
    CHECK(counter.unclaimed == Codes{"B"});
}

TEST_CASE("a claim may move, and may outlive the router")
{
    ScanClaim kept;
    {
        Counter counter;
        int taken = 0;
        ScanClaim first = counter.router.claim("till", [&](const Scan&) { ++taken; });
        kept = std::move(first);
        counter.read("A");
        CHECK(taken == 1);
        CHECK(static_cast<bool>(kept));
    }
    CHECK_FALSE(static_cast<bool>(kept));
    kept.finish();
}

TEST_CASE("an old scan is told as dropped when the screen is ready again")
{
    Counter counter;
    Codes got;
    ScanClaim claim = counter.router.claim("till", [&](const Scan& scan) { got.push_back(scan.bytes); });
    counter.read("A");
    counter.read("B");
    counter.clock.advance(5001ms);
    claim.finish();
    CHECK(got == Codes{"A"});
    CHECK(counter.dropped == Codes{"B too-old"});
}

TEST_CASE("two codes at once are told with both")
{
    Counter counter;
    Codes got;
    const ScanClaim claim = counter.router.claim("till", [&](const Scan& scan) { got.push_back(scan.bytes); });
    counter.read("A");
    counter.router.take({.device = "handheld", .bytes = "B"});
    counter.router.take({.device = "handheld", .bytes = "A"});
    CHECK(counter.twice == Codes{"A/B"});
    CHECK(got == Codes{"A"});
}

} // namespace
} // namespace loyalty::devices
