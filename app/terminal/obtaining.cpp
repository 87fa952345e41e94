#include "app/terminal/obtaining.h"

#include "app/terminal/waiting.h"

#include <algorithm>
#include <memory>
#include <set>

namespace loyalty::app {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// Some rights on their way, one after the other.
struct Errand
{
    Runtime& runtime;
    std::vector<terminal::MissingRight> missing;
    steady_clock::time_point until;
    std::function<void(Obtained)> done;
    std::size_t next = 0;
};

void go(const std::shared_ptr<Errand>& errand)
{
    if (errand->next == errand->missing.size())
        return errand->done({});
    const terminal::MissingRight& right = errand->missing[errand->next++];
    const auto left = std::chrono::duration_cast<milliseconds>(errand->until - steady_clock::now());
    errand->runtime.want(sync::WantedRight{right.member, right.what, right.amount}, std::max(left, milliseconds(0)),
                         [errand](const sync::WantedAnswer& answer) {
                             if (answer.reached && answer.refusal.empty())
                                 go(errand);
                             else
                                 errand->done({answer.reached, answer.refusal});
                         });
}

} // namespace

void obtainLater(Runtime& runtime, std::vector<terminal::MissingRight> missing, milliseconds deadline,
                 std::function<void(Obtained)> done)
{
    go(std::make_shared<Errand>(Errand{runtime, std::move(missing), steady_clock::now() + deadline, std::move(done)}));
}

Obtained obtain(Runtime& runtime, const std::vector<terminal::MissingRight>& missing, milliseconds deadline)
{
    if (missing.empty())
        return {};
    Waiting<Obtained> waiting;
    runtime.post([&runtime, missing, deadline, answer = waiting.answerer()](terminal::Terminal&) {
        obtainLater(runtime, missing, deadline, answer);
    });
    constexpr milliseconds kLonger{1'000}; // the errand keeps the deadline itself
    return waiting.wait(deadline + kLonger).value_or(Obtained{.reached = false, .refusal = {}});
}

void bringHome(Runtime& runtime, const std::vector<terminal::MissingRight>& obtained)
{
    std::set<MemberId> members;
    for (const terminal::MissingRight& right : obtained)
        members.insert(right.member);
    // What cannot be given back now is given back with the next exchange.
    static_cast<void>(runtime.onTerminal([&](terminal::Terminal& terminal) -> Result<void, Fault> {
        for (const MemberId& member : members)
            LOYALTY_CHECK(terminal.leaveRights(member, std::nullopt));
        return {};
    }));
}

} // namespace loyalty::app
