#include "core/ledger/asset_keys.h"
#include "core/terminal/idle.h"
#include "core/terminal/terminal.h"

#include <algorithm>

/// What else a member has for the sale that is open: each coupon and each reward is quoted on top of it.
namespace loyalty::terminal {
namespace {

bool opens(const engine::Quote& quote, std::string_view coupon)
{
    return std::ranges::find(quote.offers, coupon, &engine::AppliedOffer::coupon) != quote.offers.end();
}

std::int64_t timesOf(const engine::Quote& quote, std::string_view coupon)
{
    return std::ranges::count(quote.offers, coupon, &engine::AppliedOffer::coupon);
}

} // namespace

Answer<Trials, SellStop> Terminal::tryMore(const By& by, const SaleAsk& ask)
{
    Trials trials;
    if (!ask.member)
        return trials;
    SaleAsk plain = ask;
    plain.value.clear(); // pays last: it changes none of this
    LOYALTY_TRY(reckoning, reckon(by, plain, engine::Trace::Off));
    if (!reckoning.member)
        return trials;
    const programme::Programme& programme = reckoning.programme->programme();
    const auto with = [&](const engine::Ask& wanted) {
        return engine::quote(*reckoning.programme, &reckoning.facts, ask.basket, wanted, reckoning.context,
                             engine::Trace::On);
    };
    // Points that pay as money come after offers and rewards, and would hide what these are worth.
    engine::Ask base = ask.redeem;
    base.kind = engine::Ask::Kind::Nothing;
    const auto before = with(base);
    if (!before)
        return trials;
    for (const programme::Coupon& coupon : programme.coupons) {
        if (reckoning.member->ledger.balance(ledger::coupons(coupon.id), reckoning.context.now) <= 0)
            continue;
        engine::Ask more = base;
        more.coupons.push_back(coupon.id);
        Trial& trial = trials.coupons.emplace_back(Trial{.id = coupon.id});
        const auto after = with(more);
        if (!after) {
            trial.refusal = after.error();
            continue;
        }
        trial.applies = opens(*after, coupon.id) && timesOf(*after, coupon.id) > timesOf(*before, coupon.id);
        trial.minor = before->dueMinor - after->dueMinor;
        if (!trial.applies)
            trial.unmet = unmetIn(after->trace, coupon.offer);
    }
    for (const programme::Reward& reward : programme.rewards) {
        engine::Ask more = base;
        const auto taken = std::ranges::find(more.rewards, reward.id, &engine::AskedReward::id);
        if (taken == more.rewards.end())
            more.rewards.push_back({reward.id, 1});
        else
            ++taken->count;
        Trial& trial = trials.rewards.emplace_back(Trial{.id = reward.id});
        const auto after = with(more);
        trial.applies = after.has_value();
        if (after)
            trial.minor = before->dueMinor - after->dueMinor;
        else
            trial.refusal = after.error();
    }
    return trials;
}

} // namespace loyalty::terminal
