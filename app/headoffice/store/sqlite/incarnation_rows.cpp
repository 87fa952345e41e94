#include "app/headoffice/store/sqlite/rows.h"
#include "app/headoffice/store/sqlite/transaction.h"

namespace loyalty::headoffice {

namespace {

constexpr const char* kCode =
    "SELECT hash, store, lane, valid_until, used_by, used_with FROM enrolment_code WHERE hash = ?1";
constexpr const char* kPutCode =
    "INSERT OR REPLACE INTO enrolment_code (hash, store, lane, valid_until, used_by, used_with) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
constexpr const char* kIncarnation =
    "SELECT id, store, lane, public_key, state, training, accepted_seq, accepted_hash, posted, last_number, last_grant, "
    "confirmed_grant, said_hello_in, enrolled, last_seen, told, suffix_of FROM incarnation WHERE id = ?1";
constexpr const char* kIncarnations =
    "SELECT id, store, lane, public_key, state, training, accepted_seq, accepted_hash, posted, last_number, last_grant, "
    "confirmed_grant, said_hello_in, enrolled, last_seen, told, suffix_of FROM incarnation ORDER BY id";
constexpr const char* kPutIncarnation =
    "INSERT INTO incarnation (id, store, lane, public_key, state, training, accepted_seq, accepted_hash, posted, "
    "last_number, last_grant, confirmed_grant, said_hello_in, enrolled, last_seen, told, suffix_of) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)";
/// Leaves ?7, ?8 and ?9 alone.
constexpr const char* kChangeIncarnation =
    "UPDATE incarnation SET store = ?2, lane = ?3, public_key = ?4, state = ?5, training = ?6, last_number = ?10, "
    "last_grant = ?11, confirmed_grant = ?12, said_hello_in = ?13, enrolled = ?14, last_seen = ?15, told = ?16, suffix_of = ?17 WHERE id = ?1";

office::EnrolmentCode readCode(Query& row)
{
    office::EnrolmentCode code;
    code.hash = row.fixed<crypto::Hash>(0);
    code.store = row.bytes(1);
    code.lane = row.bytes(2);
    code.validUntil = row.instant(3);
    if (!row.isNull(4))
        code.usedBy = row.id<IncarnationId>(4);
    code.usedWith = row.fixed<crypto::PublicKey>(5);
    return code;
}

office::Incarnation readIncarnation(Query& row)
{
    office::Incarnation incarnation;
    incarnation.id = row.id<IncarnationId>(0);
    incarnation.store = row.bytes(1);
    incarnation.lane = row.bytes(2);
    incarnation.publicKey = row.fixed<crypto::PublicKey>(3);
    incarnation.state = meaning<office::IncarnationState>(row, 4, office::incarnationStateFrom);
    incarnation.training = row.flag(5);
    incarnation.accepted = {row.number(6), row.fixed<crypto::Hash>(7)};
    incarnation.posted = row.number(8);
    incarnation.lastNumber = row.number(9);
    incarnation.lastGrant = row.number(10);
    incarnation.confirmedGrant = row.number(11);
    incarnation.saidHelloIn = row.integer(12);
    incarnation.enrolled = row.instant(13);
    incarnation.lastSeen = row.instant(14);
    incarnation.told = row.number(15);
    if (!row.isNull(16))
        incarnation.suffixOf = row.id<IncarnationId>(16);
    return incarnation;
}

} // namespace

Result<std::optional<office::EnrolmentCode>, Fault> SqliteTransaction::code(const crypto::Hash& hash)
{
    LOYALTY_TRY(query, m_connection.query(kCode));
    return one(query.with(hash), readCode);
}

Result<void, Fault> SqliteTransaction::putCode(const office::EnrolmentCode& code)
{
    LOYALTY_TRY(query, m_connection.query(kPutCode));
    return query.with(code.hash, code.store, code.lane, code.validUntil, code.usedBy, code.usedWith).run();
}

Result<std::optional<office::Incarnation>, Fault> SqliteTransaction::incarnation(const IncarnationId& id)
{
    LOYALTY_TRY(query, m_connection.query(kIncarnation));
    return one(query.with(whole(id)), readIncarnation);
}

Result<std::vector<office::Incarnation>, Fault> SqliteTransaction::incarnations()
{
    LOYALTY_TRY(query, m_connection.query(kIncarnations));
    return all(query, readIncarnation);
}

Result<void, Fault> SqliteTransaction::putIncarnation(const office::Incarnation& i)
{
    return changeOrPut(kChangeIncarnation, kPutIncarnation, [&](Query& query) -> Query& {
        return query.with(whole(i.id), i.store, i.lane, i.publicKey, toString(i.state), i.training, i.accepted.seq,
                          i.accepted.hash, i.posted, i.lastNumber, i.lastGrant, i.confirmedGrant, i.saidHelloIn,
                          i.enrolled, i.lastSeen, i.told, i.suffixOf);
    });
}

} // namespace loyalty::headoffice
