#pragma once

#include "core/engine/quote.h"
#include "core/ledger/member_ledger.h"
#include "core/member/personal.h"
#include "core/programme/programme.h"
#include "core/tier/floor.h"

#include <optional>
#include <span>

namespace loyalty::engine {

/// Fills in where a member stands on `date`: the qualifying amount in the tier's window, the level held where the
/// programme's downgrade looks back, and what falls out of the window before the level may be lost, where that is within
/// kEndingDays. Nothing ends where levels are never lost, or where no purchase could keep one.
void readTier(const ledger::MemberLedger& ledger, const programme::Programme& programme, BusinessDate date,
              MemberFacts& facts);
inline constexpr int kEndingDays = 30;

/// What a return takes off an amount that tiers are judged by is counted once more, under the day of the purchase and dated
/// `today`: where the level follows from more than the amount in the window, readTier() has to know until when the goods
/// were not back. Nothing for other postings, and where nothing looks back.
[[nodiscard]] std::optional<ledger::Posting> cameBack(const ledger::Posting& less,
                                                      const programme::Programme& programme, BusinessDate today);

/// A tier given by hand is held up to its last day, whatever was bought.
void holdFloor(const std::optional<tier::Floor>& floor, const programme::Programme& programme, BusinessDate date,
               MemberFacts& facts);

/// Fills in what a member's ledger says beyond balance and tier: the dated counters that the programme keeps, and whether
/// anything was bought before that has not come back whole, whatever it earned. The terminal and head office read them
/// here, so that both judge by the same.
void readCounters(const ledger::MemberLedger& ledger, const programme::Compiled& programme, MemberFacts& facts);

/// What a return in the same act takes off the counters and off what qualifies is not counted any more, and a purchase that
/// comes back whole was none; other postings are passed over. After readTier() and readCounters().
void takeCounted(std::span<const ledger::Posting> back, MemberFacts& facts);

/// Fills in the birthday, and on which days one that is kept by the lunar calendar falls around `date`, where the programme
/// asks for it: the lunar day of a birth whose year is known, otherwise month and day as told are of that calendar.
void readBirthday(const std::optional<member::Birthday>& birthday, const programme::Programme& programme,
                  BusinessDate date, MemberFacts& facts);

} // namespace loyalty::engine
