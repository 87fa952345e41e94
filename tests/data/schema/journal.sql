CREATE TABLE checkpoint (
    upto INTEGER PRIMARY KEY CHECK (upto >= 1),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    entry INTEGER NOT NULL CHECK (entry > upto)
) STRICT;

CREATE TABLE identity (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    incarnation BLOB NOT NULL CHECK (length(incarnation) = 16),
    format INTEGER NOT NULL CHECK (format >= 1),
    document BLOB NOT NULL
) STRICT;

CREATE TABLE journal (
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
) STRICT;

CREATE TABLE member_key (
    member BLOB PRIMARY KEY CHECK (length(member) = 16),
    wrapped BLOB NOT NULL
) STRICT;

CREATE INDEX journal_by_member ON journal (member, seq) WHERE member IS NOT NULL;

CREATE INDEX journal_by_sale ON journal (sale, seq) WHERE sale IS NOT NULL;

CREATE UNIQUE INDEX journal_by_ticket ON journal (ticket) WHERE kind = 'sold' AND ticket IS NOT NULL;

CREATE INDEX journal_sold ON journal (seq) WHERE kind = 'sold';

CREATE TRIGGER checkpoint_delete BEFORE DELETE ON checkpoint
BEGIN
    SELECT RAISE(ABORT, 'a checkpoint is never removed');
END;

CREATE TRIGGER checkpoint_insert BEFORE INSERT ON checkpoint
BEGIN
    SELECT RAISE(ABORT, 'a checkpoint goes further than the last one')
    WHERE NEW.upto <= (SELECT max(upto) FROM checkpoint);
    SELECT RAISE(ABORT, 'a checkpoint names the hash of the last entry that it covers')
    WHERE NOT EXISTS (SELECT 1 FROM journal WHERE seq = NEW.upto AND hash = NEW.hash);
    SELECT RAISE(ABORT, 'a checkpoint is an entry of the journal')
    WHERE NOT EXISTS (SELECT 1 FROM journal WHERE seq = NEW.entry AND kind = 'checkpoint');
END;

CREATE TRIGGER checkpoint_update BEFORE UPDATE ON checkpoint
BEGIN
    SELECT RAISE(ABORT, 'a checkpoint is never changed');
END;

CREATE TRIGGER identity_delete BEFORE DELETE ON identity
BEGIN
    SELECT RAISE(ABORT, 'the identity is never removed');
END;

CREATE TRIGGER identity_insert BEFORE INSERT ON identity
BEGIN
    SELECT RAISE(ABORT, 'the journal has an identity') WHERE EXISTS (SELECT 1 FROM identity);
END;

CREATE TRIGGER identity_update BEFORE UPDATE ON identity
BEGIN
    SELECT RAISE(ABORT, 'the identity is never changed');
END;

CREATE TRIGGER journal_delete BEFORE DELETE ON journal
BEGIN
    SELECT RAISE(ABORT, 'only a prefix that a checkpoint covers may go')
    WHERE OLD.seq > coalesce((SELECT max(upto) FROM checkpoint), 0)
       OR OLD.seq > (SELECT min(seq) FROM journal);
END;

CREATE TRIGGER journal_insert BEFORE INSERT ON journal
BEGIN
    SELECT RAISE(ABORT, 'an entry has the number after the last one')
    WHERE NEW.seq IS NOT 1 + max(coalesce((SELECT max(seq) FROM journal), 0),
                                 coalesce((SELECT max(upto) FROM checkpoint), 0));
    SELECT RAISE(ABORT, 'the ticket has a sale')
    WHERE NEW.kind = 'sold' AND EXISTS (SELECT 1 FROM journal WHERE kind = 'sold' AND ticket = NEW.ticket);
END;

CREATE TRIGGER journal_update BEFORE UPDATE ON journal
BEGIN
    SELECT RAISE(ABORT, 'an entry is never changed');
END;

