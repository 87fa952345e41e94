#pragma once

#include "ui/till/state_line_model.h"

#include <vector>

namespace loyalty::ui {

/// The member's panel. The name and the number are masked already.
struct MemberModel
{
    bool shown = false;
    QString name;
    QString number;
    QString tier;
    QString tierColour; ///< "slate", "silver", "gold", "diamond"
    QString tierLine;   ///< what is missing to the next
    double tierShare = 0;
    QString balance;
    QString balanceCaption;
    std::vector<StateItem> notes; ///< blocked, birthday, points about to end
    StateItem next;               ///< the one best next act; no words: none
    QString asOf;                 ///< how old the figures are
    QString emptyTitle;
    QString emptyText;
    bool operator==(const MemberModel&) const = default;
};

[[nodiscard]] MemberModel memberModel(const checkout::CheckoutView& view, const TillStatus& status,
                                      const ProgrammeWords& words, Instant now);

/// "王** ****5678", or what of it there is.
[[nodiscard]] QString memberLine(const terminal::MemberView& member);
/// "300 points only until 31 Dec".
[[nodiscard]] StateItem endingItem(const terminal::Ending& ending);
/// "Head office at 14:02, plus 2 sales here".
[[nodiscard]] QString asOfWords(const terminal::MemberView& member, Instant now, int utcOffsetMinutes);
/// What is missing to the next tier, and how far along it is.
[[nodiscard]] QString tierLine(const engine::TierView& tier, const ProgrammeWords& words, const Currency& currency);
[[nodiscard]] double tierShare(const engine::TierView& tier);

} // namespace loyalty::ui
