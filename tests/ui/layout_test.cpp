#include "tests/support/ui/screens.h"
#include "ui/language/language.h"
#include "ui/style/act_button.h"
#include "ui/style/number_field.h"
#include "ui/till/acts.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>

#include <catch2/catch_test_macros.hpp>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

/// 1366 × 768 pixels at a scale of 1.25: the smallest screen that must do.
constexpr QSize kSmallest(1092, 614);
/// A screen of 4K at a scale of 1, as a wall of a self-service corner has it.
constexpr QSize kLargest(3840, 2160);

/// Calls `check` with every page in every state, in both languages, on a screen of this size.
void onEveryScreen(QSize size, const std::function<void(QWidget& window)>& check)
{
    for (const QString& language : languages()) {
        switchTo(language);
        for (const test::Screen& screen : test::allScreens()) {
            test::Stage stage;
            stage.clock.set(stage.till.now);
            const std::unique_ptr<QWidget> window = screen.make(stage);
            window->resize(size);
            window->show();
            QCoreApplication::processEvents();
            INFO(screen.name << " in " << language.toStdString());
            check(*window);
        }
    }
    switchTo(u"en"_s);
}

template <class Widget>
std::vector<Widget*> visible(QWidget& window)
{
    std::vector<Widget*> found;
    for (Widget* widget : window.findChildren<Widget*>())
        if (widget->isVisible())
            found.push_back(widget);
    return found;
}

std::string nameOf(const QWidget& widget)
{
    return widget.objectName().toStdString() + " " + widget.accessibleName().toStdString();
}

bool isInList(const QWidget& widget)
{
    for (const QWidget* above = widget.parentWidget(); above != nullptr; above = above->parentWidget())
        if (qobject_cast<const QAbstractScrollArea*>(above) != nullptr)
            return true;
    return false;
}

void fits(QWidget& window, QSize size)
{
    CHECK(window.size() == size);
    CHECK(window.minimumSizeHint().width() <= size.width());
    CHECK(window.minimumSizeHint().height() <= size.height());
}

/// No words are clipped, in any language.
void clipsNothing(QWidget& window)
{
    for (const QLabel* label : visible<QLabel>(window)) {
        INFO(nameOf(*label) << ": " << label->text().toStdString());
        if (label->wordWrap()) {
            CHECK(label->heightForWidth(label->width()) <= label->height() + 1);
        } else {
            CHECK(label->sizeHint().width() <= label->width() + 1);
        }
    }
    for (const QAbstractButton* button : visible<QAbstractButton>(window)) {
        INFO(nameOf(*button) << ": " << button->text().toStdString());
        CHECK(button->minimumSizeHint().width() <= button->width() + 1);
        CHECK(button->minimumSizeHint().height() <= button->height() + 1);
    }
}

/// Nothing reaches out of what holds it, and no two controls overlap.
void keepsInside(QWidget& window)
{
    for (const QWidget* widget : visible<QWidget>(window)) {
        if (widget->isWindow() || isInList(*widget))
            continue;
        INFO(nameOf(*widget) << " " << widget->metaObject()->className());
        CHECK(widget->parentWidget()->rect().contains(widget->geometry()));
    }
    const auto buttons = visible<QAbstractButton>(window);
    for (const QAbstractButton* a : buttons)
        for (const QAbstractButton* b : buttons)
            if (a < b && a->parentWidget() == b->parentWidget()) {
                INFO(nameOf(*a) << " and " << nameOf(*b));
                CHECK_FALSE(a->geometry().intersects(b->geometry()));
            }
}

/// What a screen reader is told of it, by the same interface that AT-SPI asks.
QString spoken(QAccessibleInterface* told)
{
    return told != nullptr ? told->text(QAccessible::Name) : QString();
}

/// Every control says what it is, and every row of a list.
void namesControls(QWidget& window)
{
    for (const QWidget* widget : visible<QWidget>(window)) {
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const bool control =
            button != nullptr || qobject_cast<const QLineEdit*>(widget) != nullptr || widget->inherits("QListView");
        if (!control)
            continue;
        INFO(widget->objectName().toStdString() << " " << widget->metaObject()->className());
        CHECK_FALSE(widget->objectName().isEmpty());
        QAccessibleInterface* const told = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
        CHECK_FALSE(spoken(told).isEmpty());
        if (told != nullptr && widget->inherits("QListView"))
            for (int row = 0; row < told->childCount(); ++row)
                CHECK_FALSE(spoken(told->child(row)).isEmpty());
    }
}

/// What a cashier touches is 72 pixels wide and high.
void canBeTouched(QWidget& window)
{
    for (const QAbstractButton* button : visible<QAbstractButton>(window)) {
        const bool act = qobject_cast<const ActButton*>(button) != nullptr || button->property("touch").toBool() ||
                         button->property("look").toString() == "pad"_L1;
        if (!act)
            continue;
        INFO(nameOf(*button));
        CHECK(button->width() >= 72);
        CHECK(button->height() >= 72);
    }
}

/// The number pad and the acts take no focus, and input methods are off in fields for numbers.
void leavesFocus(QWidget& window)
{
    for (const QAbstractButton* button : visible<QAbstractButton>(window))
        if (qobject_cast<const ActButton*>(button) != nullptr || button->property("look").toString() == "pad"_L1)
            CHECK(button->focusPolicy() == Qt::NoFocus);
    for (const NumberField* field : window.findChildren<NumberField*>())
        CHECK_FALSE(field->inputMethodQuery(Qt::ImEnabled).toBool());
}

/// Every control that takes the focus is reached by Tab, and Tab comes round.
void tabsRound(QWidget& window)
{
    const QWidget* widget = &window;
    std::size_t steps = 0;
    constexpr std::size_t kEnough = 5'000; // more than a window has
    do {
        widget = widget->nextInFocusChain();
        ++steps;
    } while (widget != &window && steps < kEnough);
    CHECK(steps < kEnough);
}

/// Acts keep their places on every page, whatever can be done.
void keepsPlaces(QWidget& window, std::map<std::string, QRect>& places)
{
    if (window.findChild<QWidget*>(u"entry"_s) == nullptr || !window.findChild<QWidget*>(u"entry"_s)->isVisible())
        return;
    for (const ActKey& key : kActs) {
        const auto* const act = window.findChild<ActButton*>(QString::fromLatin1(key.name));
        REQUIRE(act != nullptr);
        const QRect place(act->mapTo(&window, QPoint()), act->size());
        const auto known = places.try_emplace(act->objectName().toStdString(), place).first;
        INFO(nameOf(*act));
        CHECK(act->isVisible());
        CHECK(known->second == place);
    }
}

void holds(QSize size)
{
    std::map<std::string, QRect> places;
    onEveryScreen(size, [&places, size](QWidget& window) {
        fits(window, size);
        clipsNothing(window);
        keepsInside(window);
        namesControls(window);
        canBeTouched(window);
        leavesFocus(window);
        tabsRound(window);
        keepsPlaces(window, places);
    });
    CHECK(places.size() == kActs.size());
}

TEST_CASE("every page in every state and language fits, is whole, named, touchable and in its place")
{
    holds(kSmallest);
}

TEST_CASE("so it is on a screen of 4K")
{
    holds(kLargest);
}

} // namespace
} // namespace loyalty::ui
