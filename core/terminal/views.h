#pragma once

#include "core/engine/quote.h"
#include "core/journal/entry.h"
#include "core/ledger/member_ledger.h"
#include "core/terminal/identification.h"
#include "core/tier/floor.h"

#include <optional>
#include <string>
#include <vector>

/// What the use cases answer: plain values that a screen or a command line shows as they are.
namespace loyalty::terminal {

struct SpendableHere
{
    Points backed;
    Points unbacked; ///< within the limit of one visit
    bool operator==(const SpendableHere&) const = default;
};

/// Points that are about to end, by the programme's own distance; soonest first, one a day.
struct Ending
{
    Points points;
    Instant endsAt;       ///< first instant at which the first of them count for nothing
    BusinessDate lastDay; ///< last day on which they can be used
    int daysLeft = 0;
    bool operator==(const Ending&) const = default;
};

/// What a member is told: values, the words are made where they are read.
struct Message
{
    enum class Kind {
        PointsEnd,  ///< `amount` points end
        CouponEnds, ///< `amount` coupons of kind `subject` end
        ValueEnds,  ///< `amount` minor units of gift end
        PointsCome, ///< `amount` points become spendable on `day`
        Birthday,   ///< today
        TierNear,   ///< `amount` more reach tier `subject`
        TierKeep,   ///< `amount` more until `day` keep tier `subject`
    };
    Kind kind = Kind::PointsEnd;
    std::int64_t amount = 0;
    std::string subject; ///< id of a coupon or tier
    BusinessDate day;    ///< the last day, or the first one of PointsCome
    int daysLeft = 0;
    bool operator==(const Message&) const = default;
};
[[nodiscard]] std::string_view toString(Message::Kind kind);

struct CouponHeld
{
    std::string coupon; ///< the programme's id
    std::int64_t uses = 0;
    std::optional<BusinessDate> lastDay; ///< of those that end first; none: never
    bool operator==(const CouponHeld&) const = default;
};

struct StampsHeld
{
    std::string card; ///< the programme's id
    std::int64_t stamps = 0;
    std::int64_t full = 0; ///< stamps of a full card; 0 where the programme does not have it any more
    bool operator==(const StampsHeld&) const = default;
};

/// What an account holds besides points.
struct PurseView
{
    Currency currency;
    std::int64_t principalMinor = 0;
    std::int64_t giftMinor = 0;
    std::int64_t giftToComeMinor = 0; ///< cannot be spent yet
    std::vector<CouponHeld> coupons;
    std::vector<StampsHeld> stamps;
    bool operator==(const PurseView&) const = default;
};

struct FamilyShare
{
    MemberId member;
    std::string maskedName;
    Points balance;
    bool operator==(const FamilyShare&) const = default;
};

struct MemberView
{
    MemberId id;
    std::string maskedName;   ///< "王**"; empty where the personal part cannot be opened
    std::string maskedNumber; ///< "****5678"
    access::Trust trust = access::Trust::Static;
    IdentificationId identification = IdentificationId::None; ///< for the sale; none where nothing was identified
    std::optional<access::CodeVerdict> code;                  ///< of the live code that identified the member
    std::string clockDoubt; ///< why a live code counts as a static one now, as in StatusView
    Points balance;
    engine::TierView tier;
    bool birthdayToday = false;
    std::vector<Ending> endings; ///< a message each: see Message::Kind::PointsEnd
    SpendableHere spendable;
    std::size_t pendingHere = 0; ///< own acts that head office's row does not contain yet
    std::optional<Instant> asOf; ///< last contact with head office; none: never
    bool inCache = false;        ///< false: only enrolled here so far
    bool blocked = false;
    std::string blockReason; ///< of the block, where anybody wrote one
    bool erased = false;     ///< on their wish: an account that is nobody's any more
    BusinessDate joined;
    Points pending; ///< earned, and spendable later
    PurseView purse;
    std::vector<Message> messages;
    std::vector<FamilyShare> family; ///< the others
    std::optional<tier::Floor> tierFloor;
    std::vector<std::string> segments;
    std::string bearer;    ///< of a gift card, the last digits of its number; empty: a person
    bool repeated = false; ///< after an act: its reference was booked before, and nothing was added now
    bool operator==(const MemberView&) const = default;
};

/// One receipt of a sale's story, or the slip of a load or a pay-out, and what has become of it on paper.
struct ReceiptState
{
    ledger::EntryRef of; ///< the sale, return, void, load or pay-out
    SaleId sale;         ///< that it belongs to; all zero: to none, it is a slip
    Instant at;
    std::string kind;         ///< "sold", "returned", "voided", "loaded", "unloaded"
    std::int64_t printed = 0; ///< times that it went to a printer, surely or not
    bool unsure = false;      ///< nobody knows of any of those times whether it came out
    bool settled = false;     ///< a final state is known (printed, sent or declined): it is owed no longer
    bool operator==(const ReceiptState&) const = default;
};

struct SaleView
{
    SaleId id;
    ledger::EntryRef entry;
    Instant at;
    journal::Sold sold;
    std::vector<engine::ReturnedLine> returned; ///< all returns so far, line by line
    bool voided = false;
    bool repeated = false; ///< the ticket was booked before; nothing was added now
    Points balanceAfter;   ///< of the member, here and now
    std::string tierAfter;
    std::string label = {};                 ///< what its receipt says: receipt::labelOf()
    std::string maskedName = {};            ///< of the member; empty where it is not known
    std::string maskedNumber = {};          ///< the same
    std::optional<ReceiptState> paper = {}; ///< its own receipt; none: another terminal's
    bool operator==(const SaleView&) const = default;
};

/// Coupons or stamps that an act moved, each kind once: above 0 to the member, below 0 from them.
struct MovedAsset
{
    ledger::AssetKey what;
    std::int64_t count = 0;
    bool operator==(const MovedAsset&) const = default;
};

/// What came home to somebody other than who paid it: its lots were theirs, from whom the payer was parted since.
struct HomeView
{
    MemberId account;
    std::string maskedName; ///< both empty where this terminal does not know them
    std::string maskedNumber;
    Points points;
    std::int64_t valueMinor = 0;
    bool operator==(const HomeView&) const = default;
};

struct ReturnView
{
    SaleId sale;
    SaleId id;
    ledger::EntryRef entry;
    std::vector<engine::ReturnedLine> lines;
    std::int64_t refundMinor = 0;
    Currency currency;
    Points pointsBack;
    Points waived;
    Points redeemBack;
    bool repeated = false;
    Points balanceAfter;
    Points paidInMoney;             ///< of pointsBack, gone already and taken off the refund instead
    std::int64_t withheldMinor = 0; ///< what those are worth; refundMinor is without it
    std::vector<journal::ValuePaid> valueBack;
    bool blind = false;
    std::vector<engine::Tender> tendersBack = {}; ///< of refundMinor, back in the ways that the register had named
    std::vector<MovedAsset> moved = {};           ///< coupons and stamps that go either way with the goods
    std::vector<HomeView> homes = {};             ///< of redeemBack and valueBack, what is others'
    std::vector<engine::TraceStep> trace = {};    ///< of a blind one: how pointsBack came about
    Instant at = {};                              ///< none of a preview

    /// What is handed back in money: the refund without what goes back to accounts and in other ways.
    [[nodiscard]] std::int64_t moneyMinor() const
    {
        return refundMinor - sumOf(valueBack) - journal::sumOf(tendersBack);
    }
    bool operator==(const ReturnView&) const = default;
};

struct LoadView
{
    SaleId id;
    ledger::EntryRef entry;
    MemberId account;
    std::int64_t paidMinor = 0;
    std::int64_t giftMinor = 0;
    PurseView purse; ///< afterwards
    bool repeated = false;
    bool operator==(const LoadView&) const = default;
};

struct UnloadView
{
    ledger::EntryRef entry;
    std::int64_t refundMinor = 0;
    std::int64_t giftMinor = 0;     ///< that goes with it: taken back, or off the money where it was spent
    std::int64_t withheldMinor = 0; ///< of giftMinor, off the money
    PurseView purse;                ///< afterwards
    bool repeated = false;          ///< the reference was booked before; nothing was added now
    bool operator==(const UnloadView&) const = default;
};

/// One own entry as far as it concerns a member.
struct LedgerLine
{
    ledger::EntryRef entry;
    Instant at;
    BusinessDate date;
    std::string kind;
    std::vector<ledger::Posting> postings;
    bool contained = false;           ///< in head office's row already
    std::string reason = {};          ///< that a person gave: of a block, an adjustment, a void
    std::optional<bool> blocked = {}; ///< of a block; false: it was lifted
    bool operator==(const LedgerLine&) const = default;
};

/// A member who was merged into another, and is a name of that one now.
struct FormerMember
{
    MemberId id;
    std::string maskedName; ///< both empty where the personal part cannot be opened
    std::string maskedNumber;
    bool operator==(const FormerMember&) const = default;
};

struct LedgerView
{
    MemberView member;
    std::vector<FormerMember> merged; ///< those that this terminal merged, or was told of since it was started
    std::vector<ledger::Lot> lots;    ///< of points, in the order of spending
    Points debt;
    Points leased;
    std::vector<LedgerLine> lines; ///< newest first, those made on this terminal
    bool operator==(const LedgerView&) const = default;
};

struct StatusView
{
    std::string store;
    std::string lane;
    std::string incarnation;
    std::uint64_t entries = 0;
    std::uint64_t waiting = 0;      ///< entries that head office has not acknowledged
    std::uint64_t waitingSales = 0; ///< of those, sales
    std::string countryCode;        ///< of phone numbers that are typed without one
    std::uint64_t notContained = 0; ///< acts that are not in the cache's rows yet
    std::uint64_t membersCached = 0;
    std::int64_t programmeVersion = 0;
    std::optional<Instant> lastContact;
    std::int64_t epoch = 0;
    /// "went-back": the machine's clock stands before the last own entry; "differs": more than a minute from head
    /// office's; empty: nothing known against it. Nothing is ordered by the clock, but dates of sales come from it.
    std::string clockDoubt;
    std::string halted; ///< why sync stands still; empty while it does not
    Points rightsBacked;
    Points rightsUnbacked;
    bool operator==(const StatusView&) const = default;
};

struct VerifyView
{
    std::uint64_t entries = 0;
    std::uint64_t members = 0;
    std::uint64_t postings = 0;
    std::vector<std::string> problems;
    bool operator==(const VerifyView&) const = default;
};

} // namespace loyalty::terminal
