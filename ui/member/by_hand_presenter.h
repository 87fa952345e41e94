#pragma once

#include "ui/style/row_list.h"
#include "ui/till/asking.h"
#include "ui/till/state_line_model.h"

#include <optional>
#include <string>
#include <vector>

namespace loyalty::ui {

struct ByHandModel
{
    bool open = false;
    QString title;
    QString text;
    QString listTitle;
    std::vector<Row> rows; ///< a coupon or a segment each
    QString empty;         ///< why there is none
    QString countLabel;    ///< empty: what is chosen is not counted
    QString reasonLabel;
    StateItem notice;
    QString give;
    QString giveWhyNot; ///< empty: it can be done
    QString take;
    QString takeWhyNot;
    QString whyNot; ///< both of them, to be read beside the buttons; a line each
};

/// Coupons given or taken by hand, and segments moved into or out of, each with its reason: a page without pixels over the
/// member's own.
///
/// On the GUI thread. While it is open scans go nowhere.
class ByHandPresenter final : public QObject
{
    Q_OBJECT

public:
    ByHandPresenter(Till& till, Asking& asking, QObject* parent = nullptr);

    [[nodiscard]] const ByHandModel& model() const { return m_model; }
    [[nodiscard]] bool isOpen() const { return m_member.has_value(); }

    void open(const terminal::MemberView& member);
    void leave();
    void choose(int row);
    /// How many coupons; nothing typed: one.
    void setCount(const QString& typed);
    void setReason(const QString& typed);
    /// Gives the coupons, or puts into the segment.
    void give();
    /// Takes the coupons away, or out of the segment.
    void take();
    void retranslate() { refresh(); }

Q_SIGNALS:
    void changed();
    void opened();
    /// It is booked: the member is to be read anew.
    void done(const MemberId& member, const QString& words);

private:
    struct Item
    {
        bool segment = false;
        std::string id;
        std::int64_t held = 0; ///< of a segment 1: in it
        std::optional<BusinessDate> lastDay = {};
        bool offered = true; ///< the programme in force has it
    };
    /// What was asked for, so that an approval repeats just that.
    struct Wish
    {
        MemberId member;
        Item item;
        std::int64_t count = 0; ///< below 0: taken
        std::string reason;
    };

    [[nodiscard]] std::vector<Item> items() const;
    [[nodiscard]] const Item* chosen() const;
    [[nodiscard]] std::optional<std::int64_t> count() const;
    [[nodiscard]] static access::Permission permissionFor(const Item& item);
    [[nodiscard]] QString nameOf(const Item& item) const;
    [[nodiscard]] Row rowOf(const Item& item, bool isChosen) const;
    [[nodiscard]] QString whyNot(bool giving) const;
    void act(bool giving);
    void carryOut(const Wish& wish);
    template <class Refusal>
    void answered(const terminal::Answer<terminal::MemberView, Refusal>& answer, const Wish& wish);
    [[nodiscard]] QString doneWords(const Wish& wish) const;
    void say(Tone tone, const QString& words);
    void refresh();

    Till& m_till;
    Asking& m_asking;
    ProgrammeWords m_words;
    TillStatus m_status;
    std::optional<terminal::MemberView> m_member;
    std::vector<Item> m_items;
    int m_choice = -1;
    QString m_count;
    QString m_reason;
    bool m_waiting = false;
    StateItem m_notice;
    ByHandModel m_model;
};

} // namespace loyalty::ui
