#include "tests/support/base/fake_clock.h"
#include "tests/support/ui/fake_till.h"
#include "ui/sale/sales_presenter.h"
#include "ui/style/row_list.h"
#include "ui/till/till_window.h"

#include <QAbstractButton>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;
using access::Trust;
using Kind = checkout::Verdict::Kind;

struct Window
{
    test::FakeTill till;
    test::FakeClock clock{till.now};
    TillWindow window{till, clock};

    Window()
    {
        till.start();
        window.show();
        window.activateWindow();
        QCoreApplication::processEvents();
        entry()->setFocus();
    }
    [[nodiscard]] QLineEdit* field(const QString& name) { return window.findChild<QLineEdit*>(name); }
    /// Of the fields of this name the one that is seen; none: nullptr.
    [[nodiscard]] QLineEdit* seen(const QString& name)
    {
        const auto fields = window.findChildren<QLineEdit*>(name);
        const auto found = std::ranges::find_if(fields, &QLineEdit::isVisible);
        return found == fields.end() ? nullptr : *found;
    }
    [[nodiscard]] QLineEdit* entry() { return field(u"entry"_s); }
    void click(const QString& name) { window.findChild<QAbstractButton*>(name)->click(); }
    void key(int key, const QString& text = {})
    {
        QWidget* target = QApplication::focusWidget() != nullptr ? QApplication::focusWidget() : &window;
        QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier, text);
        QApplication::sendEvent(target, &press);
        QKeyEvent release(QEvent::KeyRelease, key, Qt::NoModifier, text);
        QApplication::sendEvent(target, &release);
    }
    void type(const QString& text)
    {
        for (const QChar sign : text)
            key(sign.unicode(), sign);
    }
    [[nodiscard]] bool called(const std::string& call) const { return std::ranges::count(till.calls, call) > 0; }
};

TEST_CASE("one Enter is one answer")
{
    Window cashier;
    int signedIn = 0;
    int asked = 0;
    Asking& asking = cashier.window.presenter().asking();
    asking.who([] { return Question{.title = u"Who?"_s, .field = Question::Field::Number, .yes = u"Yes"_s}; },
               [&signedIn](const terminal::Credentials&, const Then<SignInAnswer>& then) {
                   ++signedIn;
                   then(std::nullopt);
               },
               [&] {
                   asking.ask(
                       [] { return Question{.title = u"Why?"_s, .field = Question::Field::Words, .yes = u"Yes"_s}; },
                       [&asked](const QString&) { ++asked; });
               });
    cashier.type(u"1001"_s);
    cashier.key(Qt::Key_Return);
    CHECK(signedIn == 1);
    REQUIRE(asking.question());
    CHECK(asking.question()->title == u"Why?"_s);
    CHECK(asking.question()->trouble.isEmpty());
    CHECK(asked == 0);
}

TEST_CASE("an answer that is being tried is not tried once more")
{
    test::FakeTill till;
    Asking asking(till);
    std::vector<Then<SignInAnswer>> tried;
    asking.who([] { return Question{.title = u"Who?"_s, .field = Question::Field::Number, .yes = u"Yes"_s}; },
               [&tried](const terminal::Credentials&, const Then<SignInAnswer>& then) { tried.push_back(then); },
               [] {});
    asking.answer(u"1001"_s);
    asking.answer(u"1001"_s);
    REQUIRE(tried.size() == 1);
    tried[0](terminal::Stop<terminal::SignInStop>(terminal::SignInStop{}));
    asking.answer(u"1002"_s);
    CHECK(tried.size() == 2);
}

/// The keys that are printed on the buttons which can be seen, each with the buttons that have it.
std::map<QString, QStringList> printedKeys(const QWidget& window)
{
    std::map<QString, QStringList> keys;
    for (const QAbstractButton* const button : window.findChildren<QAbstractButton*>())
        if (button->isVisible() && !button->shortcut().isEmpty())
            keys[button->shortcut().toString(QKeySequence::PortableText)].push_back(button->objectName());
    return keys;
}

TEST_CASE("languages, colours and the manager's pages have keys, printed on them, and no key means two things")
{
    Window cashier;
    const auto button = [&](const QString& name) { return cashier.window.findChild<QAbstractButton*>(name); };
    const auto requireKeys = [&](const std::vector<std::pair<QString, QString>>& wanted) {
        for (const auto& [name, key] : wanted) {
            INFO(name.toStdString());
            REQUIRE(button(name) != nullptr);
            CHECK(button(name)->isVisible());
            CHECK(button(name)->shortcut() == QKeySequence(key));
            CHECK(button(name)->text().endsWith(key));
        }
        for (const auto& [key, names] : printedKeys(cashier.window)) {
            INFO(key.toStdString() << ": " << names.join(u' ').toStdString());
            CHECK(names.size() == 1);
        }
    };
    QString language;
    std::optional<Theme> theme;
    QObject::connect(&cashier.window, &TillWindow::languageWished, [&](const QString& wished) { language = wished; });
    QObject::connect(&cashier.window, &TillWindow::themeWished, [&](Theme wished) { theme = wished; });
    cashier.key(Qt::Key_F1);
    requireKeys({{u"language_zh_CN"_s, u"Alt+1"_s},
                 {u"language_en"_s, u"Alt+2"_s},
                 {u"themeLight"_s, u"Alt+L"_s},
                 {u"themeDark"_s, u"Alt+D"_s},
                 {u"themeContrast"_s, u"Alt+S"_s}});
    button(u"language_zh_CN"_s)->click();
    button(u"themeDark"_s)->click();
    CHECK(language == u"zh_CN"_s);
    CHECK(theme == Theme::Dark);
    cashier.till.signIn({"3001", {}}, [](const SignInAnswer&) {});
    cashier.key(Qt::Key_F11);
    requireKeys({{u"toMembers"_s, u"Alt+1"_s}, {u"toTerminal"_s, u"Alt+2"_s}});
}

TEST_CASE("Enter serves who is found to be a member already")
{
    Window cashier;
    cashier.key(Qt::Key_F2);
    cashier.type(u"13812345678"_s);
    cashier.key(Qt::Key_Return);
    const auto* const serve = cashier.window.findChild<QAbstractButton*>(u"enrolServe"_s);
    REQUIRE(serve->isVisible());
    CHECK(serve->text().endsWith(u"Enter"_s));
    CHECK_FALSE(cashier.window.findChild<QAbstractButton*>(u"enrolDone"_s)->text().contains(u"Enter"_s));
    SECTION("from where the cursor went") {}
    SECTION("from the number's field")
    {
        cashier.field(u"enrolPhone"_s)->setFocus();
    }
    SECTION("from another field")
    {
        cashier.field(u"enrolName"_s)->setFocus();
    }
    cashier.key(Qt::Key_Return);
    CHECK(cashier.called("serve"));
    CHECK_FALSE(cashier.called("enrol 13812345678"));
    CHECK(cashier.window.presenter().model().page == Page::Sale);
}

TEST_CASE("no field and no button of a return without its sale moves when something is said")
{
    Window cashier;
    cashier.window.resize(1092, 614);
    cashier.window.sales().open();
    cashier.window.presenter().open(Page::Sales);
    cashier.window.sales().find(u"7788-12"_s);
    cashier.window.sales().takeBackBlind();
    BlindReturnPresenter& blind = cashier.window.sales().blind();
    REQUIRE(blind.isOpen());
    const auto places = [&] {
        QCoreApplication::processEvents();
        std::map<QString, QPoint> found;
        for (const char* const name : {"blindMember", "blindFindMember", "blindItem", "blindQuantity", "blindAmount",
                                       "blindAdd", "blindReason", "blindRemove", "blindTakeBack"}) {
            const auto* const widget = cashier.window.findChild<QWidget*>(QString::fromLatin1(name));
            REQUIRE(widget->isVisible());
            found[QString::fromLatin1(name)] = widget->mapTo(&cashier.window, QPoint());
        }
        return found;
    };
    const auto before = places();
    const auto requireStill = [&] {
        for (const auto& [name, place] : places()) {
            INFO(name.toStdString());
            CHECK(place.x() == before.at(name).x());
            CHECK(place.y() == before.at(name).y());
        }
    };
    CHECK_FALSE(blind.add({}, {}, u"x"_s)); // a note
    requireStill();
    CHECK(blind.add({}, {}, u"12.50"_s)); // why it cannot be taken back yet
    requireStill();
    Q_EMIT cashier.till.codeRead(u"13812345678"_s); // whose
    requireStill();
    blind.setReason(u"gift"_s);
    requireStill();
}

TEST_CASE("a whole sale is made with the keyboard alone")
{
    Window cashier;
    cashier.type(u"13812345678"_s);
    cashier.key(Qt::Key_Return);
    CHECK(cashier.called("typed 13812345678"));
    CHECK(cashier.entry()->text().isEmpty());
    cashier.type(u"38.50"_s);
    cashier.key(Qt::Key_Return);
    cashier.type(u"3"_s);
    cashier.key(Qt::Key_Asterisk, u"*"_s);
    CHECK(cashier.called("setQuantity 1 3000"));
    cashier.key(Qt::Key_F12);
    CHECK(cashier.called("commit"));
    cashier.key(Qt::Key_F9);
    CHECK(cashier.called("print"));
    cashier.key(Qt::Key_F12);
    CHECK_FALSE(cashier.till.view.done);
}

TEST_CASE("a basket of 300 lines stays in the window, the last one in sight, and is booked with one key")
{
    Window cashier;
    for (int line = 1; line <= 300; ++line)
        cashier.till.addAmount(line);
    auto* const lines = cashier.window.findChild<RowList*>(u"basket"_s);
    REQUIRE(lines);
    CHECK(lines->rows().size() == 300);
    CHECK(lines->current() == 299);
    QCoreApplication::processEvents();
    CHECK(lines->viewport()->rect().intersects(lines->visualRect(lines->currentIndex())));
    CHECK(cashier.window.presenter().model().totals.due == u"¥451.50"_s);
    cashier.window.presenter().act(Act::Book);
    CHECK(cashier.window.presenter().view().phase == checkout::Phase::Done);
}

TEST_CASE("a whole sale is made with fingers alone, and the entry field keeps the focus")
{
    Window cashier;
    for (const QString& key : {u"pad1"_s, u"pad2"_s, u"padPoint"_s, u"pad5"_s, u"pad9"_s, u"padErase"_s, u"padEnter"_s})
        cashier.click(key);
    CHECK(cashier.called("addAmount 1250"));
    CHECK(QApplication::focusWidget() == cashier.entry());
    cashier.click(u"padPlus"_s);
    CHECK(cashier.called("setQuantity 1 2000"));
    cashier.click(u"undo"_s);
    CHECK(cashier.called("undo"));
    cashier.click(u"book"_s);
    CHECK(cashier.called("commit"));
    CHECK(QApplication::focusWidget() == cashier.entry());
}

TEST_CASE("the pad writes into the field of the page that is open")
{
    Window cashier;
    cashier.key(Qt::Key_F2);
    for (const QString& key : {u"pad1"_s, u"pad3"_s, u"pad8"_s})
        cashier.click(key);
    CHECK(cashier.field(u"enrolPhone"_s)->text() == u"138"_s);
    CHECK(cashier.entry()->text().isEmpty());
    cashier.click(u"padErase"_s);
    CHECK(cashier.field(u"enrolPhone"_s)->text() == u"13"_s);
}

TEST_CASE("a member is enrolled with the keyboard alone: number, Enter, Space, Enter")
{
    Window cashier;
    cashier.key(Qt::Key_F2);
    cashier.type(u"13712345678"_s);
    cashier.key(Qt::Key_Return);
    cashier.key(Qt::Key_Space);
    cashier.key(Qt::Key_Return);
    CHECK(cashier.window.presenter().model().page == Page::Sale);
    CHECK(cashier.till.view.member);
}

TEST_CASE("after a scan on another page the next key goes into the entry field")
{
    Window cashier;
    cashier.key(Qt::Key_F2);
    REQUIRE(QApplication::focusWidget() == cashier.field(u"enrolPhone"_s));
    cashier.till.scanMember("13812345678", Kind::LiveCode, Trust::Live);
    REQUIRE(cashier.window.presenter().model().page == Page::Sale);
    CHECK(QApplication::focusWidget() == cashier.entry());
}

TEST_CASE("a receipt that is scanned shows its sale, and F7 shows the list")
{
    Window cashier;
    Q_EMIT cashier.till.saleShown(cashier.till.sales.front());
    CHECK(cashier.window.presenter().model().page == Page::Sales);
    CHECK(cashier.window.sales().model().place == SalesModel::Place::Sale);
    cashier.key(Qt::Key_F2);
    cashier.key(Qt::Key_F7);
    CHECK(cashier.window.sales().model().place == SalesModel::Place::List);
}

TEST_CASE("goods come back with the keyboard alone, and Escape leads back to the sale")
{
    Window cashier;
    Q_EMIT cashier.till.saleShown(cashier.till.sales.front());
    cashier.key(Qt::Key_Return);
    auto* const takeBack = cashier.window.findChild<QAbstractButton*>(u"saleReturn"_s);
    REQUIRE(takeBack->isEnabled());
    CHECK(takeBack->text().endsWith(u"Alt+T"_s));
    CHECK(takeBack->shortcut() == QKeySequence(Qt::ALT | Qt::Key_T));
    takeBack->click();
    REQUIRE(cashier.window.presenter().asking().question());
    cashier.key(Qt::Key_Return);
    REQUIRE_FALSE(cashier.window.presenter().asking().question());
    CHECK(cashier.called("returnGoods 1:1000"));
    cashier.key(Qt::Key_Escape);
    CHECK(cashier.window.sales().model().place == SalesModel::Place::List);
    cashier.key(Qt::Key_Escape);
    CHECK(cashier.window.presenter().model().page == Page::Sale);
}

TEST_CASE("what is paid back is said when a scan turned the page, and F7 shows it")
{
    Window cashier;
    cashier.till.holdsBack = true;
    Q_EMIT cashier.till.saleShown(cashier.till.sales.front());
    cashier.window.sales().voidSale();
    cashier.window.presenter().asking().answer(u"mistake"_s);
    cashier.till.scanMember("13812345678", Kind::LiveCode, Trust::Live);
    cashier.till.answerNow();
    CHECK(cashier.window.presenter().model().verdict.title == u"Voided"_s);
    CHECK(cashier.window.presenter().model().verdict.advice == u"Pay back ¥128.50."_s);
    cashier.key(Qt::Key_F7);
    CHECK(cashier.window.sales().model().notice.words.startsWith(u"Voided."_s));
    cashier.key(Qt::Key_F7);
    cashier.key(Qt::Key_F7);
    CHECK(cashier.window.sales().model().place == SalesModel::Place::List);
}

TEST_CASE("while points are typed, Enter is not said to redeem as many as allowed")
{
    Window cashier;
    cashier.till.scanMember("13812345678", Kind::LiveCodeOnline, Trust::LiveOnline);
    cashier.till.addAmount(20'000);
    cashier.key(Qt::Key_F3);
    const auto* const most = cashier.window.findChild<QAbstractButton*>(u"redeemAll"_s);
    CHECK(most->text().contains(u"Enter"_s));
    cashier.type(u"500"_s);
    CHECK_FALSE(most->text().contains(u"Enter"_s));
    cashier.key(Qt::Key_Return);
    CHECK(cashier.called("redeem 500"));
}

TEST_CASE("how many come back is typed: with the keyboard, or with the pad, a part of a weighed line too")
{
    Window cashier;
    terminal::SaleView sale = cashier.till.sales.front();
    sale.sold.lines[0].line.quantity = Quantity{1'250};
    Q_EMIT cashier.till.saleShown(sale);
    SECTION("with the keyboard")
    {
        cashier.type(u"0.35"_s);
        CHECK(cashier.entry()->text() == u"0.35"_s);
        cashier.key(Qt::Key_Asterisk, u"*"_s);
    }
    SECTION("with fingers")
    {
        for (const char* key : {"pad0", "padPoint", "pad3", "pad5", "padTimes"})
            cashier.click(QString::fromLatin1(key));
    }
    SECTION("with Enter")
    {
        cashier.type(u"0.35"_s);
        cashier.key(Qt::Key_Return);
    }
    CHECK(cashier.entry()->text().isEmpty());
    CHECK(cashier.window.sales().model().rows[0].figureDetail == u"comes back: 0.35"_s);
    CHECK_FALSE(cashier.window.sales().setQuantity(0, u"2"_s));
    CHECK(cashier.window.sales().model().notice.tone == Tone::Wait);
}

TEST_CASE("the pad's plus and minus, and the keyboard's, change how many come back")
{
    Window cashier;
    Q_EMIT cashier.till.saleShown(cashier.till.sales.front());
    cashier.key(Qt::Key_Down);
    cashier.key(Qt::Key_Plus, u"+"_s);
    cashier.click(u"padPlus"_s);
    CHECK(cashier.window.sales().model().rows[1].figureDetail == u"comes back: 2"_s);
    cashier.key(Qt::Key_Minus, u"-"_s);
    CHECK(cashier.window.sales().model().rows[1].figureDetail == u"comes back: 1"_s);
    cashier.till.addAmount(1'000);
    cashier.entry()->setFocus();
    cashier.key(Qt::Key_Delete);
    CHECK(cashier.till.view.lines.size() == 1);
}

TEST_CASE("a receipt is printed with the reasons of its points where that is asked for")
{
    Window cashier;
    Q_EMIT cashier.till.saleShown(cashier.till.sales.front());
    cashier.window.sales().print();
    CHECK_FALSE(cashier.till.printed->withReasons);
    cashier.click(u"salePrintReasons"_s);
    CHECK(cashier.till.printed->of == cashier.till.sales.front().id);
    CHECK(cashier.till.printed->withReasons);
}

TEST_CASE("F9 on a sale's page prints its paper: that of a return just made, and of no other sale")
{
    Window cashier;
    const SaleId third = cashier.till.sales[2].id;
    Q_EMIT cashier.till.saleShown(cashier.till.sales[2]);
    cashier.key(Qt::Key_F9);
    CHECK(cashier.till.printed->of == third);
    cashier.window.sales().toggle(0);
    cashier.window.sales().takeBack();
    cashier.window.presenter().asking().answer({});
    cashier.key(Qt::Key_F9);
    CHECK(cashier.till.printed->of == third);
    CHECK(cashier.till.printed->entry);
    cashier.window.presenter().open(Page::Sale);
    cashier.window.presenter().open(Page::Sales);
    cashier.till.printed.reset();
    cashier.key(Qt::Key_F9);
    CHECK_FALSE(cashier.till.printed);
    CHECK(cashier.window.sales().model().notice.words == u"Choose the sale first"_s);
}

TEST_CASE("a question takes the keys until it is answered")
{
    Window cashier;
    cashier.till.scanMember("13812345678", Kind::LiveCode, Trust::Live);
    cashier.till.addAmount(1'000);
    cashier.till.scanMember("13900001111", Kind::LiveCode, Trust::Live);
    cashier.key(Qt::Key_F12);
    CHECK_FALSE(cashier.called("commit"));
    cashier.key(Qt::Key_Return);
    CHECK(cashier.called("replaceMember yes"));
    CHECK(QApplication::focusWidget() == cashier.entry());
}

TEST_CASE("an operator signs in by fingers")
{
    Window cashier;
    cashier.till.signOut();
    for (const QString& key : {u"pad1"_s, u"pad0"_s, u"pad0"_s, u"pad1"_s, u"padEnter"_s})
        cashier.click(key);
    CHECK(cashier.called("signIn 1001"));
    CHECK_FALSE(cashier.window.presenter().asking().question());
}

TEST_CASE("a PIN is typed by fingers too, and nobody reads it; a wrong one is typed again from the first digit")
{
    Window cashier;
    cashier.till.pins["1001"] = "4711";
    cashier.till.signOut();
    const auto click = [&](const QString& digits) {
        for (const QChar digit : digits)
            cashier.click("pad"_L1 + digit);
    };
    click(u"1001"_s);
    cashier.click(u"padEnter"_s);
    QLineEdit* pin = cashier.seen(u"questionPin"_s);
    REQUIRE(pin != nullptr);
    CHECK(QApplication::focusWidget() == pin);
    click(u"4712"_s);
    CHECK(pin->text() == u"4712"_s);
    CHECK_FALSE(pin->displayText().contains(u'4'));
    cashier.click(u"padEnter"_s);
    CHECK(pin->text().isEmpty());
    CHECK(cashier.window.presenter().asking().question());
    click(u"4711"_s);
    cashier.click(u"padEnter"_s);
    CHECK_FALSE(cashier.window.presenter().asking().question());
    CHECK(QApplication::focusWidget() == cashier.entry());
}

TEST_CASE("a member is enrolled with eleven digits, a tick and one key")
{
    Window cashier;
    cashier.key(Qt::Key_F2);
    cashier.type(u"13666667777"_s);
    cashier.key(Qt::Key_Return);
    CHECK(cashier.called("findMember 13666667777"));
    cashier.key(Qt::Key_Space, u" "_s);
    cashier.click(u"enrolDone"_s);
    CHECK(cashier.called("enrol 13666667777"));
    CHECK(cashier.called("serve"));
    CHECK(cashier.window.presenter().model().page == Page::Sale);
    CHECK(cashier.window.presenter().model().member.number == u"****7777 · by number"_s);
}

TEST_CASE("F11 leads to the manager's page and Escape back")
{
    Window cashier;
    cashier.key(Qt::Key_F11);
    REQUIRE(cashier.window.managerShown());
    cashier.type(u"13812345678"_s);
    cashier.key(Qt::Key_Return);
    CHECK(cashier.called("ledgerOf"));
    cashier.key(Qt::Key_Escape);
    CHECK_FALSE(cashier.window.managerShown());
    CHECK(QApplication::focusWidget() == cashier.entry());
}

TEST_CASE("a scan on the manager's page is seen: the sale comes to the front with what it brought about")
{
    Window cashier;
    cashier.till.signIn({"3001", {}}, [](const SignInAnswer&) {});
    cashier.key(Qt::Key_F11);
    REQUIRE(cashier.window.managerShown());
    SECTION("a member")
    {
        cashier.till.scanMember("13812345678", Kind::LiveCode, Trust::Live);
    }
    SECTION("a code that was read in part")
    {
        cashier.till.scan(Kind::HalfCode);
    }
    CHECK_FALSE(cashier.window.managerShown());
    CHECK(cashier.window.presenter().model().page == Page::Sale);
    CHECK(QApplication::focusWidget() == cashier.entry());
}

TEST_CASE("arrows choose the line and Delete removes it, while nothing is typed")
{
    Window cashier;
    cashier.till.addAmount(100);
    cashier.till.addAmount(200);
    cashier.key(Qt::Key_Up);
    cashier.type(u"1"_s);
    cashier.key(Qt::Key_Delete);
    CHECK(cashier.till.view.lines.size() == 2);
    cashier.entry()->clear();
    cashier.key(Qt::Key_Delete);
    CHECK(cashier.called("removeLine 1"));
}

} // namespace
} // namespace loyalty::ui
