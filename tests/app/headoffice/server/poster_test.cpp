#include "app/headoffice/server/poster.h"

#include <catch2/catch_test_macros.hpp>

#include <future>
#include <vector>

using namespace loyalty;
using namespace loyalty::headoffice;
using namespace std::chrono_literals;

namespace {

/// Runs `job` on the lane and waits for it.
void onLane(WorkLane& lane, const std::function<void()>& job)
{
    std::promise<void> done;
    lane.post([&] {
        job();
        done.set_value();
    });
    done.get_future().wait();
}

} // namespace

TEST_CASE("jobs run one after the other, later ones when they are due")
{
    WorkLane lane;
    std::vector<int> order;
    std::promise<void> done;
    lane.postAfter(30ms, [&] {
        order.push_back(3);
        done.set_value();
    });
    lane.post([&] { order.push_back(1); });
    lane.post([&] { order.push_back(2); });
    done.get_future().wait();
    CHECK(order == std::vector{1, 2, 3});
}

TEST_CASE("a lane that stops drops what waits and takes nothing more")
{
    WorkLane lane;
    std::promise<void> started;
    std::promise<void> open;
    int ran = 0;
    lane.post([&] {
        started.set_value();
        open.get_future().wait();
        ++ran;
    });
    started.get_future().wait();
    lane.post([&] { ++ran; });
    lane.postAfter(0ms, [&] { ++ran; });
    std::thread stopper([&] { lane.stop(); });
    for (std::size_t before = 0; lane.waiting() != before;) { // until it takes nothing more
        before = lane.waiting();
        lane.post([&] { ++ran; });
    }
    open.set_value();
    stopper.join();
    CHECK(ran == 1);
    CHECK(lane.waiting() == 0);
}

TEST_CASE("posting goes on in turns until nothing is left, other jobs in between")
{
    WorkLane lane;
    std::vector<std::string> log;
    std::promise<void> done;
    int left = 3;
    Poster poster(
        lane,
        [&](std::size_t limit) -> Result<std::size_t, Fault> {
            log.emplace_back("turn");
            if (left == 0) {
                done.set_value();
                return std::size_t{0};
            }
            if (--left == 2)
                lane.post([&] { log.emplace_back("request"); });
            return limit;
        },
        [](const Fault&) {});

    poster.wake();
    done.get_future().wait();
    onLane(lane, [&] { CHECK(log == std::vector<std::string>{"turn", "request", "turn", "turn", "turn"}); });
}

TEST_CASE("a fault while posting is told and tried again by itself")
{
    WorkLane lane;
    std::promise<void> done;
    int tries = 0;
    int told = 0;
    Poster poster(
        lane,
        [&](std::size_t) -> Result<std::size_t, Fault> {
            if (++tries == 1)
                return fail(Fault{FaultCode::Busy, ""});
            done.set_value();
            return std::size_t{0};
        },
        [&](const Fault&) { ++told; });

    poster.wake();
    done.get_future().wait();
    onLane(lane, [&] {
        CHECK(told == 1);
        CHECK_FALSE(poster.trouble().has_value());
    });
    lane.stop();
}
