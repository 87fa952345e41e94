#include "core/base/points.h"
#include "core/ledger/member_ledger.h"

#include <algorithm>
#include <limits>
#include <tuple>

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
constexpr std::size_t kItemsOfClaim = 5;
constexpr std::int64_t kAny = std::numeric_limits<std::int64_t>::max();
/// When a debt arose that an older row tells: before everything that could settle it.
constexpr Instant kLongAgo{-9'000'000'000'000'000};
constexpr std::size_t kItemsOfDay = 2;

Value instantOrNull(std::optional<Instant> instant)
{
    return instant ? Value(instant->unixMs()) : Value();
}

Value timesToJson(const LotTerms& terms)
{
    if (terms.gift)
        return Array{instantOrNull(terms.endsAt), instantOrNull(terms.spendableFrom), terms.gift->minor,
                     terms.gift->ofMinor};
    if (!terms.spendableFrom)
        return instantOrNull(terms.endsAt);
    return Array{instantOrNull(terms.endsAt), terms.spendableFrom->unixMs()};
}

Value claimsToJson(std::span<const Claim> claims)
{
    if (claims.empty())
        return 0;
    Array flat;
    flat.reserve(claims.size() * kItemsOfClaim);
    for (const auto& [at, amount, prefers] : claims) {
        const LotId lot = prefers.value_or(LotId());
        flat.emplace_back(at.unixMs());
        flat.emplace_back(amount);
        flat.push_back(prefers ? Value(lot.entry.incarnation.toString()) : Value());
        flat.emplace_back(static_cast<std::int64_t>(lot.entry.seq));
        flat.emplace_back(std::int64_t{lot.n});
    }
    return flat;
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
    const auto* const ends = number(value, -kAny, kAny);
    if (ends != nullptr)
        terms.endsAt = Instant(*ends);
    return ends != nullptr || value.isNull();
}

bool readTimes(const Value& value, LotTerms& terms)
{
    const Array* const all = value.asArray();
    if (all == nullptr)
        return readEnd(value, terms);
    if (all->size() != 2 && all->size() != 4)
        return false;
    const auto* const from = number((*all)[1], -kAny, kAny);
    if (from != nullptr)
        terms.spendableFrom = Instant(*from);
    if (all->size() == 4) {
        const auto* const gift = number((*all)[2], 1, Points::kMax);
        const auto* const of = number((*all)[3], 1, Points::kMax);
        if (gift == nullptr || of == nullptr || (from == nullptr && !(*all)[1].isNull()))
            return false;
        terms.gift = LoadGift{*gift, *of};
    } else if (from == nullptr) {
        return false;
    }
    return readEnd((*all)[0], terms);
}

bool readLotId(const IncarnationId& incarnation, const Value* item, LotId& id)
{
    const auto* const seq = number(item[0], 0, kAny);
    const auto* const n = number(item[1], 0, std::numeric_limits<std::uint32_t>::max());
    if (seq != nullptr && n != nullptr)
        id = {{incarnation, static_cast<std::uint64_t>(*seq)}, static_cast<std::uint32_t>(*n)};
    return seq != nullptr && n != nullptr;
}

/// `before`: the lot before this one, from which the incarnation is left out where it is the same.
bool readLot(const Value* item, const Lot* before, Lot& lot)
{
    std::optional<IncarnationId> incarnation;
    if (const std::string* const hex = item[0].asString(); hex != nullptr)
        incarnation = IncarnationId::parse(*hex);
    else if (item[0].isNull() && before != nullptr)
        incarnation = before->terms.id.entry.incarnation;
    const auto* const earned = number(item[3], -kAny, kAny);
    const auto* const sum = number(item[5], -kMaxTotal, kMaxTotal);
    if (!incarnation || !readLotId(*incarnation, item + 1, lot.terms.id) || earned == nullptr || sum == nullptr ||
        *sum == 0)
        return false;
    lot.terms.earned = Instant(*earned);
    lot.remaining = *sum;
    return readTimes(item[4], lot.terms) && wellFormed(lot.terms);
}

bool readClaim(const Value* item, Claim& claim)
{
    const auto* const at = number(item[0], kLongAgo.unixMs(), -kLongAgo.unixMs());
    const auto* const amount = number(item[1], 1, kMaxTotal);
    if (at == nullptr || amount == nullptr)
        return false;
    claim = {.at = Instant(*at), .amount = *amount, .prefers = {}};
    if (item[2].isNull())
        return number(item[3], 0, 0) != nullptr && number(item[4], 0, 0) != nullptr;
    const std::string* const hex = item[2].asString();
    const auto incarnation = hex != nullptr ? IncarnationId::parse(*hex) : std::nullopt;
    return incarnation && readLotId(*incarnation, item + 3, claim.prefers.emplace());
}

/// Adds |amount| to the sum; false where that is more than a book can hold.
bool addWithin(std::int64_t amount, std::int64_t& sum)
{
    const std::int64_t size = amount < 0 ? -amount : amount;
    if (size > kMaxTotal - sum)
        return false;
    sum += size;
    return true;
}

Wrong readClaims(const Value& value, std::vector<Claim>& claims)
{
    if (const auto* const debt = number(value, 0, kMaxTotal); debt != nullptr) {
        if (*debt > 0)
            claims.push_back({.at = kLongAgo, .amount = *debt, .prefers = {}});
        return {};
    }
    const Array* const flat = value.asArray();
    if (flat == nullptr)
        return {"out-of-range", 2};
    if (flat->empty() || flat->size() % kItemsOfClaim != 0 || flat->size() > kMaxItems)
        return {"wrong-type", 2};
    std::int64_t sum = 0;
    claims.resize(flat->size() / kItemsOfClaim);
    for (std::size_t i = 0; i < claims.size(); ++i) {
        if (!readClaim(flat->data() + i * kItemsOfClaim, claims[i]))
            return {"not-a-claim", 2};
        if (i > 0 && std::tie(claims[i - 1].at, claims[i - 1].prefers) >= std::tie(claims[i].at, claims[i].prefers))
            return {"not-in-order", 2};
        if (!addWithin(claims[i].amount, sum))
            return {"out-of-range", 2};
    }
    return {};
}

Wrong readBook(const Array& entry, AssetKey& what, LotBook& book)
{
    if (const Wrong wrong = readAsset(entry, 4, true, what); wrong.code != nullptr)
        return wrong;
    std::vector<Claim> claims;
    if (const Wrong wrong = readClaims(entry[2], claims); wrong.code != nullptr)
        return wrong;
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
        if (!addWithin(lots[i].remaining, sum))
            return {"out-of-range", 3};
    }
    if (lots.empty() && claims.empty())
        return {"empty"};
    book = LotBook::restore(std::move(lots), std::move(claims));
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

Array othersToJson(const AssetKey& what, const std::vector<LotOfOther>& lots)
{
    Array owners;
    std::vector<Lot> terms;
    for (const LotOfOther& lot : lots) {
        owners.push_back(lot.owner.toString());
        terms.push_back({lot.terms, 1});
    }
    return Array{toString(what.asset), what.key, std::move(owners), lotsToJson(terms)};
}

Wrong readOthers(const Array& entry, AssetKey& what, std::vector<LotOfOther>& lots)
{
    if (const Wrong wrong = readAsset(entry, 4, true, what); wrong.code != nullptr)
        return wrong;
    const Array* const owners = entry[2].asArray();
    const Array* const flat = entry[3].asArray();
    if (owners == nullptr || owners->empty() || owners->size() > kMaxItems)
        return {"wrong-type", 2};
    if (flat == nullptr || flat->size() != kItemsOfLot * owners->size())
        return {"wrong-type", 3};
    Lot before;
    for (std::size_t i = 0; i < owners->size(); ++i) {
        const std::string* const hex = (*owners)[i].asString();
        const auto owner = hex != nullptr ? MemberId::parse(*hex) : std::nullopt;
        if (!owner)
            return {"not-an-id", 2};
        Lot lot;
        if (!readLot(flat->data() + i * kItemsOfLot, i > 0 ? &before : nullptr, lot))
            return {"not-a-lot", 3};
        if (i > 0 && !comesBefore(before.terms, lot.terms))
            return {"not-in-order", 3};
        lots.push_back({lot.terms, *owner});
        before = lot;
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
        lots.push_back(Array{toString(what.asset), what.key, claimsToJson(book.claims()), lotsToJson(book.sums())});
    for (const auto& [what, amount] : m_leased)
        leased.push_back(Array{toString(what.asset), what.key, amount});
    for (const auto& [what, amounts] : m_counters)
        days.push_back(Array{toString(what.asset), what.key, daysToJson(amounts)});
    Array others;
    for (const auto& [what, owned] : m_others)
        others.push_back(othersToJson(what, owned));
    Object object;
    if (!lots.empty())
        object.set("lots", std::move(lots));
    if (!leased.empty())
        object.set("leased", std::move(leased));
    if (!days.empty())
        object.set("days", std::move(days));
    if (!others.empty())
        object.set("others", std::move(others));
    return object;
}

MemberLedger MemberLedger::fromJson(const Value& value, std::string path, std::vector<Complaint>& complaints)
{
    MemberLedger ledger;
    json::Reader reader(value, std::move(path), complaints);
    readSection(reader, "lots", ledger.m_books, readBook);
    readSection(reader, "leased", ledger.m_leased, readLeased);
    readSection(reader, "days", ledger.m_counters, readDays);
    readSection(reader, "others", ledger.m_others, readOthers);
    ledger.renewPoints();
    return ledger;
}

} // namespace loyalty::ledger
