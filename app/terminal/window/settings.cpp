#include "app/terminal/window/settings.h"

#include "app/terminal/printing.h"

#include <QFileInfo>
#include <QSettings>

#include <algorithm>
#include <array>

namespace loyalty::app {
namespace {

using namespace std::chrono_literals;

/// A code that a phone reads from two metres on a small screen.
constexpr qsizetype kLongestJoin = 200;

QString fileIn(const std::filesystem::path& folder)
{
    return QString::fromStdString((folder / "terminal.ini").string());
}

/// Reads typed values and remembers the first that cannot be used.
class Reader
{
public:
    explicit Reader(QSettings& file)
        : m_file(file)
    {}

    QString text(const QString& key, const QString& otherwise) const
    {
        return m_file.value(key, otherwise).toString().trimmed();
    }
    QString oneOf(const QString& key, const QString& otherwise, std::initializer_list<const char*> allowed)
    {
        const QString value = text(key, otherwise);
        const bool known =
            std::any_of(allowed.begin(), allowed.end(), [&](const char* word) { return value == QLatin1String(word); });
        if (!known)
            refuse(key, value);
        return value;
    }
    int number(const QString& key, int otherwise, int least, int most)
    {
        bool understood = false;
        const QString value = text(key, QString::number(otherwise));
        const int number = value.toInt(&understood);
        if (!understood || number < least || number > most)
            refuse(key, value);
        return number;
    }
    bool flag(const QString& key, bool otherwise)
    {
        return oneOf(key, otherwise ? QStringLiteral("true") : QStringLiteral("false"), {"true", "false"}) ==
               QLatin1String("true");
    }
    void refuse(const QString& key, const QString& value)
    {
        if (m_wrong.isEmpty())
            m_wrong = key + QStringLiteral(" = ") + value;
    }
    [[nodiscard]] const QString& wrong() const { return m_wrong; }

private:
    QSettings& m_file;
    QString m_wrong;
};

devices::WedgeProfile scannerIn(Reader& file, const QString& group)
{
    devices::WedgeProfile profile;
    const auto key = [&](const char* name) { return group + QLatin1Char('/') + QLatin1String(name); };
    profile.label = group.toStdString();
    profile.gap = std::chrono::milliseconds(file.number(key("gapMs"), 70, 5, 200));
    profile.least = static_cast<std::size_t>(file.number(key("least"), 4, 4, 100));
    profile.prefix = file.text(key("prefix"), {}).toStdString();
    profile.suffix = file.text(key("suffix"), {}).toStdString();
    profile.letters = file.flag(key("letters"), true);
    profile.ending = file.flag(key("terminator"), false) ? devices::WedgeEnding::Terminator
                                                         : devices::WedgeEnding::TerminatorOrSilence;
    return profile;
}

} // namespace

bool isPlaceForPaper(const QString& to)
{
    return to.isEmpty() || transportTo(to.toStdString()) != nullptr || QFileInfo(to).isDir();
}

Result<Settings, Fault> Settings::read(const std::filesystem::path& folder)
{
    QSettings ini(fileIn(folder), QSettings::IniFormat);
    if (ini.status() != QSettings::NoError)
        return fail(Fault{FaultCode::BadConfiguration, "terminal.ini cannot be read"});
    Reader file(ini);
    Settings settings;
    settings.language = file.oneOf(QStringLiteral("language"), {}, {"", "en", "zh_CN"});
    settings.theme = file.oneOf(QStringLiteral("theme"), settings.theme, {"light", "dark", "contrast"});
    settings.paper.to = file.text(QStringLiteral("printer/to"), {});
    if (!isPlaceForPaper(settings.paper.to))
        file.refuse(QStringLiteral("printer/to"), settings.paper.to);
    settings.paper.profile = file.text(QStringLiteral("printer/profile"), settings.paper.profile);
    if (devices::findProfile(settings.paper.profile) == nullptr)
        file.refuse(QStringLiteral("printer/profile"), settings.paper.profile);
    settings.paper.atOnce = file.flag(QStringLiteral("printer/atOnce"), true);
    settings.displayScreen = file.number(QStringLiteral("display/screen"), 1, 0, 16);
    settings.join = file.text(QStringLiteral("display/join"), {});
    if (settings.join.toUtf8().size() > kLongestJoin)
        file.refuse(QStringLiteral("display/join"), settings.join.left(40) + QStringLiteral("…"));
    settings.displayAlways = file.flag(QStringLiteral("display/always"), false);
    settings.fullScreen = file.flag(QStringLiteral("fullScreen"), true);
    for (const QString& group : ini.childGroups())
        if (group.startsWith(QLatin1String("scanner")))
            settings.scanners.push_back(scannerIn(file, group));
    if (settings.scanners.empty())
        settings.scanners.emplace_back();
    if (!file.wrong().isEmpty())
        return fail(Fault{FaultCode::BadConfiguration, "terminal.ini: " + file.wrong().toStdString()});
    return settings;
}

void Settings::keep(const std::filesystem::path& folder, const QString& key, const QString& value)
{
    QSettings(fileIn(folder), QSettings::IniFormat).setValue(key, value);
}

} // namespace loyalty::app
