#pragma once

#include "core/checkout/article_book.h"
#include "core/checkout/checkout_view.h"
#include "core/programme/programme.h"
#include "core/terminal/terminal.h"

#include <QByteArray>
#include <QImage>
#include <QObject>
#include <QString>

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace loyalty::ui {

/// Names that the programme gives to its tiers and rules, by id; see programme::Names.
struct ProgrammeWords
{
    std::int64_t version = 0;
    programme::Names programme;
    std::vector<std::pair<std::string, programme::Names>> tiers;  ///< ascending
    programme::QualifyBy qualifyBy = programme::QualifyBy::Spend; ///< what is missing to a tier counts
    std::vector<std::pair<std::string, programme::Names>> rules;
    std::optional<programme::Redeeming> redeeming;
    std::vector<std::pair<std::string, programme::Names>> offers = {};
    std::vector<std::pair<std::string, programme::Names>> coupons = {};
    std::vector<std::pair<std::string, programme::Names>> stampCards = {};
    std::vector<programme::Reward> rewards = {};
    std::optional<programme::StoredValue> storedValue = {};
    std::optional<programme::GiftCards> giftCards = {};
    bool referral = false;                  ///< who brings a new member is rewarded
    std::vector<std::string> segments = {}; ///< that its rules ask for
};

[[nodiscard]] ProgrammeWords wordsOf(const programme::Programme& programme);

/// A scanner that types like a keyboard tells nothing of itself: it is known by what it reads.
enum class ScannerState {
    None,
    Unheard,   ///< nothing was scanned since the start
    Ready,     ///< the last scan was whole
    Attention, ///< of the last scan a part was missing
};
enum class PrinterState {
    None,
    Untried, ///< there is one, and nothing was printed since the start
    Ready,
    Printing,
    PaperOut,
    CoverOpen,
    Offline,
    Denied,
    Trouble
};

/// Everything that the state line shows.
struct TillStatus
{
    terminal::StatusView terminal;
    std::string storeName;
    bool online = false; ///< head office answered the last time it was asked
    bool training = false;
    ScannerState scanner = ScannerState::None;
    PrinterState printer = PrinterState::None;
    std::string operatorId; ///< empty: nobody is at the till
    std::string operatorName;
    access::Role role = access::Role::Cashier;
    Currency currency;
    StoreTime time;           ///< for instants as wall time
    int utcOffsetMinutes = 0; ///< of the store now
};

/// What is printed: the receipt of a sale, or of a return or void of it, or the slip of a load or a pay-out.
struct PrintWish
{
    SaleId of;                             ///< the sale; all zero: a slip
    std::optional<ledger::EntryRef> entry; ///< of the return, void, load or pay-out; none: the sale itself
    bool withReasons = false;
    bool again = false; ///< a reprint: says so on paper
};

/// How a receipt stands: what a person is told.
struct PrintView
{
    enum class State { Queued, Sending, Printed, Sent, Unsure, Attention, Failed, NoPrinter };
    SaleId of;
    ledger::EntryRef entry = {}; ///< all zero where it is not known
    State state = State::Queued;
    PrinterState printer = PrinterState::None;
    int copy = 0; ///< 0: the original
};

/// An act whose receipt or slip is not known to be on paper.
struct OwedReceipt
{
    SaleId of; ///< the sale that it belongs to; all zero: a slip
    ledger::EntryRef entry;
    Instant at;
    std::string kind; ///< as of terminal::ReceiptState
    std::int64_t amountMinor = 0;
    bool lastBeforeStart = false; ///< made just before the program last ended
    bool unsure =
        false; ///< it was on its way to the printer: it may be on paper, and comes out as a copy. Otherwise it
               ///< never went there
};

/// A sale that was open when the program ended under it. Nothing of it was booked.
struct LeftSale
{
    std::size_t lines = 0;
    std::int64_t totalMinor = 0;
    bool putBack = false; ///< it is open again, goods and member
    bool more = false;    ///< more was chosen that has to be chosen again: points, coupons, value, goods that come back
};

/// What there is to say of the time before the start.
struct LastRun
{
    std::vector<OwedReceipt> owed; ///< the newest first; none where receipts are printed only when they are asked for
    bool cutShort = false;         ///< the program did not end by itself: power, a crash, a kill
    std::optional<terminal::SaleView> last; ///< the latest sale that was booked here
    std::optional<LeftSale> left;
};

template <class T>
using Then = std::function<void(T)>;

/// Why somebody was not let in, or may not allow it; nothing: done.
using SignInAnswer = std::optional<terminal::Stop<terminal::SignInStop>>;
struct IdentifyAnswer
{
    terminal::Answer<terminal::MemberView, terminal::IdentifyStop> found;
    bool reached = true; ///< false: head office was not, and who is unknown here may be a member all the same
};
using EnrolAnswer = terminal::Answer<terminal::MemberView, terminal::EnrolRefusal>;
using SaleAnswer = terminal::Answer<terminal::SaleView, terminal::FindRefusal>;
using LedgerAnswer = terminal::Answer<terminal::LedgerView, terminal::FindRefusal>;
struct ReturnAnswer
{
    terminal::Answer<terminal::ReturnView, terminal::ReturnStop> returned;
    bool reached = true; ///< false: head office was not, and what came back of the sale elsewhere is not known
};
struct VoidAnswer
{
    terminal::Answer<terminal::ReturnView, terminal::VoidRefusal> voided;
    bool reached = true;
};
using AdjustAnswer = terminal::Answer<terminal::MemberView, terminal::AdjustRefusal>;
using BlockAnswer = terminal::Answer<terminal::MemberView, terminal::BlockRefusal>;
using MembershipAnswer = terminal::Answer<terminal::MemberView, terminal::MembershipRefusal>;
using ReturnPreview = terminal::Answer<terminal::ReturnView, terminal::ReturnStop>;
using BlindAnswer = terminal::Answer<terminal::ReturnView, terminal::ReturnStop>;
using LoadAnswer = terminal::Answer<terminal::LoadView, terminal::ValueRefusal>;
using UnloadAnswer = terminal::Answer<terminal::UnloadView, terminal::ValueRefusal>;
using CouponAnswer = terminal::Answer<terminal::MemberView, terminal::ValueRefusal>;
using StampAnswer = terminal::Answer<terminal::MemberView, terminal::ValueRefusal>;
/// What stopped a commit; nothing: it is booked, and the checkout's view says so.
using CommitAnswer = std::optional<terminal::Stop<terminal::SellStop>>;

/// Everything the screens ask of the running terminal, and what it tells them.
///
/// On the GUI thread. Nothing here blocks: work is done on the terminal's lanes, and answers come later on the GUI thread,
/// each once, unless the till is gone. Acts on the open sale answer by checkoutChanged(); a view always replaces the one
/// before. Callbacks may not outlive what they capture: presenters guard them with their own lifetime.
class Till : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    // ---- who is at the till; whoever has a PIN is asked for it by NeedsPin
    virtual void signIn(const terminal::Credentials& who, Then<SignInAnswer> then) = 0;
    virtual void signOut() = 0;
    /// For the next act that needs it, once, within 60 s.
    virtual void approve(const terminal::Credentials& who, access::Permission permission, Then<SignInAnswer> then) = 0;
    /// Lets an operator try again who typed a wrong PIN too often.
    virtual void letTryAgain(const terminal::Credentials& supervisor, const std::string& operatorId,
                             Then<SignInAnswer> then) = 0;

    // ---- the open sale
    /// What the one field was given by a person, when Enter was pressed: a phone number, a card number, an article.
    virtual void typed(const std::string& text) = 0;
    virtual void addAmount(std::int64_t minor) = 0;
    /// The amount of the article that waits for one.
    virtual void price(std::int64_t minor) = 0;
    virtual void setQuantity(std::uint32_t line, Quantity quantity) = 0;
    virtual void removeLine(std::uint32_t line) = 0;
    virtual void redeem(const engine::Ask& ask) = 0;
    virtual void useCoupon(const std::string& coupon, std::int64_t count) = 0;
    virtual void takeReward(const std::string& reward, std::int64_t count) = 0;
    /// None: as much as is due and there.
    virtual void payWithValue(const MemberId& account, std::optional<std::int64_t> minor) = 0;
    virtual void stopPayingWith(const MemberId& account) = 0;
    /// A code of the programme's offers; the checkout's verdict says what became of it.
    virtual void useCode(const std::string& code) = 0;
    virtual void dropCode(const std::string& code) = 0;
    /// So much in one of CheckoutView::tenders; 0: none of it.
    virtual void payOtherwise(const std::string& type, std::int64_t minor) = 0;
    /// The family's points may pay where the member's own do not suffice.
    virtual void useFamily(bool on) = 0;
    /// Goods of an earlier sale come back within this one; no lines: none do any more. Head office is asked first what came
    /// back of it elsewhere. Nothing happens where it answers a reason.
    virtual void exchange(const SaleId& sale, const std::vector<engine::ReturnAsk>& lines,
                          Then<checkout::WhyNot> then) = 0;
    virtual void undo() = 0;
    virtual void replaceMember(bool yes) = 0;
    virtual void dropMember() = 0;
    /// Leaves the open sale: basket and member. Nothing was booked.
    virtual void abandon() = 0;
    virtual void commit(Then<CommitAnswer> then) = 0;
    /// After a sale: the next one.
    virtual void next() = 0;

    // ---- members
    virtual void enrol(const terminal::EnrolAsk& ask, Then<EnrolAnswer> then) = 0;
    /// By anything that finds a member; head office is asked where the cache does not have it.
    virtual void findMember(const std::string& text, Then<IdentifyAnswer> then) = 0;
    virtual void ledgerOf(const MemberId& member, Then<LedgerAnswer> then) = 0;
    virtual void adjust(const MemberId& member, Points points, const std::string& reason, Then<AdjustAnswer> then) = 0;
    virtual void block(const MemberId& member, bool blocked, const std::string& reason, Then<BlockAnswer> then) = 0;
    /// A lost card's number gives way to a new one.
    virtual void replaceCard(const MemberId& member, const std::string& card, const std::string& reason,
                             Then<MembershipAnswer> then) = 0;
    /// `other` becomes a name of `member`, or is parted from it again.
    virtual void merge(const MemberId& member, const MemberId& other, bool merged, const std::string& reason,
                       Then<MembershipAnswer> then) = 0;
    /// Joins the family of `other`; none: leaves the own one.
    virtual void moveFamily(const MemberId& member, const std::optional<MemberId>& other, const std::string& reason,
                            Then<MembershipAnswer> then) = 0;
    /// A tier by hand up to a day; an empty tier takes it back.
    virtual void giveTier(const MemberId& member, const std::string& tier, BusinessDate lastDay,
                          const std::string& reason, Then<MembershipAnswer> then) = 0;
    /// All that says who the member is, for good.
    virtual void erase(const MemberId& member, const std::string& reason, Then<MembershipAnswer> then) = 0;
    /// Gives coupons (above 0) or takes them away; for what is taken head office is asked first.
    virtual void moveCoupons(const MemberId& member, const std::string& coupon, std::int64_t count,
                             const std::string& reason, Then<CouponAnswer> then) = 0;
    virtual void moveSegment(const MemberId& member, const std::string& segment, bool in, const std::string& reason,
                             Then<MembershipAnswer> then) = 0;
    /// Puts a member into the open sale, as one found by a number that was said aloud.
    virtual void serve(const MemberId& member) = 0;

    // ---- sales
    virtual void recentSales(std::size_t count, Then<std::vector<terminal::SaleView>> then) = 0;
    /// By a receipt's code or number, or the register's ticket number.
    virtual void findSale(const std::string& text, Then<SaleAnswer> then) = 0;
    /// What returnGoods() would come to by what is known here; head office is not asked.
    virtual void previewReturn(const SaleId& sale, const std::vector<engine::ReturnAsk>& lines,
                               Then<ReturnPreview> then) = 0;
    /// Head office is asked first what came back of it elsewhere, so that this and a void may take some seconds.
    virtual void returnGoods(const SaleId& sale, const std::vector<engine::ReturnAsk>& lines,
                             Then<ReturnAnswer> then) = 0;
    virtual void voidSale(const SaleId& sale, const std::string& reason, Then<VoidAnswer> then) = 0;
    /// Goods of a sale that nobody here knows; another person than who is at the till allows it, always.
    virtual void returnBlind(const terminal::BlindReturnAsk& ask, Then<BlindAnswer> then) = 0;

    // ---- stored value, gift cards and stamps, apart from a sale
    virtual void previewLoad(const terminal::LoadAsk& ask, Then<LoadAnswer> then) = 0;
    virtual void load(const terminal::LoadAsk& ask, Then<LoadAnswer> then) = 0;
    virtual void previewUnload(const MemberId& account, std::optional<std::int64_t> minor, Then<UnloadAnswer> then) = 0;
    virtual void unload(const MemberId& account, std::optional<std::int64_t> minor, const std::string& reason,
                        Then<UnloadAnswer> then) = 0;
    virtual void stamp(const MemberId& member, const std::string& card, std::int64_t stamps,
                       Then<StampAnswer> then) = 0;
    /// Takes a load of today back whole (terminal::SlipView::load).
    virtual void voidLoad(const SaleId& load, const std::string& reason, Then<UnloadAnswer> then) = 0;
    /// Loads and pay-outs made here, the newest first.
    virtual void recentSlips(std::size_t count, Then<std::vector<terminal::SlipView>> then) = 0;
    /// The cashier is at another page than the sale's, or at a question: a second member asks before taking the first one's
    /// place, though nothing is in the basket.
    virtual void lookAside(bool aside) = 0;
    /// While it is on, what is scanned is told by codeRead() and goes into no sale.
    virtual void divertScans(bool on) = 0;
    /// What codeRead() told last is for the sale after all.
    virtual void passScanOn() = 0;

    // ---- paper
    virtual void print(const PrintWish& wish) = 0;
    /// The bytes of the receipt, drawn. A null image: no such sale.
    virtual void preview(const PrintWish& wish, Then<QImage> then) = 0;
    /// Once, when somebody is at the till: a sale that was left open is put back by it.
    virtual void lastRun(Then<LastRun> then) = 0;
    /// Nobody wants this receipt on paper.
    virtual void declineReceipt(const SaleId& of, const ledger::EntryRef& entry) = 0;

    // ---- head office
    virtual void syncNow() = 0;
    virtual void verify(Then<terminal::VerifyView> then) = 0;

    // ---- a picture that holds a code: the bytes of a file or of the clipboard
    virtual void readPicture(const QByteArray& bytes) = 0;

    /// What people read for an article's number: its name, where it is known.
    [[nodiscard]] virtual std::string articleName(const std::string& sku) const = 0;
    /// As the shop's list has it; none: it does not.
    [[nodiscard]] virtual std::optional<checkout::Article> article(const std::string& sku) const = 0;

    /// The language of the words on paper: that of the screen.
    virtual void useLanguage(const QString& language) = 0;

Q_SIGNALS:
    void checkoutChanged(const checkout::CheckoutView& view);
    void displayChanged(const checkout::DisplayView& view);
    void statusChanged(const ui::TillStatus& status);
    void wordsChanged(const ui::ProgrammeWords& words);
    void printChanged(const ui::PrintView& print);
    /// A receipt of ours was scanned: its sale, for a return.
    void saleShown(const terminal::SaleView& sale);
    void codeRead(const QString& code);
    /// The world broke under an act, after its own answer where it has one: for who watches over the program.
    void troubled(const Fault& fault);
};

/// How a new terminal becomes one of a chain's. On the GUI thread, as Till.
class FirstStart
{
public:
    struct Ask
    {
        std::string headOffice; ///< address, "https://…"
        std::string code;
        std::string lane;
        std::string caFile; ///< PEM; needed for https
    };
    using Stop = std::variant<sync::Halt, Fault>;

    virtual ~FirstStart() = default;
    virtual void enrol(const Ask& ask, Then<std::optional<Stop>> then) = 0;
};

} // namespace loyalty::ui
