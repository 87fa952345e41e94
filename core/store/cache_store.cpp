#include "core/store/cache_store.h"

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
constexpr std::string_view kForgetPosted = "DELETE FROM posted WHERE seq <= ?";
constexpr std::string_view kPutProgramme =
    "INSERT INTO programme (version, bytes, signature) VALUES (?, ?, ?) "
    "ON CONFLICT (version) DO UPDATE SET bytes = excluded.bytes, signature = excluded.signature";
constexpr std::string_view kProgrammes = "SELECT version, bytes, signature FROM programme ORDER BY version";
constexpr std::string_view kPutOperator =
    "INSERT INTO operator (id, name, role, active, pin) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
    "name = excluded.name, role = excluded.role, active = excluded.active, pin = excluded.pin";
constexpr std::string_view kOperators = "SELECT id, name, role, active, pin FROM operator ORDER BY id";
constexpr std::string_view kChainCursor = "SELECT chain_cursor FROM mark";
constexpr std::string_view kMoveChainCursor = "UPDATE mark SET chain_cursor = ?";
constexpr std::string_view kMarks =
    "SELECT epoch, acked_seq, posted_seq, chain_cursor, server_offset_ms, offset_known, last_contact_ms, "
    "closed FROM mark";
constexpr std::string_view kWriteMarks = "UPDATE mark SET epoch = ?, acked_seq = ?, posted_seq = ?, "
                                         "server_offset_ms = ?, offset_known = ?, last_contact_ms = ?, closed = ?";
constexpr std::string_view kReset[] = {
    "DELETE FROM shard_cursor", "DELETE FROM posted", "DELETE FROM programme",
    "DELETE FROM operator",     "DELETE FROM mark",   "INSERT INTO mark (one) VALUES (1)",
};

} // namespace

Result<SqliteCacheStore::Opened, Fault> SqliteCacheStore::openOrRebuild(const std::filesystem::path& path,
                                                                        OpenOptions options)
{
    auto database = Database::open(path, kCacheFormat, options);
    const bool corrupt = !database && database.error().code == FaultCode::Corrupt;
    if (corrupt) {
        LOYALTY_CHECK(remove(path));
        database = Database::open(path, kCacheFormat, options);
    }
    if (!database)
        return fail(std::move(database).error());
    return Opened{std::make_unique<SqliteCacheStore>(*std::move(database)), corrupt};
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

SqliteCacheStore::SqliteCacheStore(std::unique_ptr<Database> database)
    : m_database(std::move(database))
    , m_members(*m_database)
{}

Result<std::optional<sync::MemberRow>, Fault> SqliteCacheStore::member(const MemberId& member)
{
    return m_members.find(member);
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
    for (const sync::ChainRow& row : rows) {
        if (row.position <= cursor)
            continue;
        if (const auto* programme = std::get_if<sync::ProgrammeRow>(&row.body))
            LOYALTY_CHECK(putProgramme(*programme));
        else if (const auto* person = std::get_if<sync::OperatorRow>(&row.body))
            LOYALTY_CHECK(putOperator(person->person));
        LOYALTY_CHECK(m_database->run(kMoveChainCursor, {integer(row.position)}));
    }
    return transaction.commit();
}

Result<void, Fault> SqliteCacheStore::putProgramme(const sync::ProgrammeRow& row)
{
    LOYALTY_CHECK(m_database->run(kPutProgramme, {integer(row.version), blob(row.bytes), blob(row.signature.view())}));
    return {};
}

Result<void, Fault> SqliteCacheStore::putOperator(const sync::Operator& person)
{
    LOYALTY_CHECK(m_database->run(kPutOperator, {text(person.id), text(person.name), text(toString(person.role)),
                                                 integer(std::int64_t{person.active}), text(person.pin)}));
    return {};
}

Result<void, Fault> SqliteCacheStore::putPosted(const std::vector<sync::PostedAt>& posted, std::uint64_t upTo)
{
    LOYALTY_TRY(transaction, Transaction::begin(*m_database));
    for (const sync::PostedAt& at : posted)
        LOYALTY_CHECK(m_database->run(kPutPosted, {integer(at.seq), blob(at.member), integer(at.position)}));
    LOYALTY_CHECK(m_database->run(kMovePosted, {integer(upTo)}));
    return transaction.commit();
}

Result<std::vector<sync::PostedAt>, Fault> SqliteCacheStore::posted()
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
    LOYALTY_CHECK(m_database->run(kForgetPosted, {integer(upToSeq)}));
    return {};
}

Result<std::vector<terminal::StoredProgramme>, Fault> SqliteCacheStore::programmes()
{
    std::vector<terminal::StoredProgramme> all;
    LOYALTY_TRY(rows, m_database->select(kProgrammes));
    while (true) {
        LOYALTY_TRY(found, rows.next());
        if (!found)
            return all;
        LOYALTY_TRY(signature, rows.fixed<crypto::Signature>(2));
        all.push_back({rows.integer(0), rows.blob(1), signature});
    }
}

Result<std::vector<sync::Operator>, Fault> SqliteCacheStore::operators()
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
    LOYALTY_CHECK(m_database->run(kWriteMarks, {integer(marks.epoch), integer(marks.ackedSeq), integer(marks.postedSeq),
                                                integer(marks.serverOffsetMs), integer(std::int64_t{marks.offsetKnown}),
                                                integer(marks.lastContact.unixMs()), text(marks.closed)}));
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
