#include "ui/till/tier_words.h"

#include "core/base/assert.h"
#include "ui/language/format.h"
#include "ui/till/trace_words.h"

#include <QCoreApplication>

namespace loyalty::ui {
namespace {

struct Tiers
{
    Q_DECLARE_TR_FUNCTIONS(Tiers)
};

using programme::QualifyBy;

} // namespace

QString moreToTier(const ProgrammeWords& words, std::int64_t missing, const Currency& currency, std::string_view tier)
{
    const QString name = tierName(words, tier);
    switch (words.qualifyBy) {
    case QualifyBy::Spend:
        return Tiers::tr("%1 more to %2").arg(moneyText(missing, currency), name);
    case QualifyBy::Points:
        return Tiers::tr("%1 more point(s) to %2", nullptr, pluralOf(missing)).arg(pointsText(Points(missing)), name);
    case QualifyBy::Visits:
        return Tiers::tr("%1 more visit(s) to %2", nullptr, pluralOf(missing))
            .arg(countText(static_cast<std::uint64_t>(missing)), name);
    }
    LOYALTY_ASSERT(!"unknown measure");
}

QString moreToKeep(const ProgrammeWords& words, std::int64_t missing, const Currency& currency, std::string_view tier,
                   BusinessDate by)
{
    const QString name = tierName(words, tier);
    const QString day = dayText(by);
    switch (words.qualifyBy) {
    case QualifyBy::Spend:
        return Tiers::tr("%1 more by %2 keeps %3").arg(moneyText(missing, currency), day, name);
    case QualifyBy::Points:
        return Tiers::tr("%1 more point(s) by %2 to keep %3", nullptr, pluralOf(missing))
            .arg(pointsText(Points(missing)), day, name);
    case QualifyBy::Visits:
        return Tiers::tr("%1 more visit(s) by %2 to keep %3", nullptr, pluralOf(missing))
            .arg(countText(static_cast<std::uint64_t>(missing)), day, name);
    }
    LOYALTY_ASSERT(!"unknown measure");
}

} // namespace loyalty::ui
