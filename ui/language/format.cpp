#include "ui/language/format.h"

#include "ui/language/language.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>
#include <utility>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr QChar kMinus(0x2212);

struct Amounts
{
    Q_DECLARE_TR_FUNCTIONS(Amounts)
};

/// English dates as the larger part of the world writes them: day first.
QLocale locale()
{
    return currentLanguage() == "zh_CN"_L1 ? QLocale(QLocale::Chinese, QLocale::China)
                                           : QLocale(QLocale::English, QLocale::UnitedKingdom);
}

QString grouped(std::int64_t number)
{
    return QLocale(QLocale::English).toString(qlonglong{number});
}

QString signOf(const Currency& currency)
{
    constexpr std::array<std::pair<std::string_view, char16_t>, 6> kSigns{
        {{"CNY", u'¥'}, {"JPY", u'¥'}, {"USD", u'$'}, {"EUR", u'€'}, {"GBP", u'£'}, {"KRW", u'₩'}}};
    for (const auto& [code, sign] : kSigns)
        if (code == currency.code())
            return QChar(sign);
    return text(currency.code()) + QChar(QChar::Nbsp);
}

/// Without a sign; `decimals` of the number's last digits stand behind the point.
QString decimal(std::int64_t number, int decimals)
{
    std::int64_t unit = 1;
    for (int i = 0; i < decimals; ++i)
        unit *= 10;
    const QString whole = grouped(std::abs(number / unit));
    if (decimals == 0)
        return whole;
    return whole + u'.' + QString::number(std::abs(number % unit)).rightJustified(decimals, u'0');
}

QString withoutTrailingZeros(QString number)
{
    if (!number.contains(u'.'))
        return number;
    while (number.endsWith(u'0'))
        number.chop(1);
    if (number.endsWith(u'.'))
        number.chop(1);
    return number;
}

QDate civil(BusinessDate date)
{
    return QDate(1970, 1, 1).addDays(date.days());
}

QDateTime wall(Instant instant, int utcOffsetMinutes)
{
    return QDateTime::fromMSecsSinceEpoch(instant.unixMs(), Qt::OffsetFromUTC, utcOffsetMinutes * 60);
}

QString dayOf(QDate date)
{
    return locale().toString(date, currentLanguage() == "zh_CN"_L1 ? u"M月d日"_s : u"d MMM"_s);
}

} // namespace

QString moneyText(std::int64_t minor, const Currency& currency)
{
    return (minor < 0 ? QString(kMinus) : QString()) + signOf(currency) + decimal(minor, currency.exponent());
}

QString pointsText(Points points)
{
    return points.count() < 0 ? kMinus + grouped(-points.count()) : grouped(points.count());
}

QString signedPointsText(Points points)
{
    return points > Points() ? u'+' + pointsText(points) : pointsText(points);
}

int pluralOf(std::int64_t count)
{
    return static_cast<int>(std::min<std::int64_t>(std::abs(count), std::numeric_limits<int>::max()));
}

QString pointsWords(Points points)
{
    return Amounts::tr("%1 point(s)", nullptr, pluralOf(points.count())).arg(pointsText(points));
}

QString signedPointsWords(Points points)
{
    return Amounts::tr("%1 point(s)", nullptr, pluralOf(points.count())).arg(signedPointsText(points));
}

QString countText(std::uint64_t count)
{
    return grouped(static_cast<std::int64_t>(count));
}

QString quantityText(Quantity quantity)
{
    return withoutTrailingZeros(decimal(quantity.thousandths, 3));
}

std::optional<Quantity> quantityFrom(const QString& typed)
{
    constexpr int kDecimals = 3;
    const QStringList parts = typed.split(u'.');
    if (parts.front().isEmpty() || parts.size() > 2 ||
        parts.back().size() > (parts.size() == 2 ? kDecimals : typed.size()))
        return std::nullopt;
    const QString decimals = parts.size() == 2 ? parts.back() : QString();
    bool number = false;
    const Quantity quantity{(parts.front() + decimals.leftJustified(kDecimals, u'0')).toLongLong(&number)};
    return number && quantity.inRange() ? std::optional(quantity) : std::nullopt;
}

QString rateText(const Rate& rate)
{
    return text(rate.toString());
}

QString fractionText(std::int64_t numerator, std::int64_t denominator)
{
    constexpr int kDecimals = 4;
    constexpr std::int64_t kUnit = 10'000;
    const std::int64_t scaled = floorDiv(Int128{numerator} * kUnit, denominator);
    const bool exact = Int128{scaled} * denominator == Int128{numerator} * kUnit;
    if (exact)
        return withoutTrailingZeros(decimal(scaled, kDecimals));
    return decimal(scaled / 100, 2) + QChar(u'…');
}

QString dateText(BusinessDate date)
{
    return locale().toString(civil(date), currentLanguage() == "zh_CN"_L1 ? u"yyyy年M月d日"_s : u"d MMM yyyy"_s);
}

QString dayText(BusinessDate date)
{
    return dayOf(civil(date));
}

QString timeText(Instant instant, int utcOffsetMinutes)
{
    return wall(instant, utcOffsetMinutes).toString(u"HH:mm"_s);
}

QString whenText(Instant instant, Instant now, int utcOffsetMinutes)
{
    const QDateTime then = wall(instant, utcOffsetMinutes);
    if (then.date() == wall(now, utcOffsetMinutes).date())
        return then.toString(u"HH:mm"_s);
    return dayOf(then.date()) + u' ' + then.toString(u"HH:mm"_s);
}

} // namespace loyalty::ui
