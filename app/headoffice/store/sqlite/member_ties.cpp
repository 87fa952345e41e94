#include "app/headoffice/store/sqlite/member_ties.h"

#include "core/base/json/json.h"
#include "core/base/json/reader.h"

namespace loyalty::headoffice {
namespace {

constexpr std::size_t kMaxItems = 1'000;
constexpr std::size_t kMaxReason = 4'000; ///< bytes, as the journal takes

/// Left out where there are none.
void setTexts(json::Object& object, const char* key, const std::vector<std::string>& texts)
{
    json::Array items;
    for (const std::string& text : texts)
        items.emplace_back(text);
    if (!items.empty())
        object.set(key, std::move(items));
}

void setFamily(json::Object& object, const std::vector<MemberId>& family)
{
    json::Array items;
    for (const MemberId& id : family)
        items.emplace_back(id.toString());
    if (!items.empty())
        object.set("family", std::move(items));
}

json::Object broughtToJson(const office::Brought& brought)
{
    json::Array lookups;
    for (const crypto::KeyedHash& lookup : brought.lookups)
        lookups.emplace_back(json::toBase64(lookup.view()));
    json::Object object;
    object.set("ledger", brought.ledger.toJson());
    object.set("lookups", std::move(lookups));
    setFamily(object, brought.family);
    setTexts(object, "segments", brought.segments);
    if (brought.blocks)
        object.set("blocks", true);
    return object;
}

void readFamily(json::Reader& reader, std::vector<MemberId>& members)
{
    const json::Array* const family = reader.optionalArray("family", kMaxItems);
    for (std::size_t i = 0; family != nullptr && i < family->size(); ++i) {
        const std::string* const text = (*family)[i].asString();
        if (const auto id = text != nullptr ? MemberId::parse(*text) : std::nullopt)
            members.push_back(*id);
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

json::Value dayOrNull(const std::optional<BusinessDate>& day)
{
    return day ? json::Value(day->toString()) : json::Value();
}

json::Value instantOrNull(const std::optional<Instant>& at)
{
    return at ? json::Value(at->unixMs()) : json::Value();
}

/// Who brought them, whether that is rewarded, for which sale, on which day it counted; then [member, office's act, earned,
/// ends, spendable from, points] of each reward.
json::Array referredToJson(const office::Referred& referred)
{
    json::Array items{referred.by.toString(), referred.rewarded,
                      referred.sale ? json::Value(referred.sale->toString()) : json::Value(),
                      dayOrNull(referred.counted)};
    for (const office::Referred::Reward& reward : referred.rewards)
        items.push_back(json::Array{reward.member.toString(), static_cast<std::int64_t>(reward.lot.id.entry.seq),
                                    reward.lot.earned.unixMs(), instantOrNull(reward.lot.endsAt),
                                    instantOrNull(reward.lot.spendableFrom), reward.points});
    return items;
}

template <class Id>
std::optional<Id> idIn(const json::Value& value)
{
    const std::string* const text = value.asString();
    return text != nullptr ? Id::parse(*text) : std::nullopt;
}

std::optional<Instant> instantIn(const json::Value& value)
{
    const std::int64_t* const ms = value.asInteger();
    return ms != nullptr ? std::optional(Instant(*ms)) : std::nullopt;
}

bool readReward(const json::Value& value, office::Referred& referred)
{
    const json::Array* const items = value.asArray();
    if (items == nullptr || items->size() != 6)
        return false;
    const auto member = idIn<MemberId>((*items)[0]);
    const std::int64_t* const act = (*items)[1].asInteger();
    const auto earned = instantIn((*items)[2]);
    const std::int64_t* const points = (*items)[5].asInteger();
    if (!member || act == nullptr || *act < 0 || !earned || points == nullptr)
        return false;
    referred.rewards.push_back({*member,
                                {.id = {{IncarnationId(), static_cast<std::uint64_t>(*act)}, 0},
                                 .earned = *earned,
                                 .endsAt = instantIn((*items)[3]),
                                 .spendableFrom = instantIn((*items)[4])},
                                *points});
    return true;
}

void readReferred(json::Reader& reader, office::Member& member)
{
    const json::Array* const items = reader.optionalArray("referred", kMaxItems);
    if (items == nullptr)
        return;
    office::Referred referred{.by = {}, .sale = {}, .rewards = {}, .counted = {}};
    const auto by = items->size() >= 4 ? idIn<MemberId>((*items)[0]) : std::nullopt;
    const bool* const rewarded = items->size() >= 4 ? (*items)[1].asBool() : nullptr;
    bool good = by && rewarded != nullptr;
    if (good) {
        referred.by = *by;
        referred.rewarded = *rewarded;
        referred.sale = idIn<SaleId>((*items)[2]);
        const std::string* const day = (*items)[3].asString();
        referred.counted = day != nullptr ? BusinessDate::parse(*day) : std::nullopt;
        for (std::size_t i = 4; i < items->size(); ++i)
            good = readReward((*items)[i], referred) && good;
    }
    if (good)
        member.referred = std::move(referred);
    else
        reader.complain("referred", "not-a-referral");
}

void readSegments(json::Reader& reader, std::vector<std::string>& names)
{
    const json::Array* const segments = reader.optionalArray("segments", kMaxItems);
    for (std::size_t i = 0; segments != nullptr && i < segments->size(); ++i)
        if (const std::string* const text = (*segments)[i].asString())
            names.push_back(*text);
        else
            reader.complain("segments", "wrong-type");
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
    readFamily(inside, brought.family);
    readSegments(inside, brought.segments);
    brought.blocks = inside.booleanOr("blocks", false);
    member.brought = std::move(brought);
}

} // namespace

std::string tiesToText(const office::Member& member)
{
    json::Object object;
    setFamily(object, member.family);
    if (member.tierFloor)
        object.set("floor", json::Array{member.tierFloor->tier, member.tierFloor->lastDay.toString()});
    setTexts(object, "segments", member.segments);
    if (member.referred)
        object.set("referred", referredToJson(*member.referred));
    if (!member.bearer.empty())
        object.set("bearer", member.bearer);
    if (!member.blockReason.empty())
        object.set("blockReason", member.blockReason);
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
    readFamily(reader, member.family);
    readFloor(reader, member);
    readSegments(reader, member.segments);
    readReferred(reader, member);
    member.bearer = reader.stringOr("bearer", "", kMaxItems);
    member.blockReason = reader.stringOr("blockReason", "", kMaxReason);
    member.parted = reader.booleanOr("parted", false);
    readBrought(reader, member, complaints);
    return complaints.empty();
}

} // namespace loyalty::headoffice
