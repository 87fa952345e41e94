#pragma once

#include "core/base/calendar/calendar.h"
#include "core/base/random.h"
#include "core/base/time.h"
#include "core/office/keys.h"
#include "core/office/ports.h"
#include "core/programme/compiled.h"

#include <map>

namespace loyalty::office {

/// What every decision at head office has at hand. Borrowed, on the thread of the office.
struct Desk
{
    Clock& clock;
    Random& random;
    const Calendar& calendar;
    const Keys& keys;
    const Chain& chain;
    const std::map<std::string, Store, std::less<>>& stores;
    const std::map<std::int64_t, programme::Compiled>& programmes; ///< by version
};

/// As many names may lead to somebody one after the other; a merge that would make it more waits for a person.
inline constexpr int kMaxNames = 64;

/// The member that an id stands for: itself, or whoever it leads to, over names of names. Nothing where there is none.
[[nodiscard]] Result<std::optional<Member>, Fault> memberOf(Transaction& transaction, const MemberId& id);

} // namespace loyalty::office
