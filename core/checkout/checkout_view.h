#pragma once

#include "core/base/fault.h"
#include "core/engine/quote.h"
#include "core/terminal/asks.h"
#include "core/terminal/views.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What a till shows of the sale that is open: values only, whole at every step. A screen draws the latest one and keeps
/// nothing of its own.
namespace loyalty::checkout {

/// What became of the last scan, or of what was typed into the one field. Largest thing after the name: it says what is
/// so, and a screen has words for each.
enum class WhyNot;

struct Verdict
{
    enum class Kind {
        None,
        // ---- a member
        LiveCode,       ///< genuine and fresh: earn and redeem
        LiveCodeOnline, ///< and head office can be asked: anything
        CardCode,       ///< a card or another code that never changes: earn, redeem a little where the programme allows
        PhoneNumber,    ///< a number said aloud: earn only
        CodeOld,        ///< genuine, but made `seconds` ago; counts as a card
        CodeAhead,      ///< genuine, but made `seconds` in the future: the phone's clock is ahead; counts as a card
        ClockDoubt,     ///< genuine as far as can be said: this terminal's clock is in doubt; counts as a card
        AlreadyShown,   ///< the member is on the screen already
        AnotherMember,  ///< a second member: replaces the first after a yes
        // ---- no member
        CodeUsed,     ///< this live code paid before; the phone shows a new one every 30 s
        NotGenuine,   ///< looks like a live code and is none of ours
        Misread,      ///< check digit wrong: scan again
        HalfCode,     ///< only a part of a live code arrived
        TwiceInOne,   ///< two reads of a live code ran into one
        SlowedDown,   ///< too many wrong codes; `seconds` until the next is looked at
        Unknown,      ///< head office knows no such member
        NoSuchNumber, ///< the same of digits that were typed, fewer than a mobile number has: perhaps an amount
        UnknownHere,  ///< not on this terminal, and head office could not be asked
        LookingUp,    ///< head office is being asked
        Ambiguous,    ///< several members share it
        Blocked,      ///< the member is shown and may not earn or redeem
        Erased,       ///< the member asked to be forgotten
        AnotherChain, ///< another shop's code
        PaymentCode,  ///< of a payment wallet: give it to the register; it was not kept
        BankCard,     ///< a payment card's number: it was not kept
        // ---- a gift card
        GiftCard,        ///< pays from now on; `text` is the end of its number
        GiftCardShown,   ///< it pays already
        GiftCardEmpty,   ///< nothing is on it
        GiftCardBlocked, ///< it may not pay
        // ---- a code of the programme's offers; `text` is the code
        OfferCode,        ///< it is in the sale, and does something for it
        OfferCodeWaits,   ///< it is in the sale, and does nothing so far: see `why` and `unmet`
        OfferCodeShown,   ///< it is in the sale already
        OfferCodeUnknown, ///< the programme has no such code
        // ---- goods and sales
        Article,          ///< added
        PriceNeeded,      ///< an article that has no price here: type its amount
        PriceFirst,       ///< another one, while the first waits for its amount: not added
        AmountOutOfRange, ///< 0, or more than a line may be: nothing was changed
        QuantityTooLarge, ///< more than a line may have: nothing was changed
        SaleCode,         ///< a receipt of ours: its sale is shown
        SaleUnknown,      ///< a receipt of ours whose sale is not found
        ArticleCheck,     ///< an article code whose check digit is wrong: scan again
        // ---- nothing
        TooLong,     ///< more than 200 characters
        Unreadable,  ///< nothing we know
        NothingRead, ///< no code in the picture
        TwoCodes,    ///< two codes at once: the first one stands
        ReadTwice,   ///< the same article again in a moment: counted once
        Busy,        ///< a sale is being booked: scan again after it
        Trouble,     ///< the store broke while it was looked up: see CheckoutView::fault
        NotAllowed,  ///< the cashier may not
    };
    Kind kind = Kind::None;
    std::int64_t seconds = 0;
    std::string text;         ///< what was read, where it may be shown: an article's number, who a member is, masked
    std::uint64_t serial = 0; ///< grows with every scan: the same verdict again is a new one
    WhyNot why = {};          ///< of OfferCodeWaits
    std::string unmet = {};   ///< the same: as TraceStep::detail of Conditional; may be empty
    bool operator==(const Verdict&) const = default;
};

/// Why an act cannot be done now. Every button that is grey says one of these.
enum class WhyNot {
    Nothing, ///< it can be done
    EmptyBasket,
    NoMember,
    NothingToUndo,
    NoProgramme,       ///< head office has not sent one yet
    ProgrammeNotBegun, ///< by this machine's clock
    NotRedeemable,     ///< the programme does not offer it
    BelowMinimum,      ///< fewer points than may be redeemed; see the quote's least
    CodeDoesNotRedeem, ///< the kind of code: ask for the live code
    ScanAgain,         ///< the member's code paid before, or was scanned too long ago
    NoRightsHere,      ///< offline, and this terminal holds no right to spend them
    BasketTooSmall,    ///< the share of the ticket that points may pay is less than one step
    MemberBlocked,     ///< by a manager
    NoSuchMember,      ///< known here no more
    TicketTooLong,     ///< the basket has the most lines that a sale may have
    NotAllowed,        ///< this role may not
    Busy,              ///< a sale is being booked, or head office is being asked
    PriceNeeded,       ///< an article waits for its amount
    AmountOutOfRange,  ///< 0, or more than a sale may be
    PointsOutOfRange,  ///< more points than there may be
    RedeemOutOfRange,  ///< what was asked to be redeemed fits no more: less, or a whole step
    Trouble,           ///< the store broke while the basket was quoted: see CheckoutView::fault
    SaleDone,          ///< the sale is booked; begin the next
    // ---- coupons, rewards, stored value, goods that come back
    NoneHeld,         ///< the member has no more of it
    TicketTakesNone,  ///< as many as one ticket takes are presented
    DoesNotApply,     ///< not to these goods, or not now: see `unmet`
    NotEnoughPoints,  ///< for the reward
    NoLongerOffered,  ///< the programme does not have it any more
    NothingThere,     ///< no value on the account
    NothingLeftToPay, ///< the rest is paid already
    ValueOutOfRange,  ///< more was asked of an account than is there or due: choose again
    OtherMember,      ///< the goods that come back were bought by somebody else
    CannotComeBack,   ///< they are back already, or their sale was voided
    TenderOutOfRange, ///< more was said to be paid otherwise than is due: choose again
    SaleUnknown,      ///< the sale is not known here
};

struct LineView
{
    std::uint32_t id = 0;
    std::string sku;      ///< empty: an amount only
    std::string name;     ///< of the article, where this terminal's article book has it
    std::string category; ///< empty: none
    Quantity quantity = Quantity::pieces(1);
    std::int64_t amountMinor = 0;
    std::int64_t discountMinor = 0; ///< this line's share of everything taken off
    Points points;                  ///< this line's share of the ticket's points
    bool operator==(const LineView&) const = default;
};

/// A kind of coupon that the member holds.
struct CouponView
{
    std::string id; ///< the programme's
    std::int64_t held = 0;
    std::optional<BusinessDate> lastDay; ///< of those that end first
    std::int64_t presented = 0;
    std::int64_t applied = 0; ///< of those presented; the others stay with the member
    std::int64_t minor = 0;   ///< that they take off; where none is presented, that one would
    WhyNot canAdd = WhyNot::Nothing;
    std::string unmet; ///< of DoesNotApply: as TraceStep::detail of Conditional; may be empty
    bool operator==(const CouponView&) const = default;
};

/// What the programme gives for points.
struct RewardView
{
    std::string id;
    Points cost;            ///< of one
    std::int64_t taken = 0; ///< pieces, or times
    WhyNot canAdd = WhyNot::Nothing;
    bool operator==(const RewardView&) const = default;
};

/// An account of stored value: the member's own, or a gift card that was presented.
struct AccountView
{
    MemberId id;
    std::string ending; ///< of a gift card's number; empty: the member's own
    std::int64_t holdsMinor = 0;
    std::int64_t giftMinor = 0; ///< of it
    bool paying = false;
    std::optional<std::int64_t> askedMinor; ///< none: as much as is due
    std::int64_t paysMinor = 0;
    WhyNot canPay = WhyNot::Nothing;
    bool operator==(const AccountView&) const = default;
};

/// A code of the programme's offers and rules that was typed or scanned.
struct CodeView
{
    std::string code;
    std::vector<std::string> opens; ///< ids of what asks for it: offers, rules, rewards
    std::int64_t minor = 0;         ///< that its offers take off
    WhyNot why = WhyNot::Nothing;   ///< it does nothing so far; Nothing: it does something
    std::string unmet;              ///< of DoesNotApply: as TraceStep::detail of Conditional; may be empty
    bool operator==(const CodeView&) const = default;
};

/// A way of paying that the programme names, other than money and stored value: "voucher".
struct TenderView
{
    std::string type;
    std::int64_t paysMinor = 0; ///< as was said
    WhyNot canPay = WhyNot::Nothing;
    bool operator==(const TenderView&) const = default;
};

/// The member's family, whose points may pay where the own do not suffice.
struct FamilyView
{
    std::size_t others = 0;                      ///< members besides this one
    Points pool;                                 ///< of theirs, together
    bool used = false;                           ///< it was said that they may pay
    std::vector<terminal::FamilyPays> pays = {}; ///< of what is redeemed now
    bool operator==(const FamilyView&) const = default;
};

struct StampCardView
{
    std::string id;
    std::int64_t stamps = 0; ///< on it before this sale
    std::int64_t full = 0;
    std::int64_t adds = 0; ///< by this basket
    bool operator==(const StampCardView&) const = default;
};

/// Goods of an earlier sale that come back within this one.
struct ExchangeView
{
    SaleId sale;
    std::size_t lines = 0;
    std::int64_t refundMinor = 0;
    std::int64_t valueBackMinor = 0;  ///< of it, back to stored value
    std::int64_t withheldMinor = 0;   ///< kept for points that are gone
    Points pointsBack;                ///< earned with the old goods
    std::vector<LineView> goods = {}; ///< what comes back; amounts are the refund
    bool keepsPoints = true;          ///< points that had paid for them pay again where nothing else is asked
    Points redeemBack = {};           ///< points that had paid for them
    Points kept = {};                 ///< of those, pay again now
    std::vector<terminal::MovedAsset> moved =
        {}; ///< coupons and stamps that go with them, before anything is taken instead
    bool operator==(const ExchangeView&) const = default;
};

enum class Phase {
    Open,       ///< may be changed
    LookingUp,  ///< head office is asked for a member; everything else goes on
    Committing, ///< being booked: nothing may be changed
    Done,       ///< booked; the next act begins a new sale
};

struct CheckoutView
{
    std::uint64_t revision = 0; ///< grows with every change
    Phase phase = Phase::Open;
    Currency currency;
    std::optional<terminal::MemberView> member;
    std::optional<terminal::MemberView> nextMember; ///< whose code was scanned while another's sale is open
    Verdict verdict;
    std::vector<LineView> lines;
    std::optional<LineView> unpriced; ///< a scanned article that waits for its amount
    std::int64_t totalMinor = 0;
    std::optional<engine::Quote> quote;      ///< with its trace; none: empty basket, or `commit` says why
    std::int64_t toPayMinor = 0;             ///< in money, when all else has paid
    std::int64_t giveBackMinor = 0;          ///< in money, where more comes back than is taken
    std::optional<std::int64_t> inCashMinor; ///< either of them where it is cash, if that is another amount; ≥ 0
    std::int64_t valueMinor = 0;             ///< paid with stored value and gift cards
    std::vector<CouponView> coupons;
    std::vector<RewardView> rewards;
    std::vector<AccountView> accounts;
    std::vector<StampCardView> stampCards;
    bool takesCodes = false; ///< the programme has codes
    std::vector<CodeView> codes;
    std::vector<TenderView> tenders; ///< those of the programme
    std::int64_t tenderMinor = 0;    ///< paid with them
    std::optional<FamilyView> family;
    std::optional<ExchangeView> exchange;
    engine::Ask redeem;
    bool redeemLimitedByRights = false; ///< offline: what may be redeemed is what this terminal holds
    WhyNot canCommit = WhyNot::EmptyBasket;
    WhyNot canRedeem = WhyNot::NoMember;
    WhyNot canUndo = WhyNot::NothingToUndo;
    bool commitNeedsApproval = false;
    bool online = false;        ///< head office answered last time
    std::optional<Fault> fault; ///< that this change met in a scan or a quote; the next one may be rid of it
    std::optional<terminal::SaleView> done; ///< what was booked, in phase Done
    bool operator==(const CheckoutView&) const = default;
};

/// What the member's own display may show. Made from a CheckoutView by displayOf(); there is no place in it for a full
/// name, a number or a reason for a refusal.
struct DisplayView
{
    enum class Page { Welcome, Greeting, Basket, Thanks };
    Page page = Page::Welcome;
    std::string maskedName; ///< "王**"; may be empty
    std::string tier;       ///< id of the programme
    std::string nextTier;   ///< id; empty at the top
    bool birthday = false;
    Points balance;
    Points earns;   ///< by this basket; earned, on Thanks
    Points redeems; ///< by this basket
    std::int64_t redeemsMinor = 0;
    std::int64_t dueMinor = 0; ///< left to pay in money
    std::int64_t giveBackMinor = 0;
    std::int64_t offersMinor = 0;    ///< taken off by offers, coupons and rewards
    std::int64_t valueMinor = 0;     ///< paid with stored value and gift cards
    std::int64_t valueLeftMinor = 0; ///< on the member's own account, after it
    std::int64_t couponsCome = 0;    ///< given by this basket, for the next one
    std::string stampCard;           ///< id of the card that this basket stamps; empty: none
    std::int64_t stamps = 0;         ///< on it, with this basket
    std::int64_t stampsFull = 0;
    Currency currency;
    std::int64_t tierFrom = 0;       ///< qualifying amount at which the tier begins
    std::int64_t tierQualifying = 0; ///< with this basket
    std::int64_t tierMissing = 0;    ///< to the next, with this basket
    Points endingSoon;               ///< all that the member is told of: terminal::MemberView::endings
    std::optional<BusinessDate> endingLastDay;
    bool hasMember = false;
    bool operator==(const DisplayView&) const = default;
};

[[nodiscard]] std::string_view toString(Verdict::Kind kind);
[[nodiscard]] std::string_view toString(WhyNot why);

} // namespace loyalty::checkout
