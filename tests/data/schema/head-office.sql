index difference_of_entry CREATE INDEX difference_of_entry ON difference (incarnation, seq);
index effect_on_member CREATE INDEX effect_on_member ON effect (member, incarnation, seq);
index granted_on_request CREATE INDEX granted_on_request ON granted (incarnation, request_number) WHERE request_number > 0;
index granted_out CREATE INDEX granted_out ON granted (member) WHERE backed = 1 AND remaining > 0;
index granted_unbacked CREATE INDEX granted_unbacked ON granted (incarnation, remaining) WHERE backed = 0 AND remaining > 0;
index incarnation_waiting CREATE INDEX incarnation_waiting ON incarnation (id) WHERE accepted_seq > posted;
index line_of_member CREATE INDEX line_of_member ON line (member, place) WHERE member IS NOT NULL;
index lookup_of_member CREATE INDEX lookup_of_member ON lookup (member, n);
index member_aliases CREATE INDEX member_aliases ON member (alias_of) WHERE alias_of IS NOT NULL;
index member_feed CREATE UNIQUE INDEX member_feed ON member (shard, position) WHERE position > 0;
index sale_of_ticket CREATE INDEX sale_of_ticket ON sale (store, ticket, place) WHERE kind = 'sold' AND ticket <> '';
index used_code_of_step CREATE INDEX used_code_of_step ON used_code (pass, step);
table account_sum CREATE TABLE account_sum (
    kind TEXT NOT NULL CHECK (kind IN ('lease', 'contra')),
    member BLOB NOT NULL,
    lessee BLOB NOT NULL,
    grant_number INTEGER NOT NULL,
    contra TEXT NOT NULL,
    asset TEXT NOT NULL,
    asset_key TEXT NOT NULL,
    balance INTEGER NOT NULL,
    PRIMARY KEY (kind, member, lessee, grant_number, contra, asset, asset_key)
) STRICT, WITHOUT ROWID;
table chain CREATE TABLE chain (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    id BLOB NOT NULL CHECK (length(id) = 16),
    name TEXT NOT NULL,
    shards INTEGER NOT NULL CHECK (shards BETWEEN 1 AND 256),
    epoch INTEGER NOT NULL CHECK (epoch >= 1),
    country_code TEXT NOT NULL,
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    currency_exponent INTEGER NOT NULL CHECK (currency_exponent BETWEEN 0 AND 4),
    risk_budget INTEGER NOT NULL CHECK (risk_budget >= 0),
    unbacked_per_terminal INTEGER NOT NULL CHECK (unbacked_per_terminal >= 0),
    unbacked_per_visit INTEGER NOT NULL CHECK (unbacked_per_visit >= 0),
    sealed_keys BLOB NOT NULL,
    public_key BLOB NOT NULL CHECK (length(public_key) = 32),
    programme_signer BLOB NOT NULL CHECK (length(programme_signer) = 32),
    clock_signer BLOB NOT NULL CHECK (length(clock_signer) = 32)
) STRICT;
table counter CREATE TABLE counter (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
table difference CREATE TABLE difference (
    place INTEGER PRIMARY KEY,
    incarnation BLOB NOT NULL CHECK (length(incarnation) = 16),
    seq INTEGER NOT NULL,
    member BLOB CHECK (length(member) = 16),
    what TEXT NOT NULL,
    printed TEXT NOT NULL,
    judged TEXT NOT NULL
) STRICT;
table effect CREATE TABLE effect (
    incarnation BLOB NOT NULL CHECK (length(incarnation) = 16),
    seq INTEGER NOT NULL,
    member BLOB NOT NULL CHECK (length(member) = 16),
    position INTEGER NOT NULL,
    PRIMARY KEY (incarnation, seq, member)
) STRICT, WITHOUT ROWID;
table enrolment_code CREATE TABLE enrolment_code (
    hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
    store TEXT NOT NULL REFERENCES store (id),
    lane TEXT NOT NULL,
    valid_until INTEGER NOT NULL,
    used_by BLOB CHECK (length(used_by) = 16),
    used_with BLOB NOT NULL CHECK (length(used_with) = 32)
) STRICT, WITHOUT ROWID;
table granted CREATE TABLE granted (
    incarnation BLOB NOT NULL REFERENCES incarnation (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    id BLOB NOT NULL CHECK (length(id) = 16),
    backed INTEGER NOT NULL CHECK (backed IN (0, 1)),
    member BLOB CHECK (length(member) = 16),
    asset TEXT NOT NULL,
    asset_key TEXT NOT NULL,
    amount INTEGER NOT NULL,
    per_visit INTEGER NOT NULL,
    lots TEXT NOT NULL,
    feed_position INTEGER NOT NULL,
    request_number INTEGER NOT NULL,
    remaining INTEGER NOT NULL CHECK (remaining BETWEEN 0 AND amount),
    lots_left TEXT NOT NULL,
    PRIMARY KEY (incarnation, number)
) STRICT;
table inbox CREATE TABLE inbox (
    incarnation BLOB NOT NULL REFERENCES incarnation (id),
    seq INTEGER NOT NULL CHECK (seq >= 1),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    signature BLOB NOT NULL CHECK (length(signature) = 64),
    bytes BLOB NOT NULL,
    received INTEGER NOT NULL,
    PRIMARY KEY (incarnation, seq)
) STRICT;
table incarnation CREATE TABLE incarnation (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    store TEXT NOT NULL REFERENCES store (id),
    lane TEXT NOT NULL,
    public_key BLOB NOT NULL CHECK (length(public_key) = 32),
    state TEXT NOT NULL CHECK (state IN ('active', 'retired', 'forked')),
    training INTEGER NOT NULL CHECK (training IN (0, 1)),
    accepted_seq INTEGER NOT NULL CHECK (accepted_seq >= 0),
    accepted_hash BLOB NOT NULL CHECK (length(accepted_hash) = 32),
    posted INTEGER NOT NULL CHECK (posted >= 0 AND posted <= accepted_seq),
    last_number INTEGER NOT NULL,
    last_grant INTEGER NOT NULL,
    confirmed_grant INTEGER NOT NULL,
    said_hello_in INTEGER NOT NULL,
    enrolled INTEGER NOT NULL,
    last_seen INTEGER NOT NULL
, told INTEGER NOT NULL DEFAULT 0, suffix_of BLOB CHECK (length(suffix_of) = 16)) STRICT;
table line CREATE TABLE line (
    place INTEGER PRIMARY KEY,
    incarnation BLOB NOT NULL CHECK (length(incarnation) = 16),
    seq INTEGER NOT NULL,
    n INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('member', 'lease', 'contra')),
    member BLOB CHECK (length(member) = 16),
    lessee BLOB CHECK (length(lessee) = 16),
    grant_number INTEGER NOT NULL,
    contra TEXT NOT NULL,
    asset TEXT NOT NULL,
    asset_key TEXT NOT NULL,
    amount INTEGER NOT NULL,
    date INTEGER NOT NULL,
    rule TEXT NOT NULL,
    UNIQUE (incarnation, seq, n)
) STRICT;
table lookup CREATE TABLE lookup (
    hash BLOB NOT NULL CHECK (length(hash) = 16),
    member BLOB NOT NULL REFERENCES member (id),
    n INTEGER NOT NULL,
    PRIMARY KEY (hash, member)
) STRICT, WITHOUT ROWID;
table member CREATE TABLE member (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    shard INTEGER NOT NULL,
    position INTEGER NOT NULL CHECK (position >= 0),
    alias_of BLOB CHECK (length(alias_of) = 16),
    blocked INTEGER NOT NULL CHECK (blocked IN (0, 1)),
    erased INTEGER NOT NULL CHECK (erased IN (0, 1)),
    joined INTEGER NOT NULL,
    home_store TEXT NOT NULL,
    ledger TEXT NOT NULL,
    sealed_personal BLOB NOT NULL,
    sealed_brief BLOB NOT NULL,
    wrapped_key BLOB NOT NULL
, ties TEXT NOT NULL DEFAULT '{}') STRICT;
table member_key CREATE TABLE member_key (
    member BLOB PRIMARY KEY CHECK (length(member) = 16),
    incarnation BLOB NOT NULL,
    wrapped BLOB NOT NULL
) STRICT;
table operator CREATE TABLE operator (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1))
, pin TEXT NOT NULL DEFAULT '') STRICT, WITHOUT ROWID;
table posting_order CREATE TABLE posting_order (
    place INTEGER PRIMARY KEY,
    incarnation BLOB NOT NULL,
    seq INTEGER NOT NULL,
    UNIQUE (incarnation, seq),
    FOREIGN KEY (incarnation, seq) REFERENCES inbox (incarnation, seq)
) STRICT;
table programme CREATE TABLE programme (
    version INTEGER PRIMARY KEY,
    position INTEGER NOT NULL UNIQUE,
    bytes BLOB NOT NULL,
    signature BLOB NOT NULL CHECK (length(signature) = 64)
) STRICT;
table resolution CREATE TABLE resolution (
    incarnation BLOB NOT NULL CHECK (length(incarnation) = 16),
    seq INTEGER NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('retried', 'booked', 'dropped')),
    operator TEXT NOT NULL CHECK (operator <> ''),
    reason TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (incarnation, seq),
    FOREIGN KEY (incarnation, seq) REFERENCES suspended (incarnation, seq)
) STRICT;
table sale CREATE TABLE sale (
    id BLOB NOT NULL CHECK (length(id) = 16),
    incarnation BLOB NOT NULL,
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('sold', 'returned', 'voided')),
    ticket TEXT NOT NULL,
    store TEXT NOT NULL,
    place INTEGER PRIMARY KEY,
    UNIQUE (id, incarnation, seq)
) STRICT;
table shard CREATE TABLE shard (
    shard INTEGER PRIMARY KEY,
    last_position INTEGER NOT NULL
) STRICT;
table store CREATE TABLE store (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    zone TEXT NOT NULL,
    cut_off_seconds INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
table suspended CREATE TABLE suspended (
    incarnation BLOB NOT NULL CHECK (length(incarnation) = 16),
    seq INTEGER NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (incarnation, seq)
) STRICT;
table used_code CREATE TABLE used_code (
    place INTEGER PRIMARY KEY,
    pass BLOB NOT NULL CHECK (length(pass) = 16),
    step INTEGER NOT NULL CHECK (step > 0),
    incarnation BLOB NOT NULL CHECK (length(incarnation) = 16),
    seq INTEGER NOT NULL
) STRICT;
trigger difference_no_delete CREATE TRIGGER difference_no_delete BEFORE DELETE ON difference
BEGIN SELECT RAISE(ABORT, 'differences only grow'); END;
trigger difference_no_replace CREATE TRIGGER difference_no_replace BEFORE INSERT ON difference
    WHEN EXISTS (SELECT 1 FROM difference WHERE place = NEW.place)
BEGIN SELECT RAISE(ABORT, 'differences only grow'); END;
trigger difference_no_update CREATE TRIGGER difference_no_update BEFORE UPDATE ON difference
BEGIN SELECT RAISE(ABORT, 'differences only grow'); END;
trigger effect_no_delete CREATE TRIGGER effect_no_delete BEFORE DELETE ON effect BEGIN SELECT RAISE(ABORT, 'effects only grow'); END;
trigger effect_no_replace CREATE TRIGGER effect_no_replace BEFORE INSERT ON effect
    WHEN EXISTS (SELECT 1 FROM effect WHERE (incarnation, seq, member) = (NEW.incarnation, NEW.seq, NEW.member))
BEGIN SELECT RAISE(ABORT, 'effects only grow'); END;
trigger effect_no_update CREATE TRIGGER effect_no_update BEFORE UPDATE ON effect BEGIN SELECT RAISE(ABORT, 'effects only grow'); END;
trigger granted_fixed CREATE TRIGGER granted_fixed BEFORE UPDATE ON granted
    WHEN (OLD.incarnation, OLD.number, OLD.id, OLD.backed, OLD.asset, OLD.asset_key, OLD.amount, OLD.per_visit, OLD.lots,
          OLD.feed_position, OLD.request_number)
      IS NOT (NEW.incarnation, NEW.number, NEW.id, NEW.backed, NEW.asset, NEW.asset_key, NEW.amount, NEW.per_visit,
              NEW.lots, NEW.feed_position, NEW.request_number)
      OR OLD.member IS NOT NEW.member
BEGIN SELECT RAISE(ABORT, 'what was granted stays'); END;
trigger granted_no_delete CREATE TRIGGER granted_no_delete BEFORE DELETE ON granted BEGIN SELECT RAISE(ABORT, 'rights stay'); END;
trigger granted_no_replace CREATE TRIGGER granted_no_replace BEFORE INSERT ON granted
    WHEN EXISTS (SELECT 1 FROM granted WHERE rowid = NEW.rowid OR (incarnation, number) = (NEW.incarnation, NEW.number))
BEGIN SELECT RAISE(ABORT, 'rights stay'); END;
trigger granted_same CREATE TRIGGER granted_same BEFORE UPDATE ON granted WHEN OLD.rowid IS NOT NEW.rowid
BEGIN SELECT RAISE(ABORT, 'rights stay'); END;
trigger inbox_no_delete CREATE TRIGGER inbox_no_delete BEFORE DELETE ON inbox BEGIN SELECT RAISE(ABORT, 'the inbox only grows'); END;
trigger inbox_no_replace CREATE TRIGGER inbox_no_replace BEFORE INSERT ON inbox
    WHEN EXISTS (SELECT 1 FROM inbox WHERE rowid = NEW.rowid OR (incarnation, seq) = (NEW.incarnation, NEW.seq))
BEGIN SELECT RAISE(ABORT, 'the inbox only grows'); END;
trigger inbox_no_update CREATE TRIGGER inbox_no_update BEFORE UPDATE ON inbox BEGIN SELECT RAISE(ABORT, 'the inbox only grows'); END;
trigger incarnation_forward CREATE TRIGGER incarnation_forward BEFORE UPDATE ON incarnation
    WHEN NEW.accepted_seq < OLD.accepted_seq OR NEW.posted < OLD.posted OR NEW.last_grant < OLD.last_grant
BEGIN SELECT RAISE(ABORT, 'an incarnation never goes back'); END;
trigger incarnation_no_delete CREATE TRIGGER incarnation_no_delete BEFORE DELETE ON incarnation
BEGIN SELECT RAISE(ABORT, 'incarnations stay'); END;
trigger incarnation_no_replace CREATE TRIGGER incarnation_no_replace BEFORE INSERT ON incarnation
    WHEN EXISTS (SELECT 1 FROM incarnation WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'incarnations stay'); END;
trigger incarnation_same CREATE TRIGGER incarnation_same BEFORE UPDATE ON incarnation
    WHEN OLD.id IS NOT NEW.id OR OLD.rowid IS NOT NEW.rowid
BEGIN SELECT RAISE(ABORT, 'incarnations stay'); END;
trigger line_no_delete CREATE TRIGGER line_no_delete BEFORE DELETE ON line BEGIN SELECT RAISE(ABORT, 'lines only grow'); END;
trigger line_no_replace CREATE TRIGGER line_no_replace BEFORE INSERT ON line
    WHEN EXISTS (SELECT 1 FROM line WHERE place = NEW.place OR (incarnation, seq, n) = (NEW.incarnation, NEW.seq, NEW.n))
BEGIN SELECT RAISE(ABORT, 'lines only grow'); END;
trigger line_no_update CREATE TRIGGER line_no_update BEFORE UPDATE ON line BEGIN SELECT RAISE(ABORT, 'lines only grow'); END;
trigger member_forward CREATE TRIGGER member_forward BEFORE UPDATE OF position ON member WHEN NEW.position < OLD.position
BEGIN SELECT RAISE(ABORT, 'a feed position never goes back'); END;
trigger member_no_delete CREATE TRIGGER member_no_delete BEFORE DELETE ON member BEGIN SELECT RAISE(ABORT, 'members stay'); END;
trigger member_no_replace CREATE TRIGGER member_no_replace BEFORE INSERT ON member
    WHEN EXISTS (SELECT 1 FROM member WHERE rowid = NEW.rowid OR id = NEW.id
                  OR (NEW.position > 0 AND position > 0 AND (shard, position) = (NEW.shard, NEW.position)))
BEGIN SELECT RAISE(ABORT, 'members stay'); END;
trigger member_same CREATE TRIGGER member_same BEFORE UPDATE ON member
    WHEN OLD.id IS NOT NEW.id OR OLD.rowid IS NOT NEW.rowid
      OR (OLD.position IS NOT NEW.position AND NEW.position > 0
          AND EXISTS (SELECT 1 FROM member WHERE position > 0 AND (shard, position) = (NEW.shard, NEW.position)))
BEGIN SELECT RAISE(ABORT, 'members stay'); END;
trigger order_no_delete CREATE TRIGGER order_no_delete BEFORE DELETE ON posting_order BEGIN SELECT RAISE(ABORT, 'the order only grows'); END;
trigger order_no_replace CREATE TRIGGER order_no_replace BEFORE INSERT ON posting_order
    WHEN EXISTS (SELECT 1 FROM posting_order WHERE place = NEW.place OR (incarnation, seq) = (NEW.incarnation, NEW.seq))
BEGIN SELECT RAISE(ABORT, 'the order only grows'); END;
trigger order_no_update CREATE TRIGGER order_no_update BEFORE UPDATE ON posting_order BEGIN SELECT RAISE(ABORT, 'the order only grows'); END;
trigger programme_no_delete CREATE TRIGGER programme_no_delete BEFORE DELETE ON programme BEGIN SELECT RAISE(ABORT, 'programmes only grow'); END;
trigger programme_no_replace CREATE TRIGGER programme_no_replace BEFORE INSERT ON programme
    WHEN EXISTS (SELECT 1 FROM programme WHERE version = NEW.version OR position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'programmes only grow'); END;
trigger programme_no_update CREATE TRIGGER programme_no_update BEFORE UPDATE ON programme BEGIN SELECT RAISE(ABORT, 'programmes only grow'); END;
trigger resolution_no_delete CREATE TRIGGER resolution_no_delete BEFORE DELETE ON resolution
BEGIN SELECT RAISE(ABORT, 'what was decided stays'); END;
trigger resolution_no_replace CREATE TRIGGER resolution_no_replace BEFORE INSERT ON resolution
    WHEN EXISTS (SELECT 1 FROM resolution WHERE rowid = NEW.rowid OR (incarnation, seq) = (NEW.incarnation, NEW.seq))
BEGIN SELECT RAISE(ABORT, 'what was decided stays'); END;
trigger resolution_no_update CREATE TRIGGER resolution_no_update BEFORE UPDATE ON resolution
BEGIN SELECT RAISE(ABORT, 'what was decided stays'); END;
trigger sale_no_delete CREATE TRIGGER sale_no_delete BEFORE DELETE ON sale BEGIN SELECT RAISE(ABORT, 'sales only grow'); END;
trigger sale_no_replace CREATE TRIGGER sale_no_replace BEFORE INSERT ON sale
    WHEN EXISTS (SELECT 1 FROM sale WHERE place = NEW.place OR (id, incarnation, seq) = (NEW.id, NEW.incarnation, NEW.seq))
BEGIN SELECT RAISE(ABORT, 'sales only grow'); END;
trigger sale_no_update CREATE TRIGGER sale_no_update BEFORE UPDATE ON sale BEGIN SELECT RAISE(ABORT, 'sales only grow'); END;
trigger suspended_no_delete CREATE TRIGGER suspended_no_delete BEFORE DELETE ON suspended
BEGIN SELECT RAISE(ABORT, 'what stands in suspense stays'); END;
trigger suspended_no_replace CREATE TRIGGER suspended_no_replace BEFORE INSERT ON suspended
    WHEN EXISTS (SELECT 1 FROM suspended WHERE rowid = NEW.rowid OR (incarnation, seq) = (NEW.incarnation, NEW.seq))
BEGIN SELECT RAISE(ABORT, 'what stands in suspense stays'); END;
trigger suspended_no_update CREATE TRIGGER suspended_no_update BEFORE UPDATE ON suspended
BEGIN SELECT RAISE(ABORT, 'what stands in suspense stays'); END;
trigger used_code_no_delete CREATE TRIGGER used_code_no_delete BEFORE DELETE ON used_code BEGIN SELECT RAISE(ABORT, 'used codes stay'); END;
trigger used_code_no_replace CREATE TRIGGER used_code_no_replace BEFORE INSERT ON used_code
    WHEN EXISTS (SELECT 1 FROM used_code WHERE place = NEW.place)
BEGIN SELECT RAISE(ABORT, 'used codes stay'); END;
trigger used_code_no_update CREATE TRIGGER used_code_no_update BEFORE UPDATE ON used_code BEGIN SELECT RAISE(ABORT, 'used codes stay'); END;
