#include "app/headoffice/admin/local_office.h"

#include "app/headoffice/store/sqlite/sqlite_database.h"

namespace loyalty::headoffice {

namespace {

Fault faultOf(const std::variant<office::OfficeRefusal, Fault>& error)
{
    if (const auto* fault = std::get_if<Fault>(&error))
        return *fault;
    return {FaultCode::Corrupt, "the database holds no chain; put back a copy of the folder"};
}

} // namespace

LocalOffice::LocalOffice(std::unique_ptr<office::Database> database, office::Keys keys)
    : m_database(std::move(database))
    , m_keys(std::move(keys))
    , m_office(std::make_unique<office::Office>(*m_database, m_clock, m_random, *m_calendar, m_keys))
{}

Result<std::unique_ptr<LocalOffice>, Fault> LocalOffice::open(const DataFolder& folder)
{
    LOYALTY_TRY(database, SqliteDatabase::open(folder.databaseFile()));
    const auto keys = office::Office::openKeys(*database, folder.key());
    if (!keys)
        return fail(faultOf(keys.error()));
    return std::unique_ptr<LocalOffice>(new LocalOffice(std::move(database), *keys));
}

} // namespace loyalty::headoffice
