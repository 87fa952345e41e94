#include "core/base/points.h"
#include "core/ledger/member_ledger.h"

#include <algorithm>
#include <limits>

namespace loyalty::ledger {

namespace {

using json::Array;
using json::Complaint;
using json::Object;
using json::Value;

constexpr std::size_t kMaxEntries = 10'000;
constexpr std::size_t kMaxItems = 1'000'000;
/// Far above what acts of at most Points::kMax add up to, far below where sums of sums leave 64 bits.
constexpr std::int64_t kMaxTotal = 1'000'000 * Points::kMax;
constexpr std::size_t kItemsOfLot = 6;
constexpr std::size_t kItemsOfDay = 2;

Value instantOrNull(std::optional<Instant> instant)
{
    return instant ? Value(instant->unixMs()) : Value();
}

Value timesToJson(const LotTerms& terms)
{
    if (!terms.spendableFrom)
        return instantOrNull(terms.endsAt);
    return Array{instantOrNull(terms.endsAt), terms.spendableFrom->unixMs()};
}

Array lotsToJson(std::span<const Lot> lots)
{
    Array flat;
    flat.reserve(lots.size() * kItemsOfLot);
    const IncarnationId* before = nullptr;
    for (const auto& [terms, remaining] : lots) {
        const IncarnationId& incarnation = terms.id.entry.incarnation;
        flat.push_back(before != nullptr && *before == incarnation ? Value() : Value(incarnation.toString()));
        before = &incarnation;
        flat.emplace_back(static_cast<std::int64_t>(terms.id.entry.seq));
        flat.emplace_back(std::int64_t{terms.id.n});
        flat.emplace_back(terms.earned.unixMs());
        flat.push_back(timesToJson(terms));
        flat.emplace_back(remaining);
    }
    return flat;
}

Array daysToJson(std::span<const DatedAmount> days)
{
    Array flat;
    flat.reserve(days.size() * kItemsOfDay);
    std::int64_t before = 0;
    for (const auto& [date, amount] : days) {
        flat.emplace_back(date.days() - before);
        flat.emplace_back(amount);
        before = date.days();
    }
    return flat;
}

/// What is wrong with an entry: the position in it and the code. A null code: nothing.
struct Wrong
{
    const char* code = nullptr;
    std::size_t item = 0;
};

/// Null pointer for what is no whole number in the range.
const std::int64_t* number(const Value& value, std::int64_t min, std::int64_t max)
{
    const std::int64_t* const n = value.asInteger();
    return n != nullptr && *n >= min && *n <= max ? n : nullptr;
}

Wrong readAsset(const Array& entry, std::size_t items, bool inLots, AssetKey& what)
{
    if (entry.size() != items)
        return {"wrong-size"};
    const std::string* const word = entry[0].asString();
    const auto asset = word != nullptr ? assetFrom(*word) : std::nullopt;
    if (!asset || isLotAsset(*asset) != inLots)
        return {"unknown-value", 0};
    const std::string* const key = entry[1].asString();
    if (key == nullptr || key->size() > kMaxTextBytes)
        return {"wrong-type", 1};
    what = {*asset, *key};
    return {};
}

bool readEnd(const Value& value, LotTerms& terms)
{
    constexpr std::int64_t kAny = std::numeric_limits<std::int64_t>::max();
    const auto* const ends = number(value, -kAny, kAny);
    if (ends != nullptr)
        terms.endsAt = Instant(*ends);
    return ends != nullptr || value.isNull();
}

bool readTimes(const Value& value, LotTerms& terms)
{
    constexpr std::int64_t kAny = std::numeric_limits<std::int64_t>::max();
    const Array* const both = value.asArray();
    if (both == nullptr)
        return readEnd(value, terms);
    const auto* const from = both->size() == 2 ? number((*both)[1], -kAny, kAny) : nullptr;
    if (from == nullptr)
        return false;
    terms.spendableFrom = Instant(*from);
    return readEnd((*both)[0], terms);
}

/// `before`: the lot before this one, from which the incarnation is left out where it is the same.
bool readLot(const Value* item, const Lot* before, Lot& lot)
{
    constexpr std::int64_t kAny = std::numeric_limits<std::int64_t>::max();
    std::optional<IncarnationId> incarnation;
    if (const std::string* const hex = item[0].asString(); hex != nullptr)
        incarnation = IncarnationId::parse(*hex);
    else if (item[0].isNull() && before != nullptr)
        incarnation = before->terms.id.entry.incarnation;
    const auto* const seq = number(item[1], 0, kAny);
    const auto* const n = number(item[2], 0, std::numeric_limits<std::uint32_t>::max());
    const auto* const earned = number(item[3], -kAny, kAny);
    const auto* const remaining = number(item[5], 1, kMaxTotal);
    if (!incarnation || seq == nullptr || n == nullptr || earned == nullptr || remaining == nullptr)
        return false;
    lot.terms.id = {{*incarnation, static_cast<std::uint64_t>(*seq)}, static_cast<std::uint32_t>(*n)};
    lot.terms.earned = Instant(*earned);
    lot.remaining = *remaining;
    return readTimes(item[4], lot.terms) && wellFormed(lot.terms);
}

Wrong readBook(const Array& entry, AssetKey& what, LotBook& book)
{
    if (const Wrong wrong = readAsset(entry, 4, true, what); wrong.code != nullptr)
        return wrong;
    const auto* const debt = number(entry[2], 0, kMaxTotal);
    if (debt == nullptr)
        return {"out-of-range", 2};
    const Array* const flat = entry[3].asArray();
    if (flat == nullptr || flat->size() % kItemsOfLot != 0 || flat->size() > kMaxItems)
        return {"wrong-type", 3};
    std::vector<Lot> lots(flat->size() / kItemsOfLot);
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < lots.size(); ++i) {
        if (!readLot(flat->data() + i * kItemsOfLot, i > 0 ? &lots[i - 1] : nullptr, lots[i]))
            return {"not-a-lot", 3};
        if (i > 0 && !comesBefore(lots[i - 1].terms, lots[i].terms))
            return {"not-in-order", 3};
        if (lots[i].remaining > kMaxTotal - sum)
            return {"out-of-range", 3};
        sum += lots[i].remaining;
    }
    if (lots.empty() && *debt == 0)
        return {"empty"};
    book = LotBook::restore(std::move(lots), *debt);
    return {};
}

Wrong readLeased(const Array& entry, AssetKey& what, std::int64_t& leased)
{
    if (const Wrong wrong = readAsset(entry, 3, true, what); wrong.code != nullptr)
        return wrong;
    const auto* const amount = number(entry[2], 1, kMaxTotal);
    if (amount == nullptr)
        return {"out-of-range", 2};
    leased = *amount;
    return {};
}

Wrong readDays(const Array& entry, AssetKey& what, std::vector<DatedAmount>& days)
{
    if (const Wrong wrong = readAsset(entry, 3, false, what); wrong.code != nullptr)
        return wrong;
    const Array* const flat = entry[2].asArray();
    if (flat == nullptr || flat->empty() || flat->size() % kItemsOfDay != 0 || flat->size() > kMaxItems)
        return {"wrong-type", 2};
    days.resize(flat->size() / kItemsOfDay);
    std::int64_t sum = 0;
    std::int64_t day = 0;
    for (std::size_t i = 0; i < days.size(); ++i) {
        const auto* const later = number((*flat)[2 * i], i == 0 ? kFirstDate.days() : 1, kLastDate.days());
        const auto* const amount = number((*flat)[2 * i + 1], -kMaxTotal, kMaxTotal);
        if (later == nullptr || *later > kLastDate.days() - day || amount == nullptr || *amount == 0)
            return {"not-a-day", 2};
        day += *later;
        days[i] = {BusinessDate(static_cast<std::int32_t>(day)), *amount};
        const std::int64_t size = *amount < 0 ? -*amount : *amount;
        if (size > kMaxTotal - sum)
            return {"out-of-range", 2};
        sum += size;
    }
    return {};
}

/// Reads the entries of one section into `section`; what is wrong is complained about and left out.
template <class Content>
void readSection(json::Reader& reader, std::string_view key, std::map<AssetKey, Content>& section,
                 Wrong (*read)(const Array&, AssetKey&, Content&))
{
    const Array* const entries = reader.optionalArray(key, kMaxEntries);
    for (std::size_t i = 0; entries != nullptr && i < entries->size(); ++i) {
        AssetKey what;
        Content content{};
        const Array* const entry = (*entries)[i].asArray();
        Wrong wrong = entry != nullptr ? read(*entry, what, content) : Wrong{"wrong-type"};
        if (wrong.code == nullptr) {
            const std::size_t known = section.size();
            section.try_emplace(section.end(), std::move(what), std::move(content));
            if (section.size() > known)
                continue;
            wrong.code = "repeated";
        }
        const std::string place = "[" + std::to_string(i) + "][" + std::to_string(wrong.item) + "]";
        reader.complain(std::string(key) + place, wrong.code);
    }
}

} // namespace

Value MemberLedger::toJson() const
{
    Array lots;
    Array leased;
    Array days;
    for (const auto& [what, book] : m_books)
        lots.push_back(Array{toString(what.asset), what.key, book.debt(), lotsToJson(book.lots())});
    for (const auto& [what, amount] : m_leased)
        leased.push_back(Array{toString(what.asset), what.key, amount});
    for (const auto& [what, amounts] : m_counters)
        days.push_back(Array{toString(what.asset), what.key, daysToJson(amounts)});
    Object object;
    if (!lots.empty())
        object.set("lots", std::move(lots));
    if (!leased.empty())
        object.set("leased", std::move(leased));
    if (!days.empty())
        object.set("days", std::move(days));
    return object;
}

MemberLedger MemberLedger::fromJson(const Value& value, std::string path, std::vector<Complaint>& complaints)
{
    MemberLedger ledger;
    json::Reader reader(value, std::move(path), complaints);
    readSection(reader, "lots", ledger.m_books, readBook);
    readSection(reader, "leased", ledger.m_leased, readLeased);
    readSection(reader, "days", ledger.m_counters, readDays);
    ledger.renewPoints();
    return ledger;
}

} // namespace loyalty::ledger
