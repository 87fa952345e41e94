#include "tests/core_store/raw_file.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <stdexcept>

namespace loyalty::test {

namespace {

QString toQt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

RawFile::RawFile(const std::filesystem::path& path)
{
    static int count = 0;
    m_name = QStringLiteral("raw-%1").arg(count++);
    m_connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
    m_connection.setDatabaseName(QString::fromStdString(path.string()));
    if (!m_connection.open())
        throw std::runtime_error("cannot open " + path.string());
}

RawFile::~RawFile()
{
    m_connection.close();
    m_connection = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

std::string RawFile::run(std::string_view sql)
{
    QSqlQuery query(m_connection);
    return query.exec(toQt(sql)) ? "ok" : query.lastError().databaseText().toStdString();
}

std::string RawFile::value(std::string_view sql)
{
    QSqlQuery query(m_connection);
    if (!query.exec(toQt(sql)) || !query.next())
        return {};
    return query.value(0).toString().toStdString();
}

std::string RawFile::planOf(std::string_view sql)
{
    std::string plan;
    QSqlQuery query(m_connection);
    query.exec(QStringLiteral("EXPLAIN QUERY PLAN ") + toQt(sql));
    while (query.next())
        plan += (plan.empty() ? "" : "; ") + query.value(3).toString().toStdString();
    return plan;
}

std::string RawFile::schema()
{
    std::string text;
    QSqlQuery query(m_connection);
    query.exec(
        QStringLiteral("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type = 'table' DESC, type, name"));
    while (query.next())
        text += query.value(0).toString().toStdString() + ";\n\n";
    return text;
}

} // namespace loyalty::test
