#include "core/programme/section.h"
#include "core/programme/text.h"

#include <algorithm>
#include <iterator>

namespace loyalty::programme {
namespace {

constexpr std::size_t kMaxWords = 10'000;
constexpr std::size_t kMaxWindows = 400;
constexpr int kMaxBirthdayDays = 364;
constexpr std::int32_t kMidnight = 86'400;
constexpr Section::Word<Weekday> kWeekdayWords[] = {{"monday", Weekday::Monday},       {"tuesday", Weekday::Tuesday},
                                                    {"wednesday", Weekday::Wednesday}, {"thursday", Weekday::Thursday},
                                                    {"friday", Weekday::Friday},       {"saturday", Weekday::Saturday},
                                                    {"sunday", Weekday::Sunday}};
constexpr Section::Word<BirthdayCalendar> kCalendarWords[] = {{"solar", BirthdayCalendar::Solar},
                                                              {"lunar", BirthdayCalendar::Lunar}};
constexpr Section::Word<BirthdayUse> kUseWords[] = {{"everyTicket", BirthdayUse::EveryTicket},
                                                    {"oneWindow", BirthdayUse::OneWindow},
                                                    {"oneTicket", BirthdayUse::OneTicket}};
constexpr Section::Word<LeapDay> kLeapDayWords[] = {{"february28", LeapDay::February28}, {"march1", LeapDay::March1}};

std::vector<Weekday> readWeekdays(Section& when)
{
    std::vector<Weekday> days;
    const std::vector<std::string> words = when.texts("weekdays", std::size(kWeekdayWords));
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto* found = std::find_if(std::begin(kWeekdayWords), std::end(kWeekdayWords),
                                         [&](const auto& entry) { return entry.first == words[i]; });
        if (found != std::end(kWeekdayWords))
            days.push_back(found->second);
        else
            when.complain("weekdays[" + std::to_string(i) + ']', "unknown-value", words[i]);
    }
    return days;
}

std::vector<DateRange> readDates(Section& when)
{
    std::vector<DateRange> dates;
    when.each("dates", kMaxWindows, [&](const json::Value& value, std::string path) {
        Section range = when.item(value, std::move(path));
        dates.push_back({.first = range.parsed("first", "not-a-date", &BusinessDate::parse),
                         .last = range.parsed("last", "not-a-date", &BusinessDate::parse)});
        range.refuseUnknownKeys();
    });
    return dates;
}

std::vector<HourRange> readHours(Section& when)
{
    const auto startOfHours = [](std::string_view text) {
        const auto seconds = parseTimeOfDay(text);
        return seconds == kMidnight ? std::nullopt : seconds;
    };
    std::vector<HourRange> hours;
    when.each("hours", kMaxWindows, [&](const json::Value& value, std::string path) {
        Section range = when.item(value, std::move(path));
        hours.push_back({.from = range.parsed("from", "not-a-time", startOfHours),
                         .until = range.parsed("until", "not-a-time", &parseTimeOfDay)});
        range.refuseUnknownKeys();
    });
    return hours;
}

std::optional<BirthdayWindow> readBirthday(Section& when)
{
    std::optional<Section> section = when.optionalChild("birthday");
    if (!section)
        return std::nullopt;
    BirthdayWindow window{.before = static_cast<int>(section->integerOr("before", 0, 0, kMaxBirthdayDays)),
                          .after = static_cast<int>(section->integerOr("after", 0, 0, kMaxBirthdayDays)),
                          .leapDay = section->word("leapDay", kLeapDayWords, std::optional(LeapDay::February28)),
                          .calendar = section->word("calendar", kCalendarWords, std::optional(BirthdayCalendar::Solar)),
                          .use = section->word("use", kUseWords, std::optional(BirthdayUse::EveryTicket))};
    section->refuseUnknownKeys();
    return window;
}

} // namespace

When readWhen(Section& rule)
{
    std::optional<Section> section = rule.optionalChild("when");
    if (!section)
        return {};
    When when{.weekdays = readWeekdays(*section),
              .dates = readDates(*section),
              .hours = readHours(*section),
              .birthday = readBirthday(*section),
              .tiers = section->texts("tiers", kMaxWords),
              .stores = section->texts("stores", kMaxWords),
              .channels = section->texts("channels", kMaxWords),
              .segments = section->texts("segments", kMaxWords),
              .codes = section->texts("codes", kMaxWords),
              .from = section->optionalParsed("from", "not-an-instant", &parseInstant),
              .until = section->optionalParsed("until", "not-an-instant", &parseInstant),
              .firstPurchase = section->booleanOr("firstPurchase", false),
              .minPieces = section->integerOr("minPieces", 0, 0, kMostPointsPer),
              .minLinePieces = section->integerOr("minLinePieces", 0, 0, kMostPointsPer),
              .minSpendMinor = section->integerOr("minSpendMinor", 0, 0, Money::kMaxMinor),
              .belowSpendMinor = section->optionalInteger("belowSpendMinor", 1, Money::kMaxMinor)};
    section->refuseUnknownKeys();
    return when;
}

} // namespace loyalty::programme
