#include "tests/support/base/fake_clock.h"
#include "tests/support/ui/fake_till.h"
#include "ui/sale/sales_presenter.h"
#include "ui/till/till_window.h"
#include "ui/value/value_presenter.h"

#include <QCoreApplication>
#include <QLineEdit>

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;
using terminal::ReturnUseRefusal;

struct Counter
{
    test::FakeTill till;
    test::FakeClock clock{till.now};
    Asking asking{till};
    SalesPresenter sales{till, asking, clock};
    BlindReturnPresenter& blind = sales.blind();

    Counter()
    {
        till.start();
        sales.open();
    }
    void openFor(const QString& receipt)
    {
        sales.find(receipt);
        sales.takeBackBlind();
        REQUIRE(blind.isOpen());
    }
    [[nodiscard]] const BlindReturnModel& model() const { return blind.model(); }
    [[nodiscard]] long count(const std::string& call) const { return std::ranges::count(till.calls, call); }
};

TEST_CASE("goods come back without their sale only after it was looked for")
{
    Counter counter;
    counter.sales.takeBackBlind();
    CHECK_FALSE(counter.blind.isOpen());
    CHECK(counter.sales.model().notice.words.startsWith(u"Look for the sale first"_s));
    counter.sales.find(counter.sales.model().rows.empty() ? u""_s : u"0002-0444"_s);
    CHECK(counter.sales.model().place == SalesModel::Place::Sale);
    counter.sales.back();
    counter.openFor(u"7788-12"_s);
    CHECK(counter.sales.model().place == SalesModel::Place::Blind);
    CHECK(counter.till.diverted);
    CHECK(counter.model().text.contains(u"7788-12"_s));
    CHECK(counter.sales.back());
    CHECK(counter.sales.model().place == SalesModel::Place::List);
    CHECK_FALSE(counter.till.diverted);
}

TEST_CASE("nothing of the page moves, however long it is what is said above it")
{
    test::FakeTill till;
    test::FakeClock clock{till.now};
    TillWindow window(till, clock);
    till.start();
    window.resize(1092, 614);
    window.show();
    window.presenter().act(Act::Sales);
    window.sales().find(u"7788-12"_s);
    window.sales().takeBackBlind();
    QCoreApplication::processEvents();
    auto* const item = window.findChild<QLineEdit*>(u"blindItem"_s);
    auto* const lines = window.findChild<QWidget*>(u"blindTakeBack"_s);
    REQUIRE(item);
    const QPoint before = item->mapTo(&window, QPoint());
    const QPoint below = lines->mapTo(&window, QPoint());
    till.blindStop = terminal::ReturnStop{ReturnUseRefusal::SaleKnown, std::nullopt};
    window.sales().blind().add(u"6901234567892"_s, u"2"_s, u"91.80"_s);
    for (const QString& reason : {QString(), u"the till that sold it is broken"_s}) {
        window.sales().blind().setReason(reason);
        window.sales().blind().takeBack();
        QCoreApplication::processEvents();
        CHECK(item->mapTo(&window, QPoint()) == before);
        CHECK(lines->mapTo(&window, QPoint()) == below);
    }
}

TEST_CASE("lines that were typed are left only after a yes")
{
    Counter counter;
    counter.openFor(u"7788-12"_s);
    CHECK(counter.blind.add({}, {}, u"12.50"_s));
    CHECK(counter.sales.back());
    REQUIRE(counter.asking.question());
    counter.asking.cancel();
    CHECK(counter.blind.isOpen());
    CHECK(counter.blind.hasLines());
    CHECK(counter.sales.back());
    counter.asking.answer({});
    CHECK_FALSE(counter.asking.question());
    CHECK_FALSE(counter.blind.isOpen());
    CHECK(counter.sales.model().place == SalesModel::Place::List);
}

TEST_CASE("what the receipt says is typed line by line, and another person allows it with a reason")
{
    Counter counter;
    counter.openFor(u"7788-12"_s);
    Q_EMIT counter.till.codeRead(u"13812345678"_s);
    CHECK(counter.model().member == u"王** ****5678"_s);
    CHECK(counter.blind.add(u"6901234567892"_s, u"2"_s, u"91.80"_s));
    CHECK(counter.blind.add({}, {}, u"12.50"_s));
    CHECK(counter.model().lines.front().title == u"东北大米 5 kg"_s);
    CHECK(counter.model().refund == u"¥104.30"_s);
    counter.blind.takeBack();
    CHECK(counter.model().notice.words == u"A reason is needed."_s);
    counter.blind.setReason(u"the line is down"_s);
    counter.till.blindStop = terminal::ReturnStop{.why = ReturnUseRefusal::NeedsApproval, .detail = {}};
    counter.blind.takeBack();
    REQUIRE(counter.asking.question());
    counter.asking.answer(u"3001"_s);
    CHECK(counter.count("approve 3001 return-without-sale") == 1);
    REQUIRE(counter.till.blind);
    CHECK(counter.till.blind->lines.size() == 2);
    CHECK(counter.till.blind->lines[0].line.quantity == Quantity::pieces(2));
    CHECK(counter.till.blind->lines[0].refundMinor == 9'180);
    CHECK(counter.till.blind->lines[1].line.id == 2);
    CHECK(counter.till.blind->member == counter.till.people.front().view.id);
    CHECK_FALSE(counter.till.blind->sale);
    CHECK(counter.till.blind->reason == "7788-12: the line is down");
    CHECK_FALSE(counter.blind.isOpen());
    CHECK(counter.sales.model().notice.words.startsWith(u"Returned. Pay back ¥104.30."_s));
    CHECK_FALSE(counter.till.diverted);
}

TEST_CASE("a press that is tried again is the same return")
{
    Counter counter;
    counter.openFor(u"7788-12"_s);
    CHECK(counter.blind.add({}, {}, u"12.50"_s));
    counter.blind.setReason(u"why"_s);
    counter.till.blindStop = Fault{FaultCode::DiskFull, {}};
    counter.blind.takeBack();
    CHECK(counter.model().notice.tone == Tone::Stop);
    CHECK(counter.blind.isOpen());
    counter.blind.takeBack();
    REQUIRE(counter.till.blind);
    CHECK_FALSE(counter.till.blind->ticket.empty());
    const std::string first = counter.till.blind->ticket;
    counter.openFor(u"7788-13"_s);
    CHECK(counter.blind.add({}, {}, u"12.50"_s));
    counter.blind.setReason(u"why"_s);
    counter.blind.takeBack();
    CHECK(counter.till.blind->ticket != first);
}

TEST_CASE("what is no line is refused with its words, and nothing that was typed is lost")
{
    Counter counter;
    counter.openFor(u"x"_s);
    CHECK(counter.blind.add({}, {}, u"1"_s));
    for (const auto& [quantity, amount] :
         {std::pair{u""_s, u""_s}, std::pair{u""_s, u"0"_s}, std::pair{u""_s, u"-5"_s}, std::pair{u""_s, u"1.005"_s},
          std::pair{u""_s, u"99999999999999"_s}, std::pair{u"0"_s, u"5"_s}, std::pair{u"many"_s, u"5"_s}}) {
        CHECK_FALSE(counter.blind.add({}, quantity, amount));
        CHECK(counter.model().notice.tone == Tone::Wait);
    }
    CHECK(counter.model().lines.size() == 1);
    counter.blind.remove(7);
    counter.blind.remove(0);
    CHECK(counter.model().lines.empty());
    for (int i = 0; i < 300; ++i)
        CHECK(counter.blind.add({}, {}, u"1"_s));
    CHECK_FALSE(counter.blind.add({}, {}, u"1"_s));
    CHECK(counter.model().notice.words.startsWith(u"That is too much for one return."_s));
}

TEST_CASE("a scan is an article or the member, whatever has the focus")
{
    Counter counter;
    counter.openFor(u"x"_s);
    QString item;
    QString amount;
    QObject::connect(&counter.blind, &BlindReturnPresenter::itemTaken, [&](const QString& what, const QString& price) {
        item = what;
        amount = price;
    });
    Q_EMIT counter.till.codeRead(u"6901234567892"_s);
    CHECK(item == u"6901234567892"_s);
    CHECK(amount == u"45.90"_s);
    Q_EMIT counter.till.codeRead(u"13000000000"_s);
    CHECK(counter.model().notice.words.startsWith(u"No such member"_s));
    counter.sales.back();
    counter.till.calls.clear();
    Q_EMIT counter.till.codeRead(u"6901234567892"_s); // the page is gone
    CHECK(counter.till.calls.empty());
}

TEST_CASE("goods that were taken for points are lines of the return, and their points come back with them")
{
    Counter counter;
    engine::GivenGoods mug{.from = "mug", .sku = "6903456789010", .pieces = 2, .points = Points(600)};
    counter.till.sales.front().sold.goods = {{.from = "offer", .sku = "", .pieces = 1, .points = {}}, mug};
    counter.sales.open();
    counter.sales.openRow(0);
    const auto& rows = counter.sales.model().rows;
    REQUIRE(rows.size() == 4); // what an offer gave on top comes back with its lines
    CHECK(rows[3].title == u"茉莉花茶 200 g"_s);
    CHECK(rows[3].figure == u"600 points"_s);
    CHECK(rows[3].detail.contains(u"taken for points"_s));
    counter.sales.step(3, 1);
    counter.sales.takeBack();
    counter.asking.answer({});
    CHECK(counter.count("returnGoods 2147483649:1000") == 1);
}

} // namespace
} // namespace loyalty::ui
