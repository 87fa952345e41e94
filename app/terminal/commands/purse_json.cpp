#include "app/terminal/commands/view_json.h"

namespace loyalty::app {

json::Value toJson(const terminal::PurseView& purse)
{
    json::Array coupons;
    for (const terminal::CouponHeld& held : purse.coupons)
        coupons.push_back(
            json::Object{{"coupon", held.coupon},
                         {"uses", held.uses},
                         {"lastDay", held.lastDay ? json::Value(held.lastDay->toString()) : json::Value()}});
    json::Array stamps;
    for (const terminal::StampsHeld& held : purse.stamps)
        stamps.push_back(json::Object{{"card", held.card}, {"stamps", held.stamps}, {"full", held.full}});
    return json::Object{{"currency", purse.currency.code()},
                        {"exponent", purse.currency.exponent()},
                        {"principalMinor", purse.principalMinor},
                        {"giftMinor", purse.giftMinor},
                        {"giftToComeMinor", purse.giftToComeMinor},
                        {"coupons", std::move(coupons)},
                        {"stamps", std::move(stamps)}};
}

json::Value toJson(const terminal::LoadView& load)
{
    return json::Object{{"id", load.id.toString()},    {"account", load.account.toString()},
                        {"paidMinor", load.paidMinor}, {"giftMinor", load.giftMinor},
                        {"purse", toJson(load.purse)}, {"repeated", load.repeated}};
}

json::Value toJson(const terminal::UnloadView& unload)
{
    return json::Object{{"refundMinor", unload.refundMinor},
                        {"giftMinor", unload.giftMinor},
                        {"withheldMinor", unload.withheldMinor},
                        {"purse", toJson(unload.purse)},
                        {"repeated", unload.repeated}};
}

json::Value toJson(const std::vector<terminal::Message>& messages)
{
    json::Array array;
    for (const terminal::Message& message : messages)
        array.push_back(json::Object{{"kind", toString(message.kind)},
                                     {"amount", message.amount},
                                     {"subject", message.subject},
                                     {"day", message.day.toString()},
                                     {"daysLeft", message.daysLeft}});
    return array;
}

json::Value toJson(const std::vector<terminal::FamilyShare>& family)
{
    json::Array array;
    for (const terminal::FamilyShare& share : family)
        array.push_back(json::Object{
            {"id", share.member.toString()}, {"name", share.maskedName}, {"balance", share.balance.count()}});
    return array;
}

json::Value toJson(const std::vector<journal::ValuePaid>& value)
{
    json::Array array;
    for (const journal::ValuePaid& paid : value)
        array.push_back(json::Object{{"account", paid.account.toString()},
                                     {"principalMinor", paid.principalMinor},
                                     {"giftMinor", paid.giftMinor}});
    return array;
}

json::Value toJson(const std::vector<engine::Tender>& tenders)
{
    json::Array array;
    for (const engine::Tender& tender : tenders)
        array.push_back(json::Object{{"type", tender.type}, {"minor", tender.minor}});
    return array;
}

json::Value toJson(const std::vector<engine::AppliedOffer>& offers)
{
    json::Array array;
    for (const engine::AppliedOffer& offer : offers)
        array.push_back(json::Object{{"id", offer.id}, {"coupon", offer.coupon}, {"minor", offer.minor}});
    return array;
}

json::Value toJson(const std::vector<engine::GivenGoods>& goods)
{
    json::Array array;
    for (const engine::GivenGoods& given : goods)
        array.push_back(json::Object{{"from", given.from}, {"sku", given.sku}, {"pieces", given.pieces}});
    return array;
}

json::Value toJson(const std::vector<engine::IssuedAsset>& issued)
{
    json::Array array;
    for (const engine::IssuedAsset& asset : issued) {
        const bool coupon = asset.kind == engine::IssuedAsset::Kind::Coupon;
        array.push_back(json::Object{{coupon ? "coupon" : "card", asset.key}, {"count", asset.count}});
    }
    return array;
}

} // namespace loyalty::app
