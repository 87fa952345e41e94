#include "core/receipt/sheet.h"

#include "core/access/sale_code.h"
#include "core/base/assert.h"
#include "core/receipt/figures.h"

namespace loyalty::receipt {
namespace {

/// "2 x 6901234510001"; one piece is not counted out.
std::string itemText(const Item& item, std::size_t number, const Wording& wording)
{
    const std::string what =
        item.what.empty() ? wording.say(Phrase::Item, {{"number", std::to_string(number)}}) : item.what;
    return item.quantity == Quantity::pieces(1) ? what : quantityText(item.quantity) + " x " + what;
}

/// What is missing to a tier, in what tiers count.
std::string toNext(const Standing& standing, const Wording& wording)
{
    const std::int64_t missing = standing.missing;
    const std::string tier = nameIn(standing.next, wording.language(), "");
    switch (standing.qualifyBy) {
    case programme::QualifyBy::Spend:
        return wording.say(Phrase::ToNext, {{"amount", wording.amount(missing, standing.currency)}, {"tier", tier}});
    case programme::QualifyBy::Points:
        return wording.say(Phrase::ToNextPoints, {{"points", grouped(missing)}, {"tier", tier}}, missing);
    case programme::QualifyBy::Visits:
        return wording.say(Phrase::ToNextVisits, {{"count", grouped(missing)}, {"tier", tier}}, missing);
    }
    LOYALTY_ASSERT(!"unknown measure");
}

std::string toKeep(const Standing& standing, const TierKept& keep, const Wording& wording)
{
    const std::string tier = nameIn(standing.tier, wording.language(), "");
    const std::string day = keep.by.toString();
    switch (standing.qualifyBy) {
    case programme::QualifyBy::Spend:
        return wording.say(Phrase::TierToKeep,
                           {{"amount", wording.amount(keep.missing, standing.currency)}, {"day", day}, {"tier", tier}});
    case programme::QualifyBy::Points:
        return wording.say(Phrase::TierToKeepPoints, {{"points", grouped(keep.missing)}, {"day", day}, {"tier", tier}},
                           keep.missing);
    case programme::QualifyBy::Visits:
        return wording.say(Phrase::TierToKeepVisits, {{"count", grouped(keep.missing)}, {"day", day}, {"tier", tier}},
                           keep.missing);
    }
    LOYALTY_ASSERT(!"unknown measure");
}

} // namespace

/// "+24", "-300"
std::string signedPoints(Points points)
{
    return (points > Points() ? "+" : "") + grouped(points.count());
}

std::string personText(const std::string& maskedName, const std::string& maskedNumber)
{
    return maskedName + (maskedName.empty() || maskedNumber.empty() ? "" : " ") + maskedNumber;
}

std::string nameIn(const programme::Names& names, std::string_view language, std::string_view id)
{
    for (const std::string_view tongue : {language, std::string_view("en"), std::string_view("zh_CN")})
        if (const auto name = names.find(std::string(tongue)); name != names.end())
            return name->second;
    return names.empty() ? std::string(id) : names.begin()->second;
}

void Sheet::pair(Phrase left, std::string right, Emphasis emphasis)
{
    m_document.lines.emplace_back(Pair{m_wording.say(left), std::move(right), emphasis});
}

void Sheet::row(std::string left, std::string right)
{
    m_document.lines.emplace_back(Pair{std::move(left), std::move(right), Emphasis::Normal});
}

void Sheet::text(std::string words, Align align, Emphasis emphasis)
{
    m_document.lines.emplace_back(Text{std::move(words), align, emphasis, Size::Normal});
}

void Sheet::banners(const Heading& heading)
{
    const auto banner = [this](std::string words) {
        m_document.lines.emplace_back(Text{std::move(words), Align::Centre, Emphasis::Strong, Size::Double});
    };
    if (heading.training)
        banner(m_wording.say(Phrase::Training));
    switch (heading.issue) {
    case Issue::Original:
        break;
    case Issue::Reprint:
        banner(m_wording.say(Phrase::Reprint, {{"number", std::to_string(heading.number)}}));
        break;
    case Issue::Copy:
        banner(m_wording.say(Phrase::Copy, {{"number", std::to_string(heading.number)}}));
        break;
    }
}

void Sheet::head(const Heading& heading, Phrase title)
{
    banners(heading);
    m_document.lines.emplace_back(Text{heading.storeName, Align::Centre, Emphasis::Strong, Size::Double});
    m_document.lines.emplace_back(Text{m_wording.say(title), Align::Centre, Emphasis::Strong, Size::Normal});
    rule();
    pair(Phrase::Receipt, heading.label);
    if (!heading.ticket.empty())
        pair(Phrase::Ticket, heading.ticket);
    m_document.lines.emplace_back(
        Pair{timeText(heading.at), m_wording.say(Phrase::Cashier, {{"cashier", heading.cashier}}), Emphasis::Normal});
}

void Sheet::items(const std::vector<Item>& items, Currency currency)
{
    if (items.empty())
        return;
    rule();
    std::size_t number = 0;
    for (const Item& item : items)
        m_document.lines.emplace_back(
            Pair{itemText(item, ++number, m_wording), m_wording.amount(item.amountMinor, currency), Emphasis::Normal});
}

void Sheet::given(const std::vector<Item>& items)
{
    std::size_t number = 0;
    for (const Item& item : items)
        pair(Phrase::Given, itemText(item, ++number, m_wording));
}

void Sheet::member(const Standing& standing, const std::vector<Move>& moves)
{
    rule();
    pair(Phrase::Member, personText(standing.maskedName, standing.maskedNumber));
    for (const Move& move : moves)
        if (move.points != Points())
            pair(move.what, signedPoints(move.points));
    m_document.lines.emplace_back(Pair{standing.balanceAt
                                           ? m_wording.say(Phrase::BalanceAt, {{"when", timeText(*standing.balanceAt)}})
                                           : m_wording.say(Phrase::Balance),
                                       grouped(standing.balance.count()), Emphasis::Strong});
    if (!standing.tier.empty())
        pair(Phrase::Tier, nameIn(standing.tier, m_wording.language(), ""));
    if (!standing.next.empty() && standing.missing > 0)
        text(toNext(standing, m_wording));
    for (const Ending& ending : standing.endings)
        text(m_wording.say(Phrase::EndingPoints,
                           {{"points", grouped(ending.points.count())}, {"day", ending.lastDay.toString()}},
                           ending.points.count()));
    for (const CouponEnding& ending : standing.coupons)
        text(m_wording.say(Phrase::EndingCoupons,
                           {{"coupon", nameIn(ending.names, m_wording.language(), "")},
                            {"count", grouped(ending.count)},
                            {"day", ending.lastDay.toString()}},
                           ending.count));
    for (const GiftEnding& ending : standing.gifts)
        text(m_wording.say(Phrase::EndingGift, {{"amount", m_wording.amount(ending.minor, standing.currency)},
                                                {"day", ending.lastDay.toString()}}));
    if (standing.coming)
        text(m_wording.say(
            Phrase::ComingPoints,
            {{"points", grouped(standing.coming->points.count())}, {"day", standing.coming->from.toString()}},
            standing.coming->points.count()));
    if (standing.keep)
        text(toKeep(standing, *standing.keep, m_wording));
    if (standing.birthday)
        text(m_wording.say(Phrase::Birthday), Align::Left, Emphasis::Strong);
}

void Sheet::code(std::string bytes, Phrase caption)
{
    m_document.lines.emplace_back(Qr{std::move(bytes), m_wording.say(caption)});
}

void Sheet::foot(const Heading& heading, const SaleId* sale)
{
    rule();
    if (sale)
        code(access::saleCode(*sale), Phrase::ScanToReturn);
    text(m_wording.say(Phrase::Thanks), Align::Centre);
    if (heading.training)
        text(m_wording.say(Phrase::Training), Align::Centre, Emphasis::Strong);
}

} // namespace loyalty::receipt
