#include "ui/sale/owed_presenter.h"

#include "tests/support/base/fake_clock.h"
#include "tests/support/ui/fake_till.h"

#include <QCoreApplication>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <algorithm>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

struct Start
{
    test::FakeTill till;
    Asking asking{till};
    test::FakeClock clock{till.now};
    OwedPresenter presenter{till, asking, clock};

    Start()
    {
        till.before.owed = {{test::idOf<SaleId>(44), {}, till.now, "sold", 12'850, true},
                            {test::idOf<SaleId>(43), {}, till.now, "returned", 4'590, false}};
    }
    [[nodiscard]] auto count(const std::string& call) const { return std::ranges::count(till.calls, call); }
};

TEST_CASE("of the receipts that are not known to be on paper the last one is offered, and the others are counted")
{
    Start start;
    start.till.start();
    REQUIRE(start.asking.question());
    CHECK(start.asking.question()->text.contains(u"¥128.50"_s));
    CHECK(start.asking.question()->text.contains(u"1 more: F7 or Ctrl+T prints"_s));
    SECTION("printed")
    {
        start.asking.answer({});
        CHECK(start.count("print again") == 1);
    }
    SECTION("not needed")
    {
        start.asking.cancel();
        CHECK(start.count("declineReceipt") == 1);
    }
    QCoreApplication::processEvents();
    CHECK_FALSE(start.asking.question());
}

TEST_CASE("they are offered once, and not before somebody is at the till")
{
    Start start;
    start.till.status.operatorId.clear();
    start.till.start();
    CHECK(start.count("lastRun") == 0);
    start.till.signIn({"1001", {}}, [](const SignInAnswer&) {});
    CHECK(start.count("lastRun") == 1);
    start.till.tell(start.till.status);
    CHECK(start.count("lastRun") == 1);
}

TEST_CASE("another question goes first")
{
    Start start;
    start.asking.ask([] { return Question{.title = u"first"_s, .yes = u"y"_s, .no = u"n"_s}; }, [](const QString&) {});
    start.till.start();
    CHECK(start.asking.question()->title == u"first"_s);
    start.asking.close();
    QCoreApplication::processEvents();
    REQUIRE(start.asking.question());
    CHECK(start.asking.question()->text.contains(u"¥128.50"_s));
}

TEST_CASE("a receipt that may be on paper is told from one that never went to the printer")
{
    Start start;
    const bool unsure = GENERATE(false, true);
    start.till.before.owed.front().unsure = unsure;
    start.till.start();
    REQUIRE(start.asking.question());
    CHECK(start.asking.question()->text.contains(u"this one says COPY"_s) == unsure);
    CHECK(start.asking.question()->text.contains(u"not printed yet"_s) != unsure);
}

/// A start after the program did not end by itself, with nothing owed.
struct AfterACrash : Start
{
    AfterACrash()
    {
        till.before.owed.clear();
        till.before.cutShort = true;
        till.before.last = till.sales.front();
    }
    [[nodiscard]] QString words() { return asking.question() ? asking.question()->text : QString(); }
};

TEST_CASE("after a crash the last sale is named with its number, member and points, and may be printed again")
{
    AfterACrash start;
    start.till.status.printer = PrinterState::Ready;
    start.till.start();
    for (const QString& said : {u"0002-0444"_s, u"¥128.50"_s, u"王** ****5678"_s, u"+128 points"_s}) {
        INFO(said.toStdString());
        CHECK(start.words().contains(said));
    }
    SECTION("printed")
    {
        start.asking.answer({});
        CHECK(start.count("print again") == 1);
        CHECK(start.till.printed->of == start.till.sales.front().id);
    }
    SECTION("not needed: it was on paper, so nothing is declined")
    {
        start.asking.cancel();
        CHECK(start.count("print again") == 0);
        CHECK(start.count("declineReceipt") == 0);
    }
    QCoreApplication::processEvents();
    CHECK_FALSE(start.asking.question());
}

TEST_CASE("an orderly start says nothing, and nor does a crash a day after the last sale")
{
    AfterACrash start;
    SECTION("orderly")
    {
        start.till.before.cutShort = false;
    }
    SECTION("old")
    {
        start.till.before.last->at = start.till.now - std::chrono::hours(25);
    }
    start.till.start();
    CHECK_FALSE(start.asking.question());
}

TEST_CASE("a sale that was open is said not to be booked, whatever else there is to say")
{
    AfterACrash start;
    start.till.before.left = LeftSale{.lines = 3, .totalMinor = 4'590, .putBack = true, .more = false};
    SECTION("alone")
    {
        start.till.before.last.reset();
    }
    SECTION("beside the last sale") {}
    SECTION("beside a receipt that is owed")
    {
        start.till.before.owed = {{test::idOf<SaleId>(44), {}, start.till.now, "sold", 12'850, true}};
    }
    start.till.start();
    CHECK(start.words().contains(u"A sale of 3 lines, ¥45.90, was open and was NOT booked."_s));
    CHECK(start.words().contains(u"It is open again"_s));
    start.asking.answer({});
    QCoreApplication::processEvents();
    CHECK_FALSE(start.asking.question());
}

TEST_CASE("of a sale that could not be put back, or not whole, it is said what is to be done again")
{
    AfterACrash start;
    start.till.before.left = LeftSale{.lines = 1, .totalMinor = 100, .putBack = false, .more = true};
    start.till.start();
    CHECK(start.words().contains(u"ring it up again"_s));
    CHECK(start.words().contains(u"chosen again"_s));
}

} // namespace
} // namespace loyalty::ui
