#include "app/terminal/window/hold_ups.h"

#include <catch2/catch_test_macros.hpp>

#include <chrono>
#include <thread>

namespace loyalty::app {
namespace {

using namespace std::chrono_literals;

bool rest()
{
    std::this_thread::sleep_for(5ms);
    return true;
}

TEST_CASE("the longest piece of work is told, with what was done within it")
{
    HoldUps ups;
    CHECK(ups.longest() == 0us);
    CHECK(ups.during([&] { return ups.during(rest) && ups.during(rest); }));
    CHECK(ups.longest() >= 10ms);
}

TEST_CASE("the work of another thread holds nobody up")
{
    HoldUps ups;
    std::thread([&] { CHECK(ups.during(rest)); }).join();
    CHECK(ups.longest() == 0us);
}

TEST_CASE("what is forgotten within a piece of work is forgotten with it, and the next one counts")
{
    HoldUps ups;
    ups.during([&] {
        rest();
        ups.forget();
        return rest();
    });
    CHECK(ups.longest() == 0us);
    ups.during(rest);
    CHECK(ups.longest() >= 5ms);
    ups.forget();
    CHECK(ups.longest() == 0us);
    ups.during(rest);
    CHECK(ups.longest() >= 5ms);
}

} // namespace
} // namespace loyalty::app
