#include "core/store/cache_schema.h"

namespace loyalty::store {

namespace {

/// `row` is sync::encodeRow(). `keys` repeats its look-up hashes, 16 bytes each, so that replacing a row finds the old
/// ones without decoding it.
constexpr std::string_view kMember = R"(CREATE TABLE member (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    position INTEGER NOT NULL,
    keys BLOB NOT NULL CHECK (length(keys) % 16 = 0),
    row BLOB NOT NULL
) STRICT)";

/// A look-up hash's first 8 bytes are the row's number, the rest is compared: one step down one narrow tree.
constexpr std::string_view kLookUp = R"(CREATE TABLE look_up (
    head INTEGER PRIMARY KEY,
    rest BLOB NOT NULL CHECK (length(rest) = 8),
    member BLOB NOT NULL CHECK (length(member) = 16)
) STRICT)";

/// Where look_up's place is taken: by another member with the same key, which is common for the last four digits of a
/// phone, or by another hash with the same head, which nobody will see.
constexpr std::string_view kLookUpMore = R"(CREATE TABLE look_up_more (
    hash BLOB NOT NULL CHECK (length(hash) = 16),
    member BLOB NOT NULL CHECK (length(member) = 16),
    PRIMARY KEY (hash, member)
) STRICT, WITHOUT ROWID)";

constexpr std::string_view kShardCursor = R"(CREATE TABLE shard_cursor (
    shard INTEGER PRIMARY KEY CHECK (shard >= 0),
    position INTEGER NOT NULL
) STRICT)";

constexpr std::string_view kPosted = R"(CREATE TABLE posted (
    seq INTEGER NOT NULL CHECK (seq >= 1),
    member BLOB NOT NULL CHECK (length(member) = 16),
    position INTEGER NOT NULL,
    PRIMARY KEY (seq, member)
) STRICT, WITHOUT ROWID)";

constexpr std::string_view kProgramme = R"(CREATE TABLE programme (
    version INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL,
    signature BLOB NOT NULL CHECK (length(signature) = 64)
) STRICT)";

constexpr std::string_view kOperator = R"(CREATE TABLE operator (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT)";

constexpr std::string_view kMark = R"(CREATE TABLE mark (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    epoch INTEGER NOT NULL DEFAULT 0,
    acked_seq INTEGER NOT NULL DEFAULT 0 CHECK (acked_seq >= 0),
    posted_seq INTEGER NOT NULL DEFAULT 0 CHECK (posted_seq >= 0),
    chain_cursor INTEGER NOT NULL DEFAULT 0,
    server_offset_ms INTEGER NOT NULL DEFAULT 0,
    offset_known INTEGER NOT NULL DEFAULT 0 CHECK (offset_known IN (0, 1)),
    last_contact_ms INTEGER NOT NULL DEFAULT 0
) STRICT)";

constexpr std::string_view kFirstMark = "INSERT INTO mark (one) VALUES (1)";

constexpr std::string_view kVersion1[] = {
    kMember, kLookUp, kLookUpMore, kShardCursor, kPosted, kProgramme, kOperator, kMark, kFirstMark,
};

/// What verifies an operator's PIN; empty: known by the number alone.
constexpr std::string_view kOperatorPin = "ALTER TABLE operator ADD COLUMN pin TEXT NOT NULL DEFAULT ''";

constexpr std::string_view kVersion2[] = {kOperatorPin};

/// A halt's word, of a terminal from which head office takes nothing any more.
constexpr std::string_view kClosed = "ALTER TABLE mark ADD COLUMN closed TEXT NOT NULL DEFAULT ''";

constexpr std::string_view kVersion3[] = {kClosed};

/// Whoever changes a row with another program does not know the key of its seal. Null: written by an older version, and sealed
/// as soon as the file is opened.
constexpr std::string_view kMemberSeal = "ALTER TABLE member ADD COLUMN seal BLOB CHECK (length(seal) = 16)";
constexpr std::string_view kOperatorSeal = "ALTER TABLE operator ADD COLUMN seal BLOB CHECK (length(seal) = 16)";

constexpr std::string_view kVouchedSeq =
    "ALTER TABLE mark ADD COLUMN vouched_seq INTEGER NOT NULL DEFAULT 0 CHECK (vouched_seq >= 0)";

/// A row was read whose seal does not hold: the next to open the file makes it anew.
constexpr std::string_view kSuspect =
    "ALTER TABLE mark ADD COLUMN suspect INTEGER NOT NULL DEFAULT 0 CHECK (suspect IN (0, 1))";

constexpr std::string_view kVersion4[] = {kMemberSeal, kOperatorSeal, kVouchedSeq, kSuspect};

/// The exclusive or of the seals of all rows of `posted`: a row that went, came or changed is seen. Of none it is zero.
constexpr std::string_view kPostedSeal =
    "ALTER TABLE mark ADD COLUMN posted_seal BLOB NOT NULL DEFAULT x'00000000000000000000000000000000' "
    "CHECK (length(posted_seal) = 16)";

constexpr std::string_view kVersion5[] = {kPostedSeal};

/// What all members have had of each budget, {"id": points, …}, and the own entry up to which that counts.
constexpr std::string_view kBudgets = "ALTER TABLE mark ADD COLUMN budgets TEXT NOT NULL DEFAULT '{}'";
constexpr std::string_view kBudgetsUpTo =
    "ALTER TABLE mark ADD COLUMN budgets_up_to INTEGER NOT NULL DEFAULT 0 CHECK (budgets_up_to >= 0)";

constexpr std::string_view kVersion6[] = {kBudgets, kBudgetsUpTo};

/// Of the rows of `programme`, as posted_seal.
constexpr std::string_view kProgrammeSeal =
    "ALTER TABLE mark ADD COLUMN programme_seal BLOB NOT NULL DEFAULT x'00000000000000000000000000000000' "
    "CHECK (length(programme_seal) = 16)";

constexpr std::string_view kVersion7[] = {kProgrammeSeal};

constexpr Migration kMigrations[] = {
    {1, kVersion1}, {2, kVersion2}, {3, kVersion3}, {4, kVersion4}, {5, kVersion5}, {6, kVersion6}, {7, kVersion7},
};

} // namespace

const FileFormat kCacheFormat{0x4c4f5943, Durability::Normal, kMigrations}; // "LOYC"

} // namespace loyalty::store
