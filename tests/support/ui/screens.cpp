#include "tests/support/ui/screens.h"

#include "ui/display/display_window.h"
#include "ui/member/enrol_presenter.h"
#include "ui/member/members_presenter.h"
#include "ui/sale/sales_presenter.h"
#include "ui/start/first_start_window.h"
#include "ui/till/terminal_presenter.h"
#include "ui/till/till_window.h"
#include "ui/value/value_presenter.h"

#include <QLineEdit>

namespace loyalty::test {
namespace {

using namespace Qt::StringLiterals;
using access::Trust;
using ui::Act;
using ui::TillWindow;
using Kind = checkout::Verdict::Kind;

/// A cashier's window with the till started, then brought into a state.
Screen till(std::string name, std::function<void(FakeTill& till, TillWindow& window)> play)
{
    return {std::move(name), [play = std::move(play)](Stage& stage) -> std::unique_ptr<QWidget> {
                auto window = std::make_unique<TillWindow>(stage.till, stage.clock);
                stage.till.start();
                play(stage.till, *window);
                return window;
            }};
}

Screen display(std::string name, std::function<void(FakeTill& till)> play)
{
    return {std::move(name), [play = std::move(play)](Stage& stage) -> std::unique_ptr<QWidget> {
                auto window = std::make_unique<ui::DisplayWindow>();
                auto* shown = window.get();
                QObject::connect(&stage.till, &ui::Till::displayChanged, shown,
                                 [shown](const checkout::DisplayView& view) { shown->show(view); });
                shown->setWords(stage.till.words);
                shown->setStoreName(QString::fromStdString(stage.till.status.storeName));
                stage.till.start();
                play(stage.till);
                return window;
            }};
}

void fillBasket(FakeTill& till)
{
    till.scanArticle("6901234567892");
    till.scanArticle("6902345678901");
    till.addAmount(23'80);
    till.scanArticle("6903456789010");
}

void member(FakeTill& till)
{
    till.scanMember("13812345678", Kind::LiveCodeOnline, Trust::LiveOnline);
}

void write(QWidget& window, const QString& field, const QString& text)
{
    window.findChild<QLineEdit*>(field)->setText(text);
}

/// A manager does something to who a member is.
void membership(FakeTill& till, TillWindow& window, ui::MemberAct act)
{
    ui::TillStatus status = till.status;
    status.role = access::Role::Manager;
    till.tell(status);
    window.showManager(true);
    window.members().find(u"13812345678"_s);
    window.members().act(act);
}

void addSelling(std::vector<Screen>& all)
{
    all.push_back(till("till-welcome", [](FakeTill&, TillWindow&) {}));
    all.push_back(till("till-basket-no-member", [](FakeTill& till, TillWindow&) { fillBasket(till); }));
    all.push_back(till("till-sale", [](FakeTill& till, TillWindow&) {
        fillBasket(till);
        till.setQuantity(2, Quantity::pieces(3));
        member(till);
    }));
    all.push_back(till("till-redeemed", [](FakeTill& till, TillWindow& window) {
        member(till);
        fillBasket(till);
        till.redeem({engine::Ask::Kind::AsMuchAsAllowed, {}});
        write(window, u"entry"_s, u"38.50"_s);
    }));
    all.push_back(till("till-redeem", [](FakeTill& till, TillWindow& window) {
        member(till);
        fillBasket(till);
        window.presenter().act(Act::Redeem);
        write(window, u"entry"_s, u"500"_s);
    }));
    all.push_back(till("till-redeem-family", [](FakeTill& till, TillWindow& window) {
        till.people[0].view.family = {{idOf<MemberId>(77), "李**", Points(12'450)}, {idOf<MemberId>(78), "张**", {}}};
        member(till);
        fillBasket(till);
        till.addAmount(990'000);
        till.useFamily(true);
        till.redeem({engine::Ask::Kind::AsMuchAsAllowed, {}});
        window.presenter().act(Act::Redeem);
    }));
    all.push_back(till("till-why", [](FakeTill& till, TillWindow& window) {
        member(till);
        fillBasket(till);
        till.redeem({engine::Ask::Kind::AsMuchAsAllowed, {}});
        window.presenter().act(Act::Why);
    }));
    all.push_back(till("till-phone", [](FakeTill& till, TillWindow& window) {
        till.scanMember("13900001111", Kind::PhoneNumber, Trust::Spoken);
        fillBasket(till);
        window.presenter().act(Act::Redeem);
    }));
    all.push_back(till("till-blocked", [](FakeTill& till, TillWindow&) {
        fillBasket(till);
        till.scanMember("13700002222", Kind::CardCode, Trust::Static);
    }));
    all.push_back(till("till-price-needed", [](FakeTill& till, TillWindow&) {
        fillBasket(till);
        till.scanArticle("6904567890129");
    }));
    all.push_back(till("till-many-lines", [](FakeTill& till, TillWindow&) {
        member(till);
        for (int i = 0; i < 12; ++i)
            till.addAmount(1'234'567'89 + i * 100);
    }));
    all.push_back(till("till-done", [](FakeTill& till, TillWindow& window) {
        member(till);
        fillBasket(till);
        till.redeem({engine::Ask::Kind::AsMuchAsAllowed, {}});
        window.presenter().act(Act::Book);
        window.presenter().act(Act::Receipt);
    }));
}

void addWallet(std::vector<Screen>& all)
{
    all.push_back(till("till-wallet-codes", [](FakeTill& till, TillWindow& window) {
        till.offerWallet();
        fillBasket(till);
        till.payOtherwise("voucher", 3'000);
        till.useCode("SUMMER");
        till.useCode("NIGHT");
        window.presenter().act(Act::Wallet);
    }));
    const auto used = [](FakeTill& till) {
        till.offerWallet();
        member(till);
        fillBasket(till);
        till.useCoupon("ten", 1);
        till.payWithValue(till.view.member->id, 5'000);
    };
    all.push_back(till("wallet-used", [used](FakeTill& till, TillWindow& window) {
        used(till);
        window.presenter().act(Act::Wallet);
    }));
    all.push_back(till("wallet-empty-basket", [](FakeTill& till, TillWindow& window) {
        till.offerWallet();
        member(till);
        window.presenter().act(Act::Wallet);
    }));
    all.push_back(till("wallet-exchange", [](FakeTill& till, TillWindow& window) {
        till.offerWallet();
        member(till);
        till.exchange(till.sales.front().id, {{1, {}}}, [](checkout::WhyNot) {});
        till.addAmount(20'00);
        window.presenter().act(Act::Wallet);
    }));
    all.push_back(till("wallet-basket", [used](FakeTill& till, TillWindow&) { used(till); }));
    all.push_back(till("wallet-done", [used](FakeTill& till, TillWindow& window) {
        used(till);
        window.presenter().act(Act::Book);
    }));
    all.push_back(till("wallet-gift-card", [](FakeTill& till, TillWindow&) {
        till.offerWallet();
        fillBasket(till);
        till.scanGiftCard();
    }));
    all.push_back(till("value-empty", [](FakeTill& till, TillWindow& window) {
        till.offerWallet();
        window.presenter().act(Act::Value);
    }));
    all.push_back(till("value-top-up", [](FakeTill& till, TillWindow& window) {
        till.offerWallet();
        member(till);
        window.presenter().act(Act::Value);
        write(window, u"valueAmount"_s, u"500.00"_s);
    }));
    all.push_back(till("value-slips", [](FakeTill& till, TillWindow& window) {
        till.offerWallet();
        member(till);
        window.presenter().act(Act::Value);
        for (const QString& amount : {u"100"_s, u"500"_s, u"1000"_s}) {
            write(window, u"valueAmount"_s, amount);
            window.value().load();
        }
        window.value().print();
    }));
    all.push_back(till("value-void", [](FakeTill& till, TillWindow& window) {
        till.offerWallet();
        member(till);
        window.presenter().act(Act::Value);
        write(window, u"valueAmount"_s, u"500"_s);
        window.value().load();
        window.value().voidLoad();
    }));
    all.push_back(till("value-gift-card", [](FakeTill& till, TillWindow& window) {
        till.offerWallet();
        window.presenter().act(Act::Value);
        window.value().find(u"880012349"_s);
        write(window, u"valueAmount"_s, u"20"_s);
    }));
    all.push_back(till("value-pay-out", [](FakeTill& till, TillWindow& window) {
        till.offerWallet();
        member(till);
        window.presenter().act(Act::Value);
        window.value().payOut();
    }));
}

void addTrouble(std::vector<Screen>& all)
{
    all.push_back(till("till-offline", [](FakeTill& till, TillWindow&) {
        ui::TillStatus status = till.status;
        status.online = false;
        status.terminal.waiting = 3;
        status.terminal.clockDoubt = "differs";
        status.printer = ui::PrinterState::PaperOut;
        status.scanner = ui::ScannerState::Attention;
        till.tell(status);
        till.scan(Kind::UnknownHere, "****4321");
    }));
    all.push_back(till("till-training", [](FakeTill& till, TillWindow&) {
        ui::TillStatus status = till.status;
        status.training = true;
        till.tell(status);
        till.scan(Kind::CodeOld, "****5678", 150);
    }));
    all.push_back(till("till-not-genuine", [](FakeTill& till, TillWindow&) { till.scan(Kind::NotGenuine); }));
    all.push_back(till("till-refused", [](FakeTill& till, TillWindow& window) {
        fillBasket(till);
        till.commitStop = Fault{FaultCode::DiskFull, {}};
        window.presenter().act(Act::Book);
    }));
    all.push_back(till("till-sign-in", [](FakeTill& till, TillWindow&) {
        ui::TillStatus status = till.status;
        status.operatorId.clear();
        till.tell(status);
    }));
    all.push_back(till("till-approval", [](FakeTill&, TillWindow& window) {
        window.presenter().asking().approval(access::Permission::Void, [] {});
        window.presenter().asking().answer(u"1001"_s);
    }));
    all.push_back(till("till-pin", [](FakeTill& till, TillWindow& window) {
        till.pins["1001"] = "480226";
        till.signOut();
        window.presenter().asking().answer(u"1001"_s);
        window.presenter().asking().answer(u"4711"_s);
    }));
    all.push_back(till("till-locked", [](FakeTill& till, TillWindow& window) {
        till.pins["1001"] = "480226";
        till.wrongPin = terminal::SignInStop{.why = terminal::SignInRefusal::Locked};
        till.signOut();
        window.presenter().asking().answer(u"1001"_s);
        window.presenter().asking().answer(u"4711"_s);
    }));
    all.push_back(till("till-picture", [](FakeTill&, TillWindow& window) { window.presenter().refusePicture(); }));
    all.push_back(till("till-replace", [](FakeTill& till, TillWindow&) {
        member(till);
        fillBasket(till);
        till.scanMember("13900001111", Kind::LiveCode, Trust::Live);
    }));
    all.push_back(till("till-keys", [](FakeTill&, TillWindow& window) { window.presenter().act(Act::Keys); }));
    all.push_back({"till-owed", [](Stage& stage) -> std::unique_ptr<QWidget> {
                       stage.till.before.owed = {{stage.till.sales.front().id, stage.till.sales.front().entry,
                                                  stage.till.now, "sold", 12'850, true}};
                       auto window = std::make_unique<TillWindow>(stage.till, stage.clock);
                       stage.till.start();
                       return window;
                   }});
}

void addMembersAndSales(std::vector<Screen>& all)
{
    all.push_back({"till-crash", [](Stage& stage) -> std::unique_ptr<QWidget> {
                       stage.till.before.cutShort = true;
                       stage.till.before.last = stage.till.sales.front();
                       stage.till.before.left =
                           ui::LeftSale{.lines = 3, .totalMinor = 86'40, .putBack = true, .more = true};
                       stage.till.status.printer = ui::PrinterState::Ready;
                       auto window = std::make_unique<TillWindow>(stage.till, stage.clock);
                       stage.till.start();
                       return window;
                   }});
    all.push_back(till("till-exchange", [](FakeTill&, TillWindow& window) {
        window.presenter().act(Act::Sales);
        window.sales().openRow(0);
        window.sales().toggle(1);
        window.sales().exchange();
    }));
    all.push_back(till("manager-blocked", [](FakeTill& till, TillWindow& window) {
        till.signIn({"3001", {}}, [](const ui::SignInAnswer&) {});
        window.showManager(true);
        window.members().find(u"13700002222"_s);
    }));
    all.push_back(till("enrol-empty", [](FakeTill&, TillWindow& window) { window.presenter().act(Act::Enrol); }));
    all.push_back(till("enrol-ready", [](FakeTill&, TillWindow& window) {
        window.presenter().act(Act::Enrol);
        write(window, u"enrolPhone"_s, u"13666667777"_s);
        window.enrolment().phoneDone();
        window.findChild<QAbstractButton*>(u"enrolConsent"_s)->click();
    }));
    all.push_back(till("enrol-known", [](FakeTill&, TillWindow& window) {
        window.presenter().act(Act::Enrol);
        write(window, u"enrolPhone"_s, u"13812345678"_s);
        window.enrolment().phoneDone();
    }));
    all.push_back(till("sales-list", [](FakeTill&, TillWindow& window) { window.presenter().act(Act::Sales); }));
    all.push_back(till("sales-not-found", [](FakeTill&, TillWindow& window) {
        window.presenter().act(Act::Sales);
        window.sales().find(u"7788-0012"_s);
    }));
    all.push_back(till("sales-exchange-no-void", [](FakeTill& till, TillWindow& window) {
        till.sales.front().sold.exchanged = journal::Returned();
        window.presenter().act(Act::Sales);
        window.sales().openRow(0);
    }));
    all.push_back(till("sales-blind", [](FakeTill& till, TillWindow& window) {
        window.presenter().act(Act::Sales);
        window.sales().find(u"7788-0012"_s);
        window.sales().takeBackBlind();
        Q_EMIT till.codeRead(u"13812345678"_s);
        window.sales().blind().add(u"6901234567892"_s, u"2"_s, u"91.80"_s);
        window.sales().blind().add({}, {}, u"12.50"_s);
        write(window, u"blindItem"_s, u"6902345678901"_s);
    }));
    all.push_back(till("sales-goods", [](FakeTill& till, TillWindow& window) {
        till.offerWallet();
        till.sales.front().sold.goods = {{.from = "mug", .sku = "", .pieces = 2, .points = Points(600)}};
        window.presenter().act(Act::Sales);
        window.sales().openRow(0);
        window.sales().toggle(3);
    }));
    all.push_back(till("sales-return", [](FakeTill&, TillWindow& window) {
        window.presenter().act(Act::Sales);
        window.sales().openRow(0);
        window.sales().toggle(0);
        window.sales().step(1, 2);
    }));
    all.push_back(till("sales-asking", [](FakeTill& till, TillWindow& window) {
        till.holdsBack = true;
        window.presenter().act(Act::Sales);
        window.sales().openRow(0);
        window.sales().toggle(0);
        window.sales().takeBack();
        window.presenter().asking().answer({});
    }));
    all.push_back(till("sales-returned-offline", [](FakeTill& till, TillWindow& window) {
        till.reached = false;
        window.presenter().act(Act::Sales);
        window.sales().openRow(0);
        window.sales().toggle(0);
        window.sales().takeBack();
        window.presenter().asking().answer({});
    }));
    all.push_back(till("sales-voided", [](FakeTill&, TillWindow& window) {
        window.presenter().act(Act::Sales);
        window.sales().openRow(3);
    }));
    all.push_back(till("sales-void", [](FakeTill&, TillWindow& window) {
        window.presenter().act(Act::Sales);
        window.sales().openRow(0);
        window.sales().voidSale();
    }));
    all.push_back(till("sales-preview", [](FakeTill&, TillWindow& window) {
        window.presenter().act(Act::Sales);
        window.sales().openRow(0);
        window.sales().preview();
    }));
    all.push_back(till("manager-find", [](FakeTill&, TillWindow& window) { window.showManager(true); }));
    all.push_back(till("manager-member", [](FakeTill&, TillWindow& window) {
        window.showManager(true);
        window.members().find(u"13812345678"_s);
    }));
    all.push_back(till("manager-card", [](FakeTill& till, TillWindow& window) {
        membership(till, window, ui::MemberAct::Card);
        window.members().membership().find(u"880012349"_s);
        write(window, u"membershipReason"_s, u"lost"_s);
    }));
    all.push_back(till("manager-tier", [](FakeTill& till, TillWindow& window) {
        membership(till, window, ui::MemberAct::Tier);
        window.members().membership().choose(2);
    }));
    all.push_back(till("manager-family", [](FakeTill& till, TillWindow& window) {
        till.people.front().view.family = {{till.people[2].view.id, "陈*", Points(-40)}};
        membership(till, window, ui::MemberAct::Family);
    }));
    all.push_back(till("manager-merge", [](FakeTill& till, TillWindow& window) {
        till.people.front().merged = {{till.people[1].view.id, "赵**", "****1111"}};
        membership(till, window, ui::MemberAct::Merge);
        window.members().membership().find(u"13700002222"_s);
        write(window, u"membershipReason"_s, u"the same person"_s);
    }));
    all.push_back(till("manager-by-hand", [](FakeTill& till, TillWindow& window) {
        till.offerWallet();
        till.people.front().view.purse.coupons = {{"ten", 2, BusinessDate::make(2026, 12, 31)}};
        till.people.front().view.segments = {"students"};
        membership(till, window, ui::MemberAct::ByHand);
        window.members().byHand().choose(1);
        write(window, u"byHandReason"_s, u"spoilt goods"_s);
    }));
    all.push_back(till("manager-adjust", [](FakeTill&, TillWindow& window) {
        window.showManager(true);
        window.members().find(u"13700002222"_s);
        window.members().adjust();
    }));
    all.push_back(till("manager-terminal", [](FakeTill& till, TillWindow& window) {
        ui::TillStatus status = till.status;
        status.online = false;
        status.terminal.waiting = 3;
        till.tell(status);
        window.showManager(true);
        window.findChild<QAbstractButton*>(u"toTerminal"_s)->click();
        window.terminal().verify();
    }));
}

void addOthers(std::vector<Screen>& all)
{
    all.push_back(display("display-welcome", [](FakeTill&) {}));
    all.push_back(display("display-greeting", [](FakeTill& till) { member(till); }));
    all.push_back(display("display-basket", [](FakeTill& till) {
        member(till);
        fillBasket(till);
    }));
    all.push_back(display("display-value", [](FakeTill& till) {
        till.offerWallet();
        member(till);
        fillBasket(till);
        till.useCoupon("ten", 1);
        till.payWithValue(till.view.member->id, 5'000);
    }));
    all.push_back(display("display-thanks", [](FakeTill& till) {
        member(till);
        fillBasket(till);
        till.commit([](const ui::CommitAnswer&) {});
    }));
    all.push_back({"display-join", [](Stage&) -> std::unique_ptr<QWidget> {
                       auto window = std::make_unique<ui::DisplayWindow>();
                       QImage code(21, 21, QImage::Format_Grayscale8);
                       for (int i = 0; i < 21; ++i)
                           for (int j = 0; j < 21; ++j)
                               code.setPixel(i, j, (i * 7 + j * 13 + i * j) % 3 == 0 ? 0 : 255);
                       window->setJoinCode(code);
                       return window;
                   }});
    all.push_back({"start-empty", [](Stage& stage) -> std::unique_ptr<QWidget> {
                       return std::make_unique<ui::FirstStartWindow>(stage.start);
                   }});
    all.push_back({"start-refused", [](Stage& stage) -> std::unique_ptr<QWidget> {
                       auto window = std::make_unique<ui::FirstStartWindow>(stage.start);
                       write(*window, u"startHeadOffice"_s, u"https://loyalty.example.com"_s);
                       write(*window, u"startCode"_s, u"7KQ2-91XF"_s);
                       write(*window, u"startLane"_s, u"2"_s);
                       window->findChild<QAbstractButton*>(u"startEnrol"_s)->click();
                       stage.start.answer(ui::FirstStart::Stop(sync::Halt::BadCode));
                       return window;
                   }});
}

} // namespace

const std::vector<Screen>& allScreens()
{
    static const std::vector<Screen> all = [] {
        std::vector<Screen> screens;
        addSelling(screens);
        addWallet(screens);
        addTrouble(screens);
        addMembersAndSales(screens);
        addOthers(screens);
        return screens;
    }();
    return all;
}

} // namespace loyalty::test
