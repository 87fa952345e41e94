#pragma once

#include "core/base/fault.h"
#include "core/base/result.h"
#include "core/store/rows.h"

#include <QSqlDatabase>
#include <QVariant>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

class QThread;

namespace loyalty::store {

/// What leads from one version of a file's schema to the next. A shipped one is never edited.
struct Migration
{
    int version; ///< 1, 2, 3 …: the file's user_version afterwards
    std::span<const std::string_view> statements;
};

enum class Durability {
    Full,   ///< what was committed survives a power cut
    Normal, ///< the last commits may be lost with the power, the file is whole
};

/// What makes a file one of ours.
struct FileFormat
{
    int applicationId;
    Durability durability;
    std::span<const Migration> migrations; ///< by version; a new file runs all of them
};

/// Consulted before every statement but ROLLBACK: a fault is answered in its place. For tests.
using StatementGate = std::function<std::optional<Fault>(std::string_view sql)>;

struct OpenOptions
{
    enum class Mode {
        ReadWrite,
        ReadOnly, ///< of a file that is there, for reports in their own lane
    };
    enum class Check {
        None,
        Quick, ///< every page is looked at: seconds per gigabyte
    };
    Mode mode = Mode::ReadWrite;
    Check check = Check::None;
    StatementGate gate = nullptr;
};

/// One open SQLite file, and the checklist of how a file is opened: WAL, synchronous as the format says, foreign keys,
/// busy time-out (5 s), triggers also where REPLACE deletes, deleted bytes overwritten, file mode 0600, no newer
/// user_version, no file of another program.
///
/// Lives on the thread that opened it. One read-write Database per file and process.
class Database
{
public:
    /// Makes the file where there is none, and brings an older one up to date in one transaction.
    /// Faults: NewerVersion, BadConfiguration (a file of another program), Corrupt, ReadOnly, DiskFull, Missing (the
    /// folder, or a file to be read only), Busy, Io.
    [[nodiscard]] static Result<std::unique_ptr<Database>, Fault> open(const std::filesystem::path& path,
                                                                       const FileFormat& format,
                                                                       OpenOptions options = {});
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Runs a statement that gives no rows; answers how many rows it changed. `sql` is a constant with static storage:
    /// it is prepared at its first use and kept.
    [[nodiscard]] Result<std::int64_t, Fault> run(std::string_view sql, std::initializer_list<QVariant> values = {});
    /// The rows of a statement, prepared likewise. They end when the Rows go; the same statement is not run meanwhile.
    [[nodiscard]] Result<Rows, Fault> select(std::string_view sql, std::initializer_list<QVariant> values = {});
    /// Runs a statement once without keeping it: schema and pragmas.
    [[nodiscard]] Result<void, Fault> execute(std::string_view sql);

    /// The schema that the file had before it was opened; 0 where it is new.
    [[nodiscard]] int versionBefore() const { return m_versionBefore; }
    /// The file's name without its folder, as faults begin.
    [[nodiscard]] const std::string& file() const { return m_file; }
    /// A fault of the stored bytes themselves.
    [[nodiscard]] Fault corrupt(std::string_view what) const;

private:
    friend class Transaction;

    Database(std::string file, StatementGate gate);

    [[nodiscard]] Result<void, Fault> connect(const std::filesystem::path& path, OpenOptions::Mode mode);
    [[nodiscard]] Result<void, Fault> configure(const FileFormat& format, OpenOptions::Mode mode);
    [[nodiscard]] Result<int, Fault> checkedVersion(const FileFormat& format);
    [[nodiscard]] Result<void, Fault> migrate(const FileFormat& format, int version);
    [[nodiscard]] Result<void, Fault> quickCheck();
    [[nodiscard]] Result<QString, Fault> pragma(std::string_view sql);

    [[nodiscard]] Result<QSqlQuery*, Fault> executed(std::string_view sql, std::initializer_list<QVariant> values);
    [[nodiscard]] Result<void, Fault> admit(std::string_view sql) const;
    [[nodiscard]] Result<void, Fault> commit();
    void rollBack();

    std::string m_file;
    StatementGate m_gate;
    QThread* m_thread;
    QString m_name;
    QSqlDatabase m_connection;
    std::map<std::string_view, std::unique_ptr<QSqlQuery>> m_statements;
    int m_versionBefore = 0;
    std::optional<Fault> m_broken; ///< the outcome of a COMMIT is open
};

} // namespace loyalty::store
