#pragma once

#include "ui/till/till.h"

namespace loyalty::ui {

/// What the member reads from two metres away: one thought at a time.
struct DisplayModel
{
    QString greeting;
    QString tier;
    QString tierColour;
    QString caption; ///< of the figure
    QString figure;  ///< the largest thing
    QString line;    ///< one sentence below it
    QString second;  ///< what the basket earns, where `line` says something else
    bool meter = false;
    double share = 0;
    QString meterWords;
    bool operator==(const DisplayModel&) const = default;
};

/// In the language in force. `storeName` greets where nobody is signed in.
[[nodiscard]] DisplayModel displayModel(const checkout::DisplayView& view, const ProgrammeWords& words,
                                        const QString& storeName);

} // namespace loyalty::ui
