#include "core/programme/compiled.h"
#include "core/programme/section.h"

namespace loyalty::programme {
namespace {

constexpr std::int64_t kMaxRate = 1000;
constexpr Section::Word<QualifyBy> kQualifyByWords[] = {{"spend", QualifyBy::Spend}};

Tier readTier(Section level)
{
    Tier tier{.id = level.wordId("id"),
              .names = level.names("names"),
              .threshold = level.integer("threshold", 0, Money::kMaxMinor),
              .rate = level.rate("rate", kMaxRate)};
    level.refuseUnknownKeys();
    return tier;
}

void readQualify(Section& tiers, Tiers& into)
{
    std::optional<Section> section = tiers.child("qualify");
    if (!section)
        return;
    into.qualifyBy = section->word("by", kQualifyByWords);
    into.windowMonths = static_cast<int>(section->integer("rollingMonths", 1, 120));
    into.select = section->optionalSelector("select");
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
    if (!section->has("levels"))
        section->complain("levels", "missing");
    section->each("levels", Compiled::kMaxTiers, [&](const json::Value& value, std::string path) {
        tiers.levels.push_back(readTier(section->item(value, std::move(path))));
    });
    section->refuseUnknownKeys();
    return tiers;
}

} // namespace loyalty::programme
