#pragma once

#include "core/access/access.h"
#include "core/access/scan_content.h"
#include "core/base/calendar/calendar.h"
#include "core/base/random.h"
#include "core/engine/quote.h"
#include "core/journal/overlay.h"
#include "core/ledger/holds.h"
#include "core/ledger/homecoming.h"
#include "core/ledger/stored_value.h"
#include "core/member/personal.h"
#include "core/member/sealing.h"
#include "core/programme/compiled.h"
#include "core/receipt/receipt.h"
#include "core/sync/session.h"
#include "core/terminal/asks.h"
#include "core/terminal/identification.h"
#include "core/terminal/ports.h"
#include "core/terminal/refusals.h"
#include "core/terminal/signing_in.h"
#include "core/terminal/views.h"

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace loyalty::terminal {

/// A load or a pay-out that was made here, and how its slip stands.
struct SlipView
{
    ReceiptState state;
    receipt::ValueReceipt paper; ///< as it would be printed now
    std::optional<SaleId> load;  ///< a load of today that was not taken back: voidLoad() may
    bool operator==(const SlipView&) const = default;
};

/// The use cases of one enrolled terminal. Every call on the terminal lane's thread; each act is one journal entry in
/// one durable transaction, and when the call answers with a value the act has happened.
class Terminal final : public sync::LocalSide
{
public:
    struct Parts
    {
        JournalStore& journal;
        CacheStore& cache;
        Clock& clock;
        Random& random;
        const Calendar& calendar;
        std::string channel = "store"; ///< of sales that name none
    };

    /// Reads identity, journal and cache, rebuilds the overlay. `folderKey` opens the identity's secrets.
    [[nodiscard]] static Result<std::unique_ptr<Terminal>, Fault> open(const Parts& parts,
                                                                       const crypto::SecretKey& folderKey);
    /// Writes the identity that head office's enrolment gave and the first entry.
    [[nodiscard]] static Result<void, Fault> found(const Parts& parts, const crypto::SecretKey& folderKey,
                                                   const crypto::KeyPair& keys, const sync::EnrolReply& reply,
                                                   std::string_view headOfficeUrl, std::string_view lane);
    ~Terminal() override;

    // ---- who
    /// By number, and by PIN where head office gave one. Wrong PINs are counted in the journal, for each operator: from the
    /// fifth in a row the next try waits (see access::pauseAfter), and from the fifteenth nobody is let in until a
    /// supervisor, or a new PIN, says otherwise. Works without head office. Takes some tenths of a second.
    [[nodiscard]] Answer<access::Actor, SignInStop> prove(const Credentials& who, Occasion occasion);
    /// Somebody who allows an act of `actor`: another person, with a PIN of their own as soon as anybody in the chain has
    /// one. Whether they may allow it is the act's own question.
    [[nodiscard]] Answer<access::Actor, SignInStop> proveApprover(const access::Actor& actor, const Credentials& who);
    /// Who is locked may try again from the first on. Needs the permission Unlock.
    [[nodiscard]] Answer<void, SignInStop> letTryAgain(const By& by, std::string_view operatorId);

    // ---- members
    /// What is the chain's own among the codes of the world.
    [[nodiscard]] access::ContentRules contentRules() const;
    /// By a live or static code, a card, a phone or another number, or the member's id, whichever the content is.
    ///
    /// A code of the chain that is too old, ahead, of an epoch whose key is not here, or read while this terminal's clock
    /// is in doubt, identifies as a static code would, and the view says why. Nothing is consumed: a sale does that. Five
    /// codes that are not genuine within 60 s close this way for what is left of them; each is an entry in the journal.
    [[nodiscard]] Answer<MemberView, IdentifyStop> identify(const By& by, const Presented& presented);
    [[nodiscard]] Answer<MemberView, IdentifyStop> identify(const By& by, std::string_view code)
    {
        return identify(by, Presented{.bytes = std::string(code)});
    }
    /// What identify() would look for, likeliest first, so that the app can ask head office when the cache does not have
    /// it. Empty for what is no member's.
    [[nodiscard]] std::vector<crypto::KeyedHash> lookupsOf(std::string_view code) const;
    [[nodiscard]] Answer<MemberView, FindRefusal> member(const By& by, const MemberId& member);
    [[nodiscard]] Answer<MemberView, EnrolRefusal> enrol(const By& by, const EnrolAsk& ask);
    [[nodiscard]] Answer<LedgerView, FindRefusal> ledgerOf(const By& by, const MemberId& member);

    // ---- selling
    /// Points that a basket with an id means to redeem are held for it for ten minutes: other baskets of this terminal do
    /// not count on them. A quote without redeeming lets go of the hold.
    [[nodiscard]] Answer<engine::Quote, SellStop> quote(const By& by, const SaleAsk& ask,
                                                        engine::Trace trace = engine::Trace::Off);
    /// The same with all that the sale pays with, and which rights it lacks: the one decision of what is to be asked of head
    /// office before it is booked. A sale that is booked already lacks nothing.
    [[nodiscard]] Answer<SaleQuote, SellStop> quoteSale(const By& by, const SaleAsk& ask,
                                                        engine::Trace trace = engine::Trace::Off);
    /// What else the member has for this sale. Nothing without a member.
    [[nodiscard]] Answer<Trials, SellStop> tryMore(const By& by, const SaleAsk& ask);
    /// A basket that is left holds no points any more.
    void letGo(const SaleId& basket) { m_holds.release(basket); }
    /// The same ticket with the same member, basket and redemption answers the same sale again, voided or not, and books
    /// nothing; with anything else it is refused as TicketTaken.
    [[nodiscard]] Answer<SaleView, SellStop> commit(const By& by, const SaleAsk& ask);
    /// Without lines all that is left comes back. The same number with the same goods answers the same return again,
    /// wherever it was made as far as is known here.
    [[nodiscard]] Answer<ReturnView, ReturnStop> returnGoods(const By& by, const SaleId& sale,
                                                             const std::vector<engine::ReturnAsk>& lines,
                                                             std::string_view ticket = {});
    /// What returnGoods() would book now, whoever has to allow it: without an entry, and balanceAfter as it would be.
    [[nodiscard]] Answer<ReturnView, ReturnStop> previewReturn(const By& by, const SaleId& sale,
                                                               const std::vector<engine::ReturnAsk>& lines);
    [[nodiscard]] Answer<ReturnView, VoidRefusal> voidSale(const By& by, const SaleId& sale, std::string_view reason);
    [[nodiscard]] Answer<SaleView, FindRefusal> findSale(const By& by, const SaleId& sale);
    /// The id that a register's ticket gives its sale, at whatever terminal; an empty store is the terminal's own, an empty
    /// register the terminal itself.
    [[nodiscard]] SaleId saleOfTicket(std::string_view store, std::string_view registerId,
                                      std::string_view ticket) const;
    [[nodiscard]] Answer<SaleView, FindRefusal> findTicket(const By& by, std::string_view store,
                                                           std::string_view registerId, std::string_view ticket);
    [[nodiscard]] Answer<std::vector<SaleView>, FindRefusal> recentSales(const By& by, std::size_t count);

    /// Takes in a sale as head office told it: one of another terminal, so that goods of it can be returned here, or an own
    /// one with what came back of it elsewhere. Answers its id; nothing where the reply holds none.
    [[nodiscard]] std::optional<SaleId> adopt(const sync::FindSaleReply& reply);

    /// Goods of another terminal's sale while head office cannot be asked. The points that they earned are taken back by
    /// today's rules; head office reports every one of these.
    [[nodiscard]] Answer<ReturnView, ReturnStop> returnBlind(const By& by, const BlindReturnAsk& ask);

    // ---- stored value, coupons, stamps
    /// Books what was paid with the gift that the programme gives for it.
    [[nodiscard]] Answer<LoadView, ValueRefusal> load(const By& by, const LoadAsk& ask);
    /// What load() would book now, and the purse as it would be then. Of a gift card that nobody knows yet too.
    [[nodiscard]] Answer<LoadView, ValueRefusal> previewLoad(const By& by, const LoadAsk& ask);
    /// What unload() would pay out, whatever rights are held.
    [[nodiscard]] Answer<UnloadView, ValueRefusal> previewUnload(const By& by, const MemberId& account,
                                                                 std::optional<std::int64_t> minor);
    // Here and in adjust(), `reference` is the caller's own word for the act: the same reference with the same wish
    // answers the act that it has, with another wish it is refused. Empty: an act of its own each time.
    /// Pays out unused principal, gifts of it go in proportion. None: all of it. Needs rights of both.
    [[nodiscard]] Answer<UnloadView, ValueRefusal> unload(const By& by, const MemberId& account,
                                                          std::optional<std::int64_t> minor, std::string_view reason,
                                                          std::string_view reference = {});
    /// Takes an own load of today back whole, gift and all, while nothing of it is spent. Needs rights of both once head
    /// office may know of it: from then on it may be spent elsewhere.
    [[nodiscard]] Answer<UnloadView, ValueRefusal> voidLoad(const By& by, const SaleId& load, std::string_view reason);
    /// Gives coupons (count > 0) or takes them away (< 0, which needs a right of them).
    [[nodiscard]] Answer<MemberView, ValueRefusal> moveCoupons(const By& by, const MemberId& member,
                                                               std::string_view coupon, std::int64_t count,
                                                               std::string_view reason,
                                                               std::string_view reference = {});
    /// Stamps a card, or takes stamps off. A card that is full with rights held and these stamps becomes its coupon.
    [[nodiscard]] Answer<MemberView, ValueRefusal> stamp(const By& by, const MemberId& member, std::string_view card,
                                                         std::int64_t stamps, std::string_view reason,
                                                         std::string_view reference = {});
    /// Whether an act here has this reference: it needs no rights any more.
    [[nodiscard]] Result<bool, Fault> isReferenceBooked(std::string_view reference);
    /// What would fill cards in a sale, those too that two terminals filled unknown to each other, and is not held here:
    /// without it they are filled another time.
    [[nodiscard]] Result<std::vector<MissingRight>, Fault> wishedForSale(const By& by, const SaleAsk& ask);
    /// What stamp(), unload(), voidLoad() and moveCoupons() would need and do not hold.
    [[nodiscard]] Result<std::vector<MissingRight>, Fault> missingForStamps(const MemberId& member,
                                                                            std::string_view card, std::int64_t stamps);
    [[nodiscard]] Result<std::vector<MissingRight>, Fault> missingForUnload(const MemberId& account,
                                                                            std::optional<std::int64_t> minor);
    [[nodiscard]] Result<std::vector<MissingRight>, Fault> missingForVoidLoad(const SaleId& load);
    [[nodiscard]] Result<std::vector<MissingRight>, Fault> missingForCoupons(const MemberId& member,
                                                                             std::string_view coupon,
                                                                             std::int64_t count);

    // ---- receipts
    /// Of a sale and of what happened to it since, in order.
    [[nodiscard]] Answer<std::vector<ReceiptState>, ReceiptRefusal> receiptsOf(const By& by, const SaleId& sale);
    /// Composed again from the journal, at any time. What the journal does not keep (balance, tier, what ends) is of now,
    /// and a repeat says so. A second paper is a reprint, or a copy where nobody knows whether the first came out; either
    /// needs the permission Reprint. `onTheWay` papers of it were handed to a printer, and nothing is written down of
    /// them yet: they are counted, and nobody knows whether they come out.
    [[nodiscard]] Answer<receipt::Receipt, ReceiptRefusal> receiptFor(const By& by, const SaleId& sale,
                                                                      const ledger::EntryRef& of,
                                                                      engine::Trace why = engine::Trace::Off,
                                                                      int onTheWay = 0);
    /// What a new member takes home, with the code of their pass, for one who was enrolled here. Without a code where the
    /// member has another pass by now, or none that can be opened. NoSuchReceipt for anybody else.
    [[nodiscard]] Answer<receipt::Receipt, ReceiptRefusal> enrolmentSlip(const By& by, const MemberId& member);
    /// The paper of an own load or pay-out of stored value, or of goods that came back without their sale; the balance on
    /// it is of now. A second one as in receiptFor().
    /// NoSuchReceipt for another entry.
    [[nodiscard]] Answer<receipt::Receipt, ReceiptRefusal> valueSlip(const By& by, const ledger::EntryRef& of,
                                                                     int onTheWay = 0);
    /// Own loads and pay-outs, newest first, of the last ten thousand entries.
    [[nodiscard]] Answer<std::vector<SlipView>, ReceiptRefusal> recentSlips(const By& by, std::size_t count);
    /// What became of an own paper: of a receipt, or, with no sale (all zero), of a slip. NoSuchReceipt for another entry.
    [[nodiscard]] Answer<ReceiptState, ReceiptRefusal> paperState(const By& by, const SaleId& sale,
                                                                  const ledger::EntryRef& of);
    /// Goods that came back here without their sale, by the id of the return, of the last ten thousand entries.
    [[nodiscard]] Answer<ReturnView, FindRefusal> blindReturn(const By& by, const SaleId& id);
    /// Own receipts and slips of the last `days` days (at most 31) without a final state, newest first; also those of which a printer
    /// that can prove it did not.
    [[nodiscard]] Answer<std::vector<ReceiptState>, ReceiptRefusal> owedReceipts(const By& by, int days);
    /// Writes down what became of a receipt, or, with no sale (all zero), of a slip; answers which paper it was: 0 for the
    /// receipt itself, 1, 2 … for repeats. Only what is still owed can be declined.
    [[nodiscard]] Answer<std::int64_t, ReceiptRefusal> notePrint(const By& by, const SaleId& sale,
                                                                 const ledger::EntryRef& of,
                                                                 journal::Printed::Outcome outcome,
                                                                 std::string_view printer);

    // ---- managing
    /// Nobody is brought below nothing by hand: NotEnough.
    [[nodiscard]] Answer<MemberView, AdjustRefusal> adjust(const By& by, const MemberId& member, Points points,
                                                           std::string_view reason, std::string_view reference = {});
    [[nodiscard]] Answer<MemberView, BlockRefusal> block(const By& by, const MemberId& member, bool blocked,
                                                         std::string_view reason);

    /// The old number finds nobody once head office has told the chain.
    [[nodiscard]] Answer<MemberView, MembershipRefusal> replaceCard(const By& by, const MemberId& member,
                                                                    std::string_view card, std::string_view reason);
    /// `other` becomes a name of `member`, or is parted from it again. Happens when head office has posted it.
    [[nodiscard]] Answer<MemberView, MembershipRefusal> merge(const By& by, const MemberId& member,
                                                              const MemberId& other, bool merged,
                                                              std::string_view reason);
    /// Joins the family of `other`, or leaves the own one. Happens when head office has posted it.
    [[nodiscard]] Answer<MemberView, MembershipRefusal> moveFamily(const By& by, const MemberId& member,
                                                                   const std::optional<MemberId>& other,
                                                                   std::string_view reason);
    /// A tier by hand up to a day; an empty tier takes it back.
    [[nodiscard]] Answer<MemberView, MembershipRefusal> giveTier(const By& by, const MemberId& member,
                                                                 std::string_view tier, BusinessDate lastDay,
                                                                 std::string_view reason);

    /// Into a segment, or out of it. Segments are words that rules of a programme name, now or later.
    [[nodiscard]] Answer<MemberView, MembershipRefusal> moveSegment(const By& by, const MemberId& member,
                                                                    std::string_view segment, bool in,
                                                                    std::string_view reason);

    /// All that says who the member is, for good and in every store, on their wish. Nobody finds them any more; their books
    /// stay, and what is left of points in them is nobody's. Here the keys go with the next sync.
    [[nodiscard]] Answer<MemberView, MembershipRefusal> erase(const By& by, const MemberId& member,
                                                              std::string_view reason);

    // ---- rights
    /// Gives back what is left of the backed rights of a member, of whatever kind.
    [[nodiscard]] Result<void, Fault> releaseRights(const MemberId& member);
    /// A basket is done with its rights (it took less, or was left): what is over goes home, of whatever kind, at once or as
    /// soon as no other basket means to spend of this member's.
    [[nodiscard]] Result<void, Fault> leaveRights(const MemberId& member, const std::optional<SaleId>& basket);
    /// A basket is about to spend rights of this member: until as many endSpending(), what is left over stays here.
    void beginSpending(const MemberId& member);
    [[nodiscard]] Result<void, Fault> endSpending(const MemberId& member);
    /// Points of backed rights, and of unbacked ones within the limit of a visit, that can be spent here now.
    [[nodiscard]] SpendableHere spendableHere(const MemberId& member) const;

    [[nodiscard]] const Identity& identity() const;
    [[nodiscard]] const programme::Compiled* programmeAt(Instant instant) const;
    /// The one in force by this machine's clock; null before head office has sent one.
    [[nodiscard]] const programme::Compiled* programmeNow() const { return programmeAt(m_parts.clock.now()); }
    /// Why there is none in force by this machine's clock.
    [[nodiscard]] SellStop whyNoProgramme() const;
    [[nodiscard]] std::optional<access::Actor> operatorById(std::string_view id) const;
    /// Empty for a number that nobody has.
    [[nodiscard]] std::string operatorName(std::string_view id) const;
    /// Whether this operator proves who they are by more than a number.
    [[nodiscard]] bool hasPin(std::string_view id) const;
    [[nodiscard]] StatusView status() const;
    /// As in StatusView.
    [[nodiscard]] std::string clockDoubt() const;
    /// Recomputes the chain, the signatures, every own posting, every cached balance, the columns that entries are found by
    /// and the seals of the cache's rows; problems as codes with ids.
    [[nodiscard]] Result<VerifyView, Fault> verify();

    // ---- sync::LocalSide: what the session needs; see there
    [[nodiscard]] sync::LocalState localState() const override;
    [[nodiscard]] Result<std::vector<journal::ChainedEntry>, Fault> entriesAfter(std::uint64_t seq) override;
    [[nodiscard]] Result<std::optional<crypto::Hash>, Fault> hashAt(std::uint64_t seq) override;
    [[nodiscard]] Result<std::vector<sync::MemberKey>, Fault> keysFor(
        const std::vector<journal::ChainedEntry>& entries) override;
    [[nodiscard]] std::vector<journal::Granted> grantsHeld() const override;
    [[nodiscard]] Result<void, Fault> acked(const journal::Head& head) override;
    [[nodiscard]] Result<void, Fault> granted(const std::vector<journal::Granted>& grants,
                                              const std::optional<MemberId>& waitedFor) override;
    [[nodiscard]] Result<void, Fault> closed(std::optional<sync::Halt> why) override;
    [[nodiscard]] Result<void, Fault> pulled(const sync::PullReply& reply) override;
    [[nodiscard]] Result<void, Fault> found(const sync::FindReply& reply) override;
    [[nodiscard]] Result<void, Fault> saidHello(const sync::HelloReply& reply, std::int64_t epoch) override;
    [[nodiscard]] std::string sign(std::string_view text) const override;

private:
    /// What is known of a member here and now: the cached row with the own acts that it does not contain.
    struct Known
    {
        MemberId id; ///< the canonical one
        std::optional<sync::MemberRow> row;
        ledger::MemberLedger ledger;
        std::optional<member::Brief> brief;
        bool blocked = false;
        std::string blockReason;
        bool erased = false;
        BusinessDate joined;
        std::size_t pending = 0;
        std::vector<MemberId> family;
        std::optional<tier::Floor> tierFloor;
        std::vector<std::string> segments;
        std::string bearer;
    };
    /// A sale with everything that has happened to it since.
    struct Story
    {
        journal::Entry entry;
        journal::Sold sold;
        std::vector<engine::ReturnedLine> returned;
        std::vector<SaleId> returnIds;
        Points redeemedBack;
        std::vector<journal::ValuePaid> valueBack = {};
        bool voided = false;
        std::vector<engine::Tender> tendersBack = {};
        std::map<ledger::LotId, std::int64_t> clawed = {}; ///< of each lot that the sale earned, by returns so far
        std::optional<ReceiptState> paper = {};            ///< of the sale itself, where it was made here
    };
    /// What a sale spends of which rights.
    struct Spend
    {
        std::uint64_t grant = 0;
        std::int64_t points = 0;
        std::vector<ledger::LotShare> lots;
        MemberId member = {}; ///< whose
    };
    /// What a sale spends besides points: an amount of something, with the rights that cover it.
    struct AssetSpend
    {
        MemberId member;
        ledger::AssetKey what;
        std::string rule;
        std::vector<Spend> from;
        std::int64_t carried = 0; ///< of what comes home in the same act
    };
    /// Everything that a sale pays with, or what of it is missing.
    struct Payment
    {
        std::vector<Spend> points;
        std::vector<AssetSpend> assets;
        std::vector<journal::ValuePaid> value;
        std::vector<std::string> coupons;
        std::vector<MissingRight> missing;
    };
    /// What one account of stored value pays of a sale.
    struct ValuePart
    {
        Known account;
        ledger::StoredValue amount;  ///< out of rights
        ledger::StoredValue carried; ///< of what comes home in the same act
    };
    /// Goods that come back within a sale.
    struct Exchange
    {
        Story story;
        journal::Returned returned;
        bool keepsPoints = true; ///< ExchangeAsk's
        Points ownBack;          ///< of redeemBack, the buyer's own
        /// Uses of the buyer's coupons that come home with the last of the goods; they are there for the new ones.
        std::map<std::string, std::int64_t> couponsBack;
    };
    /// What identify() found, for the sale that names it.
    struct Identified
    {
        std::optional<MemberId> member;
        access::Trust trust = access::Trust::Static;
        std::optional<journal::UsedCode> code; ///< fresh, to be consumed by the sale
        std::int64_t atMonotonicMs = 0;
    };
    /// Everything that a quote is made of.
    struct Reckoning
    {
        const programme::Compiled* programme = nullptr;
        Identified identified;
        std::optional<Known> member;
        engine::MemberFacts facts;
        engine::Context context;
        engine::Quote quote;
        Points ownBalance; ///< without the family's
        std::optional<Exchange> exchange;
        std::vector<ValuePart> value;
        std::vector<engine::Tender> carried; ///< of what the old goods were paid with besides, it pays for the new ones
    };
    /// What an own entry took of a budget, or gave back to it.
    struct BudgetTaken
    {
        std::uint64_t seq = 0;
        std::string counter;
        std::int64_t points = 0;
    };
    /// Head office's time, and this machine's monotonic one when it came.
    struct Heard
    {
        Instant time;
        std::int64_t monotonicMs = 0;
    };
    struct Draft
    {
        std::string store; ///< empty: the terminal's own
        journal::Act act;
        std::vector<ledger::Posting> postings;
        std::optional<sync::MemberKey> memberKey;
    };

    Terminal(const Parts& parts, Identity identity);

    // ---- the journal
    Result<void, Fault> openSecrets(const crypto::SecretKey& folderKey);
    Result<void, Fault> readJournal();
    Result<void, Fault> catchUp();
    // ---- who
    void noteTries(const journal::Entry& entry);
    [[nodiscard]] const sync::Operator* person(std::string_view id) const;
    [[nodiscard]] std::chrono::seconds pauseOf(const PinTries& tries) const;
    Result<void, Fault> noteSignIn(const By& by, std::string_view what, std::string_view about,
                                   std::string_view detail);
    [[nodiscard]] Answer<void, SignInStop> provePin(const sync::Operator& known, std::string_view pin);

    /// Fails where what is promised could never be kept: head office takes nothing from this incarnation any more.
    [[nodiscard]] Result<void, Fault> inService() const;
    /// Before every act: reads what an append whose outcome was not told may have left.
    Result<void, Fault> current() { return m_behind ? catchUp() : Result<void, Fault>(); }
    Result<void, Fault> readMarks();
    Result<void, Fault> readCache();
    Result<void, Fault> indexEnrolments();
    void indexPersonal(const MemberId& member, const member::Personal& personal);
    Result<journal::Entry, Fault> record(const By& by, Draft draft);
    Result<void, Fault> append(const journal::ChainedEntry& entry, const EntryKeys& keys,
                               const std::optional<sync::MemberKey>& memberKey);
    [[nodiscard]] ledger::EntryRef nextRef() const { return {m_identity.incarnation, m_head.seq + 1}; }
    [[nodiscard]] BusinessDate today() const;
    [[nodiscard]] std::optional<Instant> lotEnd(const std::optional<BusinessDate>& firstInvalidDay) const;
    [[nodiscard]] std::optional<Instant> lotStart(const std::optional<BusinessDate>& spendableFrom) const;
    [[nodiscard]] std::optional<Instant> endOfNewLot(BusinessDate earned) const;

    void index(const journal::Entry& entry);
    [[nodiscard]] EntryKeys keysOf(const journal::Entry& entry) const;
    void noteLookups(const journal::Entry& entry);

    // ---- identifying
    using Candidate = std::pair<crypto::KeyedHash, access::Trust>;
    [[nodiscard]] std::vector<Candidate> candidates(const access::ScanContent& content, std::string_view text) const;
    Answer<MemberView, IdentifyStop> identifyLive(const By& by, const access::LiveCode& code, bool online);
    Answer<std::optional<Known>, IdentifyStop> knownBy(const crypto::KeyedHash& hash);
    MemberView identified(const Known& known, access::Trust trust, const std::optional<journal::UsedCode>& code = {});
    [[nodiscard]] std::chrono::seconds slowedDown();
    Result<void, Fault> noteWrongCode(const By& by);
    [[nodiscard]] bool isUsed(const journal::UsedCode& code) const;
    Answer<Identified, SellStop> heldTo(const SaleAsk& ask) const;

    // ---- members
    Result<std::optional<Known>, Fault> know(const MemberId& member);
    [[nodiscard]] std::optional<Known> knowWith(const MemberId& member, std::optional<sync::MemberRow> row) const;
    /// With the own acts since. Asks no store: what is shown after an act cannot fail.
    [[nodiscard]] Known again(const Known& known) const;
    /// What the cache says of whoever the id leads to.
    Result<std::optional<sync::MemberRow>, Fault> rowBehind(const MemberId& member);
    [[nodiscard]] std::vector<MemberId> namesOf(const MemberId& member) const;
    Result<std::vector<MemberId>, Fault> membersWith(const crypto::KeyedHash& hash);
    /// A family's member whose row cannot be read is left out.
    [[nodiscard]] MemberView view(const Known& known, access::Trust trust);
    [[nodiscard]] std::vector<crypto::KeyedHash> lookupsOf(const member::Personal& personal) const;
    [[nodiscard]] engine::TierView tierOf(const Known& known, BusinessDate today) const;
    [[nodiscard]] std::vector<Message> messagesOf(const ledger::MemberLedger& ledger, const MemberView& view,
                                                  BusinessDate today) const;
    /// What of an asset is about to end, by the distance that the programme says: what a screen and a paper tell of it.
    struct AssetEnd
    {
        std::int64_t amount = 0;
        Instant endsAt;
        BusinessDate lastDay;
        int daysLeft = 0;
    };
    [[nodiscard]] std::vector<AssetEnd> endsOf(const ledger::MemberLedger& ledger, const ledger::AssetKey& what,
                                               BusinessDate today) const;
    [[nodiscard]] std::vector<Ending> endingsOf(const ledger::MemberLedger& ledger, BusinessDate today) const;
    [[nodiscard]] bool isBirthday(const Known& known, BusinessDate today) const;
    void addSignUp(const MemberId& member, std::vector<ledger::Posting>& postings) const;
    [[nodiscard]] std::optional<EnrolRefusal> wrongWith(const EnrolAsk& ask, member::Personal& clean) const;
    [[nodiscard]] crypto::KeyedHash hashOf(const member::PassId& pass) const;
    Result<member::PassId, Fault> freshPass();
    Result<bool, Fault> isMember(const std::vector<crypto::KeyedHash>& lookups);

    // ---- selling
    Answer<bool, SellStop> isBooked(const SaleAsk& ask);
    Answer<Reckoning, SellStop> reckon(const By& by, const SaleAsk& ask, engine::Trace trace);
    /// What head office has told of the chain's budgets, less what was taken here since.
    [[nodiscard]] engine::BudgetsLeft budgetsLeft(const Reckoning& reckoning) const;
    void keepBudgets(const sync::PullReply& reply);
    void noteBudgets(const journal::Entry& entry);
    void hold(const SaleAsk& ask, const Reckoning& reckoning);
    [[nodiscard]] std::int64_t heldElsewhere(const MemberId& member, const SaleAsk& ask) const;
    Result<engine::MemberFacts, Fault> factsOf(const Known& known, const SaleAsk& ask, const Reckoning& reckoning);
    Result<void, Fault> addFamily(const Known& known, const Reckoning& reckoning, engine::MemberFacts& facts);
    [[nodiscard]] std::vector<Spend> planSpends(const SaleAsk& ask, const MemberId& member, std::int64_t points,
                                                std::int64_t& missing) const;
    [[nodiscard]] journal::Sold soldOf(const SaleAsk& ask, const SaleId& id, const Reckoning& reckoning,
                                       const Payment& payment) const;
    Result<std::vector<ledger::Posting>, Fault> salePostings(const Reckoning& reckoning, const Payment& payment);
    void addSpends(const Reckoning& reckoning, const Payment& payment, std::vector<ledger::Posting>& postings) const;
    void addEarned(const Reckoning& reckoning, std::vector<ledger::Posting>& postings) const;
    Answer<std::optional<Exchange>, SellStop> exchangeOf(const SaleAsk& ask);
    Answer<Payment, SellStop> planPayment(const SaleAsk& ask, const Reckoning& reckoning);
    Result<void, Fault> planPoints(const SaleAsk& ask, const Reckoning& reckoning, Payment& payment);
    Answer<void, SellStop> quoteAll(const SaleAsk& ask, engine::Trace trace, Reckoning& reckoning);
    /// `carried`: what of the new goods is paid in the ways in which the old ones were.
    Answer<std::vector<ValuePart>, SellStop> valueFor(const SaleAsk& ask, const Reckoning& reckoning,
                                                      std::vector<engine::Tender>& carried);
    void planValue(const Reckoning& reckoning, Payment& payment) const;
    void planCoupons(const Reckoning& reckoning, Payment& payment) const;
    static std::int64_t carriedUses(const Reckoning& reckoning, const std::string& coupon, std::int64_t count);
    Result<void, Fault> planFamily(const Reckoning& reckoning, std::int64_t points, Payment& payment);
    [[nodiscard]] std::vector<Spend> comeBack(const std::vector<ledger::Posting>& postings, const MemberId& member,
                                              const ledger::AssetKey& what, std::int64_t amount) const;
    Result<std::vector<ValuePart>, Fault> carriedValue(const Reckoning& reckoning, std::int64_t& due,
                                                       std::vector<engine::Tender>& carried);
    Result<void, Fault> settleExchange(Reckoning& reckoning);
    static void carryOn(const Exchange& exchange, engine::Ask& wanted);
    [[nodiscard]] static Points keptPoints(const SaleAsk& ask, const Reckoning& reckoning);
    Result<std::vector<FamilyPays>, Fault> familyPays(const Reckoning& reckoning, const Payment& payment);
    void continueLots(const Story& story, std::vector<ledger::Posting>& postings, std::size_t from) const;
    /// Rights of `what` that add up to `amount`; what is not covered is told in `missing`.
    [[nodiscard]] std::vector<Spend> takeRights(const MemberId& member, const ledger::AssetKey& what,
                                                std::int64_t amount, std::vector<MissingRight>& missing) const;
    [[nodiscard]] std::int64_t rightsHeld(const MemberId& member, const ledger::AssetKey& what) const;
    [[nodiscard]] ledger::Posting posting(const MemberId& member, const ledger::AssetKey& what, std::int64_t amount,
                                          ledger::Contra contra, std::string_view rule) const;
    /// The same, opening a lot named after its place among `postings`. `from`: when it can be spent.
    void give(std::vector<ledger::Posting>& postings, const MemberId& member, const ledger::AssetKey& what,
              std::int64_t amount, std::string_view rule, std::optional<Instant> end = {},
              std::optional<Instant> from = {}) const;
    static void spend(std::vector<ledger::Posting>& postings, const ledger::Posting& like,
                      const std::vector<Spend>& from);
    [[nodiscard]] std::string ticketKey(std::string_view store, std::string_view registerId,
                                        std::string_view ticket) const;
    [[nodiscard]] SaleId saleIdOf(const SaleAsk& ask);
    Result<std::vector<journal::Entry>, Fault> entriesOf(const SaleId& sale);
    Result<std::optional<Story>, Fault> storyOf(const SaleId& sale);
    static void continueStory(Story& story, const journal::Entry& entry);
    Result<SaleView, Fault> viewOf(const Story& story);
    [[nodiscard]] SaleView viewWith(const Story& story, const std::optional<Known>& member) const;
    [[nodiscard]] bool isRetry(const SaleAsk& ask, const journal::Entry& entry) const;
    Result<bool, Fault> isSameSale(const SaleAsk& ask, const journal::Sold& sold);
    Result<bool, Fault> isSameValue(const SaleAsk& ask, const journal::Sold& sold);
    /// What is left of the goods of a sale, save what was taken for points: nothing is refunded for those.
    [[nodiscard]] static std::vector<engine::ReturnAsk> exchangeable(const Story& story);
    Result<bool, Fault> isSameExchange(const std::optional<ExchangeAsk>& ask,
                                       const std::optional<journal::Returned>& returned);
    /// Two ids of one person, or nobody twice.
    Result<bool, Fault> isSameMember(const std::optional<MemberId>& one, const std::optional<MemberId>& other);
    Answer<SaleView, SellStop> booked(const SaleAsk& ask, const Story& story);

    // ---- returning
    /// What becomes of coupons that were taken for points: they stay, with what they cost, or both go back.
    enum class RewardCoupons { Stay, GoBack };
    Result<std::vector<ledger::Posting>, Fault> returnPostings(const Story& story, const journal::Returned& returned,
                                                               RewardCoupons rewardCoupons = RewardCoupons::Stay);
    /// Whether everything that the sale gave for points is still held.
    [[nodiscard]] static bool holdsRewardCoupons(const Story& story, const Known& buyer);
    void addClawBack(const Story& story, const journal::Returned& returned, const ledger::MemberLedger& books,
                     std::vector<ledger::Posting>& postings) const;
    Result<void, Fault> addGiveBack(const Story& story, const journal::Returned& returned,
                                    std::vector<ledger::Posting>& postings);
    /// The member's books as the return leaves them, for when points end.
    Result<ledger::MemberLedger, Fault> ledgerAfter(const Story& story, const journal::Returned& returned,
                                                    const MemberId& member);
    Result<std::optional<Known>, Fault> buyerOf(const Story& story);
    [[nodiscard]] Points balanceOf(const std::optional<Known>& member) const;
    Result<journal::Returned, Fault> decideReturn(const Story& story, std::vector<engine::ReturnedLine> lines,
                                                  const std::optional<Known>& buyer);
    Answer<journal::Returned, ReturnStop> planReturn(const Story& story, const std::vector<engine::ReturnAsk>& lines,
                                                     const std::optional<Known>& buyer);
    /// The entry of the return that has this number, with its act.
    Result<std::optional<journal::Entry>, Fault> returnOfTicket(const SaleId& sale, std::string_view ticket);
    [[nodiscard]] ReturnView returnViewOf(const journal::Entry& entry, const journal::Returned& returned,
                                          const std::optional<Known>& buyer) const;
    /// Lots go home as they are while they count for something in `books`, or live a grace from now where they have ended.
    /// `rolledTo`: to which their purchase let them live.
    void giveHome(const ledger::Posting& like, const std::vector<ledger::LotShare>& lots,
                  const ledger::MemberLedger& books, std::vector<ledger::Posting>& postings,
                  std::optional<Instant> rolledTo = {}) const;
    Result<void, Fault> addValueBack(const Story& story, const journal::Returned& returned,
                                     std::vector<ledger::Posting>& postings);
    Result<void, Fault> addCouponsBack(const Story& story, const journal::Returned& returned,
                                       RewardCoupons rewardCoupons, std::vector<ledger::Posting>& postings);
    /// To whom lots go that this member spent; see ledger::homesOf().
    Result<std::vector<ledger::Home>, Fault> homesOf(const MemberId& member, const ledger::AssetKey& what,
                                                     const std::vector<ledger::LotShare>& lots);
    /// Whether what a member spent of these lots comes home to the same member.
    [[nodiscard]] bool comesHome(const Known& member, const ledger::AssetKey& what, const ledger::LotTerms& lot) const;
    /// Of what was used up of the buyer's coupons, what comes home to the buyer.
    [[nodiscard]] std::int64_t usedBack(const ledger::Posting& used, const Known& buyer) const;
    /// What a return brought home to others than those whom its sale names.
    Result<std::vector<HomeView>, Fault> homesIn(const std::vector<ledger::Posting>& back, const journal::Entry& sale);
    void addCountersBack(const Story& story, const journal::Returned& returned,
                         std::vector<ledger::Posting>& postings) const;
    [[nodiscard]] std::chrono::days grace() const;
    /// Whether a coupon that was used stays used when the goods come back.
    [[nodiscard]] bool keepsUsed(std::string_view coupon) const;
    [[nodiscard]] std::map<std::string, std::int64_t> couponsBack(const Exchange& exchange, const Known& buyer) const;
    /// `more`: points that the same act gives.
    void settleShortfall(const Story& story, const programme::Programme& rules, const Known& buyer, Points more,
                         journal::Returned& returned) const;
    /// Of the points that a return gives back, those that were this member's own.
    [[nodiscard]] Points ownBack(const Story& story, Points redeemBack, const Known& member) const;
    /// Whether one id is the other, or a name of it.
    [[nodiscard]] bool isName(const MemberId& name, const MemberId& member) const;
    Result<std::vector<journal::ValuePaid>, Fault> valueOf(const Story& story, std::int64_t refundMinor);
    /// Of what is left of a refund after accounts, what goes back in the ways that the register had named.
    [[nodiscard]] static std::vector<engine::Tender> tendersOf(const Story& story, std::int64_t leftMinor);
    Answer<journal::Returned, ReturnStop> decideBlind(const BlindReturnAsk& ask);

    // ---- stored value, coupons, stamps
    [[nodiscard]] PurseView purseOf(const ledger::MemberLedger& ledger, Instant now) const;
    [[nodiscard]] std::vector<FamilyShare> familyOf(const Known& known);
    [[nodiscard]] BusinessDate lastDayOf(Instant end) const;
    Answer<Known, ValueRefusal> account(const MemberId& account);
    Answer<Known, ValueRefusal> accountFor(const LoadAsk& ask, std::optional<journal::BearerCard>& opens);
    /// What a load comes to, decided once for its preview and its booking.
    struct LoadPlan
    {
        Known known;
        std::optional<journal::BearerCard> opens;
        std::int64_t giftMinor = 0;
        std::optional<programme::Expiry> expiry;
        std::optional<programme::Expiry> giftExpiry;
        int instalments = 1;            ///< of the gift, a month from one to the next
        std::optional<LoadView> before; ///< the ticket's load, where it is booked already
    };
    Answer<LoadPlan, ValueRefusal> planLoad(const By& by, const LoadAsk& ask, const SaleId& id);
    [[nodiscard]] SaleId loadIdOf(const LoadAsk& ask);
    [[nodiscard]] static std::optional<ValueRefusal> planAmount(const programme::Programme& programme,
                                                                const LoadAsk& ask, std::int64_t there, LoadPlan& plan);
    struct UnloadPlan
    {
        Known known;
        ledger::PaidOut out;
        std::vector<MissingRight> missing;
        std::vector<Spend> principal; ///< as far as rights are held
        std::vector<Spend> gift;
    };
    /// A load that is to be taken back, with the rights that show that nothing of it is spent.
    struct LoadVoid
    {
        journal::Entry load;
        Known known;
        std::vector<MissingRight> missing;
        std::map<ledger::AssetKey, std::vector<Spend>> rights; ///< none: nobody else can have spent of it
    };
    /// While nothing of it is spent, as far as it is known here.
    Answer<LoadVoid, ValueRefusal> planVoidLoad(const SaleId& load);
    Answer<UnloadPlan, ValueRefusal> planUnload(const By& by, const MemberId& account,
                                                std::optional<std::int64_t> minor);
    Result<std::vector<MissingRight>, Fault> wishedOf(const Reckoning& reckoning);
    [[nodiscard]] UnloadPlan planPayOut(Known known, std::int64_t principal) const;
    [[nodiscard]] SaleId idOfReference(std::string_view reference) const;
    Result<std::optional<journal::Entry>, Fault> actOfReference(std::string_view reference);
    /// The view of a member whose act was booked before.
    Result<MemberView, Fault> bookedBefore(const MemberId& member);
    Result<bool, Fault> isSameUnload(const journal::Entry& entry, const MemberId& account,
                                     std::optional<std::int64_t> minor);
    [[nodiscard]] UnloadView unloadViewOf(const journal::Entry& entry, const Known& known) const;
    [[nodiscard]] LoadView loadViewOf(const journal::Entry& entry, const std::optional<Known>& known) const;
    Result<std::optional<LoadView>, Fault> loadOfTicket(const SaleId& id);
    Result<std::optional<crypto::SecretKey>, Fault> keyOf(const Known& known);
    void addTierMessages(const MemberView& view, BusinessDate today, std::vector<Message>& messages) const;
    Result<MemberView, Fault> recordOn(const By& by, const Known& known, journal::Act act,
                                       std::vector<ledger::Posting> postings = {});
    void addCouponsOf(std::vector<ledger::Posting>& postings, const MemberId& member, const programme::Coupon& coupon,
                      std::int64_t count, std::string_view rule,
                      const std::optional<BusinessDate>& firstInvalidDay) const;
    /// Coupons and stamps that a sale gives for the next one.
    void addIssued(const Reckoning& reckoning, std::vector<ledger::Posting>& postings) const;
    /// Full cards out, as far as rights and the stamps reach that `postings` give; answers how many were filled.
    std::int64_t fillCard(std::vector<ledger::Posting>& postings, const MemberId& member,
                          const programme::StampCard& card) const;

    // ---- receipts
    void noteOwed(const journal::Entry& entry);
    /// The own load, pay-out or return without its sale; nothing for another entry.
    Result<std::optional<journal::Entry>, Fault> slipEntry(const ledger::EntryRef& of);
    Result<ReceiptState, Fault> slipState(const journal::Entry& entry);
    Answer<receipt::ValueReceipt, ReceiptRefusal> valuePaper(const journal::Entry& entry, const ReceiptState& state);
    Answer<receipt::Receipt, ReceiptRefusal> blindPaper(const journal::Entry& entry, const journal::Returned& returned,
                                                        const ReceiptState& state);
    Result<std::vector<FormerMember>, Fault> mergedInto(const MemberId& member);
    [[nodiscard]] receipt::Heading headingOf(const journal::Entry& entry, const ReceiptState& state) const;
    Result<std::vector<receipt::ValueLine>, Fault> valueLinesOf(const journal::Sold& sold);
    Result<std::vector<receipt::FamilyLine>, Fault> familyLinesOf(const journal::Entry& entry,
                                                                  const journal::Sold& sold);
    Result<std::string, Fault> staticCodeOf(const MemberId& member, const journal::Enrolled& enrolled);
    Result<std::optional<receipt::Standing>, Fault> standingOf(const std::optional<MemberId>& member);

    // ---- syncing
    Result<void, Fault> keep(const sync::PullReply& reply);
    Result<void, Fault> noteContained(const sync::MemberRow& row);
    /// The same of a row that has just been told: a member may have become another's name, or their own again.
    Result<void, Fault> noteTold(const sync::MemberRow& row);
    Result<void, Fault> forgetErased(std::span<const sync::MemberRow> rows);
    Result<void, Fault> containAll(const MemberId& member);
    void keepProgramme(const sync::ProgrammeRow& row);
    void keepClock(const sync::SignedClock& clock);
    /// Head office's time less this machine's, as far as it is known.
    [[nodiscard]] std::optional<std::chrono::milliseconds> offset() const;
    Result<void, Fault> releaseLeftRights();
    /// Gives back the rights that nobody waited for, save those that a basket means to spend.
    Result<void, Fault> releaseStrays(const std::optional<SaleId>& but = std::nullopt);
    Result<void, Fault> giveBack(const journal::HeldRight& right);
    Result<void, Fault> compareWith(journal::Overlay& again, VerifyView& view);

    Parts m_parts;
    Identity m_identity;
    crypto::SigningKey m_signingKey;
    sync::TerminalKeys m_keys;
    journal::Head m_head;
    std::uint64_t m_offered = 0; ///< own entries up to here may have reached head office
    Instant m_lastAt;            ///< of the latest own entry since head office last told its time, or that time
    bool m_greeted = false;      ///< head office was told hello since the start
    bool m_behind = false;       ///< an append failed without saying whether it happened
    journal::Overlay m_overlay;
    ledger::HoldBook m_holds;
    std::map<std::uint64_t, ReceiptState> m_owed; ///< by seq of the own entry
    std::vector<std::uint64_t> m_sales;           ///< own entries that are sales, in order
    std::set<std::uint64_t> m_strays;             ///< numbers of backed rights that came when nobody waited for them
    std::map<MemberId, std::size_t> m_spending;   ///< baskets that are about to spend rights
    std::map<SaleId, std::vector<std::uint64_t>> m_exchanges; ///< of whose goods own sales took some in exchange
    SyncMarks m_marks;
    std::optional<Heard> m_heard; ///< of head office's time, since the start
    std::map<std::int64_t, programme::Compiled> m_programmes;
    std::vector<sync::Operator> m_operators;
    std::map<std::string, PinTries, std::less<>> m_pinTries; ///< by operator, while there are wrong ones
    std::map<crypto::KeyedHash, MemberId> m_ownLookups;      ///< of members enrolled here
    std::map<MemberId, member::Brief> m_ownBriefs;
    std::map<MemberId, std::string> m_ownBearers;            ///< gift cards sold here: the last digits of their numbers
    std::map<MemberId, std::vector<MemberId>> m_aliases;     ///< canonical → own enrolments that became its aliases
    std::map<SaleId, std::vector<journal::Entry>> m_foreign; ///< sales of other terminals that were looked up
    std::map<IdentificationId, Identified> m_identified;     ///< the latest ones
    std::uint64_t m_identifications = 0;
    std::deque<BudgetTaken> m_budgetsTaken;                ///< that head office has not counted yet
    std::map<crypto::KeyedHash, std::int64_t> m_usedSteps; ///< by pass: the latest step that a sale here consumed
    std::deque<std::int64_t> m_wrongCodesMs;               ///< monotonic, of the last minute
};

} // namespace loyalty::terminal
