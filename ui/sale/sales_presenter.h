#pragma once

#include "ui/sale/blind_return_presenter.h"
#include "ui/style/row_list.h"
#include "ui/till/asking.h"
#include "ui/till/state_line_model.h"

#include <QImage>

#include <map>
#include <optional>
#include <vector>

namespace loyalty::ui {

struct SalesModel
{
    enum class Place { List, Sale, Preview, Blind };
    Place place = Place::List;
    QString title;
    QString findLabel;
    QString blindWhyNot;   ///< why goods cannot be taken back without their sale; empty: they can
    std::vector<Row> rows; ///< sales, or a sale's lines
    QString empty;
    StateItem notice;
    QString paidBack;      ///< by the return or void just made, the largest thing to be read
    QString figureCaption; ///< of a sale: what is chosen to come back
    QImage preview;
    bool canReturn = false;
    bool canVoid = false;
    bool canExchange = false; ///< as canReturn, where goods may come back at all
    QString returnWhyNot;
    QString voidWhyNot;
    QString whyNot; ///< both of them, to be read above the buttons; a line each
};

/// Sales made here: find one, take goods back line by line, void it, print it again, look at its receipt.
class SalesPresenter final : public QObject
{
    Q_OBJECT

public:
    SalesPresenter(Till& till, Asking& asking, const Clock& clock, QObject* parent = nullptr);

    [[nodiscard]] const SalesModel& model() const { return m_model; }

    /// The page is opened: reads the latest sales; what was paid back stays in front until it is left.
    void open();
    /// A person leaves the page, and has read what stands on it.
    void leave();
    void find(const QString& text);
    /// Not while head office is asked about another sale: that one stays, and says so.
    void show(const terminal::SaleView& sale);
    void openRow(int row);
    /// Goods of a sale that was looked for and not found; its page is blind().
    void takeBackBlind();
    [[nodiscard]] BlindReturnPresenter& blind() { return *m_blind; }
    /// Of a sale's line: all that is left, or none.
    void toggle(int row);
    void step(int row, int pieces);
    /// False: it was no quantity that can come back, and the notice says why.
    bool setQuantity(int row, const QString& typed);
    /// What a quantity that is typed would do. Nothing: the keys mean nothing here.
    [[nodiscard]] std::optional<QString> hintFor(const QString& typed) const;
    void takeBack();
    /// The chosen goods come back within the open sale, against those that are taken instead.
    void exchange();
    void voidSale();
    void print();
    /// With the reasons of its points on the paper.
    void printWithReasons();
    void preview();
    /// One step back; false: the page itself is to be closed.
    bool back();
    void retranslate();

Q_SIGNALS:
    void changed();
    void shown();
    void exchanging(); ///< the open sale has the chosen goods
    /// What came of a return or void: said wherever the person is by then.
    void came(ui::Tone tone, const QString& words);

private:
    using Chosen = std::map<std::uint32_t, Quantity>;
    /// What can come back of a sale: a line of the basket, or goods that were taken for points.
    struct Line
    {
        std::uint32_t id = 0;
        std::string sku;
        std::string from; ///< of goods that were taken for points: the reward's id
        Quantity quantity;
        std::int64_t paidMinor = 0;
        Points points; ///< that the goods cost
    };

    [[nodiscard]] static std::vector<Line> linesOf(const journal::Sold& sold);
    void put(const terminal::SaleView& sale);
    [[nodiscard]] static QString paperWords(const terminal::ReceiptState& paper);
    [[nodiscard]] Row saleRow(const terminal::SaleView& sale) const;
    [[nodiscard]] Row lineRow(const Line& line) const;
    [[nodiscard]] Quantity leftOf(const Line& line) const;
    [[nodiscard]] bool nothingLeft(const Line& line) const;
    [[nodiscard]] const Line* lineAt(int row) const;
    [[nodiscard]] QString titleOf(const terminal::SaleView& sale) const;
    void choose(const Line& line, Quantity quantity);
    /// Asks what the chosen goods would come to, and shows it when it is told.
    void askPreview();
    [[nodiscard]] std::vector<engine::ReturnAsk> chosenLines() const;
    void showPreview(const terminal::ReturnView& back);
    void refresh();
    void printAs(bool withReasons);
    void say(Tone tone, const QString& words);
    void returnOf(const terminal::SaleView& sale, const Chosen& chosen);
    void returned(const ReturnAnswer& answer);
    void exchanged(checkout::WhyNot why);
    void voidOf(const terminal::SaleView& sale, const std::string& reason);
    void voided(const VoidAnswer& answer, const std::string& reason);
    void settled(const QString& words, const terminal::ReturnView& back, bool reached);
    void refused(const QString& words);
    void waitForHeadOffice(const terminal::SaleView& sale);
    [[nodiscard]] QString alsoMoved(const terminal::ReturnView& back) const;
    /// What of a refund went back to accounts; empty where nothing did.
    [[nodiscard]] static QString onAccount(const terminal::ReturnView& back);
    void readAgain();
    void judge();
    void askWhetherToLeave();

    Till& m_till;
    Asking& m_asking;
    const Clock& m_clock;
    TillStatus m_status;
    ProgrammeWords m_words;
    BlindReturnPresenter* m_blind;
    std::vector<terminal::SaleView> m_sales;
    bool m_reading = false;
    bool m_waiting = false; ///< for head office, with a return or void
    std::optional<terminal::SaleView> m_sale;
    std::vector<Line> m_lines; ///< of m_sale
    QString m_notFound;        ///< what was looked for last and is no sale; empty: nothing was
    Chosen m_chosen;           ///< line → what comes back of it; 0: all of a line sold with quantity 0
    std::optional<terminal::ReturnView>
        m_comesTo;                          ///< what m_chosen would be paid back; none: nothing chosen, or not told
    std::uint64_t m_previews = 0;           ///< asked for so far: only the answer to the latest counts
    std::optional<ledger::EntryRef> m_slip; ///< of the return or void just made
    std::optional<ledger::EntryRef> m_blindSlip; ///< of the return without a sale that was made last
    StateItem m_notice;
    struct Outcome
    {
        StateItem said;
        QString paidBack;
    };
    Outcome m_outcome; ///< of the return or void just made: what is paid back stays to be read
    SalesModel m_model;
};

} // namespace loyalty::ui
