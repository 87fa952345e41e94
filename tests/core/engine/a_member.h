#pragma once

#include "core/engine/quote.h"

namespace loyalty::engine {

/// Known for sure and with points to spend.
inline MemberFacts aMember()
{
    MemberFacts member;
    member.trust = access::Trust::LiveOnline;
    member.balance = 1000_pts;
    return member;
}

} // namespace loyalty::engine
