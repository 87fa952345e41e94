#include "ui/sale/sales_presenter.h"

#include "core/ledger/asset_keys.h"
#include "tests/support/base/fake_clock.h"
#include "tests/support/ui/fake_till.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;
using Place = SalesModel::Place;

struct Desk
{
    test::FakeTill till;
    test::FakeClock clock{till.now};
    Asking asking{till};
    SalesPresenter presenter{till, asking, clock};

    Desk()
    {
        till.start();
        presenter.open();
    }
    [[nodiscard]] const SalesModel& model() const { return presenter.model(); }
    [[nodiscard]] bool called(const std::string& call) const { return std::ranges::count(till.calls, call) > 0; }
};

TEST_CASE("a sale shows its articles by name")
{
    Desk desk;
    desk.till.articles["6901234567892"].name = "Green tea";
    desk.till.articles.erase("6902345678901");
    desk.presenter.openRow(0);
    CHECK(desk.model().rows[0].title == u"Green tea"_s);
    CHECK(desk.model().rows[1].title == u"6902345678901"_s);
    CHECK(desk.model().rows[2].title == u"Amount"_s);
}

TEST_CASE("what the chosen goods come to is said before they are taken back")
{
    Desk desk;
    desk.presenter.openRow(0);
    CHECK(desk.model().paidBack.isEmpty());
    desk.presenter.toggle(0);
    CHECK(desk.model().paidBack.contains(u"10.00"_s));
    CHECK(desk.model().notice.words.contains(u"points taken back: 10"_s));
    desk.presenter.toggle(1);
    CHECK(desk.model().paidBack.contains(u"20.00"_s));
    desk.presenter.toggle(0);
    desk.presenter.toggle(1);
    CHECK(desk.model().paidBack.isEmpty());
    CHECK(desk.model().notice.words.isEmpty());
    CHECK_FALSE(desk.called("returnGoods 1:1000"));
}

TEST_CASE("what went besides points and money is said before goods come back, and after")
{
    Desk desk;
    desk.till.offerWallet();
    desk.till.returnMore = [](terminal::ReturnView& back) {
        back.waived = Points(3);
        back.paidInMoney = Points(20);
        back.withheldMinor = 20;
        back.moved = {{ledger::coupons("ten"), 1}, {ledger::stamps("tea"), -2}};
    };
    const auto tells = [](const QString& words) {
        return words.contains(u"Of those let go: 3."_s) &&
               words.contains(u"Kept for points already spent (20): ¥0.20."_s) &&
               words.contains(u"1 coupon given back: 10.00 off from 50.00 on."_s) &&
               words.contains(u"2 stamps taken back: Tea card."_s);
    };
    desk.presenter.openRow(0);
    desk.presenter.toggle(0);
    CHECK(tells(desk.model().notice.words));
    desk.presenter.takeBack();
    desk.asking.answer({});
    REQUIRE(desk.model().notice.words.startsWith(u"Returned. Pay back"_s));
    CHECK(tells(desk.model().notice.words));
}

TEST_CASE("a sale in which goods came back is not voided, and says why not")
{
    Desk desk;
    desk.till.sales.front().sold.exchanged = journal::Returned();
    desk.presenter.open();
    desk.presenter.openRow(0);
    CHECK_FALSE(desk.model().canVoid);
    CHECK(desk.model().voidWhyNot == u"Goods came back in this sale. Return what was bought instead."_s);
    CHECK(desk.model().whyNot.contains(desk.model().voidWhyNot));
    desk.presenter.voidSale();
    CHECK_FALSE(desk.asking.question());
}

TEST_CASE("what other goods would have come to is shown to nobody")
{
    Desk desk;
    desk.till.holdsPreviews = true;
    desk.presenter.openRow(0);
    desk.presenter.toggle(0);
    desk.presenter.toggle(1);
    REQUIRE(desk.till.heldPreviews.size() == 2);
    desk.till.heldPreviews[0]();
    CHECK(desk.model().paidBack.isEmpty());
    desk.till.heldPreviews[1]();
    CHECK(desk.model().paidBack.contains(u"20.00"_s));
    desk.presenter.toggle(0);
    desk.presenter.toggle(1);
    desk.till.heldPreviews[2]();
    CHECK(desk.model().paidBack.isEmpty());
}

TEST_CASE("the latest sales are listed with what became of them")
{
    Desk desk;
    REQUIRE(desk.model().rows.size() == 5);
    CHECK(desk.model().rows[0].title == u"13:59 · 0002-0444"_s);
    CHECK(desk.model().rows[1].detail.contains(u"no member"_s));
    CHECK(desk.model().rows[2].detail.contains(u"goods returned"_s));
    CHECK(desk.model().rows[3].detail.contains(u"voided"_s));
    CHECK(desk.model().rows[4].title.startsWith(u"17 Nov"_s));
}

TEST_CASE("a row of the latest sales says its number, who bought, and how its receipt stands")
{
    Desk desk;
    const auto& rows = desk.model().rows;
    REQUIRE(rows.size() == 5);
    const auto says = [&](std::size_t row, const QString& words) {
        INFO(rows[row].detail.toStdString());
        CHECK(rows[row].detail.contains(words));
    };
    says(0, u"0002-1-1c1c-444"_s);
    says(0, u"王** ****5678"_s);
    says(0, u"receipt printed"_s);
    says(1, u"no member"_s);
    says(1, u"receipt not printed"_s);
    says(2, u"receipt reprinted 2 time"_s);
    says(3, u"receipt printed?"_s);
    says(4, u"receipt not wanted"_s);
}

TEST_CASE("a sale is found by its number, and one that is not there is said")
{
    Desk desk;
    desk.presenter.find(u"nothing"_s);
    CHECK(desk.model().notice.tone == Tone::Wait);
    CHECK(desk.model().place == Place::List);
    desk.presenter.find(u"0002-0444"_s);
    CHECK(desk.model().place == Place::Sale);
    CHECK(desk.model().rows.size() == 3);
}

TEST_CASE("a receipt that was scanned shows its sale")
{
    Desk desk;
    bool shown = false;
    QObject::connect(&desk.presenter, &SalesPresenter::shown, [&shown] { shown = true; });
    Q_EMIT desk.till.saleShown(desk.till.sales.front());
    CHECK(shown);
    CHECK(desk.model().place == Place::Sale);
}

TEST_CASE("goods come back line by line, in the quantities that are chosen")
{
    Desk desk;
    desk.presenter.openRow(0);
    CHECK_FALSE(desk.model().canReturn);
    desk.presenter.toggle(0);
    desk.presenter.step(1, 1);
    desk.presenter.step(1, 1);
    CHECK(desk.model().rows[1].figureDetail == u"comes back: 2"_s);
    desk.presenter.takeBack();
    desk.asking.answer({});
    CHECK(desk.called("returnGoods 1:1000 2:2000"));
    CHECK(desk.model().notice.words.startsWith(u"Returned. Pay back ¥20.00"_s));
    CHECK(desk.model().rows[0].detail.contains(u"all returned"_s));
    CHECK(desk.model().rows[1].detail.contains(u"1 left"_s));
    CHECK_FALSE(desk.model().canVoid);
}

TEST_CASE("never more comes back than was sold, and nothing twice")
{
    Desk desk;
    desk.presenter.openRow(0);
    for (int i = 0; i < 9; ++i)
        desk.presenter.step(1, 1);
    CHECK(desk.model().rows[1].figureDetail == u"comes back: 3"_s);
    desk.presenter.setQuantity(1, u"4"_s);
    CHECK(desk.model().notice.tone == Tone::Wait);
    for (int i = 0; i < 9; ++i)
        desk.presenter.step(1, -1);
    CHECK_FALSE(desk.model().canReturn);
    desk.presenter.toggle(0);
    desk.presenter.takeBack();
    desk.asking.answer({});
    desk.presenter.toggle(0);
    CHECK(desk.model().notice.words.startsWith(u"All of this line"_s));
    CHECK_FALSE(desk.model().canReturn);
}

TEST_CASE("a return that is refused keeps what was chosen")
{
    Desk desk;
    desk.presenter.openRow(0);
    desk.presenter.toggle(0);
    desk.till.returnStop = terminal::ReturnStop{.why = terminal::ReturnUseRefusal::SaleVoided};
    desk.presenter.takeBack();
    desk.asking.answer({});
    CHECK(desk.model().notice.tone == Tone::Stop);
    CHECK(desk.model().canReturn);
}

TEST_CASE("while head office is asked about a return, the cashier sees it and nothing can be pressed twice")
{
    Desk desk;
    desk.till.holdsBack = true;
    desk.presenter.openRow(0);
    desk.presenter.toggle(0);
    desk.presenter.takeBack();
    desk.asking.answer({});
    CHECK(desk.model().notice.words.startsWith(u"Head office is asked"_s));
    CHECK_FALSE(desk.model().canReturn);
    CHECK_FALSE(desk.model().canVoid);
    CHECK(desk.model().whyNot == u"One moment: head office is asked about this sale"_s);
    desk.presenter.toggle(1);
    CHECK(desk.model().rows[1].figureDetail.isEmpty());
    desk.till.answerNow();
    CHECK(desk.model().notice.words.startsWith(u"Returned."_s));
    CHECK(desk.model().rows[0].detail.contains(u"all returned"_s));
}

TEST_CASE("a return or void without head office says that it went by what is known here")
{
    Desk desk;
    desk.till.reached = false;
    desk.presenter.openRow(0);
    desk.presenter.toggle(0);
    desk.presenter.takeBack();
    desk.asking.answer({});
    CHECK(desk.model().notice.words.contains(u"Head office was not reached"_s));
    desk.presenter.openRow(4);
    desk.presenter.show(desk.till.sales[1]);
    desk.presenter.voidSale();
    desk.asking.answer(u"mistake"_s);
    CHECK(desk.model().notice.words.contains(u"Head office was not reached"_s));
}

TEST_CASE("what head office knows of a sale is shown where it refuses a return")
{
    Desk desk;
    desk.presenter.openRow(0);
    desk.presenter.toggle(0);
    desk.till.returnStop =
        terminal::ReturnStop{.why = terminal::ReturnUseRefusal::Return, .detail = engine::ReturnRefusal::NothingLeft};
    desk.till.sales[0].returned = {{.id = 1, .quantity = Quantity::pieces(1)}};
    desk.presenter.takeBack();
    desk.asking.answer({});
    CHECK(desk.model().notice.tone == Tone::Stop);
    CHECK(desk.model().rows[0].detail.contains(u"all returned"_s));
    CHECK_FALSE(desk.model().canReturn);
}

TEST_CASE("what cannot be done with a sale says why above the buttons")
{
    Desk desk;
    desk.presenter.openRow(0);
    CHECK(desk.model().whyNot == u"Take back: "_s + desk.model().returnWhyNot);
    desk.presenter.show(desk.till.sales[3]);
    CHECK(desk.model().whyNot == desk.model().voidWhyNot);
    CHECK_FALSE(desk.model().whyNot.isEmpty());
    desk.presenter.show(desk.till.sales[2]);
    CHECK(desk.model().whyNot.contains(u"Void: "_s));
    desk.presenter.toggle(0);
    CHECK_FALSE(desk.model().whyNot.contains(u"Take back: "_s));
}

TEST_CASE("a void asks why, then for approval, and is done once")
{
    Desk desk;
    desk.presenter.openRow(0);
    desk.till.voidStop = terminal::VoidRefusal::NeedsApproval;
    desk.presenter.voidSale();
    desk.asking.answer({});
    CHECK_FALSE(desk.asking.question()->trouble.isEmpty());
    desk.asking.answer(u"wrong goods"_s);
    REQUIRE(desk.asking.question());
    CHECK(desk.model().canVoid);
    desk.asking.answer(u"3001"_s);
    CHECK(std::ranges::count(desk.till.calls, "voidSale wrong goods") == 2);
    CHECK(desk.called("approve 3001 void"));
    CHECK_FALSE(desk.model().canVoid);
    CHECK_FALSE(desk.model().canReturn);
}

TEST_CASE("a void and its approval are of the sale that was asked about, whatever is scanned meanwhile")
{
    Desk desk;
    const terminal::SaleView asked = desk.till.sales[0];
    const terminal::SaleView other = desk.till.sales[1];
    desk.presenter.show(asked);
    desk.till.voidStop = terminal::VoidRefusal::NeedsApproval;
    desk.presenter.voidSale();
    CHECK(desk.asking.question()->text.startsWith(u"Sale of 13:59 · 0002-0444"_s));
    Q_EMIT desk.till.saleShown(other);
    desk.asking.answer(u"wrong goods"_s);
    CHECK(desk.till.touched == asked.id);
    REQUIRE(desk.asking.question());
    Q_EMIT desk.till.saleShown(other);
    desk.asking.answer(u"3001"_s);
    CHECK(desk.till.touched == asked.id);
    CHECK(desk.model().title.contains(u"0002-0444"_s));
    CHECK(desk.model().notice.words.startsWith(u"Voided."_s));
}

TEST_CASE("what was chosen to come back comes back of its own sale, and of a list that was opened meanwhile")
{
    Desk desk;
    const terminal::SaleView asked = desk.till.sales[0];
    desk.presenter.show(asked);
    desk.presenter.toggle(1);
    desk.presenter.takeBack();
    SECTION("another receipt is scanned")
    {
        Q_EMIT desk.till.saleShown(desk.till.sales[1]);
    }
    SECTION("the page is opened anew")
    {
        desk.presenter.open();
    }
    desk.asking.answer({});
    CHECK(desk.called("returnGoods 2:3000"));
    CHECK(desk.till.touched == asked.id);
    CHECK(desk.model().title.contains(u"0002-0444"_s));
}

TEST_CASE("while head office is asked neither a scan nor Escape leaves the sale, and the outcome is its own")
{
    Desk desk;
    desk.till.holdsBack = true;
    desk.presenter.openRow(0);
    desk.presenter.voidSale();
    desk.asking.answer(u"wrong goods"_s);
    Q_EMIT desk.till.saleShown(desk.till.sales[1]);
    CHECK(desk.model().title.contains(u"0002-0444"_s));
    CHECK(desk.model().notice.words.startsWith(u"Head office is still asked"_s));
    CHECK(desk.presenter.back());
    desk.presenter.open();
    CHECK(desk.model().place == Place::Sale);
    desk.till.answerNow();
    CHECK(desk.model().title.contains(u"0002-0444"_s));
    CHECK(desk.model().notice.words.startsWith(u"Voided."_s));
}

TEST_CASE("what is paid back stands on the page until it is left, and goes along to the next receipt")
{
    Desk desk;
    desk.presenter.openRow(0);
    desk.presenter.voidSale();
    desk.asking.answer(u"wrong goods"_s);
    const QString outcome = desk.model().notice.words;
    desk.presenter.open();
    CHECK(desk.model().notice.words == outcome);
    SECTION("left, it was read")
    {
        CHECK(desk.presenter.back());
        CHECK(desk.model().place == Place::List);
        CHECK(desk.model().notice.words.isEmpty());
    }
    SECTION("another receipt shows it once more, by its sale")
    {
        Q_EMIT desk.till.saleShown(desk.till.sales[1]);
        CHECK(desk.model().title.contains(u"0002-0443"_s));
        CHECK(desk.model().notice.words.startsWith(u"Sale of 13:59 · 0002-0444"_s));
        CHECK(desk.model().notice.words.endsWith(outcome));
    }
}

TEST_CASE("the paper of a sale is printed again; that of a return just made for the first time")
{
    Desk desk;
    desk.presenter.openRow(0);
    desk.presenter.print();
    CHECK(desk.till.calls.back() == "print again");
    desk.presenter.toggle(0);
    desk.presenter.takeBack();
    desk.asking.answer({});
    desk.presenter.print();
    CHECK(desk.till.calls.back() == "print");
}

TEST_CASE("what is paid back stays to be read while its paper is printed")
{
    Desk desk;
    desk.presenter.openRow(0);
    desk.presenter.toggle(0);
    desk.presenter.takeBack();
    desk.asking.answer({});
    const QString outcome = desk.model().notice.words;
    Q_EMIT desk.till.printChanged({.of = desk.till.sales.front().id, .state = PrintView::State::Printed});
    CHECK(desk.model().notice.words.startsWith(outcome));
    CHECK(desk.model().notice.words != outcome);
}

TEST_CASE("back leads from the picture to the sale, to the list, and out")
{
    Desk desk;
    desk.presenter.openRow(0);
    desk.presenter.preview();
    CHECK(desk.model().place == Place::Preview);
    CHECK(desk.presenter.back());
    CHECK(desk.model().place == Place::Sale);
    CHECK(desk.presenter.back());
    CHECK(desk.model().place == Place::List);
    CHECK_FALSE(desk.presenter.back());
}

} // namespace
} // namespace loyalty::ui
