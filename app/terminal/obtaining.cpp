#include "app/terminal/obtaining.h"

#include <set>

namespace loyalty::app {

Obtained obtain(Runtime& runtime, const std::vector<terminal::MissingRight>& missing,
                std::chrono::milliseconds deadline)
{
    for (const terminal::MissingRight& right : missing) {
        const sync::WantedAnswer answer =
            runtime.ask(sync::WantedRight{right.member, right.what, right.amount}, deadline);
        if (!answer.reached || !answer.refusal.empty())
            return {answer.reached, answer.refusal};
    }
    return {};
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
