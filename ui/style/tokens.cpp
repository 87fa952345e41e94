#include "ui/style/tokens.h"

#include "core/base/assert.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

QJsonObject readAll()
{
    QFile file(u":/style/tokens.json"_s);
    const bool opened = file.open(QIODevice::ReadOnly);
    LOYALTY_ASSERT(opened);
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    LOYALTY_ASSERT(document.isObject());
    return document.object();
}

} // namespace

Tokens::Tokens(QJsonObject all, const QString& theme)
    : m_all(std::move(all))
    , m_colours(m_all.value("themes"_L1).toObject().value(theme).toObject())
{}

const Tokens& Tokens::of(Theme theme)
{
    static const Tokens light(readAll(), u"light"_s);
    static const Tokens dark(readAll(), u"dark"_s);
    static const Tokens contrast(readAll(), u"contrast"_s);
    switch (theme) {
    case Theme::Light:
        return light;
    case Theme::Dark:
        return dark;
    case Theme::HighContrast:
        return contrast;
    }
    LOYALTY_ASSERT(!"unknown theme");
}

QColor Tokens::colour(const QString& name) const
{
    const QColor found(m_colours.value(name).toString());
    LOYALTY_ASSERT(found.isValid());
    return found;
}

int Tokens::size(const QString& name) const
{
    const QJsonObject type = m_all.value("type"_L1).toObject();
    const int found = (type.contains(name) ? type : m_all).value(name).toInt(-1);
    LOYALTY_ASSERT(found > 0);
    return found;
}

int Tokens::displaySize(const QString& name) const
{
    const int found = m_all.value("display"_L1).toObject().value(name).toInt(-1);
    LOYALTY_ASSERT(found > 0);
    return found;
}

QString Tokens::family() const
{
    return m_all.value("family"_L1).toString();
}

std::vector<std::pair<QString, QString>> Tokens::pairs(const QString& name) const
{
    std::vector<std::pair<QString, QString>> found;
    const QJsonArray array = m_all.value(name).toArray();
    for (const QJsonValue& pair : array)
        found.emplace_back(pair.toArray().at(0).toString(), pair.toArray().at(1).toString());
    return found;
}

std::vector<std::pair<QString, QString>> Tokens::textPairs() const
{
    return pairs(u"text"_s);
}

std::vector<std::pair<QString, QString>> Tokens::shapePairs() const
{
    return pairs(u"shapes"_s);
}

QString Tokens::fill(const QString& sheet) const
{
    static const QRegularExpression token(u"@([a-zA-Z0-9]+)"_s);
    QString filled;
    qsizetype end = 0;
    for (auto found = token.globalMatch(sheet); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        const QString name = match.captured(1);
        filled += QStringView(sheet).mid(end, match.capturedStart() - end);
        filled += m_colours.contains(name) ? m_colours.value(name).toString() : QString::number(size(name)) + "px"_L1;
        end = match.capturedEnd();
    }
    return filled += QStringView(sheet).mid(end);
}

QString inkOf(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return u"ink2"_s;
    case Tone::Accent:
        return u"accentInk"_s;
    case Tone::Good:
        return u"good"_s;
    case Tone::Wait:
        return u"wait"_s;
    case Tone::Stop:
        return u"stop"_s;
    }
    LOYALTY_ASSERT(!"unknown tone");
}

QString softOf(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return u"neutralSoft"_s;
    case Tone::Accent:
        return u"accentSoft"_s;
    case Tone::Good:
        return u"goodSoft"_s;
    case Tone::Wait:
        return u"waitSoft"_s;
    case Tone::Stop:
        return u"stopSoft"_s;
    }
    LOYALTY_ASSERT(!"unknown tone");
}

} // namespace loyalty::ui
