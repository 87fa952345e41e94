#pragma once

#include "ui/style/act_button.h"
#include "ui/style/row_list.h"
#include "ui/till/state_line_model.h"

#include <vector>

namespace loyalty::ui {

/// The two figures that everybody looks at.
struct TotalsModel
{
    QString dueCaption;
    QString due;
    QString pointsCaption;
    QString points;
    bool owes = false;  ///< the amount is not nought
    bool earns = false; ///< nor are the points
    QString note;       ///< what points pay; why there are no points
    bool operator==(const TotalsModel&) const = default;
};

struct RedeemModel
{
    QString title;
    QString most; ///< "2,000 points = ¥20.00"
    QString limit;
    QString rule;  ///< what points are worth, least and step
    QString asked; ///< what is redeemed now
    bool canMost = false;
    bool canNone = false;
    bool operator==(const RedeemModel&) const = default;
};

/// After a sale: what was booked.
struct DoneModel
{
    QString title;
    std::vector<Row> rows;
    StateItem print;
    bool operator==(const DoneModel&) const = default;
};

[[nodiscard]] std::vector<Row> basketRows(const checkout::CheckoutView& view);
[[nodiscard]] TotalsModel totalsModel(const checkout::CheckoutView& view);
[[nodiscard]] RedeemModel redeemModel(const checkout::CheckoutView& view, const ProgrammeWords& words);
[[nodiscard]] DoneModel doneModel(const checkout::CheckoutView& view, const ProgrammeWords& words,
                                  const std::optional<PrintView>& print);

} // namespace loyalty::ui
