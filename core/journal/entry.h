#pragma once

#include "core/access/access.h"
#include "core/base/crypto/crypto.h"
#include "core/base/id.h"
#include "core/base/json/reader.h"
#include "core/base/money.h"
#include "core/base/time.h"
#include "core/engine/goods_return.h"
#include "core/engine/quote.h"
#include "core/ledger/posting.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// The terminal's own journal: one entry per act, chained and signed, never changed. It is the outbox and the audit
/// trail at once.
namespace loyalty::journal {

/// The format that encode() writes. decode() reads this one and older ones; a newer one is parked, not refused.
constexpr int kEntryFormat = 1;

/// Limits of decode(): bytes of an entry, lines of a sale or return, postings and (counted apart) lot shares.
constexpr std::size_t kMaxEntryBytes = 256u << 10;
constexpr std::size_t kMaxEntryLines = 1'000;
constexpr std::size_t kMaxEntryPostings = 10'000;

/// The first entry of an incarnation: who this is.
struct Opened
{
    std::string chain;
    std::string lane; ///< label only
    crypto::PublicKey publicKey;
    bool training = false;
    bool operator==(const Opened&) const = default;
};

/// A new member. Everything personal is inside `sealed`, under the member's own key, which travels outside the chained
/// bytes and can be erased.
struct Enrolled
{
    MemberId member;
    std::string sealed = {}; ///< member::Personal, XChaCha20-Poly1305 under the member key
    std::string consentPurpose = {};
    std::string consentText = {}; ///< version of the text that was shown
    std::string language = {};
    std::optional<MemberId> referrer = {}; ///< who brought them
    bool operator==(const Enrolled&) const = default;
};

struct SoldLine
{
    engine::BasketLine line;
    engine::LineQuote quote; ///< of the same id
    bool operator==(const SoldLine&) const = default;
};

/// The step of a member's live code that a sale was made with. The pass stands as its look-up hash.
struct UsedCode
{
    crypto::KeyedHash pass;
    std::int64_t step = 0; ///< number of the 30-second step, > 0
    bool operator==(const UsedCode&) const = default;
};

/// What one account of stored value paid of a sale, or got back of it. Principal and gift stay apart.
struct ValuePaid
{
    MemberId account;                ///< a member, or a gift card
    std::int64_t principalMinor = 0; ///< ≥ 0
    std::int64_t giftMinor = 0;      ///< ≥ 0
    bool card = false;               ///< a gift card; some programmes let it earn other than a member's value

    [[nodiscard]] std::int64_t sum() const { return principalMinor + giftMinor; }
    bool operator==(const ValuePaid&) const = default;
};

[[nodiscard]] std::int64_t sumOf(const std::vector<ValuePaid>& value);
[[nodiscard]] std::int64_t sumOf(const std::vector<engine::Tender>& tenders);

/// Goods of a sale coming back, line by line.
struct Returned
{
    SaleId id;          ///< of the return itself
    std::string ticket; ///< the register's number of the return; empty where there is none
    SaleId sale;
    std::optional<MemberId> member;
    std::vector<engine::ReturnedLine> lines;
    std::int64_t refundMinor = 0;
    Points pointsBack;
    Points waived; ///< of pointsBack, let go by the programme
    Points redeemBack;
    Currency currency;
    Points paidInMoney;               ///< of pointsBack, gone already and taken off the refund instead
    std::int64_t withheldMinor = 0;   ///< what those are worth: refundMinor is the refund without it
    std::vector<ValuePaid> valueBack; ///< of refundMinor, back to where it was paid from
    /// The sale was not to be had: lines and points are as the receipt and today's rules say, and a person allowed it.
    bool blind = false;
    std::string reason;                      ///< of a blind one: why the sale was not to be had
    std::vector<engine::Tender> tendersBack; ///< of refundMinor, back in the ways that the register had named
    std::vector<engine::BasketLine> goods;   ///< of a blind one, in the order of `lines`: as they were judged
    std::vector<engine::TraceStep> trace;    ///< of a blind one: how pointsBack came about

    /// What is handed back in money: the refund without what goes back to accounts and in other ways.
    [[nodiscard]] std::int64_t moneyMinor() const;
    bool operator==(const Returned&) const = default;
};

/// A committed basket with everything that was decided about it, so that nobody ever has to decide it again.
struct Sold
{
    SaleId sale;
    std::string registerId; ///< empty where the sale was typed at the terminal
    std::string ticket;     ///< the register's number; empty where there is none
    std::optional<MemberId> member;
    access::Trust trust = access::Trust::Static;
    std::optional<UsedCode> code; ///< of a fresh live code: this sale consumed it
    Currency currency;
    std::int64_t programmeVersion = 0;
    std::string programmeId;
    std::vector<SoldLine> lines;
    std::int64_t totalMinor = 0;
    std::int64_t dueMinor = 0;
    Points earned;
    std::vector<engine::EarnedPart> parts;
    Points redeemed;
    std::int64_t redeemedMinor = 0;
    std::string tier; ///< that judged it
    std::int64_t qualifyingBefore = 0;
    bool birthdayKnown = false; ///< whether the terminal knew the birthday
    std::vector<engine::TraceStep> trace;
    std::vector<ValuePaid> value;             ///< of dueMinor, paid with stored value and gift cards
    std::vector<std::string> coupons;         ///< used, by their definition; one that was used twice stands twice
    std::vector<engine::AskedReward> rewards; ///< taken for points
    std::vector<std::string> codes;           ///< that were said
    std::vector<engine::Tender> tenders;      ///< of dueMinor, paid in ways that the register named
    std::vector<engine::GivenGoods> goods;    ///< handed over on top of the lines, or for points
    std::optional<Returned> exchanged;        ///< goods of another sale that came back in the same act
    std::string channel = "store";            ///< by which it was made, in the programme's words
    engine::BudgetsLeft budgetsLeft;          ///< as the terminal knew them before it; what it took is in the postings

    /// What is left to pay in money: dueMinor without accounts, tenders, and what old goods were worth in money. Below 0:
    /// so much is handed out.
    [[nodiscard]] std::int64_t moneyMinor() const;
    bool operator==(const Sold&) const = default;
};

/// A whole sale taken back, before any return of it.
struct Voided
{
    SaleId sale;
    std::optional<MemberId> member;
    std::string reason;
    Points paidInMoney;                           ///< as of Returned
    std::int64_t withheldMinor = 0;               ///< as of Returned: what is handed back is the sale's due without it
    std::vector<ValuePaid> valueBack;             ///< as of Returned
    std::vector<engine::Tender> tendersBack = {}; ///< as of Returned
    bool operator==(const Voided&) const = default;
};

struct Adjusted
{
    MemberId member;
    Points points;
    std::string reason;    ///< required
    std::string reference; ///< of who asked, so that the same wish sent again is the same act; empty: none
    bool operator==(const Adjusted&) const = default;
};

struct Blocked
{
    MemberId member;
    bool blocked = true; ///< false: the block is lifted
    std::string reason;
    bool operator==(const Blocked&) const = default;
};

/// A card that carries stored value of its own and belongs to whoever holds it. It is an account like a member's, without
/// a person.
struct BearerCard
{
    crypto::KeyedHash lookup; ///< under which the card is found
    std::string ending;       ///< last digits of its number, for people
    bool operator==(const BearerCard&) const = default;
};

/// Money put on an account of stored value, with the gift that the programme gives for it.
struct Loaded
{
    SaleId id;       ///< of the load; a retry of the same ticket has the same
    MemberId member; ///< the account
    std::int64_t paidMinor = 0;
    std::int64_t giftMinor = 0;
    Currency currency;
    std::string ticket;
    std::int64_t programmeVersion = 0;
    std::optional<BearerCard> opens; ///< the first load of a gift card
    bool operator==(const Loaded&) const = default;
};

/// Unused principal paid out. The gifts that it brought go in proportion; what of them was spent comes off the money.
struct Unloaded
{
    MemberId member; ///< the account
    std::int64_t refundMinor = 0;
    std::int64_t giftMinor = 0; ///< taken back
    Currency currency;
    std::string reason;
    std::int64_t withheldMinor = 0; ///< gift that had been spent: principal that went and is not in refundMinor
    std::string reference;          ///< as of Adjusted
    std::optional<SaleId> load;     ///< this load, taken back whole; its gift is in giftMinor
    bool operator==(const Unloaded&) const = default;
};

/// Coupons given by hand, or taken away.
struct CouponMoved
{
    MemberId member;
    std::string coupon;     ///< the programme's id
    std::int64_t count = 0; ///< > 0: issued, < 0: void
    std::string reason;
    std::string reference; ///< as of Adjusted
    bool operator==(const CouponMoved&) const = default;
};

/// Stamps on a card by hand (> 0) or taken off (< 0). Every full card becomes its coupon in the same act.
struct Stamped
{
    MemberId member;
    std::string card; ///< the programme's id
    std::int64_t stamps = 0;
    std::int64_t completed = 0; ///< cards filled
    std::string reason;
    std::string reference; ///< as of Adjusted
    bool operator==(const Stamped&) const = default;
};

/// Another card in place of the member's. The old number then finds nobody.
struct CardReplaced
{
    MemberId member;
    crypto::KeyedHash lookup; ///< of the new number
    std::string sealed;       ///< member::Personal with the new card alone, under the member key
    std::string reason;
    bool operator==(const CardReplaced&) const = default;
};

/// Two members are one person: `other` becomes a name of `member`. Or they are not: each gets back what is left of theirs.
struct Merged
{
    MemberId member; ///< stays
    MemberId other;
    bool merged = true; ///< false: taken apart again
    std::string reason;
    bool operator==(const Merged&) const = default;
};

/// A member joins the family of another, or leaves their own. Each keeps their own points; any of them may spend them.
struct FamilyMoved
{
    MemberId member;
    std::optional<MemberId> other; ///< whose family; none: leaves
    std::string reason;
    bool operator==(const FamilyMoved&) const = default;
};

/// A tier given by hand: the member stands no lower until the day is over.
struct TierGiven
{
    MemberId member;
    std::string tier; ///< empty: taken back
    BusinessDate lastDay;
    std::string reason;
    bool operator==(const TierGiven&) const = default;
};

/// A member put into a segment of the programme by hand, or taken out.
struct SegmentMoved
{
    MemberId member;
    std::string segment;
    bool in = true;
    std::string reason;
    bool operator==(const SegmentMoved&) const = default;
};

/// All that says who a member is goes, on their wish. The points stay, with an account that is nobody's.
struct Erased
{
    MemberId member;
    std::string reason; ///< never a personal value
    bool operator==(const Erased&) const = default;
};

/// What the act makes of a member's segments, which are in order and each once.
void moveSegment(std::vector<std::string>& segments, std::string_view segment, bool in);
/// Segments that one member may be in.
constexpr std::size_t kMaxSegments = 100;

/// A right that head office gave this incarnation. Backed: `amount` of one member's points were set aside with their
/// lots. Unbacked: no member, taken out of the chain's risk budget, at most `perVisit` of it for one sale.
struct Granted
{
    std::uint64_t number = 0; ///< 1, 2, 3 … of this incarnation
    GrantId id;
    bool backed = true;
    std::optional<MemberId> member;
    ledger::AssetKey what;
    std::int64_t amount = 0;
    std::int64_t perVisit = 0; ///< unbacked only
    std::vector<ledger::LotShare> lots;
    std::int64_t feedPosition = 0; ///< of the member's row that first contains the lease; 0 for unbacked ones
    bool operator==(const Granted&) const = default;
};

/// What is left of a right goes home.
struct GaveBack
{
    std::uint64_t number = 0;
    std::optional<MemberId> member;
    std::int64_t amount = 0;
    std::vector<ledger::LotShare> lots;
    bool operator==(const GaveBack&) const = default;
};

/// Something worth keeping that moves nothing: sign-in, refused code, printed, reprinted, reveal.
struct Noted
{
    std::string what;
    std::string about; ///< pseudonymous id of what it is about; never a personal value
    std::string detail;
    bool operator==(const Noted&) const = default;
};

/// What became of the receipt of an act. Final, so that the receipt is owed no longer, unless it is Unsure.
struct Printed
{
    enum class Outcome {
        Printed, ///< proved by the printer
        Sent,    ///< to a printer that proves nothing: it took every byte
        Unsure,  ///< on the way to a printer that proves; nobody knows whether it came out
        Declined
    };
    ledger::EntryRef of; ///< the sale, return or void
    SaleId sale;         ///< that it belongs to
    /// 0: the receipt itself; 1, 2, 3 …: a repeat.
    std::int64_t copy = 0;
    Outcome outcome = Outcome::Printed;
    std::string printer; ///< a label; empty where it was declined
    bool operator==(const Printed&) const = default;
};

[[nodiscard]] std::string_view toString(Printed::Outcome outcome);
[[nodiscard]] std::optional<Printed::Outcome> printOutcomeFrom(std::string_view word);

/// An act of a kind that this version does not know. Its bytes are kept as they are.
struct Unknown
{
    std::string kind;
    bool operator==(const Unknown&) const = default;
};

using Act = std::variant<Opened, Enrolled, Sold, Returned, Voided, Adjusted, Blocked, Granted, GaveBack, Noted, Printed,
                         Loaded, Unloaded, CouponMoved, Stamped, CardReplaced, Merged, FamilyMoved, TierGiven,
                         SegmentMoved, Erased, Unknown>;

struct Entry
{
    int format = kEntryFormat;
    IncarnationId incarnation;
    std::uint64_t seq = 0; ///< 1, 2, 3 …
    Instant at;            ///< wall clock
    BusinessDate date;
    std::string bootId;
    std::int64_t monotonicMs = 0;
    std::optional<std::int64_t> serverOffsetMs; ///< head office's signed time − wall clock, last known
    std::string store;
    access::Actor actor;
    std::optional<access::Actor> approver;
    Act act;
    std::vector<ledger::Posting> postings;
    bool operator==(const Entry&) const = default;

    [[nodiscard]] ledger::EntryRef ref() const { return {incarnation, seq}; }
};

/// "opened", "enrolled", "sold", … as in the bytes.
[[nodiscard]] std::string_view kindOf(const Act& act);
/// The member that the act itself is about; none where it is about nobody.
[[nodiscard]] std::optional<MemberId> memberOf(const Act& act);
/// The return that an act is, or that a sale settled with it; null where there is none.
[[nodiscard]] const Returned* returnedIn(const Act& act);
/// The members whose balances or standing this entry touches, without repetition: the act's own first, then those of
/// the postings. A Granted touches nobody: head office has moved the points before it says so.
[[nodiscard]] std::vector<MemberId> membersOf(const Entry& entry);

/// UTF-8 JSON; the same entry gives the same bytes. What is hashed, signed, stored and sent is these bytes. All texts
/// must be UTF-8, and an Unknown act is not written again: its bytes are kept as they came. Limits are decode()'s: whoever
/// takes texts and amounts from outside decodes the bytes once before they are appended for good.
[[nodiscard]] std::string encode(const Entry& entry);
/// Reads bytes of this or an older format. Unknown keys are left alone; an unknown kind or a newer format gives an
/// Unknown act without postings, with as much of the head as can be read. Postings are held to ledger::wellFormed.
[[nodiscard]] Result<Entry, std::vector<json::Complaint>> decode(std::string_view bytes);

} // namespace loyalty::journal
