#include "core/programme/section.h"

namespace loyalty::programme {
namespace {

constexpr Section::Word<LimitBasis> kBasisWords[] = {{"min", LimitBasis::Least}, {"max", LimitBasis::Greatest}};
constexpr Section::Word<Referral::At> kAtWords[] = {{"signUp", Referral::At::SignUp},
                                                    {"firstPurchase", Referral::At::FirstPurchase}};
constexpr std::int64_t kMaxShare = 1;

DebtLimit readLimit(Section& returns)
{
    DebtLimit limit;
    std::optional<Section> section = returns.optionalChild("limit");
    if (!section)
        return limit;
    limit.points = section->optionalInteger("points", 0, Points::kMax);
    if (section->has("share"))
        limit.share = section->rate("share", kMaxShare);
    limit.basis = section->word("basis", kBasisWords, std::optional(LimitBasis::Least));
    section->refuseUnknownKeys();
    return limit;
}

} // namespace

Returns readReturns(Section& document)
{
    Returns returns;
    std::optional<Section> section = document.optionalChild("returns");
    if (!section)
        return returns;
    returns.shortfall = section->word("shortfall", kShortfallWords);
    returns.limit = readLimit(*section);
    section->refuseUnknownKeys();
    return returns;
}

std::optional<Referral> readReferral(Section& document)
{
    std::optional<Section> section = document.optionalChild("referral");
    if (!section)
        return std::nullopt;
    Referral referral{.at = section->word("at", kAtWords, std::optional(Referral::At::FirstPurchase)),
                      .minSpendMinor = section->integerOr("minSpendMinor", 0, 0, Money::kMaxMinor),
                      .referrer = section->optionalGrant("referrer"),
                      .invited = section->optionalGrant("invited"),
                      .maxPerYear = section->optionalInteger("maxPerYear", 1, kMostPointsPer)};
    section->refuseUnknownKeys();
    return referral;
}

std::optional<Family> readFamily(Section& document)
{
    std::optional<Section> section = document.optionalChild("family");
    if (!section)
        return std::nullopt;
    const Family family{.maxMembers = section->smallInteger("maxMembers", 6, 2, 50)};
    section->refuseUnknownKeys();
    return family;
}

std::optional<std::int64_t> mostDebt(const DebtLimit& limit, std::int64_t everEarned)
{
    std::optional<std::int64_t> most = limit.points;
    if (!limit.share)
        return most;
    const std::int64_t share = floorDiv(Int128{everEarned} * limit.share->numerator(), limit.share->denominator());
    if (!most)
        return share;
    return limit.basis == LimitBasis::Least ? std::min(*most, share) : std::max(*most, share);
}

} // namespace loyalty::programme
