#include "core/checkout/checkout.h"

#include "core/base/assert.h"
#include "core/base/checked.h"
#include "core/base/money.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace loyalty::checkout {
namespace {

using engine::Ask;
using engine::QuoteRefusal;
using terminal::SellRefusal;
using terminal::SellStop;

/// What `quantity` pieces cost at so much each, half up; nothing beyond what a line may be.
std::optional<std::int64_t> amountOf(std::int64_t unitMinor, Quantity quantity)
{
    const auto product = Int128{unitMinor} * quantity.thousandths;
    const auto amount = (product + 500) / 1000;
    if (amount < 0 || amount > Money::kMaxMinor)
        return std::nullopt;
    return static_cast<std::int64_t>(amount);
}

/// The redemption that was asked for fits the basket no more; without it there is a quote.
bool isAboutRedeeming(QuoteRefusal refusal)
{
    switch (refusal) {
    case QuoteRefusal::RedeemNotOffered:
    case QuoteRefusal::RedeemBelowMinimum:
    case QuoteRefusal::RedeemNotAStep:
    case QuoteRefusal::RedeemAboveLimit:
    case QuoteRefusal::RedeemAboveBalance:
    case QuoteRefusal::RedeemNotWithThisCode:
    case QuoteRefusal::RedeemBeyondRights:
        return true;
    case QuoteRefusal::EmptyBasket:
    case QuoteRefusal::TooManyLines:
    case QuoteRefusal::RepeatedLine:
    case QuoteRefusal::AmountOutOfRange:
    case QuoteRefusal::QuantityOutOfRange:
    case QuoteRefusal::WrongCurrency:
    case QuoteRefusal::PointsOutOfRange:
        return false;
    }
    LOYALTY_ASSERT(!"unknown refusal");
}

WhyNot whyNot(QuoteRefusal refusal)
{
    if (isAboutRedeeming(refusal))
        return WhyNot::RedeemOutOfRange;
    if (refusal == QuoteRefusal::EmptyBasket)
        return WhyNot::EmptyBasket;
    if (refusal == QuoteRefusal::TooManyLines)
        return WhyNot::TicketTooLong;
    return refusal == QuoteRefusal::PointsOutOfRange ? WhyNot::PointsOutOfRange : WhyNot::AmountOutOfRange;
}

WhyNot whyNot(const SellStop& stop)
{
    switch (stop.why) {
    case SellRefusal::NotAllowed:
    case SellRefusal::RedeemNotAllowed:
    case SellRefusal::NeedsApproval:
        return WhyNot::NotAllowed;
    case SellRefusal::NoProgramme:
        return WhyNot::NoProgramme;
    case SellRefusal::NoSuchMember:
    case SellRefusal::MemberBlocked:
        return WhyNot::MemberBlocked;
    case SellRefusal::NeedsRight:
        return WhyNot::NoRightsHere;
    case SellRefusal::CodeUsed:
    case SellRefusal::NotIdentified:
        return WhyNot::ScanAgain;
    case SellRefusal::Quote:
        return whyNot(*stop.quote);
    }
    LOYALTY_ASSERT(!"unknown refusal");
}

} // namespace

Checkout::Checkout(const Parts& parts)
    : m_parts(parts)
    , m_sale(parts.random.id<SaleId>())
{
    changed();
}

// ---- steps

bool Checkout::mayChange()
{
    if (m_view.phase == Phase::Committing)
        return false;
    if (m_view.phase == Phase::Done)
        startAnew();
    return true;
}

void Checkout::keepStep()
{
    if (m_steps.size() == kMostUndo)
        m_steps.erase(m_steps.begin());
    m_steps.push_back(m_state);
}

void Checkout::startAnew()
{
    m_state = {};
    m_steps.clear();
    m_nextLine = 1;
    m_sale = m_parts.random.id<SaleId>();
    m_lookingUp.clear();
    m_view.done.reset();
    m_view.nextMember.reset();
    m_view.phase = Phase::Open;
    show(Verdict::Kind::None);
}

void Checkout::undo()
{
    if (m_view.phase == Phase::Committing || m_view.phase == Phase::Done || m_steps.empty())
        return;
    m_state = std::move(m_steps.back());
    m_steps.pop_back();
    changed();
}

void Checkout::abandon()
{
    if (m_view.phase == Phase::Committing)
        return;
    m_parts.terminal.letGo(m_sale);
    startAnew();
    changed();
}

void Checkout::next()
{
    if (m_view.phase != Phase::Done)
        return;
    startAnew();
    changed();
}

void Checkout::idle()
{
    if (m_view.phase == Phase::Done)
        return next();
    if (m_view.phase == Phase::Open && m_state.lines.empty() && !m_state.unpriced)
        abandon();
}

// ---- who

void Checkout::serveAs(const std::optional<access::Actor>& actor)
{
    m_actor = actor;
    changed();
}

void Checkout::setOnline(bool online)
{
    if (m_online == online)
        return;
    m_online = online;
    changed();
}

void Checkout::refresh()
{
    if (!m_actor || !m_state.member || m_view.phase == Phase::Done)
        return;
    auto again = m_parts.terminal.member(by(), m_state.member->id);
    if (again) {
        again->trust = m_state.member->trust;
        again->identification = m_state.member->identification;
        again->code = m_state.member->code;
        again->clockDoubt = m_state.member->clockDoubt;
        m_state.member = std::move(*again);
    }
    changed();
}

// ---- the member

void Checkout::serve(const MemberId& member)
{
    if (!m_actor || !mayChange())
        return;
    auto found = m_parts.terminal.member(by(), member);
    if (!found)
        return show(Verdict::Kind::Unknown), changed();
    found->trust = access::Trust::Spoken;
    memberFound(*found, Verdict::Kind::PhoneNumber);
    changed();
}

void Checkout::memberFound(const terminal::MemberView& member, Verdict::Kind kind, std::int64_t seconds)
{
    const bool same = m_state.member && m_state.member->id == member.id;
    if (m_state.member && !same && (!m_state.lines.empty() || m_state.unpriced)) {
        m_view.nextMember = member;
        return show(Verdict::Kind::AnotherMember);
    }
    m_view.nextMember.reset();
    if (same && member.trust <= m_state.member->trust) {
        if (member.trust == m_state.member->trust)
            m_state.member = member; // a newer code, where the one before was used or is too old by now
        return show(Verdict::Kind::AlreadyShown);
    }
    keepStep();
    m_state.member = member;
    show(member.blocked ? Verdict::Kind::Blocked : kind, {}, seconds);
}

void Checkout::replaceMember(bool yes)
{
    if (!m_view.nextMember || m_view.phase == Phase::Committing)
        return;
    if (yes) {
        keepStep();
        m_state.member = m_view.nextMember;
        m_state.redeem = {};
    }
    m_view.nextMember.reset();
    show(Verdict::Kind::None);
    changed();
}

void Checkout::dropMember()
{
    if (!m_state.member || !mayChange() || !m_state.member)
        return;
    keepStep();
    m_state.member.reset();
    m_state.redeem = {};
    show(Verdict::Kind::None);
    changed();
}

// ---- the basket

void Checkout::addAmount(std::int64_t minor)
{
    if (minor <= 0 || minor > Money::kMaxMinor || !mayChange())
        return;
    keepStep();
    addLine({}, minor);
    changed();
}

void Checkout::price(std::int64_t minor)
{
    if (!m_state.unpriced || minor <= 0 || minor > Money::kMaxMinor || !mayChange() || !m_state.unpriced)
        return;
    keepStep();
    const Article article = *std::exchange(m_state.unpriced, std::nullopt);
    addLine(article, minor);
    show(Verdict::Kind::Article, article.name.empty() ? article.sku : article.name);
    changed();
}

void Checkout::addArticle(std::string_view number)
{
    const Article* const known = m_parts.articles.find(number);
    Article article = known != nullptr ? *known : Article{.sku = std::string(number)};
    const auto same = std::ranges::find(m_state.lines, article.sku, [](const Line& line) { return line.basket.sku; });
    if (same != m_state.lines.end()) {
        const Quantity more{same->basket.quantity.thousandths + Quantity::pieces(1).thousandths};
        return setQuantity(same->basket.id, more),
               show(Verdict::Kind::Article, article.name.empty() ? article.sku : article.name);
    }
    keepStep();
    if (!article.priceMinor) {
        show(Verdict::Kind::PriceNeeded, article.name.empty() ? article.sku : article.name);
        m_state.unpriced = std::move(article);
        return;
    }
    show(Verdict::Kind::Article, article.name.empty() ? article.sku : article.name);
    addLine(article, *article.priceMinor);
}

void Checkout::addLine(const Article& article, std::int64_t unitMinor)
{
    Line line;
    line.basket.id = m_nextLine++;
    line.basket.sku = article.sku;
    line.basket.category = article.category;
    line.basket.brand = article.brand;
    line.basket.quantity = Quantity::pieces(1);
    line.basket.amountMinor = unitMinor;
    line.name = article.name;
    line.unitMinor = unitMinor;
    m_state.lines.push_back(std::move(line));
}

Checkout::Line* Checkout::lineOf(std::uint32_t id)
{
    const auto found = std::ranges::find(m_state.lines, id, [](const Line& line) { return line.basket.id; });
    return found == m_state.lines.end() ? nullptr : &*found;
}

void Checkout::setQuantity(std::uint32_t line, Quantity quantity)
{
    const Line* const old = lineOf(line);
    if (old == nullptr || m_view.phase == Phase::Done || !mayChange())
        return;
    if (quantity.thousandths <= 0)
        return removeLine(line);
    const auto amount = amountOf(old->unitMinor, quantity);
    if (!quantity.inRange() || !amount)
        return;
    keepStep();
    Line* const changing = lineOf(line);
    changing->basket.quantity = quantity;
    changing->basket.amountMinor = *amount;
    changed();
}

void Checkout::removeLine(std::uint32_t line)
{
    if (lineOf(line) == nullptr || m_view.phase == Phase::Done || !mayChange())
        return;
    keepStep();
    std::erase_if(m_state.lines, [&](const Line& each) { return each.basket.id == line; });
    changed();
}

void Checkout::redeem(const Ask& ask)
{
    if (m_view.phase == Phase::Done || !mayChange() || m_state.redeem == ask)
        return;
    keepStep();
    m_state.redeem = ask;
    changed();
}

// ---- what is shown

terminal::SaleAsk Checkout::ask() const
{
    terminal::SaleAsk ask;
    ask.id = m_sale;
    if (m_state.member) {
        ask.member = m_state.member->id;
        ask.identification = m_state.member->identification;
    }
    if (const auto* const programme = m_parts.terminal.programmeNow())
        ask.basket.currency = programme->programme().currency;
    for (const Line& line : m_state.lines)
        ask.basket.lines.push_back(line.basket);
    ask.redeem = m_state.redeem;
    ask.online = m_online;
    return ask;
}

void Checkout::show(Verdict::Kind kind, std::string text, std::int64_t seconds)
{
    m_view.verdict = {.kind = kind, .seconds = seconds, .text = std::move(text), .serial = m_view.verdict.serial + 1};
}

void Checkout::changed()
{
    ++m_view.revision;
    m_view.online = m_online;
    if (m_view.phase == Phase::Committing || m_view.phase == Phase::Done)
        return judgeActs();
    m_view.member = m_state.member;
    m_view.redeem = m_state.redeem;
    requote();
    showLines();
    judgeActs();
}

void Checkout::requote()
{
    m_view.quote.reset();
    m_view.commitNeedsApproval = false;
    const terminal::SaleAsk wanted = ask();
    m_view.currency = wanted.basket.currency;
    m_view.canCommit = WhyNot::EmptyBasket;
    if (!m_actor) {
        m_view.canCommit = WhyNot::NotAllowed;
        return;
    }
    if (m_state.lines.empty())
        return;
    auto quote = m_parts.terminal.quote(by(), wanted, engine::Trace::On);
    if (quote) {
        m_view.quote = std::move(*quote);
        m_view.canCommit = m_state.unpriced ? WhyNot::AmountOutOfRange : WhyNot::Nothing;
        return;
    }
    const auto* const stop = std::get_if<SellStop>(&quote.error());
    if (stop == nullptr) { // the store broke: a screen is told at the commit, which meets the same
        m_view.canCommit = WhyNot::Nothing;
        return;
    }
    m_view.canCommit = whyNot(*stop);
    if (stop->quote && isAboutRedeeming(*stop->quote)) {
        terminal::SaleAsk plain = wanted;
        plain.redeem = {};
        if (auto without = m_parts.terminal.quote(by(), plain, engine::Trace::On))
            m_view.quote = std::move(*without);
    }
}

void Checkout::showLines()
{
    m_view.lines.clear();
    m_view.totalMinor = 0;
    for (std::size_t i = 0; i < m_state.lines.size(); ++i) {
        const Line& line = m_state.lines[i];
        LineView shown{.id = line.basket.id,
                       .sku = line.basket.sku,
                       .name = line.name,
                       .category = line.basket.category,
                       .quantity = line.basket.quantity,
                       .amountMinor = line.basket.amountMinor};
        if (m_view.quote) {
            shown.discountMinor = m_view.quote->lines[i].discountMinor;
            shown.points = m_view.quote->lines[i].points;
        }
        m_view.totalMinor += shown.amountMinor;
        m_view.lines.push_back(std::move(shown));
    }
    m_view.unpriced.reset();
    if (m_state.unpriced)
        m_view.unpriced = LineView{
            .sku = m_state.unpriced->sku, .name = m_state.unpriced->name, .category = m_state.unpriced->category};
}

void Checkout::judgeActs()
{
    m_view.canUndo = m_steps.empty() ? WhyNot::NothingToUndo : WhyNot::Nothing;
    if (m_view.phase == Phase::Committing || m_view.phase == Phase::Done) {
        const WhyNot why = m_view.phase == Phase::Done ? WhyNot::SaleDone : WhyNot::Busy;
        m_view.canCommit = m_view.canRedeem = m_view.canUndo = why;
        return;
    }
    m_view.canRedeem = whyNoRedeeming();
    m_view.redeemLimitedByRights = !m_online && m_view.quote && m_view.quote->redeem.limitedBy == "rights";
}

WhyNot Checkout::whyNoRedeeming() const
{
    if (!m_actor)
        return WhyNot::NotAllowed;
    if (!m_state.member)
        return WhyNot::NoMember;
    if (m_state.member->blocked)
        return WhyNot::MemberBlocked;
    if (m_state.lines.empty())
        return WhyNot::EmptyBasket;
    if (!m_view.quote)
        return m_view.canCommit;
    const engine::RedeemOption& option = m_view.quote->redeem;
    if (option.most > Points())
        return WhyNot::Nothing;
    if (option.limitedBy == "trust")
        return WhyNot::CodeDoesNotRedeem;
    if (option.limitedBy == "rights")
        return WhyNot::NoRightsHere;
    if (option.limitedBy == "share" || option.limitedBy == "max")
        return WhyNot::BasketTooSmall;
    if (option.limitedBy == "balance")
        return WhyNot::BelowMinimum;
    if (option.limitedBy == "minimum") // something could be redeemed, were it enough: of the member's, or of the basket
        return m_state.member->balance < Points(m_parts.terminal.programmeNow()->programme().redeeming->min)
                   ? WhyNot::BelowMinimum
                   : WhyNot::BasketTooSmall;
    return WhyNot::NotRedeemable;
}

} // namespace loyalty::checkout
