#pragma once

namespace loyalty::headoffice {

/// What terminals had done that could be accepted no more, and how far a terminal said that its journal goes.
constexpr const char* kSuffixes = R"sql(
ALTER TABLE incarnation ADD COLUMN told INTEGER NOT NULL DEFAULT 0;
ALTER TABLE incarnation ADD COLUMN suffix_of BLOB CHECK (length(suffix_of) = 16);
)sql";

} // namespace loyalty::headoffice
