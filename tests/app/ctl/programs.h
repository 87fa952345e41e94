#pragma once

#include "tests/support/temp_dir.h"

#include <QProcess>
#include <QString>
#include <QStringList>

#include <filesystem>
#include <string>

namespace loyalty::test {

/// The programs as they were built beside this test.
[[nodiscard]] QString loyaltyctl();
[[nodiscard]] QString headOfficeProgram();

struct Ended
{
    int exitCode = -1;
    std::string out;
    std::string err;

    [[nodiscard]] std::string lastLine() const;
    /// The text behind a label of a table: "tickets booked   12" -> "12"; empty where there is none.
    [[nodiscard]] std::string row(std::string_view label) const;
};

/// Runs a program to its end.
[[nodiscard]] Ended run(const QString& program, const QStringList& arguments);

/// A head office and one terminal in a fresh folder, as a small chain has them. Operators: 1001 cashier, 9001 manager.
class Shop
{
public:
    Shop();
    ~Shop();

    [[nodiscard]] std::filesystem::path folder() const { return m_dir.path(); }
    [[nodiscard]] QString terminal() const;
    [[nodiscard]] QString url() const;

    void startOffice();
    void stopOffice();
    /// It takes requests and does not answer, as over a line that was cut; or goes on.
    void hushOffice(bool hushed);
    void enrol();

    /// loyaltyctl on the terminal's folder, as the cashier.
    [[nodiscard]] Ended ctl(const QString& commandLine) const;
    [[nodiscard]] Ended manager(const QString& commandLine) const;
    [[nodiscard]] Ended office(const QStringList& arguments) const;
    /// loyaltyctl left running, for commands that serve.
    void start(QProcess& process, const QStringList& arguments) const;

private:
    [[nodiscard]] Ended as(const char* operatorId, const QString& commandLine) const;

    TempDir m_dir;
    QProcess m_office;
    int m_port = 0;
};

} // namespace loyalty::test
