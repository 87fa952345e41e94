#pragma once

#include "ui/style/row_list.h"
#include "ui/till/asking.h"
#include "ui/till/state_line_model.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace loyalty::ui {

struct ValueModel
{
    QString title;
    QString findLabel;
    QString holder; ///< whose account; empty: none is chosen
    QString holds;  ///< what is on it
    QString amountLabel;
    StateItem preview;      ///< what the amount would bring, or why it cannot be
    std::vector<Row> gifts; ///< steps of the programme's gifts
    QString giftsTitle;
    std::vector<Row> slips; ///< loads and pay-outs made here, the newest first
    QString slipsTitle;
    StateItem notice;
    bool canLoad = false;
    bool canPayOut = false;
    bool canPrint = false;
    QString voidWhyNot; ///< why the marked load cannot be taken back; empty: it can
    QString loadWords;  ///< on the button: a top-up, or the sale of a gift card
    bool operator==(const ValueModel&) const = default;
};

/// Tops up stored value, sells and loads gift cards, pays unused value out: a page without pixels.
///
/// On the GUI thread. Outlives no till.
class ValuePresenter final : public QObject
{
    Q_OBJECT

public:
    ValuePresenter(Till& till, Asking& asking, const Clock& clock, QObject* parent = nullptr);

    [[nodiscard]] const ValueModel& model() const { return m_model; }

    /// The page is opened; `member` is that of the open sale.
    void open(const std::optional<terminal::MemberView>& member);
    void leave();
    /// By anything that finds a member or a gift card. A card's number that nobody has is that of a new one.
    void find(const QString& text);
    void setAmount(const QString& typed);
    /// The least amount of a step of the gifts.
    void chooseGift(int row);
    void load();
    /// What the amount says, or all there is; asks for the reason, and for approval where it takes one.
    void payOut();
    /// Marks the slip that print() prints; the newest one where none is marked.
    void chooseSlip(int row);
    void print();
    /// Takes the marked load back whole; asks for the reason, and for approval where it takes one.
    void voidLoad();
    void retranslate() { refresh(); }

Q_SIGNALS:
    void changed();
    void amountWished(const QString& amount);
    void numberTaken(const QString& number); ///< a code was scanned
    void accountFound();

private:
    /// What was asked is what is booked, whatever stands in the fields by then.
    struct PayOut
    {
        MemberId account;
        QString holder;
        std::optional<std::int64_t> minor;
        std::string reason;
    };
    [[nodiscard]] terminal::LoadAsk ask() const;
    void found(const IdentifyAnswer& answer, const QString& text);
    void take(const terminal::MemberView& account);
    void askPreview();
    void readSlips();
    void tellPrint(const PrintView& print);
    [[nodiscard]] std::vector<Row> slipRows() const;
    void carryOut(const terminal::LoadAsk& load);
    void loaded(const LoadAnswer& answer, const terminal::LoadAsk& load);
    void askToPayOut(const PayOut& wish, const terminal::UnloadView& preview);
    void carryOut(const PayOut& wish);
    void paidOut(const UnloadAnswer& answer, const PayOut& wish);
    [[nodiscard]] const terminal::SlipView* chosenSlip() const;
    [[nodiscard]] QString whyNoVoid() const;
    void voidBy(const SaleId& load, const std::string& reason);
    void voided(const UnloadAnswer& answer, const SaleId& load, const std::string& reason);
    void showPurse(const MemberId& account, const terminal::PurseView& purse);
    void say(Tone tone, const QString& words);
    void refresh();

    Till& m_till;
    Asking& m_asking;
    const Clock& m_clock;
    ProgrammeWords m_words;
    TillStatus m_status;
    std::optional<terminal::MemberView> m_account;
    std::string m_newCard; ///< a gift card's number that nobody has yet
    std::optional<std::int64_t> m_minor;
    StateItem m_preview;
    StateItem m_notice;
    QString m_booked; ///< what was done last stays in front of what becomes of its slip
    bool m_canLoad = false;
    bool m_waiting = false;
    bool m_open = false;
    std::vector<terminal::SlipView> m_slips;
    int m_chosenSlip = 0;
    std::uint64_t m_serial = 0; ///< a preview that comes late belongs to another amount
    std::uint64_t m_tickets = 0;
    std::string m_ticket; ///< of the load that is typed: a press that is tried again is the same load
    ValueModel m_model;
};

} // namespace loyalty::ui
