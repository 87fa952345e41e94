#include "ui/till/sale_model.h"

#include "ui/language/format.h"
#include "ui/language/refusal_words.h"
#include "ui/till/trace_words.h"
#include "ui/till/verdict_words.h"

#include <QCoreApplication>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

struct Sale
{
    Q_DECLARE_TR_FUNCTIONS(Sale)
};

Row basketRow(const checkout::LineView& line, const Currency& currency)
{
    Row row;
    row.icon = line.sku.empty() ? u"pen"_s : u"tag"_s;
    row.title = text(line.name.empty() ? line.sku : line.name);
    if (row.title.isEmpty())
        row.title = Sale::tr("Amount");
    if (line.quantity != Quantity::pieces(1))
        row.detail = u"× "_s + quantityText(line.quantity);
    row.figure = moneyText(line.amountMinor, currency);
    if (line.discountMinor > 0)
        row.figureDetail = moneyText(-line.discountMinor, currency);
    return row;
}

/// Whether it is to be read without a press of the grey button: what the member, the code or the basket is short of.
bool saysWhyNotRedeem(checkout::WhyNot why)
{
    using checkout::WhyNot;
    switch (why) {
    case WhyNot::NotRedeemable:
    case WhyNot::BelowMinimum:
    case WhyNot::CodeDoesNotRedeem:
    case WhyNot::ScanAgain:
    case WhyNot::NoRightsHere:
    case WhyNot::BasketTooSmall:
    case WhyNot::NotAllowed:
        return true;
    case WhyNot::Nothing:
    case WhyNot::EmptyBasket:
    case WhyNot::NoMember:
    case WhyNot::NothingToUndo:
    case WhyNot::NoProgramme:
    case WhyNot::ProgrammeNotBegun:
    case WhyNot::MemberBlocked:
    case WhyNot::NoSuchMember:
    case WhyNot::TicketTooLong:
    case WhyNot::Busy:
    case WhyNot::PriceNeeded:
    case WhyNot::AmountOutOfRange:
    case WhyNot::PointsOutOfRange:
    case WhyNot::RedeemOutOfRange:
    case WhyNot::Trouble:
    case WhyNot::SaleDone:
        return false; // said elsewhere on the page, or of no use before a person wants to redeem
    }
    return false;
}

QString noteOf(const checkout::CheckoutView& view)
{
    if (view.quote && view.quote->redeemed > Points())
        return Sale::tr("%1 with points (%2)")
            .arg(moneyText(view.quote->redeemedMinor, view.currency), pointsWords(view.quote->redeemed));
    if (view.member && view.member->blocked)
        return Sale::tr("Blocked: earns nothing");
    if (!view.member && !view.lines.empty())
        return Sale::tr("No member: earns nothing");
    if (view.member && !view.lines.empty() && saysWhyNotRedeem(view.canRedeem))
        return Sale::tr("Redeem: %1").arg(wordsFor(view.canRedeem));
    return {};
}

} // namespace

std::vector<Row> basketRows(const checkout::CheckoutView& view)
{
    std::vector<Row> rows;
    rows.reserve(view.lines.size());
    for (const checkout::LineView& line : view.lines)
        rows.push_back(basketRow(line, view.currency));
    return rows;
}

TotalsModel totalsModel(const checkout::CheckoutView& view)
{
    TotalsModel model;
    model.dueCaption = Sale::tr("To pay");
    model.pointsCaption = Sale::tr("Points earned");
    model.due = moneyText(view.quote ? view.quote->dueMinor : view.totalMinor, view.currency);
    model.points = signedPointsText(view.quote ? view.quote->earned : Points());
    model.owes = !view.lines.empty();
    model.earns = view.quote && view.quote->earned != Points();
    model.note = noteOf(view);
    return model;
}

RedeemModel redeemModel(const checkout::CheckoutView& view, const ProgrammeWords& words)
{
    RedeemModel model;
    model.title = Sale::tr("Redeem points");
    if (!view.quote || view.canRedeem != checkout::WhyNot::Nothing) {
        model.most = wordsFor(view.canRedeem);
        return model;
    }
    const engine::RedeemOption& option = view.quote->redeem;
    model.canMost = option.most > Points();
    model.canNone = view.quote->redeemed > Points();
    model.most = Sale::tr("%1 = %2").arg(pointsWords(option.most), moneyText(option.mostMinor, view.currency));
    model.limit = limitWords(view.redeemLimitedByRights ? "rights" : option.limitedBy);
    if (words.redeeming)
        model.rule = Sale::tr("%1 = %2. From %3 on, in steps of %4.")
                         .arg(pointsWords(Points(words.redeeming->pointsPer)),
                              moneyText(words.redeeming->valueMinor, view.currency),
                              pointsText(Points(words.redeeming->min)), pointsText(option.step));
    if (model.canNone)
        model.asked = noteOf(view);
    return model;
}

DoneModel doneModel(const checkout::CheckoutView& view, const ProgrammeWords& words,
                    const std::optional<PrintView>& print)
{
    DoneModel model;
    if (!view.done)
        return model;
    const terminal::SaleView& sale = *view.done;
    model.title = sale.repeated ? Sale::tr("This ticket was booked before") : Sale::tr("Sale booked");
    model.rows.push_back({.icon = u"basket"_s,
                          .title = Sale::tr("To pay"),
                          .figure = moneyText(sale.sold.dueMinor, sale.sold.currency),
                          .strong = true});
    if (sale.sold.redeemed > Points())
        model.rows.push_back({.icon = u"gift"_s,
                              .title = Sale::tr("Redeemed"),
                              .detail = moneyText(-sale.sold.redeemedMinor, sale.sold.currency),
                              .figure = pointsText(-sale.sold.redeemed)});
    if (sale.sold.member) {
        model.rows.push_back({.icon = u"plus"_s,
                              .title = Sale::tr("Points earned"),
                              .figure = signedPointsText(sale.sold.earned),
                              .tone = Tone::Good});
        model.rows.push_back({.icon = u"wallet"_s,
                              .title = Sale::tr("New balance"),
                              .figure = pointsText(sale.balanceAfter),
                              .strong = true});
    }
    if (!sale.tierAfter.empty() && sale.tierAfter != sale.sold.tier && sale.sold.member)
        model.rows.push_back({.icon = u"star"_s,
                              .title = Sale::tr("New tier"),
                              .figure = tierName(words, sale.tierAfter),
                              .tone = Tone::Good});
    if (print && print->of == sale.id)
        model.print = printItem(*print);
    else
        model.print = {u"printer"_s, Tone::Neutral, Sale::tr("F9 prints the receipt")};
    return model;
}

} // namespace loyalty::ui
