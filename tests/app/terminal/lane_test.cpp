#include "app/terminal/on_lane.h"

#include <catch2/catch_test_macros.hpp>

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

namespace loyalty::app {
namespace {

TEST_CASE("what is posted to a lane is done there, in order")
{
    Lane lane("test");
    std::vector<int> done;
    for (int i = 0; i < 100; ++i)
        lane.post([&done, i] { done.push_back(i); });
    const auto seen = lane.call([&] { return done; });
    REQUIRE(seen.size() == 100);
    CHECK(seen.front() == 0);
    CHECK(seen.back() == 99);
    CHECK(lane.call([&] { return lane.isHere(); }));
    CHECK_FALSE(lane.isHere());
}

TEST_CASE("a call answers what its work answers, also what cannot be copied")
{
    Lane lane("test");
    const auto answer = lane.call([] { return std::make_unique<int>(7); });
    CHECK(*answer == 7);
    bool done = false;
    lane.call([&] { done = true; });
    CHECK(done);
}

TEST_CASE("a lane that goes finishes what was posted before")
{
    int done = 0;
    {
        Lane lane("test");
        for (int i = 0; i < 1000; ++i)
            lane.post([&done] { ++done; });
    }
    CHECK(done == 1000);
}

TEST_CASE("two lanes can hand work to and fro")
{
    Lane first("first");
    Lane second("second");
    std::atomic<int> rounds = 0;
    std::function<void()> there;
    const std::function<void()> here = [&] { second.post(there); };
    there = [&] {
        if (++rounds < 1000)
            first.post(here);
    };
    first.post(here);
    while (rounds < 1000)
        first.call([] {});
    CHECK(rounds == 1000);
}

TEST_CASE("work that comes after what it was for does nothing")
{
    struct Last // posts once more as it goes: nothing can come later
    {
        std::function<void()> post;
        ~Last() { post(); }
    };
    Lane lane("test");
    int before = 0;
    int after = 0;
    {
        OnLane<Last> owner(lane);
        lane.post(owner.watched([&] {
            owner.put(std::make_unique<Last>());
            const auto late = owner.watched([&] { ++after; });
            owner->post = [&lane, late] { lane.post(late); };
            ++before;
        }));
    }
    lane.call([] {});
    CHECK(before == 1);
    CHECK(after == 0);
}

} // namespace
} // namespace loyalty::app
