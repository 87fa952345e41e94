#pragma once

#include "core/base/fault.h"
#include "core/base/result.h"
#include "core/sync/session.h"

#include <deque>
#include <functional>
#include <string>

namespace loyalty::test {

/// What the line does with one exchange.
enum class Fate {
    Delivered,
    RequestLost,
    ReplyLost, ///< head office did it, the terminal is not told
    Twice,     ///< head office gets the same bytes two times
    Late,      ///< lost for now; the same bytes arrive at head office after the next exchange
    // Head office did it, and what comes back is
    Html,        ///< a page of some machine on the way
    Cut,         ///< half of the reply
    OtherNumber, ///< an answer to another request
    OtherKind,   ///< an answer to another question, under the right number
    // Head office never saw it, and what comes back is
    NotRead, ///< "malformed", without a number: it could not read the request
    Refused, ///< "malformed" under the right number
};

/// One terminal's line to head office: loses, doubles, delays past the next one, cuts and falsifies, as it is told.
class FaultyLine
{
public:
    using HeadOffice = std::function<Result<sync::Reply, Fault>(const sync::Outgoing&)>;

    /// Carries `request` and tells the session what came of it. Requests that were late arrive now. Answers why the
    /// session could not take what came, or why head office said nothing; empty: neither.
    std::string carry(const sync::Outgoing& request, Fate fate, const HeadOffice& office, sync::Session& session,
                      Instant now);

    /// What is late never arrives.
    void dropLate() { m_late.clear(); }

private:
    static std::string bringBack(const sync::Reply& reply, Fate fate, sync::Session& session, Instant now);

    std::deque<sync::Outgoing> m_late;
};

} // namespace loyalty::test
