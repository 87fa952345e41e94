#include "core/ledger/posting.h"

#include "core/base/assert.h"

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>

namespace loyalty::ledger {

namespace {

constexpr Instant kFirstInstant{-2'208'988'800'000}; // 1900-01-01
constexpr Instant kLastInstant{253'402'300'799'999}; // 9999-12-31
constexpr std::uint64_t kMaxNumber = std::numeric_limits<std::int64_t>::max();

constexpr std::array kAssets{Asset::Points,          Asset::Qualifying, Asset::Counter,
                             Asset::StoredPrincipal, Asset::StoredGift, Asset::Stamp,
                             Asset::Coupon,          Asset::Exposure,   Asset::Activity};
constexpr std::array kContras{Contra::Issued,  Contra::Redeemed, Contra::Expired, Contra::Adjusted, Contra::Waived,
                              Contra::Counted, Contra::Merged,   Contra::Opening, Contra::Suspense, Contra::RiskBudget};

bool inRange(Instant instant)
{
    return instant >= kFirstInstant && instant <= kLastInstant;
}

bool inRange(const LoadGift& gift)
{
    return gift.minor > 0 && gift.minor <= Points::kMax && gift.ofMinor > 0 && gift.ofMinor <= Points::kMax;
}

bool sharesCover(const Posting& posting)
{
    if (posting.lots.empty())
        return true;
    if (posting.lots.size() > kMaxShares)
        return false;
    std::int64_t sum = 0;
    for (const LotShare& share : posting.lots) {
        if (share.amount <= 0 || share.amount > Points::kMax || !wellFormed(share.lot))
            return false;
        sum += share.amount;
    }
    return sum == (posting.amount < 0 ? -posting.amount : posting.amount);
}

bool namesItsLots(const Posting& posting)
{
    if (!isLotAsset(posting.what.asset))
        return !posting.opens && posting.lots.empty() && !posting.prefers;
    if (posting.amount > 0)
        return posting.opens.has_value() == posting.lots.empty() && !posting.prefers;
    return !posting.opens && !(posting.prefers && !posting.lots.empty());
}

bool numbersInRange(const Posting& posting)
{
    return (!posting.opens || wellFormed(*posting.opens)) &&
           (!posting.prefers || posting.prefers->entry.seq <= kMaxNumber) &&
           (!posting.grant || *posting.grant <= kMaxNumber) &&
           (!posting.reverses || posting.reverses->seq <= kMaxNumber) && posting.date >= kFirstDate &&
           posting.date <= kLastDate;
}

} // namespace

bool isLotAsset(Asset asset)
{
    switch (asset) {
    case Asset::Points:
    case Asset::StoredPrincipal:
    case Asset::StoredGift:
    case Asset::Stamp:
    case Asset::Coupon:
    case Asset::Activity:
        return true;
    case Asset::Qualifying:
    case Asset::Counter:
    case Asset::Exposure:
        return false;
    }
    LOYALTY_ASSERT(!"unknown asset");
}

bool comesBefore(const LotTerms& a, const LotTerms& b)
{
    if (a.endsAt != b.endsAt)
        return a.endsAt && (!b.endsAt || *a.endsAt < *b.endsAt);
    return std::tie(a.earned, a.id, a.spendableFrom, a.gift) < std::tie(b.earned, b.id, b.spendableFrom, b.gift);
}

bool wellFormed(const LotTerms& terms)
{
    return terms.id.entry.seq <= kMaxNumber && inRange(terms.earned) && (!terms.endsAt || inRange(*terms.endsAt)) &&
           (!terms.spendableFrom || inRange(*terms.spendableFrom)) && (!terms.gift || inRange(*terms.gift));
}

bool wellFormed(const Posting& posting)
{
    return posting.amount != 0 && Points(posting.amount).inRange() && posting.what.key.size() <= kMaxTextBytes &&
           posting.rule.size() <= kMaxTextBytes && numbersInRange(posting) && namesItsLots(posting) &&
           sharesCover(posting);
}

std::string_view toString(Asset asset)
{
    switch (asset) {
    case Asset::Points:
        return "points";
    case Asset::Qualifying:
        return "qualifying";
    case Asset::Counter:
        return "counter";
    case Asset::StoredPrincipal:
        return "stored-principal";
    case Asset::StoredGift:
        return "stored-gift";
    case Asset::Stamp:
        return "stamp";
    case Asset::Coupon:
        return "coupon";
    case Asset::Exposure:
        return "exposure";
    case Asset::Activity:
        return "activity";
    }
    LOYALTY_ASSERT(!"unknown asset");
}

std::string_view toString(Contra contra)
{
    switch (contra) {
    case Contra::Issued:
        return "issued";
    case Contra::Redeemed:
        return "redeemed";
    case Contra::Expired:
        return "expired";
    case Contra::Adjusted:
        return "adjusted";
    case Contra::Waived:
        return "waived";
    case Contra::Counted:
        return "counted";
    case Contra::Merged:
        return "merged";
    case Contra::Opening:
        return "opening";
    case Contra::Suspense:
        return "suspense";
    case Contra::RiskBudget:
        return "risk-budget";
    }
    LOYALTY_ASSERT(!"unknown contra account");
}

std::optional<Asset> assetFrom(std::string_view word)
{
    const auto* const found = std::ranges::find(kAssets, word, [](Asset asset) { return toString(asset); });
    return found == kAssets.end() ? std::nullopt : std::optional(*found);
}

std::optional<Contra> contraFrom(std::string_view word)
{
    const auto* const found = std::ranges::find(kContras, word, [](Contra contra) { return toString(contra); });
    return found == kContras.end() ? std::nullopt : std::optional(*found);
}

} // namespace loyalty::ledger
