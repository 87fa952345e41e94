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

} // namespace
} // namespace loyalty::ui
