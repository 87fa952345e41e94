#include "core/programme/compiled.h"
#include "core/programme/section.h"

namespace loyalty::programme {
namespace {

constexpr std::int64_t kMaxRate = 1000;
constexpr Section::Word<QualifyBy> kQualifyByWords[] = {
    {"spend", QualifyBy::Spend}, {"points", QualifyBy::Points}, {"visits", QualifyBy::Visits}};
constexpr Section::Word<TierWindow> kWindowWords[] = {{"rolling", TierWindow::Rolling},
                                                      {"calendarYear", TierWindow::CalendarYear},
                                                      {"sinceChange", TierWindow::SinceChange}};
constexpr Section::Word<Match> kMatchWords[] = {{"any", Match::Any}, {"all", Match::All}};
constexpr Section::Word<Downgrade> kDowngradeWords[] = {
    {"never", Downgrade::Never}, {"atOnce", Downgrade::AtOnce}, {"atReview", Downgrade::AtReview}};

Tier readTier(Section level)
{
    Tier tier{.id = level.wordId("id"),
              .names = level.names("names"),
              .threshold = level.integer("threshold", 0, Money::kMaxMinor),
              .rate = level.rate("rate", kMaxRate),
              .also = {}};
    level.readAmounts("also", kMeasureWords, tier.also, 1, Money::kMaxMinor);
    level.refuseUnknownKeys();
    return tier;
}

void readQualify(Section& tiers, Tiers& into)
{
    std::optional<Section> section = tiers.child("qualify");
    if (!section)
        return;
    into.qualifyBy = section->word("by", kQualifyByWords);
    into.window = section->word("window", kWindowWords, std::optional(TierWindow::Rolling));
    if (into.window == TierWindow::Rolling || section->has("rollingMonths"))
        into.windowMonths = static_cast<int>(section->integer("rollingMonths", 1, 120));
    into.match = section->word("match", kMatchWords, std::optional(Match::Any));
    into.select = section->optionalSelector("select");
    section->refuseUnknownKeys();
}

void readDowngrade(Section& tiers, Tiers& into)
{
    std::optional<Section> section = tiers.optionalChild("downgrade");
    if (!section)
        return;
    into.downgrade = section->word("mode", kDowngradeWords);
    into.reviewMonths = section->smallInteger("reviewMonths", into.reviewMonths, 1, 12);
    into.graceDays = section->smallInteger("graceDays", 0, 0, 366);
    into.protectDays = section->smallInteger("protectDays", 0, 0, 366);
    section->refuseUnknownKeys();
}

} // namespace

std::optional<Tiers> readTiers(Section& document)
{
    std::optional<Section> section = document.optionalChild("tiers");
    if (!section)
        return std::nullopt;
    Tiers tiers;
    readQualify(*section, tiers);
    readDowngrade(*section, tiers);
    if (!section->has("levels"))
        section->complain("levels", "missing");
    section->each("levels", Compiled::kMaxTiers, [&](const json::Value& value, std::string path) {
        tiers.levels.push_back(readTier(section->item(value, std::move(path))));
    });
    section->refuseUnknownKeys();
    return tiers;
}

} // namespace loyalty::programme
