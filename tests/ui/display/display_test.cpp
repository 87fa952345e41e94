#include "tests/support/ui/fake_till.h"
#include "ui/display/display_window.h"
#include "ui/language/language.h"

#include <QCoreApplication>
#include <QLabel>

#include <catch2/catch_test_macros.hpp>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;
using checkout::DisplayView;

DisplayView aMember(const test::FakeTill& till)
{
    return {.page = DisplayView::Page::Greeting,
            .maskedName = "王**",
            .tier = "silver",
            .nextTier = "gold",
            .balance = Points(3'268),
            .earns = Points(1),
            .currency = till.view.currency,
            .tierFrom = 200'000,
            .tierQualifying = 500'000,
            .tierMissing = 300'000,
            .hasMember = true};
}

TEST_CASE("the display greets, and shows how far it is to the next tier from where this one began")
{
    const test::FakeTill till;
    const DisplayModel model = displayModel(aMember(till), till.words, {});
    CHECK(model.greeting == u"Welcome, 王**"_s);
    CHECK(model.figure == u"3,268"_s);
    CHECK(model.meterWords == u"¥3,000.00 more to Gold"_s);
    CHECK(model.share == 0.5);
}

TEST_CASE("where spending alone does not lead to the next tier, the display names no amount")
{
    const test::FakeTill till;
    DisplayView view = aMember(till);
    view.tierMissing = 0;
    CHECK_FALSE(displayModel(view, till.words, {}).meter);
}

TEST_CASE("every page of the display has one figure or one sentence")
{
    const test::FakeTill till;
    for (const auto page : {DisplayView::Page::Welcome, DisplayView::Page::Greeting, DisplayView::Page::Basket,
                            DisplayView::Page::Thanks})
        for (const bool hasMember : {true, false}) {
            DisplayView view = aMember(till);
            view.page = page;
            view.hasMember = hasMember;
            const DisplayModel model = displayModel(view, till.words, u"Store"_s);
            CHECK_FALSE((model.figure.isEmpty() && model.line.isEmpty()));
        }
    DisplayView basket = aMember(till);
    basket.page = DisplayView::Page::Basket;
    CHECK(displayModel(basket, till.words, {}).line == u"You earn 1 point"_s);
}

TEST_CASE("the display never takes the focus")
{
    const DisplayWindow window;
    CHECK((window.windowFlags() & Qt::WindowDoesNotAcceptFocus) != 0);
    CHECK(window.testAttribute(Qt::WA_ShowWithoutActivating));
    CHECK(window.focusPolicy() == Qt::NoFocus);
}

TEST_CASE("figures on the display are at least 72 pixels, on a small screen too")
{
    const test::FakeTill till;
    DisplayWindow window;
    window.show(aMember(till));
    for (const QSize size : {QSize(800, 480), QSize(1092, 614), QSize(1920, 1080), QSize(3840, 2160)}) {
        window.resize(size);
        window.show();
        QCoreApplication::processEvents();
        CHECK(window.findChild<QLabel*>(u"displayFigure"_s)->font().pixelSize() >= 72);
    }
}

TEST_CASE("the display changes its language while it is shown")
{
    const test::FakeTill till;
    DisplayWindow window;
    window.show(aMember(till));
    switchTo(u"zh_CN"_s);
    QCoreApplication::processEvents();
    CHECK(window.findChild<QLabel*>(u"displayGreeting"_s)->text() == u"王**，欢迎光临"_s);
    switchTo(u"en"_s);
}

} // namespace
} // namespace loyalty::ui
