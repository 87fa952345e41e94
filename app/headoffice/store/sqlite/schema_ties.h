#pragma once

namespace loyalty::headoffice {

/// Family, tier by hand, gift cards, and what a merged member brought: one document, because it is only ever read whole.
constexpr const char* kMemberTies = R"sql(
ALTER TABLE member ADD COLUMN ties TEXT NOT NULL DEFAULT '{}';
)sql";

} // namespace loyalty::headoffice
