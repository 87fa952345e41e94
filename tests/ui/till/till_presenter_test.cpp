#include "ui/till/till_presenter.h"

#include "tests/support/base/fake_clock.h"
#include "tests/support/ui/fake_till.h"
#include "ui/language/language.h"

#include <QCoreApplication>

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <chrono>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using access::Trust;
using Kind = checkout::Verdict::Kind;

struct Cashier
{
    test::FakeTill till;
    test::FakeClock clock{till.now};
    TillPresenter presenter{till, clock};

    Cashier() { till.start(); }
    [[nodiscard]] const TillModel& model() const { return presenter.model(); }
    [[nodiscard]] const ActModel& act(Act act) const { return model().acts[static_cast<std::size_t>(act)]; }
    [[nodiscard]] bool called(const std::string& call) const { return std::ranges::count(till.calls, call) > 0; }
    void member() { till.scanMember("13812345678", Kind::LiveCodeOnline, Trust::LiveOnline); }
    void basket() { till.scanArticle("6901234567892"); }
};

TEST_CASE("one scan shows the member, and nothing was touched before")
{
    Cashier cashier;
    CHECK_FALSE(cashier.model().member.shown);
    cashier.member();
    CHECK(cashier.model().member.shown);
    CHECK(cashier.model().member.name == u"王**"_s);
    CHECK(cashier.model().member.number.startsWith(u"****5678"_s));
    CHECK(cashier.model().verdict.tone == Tone::Good);
}

TEST_CASE("what Enter will do with the entry is said before it is pressed")
{
    Cashier cashier;
    CHECK(cashier.presenter.entryFor(u"38.50"_s).hint == u"Enter: add ¥38.50"_s);
    CHECK(cashier.presenter.entryFor(u"38"_s).hint == u"Enter: add ¥38.00"_s);
    CHECK(cashier.presenter.entryFor(u"13812345678"_s).hint == u"Enter: find this number"_s);
    CHECK(cashier.presenter.entryFor(u"6901234567892"_s).hint == u"Enter: find this number"_s);
    for (const QString& nothing : {u"0"_s, u"0.00"_s})
        CHECK(cashier.presenter.entryFor(nothing).hint == u"This is no amount"_s);
    cashier.till.scanArticle("6904567890129");
    CHECK(cashier.presenter.entryFor(u"12"_s).hint == u"Enter: it costs ¥12.00"_s);
    CHECK(cashier.presenter.entryFor(u"0"_s).hint == u"This is no amount"_s);
}

TEST_CASE("Enter does what was said")
{
    Cashier cashier;
    cashier.presenter.press(PadKey::Enter, u"38.50"_s);
    CHECK(cashier.called("addAmount 3850"));
    cashier.presenter.press(PadKey::Enter, u"13812345678"_s);
    CHECK(cashier.called("typed 13812345678"));
    cashier.till.scanArticle("6904567890129");
    cashier.presenter.press(PadKey::Enter, u"12"_s);
    CHECK(cashier.called("price 1200"));
    CHECK(cashier.model().lines.size() == 2);
}

TEST_CASE("a number that could be an amount is found as a number by its own key, and the other way round")
{
    Cashier cashier;
    cashier.presenter.press(PadKey::Number, u"4011"_s);
    CHECK(cashier.called("typed 4011"));
    cashier.presenter.press(PadKey::Plus, u"12500000"_s);
    CHECK(cashier.called("addAmount 1250000000"));
}

TEST_CASE("what is no amount stays in the field, and says so")
{
    Cashier cashier;
    int taken = 0;
    QObject::connect(&cashier.presenter, &TillPresenter::entryTaken, [&taken] { ++taken; });
    for (const QString& wrong : {u"0"_s, u"abc"_s, u"99999999999999"_s})
        cashier.presenter.press(PadKey::Plus, wrong);
    CHECK(taken == 0);
    CHECK(std::ranges::none_of(cashier.till.calls,
                               [](const std::string& call) { return call.starts_with("addAmount"); }));
    CHECK(cashier.model().verdict.title == u"This is no amount"_s);
    cashier.presenter.press(PadKey::Plus, u"5"_s);
    CHECK(taken == 1);
}

TEST_CASE("the newest line is the one whose quantity the keys change")
{
    Cashier cashier;
    cashier.basket();
    cashier.till.scanArticle("6902345678901");
    cashier.presenter.press(PadKey::Times, u"3"_s);
    CHECK(cashier.called("setQuantity 2 3000"));
    cashier.presenter.select(0);
    cashier.presenter.press(PadKey::Plus, {});
    CHECK(cashier.called("setQuantity 1 2000"));
    cashier.presenter.press(PadKey::Minus, {});
    cashier.presenter.press(PadKey::Minus, {});
    CHECK(cashier.called("removeLine 1"));
    cashier.presenter.remove();
    CHECK(cashier.called("removeLine 2"));
    CHECK(cashier.model().lines.empty());
    cashier.presenter.press(PadKey::Plus, {});
    CHECK(cashier.model().verdict.title == u"Choose a line of the basket first"_s);
}

TEST_CASE("an act that cannot be done says why when it is pressed, and does nothing")
{
    Cashier cashier;
    CHECK_FALSE(cashier.act(Act::Book).can);
    CHECK(cashier.act(Act::Book).reason == u"The basket is empty"_s);
    cashier.presenter.act(Act::Book);
    CHECK_FALSE(cashier.called("commit"));
    CHECK(cashier.model().verdict.title == u"The basket is empty"_s);
    for (const ActKey& key : kActs)
        CHECK(cashier.act(key.act).key == QString::fromLatin1(key.keyName));
}

TEST_CASE("a scan on any page leads back to the sale; a receipt's scan does not")
{
    Cashier cashier;
    cashier.presenter.act(Act::Keys);
    REQUIRE(cashier.model().page == Page::Keys);
    cashier.basket();
    CHECK(cashier.model().page == Page::Sale);
    cashier.presenter.act(Act::Sales);
    cashier.till.scan(Kind::SaleCode);
    CHECK(cashier.model().page == Page::Sales);
}

TEST_CASE("a page of its own does not repeat what an earlier scan was, and tells a new one")
{
    Cashier cashier;
    cashier.presenter.act(Act::Sales);
    cashier.till.scan(Kind::SaleCode);
    const QString receipt = cashier.model().verdict.title;
    cashier.presenter.act(Act::Enrol);
    CHECK(cashier.model().verdict.title != receipt);
    CHECK(cashier.model().verdict.title == u"Scan a code, or type a number"_s);
    cashier.presenter.act(Act::Enrol);
    CHECK(cashier.model().verdict.title != receipt); // nor on the page of the sale
    cashier.presenter.act(Act::Sales);
    CHECK(cashier.model().verdict.title == receipt);
    cashier.presenter.act(Act::Keys);
    cashier.member();
    CHECK(cashier.model().verdict.tone == Tone::Good);
}

TEST_CASE("who is at the till signs out by the key that changes cashiers, pressed twice, and nobody is")
{
    Cashier cashier;
    cashier.presenter.act(Act::Cashier);
    REQUIRE(cashier.presenter.asking().question());
    CHECK(cashier.presenter.asking().question()->also == u"Sign out"_s);
    CHECK(cashier.presenter.asking().question()->alsoKey == u"F10"_s);
    cashier.presenter.act(Act::Cashier);
    CHECK(cashier.called("signOut"));
    REQUIRE(cashier.presenter.asking().question()); // who is next
    CHECK(cashier.presenter.asking().question()->also.isEmpty());
    CHECK(cashier.presenter.asking().question()->no.isEmpty());
    cashier.presenter.asking().chooseAlso();
    CHECK(cashier.presenter.asking().question());
    cashier.presenter.asking().answer(u"3001"_s);
    CHECK(cashier.till.status.operatorId == "3001");
}

TEST_CASE("a second member is asked about before the first is replaced")
{
    Cashier cashier;
    cashier.member();
    cashier.basket();
    cashier.till.scanMember("13900001111", Kind::LiveCode, Trust::Live);
    REQUIRE(cashier.presenter.asking().question());
    CHECK(cashier.presenter.asking().question()->text.contains(u"****1111"_s));
    CHECK_FALSE(cashier.act(Act::Book).can);
    SECTION("yes")
    {
        cashier.presenter.asking().answer({});
        CHECK(cashier.called("replaceMember yes"));
        CHECK(cashier.model().member.number.startsWith(u"****1111"_s));
    }
    SECTION("no")
    {
        cashier.presenter.back();
        CHECK(cashier.called("replaceMember no"));
        CHECK(cashier.model().member.number.startsWith(u"****5678"_s));
    }
    CHECK_FALSE(cashier.presenter.asking().question());
}

TEST_CASE("the till is told when the cashier looks at something else than the sale")
{
    Cashier cashier;
    CHECK_FALSE(cashier.till.aside);
    cashier.presenter.act(Act::Sales);
    CHECK(cashier.till.aside);
    cashier.presenter.back();
    CHECK_FALSE(cashier.till.aside);
    cashier.presenter.act(Act::Cashier);
    REQUIRE(cashier.presenter.asking().question());
    CHECK(cashier.till.aside);
    cashier.presenter.back();
    CHECK_FALSE(cashier.till.aside);
}

TEST_CASE("a second member is asked about after the question that stands, which keeps its answer")
{
    Cashier cashier;
    cashier.member();
    cashier.basket();
    Asking& asking = cashier.presenter.asking();
    int allowed = 0;
    cashier.till.pins["3001"] = "480226";
    asking.approval(access::Permission::Void, [&allowed] { ++allowed; });
    cashier.till.scanMember("13900001111", Kind::LiveCode, Trust::Live);
    CHECK(asking.question()->title == u"Approval needed"_s);
    SECTION("it is answered, step by step")
    {
        asking.answer(u"3001"_s);
        asking.answer(u"480226"_s);
        CHECK(allowed == 1);
        QCoreApplication::processEvents();
        REQUIRE(asking.question());
        CHECK(asking.question()->title == u"Change the member of this sale?"_s);
        asking.answer({});
        CHECK(cashier.called("replaceMember yes"));
    }
    SECTION("it is put away, and meanwhile the second member is no longer there")
    {
        cashier.till.view.nextMember.reset();
        cashier.till.tell();
        CHECK(asking.question()->title == u"Approval needed"_s);
        asking.cancel();
        QCoreApplication::processEvents();
        CHECK_FALSE(asking.question());
    }
}

TEST_CASE("points are redeemed as many as allowed, by number, by their money, or not")
{
    Cashier cashier;
    cashier.member();
    cashier.basket();
    cashier.presenter.act(Act::Redeem);
    REQUIRE(cashier.model().panel == Panel::Redeem);
    CHECK(cashier.model().redeem.canMost);
    CHECK(cashier.presenter.entryFor(u"500"_s).hint == u"Enter: redeem 500 points"_s);
    SECTION("by number")
    {
        cashier.presenter.press(PadKey::Enter, u"500"_s);
        CHECK(cashier.called("redeem 500"));
        CHECK(cashier.model().totals.note == u"¥5.00 with points (500 points)"_s);
    }
    SECTION("by their money")
    {
        cashier.presenter.press(PadKey::Enter, u"7.00"_s);
        CHECK(cashier.called("redeem 700"));
    }
    SECTION("as many as allowed, by Enter alone")
    {
        cashier.presenter.press(PadKey::Enter, {});
        CHECK(cashier.called("redeem 0"));
        CHECK(cashier.till.view.quote->redeemed > Points());
        cashier.presenter.act(Act::Redeem);
        cashier.presenter.redeemNone();
        CHECK(cashier.till.view.quote->redeemed == Points());
    }
    CHECK(cashier.model().panel == Panel::Basket);
}

TEST_CASE("a sale is booked by one key, and the next one begins by the same")
{
    Cashier cashier;
    cashier.member();
    cashier.basket();
    cashier.presenter.act(Act::Book);
    REQUIRE(cashier.called("commit"));
    CHECK(cashier.model().panel == Panel::Done);
    CHECK(cashier.model().done.title == u"Sale booked"_s);
    CHECK(cashier.act(Act::Book).label == u"Next sale"_s);
    CHECK(cashier.model().member.balance == cashier.model().done.rows.back().figure);
    cashier.presenter.act(Act::Receipt);
    CHECK(cashier.called("print"));
    CHECK(cashier.model().done.print.tone == Tone::Good);
    cashier.presenter.act(Act::Receipt);
    CHECK(cashier.called("print again"));
    cashier.presenter.act(Act::Book);
    CHECK(cashier.model().panel == Panel::Basket);
    CHECK_FALSE(cashier.model().member.shown);
}

TEST_CASE("what becomes of the last receipt's reprint is what the printer says, until the next scan")
{
    Cashier cashier;
    SECTION("on paper")
    {
        cashier.presenter.act(Act::Receipt);
        CHECK(cashier.till.printed->of == cashier.till.sales.front().id);
        CHECK(cashier.model().verdict.title == u"The receipt is printed"_s);
    }
    SECTION("no printer")
    {
        cashier.till.hasPrinter = false;
        cashier.presenter.act(Act::Receipt);
        CHECK(cashier.model().verdict.title == u"No printer: there is no paper receipt"_s);
    }
    cashier.basket();
    CHECK(cashier.model().verdict.title == u"Article added"_s);
    Q_EMIT cashier.till.printChanged({.of = cashier.till.sales.front().id, .state = PrintView::State::Printed});
    CHECK(cashier.model().verdict.title == u"Article added"_s);
}

TEST_CASE("the sale of a blocked member is booked without them: the reason names the key")
{
    Cashier cashier;
    cashier.basket();
    cashier.till.scanMember("13700002222", Kind::LiveCode, Trust::Live);
    CHECK_FALSE(cashier.act(Act::Book).can);
    CHECK(cashier.act(Act::Book).reason == u"Blocked: F6 takes them off"_s);
    CHECK(cashier.act(Act::Why).reason == cashier.act(Act::Book).reason);
    cashier.presenter.act(Act::MemberOff);
    CHECK(cashier.act(Act::Book).can);
}

TEST_CASE("a sale without a member is named as one")
{
    Cashier cashier;
    cashier.basket();
    CHECK(cashier.act(Act::Book).label == u"Book without member"_s);
    CHECK(cashier.model().totals.note == u"No member: earns nothing"_s);
}

TEST_CASE("a commit that was stopped says why and keeps the sale")
{
    Cashier cashier;
    cashier.basket();
    SECTION("by the business")
    {
        cashier.till.commitStop = terminal::SellStop{.why = terminal::SellRefusal::NoProgramme};
        cashier.presenter.act(Act::Book);
        CHECK(cashier.model().verdict.title.startsWith(u"No programme yet"_s));
    }
    SECTION("by the world")
    {
        cashier.till.commitStop = Fault{FaultCode::DiskFull, {}};
        cashier.presenter.act(Act::Book);
        CHECK(cashier.model().verdict.title.startsWith(u"The disk is full"_s));
    }
    CHECK(cashier.model().verdict.tone == Tone::Stop);
    CHECK(cashier.model().lines.size() == 1);
}

TEST_CASE("where the line is cut under a redemption, that is said, and how much may be redeemed now")
{
    Cashier cashier;
    cashier.member();
    cashier.basket();
    cashier.till.view.online = false;
    const auto book = [&] {
        cashier.till.commitStop = terminal::SellStop{.why = terminal::SellRefusal::NeedsRight};
        cashier.presenter.act(Act::Book);
    };
    const auto told = [&](std::optional<std::int64_t> most) {
        cashier.till.view.redeem.kind = most ? engine::Ask::Kind::AsMuchAsAllowed : engine::Ask::Kind::Nothing;
        cashier.till.view.quote.emplace().redeem.most = Points(most.value_or(0));
        cashier.till.view.quote->lines.resize(cashier.till.view.lines.size());
        Q_EMIT cashier.till.checkoutChanged(cashier.till.view);
        book();
        CHECK(cashier.model().verdict.title == u"The line to head office was cut: nothing was booked"_s);
        CHECK(cashier.model().verdict.tone == Tone::Stop);
        return cashier.model().verdict.advice;
    };
    CHECK(told(500).startsWith(u"Offline at most 500 points may be redeemed."_s));
    CHECK(told(0).startsWith(u"Offline no points may be redeemed now."_s));
    CHECK(told({}).startsWith(u"This terminal has no right"_s));
    cashier.till.view.online = true; // head office said no
    Q_EMIT cashier.till.checkoutChanged(cashier.till.view);
    book();
    CHECK(cashier.model().verdict.title.startsWith(u"No right to spend all of this"_s));
}

TEST_CASE("a commit that needs approval asks for one first")
{
    Cashier cashier;
    cashier.basket();
    cashier.till.view.commitNeedsApproval = true;
    cashier.till.tell();
    cashier.presenter.act(Act::Book);
    CHECK_FALSE(cashier.called("commit"));
    REQUIRE(cashier.presenter.asking().question());
    cashier.presenter.asking().answer(u"1001"_s);
    REQUIRE(cashier.presenter.asking().question());
    CHECK_FALSE(cashier.presenter.asking().question()->trouble.isEmpty());
    cashier.presenter.asking().answer(u"3001"_s);
    CHECK(cashier.called("approve 3001 sell"));
    CHECK(cashier.called("commit"));
}

TEST_CASE("nobody at the till is asked who it is, and cannot put the question away")
{
    Cashier cashier;
    cashier.till.signOut();
    REQUIRE(cashier.presenter.asking().question());
    cashier.presenter.back();
    REQUIRE(cashier.presenter.asking().question());
    cashier.presenter.asking().answer(u"77"_s);
    CHECK(cashier.presenter.asking().question()->trouble.contains(u"Check it"_s));
    cashier.presenter.asking().answer(u"1001"_s);
    CHECK_FALSE(cashier.presenter.asking().question());
    CHECK(cashier.model().state.cashier.words == u"李娜"_s);
}

TEST_CASE("who has a PIN types it after the number; a wrong one is told, and another number may be typed instead")
{
    Cashier cashier;
    Asking& asking = cashier.presenter.asking();
    cashier.till.pins["1001"] = "480226";
    cashier.till.signOut();
    asking.answer(u"1001"_s);
    REQUIRE(asking.question());
    CHECK(asking.question()->field == Question::Field::Pin);
    CHECK(asking.question()->title == u"PIN of number 1001"_s);
    asking.answer(u"1234"_s);
    CHECK(asking.question()->trouble == u"Wrong PIN. After 3 more wrong ones the next try has to wait."_s);
    asking.cancel();
    CHECK(asking.question()->field == Question::Field::Number);
    asking.answer(u"1001"_s);
    asking.answer(u"480226"_s);
    CHECK_FALSE(asking.question());
    CHECK(cashier.model().state.cashier.words == u"李娜"_s);
}

TEST_CASE("too many wrong PINs tell how long to wait")
{
    Cashier cashier;
    Asking& asking = cashier.presenter.asking();
    cashier.till.pins["1001"] = "480226";
    cashier.till.signOut();
    asking.answer(u"1001"_s);
    const auto troubleOf = [&](terminal::SignInStop stop) {
        cashier.till.wrongPin = stop;
        asking.answer(u"1111"_s);
        return asking.question()->trouble;
    };
    using Why = terminal::SignInRefusal;
    CHECK(troubleOf({.why = Why::Paused, .wait = 1s}).contains(u"1 second,"_s));
    CHECK(troubleOf({.why = Why::Paused, .wait = 29s}).contains(u"29 seconds"_s));
    CHECK(troubleOf({.why = Why::WrongPin, .wait = 15min}).contains(u"15 minutes"_s));
    CHECK(troubleOf({.why = Why::WrongPin, .triesLeft = 1}).contains(u"After 1 more wrong one the"_s));
}

TEST_CASE("a locked number is unlocked by a supervisor with a PIN of their own")
{
    Cashier cashier;
    Asking& asking = cashier.presenter.asking();
    cashier.till.pins = {{"1001", "480226"}, {"3001", "902144"}};
    cashier.till.wrongPin = terminal::SignInStop{.why = terminal::SignInRefusal::Locked};
    cashier.till.signOut();
    asking.answer(u"1001"_s);
    asking.answer(u"1111"_s);
    CHECK(asking.question()->title == u"Number 1001 is locked"_s);
    asking.answer(u"3001"_s);
    CHECK(asking.question()->title == u"PIN of number 3001"_s);
    asking.answer(u"902144"_s);
    CHECK(cashier.called("letTryAgain 3001 1001"));
    CHECK(asking.question()->title == u"Who is at the till?"_s);
    asking.answer(u"1001"_s);
    asking.answer(u"480226"_s);
    CHECK_FALSE(asking.question());
}

TEST_CASE("an approval by PIN is asked for in two steps and then done once")
{
    Cashier cashier;
    Asking& asking = cashier.presenter.asking();
    cashier.till.pins["3001"] = "902144";
    int allowed = 0;
    asking.approval(access::Permission::Void, [&allowed] { ++allowed; });
    asking.answer(u"3001"_s);
    asking.answer(u"902144"_s);
    CHECK(allowed == 1);
    CHECK_FALSE(asking.question());
}

TEST_CASE("a picture is read, what is none is refused, and a question goes first")
{
    Cashier cashier;
    cashier.presenter.readPicture("bytes");
    CHECK(cashier.called("readPicture"));
    CHECK(cashier.model().verdict.title.startsWith(u"The picture is being read"_s));
    cashier.till.scan(checkout::Verdict::Kind::NothingRead);
    CHECK_FALSE(cashier.model().verdict.title.startsWith(u"The picture is being read"_s));
    cashier.presenter.refusePicture();
    CHECK(cashier.model().verdict.tone == Tone::Wait);
    cashier.till.calls.clear();
    cashier.till.signOut();
    cashier.presenter.readPicture("bytes");
    CHECK_FALSE(cashier.called("readPicture"));
}

TEST_CASE("why points cannot be redeemed stands in the totals")
{
    Cashier cashier;
    cashier.till.scanMember("13900001111", checkout::Verdict::Kind::PhoneNumber, access::Trust::Spoken);
    cashier.basket();
    CHECK(cashier.model().totals.note == u"Redeem: This code only earns: ask for the live code"_s);
}

TEST_CASE("offline the state line says as of when, and what was done here since")
{
    Cashier cashier;
    TillStatus status = cashier.till.status;
    status.online = false;
    status.terminal.waiting = status.terminal.waitingSales = 2;
    cashier.till.tell(status);
    CHECK(cashier.model().state.headOffice.words == u"OFFLINE · head office at 14:02 · plus 2 sales here"_s);
    status.terminal.lastContact.reset();
    status.terminal.waiting = status.terminal.waitingSales = 0;
    cashier.till.tell(status);
    CHECK(cashier.model().state.headOffice.words == u"OFFLINE"_s);
}

TEST_CASE("a basket is left only after a yes; without one nothing is lost")
{
    Cashier cashier;
    cashier.basket();
    cashier.presenter.act(Act::Abandon);
    REQUIRE(cashier.presenter.asking().question());
    cashier.presenter.back();
    CHECK(cashier.model().lines.size() == 1);
    cashier.presenter.act(Act::Abandon);
    cashier.presenter.asking().answer({});
    CHECK(cashier.called("abandon"));
    CHECK(cashier.model().lines.empty());
}

TEST_CASE("Escape closes the innermost thing first")
{
    Cashier cashier;
    cashier.member();
    cashier.basket();
    cashier.presenter.act(Act::Why);
    cashier.presenter.act(Act::Keys);
    cashier.presenter.back();
    CHECK(cashier.model().page == Page::Sale);
    CHECK(cashier.model().panel == Panel::Why);
    cashier.presenter.back();
    CHECK(cashier.model().panel == Panel::Basket);
}

TEST_CASE("the language changes while a sale is open, and everything follows")
{
    Cashier cashier;
    cashier.basket();
    switchTo(u"zh_CN"_s);
    cashier.presenter.retranslate();
    CHECK(cashier.act(Act::Book).label == u"非会员结单"_s);
    CHECK(cashier.model().totals.dueCaption == u"应付"_s);
    switchTo(u"en"_s);
    cashier.presenter.retranslate();
    CHECK(cashier.act(Act::Book).label == u"Book without member"_s);
}

TEST_CASE("an answer that comes after its question was closed changes nothing")
{
    test::FakeTill till;
    test::FakeClock clock(till.now);
    auto presenter = std::make_unique<TillPresenter>(till, clock);
    till.start();
    presenter->act(Act::Receipt);
    presenter.reset();
    till.start();
    SUCCEED("the till went on without its screens");
}

} // namespace
} // namespace loyalty::ui
