#pragma once

#include "ui/sale/sales_presenter.h"
#include "ui/till/till_presenter.h"

#include <QString>

#include <cstdint>

namespace loyalty::ui {

/// Where a till's window stands, for whoever watches it from outside: support, a script, a test.
struct Screen
{
    QString page; ///< "sale", "enrol", "sales", "keys", "value", "manager"
    QString part; ///< of the sale "basket", "redeem", "why", "done", "wallet"; of the sales "list", "sale", "preview"
    QString question;   ///< its title, in the language of the screen; empty: none
    QString said;       ///< of the page, largest: a verdict, or what came of an act; in that language
    QString printer;    ///< what the state line says of it
    QString headOffice; ///< what the state line says of it
    /// Characters in the field that has the focus; never which. −1: no field has it.
    qsizetype typed = -1;
    bool active = false;        ///< the window has the keys
    std::uint64_t revision = 0; ///< of the checkout that is shown
    bool operator==(const Screen&) const = default;
};

/// The words for a page and for the part of it that is shown.
[[nodiscard]] QString wordOf(Page page);
[[nodiscard]] QString wordOf(Panel panel);
[[nodiscard]] QString wordOf(SalesModel::Place place);

} // namespace loyalty::ui
