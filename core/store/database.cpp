#include "core/store/database.h"

#include "core/base/assert.h"
#include "core/store/owned_file.h"
#include "core/store/sqlite_fault.h"
#include "core/store/transaction.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QThread>

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>

namespace loyalty::store {

namespace {

constexpr std::string_view kCommit = "COMMIT";
constexpr std::string_view kRollback = "ROLLBACK";
constexpr std::string_view kUserVersion = "PRAGMA user_version";
constexpr std::string_view kApplicationId = "PRAGMA application_id";
constexpr std::string_view kTables = "SELECT count(*) FROM sqlite_master";
constexpr std::string_view kWal = "PRAGMA journal_mode = WAL";
constexpr std::string_view kFull = "PRAGMA synchronous = FULL";
constexpr std::string_view kNormal = "PRAGMA synchronous = NORMAL";
constexpr std::string_view kQuickCheck = "PRAGMA quick_check(1)";
constexpr std::string_view kAlways[] = {
    "PRAGMA foreign_keys = ON",       // references hold
    "PRAGMA recursive_triggers = ON", // REPLACE asks the DELETE triggers too
    "PRAGMA secure_delete = ON",      // an erased key is overwritten
    "PRAGMA trusted_schema = OFF",    // the file brings no code of its own
    "PRAGMA temp_store = MEMORY",     // nothing is left beside the file
};
const QString kOptions = QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000");
const QString kReadOnlyOptions = QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000;QSQLITE_OPEN_READONLY");

QString toQt(std::string_view sql)
{
    return QString::fromUtf8(sql.data(), static_cast<qsizetype>(sql.size()));
}

/// Makes the file with mode 0600, which its WAL inherits, and makes its name durable. A file that is there is only
/// asked about: closing a descriptor of it would drop the locks that this process holds on it.
Result<void, Fault> provideFile(const std::filesystem::path& path, OpenOptions::Mode mode, const std::string& name)
{
    const bool write = mode == OpenOptions::Mode::ReadWrite;
    if (::faccessat(AT_FDCWD, path.c_str(), write ? R_OK | W_OK : R_OK, AT_EACCESS) == 0)
        return {};
    if (errno != ENOENT || !write)
        return fail(faultOfErrno(errno, name));
    LOYALTY_CHECK(OwnedFile::open(path, O_RDWR | O_CREAT | O_EXCL, 0600));
    return syncFolder(path.has_parent_path() ? path.parent_path() : ".");
}

} // namespace

Database::Database(std::string file, StatementGate gate)
    : m_file(std::move(file))
    , m_gate(std::move(gate))
    , m_thread(QThread::currentThread())
{
    static std::atomic<unsigned> count{0};
    m_name = QStringLiteral("loyalty-store-%1").arg(count++);
}

Database::~Database()
{
    LOYALTY_ASSERT(QThread::currentThread() == m_thread);
    m_statements.clear();
    m_connection.close();
    m_connection = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

Result<std::unique_ptr<Database>, Fault> Database::open(const std::filesystem::path& path, const FileFormat& format,
                                                        OpenOptions options)
{
    std::unique_ptr<Database> database(new Database(path.filename().string(), std::move(options.gate)));
    LOYALTY_CHECK(provideFile(path, options.mode, database->m_file));
    LOYALTY_CHECK(database->connect(path, options.mode));
    // Asked before anything is written, so that a file which is not ours stays as it is.
    LOYALTY_TRY(version, database->checkedVersion(format));
    database->m_versionBefore = version;
    LOYALTY_CHECK(database->configure(format, options.mode));
    if (options.check == OpenOptions::Check::Quick)
        LOYALTY_CHECK(database->quickCheck());
    if (version < format.migrations.back().version) {
        if (options.mode == OpenOptions::Mode::ReadOnly)
            return fail(Fault{FaultCode::ReadOnly, database->m_file + ": an older schema, to be read only"});
        LOYALTY_CHECK(database->migrate(format, version));
    }
    return database;
}

Result<void, Fault> Database::connect(const std::filesystem::path& path, OpenOptions::Mode mode)
{
    m_connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
    if (!m_connection.isValid())
        return fail(Fault{FaultCode::BadConfiguration, "Qt's SQLite driver is not installed"});
    m_connection.setConnectOptions(mode == OpenOptions::Mode::ReadOnly ? kReadOnlyOptions : kOptions);
    m_connection.setDatabaseName(QString::fromStdString(path.string()));
    if (!m_connection.open())
        return fail(faultOf(m_connection.lastError(), m_file));
    return {};
}

Result<int, Fault> Database::checkedVersion(const FileFormat& format)
{
    LOYALTY_TRY(version, pragma(kUserVersion));
    LOYALTY_TRY(application, pragma(kApplicationId));
    LOYALTY_TRY(tables, pragma(kTables));
    const bool empty = version.toInt() == 0 && application.toInt() == 0 && tables.toInt() == 0;
    if (!empty && application.toInt() != format.applicationId)
        return fail(Fault{FaultCode::BadConfiguration, m_file + ": a file of another program"});
    const int newest = format.migrations.back().version;
    if (version.toInt() > newest)
        return fail(Fault{FaultCode::NewerVersion, m_file + ": schema " + version.toStdString() +
                                                       ", this program knows up to " + std::to_string(newest)});
    return version.toInt();
}

Result<void, Fault> Database::configure(const FileFormat& format, OpenOptions::Mode mode)
{
    for (const std::string_view sql : kAlways)
        LOYALTY_CHECK(execute(sql));
    LOYALTY_CHECK(execute(format.durability == Durability::Full ? kFull : kNormal));
    if (mode == OpenOptions::Mode::ReadOnly)
        return {};
    LOYALTY_TRY(journalMode, pragma(kWal));
    if (journalMode != QLatin1String("wal"))
        return fail(Fault{FaultCode::BadConfiguration, m_file + ": the file system does not let SQLite keep a WAL"});
    return {};
}

Result<void, Fault> Database::migrate(const FileFormat& format, int version)
{
    LOYALTY_TRY(transaction, Transaction::begin(*this));
    for (const Migration& migration : format.migrations) {
        if (migration.version <= version)
            continue;
        for (const std::string_view sql : migration.statements)
            LOYALTY_CHECK(execute(sql));
        LOYALTY_CHECK(execute("PRAGMA user_version = " + std::to_string(migration.version)));
    }
    LOYALTY_CHECK(execute("PRAGMA application_id = " + std::to_string(format.applicationId)));
    return transaction.commit();
}

Result<void, Fault> Database::quickCheck()
{
    LOYALTY_TRY(verdict, pragma(kQuickCheck));
    if (verdict != QLatin1String("ok"))
        return fail(corrupt("quick_check: " + verdict.toStdString()));
    return {};
}

Result<QString, Fault> Database::pragma(std::string_view sql)
{
    LOYALTY_CHECK(admit(sql));
    QSqlQuery query(m_connection);
    query.setForwardOnly(true);
    if (!query.exec(toQt(sql)))
        return fail(faultOf(query.lastError(), m_file));
    return query.next() ? query.value(0).toString() : QString();
}

Result<void, Fault> Database::admit(std::string_view sql) const
{
    LOYALTY_ASSERT(QThread::currentThread() == m_thread);
    if (m_broken)
        return fail(*m_broken);
    if (m_gate) {
        if (std::optional<Fault> fault = m_gate(sql))
            return fail(*std::move(fault));
    }
    return {};
}

Result<void, Fault> Database::execute(std::string_view sql)
{
    LOYALTY_CHECK(admit(sql));
    QSqlQuery query(m_connection);
    query.setForwardOnly(true);
    if (!query.exec(toQt(sql)))
        return fail(faultOf(query.lastError(), m_file));
    return {};
}

Result<QSqlQuery*, Fault> Database::executed(std::string_view sql, std::initializer_list<QVariant> values)
{
    LOYALTY_CHECK(admit(sql));
    std::unique_ptr<QSqlQuery>& query = m_statements[sql];
    if (!query) {
        auto fresh = std::make_unique<QSqlQuery>(m_connection);
        fresh->setForwardOnly(true);
        if (!fresh->prepare(toQt(sql)))
            return fail(faultOf(fresh->lastError(), m_file));
        query = std::move(fresh);
    }
    LOYALTY_ASSERT(!query->isActive());
    int place = 0;
    for (const QVariant& value : values)
        query->bindValue(place++, value);
    if (!query->exec()) {
        Fault fault = faultOf(query->lastError(), m_file);
        query->finish();
        return fail(std::move(fault));
    }
    return query.get();
}

Result<std::int64_t, Fault> Database::run(std::string_view sql, std::initializer_list<QVariant> values)
{
    LOYALTY_TRY(query, executed(sql, values));
    const std::int64_t changed = query->numRowsAffected();
    query->finish();
    return changed;
}

Result<Rows, Fault> Database::select(std::string_view sql, std::initializer_list<QVariant> values)
{
    LOYALTY_TRY(query, executed(sql, values));
    return Rows(*query, m_file);
}

Fault Database::corrupt(std::string_view what) const
{
    return {FaultCode::Corrupt, m_file + ": " + std::string(what)};
}

Result<void, Fault> Database::commit()
{
    LOYALTY_CHECK(admit(kCommit));
    QSqlQuery query(m_connection);
    query.setForwardOnly(true);
    if (query.exec(toQt(kCommit)))
        return {};
    Fault fault = faultOf(query.lastError(), m_file);
    // The frames may be in the WAL and their sync may have failed: whether they are there after a power cut nobody
    // knows. Reading the file anew is the only honest answer.
    if (fault.code == FaultCode::Io)
        m_broken = Fault{fault.code, fault.detail + "; to be opened again"};
    return fail(std::move(fault));
}

void Database::rollBack()
{
    // Fails only where SQLite has rolled back by itself.
    QSqlQuery(m_connection).exec(toQt(kRollback));
}

} // namespace loyalty::store
