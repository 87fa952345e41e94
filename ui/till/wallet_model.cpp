#include "ui/till/wallet_model.h"

#include "ui/language/format.h"
#include "ui/till/trace_words.h"
#include "ui/till/verdict_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <variant>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;
using checkout::WhyNot;
using Kind = WalletItem::Kind;

struct Wallet
{
    Q_DECLARE_TR_FUNCTIONS(Wallet)
};

/// A tick and how many, where it is used.
QString tick(std::int64_t count)
{
    return count > 0 ? u"✓ "_s + countText(static_cast<std::uint64_t>(count)) : QString();
}

void add(WalletModel& model, WalletItem item, Row row)
{
    row.quiet = !item.used && !item.whyNot.isEmpty();
    model.items.push_back(std::move(item));
    model.rows.push_back(std::move(row));
}

void addExchange(WalletModel& model, const checkout::CheckoutView& view)
{
    if (!view.exchange)
        return;
    Row row{.icon = u"return"_s,
            .title = Wallet::tr("Exchange: %n line(s) come back", nullptr, static_cast<int>(view.exchange->lines)),
            .figure = tick(1),
            .tone = Tone::Accent};
    QStringList detail{Wallet::tr("Points taken back: %1").arg(pointsText(view.exchange->pointsBack))};
    if (view.exchange->kept > Points())
        detail.push_back(Wallet::tr("%1 pay again: F3").arg(pointsWords(view.exchange->kept)));
    if (!view.quote)
        detail.push_back(Wallet::tr("Add the goods that are taken instead"));
    row.detail = detail.join(u" · "_s);
    row.figureDetail = moneyText(-view.exchange->refundMinor, view.currency);
    add(model, {.kind = Kind::Exchange, .used = true, .count = 1}, std::move(row));
}

QString whyNoCoupon(const checkout::CouponView& coupon)
{
    return whyIdle(coupon.canAdd, coupon.unmet);
}

void addCoupon(WalletModel& model, const checkout::CouponView& coupon, const checkout::CheckoutView& view,
               const ProgrammeWords& words)
{
    Row row{.icon = u"tag"_s, .title = couponName(words, coupon.id), .figure = tick(coupon.presented)};
    QStringList detail{Wallet::tr("%n held", nullptr, static_cast<int>(coupon.held))};
    if (coupon.lastDay)
        detail.push_back(Wallet::tr("until %1").arg(dayText(*coupon.lastDay)));
    const bool idle = coupon.presented > coupon.applied;
    if (idle)
        detail.push_back(Wallet::tr("does not apply: the member keeps it"));
    else if (coupon.presented == 0 && coupon.canAdd != WhyNot::Nothing)
        detail.push_back(whyNoCoupon(coupon));
    row.detail = detail.join(u" · "_s);
    if (coupon.minor > 0 && (coupon.applied > 0 || coupon.canAdd == WhyNot::Nothing))
        row.figureDetail = moneyText(-coupon.minor, view.currency);
    if (coupon.presented > 0)
        row.tone = idle ? Tone::Wait : Tone::Good;
    add(model,
        {.kind = Kind::Coupon,
         .id = coupon.id,
         .used = coupon.presented > 0,
         .count = coupon.presented,
         .whyNot = whyNoCoupon(coupon)},
        std::move(row));
}

void addCode(WalletModel& model, const checkout::CodeView& code, const checkout::CheckoutView& view,
             const ProgrammeWords& words)
{
    Row row{.icon = u"tag"_s, .title = Wallet::tr("Code %1").arg(text(code.code)), .figure = tick(1)};
    QStringList detail;
    for (const std::string& id : code.opens)
        detail.push_back(ruleName(words, id));
    const bool idle = code.why != WhyNot::Nothing;
    if (idle)
        detail.push_back(whyIdle(code.why, code.unmet));
    row.detail = detail.join(u" · "_s);
    if (code.minor > 0)
        row.figureDetail = moneyText(-code.minor, view.currency);
    row.tone = idle ? Tone::Wait : Tone::Good;
    add(model, {.kind = Kind::Code, .id = code.code, .used = true, .count = 1}, std::move(row));
}

void addNewCode(WalletModel& model)
{
    add(model, {.kind = Kind::NewCode},
        {.icon = u"pen"_s,
         .title = Wallet::tr("Offer code"),
         .detail = Wallet::tr("Scan it anywhere; or type it here, then Enter")});
}

void addTender(WalletModel& model, const checkout::TenderView& tender, const checkout::CheckoutView& view)
{
    Row row{.icon = u"receipt"_s, .title = tenderName(tender.type)};
    QStringList detail{Wallet::tr("earns no points")};
    if (tender.canPay != WhyNot::Nothing && (tender.paysMinor == 0 || tender.canPay == WhyNot::TenderOutOfRange))
        detail.push_back(wordsFor(tender.canPay));
    row.detail = detail.join(u" · "_s);
    const bool pays = tender.paysMinor > 0;
    if (pays) {
        row.figure = u"✓ "_s + moneyText(-tender.paysMinor, view.currency);
        row.tone = tender.canPay == WhyNot::TenderOutOfRange ? Tone::Wait : Tone::Good;
    }
    add(model,
        {.kind = Kind::Tender,
         .id = tender.type,
         .used = pays,
         .count = pays ? 1 : 0,
         .whyNot = wordsFor(tender.canPay)},
        std::move(row));
}

QString givesWords(const programme::Reward& reward, const ProgrammeWords& words, const Currency& currency)
{
    if (const auto* const goods = std::get_if<programme::GoodsReward>(&reward.gives))
        return Wallet::tr("%1 of the article").arg(quantityText(Quantity::pieces(goods->pieces)));
    if (const auto* const coupon = std::get_if<programme::CouponReward>(&reward.gives))
        return Wallet::tr("coupon: %1").arg(couponName(words, coupon->coupon));
    return Wallet::tr("%1 off").arg(moneyText(std::get<programme::MoneyReward>(reward.gives).minor, currency));
}

void addReward(WalletModel& model, const checkout::RewardView& reward, const checkout::CheckoutView& view,
               const ProgrammeWords& words)
{
    Row row{.icon = u"gift"_s, .title = ruleName(words, reward.id), .figure = tick(reward.taken)};
    QStringList detail;
    const auto told = std::ranges::find(words.rewards, reward.id, &programme::Reward::id);
    if (told != words.rewards.end())
        detail.push_back(givesWords(*told, words, view.currency));
    if (reward.taken == 0 && reward.canAdd != WhyNot::Nothing)
        detail.push_back(wordsFor(reward.canAdd));
    row.detail = detail.join(u" · "_s);
    row.figureDetail = pointsWords(reward.cost);
    if (reward.taken > 0)
        row.tone = Tone::Good;
    add(model,
        {.kind = Kind::Reward,
         .id = reward.id,
         .used = reward.taken > 0,
         .count = reward.taken,
         .whyNot = wordsFor(reward.canAdd)},
        std::move(row));
}

void addAccount(WalletModel& model, const checkout::AccountView& account, const checkout::CheckoutView& view)
{
    Row row{.icon = account.ending.empty() ? u"wallet"_s : u"card"_s, .title = accountWords(account.ending)};
    QStringList detail{Wallet::tr("holds %1").arg(moneyText(account.holdsMinor, view.currency))};
    if (account.giftMinor > 0)
        detail.push_back(Wallet::tr("gift in it %1").arg(moneyText(account.giftMinor, view.currency)));
    if (account.canPay != WhyNot::Nothing && (!account.paying || account.canPay == WhyNot::NoRightsHere))
        detail.push_back(wordsFor(account.canPay));
    row.detail = detail.join(u" · "_s);
    if (account.paying) {
        row.figure = u"✓ "_s + moneyText(-account.paysMinor, view.currency);
        row.figureDetail = account.askedMinor ? Wallet::tr("as asked") : Wallet::tr("as much as is due");
        row.tone = account.canPay == WhyNot::NoRightsHere ? Tone::Wait : Tone::Good;
    }
    add(model,
        {.kind = Kind::Account,
         .account = account.id,
         .used = account.paying,
         .count = account.paying ? 1 : 0,
         .whyNot = wordsFor(account.canPay)},
        std::move(row));
}

void addStampCard(WalletModel& model, const checkout::StampCardView& card, const ProgrammeWords& words)
{
    Row row{.icon = u"star"_s, .title = stampCardName(words, card.id)};
    const std::int64_t now = card.stamps + card.adds;
    const auto count = [](std::int64_t stamps) { return countText(static_cast<std::uint64_t>(stamps)); };
    row.figure = Wallet::tr("%1 of %2").arg(count(now), count(card.full));
    if (card.adds > 0)
        row.figureDetail = u"+"_s + count(card.adds);
    row.detail = now >= card.full && card.full > 0
                     ? Wallet::tr("full: becomes its coupon")
                     : Wallet::tr("%n more fill it", nullptr, static_cast<int>(card.full - now));
    if (card.adds > 0)
        row.tone = Tone::Good;
    add(model, {.kind = Kind::StampCard, .id = card.id, .used = card.adds > 0, .count = card.adds}, std::move(row));
}

} // namespace

QString tenderName(const std::string& type)
{
    if (type == "voucher")
        return Wallet::tr("Voucher");
    if (type == "meal-voucher")
        return Wallet::tr("Meal voucher");
    return text(type);
}

QString accountWords(const std::string& ending)
{
    return ending.empty() ? Wallet::tr("Stored value") : Wallet::tr("Gift card ****%1").arg(text(ending));
}

WalletModel walletModel(const checkout::CheckoutView& view, const ProgrammeWords& words)
{
    WalletModel model;
    model.title = Wallet::tr("Benefits");
    model.help =
        Wallet::tr("Enter or a touch uses it, or takes it back. A number says how many, or how much value pays.");
    model.empty = view.member ? Wallet::tr("The programme has no coupons, rewards or value.")
                              : Wallet::tr("Scan the member's code, or a gift card.");
    addExchange(model, view);
    for (const checkout::CouponView& coupon : view.coupons)
        addCoupon(model, coupon, view, words);
    for (const checkout::CodeView& code : view.codes)
        addCode(model, code, view, words);
    for (const checkout::RewardView& reward : view.rewards)
        addReward(model, reward, view, words);
    for (const checkout::AccountView& account : view.accounts)
        addAccount(model, account, view);
    if (view.takesCodes)
        addNewCode(model);
    for (const checkout::TenderView& tender : view.tenders)
        addTender(model, tender, view);
    for (const checkout::StampCardView& card : view.stampCards)
        addStampCard(model, card, words);
    return model;
}

} // namespace loyalty::ui
