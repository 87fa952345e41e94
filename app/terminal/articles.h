#pragma once

#include "core/base/fault.h"
#include "core/base/result.h"
#include "core/checkout/article_book.h"

namespace loyalty::app {

class Runtime;

/// What this terminal sells by name and price: the list that `articles` of terminal.ini names, in the data folder where the
/// path is not absolute; "articles.csv" where nothing is said. No such file: a shop that types amounts. Faults:
/// BadConfiguration for a list that cannot be used. Waits for the terminal's lane.
[[nodiscard]] Result<checkout::ArticleBook, Fault> readArticles(Runtime& runtime);

} // namespace loyalty::app
