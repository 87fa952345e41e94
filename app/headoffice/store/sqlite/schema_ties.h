#pragma once

namespace loyalty::headoffice {

/// Family, tier by hand, gift cards, and what a merged member brought: one document, because it is only ever read whole.
constexpr const char* kMemberTies = R"sql(
ALTER TABLE member ADD COLUMN ties TEXT NOT NULL DEFAULT '{}';
)sql";

/// What is out of a member's account is asked whenever two are merged or parted.
constexpr const char* kRightsOut = R"sql(
CREATE INDEX granted_out ON granted (member) WHERE backed = 1 AND remaining > 0;
)sql";

} // namespace loyalty::headoffice
