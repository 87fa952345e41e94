#pragma once

#include "ui/till/screen.h"
#include "ui/till/till_presenter.h"

#include <QWidget>

#include <array>

class QStackedWidget;

namespace loyalty::ui {

class AskSheet;
class EnrolPage;
class EnrolPresenter;
class EntryPanel;
class KeysPage;
class ManagerPage;
class MemberPanel;
class MembersPresenter;
class OwedPresenter;
class PictureIntake;
class SalePanel;
class SalesPage;
class SalesPresenter;
class StateLine;
class TerminalPresenter;
class ValuePage;
class ValuePresenter;
class VerdictBar;

/// The cashier's window, and behind F11 the manager's page.
///
/// On the GUI thread. `till` and `clock` outlive it. It keeps no settings: the language and the colours in force are the
/// program's (switchTo(), applyTheme()), and wishes for others are signals.
class TillWindow final : public QWidget
{
    Q_OBJECT

public:
    TillWindow(Till& till, const Clock& clock, QWidget* parent = nullptr);
    ~TillWindow() override;

    [[nodiscard]] TillPresenter& presenter() { return *m_presenter; }
    [[nodiscard]] EnrolPresenter& enrolment() { return *m_enrol; }
    [[nodiscard]] SalesPresenter& sales() { return *m_sales; }
    [[nodiscard]] MembersPresenter& members() { return *m_members; }
    [[nodiscard]] ValuePresenter& value() { return *m_value; }
    [[nodiscard]] TerminalPresenter& terminal() { return *m_terminal; }
    /// The manager's page, or the cashier's.
    void showManager(bool shown);
    [[nodiscard]] bool managerShown() const;
    [[nodiscard]] Screen screen() const;

Q_SIGNALS:
    void languageWished(const QString& language);
    void themeWished(loyalty::ui::Theme theme);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool event(QEvent* event) override;

private:
    QWidget* makeTill();
    QWidget* makeActs(QWidget* parent);
    void connectAll();
    void refresh();
    void refreshEntry();
    void press(PadKey key, const QString& entry);
    [[nodiscard]] std::optional<QString> returnHint(const QString& typed) const;
    void focusPage();
    [[nodiscard]] bool pressActKey(QKeyCombination key);

    TillPresenter* m_presenter;
    EnrolPresenter* m_enrol;
    SalesPresenter* m_sales;
    MembersPresenter* m_members;
    TerminalPresenter* m_terminal;
    ValuePresenter* m_value;
    PictureIntake* m_pictures = nullptr;
    StateLine* m_state = nullptr;
    QStackedWidget* m_places = nullptr; ///< the till, the manager's page
    QWidget* m_left = nullptr;
    VerdictBar* m_verdict = nullptr;
    QStackedWidget* m_pages = nullptr; ///< in the order of Page
    MemberPanel* m_member = nullptr;
    SalePanel* m_sale = nullptr;
    EnrolPage* m_enrolPage = nullptr;
    SalesPage* m_salesPage = nullptr;
    KeysPage* m_keysPage = nullptr;
    ValuePage* m_valuePage = nullptr;
    EntryPanel* m_entry = nullptr;
    ManagerPage* m_manager = nullptr;
    std::array<ActButton*, kActs.size()> m_acts{};
    AskSheet* m_tillSheet = nullptr;
    AskSheet* m_managerSheet = nullptr;
    bool m_saleComes = false; ///< the page of sales is opened for one that was found, not for the list
};

} // namespace loyalty::ui
