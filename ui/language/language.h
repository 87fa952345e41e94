#pragma once

#include "core/programme/programme.h"

#include <QString>
#include <QStringList>

#include <string_view>

namespace loyalty::ui {

/// The languages that all words exist in, by their codes: "en", "zh_CN". As people choose them: nameOfLanguage().
[[nodiscard]] QStringList languages();
/// In the language itself: "English", "中文".
[[nodiscard]] QString nameOfLanguage(const QString& language);

/// All windows that are open say everything anew in this language. On the GUI thread. A language that we do not have
/// leaves the one in force.
void switchTo(const QString& language);
[[nodiscard]] QString currentLanguage();

/// The programme's own name of a thing in the language in force; in English or any where it has none; `id` where it has
/// no names.
[[nodiscard]] QString nameIn(const programme::Names& names, std::string_view id);

} // namespace loyalty::ui
