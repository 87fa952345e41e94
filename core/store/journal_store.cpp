#include "core/store/journal_store.h"

#include "core/journal/entry.h"
#include "core/store/identity_document.h"
#include "core/store/journal_schema.h"
#include "core/store/transaction.h"

#include <algorithm>
#include <limits>

namespace loyalty::store {

namespace {

constexpr std::string_view kIdentity = "SELECT format, document FROM identity";
constexpr std::string_view kWriteIdentity =
    "INSERT INTO identity (one, incarnation, format, document) VALUES (1, ?, ?, ?)";
constexpr std::string_view kHead = "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1";
constexpr std::string_view kAppend =
    "INSERT INTO journal (seq, hash, signature, bytes, format, kind, member, sale, ticket, date) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kRead = "SELECT seq, hash, signature, bytes FROM journal WHERE seq > ? ORDER BY seq LIMIT ?";
constexpr std::string_view kKeys =
    "SELECT kind, member, sale, ticket, date FROM journal WHERE seq > ? ORDER BY seq LIMIT ?";
constexpr std::string_view kOfSale = "SELECT seq, hash, signature, bytes FROM journal WHERE sale = ? ORDER BY seq";
constexpr std::string_view kOfMember =
    "SELECT seq, hash, signature, bytes FROM journal WHERE member = ? ORDER BY seq DESC LIMIT ?";
constexpr std::string_view kRecentSales =
    "SELECT seq, hash, signature, bytes FROM journal WHERE kind = 'sold' ORDER BY seq DESC LIMIT ?";
constexpr std::string_view kSaleOfTicket = "SELECT sale FROM journal WHERE kind = 'sold' AND ticket = ?";
constexpr std::string_view kWriteMemberKey = "INSERT INTO member_key (member, wrapped) VALUES (?, ?)";
constexpr std::string_view kMemberKey = "SELECT wrapped FROM member_key WHERE member = ?";
constexpr std::string_view kEraseMemberKey = "DELETE FROM member_key WHERE member = ?";

constexpr std::size_t kAnyBytes = std::numeric_limits<std::size_t>::max();

QVariant count(std::size_t number)
{
    return integer(std::uint64_t{std::min<std::size_t>(number, std::numeric_limits<std::int64_t>::max())});
}

Result<journal::ChainedEntry, Fault> entryIn(const Rows& rows)
{
    LOYALTY_TRY(hash, rows.fixed<crypto::Hash>(1));
    LOYALTY_TRY(signature, rows.fixed<crypto::Signature>(2));
    return journal::ChainedEntry{rows.natural(0), hash, signature, rows.blob(3)};
}

} // namespace

Result<std::unique_ptr<SqliteJournalStore>, Fault> SqliteJournalStore::open(const std::filesystem::path& path,
                                                                            OpenOptions options)
{
    LOYALTY_TRY(database, Database::open(path, kJournalFormat, std::move(options)));
    return std::make_unique<SqliteJournalStore>(std::move(database));
}

SqliteJournalStore::SqliteJournalStore(std::unique_ptr<Database> database)
    : m_database(std::move(database))
{}

Result<std::optional<terminal::Identity>, Fault> SqliteJournalStore::identity()
{
    LOYALTY_TRY(rows, m_database->select(kIdentity));
    LOYALTY_TRY(found, rows.next());
    if (!found)
        return std::optional<terminal::Identity>();
    if (rows.integer(0) > kIdentityFormat)
        return fail(Fault{FaultCode::NewerVersion, m_database->file() + ": the identity is of a newer format"});
    auto identity = decodeIdentity(rows.blob(1));
    if (!identity)
        return fail(
            m_database->corrupt("identity: " + identity.error().front().path + " " + identity.error().front().code));
    return std::optional(*std::move(identity));
}

Result<void, Fault> SqliteJournalStore::writeIdentity(const terminal::Identity& identity)
{
    LOYALTY_TRY(transaction, Transaction::begin(*m_database));
    LOYALTY_CHECK(m_database->run(kWriteIdentity, {blob(identity.incarnation), integer(std::int64_t{kIdentityFormat}),
                                                   blob(encodeIdentity(identity))}));
    return transaction.commit();
}

Result<journal::Head, Fault> SqliteJournalStore::head()
{
    LOYALTY_TRY(rows, m_database->select(kHead));
    LOYALTY_TRY(found, rows.next());
    if (!found)
        return journal::Head();
    LOYALTY_TRY(hash, rows.fixed<crypto::Hash>(1));
    return journal::Head{rows.natural(0), hash};
}

Result<void, Fault> SqliteJournalStore::append(const journal::ChainedEntry& entry, const terminal::EntryKeys& keys,
                                               const std::optional<sync::MemberKey>& memberKey)
{
    LOYALTY_TRY(transaction, Transaction::begin(*m_database));
    LOYALTY_TRY(before, head());
    if (entry.seq != before.seq + 1 || entry.hash != crypto::hash(before.hash.view(), entry.bytes))
        return fail(Fault{FaultCode::Rejected,
                          m_database->file() + ": the entry does not follow the head, " + std::to_string(before.seq)});
    LOYALTY_CHECK(m_database->run(kAppend, {integer(entry.seq), blob(entry.hash.view()), blob(entry.signature.view()),
                                            blob(entry.bytes), integer(std::int64_t{journal::kEntryFormat}),
                                            text(keys.kind), blob(keys.member), blob(keys.sale),
                                            keys.ticket.empty() ? null() : text(keys.ticket), text(keys.date)}));
    if (memberKey)
        LOYALTY_CHECK(m_database->run(kWriteMemberKey, {blob(memberKey->member), blob(memberKey->wrapped)}));
    return transaction.commit();
}

Result<std::vector<journal::ChainedEntry>, Fault> SqliteJournalStore::entries(std::string_view sql,
                                                                              std::initializer_list<QVariant> values,
                                                                              std::size_t maxBytes)
{
    std::vector<journal::ChainedEntry> found;
    std::size_t bytes = 0;
    LOYALTY_TRY(rows, m_database->select(sql, values));
    while (true) {
        LOYALTY_TRY(there, rows.next());
        if (!there)
            return found;
        LOYALTY_TRY(entry, entryIn(rows));
        bytes += entry.bytes.size();
        if (bytes > maxBytes && !found.empty())
            return found;
        found.push_back(std::move(entry));
    }
}

Result<std::vector<journal::ChainedEntry>, Fault> SqliteJournalStore::read(std::uint64_t after, std::size_t maxEntries,
                                                                           std::size_t maxBytes)
{
    return entries(kRead, {integer(after), count(maxEntries)}, maxBytes);
}

Result<std::vector<terminal::EntryKeys>, Fault> SqliteJournalStore::keys(std::uint64_t after, std::size_t maxEntries)
{
    std::vector<terminal::EntryKeys> all;
    LOYALTY_TRY(rows, m_database->select(kKeys, {integer(after), count(maxEntries)}));
    while (true) {
        LOYALTY_TRY(there, rows.next());
        if (!there)
            return all;
        LOYALTY_TRY(member, rows.optional<MemberId>(1));
        LOYALTY_TRY(sale, rows.optional<SaleId>(2));
        all.push_back({rows.text(0), member, sale, rows.text(3), rows.text(4)});
    }
}

Result<std::vector<journal::ChainedEntry>, Fault> SqliteJournalStore::ofSale(const SaleId& sale)
{
    return entries(kOfSale, {blob(sale)}, kAnyBytes);
}

Result<std::optional<SaleId>, Fault> SqliteJournalStore::saleOfTicket(std::string_view registerAndTicket)
{
    LOYALTY_TRY(rows, m_database->select(kSaleOfTicket, {text(registerAndTicket)}));
    LOYALTY_TRY(found, rows.next());
    if (!found || rows.isNull(0))
        return std::optional<SaleId>();
    LOYALTY_TRY(sale, rows.fixed<SaleId>(0));
    return std::optional(sale);
}

Result<std::vector<journal::ChainedEntry>, Fault> SqliteJournalStore::recentSales(std::size_t number)
{
    return entries(kRecentSales, {count(number)}, kAnyBytes);
}

Result<std::vector<journal::ChainedEntry>, Fault> SqliteJournalStore::ofMember(const MemberId& member,
                                                                               std::size_t number)
{
    return entries(kOfMember, {blob(member), count(number)}, kAnyBytes);
}

Result<std::vector<sync::MemberKey>, Fault> SqliteJournalStore::memberKeys(const std::vector<MemberId>& members)
{
    std::vector<sync::MemberKey> keys;
    for (const MemberId& member : members) {
        LOYALTY_TRY(rows, m_database->select(kMemberKey, {blob(member)}));
        LOYALTY_TRY(found, rows.next());
        if (found)
            keys.push_back({member, rows.blob(0)});
    }
    return keys;
}

Result<void, Fault> SqliteJournalStore::eraseMemberKey(const MemberId& member)
{
    LOYALTY_CHECK(m_database->run(kEraseMemberKey, {blob(member)}));
    return {};
}

} // namespace loyalty::store
