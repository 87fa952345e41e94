#pragma once

#include <QSqlDatabase>

#include <filesystem>
#include <string>
#include <string_view>

namespace loyalty::test {

/// A database file as another program sees it: no triggers on REPLACE, no checks of ours.
class RawFile
{
public:
    explicit RawFile(const std::filesystem::path& path);
    ~RawFile();
    RawFile(const RawFile&) = delete;
    RawFile& operator=(const RawFile&) = delete;

    /// "ok", or what SQLite says against it.
    std::string run(std::string_view sql);
    /// The first column of the first row as text; empty where there is none.
    std::string value(std::string_view sql);
    /// How SQLite would go about a query, its steps one after the other.
    std::string planOf(std::string_view sql);
    /// Every statement of the schema by kind and name, as the golden files hold it.
    std::string schema();

private:
    QString m_name;
    QSqlDatabase m_connection;
};

} // namespace loyalty::test
