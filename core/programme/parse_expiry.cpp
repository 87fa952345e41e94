#include "core/programme/section.h"

#include <algorithm>

namespace loyalty::programme {
namespace {

constexpr std::size_t kMostReminders = 10;
constexpr int kMostDays = 3660;
constexpr Section::Word<PeriodEnd> kPeriodEndWords[] = {
    {"day", PeriodEnd::Day}, {"month", PeriodEnd::Month}, {"year", PeriodEnd::Year}};

/// The keys that every expiry has, in the programme's and in a rule's.
Expiry readLife(Section& section)
{
    Expiry expiry{.months = section.smallInteger("months", 0, 0, 1200),
                  .end = section.word("end", kPeriodEndWords, std::optional(PeriodEnd::Day)),
                  .days = section.smallInteger("days", 0, 0, kMostDays),
                  .last = section.optionalParsed("last", "not-a-date", &BusinessDate::parse)};
    const bool lasts = section.has("months") || section.has("days");
    if (lasts && expiry.last)
        section.complain("last", "fixed-and-counted", expiry.last->toString());
    else if (!lasts && !section.has("last"))
        section.complain("months", "missing");
    return expiry;
}

std::vector<int> readReminders(Section& section)
{
    std::vector<int> days;
    section.each("remindDays", kMostReminders, [&](const json::Value& value, std::string path) {
        const std::int64_t* number = value.asInteger();
        if (number == nullptr)
            section.complainAt(std::move(path), "wrong-type", value);
        else if (*number < 1 || *number > kMostDays || (!days.empty() && *number >= days.back()))
            section.complainAt(std::move(path), "not-descending", value);
        else
            days.push_back(static_cast<int>(*number));
    });
    return days;
}

} // namespace

std::optional<Expiry> Section::optionalExpiry(std::string_view key)
{
    std::optional<Section> section = optionalChild(key);
    if (!section)
        return std::nullopt;
    Expiry expiry = readLife(*section);
    section->refuseUnknownKeys();
    return expiry;
}

void readExpiry(Section& document, Programme& into)
{
    std::optional<Section> section = document.optionalChild("expiry");
    if (!section)
        return;
    into.expiry = readLife(*section);
    into.lotCare.rolling = section->booleanOr("rolling", into.lotCare.rolling);
    into.lotCare.graceDays = section->smallInteger("graceDays", into.lotCare.graceDays, 0, 366);
    if (section->has("remindDays"))
        into.lotCare.remindDays = readReminders(*section);
    section->refuseUnknownKeys();
}

} // namespace loyalty::programme
