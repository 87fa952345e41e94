#pragma once

#include "core/checkout/checkout_view.h"
#include "ui/style/tokens.h"

#include <QString>

namespace loyalty::ui {

/// The verdict bar: what is so, and what to do. Icon, colour and words say the same.
struct VerdictModel
{
    QString icon;
    Tone tone = Tone::Neutral;
    QString title;
    QString advice;
    bool operator==(const VerdictModel&) const = default;
};

/// In the language in force. Every kind has words, None too: what to do first.
[[nodiscard]] VerdictModel verdictModel(const checkout::Verdict& verdict);

/// Why an act cannot be done now. Empty for WhyNot::Nothing.
[[nodiscard]] QString wordsFor(checkout::WhyNot why);
/// Why something that is in the sale does nothing for it; `unmet` of DoesNotApply.
[[nodiscard]] QString whyIdle(checkout::WhyNot why, const std::string& unmet);

} // namespace loyalty::ui
