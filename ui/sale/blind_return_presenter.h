#pragma once

#include "ui/style/row_list.h"
#include "ui/till/asking.h"
#include "ui/till/state_line_model.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace loyalty::ui {

struct BlindReturnModel
{
    QString text;
    QString memberLabel;
    QString member; ///< who bought, where that is known
    QString itemLabel;
    QString quantityLabel;
    QString amountLabel;
    QString add;
    std::vector<Row> lines;
    QString linesTitle;
    QString empty; ///< what to do while there are no lines
    QString reasonLabel;
    QString refundCaption;
    QString refund;
    StateItem notice;
    QString remove;
    bool canRemove = false;
    QString takeBack;
    QString whyNot; ///< empty: it can be done
};

/// Goods of a sale that nobody can look up: what the receipt says, line by line, who bought them, and why.
///
/// On the GUI thread. While it is open scans are its own: an article, or the member. Another person than who is at the
/// till allows it, whatever their role.
class BlindReturnPresenter final : public QObject
{
    Q_OBJECT

public:
    BlindReturnPresenter(Till& till, Asking& asking, QObject* parent = nullptr);

    [[nodiscard]] const BlindReturnModel& model() const { return m_model; }
    [[nodiscard]] bool isOpen() const { return m_open; }
    /// Lines were typed that are not booked.
    [[nodiscard]] bool hasLines() const { return !m_lines.empty(); }

    /// `receipt`: what was looked for and not found.
    void open(const QString& receipt);
    void leave();
    /// By anything that finds one.
    void findMember(const QString& text);
    /// An article's number or nothing, how many (empty: one), what is paid back for all of them. False: it was no line, and
    /// the notice says why.
    bool add(const QString& item, const QString& quantity, const QString& amount);
    void remove(int row);
    void setReason(const QString& typed);
    void takeBack();
    void retranslate() { refresh(); }

Q_SIGNALS:
    void changed();
    void opened();
    void itemTaken(const QString& item, const QString& amount); ///< an article was scanned
    void memberFound();
    /// It is booked.
    void done(const loyalty::terminal::ReturnView& returned, const QString& words);

private:
    struct Line
    {
        std::string sku;
        std::string category;
        Quantity quantity;
        std::int64_t refundMinor = 0;
    };

    void codeRead(const QString& code);
    void codeAnswered(const QString& code, const IdentifyAnswer& answer);
    void memberAnswered(const IdentifyAnswer& answer);
    [[nodiscard]] terminal::BlindReturnAsk ask() const;
    void carryOut(const terminal::BlindReturnAsk& ask);
    void answered(const BlindAnswer& answer, const terminal::BlindReturnAsk& ask);
    [[nodiscard]] std::int64_t refundMinor() const;
    [[nodiscard]] QString whyNot() const;
    void say(Tone tone, const QString& words);
    void refresh();

    Till& m_till;
    Asking& m_asking;
    TillStatus m_status;
    bool m_open = false;
    bool m_waiting = false;
    QString m_receipt;
    std::string m_ticket; ///< a press that is tried again is the same return
    std::optional<terminal::MemberView> m_member;
    std::vector<Line> m_lines;
    QString m_reason;
    StateItem m_notice;
    BlindReturnModel m_model;
};

} // namespace loyalty::ui
