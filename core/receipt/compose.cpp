#include "core/receipt/figures.h"
#include "core/receipt/receipt.h"
#include "core/receipt/sheet.h"

namespace loyalty::receipt {
namespace {

/// What came off the price: by name where that is known, and the rest together.
void discounts(Sheet& sheet, const SaleReceipt& sale)
{
    const Wording& wording = sheet.wording();
    std::int64_t rest = sale.totalMinor - sale.redeemedMinor - sale.dueMinor;
    for (const OfferLine& offer : sale.offers) {
        sheet.row(nameIn(offer.names, wording.language(), offer.id), wording.amount(-offer.minor, sale.currency));
        rest -= offer.minor;
    }
    if (rest != 0)
        sheet.pair(Phrase::Discounts, wording.amount(-rest, sale.currency));
}

void payWithValue(Sheet& sheet, const SaleReceipt& sale)
{
    const Wording& wording = sheet.wording();
    std::int64_t rest = sale.valueMinor;
    for (const ValueLine& paid : sale.value) {
        sheet.row(paid.ending.empty() ? wording.say(Phrase::PaidWithValue)
                                      : wording.say(Phrase::PaidWithCard, {{"ending", paid.ending}}),
                  wording.amount(-paid.minor, sale.currency));
        sheet.pair(Phrase::ValueLeft, wording.amount(paid.leftMinor, sale.currency));
        rest -= paid.minor;
    }
    if (rest != 0)
        sheet.pair(Phrase::PaidWithValue, wording.amount(-rest, sale.currency));
}

/// What was settled with other things than money, and what the customer takes along without a price.
void settlement(Sheet& sheet, const SaleReceipt& sale)
{
    const Wording& wording = sheet.wording();
    const std::int64_t withheld = sale.oldGoods ? sale.oldGoods->withheldMinor : 0;
    if (sale.exchangedMinor + withheld != 0)
        sheet.pair(Phrase::BroughtBack, wording.amount(-sale.exchangedMinor - withheld, sale.currency));
    if (withheld != 0)
        sheet.pair(Phrase::Withheld, wording.amount(withheld, sale.currency));
    payWithValue(sheet, sale);
    if (sale.tenderedMinor != 0)
        sheet.pair(Phrase::PaidOtherwise, wording.amount(-sale.tenderedMinor, sale.currency));
    if (sale.tendersBackMinor != 0)
        sheet.pair(Phrase::BackOnAccount, wording.amount(sale.tendersBackMinor, sale.currency));
    const std::int64_t left = sale.dueMinor - sale.exchangedMinor - sale.valueMinor - sale.tenderedMinor;
    if (left < 0)
        sheet.pair(Phrase::PaidBack, wording.amount(-left, sale.currency), Emphasis::Strong);
    else if (left != sale.dueMinor)
        sheet.pair(Phrase::LeftToPay, wording.amount(left, sale.currency), Emphasis::Strong);
    if (sale.inCashMinor)
        sheet.pair(Phrase::InCash, wording.amount(std::abs(*sale.inCashMinor), sale.currency), Emphasis::Strong);
    sheet.given(sale.given);
    for (const TakenHome& taken : sale.takenHome) {
        const std::string name = nameIn(taken.names, wording.language(), taken.id);
        const std::string count = std::to_string(taken.count);
        if (taken.full == 0)
            sheet.pair(Phrase::CouponReceived, taken.count == 1 ? name : count + " x " + name);
        else
            sheet.row(name, wording.say(Phrase::Stamps, {{"stamps", count}, {"full", std::to_string(taken.full)}}));
    }
}

/// Coupons by name, stamps by their card, with how many of them where that is not one.
void movedAssets(Sheet& sheet, const std::vector<TakenHome>& moved)
{
    for (const TakenHome& one : moved) {
        const std::string name = nameIn(one.names, sheet.wording().language(), one.id);
        const std::int64_t count = std::abs(one.count);
        const bool back = one.count > 0;
        const Phrase coupon = back ? Phrase::CouponGivenBack : Phrase::CouponTakenBack;
        const Phrase stamps = back ? Phrase::StampsGivenBack : Phrase::StampsTakenBack;
        sheet.pair(one.full == 0 ? coupon : stamps, count == 1 ? name : std::to_string(count) + " x " + name);
    }
}

} // namespace

Document compose(const SaleReceipt& sale, const Wording& wording)
{
    Sheet sheet(wording);
    const bool redemption = sale.redeemed > Points();
    sheet.head(sale.heading, redemption ? Phrase::RedemptionTitle : Phrase::SaleTitle);
    sheet.items(sale.items, sale.currency);
    sheet.rule();
    if (sale.totalMinor != sale.dueMinor)
        sheet.pair(Phrase::Total, wording.amount(sale.totalMinor, sale.currency));
    discounts(sheet, sale);
    if (sale.redeemedMinor != 0)
        sheet.pair(Phrase::PaidWithPoints, wording.amount(-sale.redeemedMinor, sale.currency));
    for (const FamilyLine& paid : sale.family)
        sheet.row(wording.say(Phrase::FromFamily, {{"who", paid.maskedName}}), grouped(paid.points.count()));
    sheet.pair(Phrase::Due, wording.amount(sale.dueMinor, sale.currency), Emphasis::Strong);
    settlement(sheet, sale);
    const OldGoods old = sale.oldGoods.value_or(OldGoods());
    movedAssets(sheet, old.moved);
    if (sale.member)
        sheet.member(*sale.member, {{Phrase::TakenBack, -old.takenBack},
                                    {Phrase::Waived, old.waived},
                                    {Phrase::PaidInMoney, old.paidInMoney},
                                    {Phrase::GivenBack, old.givenBack},
                                    {Phrase::Earned, sale.earned},
                                    {Phrase::Used, -sale.redeemed}});
    if (sale.why && !sale.why->steps.empty())
        sheet.why(*sale.why, sale.currency);
    sheet.foot(sale.heading, &sale.sale);
    return sheet.take();
}

Document compose(const ReturnReceipt& back, const Wording& wording)
{
    Sheet sheet(wording);
    sheet.head(back.heading, back.kind == ReturnReceipt::Kind::Goods ? Phrase::ReturnTitle : Phrase::VoidTitle);
    if (!back.saleLabel.empty())
        sheet.pair(Phrase::OfReceipt, back.saleLabel);
    sheet.items(back.items, back.currency);
    sheet.rule();
    if (back.withheldMinor != 0)
        sheet.pair(Phrase::Withheld, wording.amount(-back.withheldMinor, back.currency));
    sheet.pair(Phrase::Refund, wording.amount(back.refundMinor, back.currency), Emphasis::Strong);
    if (back.valueMinor != 0) {
        sheet.pair(Phrase::BackOnAccount, wording.amount(back.valueMinor, back.currency));
        sheet.pair(Phrase::PaidBack, wording.amount(back.refundMinor - back.valueMinor, back.currency),
                   Emphasis::Strong);
    }
    if (back.inCashMinor)
        sheet.pair(Phrase::InCash, wording.amount(*back.inCashMinor, back.currency), Emphasis::Strong);
    movedAssets(sheet, back.moved);
    for (const HomeLine& home : back.homes) {
        const std::string person = personText(home.maskedName, home.maskedNumber);
        sheet.pair(Phrase::HomeOfOther, person.empty() ? "***" : person);
        if (home.points != Points())
            sheet.pair(Phrase::GivenBack, signedPoints(home.points));
        if (home.valueMinor != 0)
            sheet.pair(Phrase::BackOnAccount, wording.amount(home.valueMinor, back.currency));
    }
    if (!back.reason.empty())
        sheet.pair(Phrase::Reason, back.reason);
    if (back.member)
        sheet.member(*back.member, {{Phrase::TakenBack, -back.takenBack},
                                    {Phrase::Waived, back.waived},
                                    {Phrase::PaidInMoney, back.paidInMoney},
                                    {Phrase::GivenBack, back.givenBack}});
    // What is left of a sale can come back later; of one taken back nothing is left.
    const bool more = back.kind == ReturnReceipt::Kind::Goods && back.sale != SaleId();
    sheet.foot(back.heading, more ? &back.sale : nullptr);
    return sheet.take();
}

Document compose(const EnrolmentSlip& slip, const Wording& wording)
{
    Sheet sheet(wording);
    sheet.head(slip.heading, Phrase::EnrolmentTitle);
    sheet.member(slip.member, {});
    sheet.pair(Phrase::Joined, slip.joined.toString());
    if (!slip.consentText.empty())
        sheet.pair(Phrase::Consent, slip.consentText);
    if (!slip.code.empty())
        sheet.code(slip.code, Phrase::ScanToFind);
    sheet.text(wording.say(Phrase::Welcome), Align::Centre);
    sheet.foot(slip.heading, nullptr);
    return sheet.take();
}

Document compose(const ValueReceipt& value, const Wording& wording)
{
    const bool load = value.kind == ValueReceipt::Kind::Load;
    const auto amount = [&](std::int64_t minor) { return wording.amount(minor, value.currency); };
    Sheet sheet(wording);
    sheet.head(value.heading, !load ? Phrase::PayOutTitle : value.card ? Phrase::GiftCardTitle : Phrase::LoadTitle);
    sheet.rule();
    sheet.pair(value.card ? Phrase::CardAccount : Phrase::ValueAccount, value.account);
    sheet.pair(load ? Phrase::PaidIn : Phrase::PaidOut, amount(value.minor), Emphasis::Strong);
    if (value.giftMinor != 0)
        sheet.pair(load ? Phrase::GiftOnTop : Phrase::GiftTakenBack, amount(load ? value.giftMinor : -value.giftMinor));
    if (!value.reason.empty())
        sheet.pair(Phrase::Reason, value.reason);
    sheet.pair(Phrase::ValueBalance, amount(value.balanceMinor), Emphasis::Strong);
    if (value.balanceGiftMinor != 0)
        sheet.pair(Phrase::GiftInIt, amount(value.balanceGiftMinor));
    sheet.foot(value.heading, nullptr);
    return sheet.take();
}

Document compose(const Receipt& receipt, const Wording& wording)
{
    return std::visit([&wording](const auto& of) { return compose(of, wording); }, receipt);
}

} // namespace loyalty::receipt
