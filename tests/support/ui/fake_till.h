#pragma once

#include "core/programme/compiled.h"
#include "ui/till/till.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace loyalty::test {

/// A till in memory: one basket, a few members, the sample programme of a Chinese shop, the real engine. It answers at
/// once. What screens asked is kept in `calls`, and a test may say beforehand what is refused.
class FakeTill final : public ui::Till
{
public:
    struct Person
    {
        terminal::MemberView view;
        std::vector<std::string> numbers; ///< what finds them
        std::optional<engine::MonthDay> birthday;
        std::vector<ledger::Lot> lots;
        std::vector<terminal::LedgerLine> lines;
        std::vector<terminal::FormerMember> merged = {};
        Points debt;
    };
    struct Article
    {
        std::string name;
        std::int64_t minor = 0; ///< 0: has no price here
    };

    FakeTill();

    /// Tells screens everything, as a till does once they are there.
    void start();
    /// What a scanner would bring about.
    void scan(checkout::Verdict::Kind kind, const std::string& text = {}, std::int64_t seconds = 0);
    void scanMember(const std::string& number, checkout::Verdict::Kind kind, access::Trust trust);
    void scanArticle(const std::string& sku);
    void tell(const ui::TillStatus& status);
    /// The checkout as it is, told again.
    void tell();

    // ---- ui::Till
    void signIn(const terminal::Credentials& who, ui::Then<ui::SignInAnswer> then) override;
    void signOut() override;
    void approve(const terminal::Credentials& who, access::Permission permission,
                 ui::Then<ui::SignInAnswer> then) override;
    void letTryAgain(const terminal::Credentials& supervisor, const std::string& operatorId,
                     ui::Then<ui::SignInAnswer> then) override;
    void typed(const std::string& text) override;
    void addAmount(std::int64_t minor) override;
    void price(std::int64_t minor) override;
    void setQuantity(std::uint32_t line, Quantity quantity) override;
    void removeLine(std::uint32_t line) override;
    void redeem(const engine::Ask& ask) override;
    void useCoupon(const std::string& coupon, std::int64_t count) override;
    void takeReward(const std::string& reward, std::int64_t count) override;
    void payWithValue(const MemberId& account, std::optional<std::int64_t> minor) override;
    void stopPayingWith(const MemberId& account) override;
    void useCode(const std::string& code) override;
    void dropCode(const std::string& code) override;
    void payOtherwise(const std::string& type, std::int64_t minor) override;
    void useFamily(bool on) override;
    void exchange(const SaleId& sale, const std::vector<engine::ReturnAsk>& lines,
                  ui::Then<checkout::WhyNot> then) override;
    void undo() override;
    void replaceMember(bool yes) override;
    void dropMember() override;
    void abandon() override;
    void commit(ui::Then<ui::CommitAnswer> then) override;
    void next() override;
    void enrol(const terminal::EnrolAsk& ask, ui::Then<ui::EnrolAnswer> then) override;
    void findMember(const std::string& text, ui::Then<ui::IdentifyAnswer> then) override;
    void ledgerOf(const MemberId& member, ui::Then<ui::LedgerAnswer> then) override;
    void adjust(const MemberId& member, Points points, const std::string& reason,
                ui::Then<ui::AdjustAnswer> then) override;
    void block(const MemberId& member, bool blocked, const std::string& reason,
               ui::Then<ui::BlockAnswer> then) override;
    void replaceCard(const MemberId& member, const std::string& card, const std::string& reason,
                     ui::Then<ui::MembershipAnswer> then) override;
    void merge(const MemberId& member, const MemberId& other, bool merged, const std::string& reason,
               ui::Then<ui::MembershipAnswer> then) override;
    void moveFamily(const MemberId& member, const std::optional<MemberId>& other, const std::string& reason,
                    ui::Then<ui::MembershipAnswer> then) override;
    void giveTier(const MemberId& member, const std::string& tier, BusinessDate lastDay, const std::string& reason,
                  ui::Then<ui::MembershipAnswer> then) override;
    void erase(const MemberId& member, const std::string& reason, ui::Then<ui::MembershipAnswer> then) override;
    void moveCoupons(const MemberId& member, const std::string& coupon, std::int64_t count, const std::string& reason,
                     ui::Then<ui::CouponAnswer> then) override;
    void moveSegment(const MemberId& member, const std::string& segment, bool in, const std::string& reason,
                     ui::Then<ui::MembershipAnswer> then) override;
    void serve(const MemberId& member) override;
    void recentSales(std::size_t count, ui::Then<std::vector<terminal::SaleView>> then) override;
    void findSale(const std::string& text, ui::Then<ui::SaleAnswer> then) override;
    void previewReturn(const SaleId& sale, const std::vector<engine::ReturnAsk>& lines,
                       ui::Then<ui::ReturnPreview> then) override;
    void returnGoods(const SaleId& sale, const std::vector<engine::ReturnAsk>& lines,
                     ui::Then<ui::ReturnAnswer> then) override;
    void voidSale(const SaleId& sale, const std::string& reason, ui::Then<ui::VoidAnswer> then) override;
    void returnBlind(const terminal::BlindReturnAsk& ask, ui::Then<ui::BlindAnswer> then) override;
    void previewLoad(const terminal::LoadAsk& ask, ui::Then<ui::LoadAnswer> then) override;
    void load(const terminal::LoadAsk& ask, ui::Then<ui::LoadAnswer> then) override;
    void previewUnload(const MemberId& account, std::optional<std::int64_t> minor,
                       ui::Then<ui::UnloadAnswer> then) override;
    void unload(const MemberId& account, std::optional<std::int64_t> minor, const std::string& reason,
                ui::Then<ui::UnloadAnswer> then) override;
    void voidLoad(const SaleId& load, const std::string& reason, ui::Then<ui::UnloadAnswer> then) override;
    void stamp(const MemberId& member, const std::string& card, std::int64_t stamps,
               ui::Then<ui::StampAnswer> then) override;
    void recentSlips(std::size_t count, ui::Then<std::vector<terminal::SlipView>> then) override;
    void lookAside(bool on) override { aside = on; }
    void divertScans(bool on) override;
    void passScanOn() override;
    void print(const ui::PrintWish& wish) override;
    void preview(const ui::PrintWish& wish, ui::Then<QImage> then) override;
    void lastRun(ui::Then<ui::LastRun> then) override;
    void declineReceipt(const SaleId& of, const ledger::EntryRef& entry) override;
    void syncNow() override;
    void verify(ui::Then<terminal::VerifyView> then) override;
    void readPicture(const QByteArray& bytes) override;
    [[nodiscard]] std::string articleName(const std::string& sku) const override;
    [[nodiscard]] std::optional<checkout::Article> article(const std::string& sku) const override;
    void useLanguage(const QString& language) override;
    /// The programme offers coupons, rewards, stamp cards, stored value and gift cards, and whoever is in the sale has
    /// some of each.
    void offerWallet();
    /// A gift card of 50.00 is scanned: it pays.
    void scanGiftCard();
    /// What was held back.
    void answerNow();

    // ---- what a test says and sees
    std::vector<std::string> calls;
    std::map<std::string, std::string> pins;                      ///< of operators who have one
    std::optional<terminal::SignInStop> wrongPin;                 ///< what a wrong one is answered with; none: WrongPin
    std::optional<terminal::Stop<terminal::SellStop>> commitStop; ///< once
    std::optional<terminal::Stop<terminal::EnrolRefusal>> enrolStop;
    std::optional<terminal::EnrolAsk> enrolled; ///< the last one
    std::optional<MemberId> unloaded;           ///< whose value was paid out last
    std::optional<terminal::Stop<terminal::ReturnStop>> returnStop;
    std::optional<terminal::Stop<terminal::VoidRefusal>> voidStop;
    bool hasPrinter = true;
    bool reached = true;                                   ///< head office, by a return or void
    std::optional<SaleId> touched;                         ///< by the last return or void
    std::function<void(terminal::ReturnView&)> returnMore; ///< to be told of every return besides
    std::optional<ui::PrintWish> printed;
    std::function<QImage(const ui::PrintWish&)> pictureOf; ///< what a preview shows; none: a few words
    bool holdsPreviews = false;                            ///< of returns: their answers wait in heldPreviews
    std::vector<std::function<void()>> heldPreviews;
    bool holdsBack = false; ///< the answer to a return or void comes with answerNow()
    std::optional<terminal::Stop<terminal::ValueRefusal>> loadStop;
    std::optional<terminal::Stop<terminal::ValueRefusal>> unloadStop;
    checkout::WhyNot exchangeStop = checkout::WhyNot::Nothing;
    bool aside = false;
    bool diverted = false; ///< scans go to codeRead()
    std::optional<terminal::Stop<terminal::AdjustRefusal>> adjustStop;
    std::optional<terminal::Stop<terminal::BlockRefusal>> blockStop;
    std::optional<terminal::Stop<terminal::FindRefusal>> ledgerStop;
    std::optional<terminal::Stop<terminal::MembershipRefusal>> membershipStop;
    std::optional<terminal::Stop<terminal::ValueRefusal>> couponStop;
    std::map<std::string, std::string> codes; ///< of the programme: what each lacks; empty: it takes 5.00 off
    std::optional<terminal::Stop<terminal::ReturnStop>> blindStop;
    std::optional<terminal::BlindReturnAsk> blind; ///< what was taken back last without its sale
    terminal::VerifyView verified{.entries = 1834, .members = 214, .postings = 4120, .problems = {}};
    ui::LastRun before; ///< of the time before the start
    ui::TillStatus status;
    ui::ProgrammeWords words;
    checkout::CheckoutView view;
    std::vector<Person> people;
    std::map<std::string, Article> articles;
    std::vector<terminal::SaleView> sales;             ///< newest first
    std::vector<terminal::SlipView> slips;             ///< newest first
    Instant now = Instant::fromSeconds(1'794'981'720); ///< a Wednesday, 14:02 in Shanghai

private:
    void makePeople();
    void makeSales();
    void put(const Person& person, access::Trust trust);
    void keepForUndo();
    void addLine(const std::string& sku, const std::string& name, std::int64_t minor);
    void reckon();
    void spend();
    void judge();
    void tellDisplay();
    [[nodiscard]] ui::SignInAnswer proved(const terminal::Credentials& who) const;
    [[nodiscard]] terminal::ReturnView returnOf(const SaleId& sale, const std::vector<engine::ReturnAsk>& lines) const;
    void orLater(std::function<void()> answer);
    [[nodiscard]] engine::Basket basket() const;
    ledger::EntryRef keepSlip(const char* kind, std::string account, std::int64_t minor, std::int64_t giftMinor);
    void answerMembership(const MemberId& member, const ui::Then<ui::MembershipAnswer>& then);
    [[nodiscard]] Person* find(const std::string& number);
    [[nodiscard]] Person* find(const MemberId& member);
    [[nodiscard]] journal::Sold soldNow() const;

    programme::Compiled m_programme;
    std::vector<checkout::CheckoutView> m_before;
    std::function<void()> m_heldBack;
    std::uint32_t m_nextLine = 1;
    std::uint64_t m_serial = 0;
    std::uint8_t m_nextId = 100;
};

/// An id that a test recognises.
template <class Id>
[[nodiscard]] Id idOf(std::uint8_t number)
{
    typename Id::Bytes bytes{};
    bytes.back() = number;
    bytes.front() = 0x5a;
    return Id(bytes);
}

} // namespace loyalty::test
