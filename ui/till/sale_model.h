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
    bool hasFamily = false;
    bool familyUsed = false;
    QString family;    ///< who they are, what they have, and who pays
    QString familyKey; ///< what the key for it does
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

/// Whether the panel of redeeming has something to do: redeem, take back what is redeemed, or ask the family.
[[nodiscard]] bool opensRedeem(const checkout::CheckoutView& view);
/// Whose points of the family pay, a row each.
[[nodiscard]] std::vector<Row> familyRows(const checkout::CheckoutView& view);
[[nodiscard]] std::vector<Row> basketRows(const checkout::CheckoutView& view);
[[nodiscard]] TotalsModel totalsModel(const checkout::CheckoutView& view);
[[nodiscard]] RedeemModel redeemModel(const checkout::CheckoutView& view, const ProgrammeWords& words);
[[nodiscard]] DoneModel doneModel(const checkout::CheckoutView& view, const ProgrammeWords& words,
                                  const std::optional<PrintView>& print);

} // namespace loyalty::ui
