#pragma once

#include "ui/till/acts.h"
#include "ui/till/asking.h"
#include "ui/till/member_model.h"
#include "ui/till/sale_model.h"
#include "ui/till/verdict_words.h"
#include "ui/till/wallet_model.h"

#include <array>
#include <map>
#include <optional>

namespace loyalty::ui {

/// What fills the left of the window, under the verdict bar.
enum class Page { Sale, Enrol, Sales, Keys, Value };
/// What fills the middle of the page of the sale.
enum class Panel { Basket, Redeem, Why, Done, Wallet };

struct EntryModel
{
    QString hint; ///< what Enter will do with what stands there now
    bool live = true;
    bool operator==(const EntryModel&) const = default;
};

/// Everything that the cashier's window draws, in words.
struct TillModel
{
    Page page = Page::Sale;
    Panel panel = Panel::Basket;
    StateLineModel state;
    VerdictModel verdict;
    MemberModel member;
    std::vector<Row> lines;
    bool linesLive = false; ///< quantities may be changed
    QString basketTitle;
    QString basketEmpty;
    TotalsModel totals;
    RedeemModel redeem;
    std::vector<Row> why;
    QString whyTitle;
    WalletModel wallet;
    DoneModel done;
    std::array<ActModel, kActs.size()> acts;
};

/// The cashier's window without pixels: views in, words out; a person's acts in, the till's calls out.
///
/// On the GUI thread. Outlives no till.
class TillPresenter final : public QObject
{
    Q_OBJECT

public:
    TillPresenter(Till& till, const Clock& clock, QObject* parent = nullptr);

    [[nodiscard]] const TillModel& model() const { return m_model; }
    [[nodiscard]] Asking& asking() { return m_asking; }
    [[nodiscard]] const TillStatus& status() const { return m_status; }
    [[nodiscard]] const ProgrammeWords& words() const { return m_words; }
    [[nodiscard]] const checkout::CheckoutView& view() const { return m_view; }

    // ---- what a person does
    void act(Act act);
    /// A key of the pad with what stands in the entry field.
    void press(PadKey key, const QString& entry);
    /// Whether a line of the basket is selected.
    [[nodiscard]] bool onLine() const { return selected() != nullptr; }
    void select(int line);
    void remove();
    void redeemMost();
    void redeemNone();
    /// The family's points too, or the member's own only.
    void redeemFamily();
    /// Of the wallet: the row that the keys mean; uses it or takes it back.
    void selectWallet(int row);
    void toggleWallet(int row);
    /// A picture that may hold a code: what is in it is answered as a scan is.
    void readPicture(const QByteArray& bytes);
    /// What was chosen, dropped or pasted is none that can be read.
    void refusePicture();
    /// Escape: closes what is open, the innermost first.
    void back();
    void open(Page page);

    /// What Enter would do with it now.
    [[nodiscard]] EntryModel entryFor(const QString& entry) const;
    /// Says something in the verdict bar until the next scan or act.
    void say(const VerdictModel& notice);
    void say(Tone tone, const QString& words);
    /// Says it once `member` is in the sale, in place of what their code is good for.
    void sayOnceServed(const MemberId& member, const VerdictModel& notice);
    /// Makes all words anew: the language changed.
    void retranslate();

Q_SIGNALS:
    void changed();
    void entryTaken(); ///< what stood in the entry field was used
    void lineWanted(int line);
    void managerWanted();
    void scanned(); ///< what the bar says now is about a scan
    void pictureWanted();
    void slipWanted();            ///< of what stands on the page of stored value
    void salePaperWanted();       ///< of what stands on the page of sales
    void pageLeft(ui::Page page); ///< by a person, for another one
    void pageOpened(ui::Page page);

private:
    enum class EntryMeaning { Nothing, Price, Points, Wallet, Amount, Number };

    void take(const checkout::CheckoutView& view);
    void take(const TillStatus& status);
    void refresh();
    [[nodiscard]] VerdictModel verdict() const;
    void signIn(bool mayCancel);
    void askReplace();
    void abandon();
    void commit();
    void committed(const CommitAnswer& answer);
    [[nodiscard]] VerdictModel lineDown() const;
    void printAgain();
    void tellReprint(const PrintView& print);
    void hush();
    void toggle(Panel panel);
    void setPanel(Panel panel);
    void enter(const QString& entry);
    void addAmount(const QString& entry);
    void redeemPoints(const QString& entry);
    void changeQuantity(const QString& entry);
    void step(int pieces);
    [[nodiscard]] bool onWallet() const;
    [[nodiscard]] const WalletItem* walletItem() const;
    void setWallet(const WalletItem& item, std::int64_t count);
    void stepWallet(int by);
    void stampByHand(const std::string& card, std::int64_t stamps);
    void enterWallet(const QString& entry);
    [[nodiscard]] bool isCode(const QString& entry) const;
    [[nodiscard]] QString walletHint(const QString& entry) const;
    [[nodiscard]] EntryMeaning meaningOf(const QString& entry) const;
    [[nodiscard]] std::optional<Points> pointsOf(const QString& entry) const;
    [[nodiscard]] const checkout::LineView* selected() const;
    [[nodiscard]] QString whyNot(Act act) const;
    [[nodiscard]] QString adviceFor(Act act) const;
    /// What is known of the receipt of a sale; nothing: nothing was told.
    [[nodiscard]] std::optional<PrintView> printOf(const std::optional<terminal::SaleView>& sale) const;
    /// It is with the printer, or waits for it.
    [[nodiscard]] bool isOnItsWay(const SaleId& sale) const;
    void sayOnItsWay(const SaleId& sale);
    [[nodiscard]] ActModel actModel(const ActKey& key) const;
    [[nodiscard]] QString labelOf(Act act) const;

    Till& m_till;
    const Clock& m_clock;
    Asking m_asking;
    checkout::CheckoutView m_view;
    TillStatus m_status;
    bool m_statusKnown = false;
    bool m_aside = false; ///< as the till knows it
    ProgrammeWords m_words;
    std::map<SaleId, PrintView> m_prints; ///< what became of the receipts of sales that were told of since the start
    std::optional<VerdictModel> m_notice;
    std::optional<std::pair<MemberId, VerdictModel>> m_onceServed;
    std::optional<SaleId> m_reprinted;       ///< asked for again: what becomes of it is said until the next scan or act
    std::optional<std::uint32_t> m_selected; ///< id of the basket's line
    int m_walletRow = 0;
    std::optional<Asking::Ticket> m_askedReplace;
    Page m_page = Page::Sale;
    std::uint64_t m_readSerial = 0; ///< the scan that was told before the page was opened
    Panel m_panel = Panel::Basket;
    TillModel m_model;
};

} // namespace loyalty::ui
