#include "ui/till/screen.h"

#include "core/base/assert.h"

namespace loyalty::ui {

using namespace Qt::StringLiterals;

QString wordOf(Page page)
{
    switch (page) {
    case Page::Sale:
        return u"sale"_s;
    case Page::Enrol:
        return u"enrol"_s;
    case Page::Sales:
        return u"sales"_s;
    case Page::Keys:
        return u"keys"_s;
    case Page::Value:
        return u"value"_s;
    }
    LOYALTY_ASSERT(!"unknown page");
}

QString wordOf(Panel panel)
{
    switch (panel) {
    case Panel::Basket:
        return u"basket"_s;
    case Panel::Redeem:
        return u"redeem"_s;
    case Panel::Why:
        return u"why"_s;
    case Panel::Done:
        return u"done"_s;
    case Panel::Wallet:
        return u"wallet"_s;
    }
    LOYALTY_ASSERT(!"unknown panel");
}

QString wordOf(SalesModel::Place place)
{
    switch (place) {
    case SalesModel::Place::List:
        return u"list"_s;
    case SalesModel::Place::Sale:
        return u"sale"_s;
    case SalesModel::Place::Preview:
        return u"preview"_s;
    case SalesModel::Place::Blind:
        return u"blind"_s;
    }
    LOYALTY_ASSERT(!"unknown place");
}

} // namespace loyalty::ui
