#include "tests/support/base/fake_clock.h"
#include "tests/support/ui/fake_till.h"
#include "ui/language/format.h"
#include "ui/language/language.h"
#include "ui/style/row_list.h"
#include "ui/till/till_window.h"
#include "ui/value/value_presenter.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;
using checkout::WhyNot;
using Kind = checkout::Verdict::Kind;

struct Counter
{
    Counter()
    {
        switchTo(u"en"_s);
        clock.set(till.now);
        till.start();
        till.offerWallet();
    }

    [[nodiscard]] TillPresenter& presenter() { return window.presenter(); }
    void begin()
    {
        till.scanMember("13812345678", Kind::LiveCodeOnline, access::Trust::LiveOnline);
        till.addAmount(10'000);
        till.calls.clear();
        presenter().act(Act::Wallet);
    }
    [[nodiscard]] const WalletModel& wallet() { return presenter().model().wallet; }
    [[nodiscard]] int rowOf(const QString& title)
    {
        const auto& rows = wallet().rows;
        const auto found = std::ranges::find(rows, title, &Row::title);
        REQUIRE(found != rows.end());
        return static_cast<int>(found - rows.begin());
    }
    void choose(int row) { window.findChild<RowList*>(u"walletRows"_s)->setCurrent(row); }
    [[nodiscard]] const Row& row(const QString& title) { return wallet().rows[static_cast<std::size_t>(rowOf(title))]; }
    [[nodiscard]] std::string said() { return presenter().model().verdict.title.toStdString(); }
    [[nodiscard]] bool called(const std::string& call) const { return std::ranges::count(till.calls, call) > 0; }

    test::FakeTill till;
    test::FakeClock clock;
    TillWindow window{till, clock};
};

void press(QWidget* on, Qt::Key key)
{
    for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event(type, key, Qt::NoModifier);
        QCoreApplication::sendEvent(on, &event);
    }
}

} // namespace

TEST_CASE("the wallet lists coupons, rewards, value and stamps, each with what it is good for now")
{
    Counter counter;
    counter.begin();
    CHECK(counter.presenter().model().panel == Panel::Wallet);
    CHECK(counter.row(u"10.00 off from 50.00 on"_s).detail == u"2 held · until 31 Dec"_s);
    CHECK(counter.row(u"10.00 off from 50.00 on"_s).figureDetail == u"−¥10.00"_s);
    CHECK(counter.row(u"A coffee"_s).quiet);
    CHECK(counter.row(u"A coffee"_s).detail.startsWith(u"1 held · "_s));
    CHECK(counter.row(u"A mug"_s).figureDetail == u"800 points"_s);
    CHECK(counter.row(u"Stored value"_s).detail == u"holds ¥120.00 · gift in it ¥20.00"_s);
    CHECK(counter.row(u"Tea card"_s).figure == u"8 of 10"_s);
}

TEST_CASE("a touch or Enter uses what is chosen and takes it back, and what cannot be says why")
{
    Counter counter;
    counter.begin();
    counter.presenter().toggleWallet(counter.rowOf(u"10.00 off from 50.00 on"_s));
    CHECK(counter.called("useCoupon ten 1"));
    CHECK(counter.row(u"10.00 off from 50.00 on"_s).figure == u"✓ 1"_s);
    CHECK(counter.presenter().model().totals.due == u"¥90.00"_s);
    CHECK(counter.presenter().model().totals.note.contains(u"Offers −¥10.00"_s));
    counter.presenter().press(PadKey::Plus, {});
    CHECK(counter.said() == "One sale takes no more of it");
    counter.presenter().press(PadKey::Enter, {});
    CHECK(counter.called("useCoupon ten 0"));
    counter.presenter().toggleWallet(counter.rowOf(u"A coffee"_s));
    CHECK_FALSE(counter.called("useCoupon coffee 1"));
    CHECK(counter.said() ==
          counter.wallet().items[static_cast<std::size_t>(counter.rowOf(u"A coffee"_s))].whyNot.toStdString());
    counter.presenter().toggleWallet(counter.rowOf(u"Tea card"_s));
    CHECK(counter.said() == "Stamps come with the goods; a number gives as many by hand");
    counter.presenter().press(PadKey::Enter, u"2"_s);
    CHECK(counter.called("stamp tea 2"));
    CHECK(counter.said() == "Tea card: 2 stamps given");
}

TEST_CASE("a sale with nothing but an offer code can be left")
{
    Counter counter;
    counter.till.useCode("SUMMER");
    counter.presenter().act(Act::Abandon);
    CHECK(counter.called("abandon"));
}

TEST_CASE("an offer code is typed among the benefits, says what it lacks, and is taken back there")
{
    Counter counter;
    counter.till.addAmount(10'000);
    counter.presenter().act(Act::Wallet); // no member is needed for it
    CHECK(counter.presenter().model().panel == Panel::Wallet);
    counter.choose(counter.rowOf(u"Offer code"_s));
    CHECK(counter.presenter().entryFor({}).hint == u"Type the code, then Enter"_s);
    CHECK(counter.presenter().entryFor(u"123"_s).hint == u"Enter: offer code 123"_s);
    counter.presenter().press(PadKey::Enter, u"SUMMER"_s);
    CHECK(counter.called("useCode SUMMER"));
    CHECK(counter.said() == "Offer code: taken");
    CHECK(counter.row(u"Code SUMMER"_s).figureDetail == u"−¥5.00"_s);
    CHECK(counter.row(u"Code SUMMER"_s).detail == u"Summer 5.00 off"_s);
    CHECK(counter.presenter().model().totals.due == u"¥95.00"_s);
    counter.choose(counter.rowOf(u"Voucher"_s));
    counter.presenter().press(PadKey::Enter, u"NIGHT"_s); // with a letter in it, on whatever row
    CHECK(counter.said() == "Offer code: noted, it does nothing yet");
    CHECK(counter.presenter().model().verdict.advice == u"NIGHT · Not at this hour"_s);
    CHECK(counter.row(u"Code NIGHT"_s).detail == u"Summer 5.00 off · Not at this hour"_s);
    counter.presenter().press(PadKey::Enter, u"WINTER"_s);
    CHECK(counter.said() == "No such offer code in the programme");
    counter.presenter().toggleWallet(counter.rowOf(u"Code SUMMER"_s));
    CHECK(counter.called("dropCode SUMMER"));
    CHECK(counter.presenter().model().totals.due == u"¥100.00"_s);
    counter.presenter().act(Act::Undo);
    CHECK(counter.presenter().model().totals.due == u"¥95.00"_s);
}

TEST_CASE("what is paid with a voucher is typed among the benefits, and stands beside what is left to pay")
{
    Counter counter;
    counter.begin();
    counter.choose(counter.rowOf(u"Voucher"_s));
    CHECK(counter.row(u"Voucher"_s).detail == u"earns no points"_s);
    CHECK(counter.presenter().entryFor(u"30"_s).hint == u"Enter: ¥30.00 paid with it"_s);
    counter.presenter().press(PadKey::Enter, u"30"_s);
    CHECK(counter.called("payOtherwise voucher 3000"));
    CHECK(counter.row(u"Voucher"_s).figure == u"✓ −¥30.00"_s);
    CHECK(counter.presenter().model().totals.dueCaption == u"Left to pay"_s);
    CHECK(counter.presenter().model().totals.due == u"¥70.00"_s);
    CHECK(counter.presenter().model().totals.note.contains(u"Voucher −¥30.00"_s));
    counter.presenter().toggleWallet(counter.rowOf(u"Voucher"_s));
    CHECK(counter.called("payOtherwise voucher 0"));
    counter.presenter().toggleWallet(counter.rowOf(u"Voucher"_s));
    CHECK(counter.called("payOtherwise voucher 10000"));
    counter.presenter().act(Act::Book);
    const auto& rows = counter.presenter().model().done.rows;
    CHECK(std::ranges::any_of(rows, [](const Row& row) { return row.title == u"Voucher"_s; }));
}

TEST_CASE("the family's points are seen, asked for with one key, and told apart wherever they pay")
{
    Counter counter;
    test::FakeTill& till = counter.till;
    till.people[0].view.family = {{test::idOf<MemberId>(77), "李**", Points(12'450)}};
    till.people[0].view.balance = Points(60); // too few by themselves
    till.scanMember("13812345678", Kind::LiveCodeOnline, access::Trust::LiveOnline);
    till.addAmount(20'000);
    const TillModel& model = counter.presenter().model();
    CHECK(model.member.balanceCaption == u"Points balance · family 12,450"_s);
    CHECK(model.member.next.words == u"The family has 12,450 points: F3"_s);
    counter.presenter().act(Act::Redeem);
    REQUIRE(model.panel == Panel::Redeem);
    CHECK_FALSE(model.redeem.canMost);
    CHECK(model.redeem.hasFamily);
    CHECK(model.redeem.family == u"Family: 1 other, 12,450 points together"_s);
    counter.window.show();
    QCoreApplication::processEvents();
    auto* const key = counter.window.findChild<QPushButton*>(u"redeemFamily"_s);
    REQUIRE(key);
    CHECK(key->isVisible());
    CHECK(key->text().contains(u"Alt+F"_s));
    key->click();
    CHECK(counter.called("useFamily on"));
    CHECK(model.redeem.canMost);
    CHECK(model.redeem.limit != u"as much as the member's points allow"_s);
    CHECK(key->text().contains(u"Own only"_s));
    counter.presenter().redeemMost();
    REQUIRE(till.view.family);
    REQUIRE(till.view.family->pays.size() == 1);
    const QString share = pointsText(-till.view.family->pays[0].points);
    CHECK(model.totals.note.contains(u"of them the family's"_s));
    counter.presenter().act(Act::Why);
    CHECK(model.why.back().title == u"From the family: 李**"_s);
    CHECK(model.why.back().figure == share);
    counter.presenter().act(Act::Book);
    const auto& rows = model.done.rows;
    const auto row = std::ranges::find(rows, u"From the family: 李**"_s, &Row::title);
    REQUIRE(row != rows.end());
    CHECK(row->figure == share);
}

TEST_CASE("without a family there is no key for it")
{
    Counter counter;
    counter.begin();
    counter.presenter().act(Act::Redeem);
    counter.window.show();
    QCoreApplication::processEvents();
    CHECK_FALSE(counter.window.findChild<QPushButton*>(u"redeemFamily"_s)->isVisible());
}

TEST_CASE("points of an exchange that pay again say so, and go home with one key")
{
    Counter counter;
    counter.begin();
    counter.till.exchange(test::idOf<SaleId>(1), {{1, {}}}, [](WhyNot) {});
    counter.till.view.exchange->redeemBack = Points(300);
    counter.till.view.exchange->kept = Points(300);
    counter.till.view.quote->redeemed = Points(300);
    counter.till.view.canRedeem = WhyNot::CodeDoesNotRedeem; // the panel opens all the same
    counter.till.tell();
    CHECK(counter.wallet().rows.front().detail.contains(u"300 points pay again: F3"_s));
    counter.presenter().act(Act::Redeem);
    const RedeemModel& redeem = counter.presenter().model().redeem;
    CHECK(redeem.asked == u"300 points that had paid for the old goods pay again"_s);
    CHECK(redeem.canNone);
    counter.presenter().redeemNone();
    CHECK(counter.called("redeem 0"));
    counter.till.view.exchange->keepsPoints = false;
    counter.till.view.exchange->kept = Points();
    counter.till.tell();
    CHECK(redeem.asked == u"300 points that had paid for the old goods go home"_s);
}

TEST_CASE("a number says how many of a reward, or how much value pays")
{
    Counter counter;
    counter.begin();
    counter.choose(counter.rowOf(u"A mug"_s));
    counter.presenter().press(PadKey::Enter, u"2"_s);
    CHECK(counter.called("takeReward mug 2"));
    counter.presenter().press(PadKey::Minus, {});
    CHECK(counter.called("takeReward mug 1"));
    counter.presenter().press(PadKey::Enter, u"1.5"_s);
    CHECK(counter.said() == "This is no number");
    counter.choose(counter.rowOf(u"Stored value"_s));
    CHECK(counter.presenter().entryFor(u"30"_s).hint == u"Enter: ¥30.00 from this account"_s);
    counter.presenter().press(PadKey::Enter, u"30"_s);
    CHECK(counter.called("payWithValue 3000"));
    CHECK(counter.presenter().model().totals.dueCaption == u"Left to pay"_s);
    CHECK(counter.presenter().model().totals.due == u"¥70.00"_s);
    counter.presenter().remove();
    CHECK(counter.called("stopPayingWith"));
    CHECK(counter.presenter().model().totals.dueCaption == u"To pay"_s);
}

TEST_CASE("the arrows move through the wallet, and Escape gives the basket back")
{
    Counter counter;
    counter.begin();
    counter.window.show();
    QCoreApplication::processEvents();
    auto* const rows = counter.window.findChild<RowList*>(u"walletRows"_s);
    REQUIRE(rows);
    CHECK(rows->current() == 0);
    press(&counter.window, Qt::Key_Down);
    press(&counter.window, Qt::Key_Down);
    CHECK(rows->current() == 2);
    press(counter.window.findChild<QLineEdit*>(u"entry"_s), Qt::Key_Return);
    CHECK(counter.called("takeReward mug 1"));
    press(&counter.window, Qt::Key_Escape);
    CHECK(counter.presenter().model().panel == Panel::Basket);
}

TEST_CASE("goods of an earlier sale are exchanged from its page, and a refusal is said there")
{
    Counter counter;
    counter.presenter().act(Act::Sales);
    counter.window.sales().openRow(0);
    counter.window.sales().exchange();
    CHECK_FALSE(counter.called("exchange 1")); // nothing is chosen
    counter.window.sales().toggle(0);
    counter.till.exchangeStop = WhyNot::OtherMember;
    counter.window.sales().exchange();
    CHECK(counter.window.sales().model().notice.words.startsWith(u"Somebody else bought these goods"_s));
    CHECK(counter.presenter().model().page == Page::Sales);
    counter.window.sales().toggle(0);
    counter.window.sales().toggle(0);
    counter.window.sales().exchange();
    CHECK(counter.presenter().model().page == Page::Sale);
    REQUIRE(counter.till.view.exchange);
    // What comes back is read before anything is taken instead.
    const TillModel& model = counter.presenter().model();
    REQUIRE(model.lines.size() == 2);
    CHECK(model.lines[0].figure == u"−¥45.90"_s);
    CHECK(model.lines[1].figure == u"−45"_s);
    CHECK(model.totals.points == u"−45"_s);
    CHECK(model.totals.note.contains(u"Goods back −¥45.90"_s));
    CHECK_FALSE(model.linesLive);
    counter.till.addAmount(2'000);
    CHECK(model.lines.size() == 3);
    CHECK(model.linesLive);
    CHECK(counter.presenter().model().totals.dueCaption == u"Give back"_s);
    CHECK(counter.presenter().model().totals.due == u"¥25.90"_s);
}

TEST_CASE("a top-up shows its gift before it is booked, and tells what to take")
{
    Counter counter;
    counter.till.scanMember("13812345678", Kind::LiveCodeOnline, access::Trust::LiveOnline);
    counter.presenter().act(Act::Value);
    CHECK(counter.till.diverted);
    ValuePresenter& value = counter.window.value();
    CHECK(value.model().holder == u"王** ****5678"_s);
    CHECK(value.model().gifts.size() == 3);
    value.load();
    CHECK(value.model().notice.words == u"Find the account and type an amount first"_s);
    value.setAmount(u"20"_s);
    CHECK_FALSE(value.model().canLoad);
    CHECK(value.model().preview.tone == Tone::Wait);
    value.setAmount(u"500"_s);
    REQUIRE(value.model().canLoad);
    CHECK(value.model().preview.words.startsWith(u"Gift ¥80.00 on top."_s));
    counter.till.loadStop = terminal::ValueRefusal::OutOfRange;
    value.load();
    CHECK(value.model().notice.tone == Tone::Stop);
    value.load();
    CHECK(counter.called("load 50000"));
    CHECK(value.model().notice.words.startsWith(u"Booked. Take ¥500.00; gift ¥80.00."_s));
    REQUIRE(value.model().slips.size() == 1);
    CHECK(value.model().slips.front().detail.endsWith(u"not on paper"_s));
    counter.presenter().act(Act::Receipt);
    CHECK(counter.called("print"));
    CHECK(counter.till.printed->of == SaleId());
    CHECK(counter.till.printed->entry == counter.till.slips.front().state.of);
    CHECK(value.model().slips.front().detail.endsWith(u"printed 1 time"_s));
    CHECK(value.model().notice.words.startsWith(u"Booked. Take ¥500.00; gift ¥80.00."_s));
    counter.presenter().act(Act::Receipt);
    CHECK(counter.called("print again"));
    CHECK(value.model().slips.front().detail.endsWith(u"printed 2 times"_s));
    counter.presenter().act(Act::Value);
    CHECK(counter.presenter().model().page == Page::Sale);
    CHECK_FALSE(counter.till.diverted);
}

TEST_CASE("the slip of an earlier top-up is chosen and printed again, also after a start")
{
    Counter counter;
    counter.till.offerWallet();
    counter.presenter().act(Act::Value);
    ValuePresenter& value = counter.window.value();
    value.print();
    CHECK(value.model().notice.words == u"Nothing was topped up or paid out here yet"_s);
    value.find(u"13812345678"_s);
    for (const QString& amount : {u"100"_s, u"200"_s}) {
        value.setAmount(amount);
        value.load();
    }
    counter.presenter().act(Act::Value);
    counter.presenter().act(Act::Value); // opened anew: read from what is booked
    REQUIRE(value.model().slips.size() == 2);
    CHECK(value.model().slips.front().figure == u"¥200.00"_s);
    value.chooseSlip(1);
    value.chooseSlip(7);
    value.print();
    CHECK(counter.till.printed->entry == counter.till.slips[1].state.of);
}

TEST_CASE("a card that nobody has is sold as a gift card, whether it was typed or scanned")
{
    Counter counter;
    counter.presenter().act(Act::Value);
    ValuePresenter& value = counter.window.value();
    Q_EMIT counter.till.codeRead(u"880012349"_s);
    CHECK(value.model().holder == u"New gift card"_s);
    CHECK(counter.window.findChild<QLineEdit*>(u"valueFind"_s)->text() == u"880012349"_s);
    value.setAmount(u"100"_s);
    CHECK(value.model().loadWords == u"Sell the gift card"_s);
    value.load();
    CHECK(counter.called("load 10000 880012349"));
    value.find(u"no such"_s);
    CHECK(value.model().holder.isEmpty());
    CHECK(value.model().notice.tone == Tone::Wait);
}

TEST_CASE("unused value is paid out for a reason, and with the approval of another person")
{
    Counter counter;
    counter.till.scanMember("13812345678", Kind::LiveCodeOnline, access::Trust::LiveOnline);
    counter.presenter().act(Act::Value);
    ValuePresenter& value = counter.window.value();
    value.setAmount(u"500"_s);
    value.payOut();
    CHECK(value.model().notice.words == u"There is not that much on the account."_s);
    value.setAmount({});
    value.payOut();
    REQUIRE(counter.presenter().asking().question());
    CHECK(counter.presenter().asking().question()->title == u"Pay ¥100.00 out to 王** ****5678?"_s);
    counter.till.unloadStop = terminal::ValueRefusal::NeedsApproval;
    counter.presenter().asking().answer(u"moves away"_s);
    REQUIRE(counter.presenter().asking().question());
    counter.presenter().asking().answer(u"3001"_s);
    CHECK(counter.called("approve 3001 refund-value"));
    CHECK(std::ranges::count(counter.till.calls, "unload moves away") == 2);
    CHECK(value.model().notice.words.startsWith(u"Booked. Pay back ¥100.00; gift taken back ¥20.00."_s));
}

TEST_CASE(
    "a scan over the question of a pay-out is no answer to it: whom it named is paid, and nothing is typed below it")
{
    Counter counter;
    counter.till.scanMember("13812345678", Kind::LiveCodeOnline, access::Trust::LiveOnline);
    counter.window.show();
    counter.presenter().act(Act::Value);
    ValuePresenter& value = counter.window.value();
    value.payOut();
    REQUIRE(counter.presenter().asking().question());
    const MemberId named = counter.till.people.front().view.id;
    auto* const amount = counter.window.findChild<QLineEdit*>(u"valueAmount"_s);
    REQUIRE(amount);
    Q_EMIT counter.till.codeRead(u"13900001111"_s);
    CHECK(value.model().holder.contains(u"5678"_s));
    CHECK_FALSE(amount->isEnabled());
    amount->setFocus();
    CHECK_FALSE(amount->hasFocus());
    counter.presenter().asking().answer(u"moves away"_s);
    CHECK(counter.till.unloaded == named);
    CHECK(amount->isEnabled());
}

} // namespace loyalty::ui