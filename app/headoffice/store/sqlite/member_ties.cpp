#include "app/headoffice/store/sqlite/member_ties.h"

#include "core/base/json/json.h"
#include "core/base/json/reader.h"

namespace loyalty::headoffice {
namespace {

constexpr std::size_t kMaxItems = 1'000;

json::Object broughtToJson(const office::Brought& brought)
{
    json::Array lookups;
    for (const crypto::KeyedHash& lookup : brought.lookups)
        lookups.emplace_back(json::toBase64(lookup.view()));
    json::Object object;
    object.set("ledger", brought.ledger.toJson());
    object.set("lookups", std::move(lookups));
    return object;
}

void readFamily(json::Reader& reader, office::Member& member)
{
    const json::Array* const family = reader.optionalArray("family", kMaxItems);
    for (std::size_t i = 0; family != nullptr && i < family->size(); ++i) {
        const std::string* const text = (*family)[i].asString();
        if (const auto id = text != nullptr ? MemberId::parse(*text) : std::nullopt)
            member.family.push_back(*id);
        else
            reader.complain("family", "not-an-id");
    }
}

void readFloor(json::Reader& reader, office::Member& member)
{
    const json::Array* const floor = reader.optionalArray("floor", 2);
    if (floor == nullptr)
        return;
    const std::string* const tier = floor->size() == 2 ? (*floor)[0].asString() : nullptr;
    const std::string* const day = floor->size() == 2 ? (*floor)[1].asString() : nullptr;
    const auto lastDay = day != nullptr ? BusinessDate::parse(*day) : std::nullopt;
    if (tier != nullptr && lastDay)
        member.tierFloor = tier::Floor{*tier, *lastDay};
    else
        reader.complain("floor", "not-a-floor");
}

void readBrought(json::Reader& reader, office::Member& member, std::vector<json::Complaint>& complaints)
{
    const json::Value* const value = reader.optionalObject("brought");
    if (value == nullptr)
        return;
    json::Reader inside(*value, "brought", complaints);
    office::Brought brought;
    if (const json::Value* const ledger = inside.object("ledger"))
        brought.ledger = ledger::MemberLedger::fromJson(*ledger, "brought.ledger", complaints);
    const json::Array* const lookups = inside.optionalArray("lookups", kMaxItems);
    for (std::size_t i = 0; lookups != nullptr && i < lookups->size(); ++i) {
        const std::string* const text = (*lookups)[i].asString();
        const auto bytes = text != nullptr ? json::fromBase64(*text) : std::nullopt;
        if (const auto lookup = bytes ? crypto::KeyedHash::fromBytes(*bytes) : std::nullopt)
            brought.lookups.push_back(*lookup);
        else
            inside.complain("lookups", "not-a-hash");
    }
    member.brought = std::move(brought);
}

} // namespace

std::string tiesToText(const office::Member& member)
{
    json::Object object;
    json::Array family;
    for (const MemberId& id : member.family)
        family.emplace_back(id.toString());
    if (!family.empty())
        object.set("family", std::move(family));
    if (member.tierFloor)
        object.set("floor", json::Array{member.tierFloor->tier, member.tierFloor->lastDay.toString()});
    if (!member.bearer.empty())
        object.set("bearer", member.bearer);
    if (member.parted)
        object.set("parted", true);
    if (member.brought)
        object.set("brought", broughtToJson(*member.brought));
    return json::write(object);
}

bool readTies(std::string_view text, office::Member& member)
{
    if (text == "{}") // nearly every member: nothing to parse
        return true;
    const auto value = json::parse(text);
    if (!value)
        return false;
    std::vector<json::Complaint> complaints;
    json::Reader reader(*value, "", complaints);
    readFamily(reader, member);
    readFloor(reader, member);
    member.bearer = reader.stringOr("bearer", "", kMaxItems);
    member.parted = reader.booleanOr("parted", false);
    readBrought(reader, member, complaints);
    return complaints.empty();
}

} // namespace loyalty::headoffice
