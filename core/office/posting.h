#pragma once

#include "core/ledger/homecoming.h"
#include "core/member/personal.h"
#include "core/office/desk.h"
#include "core/office/roll.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace loyalty::office {

struct PostReport
{
    std::size_t posted = 0;
    std::size_t suspended = 0;
    std::size_t differences = 0;
};

/// Why an entry cannot be booked; an empty reason: it can.
struct Doubt
{
    std::string reason; ///< code
    std::string detail;
};

/// Posts a batch of accepted entries into the ledger, in their order, inside one transaction.
///
/// An entry is booked as it was printed. What cannot be booked goes to suspense, whole, with a reason, and the next
/// entry follows: no entry blocks another. Each member touched gets one new place in the feed for the whole batch.
/// Nothing of the batch has happened until write() succeeded and the transaction is committed.
class PostingBatch
{
public:
    PostingBatch(Transaction& transaction, const Desk& desk);

    /// Loads what the batch will touch, in few round trips.
    [[nodiscard]] Result<void, Fault> prepare(const std::vector<InboxEntry>& entries);
    [[nodiscard]] Result<void, Fault> post(const InboxEntry& entry);
    /// Settles an entry that post() sent into suspense before, one in a batch of its own. What it answers with a reason
    /// changed nothing that could be written.
    [[nodiscard]] Result<Doubt, Fault> resolve(const InboxEntry& inbox, const Suspended& suspended, Settlement how);
    [[nodiscard]] Result<PostReport, Fault> write();

private:
    struct Kept
    {
        Member member;
        bool changed = false;
    };
    /// Whom an enrolment names, and the key that opened the name.
    struct Named
    {
        NewMember person;
        crypto::SecretKey key;
    };
    /// A person, and who brought them.
    struct Invited
    {
        MemberId id;
        std::optional<Referred> referred;
    };
    struct KeptGrant
    {
        Grant grant;
        bool changed = false;
    };
    Result<Doubt, Fault> doubtAbout(const journal::Entry& entry);
    Result<Doubt, Fault> doubtAboutSale(const SaleId& sale, std::string_view kind);
    Result<Doubt, Fault> doubtAboutReturn(const journal::Entry& entry, const SaleId& sale,
                                          const std::vector<engine::ReturnedLine>& lines);
    Result<std::vector<journal::Entry>, Fault> actsOf(const SaleId& sale);
    Result<bool, Fault> isBooked(const SaleId& sale);
    Result<void, Fault> settleRights(const journal::Entry& entry);
    Result<Doubt, Fault> settle(const journal::Entry& entry, Settlement how);
    Result<void, Fault> readdress(journal::Entry& entry, const ledger::EntryRef& place);
    Result<void, Fault> putRight(const journal::Entry& entry);
    Result<Doubt, Fault> nameMember(const journal::Entry& entry, Settlement how);
    Result<void, Fault> touchLate(const journal::Entry& entry);
    [[nodiscard]] std::uint32_t firstLine(const journal::Entry& entry) const;
    /// The member as the enrolment names it; nothing while the key that opens the name is not there.
    Result<std::optional<Named>, Fault> open(const journal::Entry& entry, const journal::Enrolled& enrolled);
    Result<void, Fault> load(const MemberId& id);
    Result<void, Fault> book(const journal::Entry& entry);
    Result<void, Fault> bookConsequences(const journal::Entry& entry, std::optional<std::size_t> levelBefore);
    Result<void, Fault> bookReturned(const journal::Entry& entry, const journal::Returned& returned);
    /// Once all goods of a sale are back, however many terminals each took some: what only goes back with the last of them.
    Result<void, Fault> completeReturn(const journal::Entry& entry, const journal::Returned& returned,
                                       std::uint32_t& n);
    Result<void, Fault> takeWelcomeBack(const journal::Entry& entry, const journal::Enrolled& enrolled,
                                        std::uint32_t& n);
    [[nodiscard]] std::vector<ledger::Posting> goingBack(const journal::Entry& entry, const journal::Entry& sale,
                                                         const ledger::Posting& posting, std::int64_t left,
                                                         const programme::Programme& rules) const;
    Result<void, Fault> bookMembership(const journal::Entry& entry, std::uint32_t& n);
    Result<void, Fault> openCard(const journal::Entry& entry, const journal::Loaded& loaded);
    Result<void, Fault> replaceCard(const journal::Entry& entry, const journal::CardReplaced& replaced);
    Result<void, Fault> merge(const journal::Entry& entry, const journal::Merged& merged, std::uint32_t& n);
    Result<void, Fault> part(const journal::Entry& entry, const journal::Merged& merged, std::uint32_t& n);
    /// Does the same to what everyone behind this name brought who was merged since.
    Result<void, Fault> alsoInBrought(const MemberId& name, const std::function<void(ledger::MemberLedger&)>& change);
    Result<void, Fault> countUnderName(const ledger::Posting& posting, Instant at, std::int64_t covered);
    /// The record of one who is another's name; nothing where it is somebody of their own.
    Result<std::optional<Member>, Fault> aliasRecord(const MemberId& id);
    /// The records of those who are one name after the other between this id and whoever it leads to, the nearest first.
    Result<std::vector<Member>, Fault> aliasesAbove(const MemberId& id);
    /// The records of those who were merged into this one, by id, not of those behind them.
    Result<std::vector<Member>, Fault> mergedInto(const MemberId& id);
    Result<void, Fault> settleApart(const MemberId& id, ledger::MemberLedger& ledger);
    Result<void, Fault> takeFromAliases(const MemberId& other, const MemberId& owner, const Brought& brought,
                                        const std::map<ledger::AssetKey, std::int64_t>& leased);
    static void carryStanding(Member& stays, const Member& goes, Brought& brought);
    Result<void, Fault> decideBlock(const MemberId& member);
    Result<void, Fault> takeStandingBack(const MemberId& was, Brought brought);
    Result<void, Fault> joinFamilyAgain(const MemberId& id, const std::vector<MemberId>& family);
    Result<void, Fault> lookUpNamesAgain(const MemberId& stays);
    Result<void, Fault> erase(const journal::Erased& erased);
    Result<void, Fault> joinFamily(Kept& member, Kept& other);
    Result<void, Fault> leaveFamily(Kept& member);
    Result<Doubt, Fault> doubtAboutMembership(const journal::Entry& entry);
    Result<Doubt, Fault> doubtAboutMerge(const journal::Merged& merged);
    /// Unspent rights that hold lots which this member brought to whoever they were merged into.
    Result<Doubt, Fault> doubtAboutRightsOut(const Member& alias);
    /// Of the names that lead to this id one after the other, the most.
    Result<int, Fault> namesInARow(const MemberId& id);
    /// This id and every id that leads to it.
    Result<std::set<MemberId>, Fault> namesUnder(const MemberId& id);
    /// Backed rights of these of which something is left, as this batch leaves them.
    Result<std::vector<Grant>, Fault> rightsOut(const std::set<MemberId>& members);
    /// What of the rights that name this member is unspent, by asset.
    Result<std::map<ledger::AssetKey, std::int64_t>, Fault> leasedTo(const MemberId& member);
    void addMove(const journal::Entry& entry, std::uint32_t& n, const MemberId& from, const MemberId& to,
                 const ledger::MemberLedger& what);
    Result<void, Fault> noteBudgets(const journal::Entry& entry, const journal::Sold& sold);
    Result<void, Fault> rewardBuying(const journal::Entry& entry, const journal::Sold& sold);
    Result<void, Fault> rewardJoining(const journal::Entry& entry, const journal::Enrolled& enrolled);
    /// The record in which it stands who brought whoever bears this name: of one who was merged since their own.
    Result<Invited, Fault> personNamed(const MemberId& name);
    Result<void, Fault> putReferred(const MemberId& person, Referred referred);
    Result<Referred, Fault> rewardBoth(const journal::Entry& entry, const MemberId& invited, Referred referred,
                                       const programme::Programme& programme);
    Result<Referred::Reward, Fault> giveReward(const journal::Entry& entry, const MemberId& to,
                                               const programme::Grant& grant, const programme::Programme& programme);
    Result<void, Fault> takeRewards(const journal::Entry& entry, const SaleId& sale);
    Result<void, Fault> takeReward(const journal::Entry& entry, const Referred::Reward& reward,
                                   const programme::Programme& programme);
    Result<void, Fault> countReferral(const journal::Entry& entry, const MemberId& referrer, BusinessDate date,
                                      std::int64_t friends);
    Result<void, Fault> bookOwn(const ledger::Posting& posting, Instant at, std::uint64_t act);
    [[nodiscard]] const programme::Programme* rulesAt(Instant at) const;
    [[nodiscard]] const programme::Programme* rulesOf(const journal::Sold& sold) const;
    [[nodiscard]] std::optional<std::size_t> levelBehind(const journal::Entry& entry) const;
    void noteBenefit(const journal::Entry& entry, const journal::Entry& act, const Member& member);
    Result<void, Fault> noteBenefits(const journal::Entry& entry, std::optional<std::size_t> before);
    Result<void, Fault> useCode(const journal::Entry& entry, const journal::Sold& sold);
    Result<void, Fault> bookPosting(const journal::Entry& entry, const ledger::Posting& posting, std::uint32_t& n);
    Result<void, Fault> bookAs(const journal::Entry& entry, const ledger::Posting& posting, std::uint32_t& n);
    /// The posting, each part of it under the name of whoever its lots are now.
    Result<std::vector<ledger::Posting>, Fault> byOwner(const journal::Entry& entry, const ledger::Posting& posting);
    Result<std::vector<ledger::Home>, Fault> homesOf(const ledger::Posting& posting,
                                                     std::span<const ledger::LotShare> lots);
    /// What a sale spent of lots that have ended, of which this posting opens a lot.
    Result<std::vector<ledger::LotShare>, Fault> endedBehind(const ledger::Posting& posting);
    Result<std::int64_t, Fault> spendGrant(const journal::Entry& entry, const ledger::Posting& posting,
                                           std::uint32_t& n);
    Result<void, Fault> enrol(const journal::Entry& entry, const journal::Enrolled& enrolled);
    void noteContested(const journal::Entry& entry, Member& later, const Recognised& recognised);
    Result<void, Fault> givePass(member::Personal& personal);
    Result<void, Fault> giveBack(const journal::Entry& entry, const journal::GaveBack& home, std::uint32_t& n);
    Result<KeptGrant*, Fault> grant(const IncarnationId& id, std::uint64_t number);
    Result<void, Fault> makeAlias(Member later, const MemberId& earlier);
    void suspend(const ledger::EntryRef& ref, Doubt doubt);
    void touchMembers(const journal::Entry& entry);
    /// When the entry happened, for what is paid by what: no clock of a terminal is ahead of head office's.
    [[nodiscard]] Instant instantOf(const journal::Entry& entry) const;
    [[nodiscard]] bool isLeased(const Grant& right) const;
    void noteDebt(const journal::Entry& entry, const ledger::Posting& posting, std::int64_t before);
    void addLine(const journal::Entry& entry, std::uint32_t& n, const Account& account, const ledger::Posting& posting,
                 std::int64_t amount);
    [[nodiscard]] Kept* kept(const MemberId& id);
    [[nodiscard]] const Kept* kept(const MemberId& id) const;
    Result<void, Fault> placeMembers();

    Transaction& m_transaction;
    const Desk& m_desk;
    PostReport m_report;
    Instant m_received;                       ///< of the entry that is being posted
    bool m_isLate = false;                    ///< comes out of suspense: its rights were settled on the way in
    std::map<MemberId, Kept> m_members;       // canonical ones
    std::map<MemberId, MemberId> m_canonical; // every id that was looked up and is there
    std::map<MemberId, Member> m_aliases;     // made in this batch
    std::map<std::pair<IncarnationId, std::uint64_t>, KeptGrant> m_grants;
    std::set<IncarnationId> m_spentUnbacked;
    std::vector<Line> m_lines;
    std::vector<Effect> m_effects; // positions are filled in by write()
    std::vector<SaleIndex> m_sales;
    std::vector<Difference> m_differences;
    std::vector<Suspended> m_suspended;
    std::vector<ledger::EntryRef> m_done;
};

} // namespace loyalty::office
