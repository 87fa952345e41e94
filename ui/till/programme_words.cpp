#include "ui/till/till.h"

#include <set>

namespace loyalty::ui {
namespace {

/// A segment has no list of its own: it is what rules ask for by name.
std::vector<std::string> segmentsIn(const programme::Programme& programme)
{
    std::set<std::string> segments;
    const auto add = [&segments](const auto& items) {
        for (const auto& item : items)
            segments.insert(item.when.segments.begin(), item.when.segments.end());
    };
    add(programme.earning.rules);
    add(programme.discounts.offers);
    add(programme.rewards);
    return {segments.begin(), segments.end()};
}

} // namespace

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
    words.segments = segmentsIn(programme);
    return words;
}

} // namespace loyalty::ui
