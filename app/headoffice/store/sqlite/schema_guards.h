#pragma once

namespace loyalty::headoffice {

/// INSERT OR REPLACE takes rows away without asking the triggers that refuse a DELETE: a row whose number or key is taken
/// is refused before it can take the place. What is changed for good reason (members, rights, incarnations) is changed by
/// UPDATE. Suspense and differences are evidence like the lines.
constexpr const char* kGuards = R"sql(
CREATE TRIGGER inbox_no_replace BEFORE INSERT ON inbox
    WHEN EXISTS (SELECT 1 FROM inbox WHERE rowid = NEW.rowid OR (incarnation, seq) = (NEW.incarnation, NEW.seq))
BEGIN SELECT RAISE(ABORT, 'the inbox only grows'); END;
CREATE TRIGGER order_no_replace BEFORE INSERT ON posting_order
    WHEN EXISTS (SELECT 1 FROM posting_order WHERE place = NEW.place OR (incarnation, seq) = (NEW.incarnation, NEW.seq))
BEGIN SELECT RAISE(ABORT, 'the order only grows'); END;
CREATE TRIGGER line_no_replace BEFORE INSERT ON line
    WHEN EXISTS (SELECT 1 FROM line WHERE place = NEW.place OR (incarnation, seq, n) = (NEW.incarnation, NEW.seq, NEW.n))
BEGIN SELECT RAISE(ABORT, 'lines only grow'); END;
CREATE TRIGGER effect_no_replace BEFORE INSERT ON effect
    WHEN EXISTS (SELECT 1 FROM effect WHERE (incarnation, seq, member) = (NEW.incarnation, NEW.seq, NEW.member))
BEGIN SELECT RAISE(ABORT, 'effects only grow'); END;
CREATE TRIGGER sale_no_replace BEFORE INSERT ON sale
    WHEN EXISTS (SELECT 1 FROM sale WHERE place = NEW.place OR (id, incarnation, seq) = (NEW.id, NEW.incarnation, NEW.seq))
BEGIN SELECT RAISE(ABORT, 'sales only grow'); END;
CREATE TRIGGER programme_no_replace BEFORE INSERT ON programme
    WHEN EXISTS (SELECT 1 FROM programme WHERE version = NEW.version OR position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'programmes only grow'); END;
CREATE TRIGGER used_code_no_replace BEFORE INSERT ON used_code
    WHEN EXISTS (SELECT 1 FROM used_code WHERE place = NEW.place)
BEGIN SELECT RAISE(ABORT, 'used codes stay'); END;
CREATE TRIGGER suspended_no_replace BEFORE INSERT ON suspended
    WHEN EXISTS (SELECT 1 FROM suspended WHERE rowid = NEW.rowid OR (incarnation, seq) = (NEW.incarnation, NEW.seq))
BEGIN SELECT RAISE(ABORT, 'what stands in suspense stays'); END;
CREATE TRIGGER resolution_no_replace BEFORE INSERT ON resolution
    WHEN EXISTS (SELECT 1 FROM resolution WHERE rowid = NEW.rowid OR (incarnation, seq) = (NEW.incarnation, NEW.seq))
BEGIN SELECT RAISE(ABORT, 'what was decided stays'); END;
CREATE TRIGGER difference_no_replace BEFORE INSERT ON difference
    WHEN EXISTS (SELECT 1 FROM difference WHERE place = NEW.place)
BEGIN SELECT RAISE(ABORT, 'differences only grow'); END;
CREATE TRIGGER granted_no_replace BEFORE INSERT ON granted
    WHEN EXISTS (SELECT 1 FROM granted WHERE rowid = NEW.rowid OR (incarnation, number) = (NEW.incarnation, NEW.number))
BEGIN SELECT RAISE(ABORT, 'rights stay'); END;
CREATE TRIGGER member_no_replace BEFORE INSERT ON member
    WHEN EXISTS (SELECT 1 FROM member WHERE rowid = NEW.rowid OR id = NEW.id
                  OR (NEW.position > 0 AND position > 0 AND (shard, position) = (NEW.shard, NEW.position)))
BEGIN SELECT RAISE(ABORT, 'members stay'); END;
CREATE TRIGGER incarnation_no_replace BEFORE INSERT ON incarnation
    WHEN EXISTS (SELECT 1 FROM incarnation WHERE rowid = NEW.rowid OR id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'incarnations stay'); END;
CREATE TRIGGER used_code_no_delete BEFORE DELETE ON used_code BEGIN SELECT RAISE(ABORT, 'used codes stay'); END;
CREATE TRIGGER suspended_no_update BEFORE UPDATE ON suspended
BEGIN SELECT RAISE(ABORT, 'what stands in suspense stays'); END;
CREATE TRIGGER suspended_no_delete BEFORE DELETE ON suspended
BEGIN SELECT RAISE(ABORT, 'what stands in suspense stays'); END;
CREATE TRIGGER difference_no_update BEFORE UPDATE ON difference
BEGIN SELECT RAISE(ABORT, 'differences only grow'); END;
CREATE TRIGGER difference_no_delete BEFORE DELETE ON difference
BEGIN SELECT RAISE(ABORT, 'differences only grow'); END;
CREATE TRIGGER incarnation_no_delete BEFORE DELETE ON incarnation
BEGIN SELECT RAISE(ABORT, 'incarnations stay'); END;
CREATE TRIGGER incarnation_same BEFORE UPDATE ON incarnation
    WHEN OLD.id IS NOT NEW.id OR OLD.rowid IS NOT NEW.rowid
BEGIN SELECT RAISE(ABORT, 'incarnations stay'); END;
CREATE TRIGGER member_same BEFORE UPDATE ON member
    WHEN OLD.id IS NOT NEW.id OR OLD.rowid IS NOT NEW.rowid
      OR (OLD.position IS NOT NEW.position AND NEW.position > 0
          AND EXISTS (SELECT 1 FROM member WHERE position > 0 AND (shard, position) = (NEW.shard, NEW.position)))
BEGIN SELECT RAISE(ABORT, 'members stay'); END;
CREATE TRIGGER granted_same BEFORE UPDATE ON granted WHEN OLD.rowid IS NOT NEW.rowid
BEGIN SELECT RAISE(ABORT, 'rights stay'); END;
CREATE INDEX member_aliases ON member (alias_of) WHERE alias_of IS NOT NULL;
)sql";

} // namespace loyalty::headoffice
