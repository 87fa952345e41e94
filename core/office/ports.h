#pragma once

#include "core/base/fault.h"
#include "core/base/result.h"
#include "core/journal/chain.h"
#include "core/sync/protocol.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What head office's decisions need of a database. SQLite and PostgreSQL stand behind the same ports. Calls take and
/// give batches, because a round trip per row is what makes a networked database slow.
namespace loyalty::office {

/// Made once, when the chain is created. Secrets are sealed under the key file of the data folder.
struct Chain
{
    ChainId id;
    std::string name;
    int shards = 16;
    std::int64_t epoch = 1;
    std::string countryCode; ///< for phone numbers typed without one
    Currency currency;
    std::int64_t riskBudget = 0; ///< points that may be out as unbacked rights, chain-wide
    std::int64_t unbackedPerTerminal = 0;
    std::int64_t unbackedPerVisit = 0;
    std::string sealedKeys;      ///< office::Keys
    crypto::PublicKey publicKey; ///< member keys are wrapped for it; its programmes and clock are signed apart
    crypto::PublicKey programmeSigner;
    crypto::PublicKey clockSigner;
    bool operator==(const Chain&) const = default;
};

struct Store
{
    std::string id;
    std::string name;
    StoreTime time;
    bool operator==(const Store&) const = default;
};

enum class IncarnationState {
    Active,
    Retired,
    Forked, ///< a second copy has shown itself; the one that head office followed first goes on until it is retired
};
/// "active", "retired", "forked".
[[nodiscard]] std::string_view toString(IncarnationState state);
[[nodiscard]] std::optional<IncarnationState> incarnationStateFrom(std::string_view word);

struct Incarnation
{
    IncarnationId id;
    std::string store;
    std::string lane;
    crypto::PublicKey publicKey;
    IncarnationState state = IncarnationState::Active;
    bool training = false;
    journal::Head accepted;           ///< durable in the inbox up to here
    std::uint64_t posted = 0;         ///< posted, or in suspense, up to here
    std::uint64_t lastNumber = 0;     ///< highest request number answered
    std::uint64_t lastGrant = 0;      ///< highest grant number made
    std::uint64_t confirmedGrant = 0; ///< highest grant number that the terminal said it has
    std::int64_t saidHelloIn = 0;     ///< epoch of its last hello
    Instant enrolled;
    Instant lastSeen;
    std::uint64_t told = 0; ///< the terminal's own last entry, as it said hello
    /// Of what this holds the end that could not be accepted; it is a place in the inbox, and no terminal.
    std::optional<IncarnationId> suffixOf;
    bool operator==(const Incarnation&) const = default;
};

struct EnrolmentCode
{
    crypto::Hash hash; ///< of the code; the code itself is told once and not kept
    std::string store;
    std::string lane;
    Instant validUntil;
    std::optional<IncarnationId> usedBy;
    crypto::PublicKey usedWith; ///< the same code with the same key is the same enrolment (a lost reply)
    bool operator==(const EnrolmentCode&) const = default;
};

/// What a member brought who was merged into another, and what was booked under their name since: parted again, they get
/// back what is left of it.
struct Brought
{
    ledger::MemberLedger ledger;
    std::vector<crypto::KeyedHash> lookups;
    std::vector<MemberId> family = {};      ///< the others of the family that they left
    std::vector<std::string> segments = {}; ///< in which whoever stays is because of them
    bool blocks = false;                    ///< whoever stays is blocked because of them
    bool operator==(const Brought&) const = default;
};

/// Who brought a member, and what both got for it.
struct Referred
{
    /// Points of one of the two, so that they can be taken back.
    struct Reward
    {
        MemberId member;
        ledger::LotTerms lot;
        std::int64_t points = 0;
        bool operator==(const Reward&) const = default;
    };
    MemberId by;
    bool rewarded = false;               ///< it is done: for joining, or for `sale`
    std::optional<SaleId> sale;          ///< taken back with it, and then open again
    std::vector<Reward> rewards;         ///< none where the programme gives none, or no more this year
    std::optional<BusinessDate> counted; ///< day on which the friend counted for who brought them
    bool operator==(const Referred&) const = default;
};

struct Member
{
    MemberId id;
    std::int64_t position = 0; ///< in its shard; 0: not yet in the feed
    std::optional<MemberId> aliasOf;
    bool blocked = false;
    std::string blockReason; ///< as whoever blocked them wrote it; empty: not blocked, or nobody knows why
    bool erased = false;     ///< nothing says any more who they are: no look-ups, nothing sealed, no key
    BusinessDate joined;
    std::string homeStore;
    ledger::MemberLedger ledger;
    std::vector<crypto::KeyedHash> lookups;
    std::string sealedPersonal;   ///< member::Personal under the member key
    std::string sealedBrief;      ///< the part that terminals may hold, under the member key
    std::string wrappedKey;       ///< the member key under the chain's member-key master; empty once erased
    std::vector<MemberId> family; ///< the others, in the order in which they joined
    std::optional<tier::Floor> tierFloor;
    std::vector<std::string> segments; ///< in order
    std::optional<Referred> referred;
    std::string bearer;             ///< of a gift card, the last digits of its number; empty: a person
    std::optional<Brought> brought; ///< of a merged one only
    bool parted = false;            ///< was another's name before
    bool operator==(const Member&) const = default;
};

/// The owner of an account.
enum class AccountKind { Member, Lease, Contra };

struct Account
{
    AccountKind kind = AccountKind::Contra;
    MemberId member;           ///< Member, Lease
    IncarnationId incarnation; ///< Lease
    std::uint64_t grant = 0;   ///< Lease
    ledger::Contra contra = ledger::Contra::Issued;
    auto operator<=>(const Account&) const = default;
};

/// One side of a double entry. The lines of one entry sum to zero per asset.
struct Line
{
    ledger::EntryRef entry; ///< an act of head office's own has the null incarnation and its own numbers
    std::uint32_t n = 0;
    Account account;
    ledger::AssetKey what;
    std::int64_t amount = 0;
    BusinessDate date;
    std::string rule;
    bool operator==(const Line&) const = default;
};

struct Grant
{
    IncarnationId incarnation;
    journal::Granted granted;
    std::int64_t remaining = 0;
    std::vector<ledger::LotShare> lots; ///< what is left of them
    std::uint64_t requestNumber = 0;    ///< of the request that asked for it; 0: made unasked
    bool operator==(const Grant&) const = default;
};

struct InboxEntry
{
    IncarnationId incarnation;
    journal::ChainedEntry entry;
    Instant received;
    bool operator==(const InboxEntry&) const = default;
};

/// What could not be posted, with the reason; its bytes are in the inbox.
struct Suspended
{
    ledger::EntryRef entry;
    std::string reason; ///< code
    std::string detail;
    Instant since;
    bool operator==(const Suspended&) const = default;
};

/// What a person decided about an entry in suspense.
enum class Settlement {
    Retried, ///< judged again: the cause was gone, it is booked as any other
    Booked,  ///< the terminal's postings stand, whatever speaks against them
    Dropped, ///< not booked; what the member was shown is put right by lines that say so
};
[[nodiscard]] std::string_view toString(Settlement how);
[[nodiscard]] std::optional<Settlement> settlementFrom(std::string_view word);

struct Resolution
{
    ledger::EntryRef entry;
    Settlement how = Settlement::Retried;
    std::string operatorId;
    std::string reason;
    Instant at;
    bool operator==(const Resolution&) const = default;
};

/// Where head office judges an act otherwise than the terminal did. Reported, never silently corrected.
struct Difference
{
    ledger::EntryRef entry;
    std::optional<MemberId> member;
    /// "earned", "redeemed", "tier", "due", "refused", "right"; "code-step": the same step of a member's code was used
    /// twice, and `judged` is the sale that did so before; "card": what the enrolled member gave as a card is another's,
    /// who is `judged`; "budget": a sale was given `printed` points of a budget of which only `judged` were left;
    /// "joined-again": what a programme gives to who joins was given to the member `judged` once more, and taken back;
    /// "blind-return": goods came back without their sale; "return-completed": they came back at several terminals, and what
    /// goes back with the last of them went here, `judged` postings; "value-debt": more stored value of the member went out
    /// than there was, `printed` of it, and `judged` is what the account owes; "clock": dated `printed`, it came on `judged`;
    /// "lot-owner": what came back to the member, `printed` of it, came of the lots of the member `judged`, from whom they
    /// were parted before, and was booked there; `judged` empty: which of them it came of cannot be told, a person decides
    std::string what;
    std::string printed;
    std::string judged;
    bool operator==(const Difference&) const = default;
};

/// Where an entry's effect on a member stands in the feed.
struct Effect
{
    ledger::EntryRef entry;
    MemberId member;
    std::int64_t position = 0;
    bool operator==(const Effect&) const = default;
};

/// A booked sale, so that the same sale by another way is known, and a return finds it.
struct SaleIndex
{
    SaleId sale;
    ledger::EntryRef entry;
    std::string kind; ///< "sold", "returned", "voided"
    std::string ticket;
    std::string store;
    bool operator==(const SaleIndex&) const = default;
};

struct AccountSum
{
    Account account;
    ledger::AssetKey what;
    std::int64_t balance = 0;
    bool operator==(const AccountSum&) const = default;
};

struct Health
{
    std::uint64_t members = 0;
    std::uint64_t incarnations = 0;
    std::uint64_t inboxWaiting = 0; ///< accepted, not yet posted
    std::uint64_t posted = 0;
    std::uint64_t suspended = 0; ///< not resolved yet
    std::uint64_t differences = 0;
    std::int64_t exposure = 0; ///< unbacked rights out, unspent
    std::uint64_t forked = 0;  ///< terminals of which a second copy has shown itself
    bool operator==(const Health&) const = default;
};

/// One database transaction. Ends with commit(); otherwise nothing of it happened. Reads see its own writes.
class Transaction
{
public:
    virtual ~Transaction() = default;
    [[nodiscard]] virtual Result<void, Fault> commit() = 0;

    [[nodiscard]] virtual Result<std::optional<Chain>, Fault> chain() = 0;
    [[nodiscard]] virtual Result<void, Fault> putChain(const Chain& chain) = 0;
    [[nodiscard]] virtual Result<std::optional<Store>, Fault> store(std::string_view id) = 0;
    [[nodiscard]] virtual Result<std::vector<Store>, Fault> stores() = 0;
    [[nodiscard]] virtual Result<void, Fault> putStore(const Store& store) = 0;
    /// Dense numbers 1, 2, 3 … for head office's own acts.
    [[nodiscard]] virtual Result<std::uint64_t, Fault> nextOfficeAct() = 0;

    [[nodiscard]] virtual Result<std::optional<EnrolmentCode>, Fault> code(const crypto::Hash& hash) = 0;
    [[nodiscard]] virtual Result<void, Fault> putCode(const EnrolmentCode& code) = 0;
    [[nodiscard]] virtual Result<std::optional<Incarnation>, Fault> incarnation(const IncarnationId& id) = 0;
    [[nodiscard]] virtual Result<std::vector<Incarnation>, Fault> incarnations() = 0;
    /// Inserts as given. Of one that is there it changes all but `accepted` and `posted`, which only accept() and
    /// markPosted() move: a value read before them never turns them back.
    [[nodiscard]] virtual Result<void, Fault> putIncarnation(const Incarnation& incarnation) = 0;

    /// Appends the batch and moves the incarnation's accepted head from `from` to the batch's last entry; answers false
    /// and changes nothing where the head is no longer `from` (compare and set).
    [[nodiscard]] virtual Result<bool, Fault> accept(const IncarnationId& id, const journal::Head& from,
                                                     std::span<const journal::ChainedEntry> entries,
                                                     Instant received) = 0;
    [[nodiscard]] virtual Result<std::optional<journal::ChainedEntry>, Fault> inboxEntry(
        const ledger::EntryRef& ref) = 0;
    /// Accepted and not yet posted, per incarnation in order of seq, incarnations in turn.
    [[nodiscard]] virtual Result<std::vector<InboxEntry>, Fault> unposted(std::size_t limit) = 0;
    /// Every entry of the inbox in the order in which it was posted, after `cursor` (0 at first); for verification.
    [[nodiscard]] virtual Result<std::vector<std::pair<std::uint64_t, InboxEntry>>, Fault> postedAfter(
        std::uint64_t cursor, std::size_t limit) = 0;
    /// Gives the entry its place in the posting order and moves Incarnation::posted. Rejected unless the entry is the
    /// one after it and has been accepted.
    [[nodiscard]] virtual Result<void, Fault> markPosted(const ledger::EntryRef& ref) = 0;

    /// In the order asked; nothing at the place of one that is not there.
    [[nodiscard]] virtual Result<std::vector<std::optional<Member>>, Fault> members(std::span<const MemberId> ids) = 0;
    /// Inserts or replaces. Look-ups are replaced as a whole.
    [[nodiscard]] virtual Result<void, Fault> putMembers(std::span<const Member> members) = 0;
    [[nodiscard]] virtual Result<std::vector<MemberId>, Fault> lookUp(const crypto::KeyedHash& hash) = 0;
    /// The next dense number of a shard's feed; the shard's row is locked until commit.
    [[nodiscard]] virtual Result<std::int64_t, Fault> nextPosition(int shard) = 0;
    [[nodiscard]] virtual Result<std::int64_t, Fault> lastPosition(int shard) = 0;
    /// Members of a shard with position > `after`, by position; each member once, at its latest position.
    [[nodiscard]] virtual Result<std::vector<Member>, Fault> feed(int shard, std::int64_t after, std::size_t limit) = 0;
    /// By id.
    [[nodiscard]] virtual Result<std::vector<Member>, Fault> aliasesOf(const MemberId& member) = 0;
    /// All members by id, after `after`; for verification and export.
    [[nodiscard]] virtual Result<std::vector<Member>, Fault> membersAfter(const std::optional<MemberId>& after,
                                                                          std::size_t limit) = 0;

    /// Appends, and moves the sums of contra and lease accounts. Rejected where a line (entry, n) is there already.
    [[nodiscard]] virtual Result<void, Fault> appendLines(std::span<const Line> lines) = 0;
    /// The newest `limit` lines of the member and its leases, the oldest of them first.
    [[nodiscard]] virtual Result<std::vector<Line>, Fault> linesOfMember(const MemberId& member, std::size_t limit) = 0;
    /// In order of n.
    [[nodiscard]] virtual Result<std::vector<Line>, Fault> linesOf(const ledger::EntryRef& entry) = 0;
    /// All lines by incarnation, seq and n, after the one named; for verification.
    [[nodiscard]] virtual Result<std::vector<Line>, Fault> linesAfter(const ledger::EntryRef& entry, std::uint32_t n,
                                                                      std::size_t limit) = 0;
    /// The kept sums of contra and lease accounts.
    [[nodiscard]] virtual Result<std::vector<AccountSum>, Fault> keptSums() = 0;
    /// One of them; 0 where there is no line.
    [[nodiscard]] virtual Result<std::int64_t, Fault> keptSum(const Account& account, const ledger::AssetKey& what) = 0;
    /// The sums of the lines, by account, reckoned anew.
    [[nodiscard]] virtual Result<std::vector<AccountSum>, Fault> reckonedSums() = 0;

    /// Inserts, or changes `remaining` and `lots`; Rejected where anything else of one that is there would change.
    [[nodiscard]] virtual Result<void, Fault> putGrant(const Grant& grant) = 0;
    [[nodiscard]] virtual Result<std::optional<Grant>, Fault> grant(const IncarnationId& id, std::uint64_t number) = 0;
    [[nodiscard]] virtual Result<std::vector<Grant>, Fault> grantsAfter(const IncarnationId& id,
                                                                        std::uint64_t number) = 0;
    /// Backed rights of these members of which something is left, in no order.
    [[nodiscard]] virtual Result<std::vector<Grant>, Fault> backedOf(const std::set<MemberId>& members) = 0;
    [[nodiscard]] virtual Result<std::optional<Grant>, Fault> grantOfRequest(const IncarnationId& id,
                                                                             std::uint64_t requestNumber) = 0;
    /// Unspent unbacked rights of one incarnation, or of all.
    [[nodiscard]] virtual Result<std::int64_t, Fault> unbackedOut(const std::optional<IncarnationId>& id) = 0;

    [[nodiscard]] virtual Result<void, Fault> putEffects(std::span<const Effect> effects) = 0;
    /// In order of seq, about `limit` of them: the effects of one entry are never cut apart.
    [[nodiscard]] virtual Result<std::vector<Effect>, Fault> effectsAfter(const IncarnationId& id, std::uint64_t seq,
                                                                          std::size_t limit) = 0;
    [[nodiscard]] virtual Result<std::vector<Effect>, Fault> effectsOn(const IncarnationId& id,
                                                                       const MemberId& member) = 0;

    [[nodiscard]] virtual Result<void, Fault> putSale(const SaleIndex& sale) = 0;
    [[nodiscard]] virtual Result<std::vector<SaleIndex>, Fault> sale(const SaleId& id) = 0;
    /// Of a row of kind "sold"; none where two sales of the store carry the same ticket, of two registers.
    [[nodiscard]] virtual Result<std::optional<SaleId>, Fault> saleOfTicket(std::string_view store,
                                                                            std::string_view ticket) = 0;

    /// Notes that the entry's sale consumed the step; answers the entries that consumed it before, oldest first.
    [[nodiscard]] virtual Result<std::vector<ledger::EntryRef>, Fault> useCode(const journal::UsedCode& code,
                                                                               const ledger::EntryRef& entry) = 0;

    [[nodiscard]] virtual Result<void, Fault> putSuspended(const Suspended& suspended) = 0;
    /// Those that nobody resolved yet, the oldest first.
    [[nodiscard]] virtual Result<std::vector<Suspended>, Fault> suspended(std::size_t limit) = 0;
    /// Resolved or not.
    [[nodiscard]] virtual Result<std::optional<Suspended>, Fault> suspendedEntry(const ledger::EntryRef& ref) = 0;
    /// Once per entry, which must be in suspense; Rejected otherwise.
    [[nodiscard]] virtual Result<void, Fault> putResolution(const Resolution& resolution) = 0;
    [[nodiscard]] virtual Result<std::optional<Resolution>, Fault> resolution(const ledger::EntryRef& ref) = 0;
    /// Of the incarnation's entries that were resolved, in order of seq.
    [[nodiscard]] virtual Result<std::vector<Effect>, Fault> resolvedEffects(const IncarnationId& id) = 0;
    [[nodiscard]] virtual Result<void, Fault> putDifferences(std::span<const Difference> differences) = 0;
    [[nodiscard]] virtual Result<std::vector<Difference>, Fault> differences(std::size_t limit) = 0;

    /// The first key of a member stays; only the incarnation that sent it may send it again. One that was erased stays so.
    [[nodiscard]] virtual Result<void, Fault> putMemberKeys(const IncarnationId& from,
                                                            std::span<const sync::MemberKey> keys) = 0;
    [[nodiscard]] virtual Result<std::optional<std::string>, Fault> memberKey(const MemberId& member) = 0;
    /// For good, whether there is one yet or not.
    [[nodiscard]] virtual Result<void, Fault> eraseMemberKey(const MemberId& member) = 0;

    [[nodiscard]] virtual Result<void, Fault> putProgramme(const sync::ProgrammeRow& programme) = 0;
    [[nodiscard]] virtual Result<std::vector<sync::ProgrammeRow>, Fault> programmes() = 0;
    [[nodiscard]] virtual Result<void, Fault> putOperator(const sync::Operator& person) = 0;
    [[nodiscard]] virtual Result<std::vector<sync::Operator>, Fault> operators() = 0;
    /// Programmes and operators share one dense feed.
    [[nodiscard]] virtual Result<std::vector<sync::ChainRow>, Fault> chainFeed(std::int64_t after,
                                                                               std::size_t limit) = 0;

    [[nodiscard]] virtual Result<Health, Fault> health() = 0;
};

class Database
{
public:
    virtual ~Database() = default;
    /// Begins a writing transaction (SQLite: IMMEDIATE). Busy while another one is open.
    [[nodiscard]] virtual Result<std::unique_ptr<Transaction>, Fault> begin() = 0;
    /// Begins a transaction that only reads; never waits for a writer.
    [[nodiscard]] virtual Result<std::unique_ptr<Transaction>, Fault> read() = 0;
};

} // namespace loyalty::office
