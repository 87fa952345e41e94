#pragma once

#include "ui/style/tokens.h"
#include "ui/till/till.h"

namespace loyalty::ui {

/// One thing that the state line says.
struct StateItem
{
    QString icon;
    Tone tone = Tone::Neutral;
    QString words;
    bool operator==(const StateItem&) const = default;
};

/// Always in this order, always in the same place.
struct StateLineModel
{
    StateItem headOffice; ///< online, or OFFLINE and how many changes wait
    StateItem terminal;
    StateItem cashier;
    StateItem clock; ///< words only while the clock is in doubt
    StateItem scanner;
    StateItem printer;
    bool training = false;
    bool operator==(const StateLineModel&) const = default;
};

[[nodiscard]] StateLineModel stateLineModel(const TillStatus& status);
[[nodiscard]] StateItem scannerItem(ScannerState state);
[[nodiscard]] StateItem printerItem(PrinterState state);
/// How a receipt stands.
[[nodiscard]] StateItem printItem(const PrintView& print);

} // namespace loyalty::ui
