#include "core/store/cache_store.h"

#include "core/base/json/json.h"
#include "core/store/cache_schema.h"
#include "core/store/sqlite_fault.h"
#include "core/store/transaction.h"

#include <unistd.h>

#include <cerrno>

namespace loyalty::store {

namespace {

constexpr std::string_view kCursor = "SELECT position FROM shard_cursor WHERE shard = ?";
constexpr std::string_view kCursors = "SELECT shard, position FROM shard_cursor ORDER BY shard";
constexpr std::string_view kMoveCursor = "INSERT INTO shard_cursor (shard, position) VALUES (?, ?) "
                                         "ON CONFLICT (shard) DO UPDATE SET position = excluded.position";
constexpr std::string_view kPutPosted = "INSERT INTO posted (seq, member, position) VALUES (?, ?, ?) "
                                        "ON CONFLICT (seq, member) DO UPDATE SET position = excluded.position";
constexpr std::string_view kMovePosted = "UPDATE mark SET posted_seq = max(posted_seq, ?)";
constexpr std::string_view kPosted = "SELECT seq, member, position FROM posted ORDER BY seq, member";
constexpr std::string_view kPostedAt = "SELECT position FROM posted WHERE seq = ? AND member = ?";
constexpr std::string_view kForgetPosted = "DELETE FROM posted WHERE seq <= ?";
constexpr std::string_view kPostedSeal = "SELECT posted_seal FROM mark";
constexpr std::string_view kWritePostedSeal = "UPDATE mark SET posted_seal = ?";
constexpr std::string_view kPutProgramme =
    "INSERT INTO programme (version, bytes, signature) VALUES (?, ?, ?) "
    "ON CONFLICT (version) DO UPDATE SET bytes = excluded.bytes, signature = excluded.signature";
constexpr std::string_view kProgramme = "SELECT version, bytes, signature FROM programme WHERE version = ?";
constexpr std::string_view kProgrammeSeal = "SELECT programme_seal FROM mark";
constexpr std::string_view kWriteProgrammeSeal = "UPDATE mark SET programme_seal = ?";
constexpr std::string_view kProgrammes = "SELECT version, bytes, signature FROM programme ORDER BY version";
constexpr std::string_view kPutOperator =
    "INSERT INTO operator (id, name, role, active, pin, seal) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
    "name = excluded.name, role = excluded.role, active = excluded.active, pin = excluded.pin, seal = excluded.seal";
constexpr std::string_view kOperators = "SELECT id, name, role, active, pin, seal FROM operator ORDER BY id";
constexpr std::string_view kSuspect = "SELECT suspect FROM mark";
constexpr std::string_view kSuspects = "UPDATE mark SET suspect = 1";
constexpr std::string_view kChainCursor = "SELECT chain_cursor FROM mark";
constexpr std::string_view kMoveChainCursor = "UPDATE mark SET chain_cursor = ?";
constexpr std::string_view kMarks =
    "SELECT epoch, acked_seq, posted_seq, chain_cursor, server_offset_ms, offset_known, last_contact_ms, closed, "
    "vouched_seq, budgets, budgets_up_to FROM mark";
constexpr std::string_view kWriteMarks = "UPDATE mark SET epoch = ?, acked_seq = ?, posted_seq = ?, "
                                         "server_offset_ms = ?, offset_known = ?, last_contact_ms = ?, closed = ?, "
                                         "vouched_seq = ?, budgets = ?, budgets_up_to = ?";
constexpr int kSealedSince = 4;
constexpr int kPostedSealedSince = 5;
constexpr int kProgrammesSealedSince = 7;
constexpr std::string_view kReset[] = {
    "DELETE FROM shard_cursor", "DELETE FROM posted", "DELETE FROM programme",
    "DELETE FROM operator",     "DELETE FROM mark",   "INSERT INTO mark (one) VALUES (1)",
};

std::string toText(const std::vector<sync::BudgetUse>& budgets)
{
    json::Object object;
    for (const sync::BudgetUse& budget : budgets)
        object.set(budget.id, budget.used);
    return json::write(object);
}

/// What cannot be read is told anew with the next pull.
std::vector<sync::BudgetUse> budgetsFrom(std::string_view text)
{
    std::vector<sync::BudgetUse> budgets;
    const auto value = json::parse(text);
    const json::Object* const object = value ? value->asObject() : nullptr;
    if (object == nullptr)
        return budgets;
    for (const auto& [id, used] : *object)
        if (const std::int64_t* const points = used.asInteger())
            budgets.push_back({id, *points});
    return budgets;
}

/// Exclusive or: what is put in twice is out again.
void toggle(std::string& seal, std::string_view other)
{
    for (std::size_t i = 0; i < seal.size() && i < other.size(); ++i)
        seal[i] = static_cast<char>(seal[i] ^ other[i]);
}

/// Only what cannot be what was written is a problem of the rows; a disk that cannot be read is a fault like any other.
template <class T>
Result<void, Fault> addProblem(const Result<T, Fault>& read, std::string_view problem,
                               std::vector<std::string>& problems)
{
    if (!read && read.error().code != FaultCode::Corrupt)
        return fail(read.error());
    if (!read)
        problems.emplace_back(problem);
    return {};
}

} // namespace

Result<SqliteCacheStore::Opened, Fault> SqliteCacheStore::openOrRebuild(const std::filesystem::path& path,
                                                                        const crypto::SecretKey& sealKey,
                                                                        OpenOptions options)
{
    auto store = openSound(path, sealKey, options);
    const bool corrupt = !store && store.error().code == FaultCode::Corrupt;
    if (corrupt) {
        LOYALTY_CHECK(remove(path));
        store = openSound(path, sealKey, options);
    }
    if (!store)
        return fail(std::move(store).error());
    return Opened{*std::move(store), corrupt};
}

Result<std::unique_ptr<SqliteCacheStore>, Fault> SqliteCacheStore::openSound(const std::filesystem::path& path,
                                                                             const crypto::SecretKey& sealKey,
                                                                             const OpenOptions& options)
{
    LOYALTY_TRY(database, Database::open(path, kCacheFormat, options));
    auto store = std::make_unique<SqliteCacheStore>(std::move(database), sealKey);
    {
        LOYALTY_TRY(rows, store->m_database->select(kSuspect));
        LOYALTY_TRY(found, rows.next());
        if (!found || rows.integer(0) != 0)
            return fail(store->m_database->corrupt("a row was not what was written"));
    }
    const int before = store->m_database->versionBefore();
    if (before > 0 && before < kSealedSince)
        LOYALTY_CHECK(store->sealOld());
    if (before > 0 && before < kPostedSealedSince) {
        LOYALTY_TRY(all, store->allPosted());
        LOYALTY_CHECK(store->keepSeal(kWritePostedSeal, store->sealOf(all)));
    }
    if (before > 0 && before < kProgrammesSealedSince) {
        LOYALTY_TRY(all, store->allProgrammes());
        LOYALTY_CHECK(store->keepSeal(kWriteProgrammeSeal, store->sealOf(all)));
    }
    return store;
}

Result<void, Fault> SqliteCacheStore::sealOld()
{
    LOYALTY_TRY(people, operatorsIn(Sealed::No));
    LOYALTY_TRY(transaction, Transaction::begin(*m_database));
    LOYALTY_CHECK(m_members.sealOld());
    for (const sync::Operator& person : people)
        LOYALTY_CHECK(putOperator(person));
    return transaction.commit();
}

Result<void, Fault> SqliteCacheStore::remove(const std::filesystem::path& path)
{
    // The file first: a WAL without its file is thrown away by SQLite, a file without its WAL would look whole.
    for (const char* suffix : {"", "-wal", "-shm"}) {
        const std::filesystem::path file = path.string() + suffix;
        if (::unlink(file.c_str()) != 0 && errno != ENOENT)
            return fail(faultOfErrno(errno, file.filename().string()));
    }
    return {};
}

SqliteCacheStore::SqliteCacheStore(std::unique_ptr<Database> database, const crypto::SecretKey& sealKey)
    : m_database(std::move(database))
    , m_sealKey(sealKey)
    , m_members(*m_database, sealKey)
{}

Result<std::optional<sync::MemberRow>, Fault> SqliteCacheStore::member(const MemberId& member)
{
    auto row = m_members.find(member);
    if (!row && row.error().code == FaultCode::Corrupt)
        suspect();
    return row;
}

/// Where even that cannot be written, the next reader of the row finds it again.
void SqliteCacheStore::suspect()
{
    static_cast<void>(m_database->run(kSuspects));
}

Result<std::vector<std::string>, Fault> SqliteCacheStore::problems()
{
    std::vector<std::string> problems;
    LOYALTY_CHECK(m_members.addProblems(problems));
    LOYALTY_CHECK(addProblem(operators(), "cache-operators-differ", problems));
    LOYALTY_CHECK(addProblem(posted(), "cache-positions-differ", problems));
    LOYALTY_CHECK(addProblem(programmes(), "cache-programmes-differ", problems));
    return problems;
}

Result<std::vector<MemberId>, Fault> SqliteCacheStore::lookUp(const crypto::KeyedHash& hash)
{
    return m_members.lookUp(hash);
}

Result<std::uint64_t, Fault> SqliteCacheStore::memberCount()
{
    return m_members.count();
}

Result<std::int64_t, Fault> SqliteCacheStore::cursorOf(int shard)
{
    LOYALTY_TRY(rows, m_database->select(kCursor, {integer(std::int64_t{shard})}));
    LOYALTY_TRY(found, rows.next());
    return found ? rows.integer(0) : std::int64_t{0};
}

Result<void, Fault> SqliteCacheStore::applyPage(const sync::FeedPage& page)
{
    const std::string shard = "shard " + std::to_string(page.shard);
    LOYALTY_TRY(transaction, Transaction::begin(*m_database));
    LOYALTY_TRY(cursor, cursorOf(page.shard));
    if (page.from != cursor)
        return fail(Fault{FaultCode::Rejected, "the page of " + shard + " begins at " + std::to_string(page.from) +
                                                   ", the cursor is at " + std::to_string(cursor)});
    if (page.to < page.from || sync::checksumOf(page.rows) != page.checksum)
        return fail(Fault{FaultCode::BadReply, "the page of " + shard + " is not what was sent"});
    for (const sync::MemberRow& row : page.rows)
        LOYALTY_CHECK(m_members.put(row));
    LOYALTY_CHECK(m_database->run(kMoveCursor, {integer(std::int64_t{page.shard}), integer(page.to)}));
    return transaction.commit();
}

Result<void, Fault> SqliteCacheStore::putRow(const sync::MemberRow& row)
{
    LOYALTY_TRY(transaction, Transaction::begin(*m_database));
    LOYALTY_CHECK(m_members.put(row));
    return transaction.commit();
}

Result<std::int64_t, Fault> SqliteCacheStore::chainCursor()
{
    LOYALTY_TRY(rows, m_database->select(kChainCursor));
    LOYALTY_CHECK(rows.next());
    return rows.integer(0);
}

Result<void, Fault> SqliteCacheStore::applyChain(const std::vector<sync::ChainRow>& rows)
{
    for (std::size_t i = 1; i < rows.size(); ++i)
        if (rows[i].position <= rows[i - 1].position)
            return fail(Fault{FaultCode::BadReply, "chain rows out of order"});
    LOYALTY_TRY(transaction, Transaction::begin(*m_database));
    LOYALTY_TRY(cursor, chainCursor());
    if (rows.empty() || rows.back().position <= cursor)
        return {};
    for (const sync::ChainRow& row : rows) {
        if (row.position <= cursor)
            continue;
        if (const auto* programme = std::get_if<sync::ProgrammeRow>(&row.body))
            LOYALTY_CHECK(putProgramme(*programme));
        else if (const auto* person = std::get_if<sync::OperatorRow>(&row.body))
            LOYALTY_CHECK(putOperator(person->person));
        LOYALTY_CHECK(m_database->run(kMoveChainCursor, {integer(row.position)}));
    }
    LOYALTY_CHECK(transaction.commit());
    // Without a programme and operators nothing is sold: rare as they are, they outlive a power cut.
    return m_database->execute("PRAGMA wal_checkpoint(PASSIVE)");
}

Result<void, Fault> SqliteCacheStore::putProgramme(const sync::ProgrammeRow& row)
{
    LOYALTY_TRY(seal, sealFrom(kProgrammeSeal));
    {
        LOYALTY_TRY(rows, m_database->select(kProgramme, {integer(row.version)}));
        LOYALTY_TRY(found, rows.next());
        if (found) {
            LOYALTY_TRY(before, programmeIn(rows));
            toggle(seal, sealOf(before));
        }
    }
    LOYALTY_CHECK(m_database->run(kPutProgramme, {integer(row.version), blob(row.bytes), blob(row.signature.view())}));
    toggle(seal, sealOf(terminal::StoredProgramme{row.version, row.bytes, row.signature}));
    return keepSeal(kWriteProgrammeSeal, seal);
}

Result<void, Fault> SqliteCacheStore::putOperator(const sync::Operator& person)
{
    LOYALTY_CHECK(
        m_database->run(kPutOperator, {text(person.id), text(person.name), text(toString(person.role)),
                                       integer(std::int64_t{person.active}), text(person.pin), blob(sealOf(person))}));
    return {};
}

std::string SqliteCacheStore::sealOf(const sync::Operator& person) const
{
    const std::string head = "operator|" + std::to_string(person.id.size()) + "|" + std::to_string(person.name.size()) +
                             "|" + (person.active ? "1" : "0") + "|" + std::string(toString(person.role)) + "|";
    const std::string body = person.id + person.name + person.pin;
    return std::string(crypto::keyedHash(m_sealKey, head + body).view());
}

/// Of 16 bytes.
std::string SqliteCacheStore::sealOf(const sync::PostedAt& at) const
{
    const std::string text =
        "posted|" + std::to_string(at.seq) + "|" + at.member.toString() + "|" + std::to_string(at.position);
    return std::string(crypto::keyedHash(m_sealKey, text).view());
}

/// Of 16 bytes.
std::string SqliteCacheStore::sealOf(const terminal::StoredProgramme& programme) const
{
    const std::string head = "programme|" + std::to_string(programme.version) + "|";
    return std::string(
        crypto::keyedHash(m_sealKey, head + std::string(programme.signature.view()) + programme.bytes).view());
}

std::string SqliteCacheStore::sealOf(const std::vector<terminal::StoredProgramme>& all) const
{
    std::string seal(sizeof(crypto::KeyedHash), '\0');
    for (const terminal::StoredProgramme& programme : all)
        toggle(seal, sealOf(programme));
    return seal;
}

Result<std::string, Fault> SqliteCacheStore::sealFrom(std::string_view sql)
{
    LOYALTY_TRY(rows, m_database->select(sql));
    LOYALTY_TRY(found, rows.next());
    if (!found)
        return fail(m_database->corrupt("the marks are gone"));
    return rows.blob(0);
}

Result<void, Fault> SqliteCacheStore::keepSeal(std::string_view sql, const std::string& seal)
{
    LOYALTY_CHECK(m_database->run(sql, {blob(seal)}));
    return {};
}

std::string SqliteCacheStore::sealOf(const std::vector<sync::PostedAt>& all) const
{
    std::string seal(sizeof(crypto::KeyedHash), '\0');
    for (const sync::PostedAt& at : all)
        toggle(seal, sealOf(at));
    return seal;
}

Result<void, Fault> SqliteCacheStore::putPosted(const std::vector<sync::PostedAt>& posted, std::uint64_t upTo)
{
    LOYALTY_TRY(transaction, Transaction::begin(*m_database));
    LOYALTY_TRY(seal, sealFrom(kPostedSeal));
    for (const sync::PostedAt& at : posted) {
        {
            LOYALTY_TRY(rows, m_database->select(kPostedAt, {integer(at.seq), blob(at.member)}));
            LOYALTY_TRY(found, rows.next());
            if (found)
                toggle(seal, sealOf(sync::PostedAt{at.seq, at.member, rows.integer(0)}));
        }
        LOYALTY_CHECK(m_database->run(kPutPosted, {integer(at.seq), blob(at.member), integer(at.position)}));
        toggle(seal, sealOf(at));
    }
    if (!posted.empty())
        LOYALTY_CHECK(keepSeal(kWritePostedSeal, seal));
    LOYALTY_CHECK(m_database->run(kMovePosted, {integer(upTo)}));
    return transaction.commit();
}

Result<std::vector<sync::PostedAt>, Fault> SqliteCacheStore::posted()
{
    LOYALTY_TRY(all, allPosted());
    LOYALTY_TRY(seal, sealFrom(kPostedSeal));
    if (seal == sealOf(all))
        return all;
    suspect();
    return fail(m_database->corrupt("the positions of own entries are not what was written"));
}

Result<std::vector<sync::PostedAt>, Fault> SqliteCacheStore::allPosted()
{
    std::vector<sync::PostedAt> all;
    LOYALTY_TRY(rows, m_database->select(kPosted));
    while (true) {
        LOYALTY_TRY(found, rows.next());
        if (!found)
            return all;
        LOYALTY_TRY(member, rows.fixed<MemberId>(1));
        all.push_back({rows.natural(0), member, rows.integer(2)});
    }
}

Result<void, Fault> SqliteCacheStore::forgetPosted(std::uint64_t upToSeq)
{
    LOYALTY_TRY(transaction, Transaction::begin(*m_database));
    LOYALTY_TRY(all, posted());
    std::erase_if(all, [upToSeq](const sync::PostedAt& at) { return at.seq <= upToSeq; });
    LOYALTY_CHECK(m_database->run(kForgetPosted, {integer(upToSeq)}));
    LOYALTY_CHECK(keepSeal(kWritePostedSeal, sealOf(all)));
    return transaction.commit();
}

Result<std::vector<terminal::StoredProgramme>, Fault> SqliteCacheStore::programmes()
{
    auto all = allProgrammes();
    if (!all && all.error().code != FaultCode::Corrupt)
        return all;
    LOYALTY_TRY(seal, sealFrom(kProgrammeSeal));
    if (all && seal == sealOf(*all))
        return all;
    suspect();
    return fail(m_database->corrupt("the programmes are not what was written"));
}

Result<terminal::StoredProgramme, Fault> SqliteCacheStore::programmeIn(Rows& rows)
{
    LOYALTY_TRY(signature, rows.fixed<crypto::Signature>(2));
    return terminal::StoredProgramme{rows.integer(0), rows.blob(1), signature};
}

Result<std::vector<terminal::StoredProgramme>, Fault> SqliteCacheStore::allProgrammes()
{
    std::vector<terminal::StoredProgramme> all;
    LOYALTY_TRY(rows, m_database->select(kProgrammes));
    while (true) {
        LOYALTY_TRY(found, rows.next());
        if (!found)
            return all;
        LOYALTY_TRY(programme, programmeIn(rows));
        all.push_back(std::move(programme));
    }
}

Result<std::vector<sync::Operator>, Fault> SqliteCacheStore::operators()
{
    auto people = operatorsIn(Sealed::Yes);
    if (!people && people.error().code == FaultCode::Corrupt)
        suspect();
    return people;
}

Result<std::vector<sync::Operator>, Fault> SqliteCacheStore::operatorsIn(Sealed sealed)
{
    std::vector<sync::Operator> all;
    LOYALTY_TRY(rows, m_database->select(kOperators));
    while (true) {
        LOYALTY_TRY(found, rows.next());
        if (!found)
            return all;
        const std::optional<access::Role> role = access::roleFrom(rows.text(2));
        if (!role)
            return fail(m_database->corrupt("an operator's role is none of ours"));
        all.push_back({rows.text(0), rows.text(1), *role, rows.integer(3) != 0, rows.text(4)});
        if (sealed == Sealed::Yes && rows.blob(5) != sealOf(all.back()))
            return fail(m_database->corrupt("an operator is not what was written"));
    }
}

Result<terminal::SyncMarks, Fault> SqliteCacheStore::marks()
{
    terminal::SyncMarks marks;
    {
        LOYALTY_TRY(rows, m_database->select(kMarks));
        LOYALTY_TRY(found, rows.next());
        if (!found)
            return fail(m_database->corrupt("the marks are gone"));
        marks.epoch = rows.integer(0);
        marks.ackedSeq = rows.natural(1);
        marks.postedSeq = rows.natural(2);
        marks.chainCursor = rows.integer(3);
        marks.serverOffsetMs = rows.integer(4);
        marks.offsetKnown = rows.integer(5) != 0;
        marks.lastContact = Instant(rows.integer(6));
        marks.closed = rows.text(7);
        marks.vouchedSeq = rows.natural(8);
        marks.budgets = budgetsFrom(rows.text(9));
        marks.budgetsUpTo = rows.natural(10);
    }
    LOYALTY_TRY(rows, m_database->select(kCursors));
    while (true) {
        LOYALTY_TRY(found, rows.next());
        if (!found)
            return marks;
        marks.cursors.push_back({static_cast<int>(rows.integer(0)), rows.integer(1)});
    }
}

Result<void, Fault> SqliteCacheStore::writeMarks(const terminal::SyncMarks& marks)
{
    LOYALTY_CHECK(m_database->run(kWriteMarks,
                                  {integer(marks.epoch), integer(marks.ackedSeq), integer(marks.postedSeq),
                                   integer(marks.serverOffsetMs), integer(std::int64_t{marks.offsetKnown}),
                                   integer(marks.lastContact.unixMs()), text(marks.closed), integer(marks.vouchedSeq),
                                   text(toText(marks.budgets)), integer(marks.budgetsUpTo)}));
    return {};
}

Result<void, Fault> SqliteCacheStore::reset()
{
    LOYALTY_TRY(transaction, Transaction::begin(*m_database));
    LOYALTY_CHECK(m_members.clear());
    for (const std::string_view sql : kReset)
        LOYALTY_CHECK(m_database->run(sql));
    return transaction.commit();
}

} // namespace loyalty::store
