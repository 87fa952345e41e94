#pragma once

#include "app/headoffice/admin/office_clock.h"
#include "app/headoffice/folder/data_folder.h"
#include "core/office/office.h"

#include <memory>

namespace loyalty::headoffice {

/// The office of a folder whose lock is held, with everything it stands on. Used by one thread at a time.
class LocalOffice
{
public:
    [[nodiscard]] static Result<std::unique_ptr<LocalOffice>, Fault> open(const DataFolder& folder);

    [[nodiscard]] office::Office& office() { return *m_office; }
    [[nodiscard]] office::Database& database() { return *m_database; }
    [[nodiscard]] const office::Keys& keys() const { return m_keys; }
    [[nodiscard]] const Calendar& calendar() const { return *m_calendar; }
    [[nodiscard]] OfficeClock& clock() { return m_clock; }

private:
    LocalOffice(std::unique_ptr<office::Database> database, office::Keys keys);

    std::unique_ptr<office::Database> m_database;
    office::Keys m_keys;
    OfficeClock m_clock;
    crypto::SystemRandom m_random;
    std::unique_ptr<Calendar> m_calendar = makeCalendar();
    std::unique_ptr<office::Office> m_office;
};

} // namespace loyalty::headoffice
