#pragma once

#include "core/journal/entry.h"

#include <cstdint>
#include <string_view>

namespace loyalty::test {

/// Ids that a reader can tell apart: the byte repeated sixteen times.
template <class IdType>
[[nodiscard]] IdType idOf(std::uint8_t byte)
{
    typename IdType::Bytes bytes{};
    bytes.fill(byte);
    return IdType(bytes);
}

inline const IncarnationId kIncarnation = idOf<IncarnationId>(0x1c);
inline const MemberId kMember = idOf<MemberId>(0xa1);
/// Saturday, 21 November 2026, 10:00 UTC, as the fake clock begins.
constexpr Instant kSaturday = Instant::fromSeconds(1'795'255'200);

[[nodiscard]] Currency yuan();
[[nodiscard]] ledger::AssetKey points();

/// Terms of a lot that an earlier entry opened; ends after a year.
[[nodiscard]] ledger::LotTerms aLot(std::uint64_t seq, std::uint32_t n = 0);

/// The postings that most tests need, on Saturday.
[[nodiscard]] ledger::Posting earning(std::int64_t points, const ledger::LotTerms& lot,
                                      const MemberId& member = kMember);
[[nodiscard]] ledger::Posting spending(std::int64_t points, const MemberId& member = kMember);

/// Entry 1 of kIncarnation, made on Saturday by a cashier at store "s1".
[[nodiscard]] journal::Entry anEntry(journal::Act act = journal::Noted{"sign-in", "", ""}, std::uint64_t seq = 1);

/// What a shop rings up: `lines` articles with codes, categories and a share of the points, the trace of one rule, and
/// the postings of points and of spend. kMember bought it.
[[nodiscard]] journal::Entry aSale(std::size_t lines = 2, std::uint64_t seq = 1);

/// A backed right of kMember's points over one lot, contained in the row from `feedPosition` on.
[[nodiscard]] journal::Granted aGrant(std::uint64_t number, std::int64_t amount, std::int64_t feedPosition);
/// A right of nobody's: out of the risk budget.
[[nodiscard]] journal::Granted aFloorGrant(std::uint64_t number, std::int64_t amount, std::int64_t perVisit);

} // namespace loyalty::test
