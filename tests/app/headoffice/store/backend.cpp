#include "tests/app/headoffice/store/backend.h"

#include "app/headoffice/store/sqlite/sqlite_database.h"

namespace loyalty::headoffice::test {

namespace {

class SqliteFile final : public Backend
{
public:
    std::unique_ptr<office::Database> make(BeforeStatement before) override
    {
        const auto file = m_dir.path() / ("head-office-" + std::to_string(++m_made) + ".db");
        return must(SqliteDatabase::open(file.string(), std::move(before)));
    }

private:
    loyalty::test::TempDir m_dir;
    int m_made = 0;
};

class SqliteMemory final : public Backend
{
public:
    std::unique_ptr<office::Database> make(BeforeStatement before) override
    {
        return must(SqliteDatabase::open(":memory:", std::move(before)));
    }
};

} // namespace

std::vector<BackendKind> backends()
{
    return {BackendKind::SqliteFile, BackendKind::SqliteMemory};
}

std::unique_ptr<Backend> makeBackend(BackendKind kind)
{
    switch (kind) {
    case BackendKind::SqliteFile:
        return std::make_unique<SqliteFile>();
    case BackendKind::SqliteMemory:
        return std::make_unique<SqliteMemory>();
    }
    return nullptr;
}

} // namespace loyalty::headoffice::test
