#include "ui/style/row_list.h"

#include <QCoreApplication>
#include <QPushButton>

#include <catch2/catch_test_macros.hpp>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

std::vector<Row> rows(int count)
{
    std::vector<Row> made;
    for (int i = 0; i < count; ++i)
        made.push_back({.title = QString::number(i)});
    return made;
}

TEST_CASE("a list keeps its place when its rows change, and stays inside them")
{
    RowList list(RowList::Use::Choosing, nullptr);
    list.setRows(rows(5));
    list.setCurrent(4);
    list.setRows(rows(6));
    CHECK(list.current() == 4);
    list.setRows(rows(2));
    CHECK(list.current() == 1);
    list.setRows({});
    CHECK(list.current() == -1);
}

TEST_CASE("keys stand on the current row and go when there is none")
{
    RowList list(RowList::Use::Choosing, nullptr);
    auto* keys = new QPushButton(u"+"_s);
    list.standOnCurrent(keys);
    list.showKeys(true);
    list.resize(400, 400);
    list.show();
    list.setRows(rows(4));
    list.setCurrent(0);
    QCoreApplication::processEvents();
    REQUIRE(keys->isVisible());
    const int first = keys->y();
    list.setCurrent(2);
    CHECK(keys->y() > first);
    CHECK(list.visualRect(list.currentIndex()).contains(keys->geometry().center()));
    list.setCurrent(-1);
    CHECK_FALSE(keys->isVisible());
}

TEST_CASE("a list that is only read has no current row")
{
    RowList list(RowList::Use::Reading, nullptr);
    list.setRows(rows(3));
    CHECK(list.current() == -1);
    CHECK(list.focusPolicy() == Qt::NoFocus);
}

} // namespace
} // namespace loyalty::ui
