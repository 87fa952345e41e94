#include "ui/sale/sales_page.h"

#include "tests/support/base/fake_clock.h"
#include "tests/support/ui/fake_till.h"

#include <QApplication>
#include <QKeyEvent>

#include <catch2/catch_test_macros.hpp>

namespace loyalty::ui {
namespace {

/// As the keyboard sends it: to whatever has the focus, and on to what that stands on.
void press(int key)
{
    QWidget* const widget = QApplication::focusWidget();
    REQUIRE(widget);
    QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
    QApplication::sendEvent(widget, &event);
}

TEST_CASE("two keys lead from the field of the number to the sale above all others")
{
    test::FakeTill till;
    test::FakeClock clock{till.now};
    Asking asking{till};
    SalesPresenter presenter{till, asking, clock};
    SalesPage page(presenter, nullptr);
    till.start();
    presenter.open();
    page.show();
    page.activateWindow();
    QApplication::processEvents();
    page.begin();
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    CHECK(presenter.model().place == SalesModel::Place::Sale);
    CHECK(presenter.model().title.contains(QStringLiteral("0002-0444")));
}

TEST_CASE("a sale's lines stay where they are when one is chosen to come back")
{
    test::FakeTill till;
    test::FakeClock clock{till.now};
    Asking asking{till};
    SalesPresenter presenter{till, asking, clock};
    SalesPage page(presenter, nullptr);
    till.start();
    page.resize(1100, 700);
    presenter.open();
    page.show();
    presenter.openRow(0);
    QApplication::processEvents();
    const auto* const lines = page.findChild<QWidget*>(QStringLiteral("saleLines"));
    REQUIRE(lines);
    const QPoint before = lines->mapTo(&page, QPoint());
    presenter.toggle(0);
    QApplication::processEvents();
    REQUIRE_FALSE(presenter.model().paidBack.isEmpty());
    CHECK(lines->mapTo(&page, QPoint()) == before);
    presenter.toggle(0);
    QApplication::processEvents();
    CHECK(lines->mapTo(&page, QPoint()) == before);
}

} // namespace
} // namespace loyalty::ui
