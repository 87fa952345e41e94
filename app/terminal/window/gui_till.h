#pragma once

#include "app/terminal/on_lane.h"
#include "app/terminal/till/open_sale_note.h"
#include "app/terminal/till/till_side.h"
#include "app/terminal/window/paper.h"
#include "app/terminal/window/sending_note.h"
#include "core/base/json/json.h"
#include "devices/scan/scan.h"
#include "ui/till/till.h"

#include <QTimer>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <variant>

namespace loyalty::app {

/// The fault in an answer of the till, where that is what came.
template <class Answer>
[[nodiscard]] const Fault* faultIn(const Answer&)
{
    return nullptr;
}
template <class T, class Refusal>
[[nodiscard]] const Fault* faultIn(const Result<T, std::variant<Refusal, Fault>>& answer)
{
    return answer ? nullptr : std::get_if<Fault>(&answer.error());
}
template <class T>
[[nodiscard]] const Fault* faultIn(const Result<T, Fault>& answer)
{
    return answer ? nullptr : &answer.error();
}
template <class Refusal>
[[nodiscard]] const Fault* faultIn(const std::optional<std::variant<Refusal, Fault>>& stop)
{
    return stop ? std::get_if<Fault>(&*stop) : nullptr;
}
[[nodiscard]] inline const Fault* faultIn(const ui::ReturnAnswer& answer)
{
    return faultIn(answer.returned);
}
[[nodiscard]] inline const Fault* faultIn(const ui::VoidAnswer& answer)
{
    return faultIn(answer.voided);
}
[[nodiscard]] inline const Fault* faultIn(const ui::IdentifyAnswer& answer)
{
    return faultIn(answer.found);
}

/// The till that the window asks: carries what is wanted to the terminal lane and what came of it back.
///
/// On the GUI thread; nothing here waits.
class GuiTill final : public ui::Till
{
    Q_OBJECT

public:
    /// `runtime` outlives it; so does what `paper` prints with.
    /// `operatorId` is at the till from the beginning; empty: nobody.
    GuiTill(Runtime& runtime, checkout::ArticleBook articles, const PaperSettings& paper,
            const std::string& operatorId = {});
    ~GuiTill() override;

    /// What the till shows now. Waits for the terminal lane; not on it, nor on the GUI's thread.
    [[nodiscard]] json::Value checkoutJson();
    /// What a scanner read.
    void scanned(const devices::Scan& scan);
    void twoCodes();
    void readTwice();
    /// A scanner's code arrived with a part missing.
    void halfCode();
    /// There is no code in a picture.
    void nothingRead();
    void showScanner(ui::ScannerState state);

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
    void lookAside(bool aside) override;
    void divertScans(bool on) override;
    void passScanOn() override;
    void print(const ui::PrintWish& wish) override;
    void preview(const ui::PrintWish& wish, ui::Then<QImage> then) override;
    void lastRun(ui::Then<ui::LastRun> then) override;
    void declineReceipt(const SaleId& of, const ledger::EntryRef& entry) override;
    void syncNow() override;
    void verify(ui::Then<terminal::VerifyView> then) override;
    void readPicture(const QByteArray& bytes) override;
    [[nodiscard]] std::string articleName(const std::string& sku) const override { return m_articles.nameOf(sku); }
    [[nodiscard]] std::optional<checkout::Article> article(const std::string& sku) const override;
    void useLanguage(const QString& language) override;

Q_SIGNALS:
    /// For the helper process that reads pictures; what it reads comes back as scanned().
    void pictureGiven(const QByteArray& bytes);

private:
    void takeScan(const devices::Scan& scan);
    /// `work` on the terminal lane, unless this till is gone by then.
    void post(std::function<void(terminal::Terminal&)> work);
    void onSide(std::function<void(TillSide&)> work);
    void onSale(std::function<void(checkout::Checkout&)> work);
    /// `work` on the terminal lane, and what it answers to `then`, here.
    template <class Answer>
    void ask(std::function<Answer(TillSide&, terminal::Terminal&)> work, ui::Then<Answer> then);
    /// A callback for the lane that hands its argument to `then` here, and a fault in it to who watches over the program.
    template <class Answer>
    [[nodiscard]] std::function<void(Answer)> back(ui::Then<Answer> then);
    /// On the terminal lane: of an answer that goes no further, the fault does.
    template <class Answer>
    void watch(const Answer& answer)
    {
        if (const Fault* const fault = faultIn(answer))
            QMetaObject::invokeMethod(
                this, [this, fault = *fault] { Q_EMIT troubled(fault); }, Qt::QueuedConnection);
    }
    void tellStatus(terminal::Terminal& terminal);
    void receive(const ui::TillStatus& status);
    void tellWords(terminal::Terminal& terminal);
    void busy();
    /// On the terminal lane: composes the receipt and hands it to the printer.
    void sendToPaper(terminal::Terminal& terminal, const terminal::By& by, const ui::PrintWish& wish,
                     const QString& language);
    /// On the terminal lane: of a sale, or a slip.
    [[nodiscard]] terminal::Answer<receipt::Receipt, terminal::ReceiptRefusal> compose(
        terminal::Terminal& terminal, const terminal::By& by, const ui::PrintWish& wish,
        const std::optional<ledger::EntryRef>& entry, int onTheWay);
    /// On the terminal lane: after what is being done there.
    void printAtOnce(const SaleId& sale, const ledger::EntryRef& entry, const QString& language);
    /// On the terminal lane: what a new member takes home.
    void printSlip(terminal::Terminal& terminal, const MemberId& member, const QString& language);
    void writeDown(const PaperJob& job, std::optional<journal::Printed::Outcome> outcome);

    Runtime& m_runtime;
    const checkout::ArticleBook m_articles;
    /// On the terminal lane.
    [[nodiscard]] std::vector<ui::OwedReceipt> owedBy(TillSide& side, terminal::Terminal& terminal,
                                                      const SaleId& latest);
    /// On the terminal lane: writes down of papers that an earlier run was sending that nobody knows what became of them.
    void noteLeftPapers(TillSide& side, terminal::Terminal& terminal);
    /// On the terminal lane: puts it back, unless it was booked after all.
    [[nodiscard]] std::optional<ui::LeftSale> leftBy(TillSide& side, terminal::Terminal& terminal,
                                                     const checkout::OpenSale& sale);

    // What the terminal lane uses outlives m_side, whose end waits for the lane.
    SendingNote m_sending;
    Paper m_paper;
    OpenSaleNote m_note;
    std::optional<checkout::OpenSale> m_left; ///< on the terminal lane: by an earlier run, until lastRun() tells of it
    std::int64_t m_wordsVersion = -1;         ///< on the terminal lane
    std::map<ledger::EntryRef, int> m_onTheWay{}; ///< on the terminal lane: papers that are with the printer
    OnLane<TillSide> m_side;
    QTimer m_idle;
    QTimer m_lock; ///< nobody has done anything for some minutes: who is at the till proves it again
    QTimer m_tick; ///< the state line's clock
    QString m_language;
    bool m_diverted = false; ///< scans go to codeRead()
    devices::Scan m_told;    ///< by codeRead(), the last one
    ui::TillStatus m_status;
};

template <class Answer>
std::function<void(Answer)> GuiTill::back(ui::Then<Answer> then)
{
    return [this, then = std::move(then)](Answer answer) {
        QMetaObject::invokeMethod(
            this,
            [this, then, answer = std::move(answer)] {
                then(answer);
                if (const Fault* const fault = faultIn(answer))
                    Q_EMIT troubled(*fault);
            },
            Qt::QueuedConnection);
    };
}

template <class Answer>
void GuiTill::ask(std::function<Answer(TillSide&, terminal::Terminal&)> work, ui::Then<Answer> then)
{
    busy();
    post([this, work = std::move(work), done = back(std::move(then))](terminal::Terminal& terminal) {
        done(work(*m_side, terminal));
        m_side->act([](checkout::Checkout& sale) { sale.refresh(); });
        tellStatus(terminal);
    });
}

} // namespace loyalty::app
