#pragma once

namespace loyalty::headoffice {

/// What persons decided about entries in suspense. The entry's row in `suspended` stays as it was.
constexpr const char* kResolutions = R"sql(
CREATE TABLE resolution (
    incarnation BLOB NOT NULL CHECK (length(incarnation) = 16),
    seq INTEGER NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('retried', 'booked', 'dropped')),
    operator TEXT NOT NULL CHECK (operator <> ''),
    reason TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (incarnation, seq),
    FOREIGN KEY (incarnation, seq) REFERENCES suspended (incarnation, seq)
) STRICT;
CREATE TRIGGER resolution_no_update BEFORE UPDATE ON resolution
BEGIN SELECT RAISE(ABORT, 'what was decided stays'); END;
CREATE TRIGGER resolution_no_delete BEFORE DELETE ON resolution
BEGIN SELECT RAISE(ABORT, 'what was decided stays'); END;
)sql";

/// What verifies the PIN of a person who works with terminals; empty: known by the number alone.
constexpr const char* kOperatorPins = "ALTER TABLE operator ADD COLUMN pin TEXT NOT NULL DEFAULT ''";

} // namespace loyalty::headoffice
