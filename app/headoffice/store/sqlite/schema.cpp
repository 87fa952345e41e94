#include "app/headoffice/store/sqlite/schema.h"

#include "app/headoffice/store/sqlite/schema_first.h"
#include "app/headoffice/store/sqlite/schema_guards.h"
#include "app/headoffice/store/sqlite/schema_resolutions.h"
#include "app/headoffice/store/sqlite/schema_suffixes.h"
#include "app/headoffice/store/sqlite/schema_ties.h"

#include <array>

namespace loyalty::headoffice {

namespace {

constexpr std::array kMigrations = {
    Migration{1, kFirstTables}, Migration{2, kFirstTriggers}, Migration{3, kUsedCodes},
    Migration{4, kResolutions}, Migration{5, kOperatorPins},  Migration{6, kGuards},
    Migration{7, kSuffixes},    Migration{8, kMemberTies},    Migration{9, kRightsOut},
};

/// "LYHO" in the file's header, so that another program's database is not taken for ours.
constexpr std::int64_t kApplicationId = 0x4C59484F;
constexpr const char* kMark = "PRAGMA application_id = 1280919631";
static_assert(kApplicationId == 1280919631);

constexpr const char* kApplication = "PRAGMA application_id";
constexpr const char* kVersion = "PRAGMA user_version";
constexpr const char* kTables = "SELECT count(*) FROM sqlite_master";

Result<void, Fault> step(Connection& connection, const Migration& migration)
{
    LOYALTY_CHECK(connection.run("BEGIN IMMEDIATE"));
    LOYALTY_CHECK(connection.run(migration.sql));
    const std::string mark = "PRAGMA user_version = " + std::to_string(migration.version);
    LOYALTY_CHECK(connection.run(mark.c_str()));
    LOYALTY_CHECK(connection.run(kMark));
    return connection.run("COMMIT");
}

Result<void, Fault> checkOwner(Connection& connection)
{
    LOYALTY_TRY(application, connection.integer(kApplication));
    LOYALTY_TRY(tables, connection.integer(kTables));
    if (tables > 0 && application != kApplicationId)
        return fail(Fault{FaultCode::Corrupt, "this is a database, but not a head office's"});
    return {};
}

} // namespace

std::span<const Migration> migrations()
{
    return kMigrations;
}

Result<void, Fault> migrate(Connection& connection)
{
    LOYALTY_CHECK(checkOwner(connection));
    LOYALTY_TRY(version, connection.integer(kVersion));
    if (version > kMigrations.back().version)
        return fail(Fault{FaultCode::NewerVersion, "the database has version " + std::to_string(version) +
                                                       ", this program knows up to " +
                                                       std::to_string(kMigrations.back().version)});
    for (const Migration& migration : kMigrations) {
        if (migration.version <= version)
            continue;
        if (auto done = step(connection, migration); !done) {
            connection.rollBack();
            return fail(std::move(done).error());
        }
    }
    return {};
}

} // namespace loyalty::headoffice
