#include "core/store/journal_schema.h"

namespace loyalty::store {

namespace {

/// The raw bytes are the entry; the columns from `kind` on are what it is looked for by.
constexpr std::string_view kJournal = R"(CREATE TABLE journal (
    seq INTEGER PRIMARY KEY CHECK (seq >= 1),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    signature BLOB NOT NULL CHECK (length(signature) = 64),
    bytes BLOB NOT NULL,
    format INTEGER NOT NULL CHECK (format >= 1),
    kind TEXT NOT NULL CHECK (kind <> ''),
    member BLOB CHECK (length(member) = 16),
    sale BLOB CHECK (length(sale) = 16),
    ticket TEXT CHECK (ticket <> ''),
    date TEXT NOT NULL
) STRICT)";

constexpr std::string_view kBySale = "CREATE INDEX journal_by_sale ON journal (sale, seq) WHERE sale IS NOT NULL";
constexpr std::string_view kByMember =
    "CREATE INDEX journal_by_member ON journal (member, seq) WHERE member IS NOT NULL";
constexpr std::string_view kSold = "CREATE INDEX journal_sold ON journal (seq) WHERE kind = 'sold'";
constexpr std::string_view kByTicket =
    "CREATE UNIQUE INDEX journal_by_ticket ON journal (ticket) WHERE kind = 'sold' AND ticket IS NOT NULL";

/// Says that entries 1 … upto may go: `entry` is a later entry of kind 'checkpoint', which carries their last hash, the
/// open grants and the counters.
constexpr std::string_view kCheckpoint = R"(CREATE TABLE checkpoint (
    upto INTEGER PRIMARY KEY CHECK (upto >= 1),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    entry INTEGER NOT NULL CHECK (entry > upto)
) STRICT)";

/// The wrapped keys of members enrolled here. Rows may go at any time: that is what erasing a member means.
constexpr std::string_view kMemberKey = R"(CREATE TABLE member_key (
    member BLOB PRIMARY KEY CHECK (length(member) = 16),
    wrapped BLOB NOT NULL
) STRICT)";

/// Who this terminal is, one row. A document, because the table is never migrated.
constexpr std::string_view kIdentity = R"(CREATE TABLE identity (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    incarnation BLOB NOT NULL CHECK (length(incarnation) = 16),
    format INTEGER NOT NULL CHECK (format >= 1),
    document BLOB NOT NULL
) STRICT)";

/// A second sale of one ticket is refused here too, because INSERT OR REPLACE would remove the first one and ask no
/// DELETE trigger, unless the connection wishes it.
constexpr std::string_view kJournalInsert = R"(CREATE TRIGGER journal_insert BEFORE INSERT ON journal
BEGIN
    SELECT RAISE(ABORT, 'an entry has the number after the last one')
    WHERE NEW.seq IS NOT 1 + max(coalesce((SELECT max(seq) FROM journal), 0),
                                 coalesce((SELECT max(upto) FROM checkpoint), 0));
    SELECT RAISE(ABORT, 'the ticket has a sale')
    WHERE NEW.kind = 'sold' AND EXISTS (SELECT 1 FROM journal WHERE kind = 'sold' AND ticket = NEW.ticket);
END)";

constexpr std::string_view kJournalUpdate = R"(CREATE TRIGGER journal_update BEFORE UPDATE ON journal
BEGIN
    SELECT RAISE(ABORT, 'an entry is never changed');
END)";

constexpr std::string_view kJournalDelete = R"(CREATE TRIGGER journal_delete BEFORE DELETE ON journal
BEGIN
    SELECT RAISE(ABORT, 'only a prefix that a checkpoint covers may go')
    WHERE OLD.seq > coalesce((SELECT max(upto) FROM checkpoint), 0)
       OR OLD.seq > (SELECT min(seq) FROM journal);
END)";

constexpr std::string_view kCheckpointInsert = R"(CREATE TRIGGER checkpoint_insert BEFORE INSERT ON checkpoint
BEGIN
    SELECT RAISE(ABORT, 'a checkpoint goes further than the last one')
    WHERE NEW.upto <= (SELECT max(upto) FROM checkpoint);
    SELECT RAISE(ABORT, 'a checkpoint names the hash of the last entry that it covers')
    WHERE NOT EXISTS (SELECT 1 FROM journal WHERE seq = NEW.upto AND hash = NEW.hash);
    SELECT RAISE(ABORT, 'a checkpoint is an entry of the journal')
    WHERE NOT EXISTS (SELECT 1 FROM journal WHERE seq = NEW.entry AND kind = 'checkpoint');
END)";

constexpr std::string_view kCheckpointUpdate = R"(CREATE TRIGGER checkpoint_update BEFORE UPDATE ON checkpoint
BEGIN
    SELECT RAISE(ABORT, 'a checkpoint is never changed');
END)";

constexpr std::string_view kCheckpointDelete = R"(CREATE TRIGGER checkpoint_delete BEFORE DELETE ON checkpoint
BEGIN
    SELECT RAISE(ABORT, 'a checkpoint is never removed');
END)";

constexpr std::string_view kIdentityInsert = R"(CREATE TRIGGER identity_insert BEFORE INSERT ON identity
BEGIN
    SELECT RAISE(ABORT, 'the journal has an identity') WHERE EXISTS (SELECT 1 FROM identity);
END)";

constexpr std::string_view kIdentityUpdate = R"(CREATE TRIGGER identity_update BEFORE UPDATE ON identity
BEGIN
    SELECT RAISE(ABORT, 'the identity is never changed');
END)";

constexpr std::string_view kIdentityDelete = R"(CREATE TRIGGER identity_delete BEFORE DELETE ON identity
BEGIN
    SELECT RAISE(ABORT, 'the identity is never removed');
END)";

constexpr std::string_view kVersion1[] = {
    kJournal,          kBySale,           kByMember,       kSold,           kByTicket,       kCheckpoint,
    kMemberKey,        kIdentity,         kJournalInsert,  kJournalUpdate,  kJournalDelete,  kCheckpointInsert,
    kCheckpointUpdate, kCheckpointDelete, kIdentityInsert, kIdentityUpdate, kIdentityDelete,
};

constexpr Migration kOnly[] = {{1, kVersion1}};

} // namespace

const FileFormat kJournalFormat{0x4c4f594a, Durability::Full, kOnly}; // "LOYJ"

} // namespace loyalty::store
