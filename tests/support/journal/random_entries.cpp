#include "tests/support/journal/random_entries.h"

#include "tests/support/journal/entries.h"

#include <algorithm>
#include <array>

namespace loyalty::test {

namespace {

constexpr std::int64_t kMaxId = std::numeric_limits<std::uint32_t>::max();

} // namespace

std::int64_t RandomEntries::between(std::int64_t low, std::int64_t high)
{
    const auto spread = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low) + 1;
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(low) + m_random.below(spread));
}

std::int64_t RandomEntries::quantity()
{
    switch (m_random.below(4)) {
    case 0:
        return 0;
    case 1:
        return between(0, 100);
    case 2:
        return Points::kMax;
    default:
        return between(0, Points::kMax);
    }
}

std::int64_t RandomEntries::amount()
{
    return chance(2) ? quantity() : -quantity();
}

std::string RandomEntries::text()
{
    static constexpr std::array<std::string_view, 12> kPieces = {"a",    "Z9", " ",  "\"", "\\", "\n",
                                                                 "\x01", "é",  "茶", "🍵", "/",  "sku-"};
    std::string text;
    for (auto pieces = between(0, 6); pieces > 0; --pieces)
        text += kPieces[m_random.below(kPieces.size())];
    return text;
}

std::string RandomEntries::bytes(std::size_t most)
{
    std::string bytes(m_random.below(most + 1), '\0');
    for (char& c : bytes)
        c = static_cast<char>(m_random.below(256));
    return bytes;
}

Instant RandomEntries::instant()
{
    return Instant(between(-2'208'988'800'000, 253'402'300'799'999));
}

BusinessDate RandomEntries::date()
{
    return BusinessDate(static_cast<std::int32_t>(between(-25'567, 2'932'896)));
}

ledger::AssetKey RandomEntries::lotAsset()
{
    static constexpr std::array kLotAssets = {ledger::Asset::Points, ledger::Asset::StoredPrincipal,
                                              ledger::Asset::StoredGift, ledger::Asset::Stamp, ledger::Asset::Coupon};
    return {kLotAssets[m_random.below(kLotAssets.size())], text()};
}

ledger::LotTerms RandomEntries::terms()
{
    ledger::LotTerms terms;
    terms.id = {{id<IncarnationId>(), static_cast<std::uint64_t>(quantity())},
                static_cast<std::uint32_t>(between(0, kMaxId))};
    terms.earned = instant();
    if (chance(2))
        terms.endsAt = instant();
    if (chance(3))
        terms.spendableFrom = instant();
    return terms;
}

std::vector<ledger::LotShare> RandomEntries::shares(std::int64_t total)
{
    std::vector<ledger::LotShare> shares;
    while (total > 0) {
        const std::int64_t part = shares.size() == 3 ? total : between(1, total);
        shares.push_back({terms(), part});
        total -= part;
    }
    return shares;
}

ledger::Posting RandomEntries::posting()
{
    ledger::Posting posting;
    posting.member = chance(2) ? kMember : id<MemberId>();
    posting.amount = chance(2) ? between(1, 1'000) : -between(1, Points::kMax);
    posting.contra = static_cast<ledger::Contra>(m_random.below(10));
    posting.rule = text();
    posting.date = chance(2) ? *BusinessDate::make(2026, 11, 21) : date();
    if (chance(3))
        posting.line = static_cast<std::uint32_t>(between(0, kMaxId));
    if (chance(3))
        posting.reverses = ledger::EntryRef{id<IncarnationId>(), static_cast<std::uint64_t>(quantity())};
    if (chance(3))
        posting.grant = static_cast<std::uint64_t>(quantity());
    return chance(3) ? datedPosting(std::move(posting)) : lotPosting(std::move(posting));
}

ledger::Posting RandomEntries::datedPosting(ledger::Posting posting)
{
    posting.what = {chance(2) ? ledger::Asset::Qualifying : ledger::Asset::Counter, text()};
    return posting;
}

ledger::Posting RandomEntries::lotPosting(ledger::Posting posting)
{
    posting.what = lotAsset();
    const bool credit = posting.amount > 0;
    if (credit && chance(2))
        posting.opens = terms();
    else if (credit || chance(2))
        posting.lots = shares(credit ? posting.amount : -posting.amount);
    else if (chance(2))
        posting.prefers = terms().id;
    return posting;
}

access::Actor RandomEntries::actor()
{
    return {static_cast<access::ActorKind>(m_random.below(3)), text(), static_cast<access::Role>(m_random.below(6))};
}

journal::Entry RandomEntries::entry()
{
    journal::Entry entry = anEntry(act(), static_cast<std::uint64_t>(between(1, Points::kMax)));
    entry.incarnation = id<IncarnationId>();
    entry.at = instant();
    if (chance(2))
        entry.date = date();
    entry.bootId = text();
    entry.monotonicMs = quantity();
    entry.serverOffsetMs = chance(2) ? std::nullopt : std::optional(amount());
    entry.store = text();
    entry.actor = actor();
    if (chance(2))
        entry.approver = actor();
    for (auto postings = between(0, 4); postings > 0; --postings)
        entry.postings.push_back(posting());
    return entry;
}

} // namespace loyalty::test
