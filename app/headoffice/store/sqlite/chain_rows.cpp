#include "app/headoffice/store/sqlite/rows.h"
#include "app/headoffice/store/sqlite/transaction.h"

namespace loyalty::headoffice {

namespace {

constexpr std::string_view kOfficeActs = "office-act";
constexpr std::string_view kChainPositions = "chain-position";

constexpr const char* kChain =
    "SELECT id, name, shards, epoch, country_code, currency, currency_exponent, risk_budget, unbacked_per_terminal, "
    "unbacked_per_visit, sealed_keys, public_key, programme_signer, clock_signer FROM chain";
constexpr const char* kPutChain =
    "INSERT OR REPLACE INTO chain (only_one, id, name, shards, epoch, country_code, currency, currency_exponent, "
    "risk_budget, unbacked_per_terminal, unbacked_per_visit, sealed_keys, public_key, programme_signer, clock_signer) "
    "VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";
constexpr const char* kStore = "SELECT id, name, zone, cut_off_seconds FROM store WHERE id = ?1";
constexpr const char* kStores = "SELECT id, name, zone, cut_off_seconds FROM store ORDER BY id";
constexpr const char* kPutStore =
    "INSERT INTO store (id, name, zone, cut_off_seconds) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (id) DO UPDATE SET "
    "name = excluded.name, zone = excluded.zone, cut_off_seconds = excluded.cut_off_seconds";
constexpr const char* kPutProgramme =
    "INSERT INTO programme (version, position, bytes, signature) VALUES (?1, ?2, ?3, ?4)";
constexpr const char* kProgrammes = "SELECT version, bytes, signature FROM programme ORDER BY version";
constexpr const char* kPutOperator =
    "INSERT INTO operator (id, position, name, role, active, pin) VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
    "ON CONFLICT (id) DO UPDATE SET position = excluded.position, name = excluded.name, role = excluded.role, "
    "active = excluded.active, pin = excluded.pin";
constexpr const char* kOperators = "SELECT id, name, role, active, pin FROM operator ORDER BY id";
constexpr const char* kProgrammesAfter =
    "SELECT version, bytes, signature, position FROM programme WHERE position > ?1 ORDER BY position LIMIT ?2";
constexpr const char* kOperatorsAfter =
    "SELECT id, name, role, active, pin, position FROM operator WHERE position > ?1 ORDER BY position LIMIT ?2";

office::Chain readChain(Query& row)
{
    office::Chain chain;
    chain.id = row.id<ChainId>(0);
    chain.name = row.bytes(1);
    chain.shards = static_cast<int>(row.integer(2));
    chain.epoch = row.integer(3);
    chain.countryCode = row.bytes(4);
    if (const auto currency = Currency::make(row.view(5), static_cast<int>(row.integer(6))))
        chain.currency = *currency;
    else
        row.corrupt(5);
    chain.riskBudget = row.integer(7);
    chain.unbackedPerTerminal = row.integer(8);
    chain.unbackedPerVisit = row.integer(9);
    chain.sealedKeys = row.bytes(10);
    chain.publicKey = row.fixed<crypto::PublicKey>(11);
    chain.programmeSigner = row.fixed<crypto::PublicKey>(12);
    chain.clockSigner = row.fixed<crypto::PublicKey>(13);
    return chain;
}

office::Store readStore(Query& row)
{
    return {row.bytes(0), row.bytes(1), {row.bytes(2), static_cast<std::int32_t>(row.integer(3))}};
}

sync::ProgrammeRow readProgramme(Query& row)
{
    return {row.integer(0), row.bytes(1), row.fixed<crypto::Signature>(2)};
}

sync::Operator readOperator(Query& row)
{
    return {row.bytes(0), row.bytes(1), meaning<access::Role>(row, 2, access::roleFrom), row.flag(3), row.bytes(4)};
}

} // namespace

Result<std::optional<office::Chain>, Fault> SqliteTransaction::chain()
{
    LOYALTY_TRY(query, m_connection.query(kChain));
    return one(query, readChain);
}

Result<void, Fault> SqliteTransaction::putChain(const office::Chain& chain)
{
    LOYALTY_TRY(query, m_connection.query(kPutChain));
    m_shards.reset();
    return query
        .with(chain.id, chain.name, chain.shards, chain.epoch, chain.countryCode, chain.currency.code(),
              chain.currency.exponent(), chain.riskBudget, chain.unbackedPerTerminal, chain.unbackedPerVisit,
              Blob{chain.sealedKeys}, chain.publicKey, chain.programmeSigner, chain.clockSigner)
        .run();
}

Result<std::optional<office::Store>, Fault> SqliteTransaction::store(std::string_view id)
{
    LOYALTY_TRY(query, m_connection.query(kStore));
    return one(query.with(id), readStore);
}

Result<std::vector<office::Store>, Fault> SqliteTransaction::stores()
{
    LOYALTY_TRY(query, m_connection.query(kStores));
    return all(query, readStore);
}

Result<void, Fault> SqliteTransaction::putStore(const office::Store& store)
{
    LOYALTY_TRY(query, m_connection.query(kPutStore));
    return query.with(store.id, store.name, store.time.zone, store.time.cutOffSeconds).run();
}

Result<std::uint64_t, Fault> SqliteTransaction::nextOfficeAct()
{
    LOYALTY_TRY(number, next(kOfficeActs));
    return static_cast<std::uint64_t>(number);
}

Result<void, Fault> SqliteTransaction::putProgramme(const sync::ProgrammeRow& programme)
{
    LOYALTY_TRY(position, next(kChainPositions));
    LOYALTY_TRY(query, m_connection.query(kPutProgramme));
    return query.with(programme.version, position, Blob{programme.bytes}, programme.signature).run();
}

Result<std::vector<sync::ProgrammeRow>, Fault> SqliteTransaction::programmes()
{
    LOYALTY_TRY(query, m_connection.query(kProgrammes));
    return all(query, readProgramme);
}

Result<void, Fault> SqliteTransaction::putOperator(const sync::Operator& person)
{
    LOYALTY_TRY(position, next(kChainPositions));
    LOYALTY_TRY(query, m_connection.query(kPutOperator));
    return query.with(person.id, position, person.name, access::toString(person.role), person.active, person.pin).run();
}

Result<std::vector<sync::Operator>, Fault> SqliteTransaction::operators()
{
    LOYALTY_TRY(query, m_connection.query(kOperators));
    return all(query, readOperator);
}

Result<std::vector<sync::ChainRow>, Fault> SqliteTransaction::chainFeed(std::int64_t after, std::size_t limit)
{
    LOYALTY_TRY(programmeQuery, m_connection.query(kProgrammesAfter));
    LOYALTY_TRY(rows, all(programmeQuery.with(after, limit), [](Query& row) {
                    return sync::ChainRow{row.integer(3), readProgramme(row)};
                }));
    LOYALTY_TRY(operatorQuery, m_connection.query(kOperatorsAfter));
    LOYALTY_TRY(people, all(operatorQuery.with(after, limit), [](Query& row) {
                    return sync::ChainRow{row.integer(5), sync::OperatorRow{readOperator(row)}};
                }));
    rows.insert(rows.end(), people.begin(), people.end());
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.position < b.position; });
    if (rows.size() > limit)
        rows.resize(limit);
    return std::move(rows);
}

} // namespace loyalty::headoffice
