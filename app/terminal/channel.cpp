#include "app/terminal/channel.h"

#include <QSettings>

namespace loyalty::app {
namespace {

constexpr qsizetype kLongestChannel = 100; // as a programme's words

} // namespace

std::string channelOf(const std::filesystem::path& folder)
{
    const QSettings file(QString::fromStdString((folder / "terminal.ini").string()), QSettings::IniFormat);
    const QString channel = file.value(QStringLiteral("channel")).toString().trimmed();
    const bool usable = !channel.isEmpty() && channel.toUtf8().size() <= kLongestChannel;
    return usable ? channel.toStdString() : std::string("store");
}

} // namespace loyalty::app
