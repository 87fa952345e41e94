#include "core/store/rows.h"

#include "core/base/assert.h"
#include "core/store/sqlite_fault.h"

#include <QSqlError>
#include <QSqlQuery>

#include <limits>

namespace loyalty::store {

QVariant blob(std::string_view bytes)
{
    // An empty array must not be a null one, which would be bound as NULL.
    return bytes.empty() ? QVariant(QByteArray("", 0))
                         : QVariant(QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())));
}

QVariant text(std::string_view utf8)
{
    return utf8.empty() ? QVariant(QLatin1String(""))
                        : QVariant(QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())));
}

QVariant integer(std::int64_t number)
{
    return QVariant(qlonglong{number});
}

QVariant integer(std::uint64_t number)
{
    LOYALTY_ASSERT(number <= std::uint64_t{std::numeric_limits<std::int64_t>::max()});
    return QVariant(static_cast<qlonglong>(number));
}

QVariant null()
{
    return QVariant();
}

Rows::~Rows()
{
    if (m_query != nullptr)
        m_query->finish();
}

Result<bool, Fault> Rows::next()
{
    if (m_query->next())
        return true;
    if (m_query->lastError().isValid())
        return fail(faultOf(m_query->lastError(), m_file));
    return false;
}

bool Rows::isNull(int column) const
{
    return m_query->isNull(column);
}

std::int64_t Rows::integer(int column) const
{
    return m_query->value(column).toLongLong();
}

std::uint64_t Rows::natural(int column) const
{
    return static_cast<std::uint64_t>(integer(column));
}

std::string Rows::text(int column) const
{
    return m_query->value(column).toString().toStdString();
}

std::string Rows::blob(int column) const
{
    return m_query->value(column).toByteArray().toStdString();
}

Fault Rows::wrongSize(int column) const
{
    return {FaultCode::Corrupt, std::string(m_file) + ": column " + std::to_string(column) + " has a wrong size"};
}

} // namespace loyalty::store
