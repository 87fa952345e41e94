#include "tests/app/whole/open_till.h"

#include "app/terminal/local_server.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>

#include <catch2/catch_test_macros.hpp>

#include <chrono>

namespace loyalty::test {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr int kPatienceMs = 20'000;
constexpr int kLookMs = 15;

} // namespace

QString OpenTill::program()
{
    return QDir::cleanPath(
        QDir(QCoreApplication::applicationDirPath()).filePath(u"../../../app/terminal/loyalty-terminal"_s));
}

QString OpenTill::paper(const Shop& shop)
{
    return QString::fromStdString((shop.folder() / "paper").string());
}

OpenTill::OpenTill(Shop& shop, VirtualDisplay& display, const QStringList& options)
    : m_shop(shop)
{
    QDir().mkpath(paper(shop));
    m_process.setProcessEnvironment(display.environment());
    m_process.start(program(), QStringList{u"--dir"_s, shop.terminal(), u"--lang"_s, u"en"_s, u"--theme"_s, u"light"_s,
                                           u"--printer"_s, paper(shop)} +
                                   options);
    REQUIRE(m_process.waitForStarted());
    await("a window that has the keys",
          [](const QJsonObject& shown) { return screenOf(shown).value(u"active"_s).toBool(); });
}

OpenTill::~OpenTill()
{
    if (runs())
        end();
}

QJsonObject OpenTill::shown() const
{
    const auto line =
        app::askLocal(std::filesystem::path(m_shop.terminal().toStdString()), R"({"command":"checkout"})", 5s);
    return line ? QJsonDocument::fromJson(*line).object().value(u"value"_s).toObject() : QJsonObject();
}

QJsonObject OpenTill::await(const char* what, const std::function<bool(const QJsonObject&)>& wanted) const
{
    QElapsedTimer patience;
    patience.start();
    QJsonObject now;
    do {
        now = shown();
        // The window has drawn what the till says, and that is what is wanted.
        if (screenOf(now).value(u"revision"_s) == now.value(u"revision"_s) && wanted(now))
            return now;
    } while (!m_process.waitForFinished(kLookMs) && patience.elapsed() < kPatienceMs);
    INFO("the till says: " << m_process.readAllStandardError().toStdString());
    INFO("it shows: " << QJsonDocument(now).toJson(QJsonDocument::Compact).toStdString());
    FAIL("not shown: " << what);
    return now;
}

QJsonObject OpenTill::awaitVerdict(const QString& kind) const
{
    const std::string what = "verdict " + kind.toStdString();
    return await(what.c_str(), [&](const QJsonObject& shown) { return verdictOf(shown) == kind; });
}

QJsonObject OpenTill::awaitPhase(const QString& phase) const
{
    const std::string what = "phase " + phase.toStdString();
    return await(what.c_str(), [&](const QJsonObject& shown) { return shown.value(u"phase"_s).toString() == phase; });
}

QJsonObject OpenTill::awaitPage(const QString& page) const
{
    const std::string what = "page " + page.toStdString();
    return await(what.c_str(),
                 [&](const QJsonObject& shown) { return screenOf(shown).value(u"page"_s).toString() == page; });
}

QJsonObject OpenTill::awaitQuestion(bool asked) const
{
    return await(asked ? "a question" : "no question", [asked](const QJsonObject& shown) {
        return screenOf(shown).value(u"question"_s).toString().isEmpty() != asked;
    });
}

void OpenTill::kill()
{
    m_process.kill();
    REQUIRE(m_process.waitForFinished(kPatienceMs));
}

QString OpenTill::end()
{
    m_process.terminate();
    if (!m_process.waitForFinished(kPatienceMs)) {
        m_process.kill();
        m_process.waitForFinished(kPatienceMs);
    }
    return QString::fromUtf8(m_process.readAllStandardError());
}

QString verdictOf(const QJsonObject& shown)
{
    return shown.value(u"verdict"_s).toObject().value(u"kind"_s).toString();
}

QString memberNumberOf(const QJsonObject& shown)
{
    return shown.value(u"member"_s).toObject().value(u"number"_s).toString();
}

QJsonObject screenOf(const QJsonObject& shown)
{
    return shown.value(u"screen"_s).toObject();
}

int typedIn(const QJsonObject& shown)
{
    return screenOf(shown).value(u"typed"_s).toInt(-1);
}

} // namespace loyalty::test
