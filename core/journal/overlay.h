#pragma once

#include "core/journal/entry.h"
#include "core/ledger/member_ledger.h"
#include "core/tier/floor.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

namespace loyalty::journal {

/// A right that this incarnation holds, after its own spends.
struct HeldRight
{
    Granted grant;
    std::int64_t remaining = 0;
    std::vector<ledger::LotShare> lots; ///< what is left of them; empty for unbacked rights
    bool operator==(const HeldRight&) const = default;
};

/// The index, in memory, of what the own journal says beyond the cache: effects not yet contained in the member rows,
/// and the rights held. Rebuilt from the journal at start, kept up by add().
///
/// An entry's effect on a member is contained once the position at which head office posted it is known and the
/// member's cached row is at or beyond it. Each own entry counts exactly once, in the row or here. An entry that changes
/// nothing of a member (a sale that earned nothing, a Granted) has no effect and is never waited for.
class Overlay
{
public:
    /// Entries come in journal order, each once.
    void add(const Entry& entry);

    /// Head office posted the effect of own entry `seq` on `member` at feed position `position` > 0 of the member's
    /// shard. May come before or after contained(); an effect that is not waited for is passed over.
    void posted(std::uint64_t seq, const MemberId& member, std::int64_t position);
    /// The cached row of `member` is now at `position`: effects at or below it are contained and forgotten.
    void contained(const MemberId& member, std::int64_t position);
    /// The cache is gone or of another epoch: nothing is known to be contained. The caller adds the journal again.
    void clear();

    /// The row at `rowPosition` plus everything not contained in it, in journal order. Positions that head office told
    /// with the row must have been given to posted() first, or an act would count twice. A spend of a backed right comes
    /// off the lease where the row holds it already, otherwise off the lots that the right carries.
    [[nodiscard]] ledger::MemberLedger applyTo(const ledger::MemberLedger& row, const MemberId& member,
                                               std::int64_t rowPosition) const;
    /// How many own acts on this member are not in the row that contained() told of last.
    [[nodiscard]] std::size_t pending(const MemberId& member) const;
    /// Whether own entry `seq` has an effect on this member that is not in the row.
    [[nodiscard]] bool waitsFor(std::uint64_t seq, const MemberId& member) const;
    /// The members with own acts that are not in their rows, in no order.
    [[nodiscard]] std::vector<MemberId> members() const;
    /// Own enrolments, blocks and erasures that the cache does not know yet; of blocks the latest.
    [[nodiscard]] std::optional<Enrolled> enrolled(const MemberId& member) const;
    [[nodiscard]] std::optional<Blocked> blocked(const MemberId& member) const;
    [[nodiscard]] bool erased(const MemberId& member) const;
    /// The latest tier given by hand here that the cache does not know yet; its tier is empty where it was taken back.
    [[nodiscard]] std::optional<tier::Floor> tierGiven(const MemberId& member) const;
    /// Puts the member into segments and out of them, as was done here and the cache does not know yet. `segments` are in
    /// order.
    void moveSegments(const MemberId& member, std::vector<std::string>& segments) const;
    /// Enrolled here and not in the cache yet, in journal order.
    [[nodiscard]] const std::vector<MemberId>& ownEnrolments() const { return m_enrolments; }

    /// The highest number ever granted, used up or not.
    [[nodiscard]] std::uint64_t lastGrant() const { return m_lastGrant; }
    /// Backed rights of the member, by number.
    [[nodiscard]] std::vector<HeldRight> rightsOf(const MemberId& member, const ledger::AssetKey& what) const;
    [[nodiscard]] std::vector<HeldRight> unbackedRights(const ledger::AssetKey& what) const;
    /// Every right with something left, by number.
    [[nodiscard]] const std::map<std::uint64_t, HeldRight>& rights() const { return m_rights; }

private:
    using Rights = std::map<std::uint64_t, HeldRight>;

    struct Step
    {
        ledger::Posting posting;
        /// Spent from a backed right: the row position that first holds its lease.
        std::optional<std::int64_t> leasedAt;
    };
    /// What was left of a backed right and is free again.
    struct Homecoming
    {
        ledger::AssetKey what;
        std::vector<ledger::LotShare> lots;
        std::int64_t leasedAt = 0;
    };
    struct Effect
    {
        std::uint64_t seq = 0;
        Instant at;
        std::int64_t position = 0; ///< 0: not known yet
        std::vector<Step> steps;
        std::optional<Homecoming> homecoming;
        std::optional<Blocked> blocked;
        bool erased = false;
        std::optional<Enrolled> enrolled;
        std::optional<tier::Floor> tierGiven;
        std::optional<SegmentMoved> segment;
    };
    struct Pending
    {
        std::vector<Effect> effects; // by seq
        std::int64_t rowPosition = 0;
    };

    Effect& effectOn(const MemberId& member, const Entry& entry);
    void addStep(const Entry& entry, const ledger::Posting& posting);
    void addAct(const Entry& entry);
    void grant(const Granted& granted);
    void giveBack(const Entry& entry, const GaveBack& gaveBack);
    void spend(Rights::iterator right, const ledger::Posting& posting);
    void forget(Rights::iterator right);
    [[nodiscard]] std::vector<std::uint64_t>& numbersOf(const Granted& granted);
    void forgetContained(const MemberId& member);
    static void apply(const Step& step, Instant at, std::int64_t rowPosition, ledger::MemberLedger& ledger);
    static void bringHome(const Homecoming& homecoming, std::int64_t rowPosition, ledger::MemberLedger& ledger);
    [[nodiscard]] const std::vector<Effect>& effectsOn(const MemberId& member) const;

    std::unordered_map<MemberId, Pending> m_pending;
    Rights m_rights;                                                   // by number
    std::unordered_map<MemberId, std::vector<std::uint64_t>> m_backed; // their numbers
    std::vector<std::uint64_t> m_unbacked;                             // the same
    std::vector<MemberId> m_enrolments;
    std::uint64_t m_lastGrant = 0;
};

} // namespace loyalty::journal
