#include "ui/till/till.h"

namespace loyalty::ui {

ProgrammeWords wordsOf(const programme::Programme& programme)
{
    ProgrammeWords words;
    words.version = programme.version;
    words.programme = programme.names;
    if (programme.tiers) {
        words.qualifyBy = programme.tiers->qualifyBy;
        for (const programme::Tier& tier : programme.tiers->levels)
            words.tiers.emplace_back(tier.id, tier.names);
    }
    for (const programme::Rule& rule : programme.earning.rules)
        words.rules.emplace_back(rule.id, rule.names);
    words.redeeming = programme.redeeming;
    for (const programme::Offer& offer : programme.discounts.offers)
        words.offers.emplace_back(offer.id, offer.names);
    for (const programme::Coupon& coupon : programme.coupons)
        words.coupons.emplace_back(coupon.id, coupon.names);
    for (const programme::StampCard& card : programme.stampCards)
        words.stampCards.emplace_back(card.id, card.names);
    words.rewards = programme.rewards;
    words.storedValue = programme.storedValue;
    words.giftCards = programme.giftCards;
    words.referral = programme.referral.has_value();
    return words;
}

} // namespace loyalty::ui
