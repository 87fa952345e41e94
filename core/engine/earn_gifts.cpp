#include "core/engine/earn.h"
#include "core/programme/expiry.h"

#include <algorithm>

namespace loyalty::engine {
namespace {

/// How long what a rule gives lives, as the programme says of the coupon or card.
template <class Items>
std::optional<BusinessDate> endOf(const Items& items, const std::string& id, BusinessDate date)
{
    for (const auto& item : items)
        if (item.id == id && item.expiry)
            return programme::firstInvalidDay(*item.expiry, date);
    return std::nullopt;
}

} // namespace

/// All stamps on a card are one: together they may fill it.
void Earner::issue(IssuedAsset issued)
{
    const auto same = std::ranges::find_if(m_quote.issued, [&](const IssuedAsset& other) {
        return issued.kind == IssuedAsset::Kind::Stamp && other.kind == issued.kind && other.key == issued.key;
    });
    if (same == m_quote.issued.end())
        m_quote.issued.push_back(std::move(issued));
    else
        same->count += issued.count;
}

/// Coupons and stamps of the rules that apply and found goods.
void Earner::giveAssets()
{
    const BusinessDate date = m_situation.context.date;
    for (const programme::CompiledGift& gift : m_situation.programme.gifts()) {
        const programme::Rule& rule = m_programme.earning.rules[gift.rule];
        const Amounts amounts = amountsUnder(m_situation, m_ticket, gift.select);
        if (!m_rules.holds(gift.rule) || (amounts.spendMinor == 0 && amounts.thousandths == 0))
            continue;
        IssuedAsset issued{.kind = IssuedAsset::Kind::Coupon, .key = {}, .from = rule.id};
        if (const auto* coupon = std::get_if<programme::GiveCoupon>(&rule.what)) {
            issued.key = coupon->coupon;
            issued.count = coupon->count;
            issued.firstInvalidDay = endOf(m_programme.coupons, coupon->coupon, date);
        } else {
            const auto& stamps = std::get<programme::GiveStamps>(rule.what);
            issued.kind = IssuedAsset::Kind::Stamp;
            issued.key = stamps.card;
            issued.count = stamps.count * (stamps.perPiece ? amounts.thousandths / 1000 : 1);
            issued.firstInvalidDay = endOf(m_programme.stampCards, stamps.card, date);
        }
        if (issued.count > 0)
            issue(std::move(issued));
    }
}

} // namespace loyalty::engine
