#include "ui/till/sale_model.h"

#include "ui/language/format.h"
#include "ui/language/refusal_words.h"
#include "ui/till/trace_words.h"
#include "ui/till/verdict_words.h"
#include "ui/till/wallet_model.h"

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

/// What comes back, below what is bought: goods, what they are worth, and the points that go with them.
void addExchange(std::vector<Row>& rows, const checkout::CheckoutView& view)
{
    for (const checkout::LineView& goods : view.exchange->goods) {
        Row row = basketRow(goods, view.currency);
        row.icon = u"return"_s;
        row.figure = moneyText(-goods.amountMinor, view.currency);
        row.figureDetail = Sale::tr("comes back");
        row.quiet = !view.lines.empty();
        rows.push_back(std::move(row));
    }
    rows.push_back({.icon = u"star"_s,
                    .title = Sale::tr("Points taken back"),
                    .detail = view.lines.empty() ? Sale::tr("Now scan or type what is taken instead") : QString(),
                    .figure = signedPointsText(-view.exchange->pointsBack),
                    .tone = Tone::Accent,
                    .quiet = !view.lines.empty()});
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
    case WhyNot::NoneHeld:
    case WhyNot::TicketTakesNone:
    case WhyNot::DoesNotApply:
    case WhyNot::NotEnoughPoints:
    case WhyNot::NoLongerOffered:
    case WhyNot::NothingThere:
    case WhyNot::NothingLeftToPay:
    case WhyNot::ValueOutOfRange:
    case WhyNot::OtherMember:
    case WhyNot::CannotComeBack:
    case WhyNot::SaleUnknown:
    case WhyNot::TenderOutOfRange:
        return false; // said elsewhere on the page, or of no use before a person wants to redeem
    }
    return false;
}

/// What takes something off the price, one after the other.
QString paidWords(const checkout::CheckoutView& view)
{
    QStringList parts;
    if (view.quote && view.quote->offersMinor > 0)
        parts.push_back(Sale::tr("Offers %1").arg(moneyText(-view.quote->offersMinor, view.currency)));
    if (view.quote && view.quote->redeemed > Points() && view.quote->redeemedMinor == 0)
        parts.push_back(Sale::tr("Rewards for %1").arg(pointsWords(view.quote->redeemed)));
    if (view.exchange && view.exchange->refundMinor != 0)
        parts.push_back(Sale::tr("Goods back %1").arg(moneyText(-view.exchange->refundMinor, view.currency)));
    for (const checkout::TenderView& tender : view.tenders)
        if (tender.paysMinor > 0)
            parts.push_back(tenderName(tender.type) + u' ' + moneyText(-tender.paysMinor, view.currency));
    if (view.valueMinor > 0)
        parts.push_back(Sale::tr("Stored value %1").arg(moneyText(-view.valueMinor, view.currency)));
    if (view.exchange && view.exchange->valueBackMinor > 0)
        parts.push_back(
            Sale::tr("%1 back to stored value").arg(moneyText(view.exchange->valueBackMinor, view.currency)));
    return parts.join(u" · "_s);
}

Points familyPays(const checkout::CheckoutView& view)
{
    Points pays;
    if (view.family)
        for (const terminal::FamilyPays& share : view.family->pays)
            pays += share.points;
    return pays;
}

QString pointsNote(const checkout::CheckoutView& view)
{
    if (view.quote && view.quote->redeemedMinor > 0) {
        const QString paid = moneyText(view.quote->redeemedMinor, view.currency);
        const QString points = pointsWords(view.quote->redeemed);
        const Points family = familyPays(view);
        return family > Points()
                   ? Sale::tr("%1 with points (%2, %3 of them the family's)").arg(paid, points, pointsText(family))
                   : Sale::tr("%1 with points (%2)").arg(paid, points);
    }
    if (view.member && view.member->blocked)
        return Sale::tr("Blocked: earns nothing");
    if (!view.member && !view.lines.empty())
        return Sale::tr("No member: earns nothing");
    if (view.member && !view.lines.empty() && saysWhyNotRedeem(view.canRedeem))
        return Sale::tr("Redeem: %1").arg(wordsFor(view.canRedeem));
    return {};
}

QString noteOf(const checkout::CheckoutView& view)
{
    const QString paid = paidWords(view);
    const QString points = pointsNote(view);
    const bool both = view.quote && view.quote->redeemedMinor > 0;
    QString note = points;
    if (!paid.isEmpty())
        note = both ? points + u" · "_s + paid : paid;
    if (!view.inCashMinor)
        return note;
    const QString cash = Sale::tr("In cash %1").arg(moneyText(*view.inCashMinor, view.currency));
    return note.isEmpty() ? cash : cash + u" · "_s + note;
}

/// Whose points may pay besides the member's own, and who would.
void addFamily(RedeemModel& model, const checkout::CheckoutView& view)
{
    if (!view.family)
        return;
    const auto others = static_cast<int>(view.family->others);
    model.hasFamily = true;
    model.familyUsed = view.family->used;
    model.family = Sale::tr("Family: %n other(s), %1 together", nullptr, others).arg(pointsWords(view.family->pool));
    for (const terminal::FamilyPays& share : view.family->pays)
        model.family += u" · "_s + Sale::tr("%1 pays %2").arg(text(share.maskedName), pointsText(share.points));
    model.familyKey = model.familyUsed ? Sale::tr("Own only") : Sale::tr("+ Family");
}

/// What is redeemed now, and of an exchange what that does to points which had paid before.
QString askedWords(const checkout::CheckoutView& view)
{
    if (view.exchange && view.exchange->kept > Points())
        return Sale::tr("%1 that had paid for the old goods pay again").arg(pointsWords(view.exchange->kept));
    if (view.exchange && !view.exchange->keepsPoints && view.exchange->redeemBack > Points())
        return Sale::tr("%1 that had paid for the old goods go home").arg(pointsWords(view.exchange->redeemBack));
    // The room is the family's where there is one; the note below says the same.
    return view.quote && view.quote->redeemed > Points() && !view.family ? noteOf(view) : QString();
}

void addRow(DoneModel& model, const char* icon, const QString& title, const QString& figure, const QString& detail = {},
            Tone tone = Tone::Neutral, bool strong = false)
{
    model.rows.push_back({.icon = QString::fromLatin1(icon),
                          .title = title,
                          .detail = detail,
                          .figure = figure,
                          .tone = tone,
                          .strong = strong});
}

/// What was settled with other things than money and points, and what the member takes along.
void addWallet(DoneModel& model, const checkout::CheckoutView& view, const ProgrammeWords& words)
{
    for (const checkout::AccountView& account : view.accounts)
        if (account.paysMinor > 0)
            addRow(model, account.ending.empty() ? "wallet" : "card", accountWords(account.ending),
                   moneyText(-account.paysMinor, view.currency),
                   Sale::tr("%1 left on it").arg(moneyText(account.holdsMinor, view.currency)));
    for (const checkout::TenderView& tender : view.tenders)
        if (tender.paysMinor > 0)
            addRow(model, "receipt", tenderName(tender.type), moneyText(-tender.paysMinor, view.currency));
    if (!view.quote)
        return;
    for (const engine::GivenGoods& goods : view.quote->goods)
        addRow(model, "gift", Sale::tr("Hand over: %1").arg(ruleName(words, goods.from)),
               u"× "_s + countText(static_cast<std::uint64_t>(goods.pieces)), {}, Tone::Accent, true);
    for (const engine::IssuedAsset& issued : view.quote->issued)
        if (issued.kind == engine::IssuedAsset::Kind::Coupon)
            addRow(model, "tag", Sale::tr("Coupon received: %1").arg(couponName(words, issued.key)),
                   u"× "_s + countText(static_cast<std::uint64_t>(issued.count)), {}, Tone::Good);
    for (const checkout::StampCardView& card : view.stampCards)
        if (card.adds > 0)
            addRow(
                model, "star", stampCardName(words, card.id), u"+"_s + countText(static_cast<std::uint64_t>(card.adds)),
                card.stamps + card.adds >= card.full ? Sale::tr("The card is full: its coupon is issued") : QString(),
                Tone::Good);
}

} // namespace

std::vector<Row> familyRows(const checkout::CheckoutView& view)
{
    std::vector<Row> rows;
    if (!view.family)
        return rows;
    for (const terminal::FamilyPays& share : view.family->pays)
        rows.push_back({.icon = u"users"_s,
                        .title = Sale::tr("From the family: %1")
                                     .arg(share.maskedName.empty() ? Sale::tr("a member") : text(share.maskedName)),
                        .figure = pointsText(-share.points)});
    return rows;
}

std::vector<Row> basketRows(const checkout::CheckoutView& view)
{
    std::vector<Row> rows;
    rows.reserve(view.lines.size());
    for (const checkout::LineView& line : view.lines)
        rows.push_back(basketRow(line, view.currency));
    if (view.exchange)
        addExchange(rows, view);
    return rows;
}

TotalsModel totalsModel(const checkout::CheckoutView& view)
{
    TotalsModel model;
    const bool back = view.giveBackMinor > 0;
    const bool other = view.valueMinor > 0 || view.tenderMinor > 0 || view.exchange.has_value();
    model.dueCaption = back ? Sale::tr("Give back") : other ? Sale::tr("Left to pay") : Sale::tr("To pay");
    model.pointsCaption = Sale::tr("Points earned");
    const bool known = view.currency != Currency(); // not before head office has sent a programme
    model.due = known ? moneyText(back ? view.giveBackMinor : view.toPayMinor, view.currency) : u"—"_s;
    if (view.quote)
        model.points = signedPointsText(view.quote->earned);
    else
        model.points = signedPointsText(view.exchange ? -view.exchange->pointsBack : Points());
    model.owes = !view.lines.empty();
    model.earns = view.quote && view.quote->earned != Points();
    model.note = noteOf(view);
    return model;
}

bool opensRedeem(const checkout::CheckoutView& view)
{
    using checkout::WhyNot;
    if (view.canRedeem == WhyNot::Nothing || (view.quote && view.quote->redeemed > Points()))
        return true;
    const bool isShort = view.canRedeem == WhyNot::BelowMinimum || view.canRedeem == WhyNot::NoRightsHere;
    return isShort && view.quote && view.family && (view.family->used || view.family->pool > Points());
}

RedeemModel redeemModel(const checkout::CheckoutView& view, const ProgrammeWords& words)
{
    RedeemModel model;
    model.title = Sale::tr("Redeem points");
    addFamily(model, view);
    model.canNone = view.quote && view.quote->redeemed > Points();
    model.asked = askedWords(view);
    if (!view.quote || view.canRedeem != checkout::WhyNot::Nothing) {
        model.most = wordsFor(view.canRedeem);
        return model;
    }
    const engine::RedeemOption& option = view.quote->redeem;
    model.canMost = option.most > Points();
    model.most = Sale::tr("%1 = %2").arg(pointsWords(option.most), moneyText(option.mostMinor, view.currency));
    model.limit = limitWords(view.redeemLimitedByRights ? "rights" : option.limitedBy);
    if (model.familyUsed && !view.redeemLimitedByRights && option.limitedBy == "balance")
        model.limit = Sale::tr("as much as the family's points allow");
    if (words.redeeming)
        model.rule = Sale::tr("%1 = %2. From %3 on, in steps of %4.")
                         .arg(pointsWords(Points(words.redeeming->pointsPer)),
                              moneyText(words.redeeming->valueMinor, view.currency),
                              pointsText(Points(words.redeeming->min)), pointsText(option.step));
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
    const bool back = view.giveBackMinor > 0;
    addRow(model, "basket", back ? Sale::tr("Give back") : Sale::tr("To pay"),
           moneyText(back ? view.giveBackMinor : view.toPayMinor, sale.sold.currency), {},
           back ? Tone::Wait : Tone::Neutral, true);
    if (view.inCashMinor)
        addRow(model, "basket", Sale::tr("In cash, rounded"), moneyText(*view.inCashMinor, sale.sold.currency));
    if (sale.sold.member) {
        model.rows.push_back({.icon = u"plus"_s,
                              .title = Sale::tr("Points earned"),
                              .figure = signedPointsText(sale.sold.earned),
                              .tone = Tone::Good});
    }
    if (view.quote && view.quote->offersMinor > 0)
        addRow(model, "tag", Sale::tr("Offers and coupons"), moneyText(-view.quote->offersMinor, sale.sold.currency));
    if (sale.sold.redeemed > Points())
        model.rows.push_back({.icon = u"gift"_s,
                              .title = Sale::tr("Redeemed"),
                              .detail = moneyText(-sale.sold.redeemedMinor, sale.sold.currency),
                              .figure = pointsText(-sale.sold.redeemed)});
    for (Row& row : familyRows(view))
        model.rows.push_back(std::move(row));
    if (sale.sold.member) // after what made it
        model.rows.push_back({.icon = u"wallet"_s,
                              .title = Sale::tr("New balance"),
                              .figure = pointsText(sale.balanceAfter),
                              .strong = true});
    addWallet(model, view, words);
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
