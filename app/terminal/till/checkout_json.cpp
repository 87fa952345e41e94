#include "app/terminal/till/checkout_json.h"

#include "app/terminal/commands/view_json.h"

namespace loyalty::app {
namespace {

std::string_view wordOf(checkout::Phase phase)
{
    switch (phase) {
    case checkout::Phase::Open:
        return "open";
    case checkout::Phase::LookingUp:
        return "looking-up";
    case checkout::Phase::Committing:
        return "committing";
    case checkout::Phase::Done:
        return "done";
    }
    LOYALTY_ASSERT(!"unknown phase");
}

json::Object lineJson(const checkout::LineView& line)
{
    return {{"id", std::int64_t{line.id}},
            {"sku", line.sku},
            {"name", line.name},
            {"thousandths", line.quantity.thousandths},
            {"amountMinor", line.amountMinor},
            {"points", line.points.count()}};
}

std::string wordOf(checkout::WhyNot why)
{
    return std::string(toString(why));
}

/// Codes, other ways of paying, and what the family may pay.
void addSaid(const checkout::CheckoutView& view, json::Object& object)
{
    json::Array codes;
    for (const checkout::CodeView& code : view.codes)
        codes.push_back(json::Object{
            {"code", code.code}, {"minor", code.minor}, {"idle", wordOf(code.why)}, {"unmet", code.unmet}});
    json::Array tenders;
    for (const checkout::TenderView& tender : view.tenders)
        tenders.push_back(json::Object{{"type", tender.type}, {"paysMinor", tender.paysMinor}});
    object.set("codes", std::move(codes));
    object.set("tenders", std::move(tenders));
    if (!view.family)
        return;
    std::int64_t pays = 0;
    for (const terminal::FamilyPays& share : view.family->pays)
        pays += share.points.count();
    object.set("family", json::Object{{"others", static_cast<std::int64_t>(view.family->others)},
                                      {"pool", view.family->pool.count()},
                                      {"used", view.family->used},
                                      {"pays", pays}});
}

/// What the member has for this sale, and what of it is used.
void addWallet(const checkout::CheckoutView& view, json::Object& object)
{
    json::Array coupons;
    for (const checkout::CouponView& coupon : view.coupons) {
        json::Object item{{"id", coupon.id},           {"held", coupon.held},   {"presented", coupon.presented},
                          {"applied", coupon.applied}, {"minor", coupon.minor}, {"mayAdd", wordOf(coupon.canAdd)},
                          {"unmet", coupon.unmet}};
        if (coupon.lastDay)
            item.set("lastDay", coupon.lastDay->toString());
        coupons.push_back(std::move(item));
    }
    json::Array rewards;
    for (const checkout::RewardView& reward : view.rewards)
        rewards.push_back(json::Object{{"id", reward.id},
                                       {"cost", reward.cost.count()},
                                       {"taken", reward.taken},
                                       {"mayAdd", wordOf(reward.canAdd)}});
    json::Array accounts;
    for (const checkout::AccountView& account : view.accounts) {
        json::Object item{{"id", account.id.toString()},      {"giftCard", account.ending},
                          {"holdsMinor", account.holdsMinor}, {"giftMinor", account.giftMinor},
                          {"paying", account.paying},         {"paysMinor", account.paysMinor},
                          {"mayPay", wordOf(account.canPay)}};
        if (account.askedMinor)
            item.set("askedMinor", *account.askedMinor);
        accounts.push_back(std::move(item));
    }
    json::Array cards;
    for (const checkout::StampCardView& card : view.stampCards)
        cards.push_back(
            json::Object{{"id", card.id}, {"stamps", card.stamps}, {"full", card.full}, {"adds", card.adds}});
    object.set("coupons", std::move(coupons));
    object.set("rewards", std::move(rewards));
    object.set("accounts", std::move(accounts));
    object.set("stampCards", std::move(cards));
    addSaid(view, object);
    if (view.exchange)
        object.set("exchange", json::Object{{"sale", view.exchange->sale.toString()},
                                            {"lines", static_cast<std::int64_t>(view.exchange->lines)},
                                            {"refundMinor", view.exchange->refundMinor},
                                            {"valueBackMinor", view.exchange->valueBackMinor},
                                            {"withheldMinor", view.exchange->withheldMinor},
                                            {"pointsBack", view.exchange->pointsBack.count()},
                                            {"keptPoints", view.exchange->kept.count()}});
}

} // namespace

json::Value toJson(const checkout::CheckoutView& view, std::string_view by)
{
    json::Array lines;
    for (const checkout::LineView& line : view.lines)
        lines.push_back(lineJson(line));
    const auto may = [](checkout::WhyNot why) { return std::string(toString(why)); };
    json::Object verdict{{"kind", std::string(toString(view.verdict.kind))},
                         {"seconds", view.verdict.seconds},
                         {"serial", static_cast<std::int64_t>(view.verdict.serial)}};
    json::Object object{{"revision", static_cast<std::int64_t>(view.revision)},
                        {"phase", wordOf(view.phase)},
                        {"verdict", std::move(verdict)},
                        {"online", view.online},
                        {"totalMinor", view.totalMinor},
                        {"valueMinor", view.valueMinor},
                        {"toPayMinor", view.toPayMinor},
                        {"giveBackMinor", view.giveBackMinor},
                        {"lines", std::move(lines)},
                        {"mayCommit", may(view.canCommit)},
                        {"mayRedeem", may(view.canRedeem)},
                        {"mayUndo", may(view.canUndo)}};
    if (view.inCashMinor)
        object.set("inCashMinor", *view.inCashMinor);
    addWallet(view, object);
    if (view.member)
        object.set("member", toJson(*view.member, by));
    if (view.quote)
        object.set("quote", toJson(*view.quote, view.currency, by));
    if (view.fault)
        object.set("fault", std::string(toString(view.fault->code)));
    if (view.done)
        object.set("done", toJson(*view.done));
    return object;
}

} // namespace loyalty::app
