#include "tests/support/base/fake_clock.h"
#include "tests/support/ui/fake_till.h"
#include "ui/language/language.h"
#include "ui/language/refusal_words.h"
#include "ui/member/members_presenter.h"
#include "ui/till/till_window.h"
#include "ui/value/value_presenter.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QPushButton>

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;
using terminal::MembershipRefusal;
using terminal::ValueRefusal;

/// The member holds two of the coupon "ten" and is a student; the programme has another coupon and another segment.
struct Office
{
    test::FakeTill till;
    test::FakeClock clock{till.now};
    Asking asking{till};
    MembersPresenter members{till, asking, clock};
    ByHandPresenter& byHand = members.byHand();

    Office()
    {
        switchTo(u"en"_s);
        till.status.role = access::Role::Manager;
        till.start();
        till.offerWallet();
        till.people[0].view.purse.coupons = {{"ten", 2, {}}};
        till.people[0].view.segments = {"students"};
        members.find(u"13812345678"_s);
        members.act(MemberAct::ByHand);
        REQUIRE(byHand.isOpen());
    }
    [[nodiscard]] const ByHandModel& model() const { return byHand.model(); }
    [[nodiscard]] bool called(const std::string& call) const { return std::ranges::count(till.calls, call) > 0; }
    void choose(const QString& title)
    {
        const auto row = std::ranges::find(model().rows, title, &Row::title);
        REQUIRE(row != model().rows.end());
        byHand.choose(static_cast<int>(row - model().rows.begin()));
    }
};

TEST_CASE("coupons are given and taken by hand, with how many and why")
{
    Office office;
    REQUIRE(office.model().rows.size() == 4);
    CHECK(office.model().rows[0].figure == u"2 held"_s);
    office.byHand.give();
    CHECK(office.model().notice.words == u"Choose a coupon or a segment first."_s);
    office.choose(u"10.00 off from 50.00 on"_s);
    office.byHand.give();
    CHECK(office.model().notice.words == wordsFor(MembershipRefusal::NoReason));
    office.byHand.setReason(u"spoilt goods"_s);
    office.byHand.setCount(u"3"_s);
    office.byHand.take();
    CHECK(office.model().notice.words == u"The member does not have so many."_s);
    office.byHand.setCount(u"x"_s);
    office.byHand.give();
    CHECK(office.model().notice.words == u"This is no number"_s);
    office.byHand.setCount({});
    office.byHand.take();
    CHECK(office.called("moveCoupons ten -1 spoilt goods"));
    CHECK_FALSE(office.byHand.isOpen());
    CHECK(office.members.model().notice.words == u"1 coupon taken away: 10.00 off from 50.00 on."_s);
    CHECK_FALSE(office.till.diverted);
}

TEST_CASE("a member is put into a segment and taken out of it, once")
{
    Office office;
    office.choose(u"students"_s);
    CHECK(office.model().countLabel.isEmpty());
    office.byHand.setReason(u"card shown"_s);
    office.byHand.give();
    CHECK(office.model().notice.words == u"The member is in it already."_s);
    office.byHand.take();
    CHECK(office.called("moveSegment students out card shown"));
    office.members.act(MemberAct::ByHand);
    office.choose(u"neighbours"_s);
    office.byHand.setReason(u"lives here"_s);
    CHECK(office.model().takeWhyNot == u"The member is not in it."_s);
    office.byHand.give();
    CHECK(office.called("moveSegment neighbours in lives here"));
    CHECK(office.members.model().notice.words == u"Put into the segment neighbours."_s);
}

TEST_CASE("what needs approval by hand is done once it is there, and a refusal is said")
{
    Office office;
    office.choose(u"A coffee"_s);
    office.byHand.setReason(u"sorry"_s);
    office.till.couponStop = ValueRefusal::NeedsRight;
    office.byHand.give();
    CHECK(office.model().notice.words == wordsFor(ValueRefusal::NeedsRight));
    office.till.couponStop = ValueRefusal::NeedsApproval;
    office.byHand.give();
    REQUIRE(office.asking.question());
    office.asking.answer(u"3001"_s);
    CHECK(std::ranges::count(office.till.calls, "moveCoupons coffee 1 sorry") == 3);
    CHECK_FALSE(office.byHand.isOpen());
}

TEST_CASE("the page of what is done by hand has its key, its fields, and gives the member's page back")
{
    switchTo(u"en"_s);
    test::FakeTill till;
    test::FakeClock clock{till.now};
    TillWindow window(till, clock);
    till.status.role = access::Role::Manager;
    till.start();
    till.offerWallet();
    window.show();
    window.showManager(true);
    window.members().find(u"13812345678"_s);
    auto* const open = window.findChild<QAbstractButton*>(u"managerByHand"_s);
    REQUIRE(open);
    open->click();
    QCoreApplication::processEvents();
    auto* const rows = window.findChild<RowList*>(u"byHandRows"_s);
    REQUIRE(rows);
    CHECK(rows->isVisible());
    rows->setCurrent(0);
    Q_EMIT rows->chosen(0);
    window.findChild<QLineEdit*>(u"byHandReason"_s)->setText(u"sorry"_s);
    auto* const give = window.findChild<QPushButton*>(u"byHandGive"_s);
    CHECK(give->isEnabled());
    CHECK(window.findChild<QPushButton*>(u"byHandTake"_s)->text().contains(u"Alt+O"_s));
    give->click();
    CHECK(std::ranges::count(till.calls, "moveCoupons ten 1 sorry") == 1);
    CHECK_FALSE(rows->isVisible());
}

TEST_CASE("a load of today is taken back from the list of what was booked, with a reason")
{
    switchTo(u"en"_s);
    test::FakeTill till;
    test::FakeClock clock{till.now};
    TillWindow window(till, clock);
    till.start();
    till.offerWallet();
    till.scanMember("13812345678", checkout::Verdict::Kind::LiveCodeOnline, access::Trust::LiveOnline);
    window.presenter().act(Act::Value);
    ValuePresenter& value = window.value();
    CHECK_FALSE(value.model().voidWhyNot.isEmpty()); // nothing was booked yet
    value.voidLoad();
    CHECK(value.model().notice.words == u"Nothing was topped up or paid out here yet"_s);
    value.setAmount(u"500"_s);
    value.load();
    CHECK(value.model().voidWhyNot.isEmpty());
    till.unloadStop = ValueRefusal::Spent;
    for (int tries = 0; tries < 2; ++tries) {
        value.voidLoad();
        REQUIRE(window.presenter().asking().question());
        window.presenter().asking().answer(u"typed wrong"_s);
        if (tries == 0)
            CHECK(value.model().notice.words == wordsFor(ValueRefusal::Spent));
    }
    CHECK(std::ranges::count(till.calls, "voidLoad typed wrong") == 2);
    CHECK(value.model().notice.words.startsWith(u"Taken back. Pay back ¥500.00; gift taken back ¥80.00."_s));
    value.voidLoad();
    CHECK(value.model().notice.words == u"Only a top-up of today that was not taken back: choose one"_s);
}

} // namespace
} // namespace loyalty::ui
