#include "app/headoffice/command/stores.h"

#include "app/headoffice/command/arguments.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace loyalty::headoffice {

namespace {

/// ISO 4217 currencies that have not two decimals.
constexpr std::array<std::pair<std::string_view, int>, 23> kDecimals = {{
    {"BIF", 0}, {"CLP", 0}, {"DJF", 0}, {"GNF", 0}, {"ISK", 0}, {"JPY", 0}, {"KMF", 0}, {"KRW", 0},
    {"PYG", 0}, {"RWF", 0}, {"UGX", 0}, {"VND", 0}, {"VUV", 0}, {"XAF", 0}, {"XOF", 0}, {"XPF", 0},
    {"BHD", 3}, {"IQD", 3}, {"JOD", 3}, {"KWD", 3}, {"LYD", 3}, {"OMR", 3}, {"TND", 3},
}};

/// At most `most` parts; the last one keeps further colons.
std::vector<std::string> split(std::string_view text, std::size_t most)
{
    std::vector<std::string> parts;
    while (parts.size() + 1 < most) {
        const std::size_t colon = text.find(':');
        if (colon == std::string_view::npos)
            break;
        parts.emplace_back(text.substr(0, colon));
        text.remove_prefix(colon + 1);
    }
    parts.emplace_back(text);
    return parts;
}

std::optional<int> smallNumber(std::string_view text)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || text.size() > 2 || error != std::errc() || end != text.data() + text.size() || value < 0)
        return std::nullopt;
    return value;
}

} // namespace

Result<Currency, std::string> currencyFrom(std::string_view text)
{
    const auto parts = split(text, 2);
    const auto usual =
        std::find_if(kDecimals.begin(), kDecimals.end(), [&](const auto& one) { return one.first == parts[0]; });
    std::optional<int> decimals = usual != kDecimals.end() ? usual->second : 2;
    if (parts.size() == 2)
        decimals = smallNumber(parts[1]);
    const auto currency = decimals ? Currency::make(parts[0], *decimals) : std::nullopt;
    if (!currency)
        return fail("--currency takes an ISO 4217 code such as CNY, not " + inQuotes(text));
    return *currency;
}

Result<std::int32_t, std::string> cutOffFrom(std::string_view text)
{
    const auto parts = split(text, 2);
    const auto hours = smallNumber(parts[0]);
    const auto minutes = parts.size() == 2 ? smallNumber(parts[1]) : 0;
    if (!hours || !minutes || *minutes > 59 || *hours * 60 + *minutes > 12 * 60)
        return fail("a day begins between 00:00 and 12:00, not at " + inQuotes(text));
    return (*hours * 60 + *minutes) * 60;
}

Result<office::Store, std::string> storeFrom(std::string_view text, const Calendar& calendar)
{
    const auto parts = split(text, 4);
    if (parts.size() < 3 || parts[0].empty() || parts[1].empty())
        return fail("--store takes ID:NAME:ZONE[:CUTOFF], such as S1:Nanjing Road:Asia/Shanghai, not " +
                    inQuotes(text));
    if (!calendar.isZone(parts[2]))
        return fail(inQuotes(parts[2]) + " is no time zone; write it like Asia/Shanghai");
    office::Store store{parts[0], parts[1], {parts[2], 0}};
    if (parts.size() == 4) {
        LOYALTY_TRY(seconds, cutOffFrom(parts[3]));
        store.time.cutOffSeconds = seconds;
    }
    return store;
}

Result<sync::Operator, std::string> operatorFrom(std::string_view text)
{
    const auto parts = split(text, 3);
    const auto role = parts.size() == 3 ? access::roleFrom(parts[2]) : std::nullopt;
    if (!role || parts[0].empty() || parts[1].empty())
        return fail("--operator takes ID:NAME:ROLE with the role cashier, supervisor, manager, auditor or "
                    "integration, not " +
                    inQuotes(text));
    return sync::Operator{parts[0], parts[1], *role, true};
}

} // namespace loyalty::headoffice
