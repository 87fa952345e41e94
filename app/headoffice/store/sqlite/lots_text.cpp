#include "app/headoffice/store/sqlite/lots_text.h"

#include "core/base/json/json.h"

namespace loyalty::headoffice {

namespace {

json::Value toJson(const ledger::LotShare& share)
{
    const ledger::LotTerms& lot = share.lot;
    json::Array fields{lot.id.entry.incarnation.toString(),
                       static_cast<std::int64_t>(lot.id.entry.seq),
                       static_cast<std::int64_t>(lot.id.n),
                       lot.earned.unixMs(),
                       lot.endsAt ? json::Value(lot.endsAt->unixMs()) : json::Value(),
                       share.amount};
    if (lot.spendableFrom || lot.gift)
        fields.emplace_back(lot.spendableFrom ? json::Value(lot.spendableFrom->unixMs()) : json::Value());
    if (lot.gift) {
        fields.emplace_back(lot.gift->minor);
        fields.emplace_back(lot.gift->ofMinor);
    }
    return fields;
}

std::optional<ledger::LotShare> fromJson(const json::Value& value)
{
    const json::Array* fields = value.asArray();
    if (fields == nullptr || (fields->size() != 6 && fields->size() != 7 && fields->size() != 9))
        return std::nullopt;
    const auto number = [&](std::size_t i) { return (*fields)[i].asInteger(); };
    const std::string* name = (*fields)[0].asString();
    const auto incarnation = name != nullptr ? IncarnationId::parse(*name) : std::nullopt;
    if (!incarnation || !number(1) || !number(2) || !number(3) || !number(5) || (!(*fields)[4].isNull() && !number(4)))
        return std::nullopt;
    ledger::LotShare share;
    share.lot.id = {{*incarnation, static_cast<std::uint64_t>(*number(1))}, static_cast<std::uint32_t>(*number(2))};
    share.lot.earned = Instant(*number(3));
    if (number(4))
        share.lot.endsAt = Instant(*number(4));
    share.amount = *number(5);
    if (fields->size() > 6 && !(*fields)[6].isNull()) {
        if (!number(6))
            return std::nullopt;
        share.lot.spendableFrom = Instant(*number(6));
    }
    if (fields->size() == 9) {
        if (!number(7) || !number(8))
            return std::nullopt;
        share.lot.gift = ledger::LoadGift{*number(7), *number(8)};
    }
    return share;
}

} // namespace

std::string lotsToText(const std::vector<ledger::LotShare>& lots)
{
    json::Array array;
    for (const ledger::LotShare& share : lots)
        array.push_back(toJson(share));
    return json::write(array);
}

std::optional<std::vector<ledger::LotShare>> lotsFromText(std::string_view text)
{
    const auto value = json::parse(text);
    if (!value || value->asArray() == nullptr)
        return std::nullopt;
    std::vector<ledger::LotShare> lots;
    for (const json::Value& field : *value->asArray()) {
        const auto share = fromJson(field);
        if (!share)
            return std::nullopt;
        lots.push_back(*share);
    }
    return lots;
}

} // namespace loyalty::headoffice
