#pragma once

#include "core/access/scan_content.h"
#include "core/checkout/article_book.h"
#include "core/checkout/checkout_view.h"
#include "core/checkout/open_sale.h"
#include "core/terminal/right_for_sale.h"
#include "core/terminal/terminal.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace loyalty::checkout {

/// What a scan leaves to be done outside: nothing, head office to be asked, a sale to be shown.
struct AskHeadOffice
{
    crypto::KeyedHash lookup;
};
struct ShowSale
{
    SaleId sale;
};
using Then = std::variant<std::monostate, AskHeadOffice, ShowSale>;

/// The open sale of a till: member, basket, what is redeemed, one step back at a time. Decides by content what a scan
/// means. A window, or the register's software, drives it and draws view().
///
/// On the terminal lane. Every call answers at once; what needs head office is split in two (scanned … lookedUp,
/// beginCommit … finishCommit), and between the two nothing else is lost: a scan during a commit is told to wait.
/// Nothing here is durable: an open sale that is lost was not booked. What openSale() says of it a till may keep.
class Checkout
{
public:
    struct Parts
    {
        terminal::Terminal& terminal;
        Random& random;
        const ArticleBook& articles; ///< borrowed
    };

    static constexpr std::size_t kMostUndo = 100;

    explicit Checkout(const Parts& parts);

    [[nodiscard]] const CheckoutView& view() const { return m_view; }
    [[nodiscard]] DisplayView display() const;

    /// Who is at the till; none: nobody, and every act is refused as not allowed. The open sale stays.
    void serveAs(const std::optional<access::Actor>& actor);
    /// Whether head office answered last: what may be redeemed follows from it.
    void setOnline(bool online);
    /// Something came from head office: reads the member again.
    void refresh();

    // ---- scans and what was typed
    [[nodiscard]] Then scanned(std::string_view bytes, access::Symbology symbology);
    [[nodiscard]] Then typed(std::string_view text);
    /// Two different codes came at once: the second one is not taken.
    void twoCodes();
    /// The same code once more in a moment, which is no scan of its own.
    void readTwice();
    /// A code of which a part is missing, and a picture without a code.
    void halfCode();
    void nothingRead();
    /// Head office answered, or could not be asked, after AskHeadOffice.
    void lookedUp(bool reached);
    /// Whether a receipt's sale was found, after ShowSale.
    void saleLookedUp(bool found);

    // ---- the member
    /// One who was found or enrolled at the till by what was said.
    void serve(const MemberId& member);
    /// What was asked of a second member (CheckoutView::nextMember). One replaces the first without a question where nothing
    /// is lost by it: an empty basket, a first one who gave no live code, and the cashier at the open sale.
    void replaceMember(bool yes);
    /// The cashier is at something else than the open sale, a page or a question.
    void lookAside(bool aside) { m_aside = aside; }
    void dropMember();

    // ---- the basket; amounts 1 … kMostMinor and quantities up to kMostPieces, others change nothing and have a verdict
    static constexpr std::int64_t kMostMinor = 1'000'000'000 - 1; ///< nobody types more at a till unless by mistake
    static constexpr std::int64_t kMostPieces = 9'999;
    void addAmount(std::int64_t minor);
    void price(std::int64_t minor);
    void setQuantity(std::uint32_t line, Quantity quantity);
    void removeLine(std::uint32_t line);
    /// Points as money: `kind` and `points` of it.
    void redeem(const engine::Ask& ask);
    void undo();
    void abandon();
    /// After a sale.
    void next();
    /// What would be lost if the program ended now; nothing: no basket, or it is booked.
    [[nodiscard]] std::optional<OpenSale> openSale() const;
    /// Goods and member of an open sale that the program ended under, as the same sale. The member counts as one who said
    /// their number. Nothing happens where a sale is open already, or nobody is at the till.
    void putBack(const OpenSale& sale);
    /// Nothing was done for a minute: a member without a basket goes, and so does a finished sale.
    void idle();

    // ---- what the member has besides points; steps that undo() takes back
    /// Presents so many of the member's coupons, at most as many as are held and one ticket takes; 0: none.
    void useCoupon(std::string_view coupon, std::int64_t count);
    /// Takes so much of a reward; 0: none.
    void takeReward(std::string_view reward, std::int64_t count);
    /// The member's own account, or a gift card that was presented, pays: at most `minor`, or as much as is due and there.
    void payWithValue(const MemberId& account, std::optional<std::int64_t> minor);
    /// A gift card that stops paying is off the sale.
    void stopPayingWith(const MemberId& account);
    /// A code of the programme's offers, in whatever case of letters. It stays in the sale also where it does nothing yet; one
    /// that the programme does not have changes nothing, and is said to be unknown.
    void useCode(std::string_view code);
    void dropCode(std::string_view code);
    /// So much is paid in a way that the programme names (CheckoutView::tenders), of which the register knows more; 0: none
    /// of it. Changes nothing for a way that the programme does not name.
    void payOtherwise(std::string_view type, std::int64_t minor);
    /// The points of the member's family may pay where the own do not suffice.
    void useFamily(bool on);
    /// Goods of an earlier sale come back within this one; no lines: none do any more. A sale without a member yet becomes
    /// that of who bought them. Nothing happens where it answers a reason.
    [[nodiscard]] WhyNot exchange(const SaleId& sale, const std::vector<engine::ReturnAsk>& lines);

    // ---- booking
    /// Nothing may be changed from here to finishCommit(). Answers the rights that have to be obtained first: of points,
    /// coupons and stored value.
    [[nodiscard]] terminal::Answer<terminal::SaleRights, terminal::SellStop> beginCommit(
        const std::optional<access::Actor>& approver);
    /// Books exactly what was shown. Where less can be spent than was shown, because head office was not reached or said no,
    /// nothing is booked, and what can be is shown (NeedsRight).
    [[nodiscard]] terminal::Answer<terminal::SaleView, terminal::SellStop> finishCommit(
        const terminal::RightOutcome& right);

private:
    struct Line
    {
        engine::BasketLine basket;
        std::string name;
        std::int64_t unitMinor = 0; ///< of one piece
    };
    /// An account that pays.
    struct Paying
    {
        MemberId account;
        std::string ending; ///< of a gift card; empty: the member's own
        std::optional<std::int64_t> minor;
    };
    /// What a step back brings back.
    struct State
    {
        std::optional<terminal::MemberView> member;
        std::vector<Line> lines;
        std::optional<Article> unpriced;
        engine::Ask redeem;
        std::vector<Paying> paying;
        std::optional<terminal::ExchangeAsk> exchange;
        bool family = false;
        ExchangeView comesBack = {}; ///< of `exchange`, before anything is taken instead
    };

    [[nodiscard]] bool mayChange();
    /// What may be redeemed and how far the member's code is trusted follow from it.
    void judgeLine(bool online);
    void keepStep();
    void startAnew();
    void show(Verdict::Kind kind, std::string text = {}, std::int64_t seconds = 0);
    void clearVerdict();
    void changed();
    void requote();
    void quoteWithout(const terminal::SellStop& stop, terminal::SaleAsk asked);
    void showLines();
    void showWallet();
    void showCoupons(const terminal::Trials& trials);
    void showRewards(const terminal::Trials& trials);
    void showAccounts();
    void showStampCards();
    void showCodes();
    void showTenders();
    void showFamily();
    [[nodiscard]] CodeView codeView(const std::string& code) const;
    void takeCode(std::string code);
    void sayCode(const std::string& code);
    void showExchange();
    void showPayment(DisplayView& display) const;
    void showAfter(const terminal::SaleView& sale);
    [[nodiscard]] AccountView accountView(const Paying& paying, const terminal::PurseView& purse) const;
    [[nodiscard]] WhyNot whyNothingMore() const;
    [[nodiscard]] bool lacksRight(const MemberId& account, ledger::Asset asset, std::string_view key = {}) const;
    void judgeActs();
    [[nodiscard]] WhyNot whyNoRedeeming() const;
    [[nodiscard]] terminal::By by() const { return {*m_actor, m_approver}; }
    [[nodiscard]] terminal::SaleAsk ask() const;
    /// What only the member of the sale could spend goes with them.
    void forgetMemberWishes();
    void cardFound(const terminal::MemberView& card);
    [[nodiscard]] ExchangeView comesBackOf(const terminal::SaleView& sale, const std::vector<engine::ReturnAsk>& lines);
    [[nodiscard]] WhyNot beginExchange(const terminal::SaleView& sale, const std::vector<engine::ReturnAsk>& lines);
    [[nodiscard]] Then take(std::string_view bytes, access::Symbology symbology);
    [[nodiscard]] Then identify(std::string_view text);
    void notFound(std::string_view text, const terminal::IdentifyStop& stop);
    /// The store did: kept for the next view, and said.
    void broke(const Fault& fault);
    [[nodiscard]] Then articleOrMember(const access::Article& article);
    [[nodiscard]] bool isReplacedAtOnce() const;
    void memberFound(const terminal::MemberView& member, Verdict::Kind kind, std::int64_t seconds = 0);
    void addArticle(std::string_view number);
    [[nodiscard]] bool isPrice(std::int64_t minor);
    [[nodiscard]] bool changeQuantity(std::uint32_t line, Quantity quantity);
    void addLine(const Article& article, std::int64_t unitMinor);
    [[nodiscard]] Line* lineOf(std::uint32_t id);

    Parts m_parts;
    std::optional<access::Actor> m_actor;
    std::optional<access::Actor> m_approver; ///< of the commit that is under way
    SaleId m_sale;                           ///< of the open basket: the same basket is the same sale
    State m_state;
    std::vector<State> m_steps;
    std::uint32_t m_nextLine = 1;
    bool m_online = false;
    bool m_aside = false;
    std::optional<terminal::SaleQuote> m_quoted; ///< what is shown, as it would be booked
    std::string m_lookingUp;                     ///< what head office is asked for
    bool m_byHand = false;                       ///< the last code was typed, not scanned
    Verdict m_nextSaid;                          ///< what is to be said of m_view.nextMember who becomes the member
    std::optional<Fault> m_fault;                ///< that a scan met, until it is shown
    CheckoutView m_view;
};

} // namespace loyalty::checkout
