#pragma once

#include "tests/app/ctl/programs.h"
#include "tests/app/whole/virtual_display.h"

#include <QJsonObject>
#include <QProcess>

#include <functional>

namespace loyalty::test {

/// loyalty-terminal as it is built beside this test, open on a virtual display.
class OpenTill
{
public:
    /// Starts it on the shop's terminal and waits until its window answers. Receipts become pictures in paper().
    OpenTill(Shop& shop, VirtualDisplay& display, const QStringList& options = {});
    ~OpenTill();

    /// What its window shows: `loyaltyctl checkout show --json`.
    [[nodiscard]] QJsonObject shown() const;
    /// Waits until it shows what is wanted, and answers all of it; after 20 s the test has failed.
    QJsonObject await(const char* what, const std::function<bool(const QJsonObject&)>& wanted) const;
    QJsonObject awaitVerdict(const QString& kind) const;
    QJsonObject awaitPhase(const QString& phase) const;
    QJsonObject awaitPage(const QString& page) const;
    QJsonObject awaitQuestion(bool asked) const;

    /// As a plug that is pulled.
    void kill();
    /// Ends it in order; what it said on standard error.
    QString end();
    [[nodiscard]] bool runs() const { return m_process.state() == QProcess::Running; }
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

    [[nodiscard]] static QString program();
    [[nodiscard]] static QString paper(const Shop& shop);

private:
    Shop& m_shop;
    mutable QProcess m_process;
};

/// Of what a till shows.
[[nodiscard]] QString verdictOf(const QJsonObject& shown);
[[nodiscard]] QString memberNumberOf(const QJsonObject& shown);
[[nodiscard]] QJsonObject screenOf(const QJsonObject& shown);
/// Characters in the field that has the focus; −1: none has it.
[[nodiscard]] int typedIn(const QJsonObject& shown);

} // namespace loyalty::test
