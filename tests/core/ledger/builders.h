#pragma once

#include "core/ledger/member_ledger.h"

namespace loyalty::ledger::test {

inline constexpr std::int64_t kDayMs = 86'400'000;

constexpr Instant day(std::int64_t n)
{
    return Instant(n * kDayMs);
}

/// The terms of lot number `n`, earned on day 1. Without an end it never ends.
inline LotTerms lot(std::uint32_t n, std::optional<Instant> endsAt = std::nullopt, Instant earned = day(1))
{
    IncarnationId::Bytes bytes{};
    bytes[0] = 0xab;
    return {{{IncarnationId(bytes), 100 + n}, n}, earned, endsAt};
}

inline LotShare share(const LotTerms& terms, std::int64_t amount)
{
    return {terms, amount};
}

inline const AssetKey kPoints{Asset::Points, ""};
inline const AssetKey kSpend{Asset::Qualifying, ""};

inline Posting posting(std::int64_t amount, const AssetKey& what = kPoints)
{
    Posting p;
    p.what = what;
    p.amount = amount;
    p.contra = amount > 0 ? Contra::Issued : Contra::Redeemed;
    return p;
}

inline Posting earned(std::int64_t amount, const LotTerms& opens)
{
    Posting p = posting(amount);
    p.opens = opens;
    return p;
}

inline Posting spent(std::int64_t amount)
{
    return posting(-amount);
}

inline Posting spentFrom(const std::vector<LotShare>& shares)
{
    std::int64_t sum = 0;
    for (const LotShare& s : shares)
        sum += s.amount;
    Posting p = posting(-sum);
    p.lots = shares;
    return p;
}

inline Posting givenBack(const std::vector<LotShare>& shares)
{
    Posting p = spentFrom(shares);
    p.amount = -p.amount;
    return p;
}

inline Posting counted(std::int64_t amount, BusinessDate date)
{
    Posting p = posting(amount, kSpend);
    p.date = date;
    p.contra = Contra::Counted;
    return p;
}

} // namespace loyalty::ledger::test
