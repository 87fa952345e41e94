#include "core/programme/parse.h"

#include "core/base/check_digit.h"
#include "core/base/json/utf8.h"
#include "core/programme/idle.h"
#include "core/programme/migrate.h"
#include "core/programme/section.h"
#include "core/programme/text.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <optional>

namespace loyalty::programme {
namespace {

using Complaints = std::vector<json::Complaint>;

constexpr std::string_view kFamily = "loyalty-programme/";
constexpr std::int64_t kMostCashStep = 100'000;
constexpr json::ParseLimits kLimits{.bytes = 1u << 20, .depth = 16};

bool isNewer(std::string_view format)
{
    if (!format.starts_with(kFamily) || format == kFormat)
        return false;
    const std::string_view number = format.substr(kFamily.size());
    return !number.empty() && number.front() != '0' && number.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Nothing more is said about a document of another format: its keys mean something else.
std::optional<json::Complaint> foreign(const json::Value& document)
{
    const json::Object* object = document.asObject();
    const json::Value* format = object == nullptr ? nullptr : object->find("format");
    const std::string* text = format == nullptr ? nullptr : format->asString();
    if (text == nullptr || *text == kFormat || isOlder(*text))
        return std::nullopt;
    constexpr std::size_t kMaxShown = 40;
    if (text->size() > kMaxShown)
        return json::Complaint{"format", "unknown-format", ""};
    return json::Complaint{"format", isNewer(*text) ? "newer-version" : "unknown-format", *text};
}

/// The reader takes null for a missing key; in a document that people write it is a mistake.
void refuseNulls(const json::Value& value, const std::string& path, Complaints& complaints)
{
    if (value.isNull())
        complaints.push_back({path, "wrong-type", "null"});
    if (const json::Object* object = value.asObject())
        for (const auto& [key, member] : *object)
            refuseNulls(member, path.empty() ? key : path + '.' + key, complaints);
    if (const json::Array* items = value.asArray())
        for (std::size_t i = 0; i < items->size(); ++i)
            refuseNulls((*items)[i], path + '[' + std::to_string(i) + ']', complaints);
}

Currency readCurrency(Section& document, std::int64_t& cashStepMinor)
{
    std::optional<Section> section = document.child("currency");
    if (!section)
        return {};
    const std::size_t before = section->found();
    const std::string code = section->string("code", 100);
    const int exponent = static_cast<int>(section->integer("exponent", 0, 4));
    cashStepMinor = section->integerOr("cashStepMinor", 1, 1, kMostCashStep);
    section->refuseUnknownKeys();
    const auto currency = Currency::make(code, exponent);
    if (!currency && section->found() == before)
        section->complain("code", "not-a-currency", code);
    return currency.value_or(Currency());
}

std::vector<member::CardRange> readCards(Section& document)
{
    constexpr std::size_t kMostRanges = 20;
    std::vector<member::CardRange> ranges;
    document.each("cards", kMostRanges, [&](const json::Value& value, std::string path) {
        Section item = document.item(value, std::move(path));
        member::CardRange range;
        range.prefix = item.string("prefix", member::CardNumber::kMaxDigits);
        range.digits =
            static_cast<int>(item.integer("digits", member::CardNumber::kMinDigits, member::CardNumber::kMaxDigits));
        if (item.has("prefix") && !range.prefix.empty() && !allDigits(range.prefix))
            item.complain("prefix", "not-digits", range.prefix);
        item.refuseUnknownKeys();
        ranges.push_back(std::move(range));
    });
    return ranges;
}

Programme read(const json::Value& value, Complaints& complaints)
{
    Section document(value, "", complaints);
    static_cast<void>(document.string("format"));
    std::int64_t cashStepMinor = 1;
    Programme programme{.id = document.wordId("id"),
                        .version = document.integer("version", 1, Rate::kMaxPart),
                        .validFrom = document.parsed("validFrom", "not-an-instant", &parseInstant),
                        .currency = readCurrency(document, cashStepMinor),
                        .cashStepMinor = cashStepMinor,
                        .names = document.names("names"),
                        .earning = readEarning(document),
                        .tiers = readTiers(document),
                        .redeeming = readRedeeming(document),
                        .returns = readReturns(document),
                        .cards = readCards(document),
                        .discounts = readDiscounts(document),
                        .rewards = readRewards(document),
                        .referral = readReferral(document),
                        .family = readFamily(document)};
    readExpiry(document, programme);
    readAssets(document, programme);
    document.refuseUnknownKeys();
    return programme;
}

/// As it is written between the quotes of which the first is at `offset`.
std::string_view keyAt(std::string_view text, std::size_t offset)
{
    constexpr std::size_t kMaxShown = 80;
    std::size_t end = offset + 1;
    while (text[end] != '"')
        end += text[end] == '\\' ? 2U : 1U;
    return json::beginningOf(text.substr(offset + 1, end - offset - 1), kMaxShown);
}

/// A text that is no JSON has no paths yet: its place is "line:column", and the code says what was expected there.
json::Complaint unreadable(std::string_view text, const json::ParseError& error)
{
    const json::Place place = json::placeOf(text, error.offset);
    std::string code(toString(error.code));
    if (error.expected != json::Expected::Nothing)
        code += "-" + std::string(toString(error.expected));
    const bool isKey = error.code == json::ParseCode::RepeatedKey;
    return {std::to_string(place.line) + ":" + std::to_string(place.column), std::move(code),
            std::string(isKey ? keyAt(text, error.offset) : "")};
}

} // namespace

Result<Programme, Complaints> parse(std::string_view jsonText, Judged judged)
{
    auto value = json::parse(jsonText, kLimits);
    if (!value)
        return fail(Complaints{unreadable(jsonText, value.error())});
    if (auto complaint = foreign(*value))
        return fail(Complaints{*std::move(complaint)});
    Complaints complaints;
    refuseNulls(*value, "", complaints);
    if (!complaints.empty())
        return fail(std::move(complaints));
    const bool older = migrate(*value);
    Programme programme = read(*value, complaints);
    if (complaints.empty()) {
        const Judged as = older ? Judged::AsPublished : judged;
        complaints = contradictions(programme, as);
        if (as == Judged::Now)
            std::ranges::move(idleKeys(*value), std::back_inserter(complaints));
    }
    if (!complaints.empty())
        return fail(std::move(complaints));
    return programme;
}

} // namespace loyalty::programme
