#pragma once

#include "core/access/access.h"
#include "core/terminal/terminal.h"

#include <QString>

/// Why a use case was refused, and what to do about it, in the language in force.
namespace loyalty::ui {

[[nodiscard]] QString wordsFor(terminal::IdentifyRefusal refusal);
[[nodiscard]] QString wordsFor(terminal::EnrolRefusal refusal);
[[nodiscard]] QString wordsFor(const terminal::SellStop& stop);
[[nodiscard]] QString wordsFor(const terminal::ReturnStop& stop);
[[nodiscard]] QString wordsFor(terminal::VoidRefusal refusal);
[[nodiscard]] QString wordsFor(terminal::AdjustRefusal refusal);
[[nodiscard]] QString wordsFor(terminal::BlockRefusal refusal);
[[nodiscard]] QString wordsFor(terminal::FindRefusal refusal);
[[nodiscard]] QString wordsFor(terminal::ValueRefusal refusal);
[[nodiscard]] QString wordsFor(terminal::MembershipRefusal refusal);
[[nodiscard]] QString wordsFor(engine::QuoteRefusal refusal);
[[nodiscard]] QString wordsFor(engine::ReturnRefusal refusal);

/// What a person is called by what they may do; what they are asked to allow.
[[nodiscard]] QString wordsFor(const terminal::SignInStop& stop);
[[nodiscard]] QString wordsFor(access::Role role);
[[nodiscard]] QString wordsFor(access::Permission permission);

} // namespace loyalty::ui
