#include "core/receipt/receipt.h"
#include "core/receipt/sheet.h"

namespace loyalty::receipt {
namespace {

/// What was settled with other things than money, and goods without a price.
void settlement(Sheet& sheet, const SaleReceipt& sale)
{
    const Wording& wording = sheet.wording();
    if (sale.exchangedMinor != 0)
        sheet.pair(Phrase::BroughtBack, wording.amount(-sale.exchangedMinor, sale.currency));
    if (sale.valueMinor != 0)
        sheet.pair(Phrase::PaidWithValue, wording.amount(-sale.valueMinor, sale.currency));
    const std::int64_t left = sale.dueMinor - sale.exchangedMinor - sale.valueMinor;
    if (left != sale.dueMinor)
        sheet.pair(Phrase::LeftToPay, wording.amount(left, sale.currency), Emphasis::Strong);
    sheet.given(sale.given);
}

} // namespace

Document compose(const SaleReceipt& sale, const Wording& wording)
{
    Sheet sheet(wording);
    const bool redemption = sale.redeemed > Points();
    sheet.head(sale.heading, redemption ? Phrase::RedemptionTitle : Phrase::SaleTitle);
    sheet.items(sale.items, sale.currency);
    sheet.rule();
    const std::int64_t discounts = sale.totalMinor - sale.redeemedMinor - sale.dueMinor;
    if (sale.totalMinor != sale.dueMinor)
        sheet.pair(Phrase::Total, wording.amount(sale.totalMinor, sale.currency));
    if (discounts != 0)
        sheet.pair(Phrase::Discounts, wording.amount(-discounts, sale.currency));
    if (sale.redeemedMinor != 0)
        sheet.pair(Phrase::PaidWithPoints, wording.amount(-sale.redeemedMinor, sale.currency));
    sheet.pair(Phrase::Due, wording.amount(sale.dueMinor, sale.currency), Emphasis::Strong);
    settlement(sheet, sale);
    if (sale.member)
        sheet.member(*sale.member, sale.heading, {{Phrase::Earned, sale.earned}, {Phrase::Used, -sale.redeemed}});
    if (sale.why && !sale.why->steps.empty())
        sheet.why(*sale.why, sale.currency);
    sheet.foot(sale.heading, &sale.sale);
    return sheet.take();
}

Document compose(const ReturnReceipt& back, const Wording& wording)
{
    Sheet sheet(wording);
    sheet.head(back.heading, back.kind == ReturnReceipt::Kind::Goods ? Phrase::ReturnTitle : Phrase::VoidTitle);
    sheet.pair(Phrase::OfReceipt, back.saleLabel);
    sheet.items(back.items, back.currency);
    sheet.rule();
    sheet.pair(Phrase::Refund, wording.amount(back.refundMinor, back.currency), Emphasis::Strong);
    if (back.valueMinor != 0) {
        sheet.pair(Phrase::BackOnAccount, wording.amount(back.valueMinor, back.currency));
        sheet.pair(Phrase::PaidBack, wording.amount(back.refundMinor - back.valueMinor, back.currency),
                   Emphasis::Strong);
    }
    if (!back.reason.empty())
        sheet.pair(Phrase::Reason, back.reason);
    if (back.member)
        sheet.member(
            *back.member, back.heading,
            {{Phrase::TakenBack, -back.takenBack}, {Phrase::Waived, back.waived}, {Phrase::GivenBack, back.givenBack}});
    // What is left of a sale can come back later; of one taken back nothing is left.
    sheet.foot(back.heading, back.kind == ReturnReceipt::Kind::Goods ? &back.sale : nullptr);
    return sheet.take();
}

Document compose(const EnrolmentSlip& slip, const Wording& wording)
{
    Sheet sheet(wording);
    sheet.head(slip.heading, Phrase::EnrolmentTitle);
    sheet.member(slip.member, slip.heading, {});
    sheet.pair(Phrase::Joined, slip.joined.toString());
    if (!slip.consentText.empty())
        sheet.pair(Phrase::Consent, slip.consentText);
    if (!slip.code.empty())
        sheet.code(slip.code, Phrase::ScanToFind);
    sheet.text(wording.say(Phrase::Welcome), Align::Centre);
    sheet.foot(slip.heading, nullptr);
    return sheet.take();
}

Document compose(const Receipt& receipt, const Wording& wording)
{
    return std::visit([&wording](const auto& of) { return compose(of, wording); }, receipt);
}

} // namespace loyalty::receipt
