#pragma once

#include "core/member/personal.h"
#include "core/office/desk.h"
#include "core/office/roll.h"

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
    [[nodiscard]] static ledger::Posting goingBack(const journal::Entry& entry, const journal::Entry& sale,
                                                   const ledger::Posting& posting, std::int64_t left);
    Result<void, Fault> bookMembership(const journal::Entry& entry, std::uint32_t& n);
    Result<void, Fault> openCard(const journal::Entry& entry, const journal::Loaded& loaded);
    Result<void, Fault> replaceCard(const journal::Entry& entry, const journal::CardReplaced& replaced);
    Result<void, Fault> merge(const journal::Entry& entry, const journal::Merged& merged, std::uint32_t& n);
    Result<void, Fault> part(const journal::Entry& entry, const journal::Merged& merged, std::uint32_t& n);
    Result<void, Fault> countUnderName(const journal::Entry& entry, const ledger::Posting& posting);
    /// The record of one who is another's name; nothing where it is somebody of their own.
    Result<std::optional<Member>, Fault> aliasRecord(const MemberId& id);
    Result<void, Fault> lookUpNamesAgain(const MemberId& stays);
    Result<void, Fault> joinFamily(Kept& member, Kept& other);
    Result<void, Fault> leaveFamily(Kept& member);
    Result<Doubt, Fault> doubtAboutMembership(const journal::Entry& entry);
    /// What of the rights that name this member is unspent, by asset.
    Result<std::map<ledger::AssetKey, std::int64_t>, Fault> leasedTo(const MemberId& member);
    void addMove(const journal::Entry& entry, std::uint32_t& n, const MemberId& from, const MemberId& to,
                 const ledger::MemberLedger& what);
    Result<void, Fault> noteBudgets(const journal::Entry& entry, const journal::Sold& sold);
    Result<void, Fault> rewardBuying(const journal::Entry& entry, const journal::Sold& sold);
    Result<void, Fault> rewardJoining(const journal::Entry& entry, const journal::Enrolled& enrolled);
    Result<void, Fault> rewardBoth(const journal::Entry& entry, Kept& invited, const programme::Programme& programme);
    Result<Referred::Reward, Fault> giveReward(const journal::Entry& entry, Kept& to, const programme::Grant& grant,
                                               const programme::Programme& programme);
    Result<void, Fault> takeRewards(const journal::Entry& entry, const SaleId& sale);
    Result<void, Fault> takeReward(const journal::Entry& entry, const Referred::Reward& reward,
                                   const programme::Programme& programme);
    Result<void, Fault> countReferral(const journal::Entry& entry, Kept& referrer, BusinessDate date,
                                      std::int64_t friends);
    void bookOwn(Kept& member, const ledger::Posting& posting, Instant at, std::uint64_t act);
    [[nodiscard]] const programme::Programme* rulesAt(Instant at) const;
    [[nodiscard]] const programme::Programme* rulesOf(const journal::Sold& sold) const;
    [[nodiscard]] std::optional<std::size_t> levelBehind(const journal::Entry& entry) const;
    void noteBenefit(const journal::Entry& entry, const journal::Entry& act, const Member& member);
    Result<void, Fault> noteBenefits(const journal::Entry& entry, std::optional<std::size_t> before);
    Result<void, Fault> useCode(const journal::Entry& entry, const journal::Sold& sold);
    Result<void, Fault> bookPosting(const journal::Entry& entry, const ledger::Posting& posting, std::uint32_t& n);
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
    void addLine(const journal::Entry& entry, std::uint32_t& n, const Account& account, const ledger::Posting& posting,
                 std::int64_t amount);
    [[nodiscard]] Kept* kept(const MemberId& id);
    [[nodiscard]] const Kept* kept(const MemberId& id) const;
    Result<void, Fault> placeMembers();

    Transaction& m_transaction;
    const Desk& m_desk;
    PostReport m_report;
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
