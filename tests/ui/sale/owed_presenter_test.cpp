#include "ui/sale/owed_presenter.h"

#include "tests/support/ui/fake_till.h"

#include <QCoreApplication>

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

struct Start
{
    test::FakeTill till;
    Asking asking{till};
    OwedPresenter presenter{till, asking};

    Start()
    {
        till.owed = {{test::idOf<SaleId>(44), {}, till.now, "sold", 12'850, true},
                     {test::idOf<SaleId>(43), {}, till.now, "returned", 4'590, false}};
    }
    [[nodiscard]] auto count(const std::string& call) const { return std::ranges::count(till.calls, call); }
};

TEST_CASE("of the receipts that nobody knows to be on paper the last one is offered, and the others are counted")
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
    CHECK(start.count("owedReceipts") == 0);
    start.till.signIn({"1001", {}}, [](const SignInAnswer&) {});
    CHECK(start.count("owedReceipts") == 1);
    start.till.tell(start.till.status);
    CHECK(start.count("owedReceipts") == 1);
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

} // namespace
} // namespace loyalty::ui
