CREATE TABLE look_up (
    head INTEGER PRIMARY KEY,
    rest BLOB NOT NULL CHECK (length(rest) = 8),
    member BLOB NOT NULL CHECK (length(member) = 16)
) STRICT;

CREATE TABLE look_up_more (
    hash BLOB NOT NULL CHECK (length(hash) = 16),
    member BLOB NOT NULL CHECK (length(member) = 16),
    PRIMARY KEY (hash, member)
) STRICT, WITHOUT ROWID;

CREATE TABLE mark (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    epoch INTEGER NOT NULL DEFAULT 0,
    acked_seq INTEGER NOT NULL DEFAULT 0 CHECK (acked_seq >= 0),
    posted_seq INTEGER NOT NULL DEFAULT 0 CHECK (posted_seq >= 0),
    chain_cursor INTEGER NOT NULL DEFAULT 0,
    server_offset_ms INTEGER NOT NULL DEFAULT 0,
    offset_known INTEGER NOT NULL DEFAULT 0 CHECK (offset_known IN (0, 1)),
    last_contact_ms INTEGER NOT NULL DEFAULT 0
, closed TEXT NOT NULL DEFAULT '', vouched_seq INTEGER NOT NULL DEFAULT 0 CHECK (vouched_seq >= 0), suspect INTEGER NOT NULL DEFAULT 0 CHECK (suspect IN (0, 1)), posted_seal BLOB NOT NULL DEFAULT x'00000000000000000000000000000000' CHECK (length(posted_seal) = 16), budgets TEXT NOT NULL DEFAULT '{}', budgets_up_to INTEGER NOT NULL DEFAULT 0 CHECK (budgets_up_to >= 0), programme_seal BLOB NOT NULL DEFAULT x'00000000000000000000000000000000' CHECK (length(programme_seal) = 16)) STRICT;

CREATE TABLE member (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    position INTEGER NOT NULL,
    keys BLOB NOT NULL CHECK (length(keys) % 16 = 0),
    row BLOB NOT NULL
, seal BLOB CHECK (length(seal) = 16)) STRICT;

CREATE TABLE operator (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1))
, pin TEXT NOT NULL DEFAULT '', seal BLOB CHECK (length(seal) = 16)) STRICT;

CREATE TABLE posted (
    seq INTEGER NOT NULL CHECK (seq >= 1),
    member BLOB NOT NULL CHECK (length(member) = 16),
    position INTEGER NOT NULL,
    PRIMARY KEY (seq, member)
) STRICT, WITHOUT ROWID;

CREATE TABLE programme (
    version INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL,
    signature BLOB NOT NULL CHECK (length(signature) = 64)
) STRICT;

CREATE TABLE shard_cursor (
    shard INTEGER PRIMARY KEY CHECK (shard >= 0),
    position INTEGER NOT NULL
) STRICT;

