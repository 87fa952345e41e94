#include "core/base/checked.h"
#include "core/base/money.h"
#include "core/checkout/checkout.h"

#include <algorithm>
#include <utility>

namespace loyalty::checkout {
namespace {

/// What `quantity` pieces cost at so much each, half up; nothing beyond what a line may be.
std::optional<std::int64_t> amountOf(std::int64_t unitMinor, Quantity quantity)
{
    const auto product = Int128{unitMinor} * quantity.thousandths;
    const auto amount = (product + 500) / 1000;
    if (amount < 0 || amount > Money::kMaxMinor)
        return std::nullopt;
    return static_cast<std::int64_t>(amount);
}

void setAmount(engine::BasketLine& line, std::int64_t minor)
{
    line.amountMinor = minor;
    if (line.taxRate)
        engine::includeTax(line, *line.taxRate);
}

} // namespace

/// Says so where it is none.
bool Checkout::isPrice(std::int64_t minor)
{
    if (minor > 0 && minor <= kMostMinor)
        return true;
    show(Verdict::Kind::AmountOutOfRange);
    changed();
    return false;
}

void Checkout::addAmount(std::int64_t minor)
{
    if (m_view.phase == Phase::Committing || !isPrice(minor) || !mayChange())
        return;
    keepStep();
    addLine({}, minor);
    changed();
}

void Checkout::price(std::int64_t minor)
{
    if (m_view.phase == Phase::Committing || !m_state.unpriced || !isPrice(minor))
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
    const std::string called = article.name.empty() ? article.sku : article.name;
    const auto same = std::ranges::find(m_state.lines, article.sku, [](const Line& line) { return line.basket.sku; });
    if (same != m_state.lines.end()) {
        const Quantity more{same->basket.quantity.thousandths + Quantity::pieces(1).thousandths};
        if (changeQuantity(same->basket.id, more))
            show(Verdict::Kind::Article, called);
        return;
    }
    if (!article.priceMinor && m_state.unpriced) {
        const Article& first = *m_state.unpriced;
        return show(Verdict::Kind::PriceFirst, first.name.empty() ? first.sku : first.name);
    }
    keepStep();
    if (!article.priceMinor) {
        show(Verdict::Kind::PriceNeeded, called);
        m_state.unpriced = std::move(article);
        return;
    }
    show(Verdict::Kind::Article, called);
    addLine(article, *article.priceMinor);
}

void Checkout::addLine(const Article& article, std::int64_t unitMinor)
{
    Line line;
    line.basket.id = m_nextLine++;
    line.basket.sku = article.sku;
    line.basket.category = article.category;
    line.basket.brand = article.brand;
    line.basket.tags = article.tags;
    line.basket.taxRate = article.taxRate;
    line.basket.quantity = Quantity::pieces(1);
    setAmount(line.basket, unitMinor);
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
    if (lineOf(line) == nullptr || m_view.phase == Phase::Done || !mayChange())
        return;
    if (quantity.thousandths <= 0)
        return removeLine(line);
    static_cast<void>(changeQuantity(line, quantity));
    changed();
}

/// Of a line that is there, to more than none; where it cannot be, says so.
bool Checkout::changeQuantity(std::uint32_t line, Quantity quantity)
{
    const bool many = quantity > Quantity::pieces(kMostPieces);
    const auto amount = many ? std::nullopt : amountOf(lineOf(line)->unitMinor, quantity);
    if (!amount) {
        show(!many ? Verdict::Kind::AmountOutOfRange : Verdict::Kind::QuantityTooLarge);
        return false;
    }
    keepStep();
    Line* const changing = lineOf(line);
    changing->basket.quantity = quantity;
    setAmount(changing->basket, *amount);
    return true;
}

void Checkout::removeLine(std::uint32_t line)
{
    if (lineOf(line) == nullptr || m_view.phase == Phase::Done || !mayChange())
        return;
    keepStep();
    std::erase_if(m_state.lines, [&](const Line& each) { return each.basket.id == line; });
    changed();
}

std::optional<OpenSale> Checkout::openSale() const
{
    if (m_view.phase == Phase::Done || m_state.lines.empty())
        return std::nullopt;
    OpenSale open{.sale = m_sale};
    if (m_state.member)
        open.member = m_state.member->id;
    for (const Line& line : m_state.lines)
        open.lines.push_back({.sku = line.basket.sku,
                              .name = line.name,
                              .category = line.basket.category,
                              .brand = line.basket.brand,
                              .tags = line.basket.tags,
                              .taxRate = line.basket.taxRate,
                              .quantity = line.basket.quantity,
                              .unitMinor = line.unitMinor});
    open.totalMinor = m_view.totalMinor;
    open.more =
        m_state.redeem != engine::Ask() || m_state.family || !m_state.paying.empty() || m_state.exchange.has_value();
    return open;
}

void Checkout::putBack(const OpenSale& sale)
{
    if (!m_actor || m_view.phase != Phase::Open || !m_state.lines.empty() || m_state.member)
        return;
    m_sale = sale.sale;
    for (const OpenSale::Line& line : sale.lines) {
        const auto amount = line.quantity.thousandths > 0 ? amountOf(line.unitMinor, line.quantity) : std::nullopt;
        if (!amount)
            continue; // of a file that somebody wrote in
        addLine({.sku = line.sku,
                 .name = line.name,
                 .category = line.category,
                 .brand = line.brand,
                 .tags = line.tags,
                 .taxRate = line.taxRate,
                 .priceMinor = std::nullopt},
                line.unitMinor);
        m_state.lines.back().basket.quantity = line.quantity;
        setAmount(m_state.lines.back().basket, *amount);
    }
    if (sale.member)
        serve(*sale.member);
    changed();
}

void Checkout::redeem(const engine::Ask& ask)
{
    engine::Ask wanted = m_state.redeem;
    wanted.kind = ask.kind;
    wanted.points = ask.points;
    // Who asks for none wants those that the old goods of an exchange bring home at home.
    const bool none = ask.kind == engine::Ask::Kind::Nothing;
    const bool letsGo = none && m_state.exchange && m_state.exchange->keepsPoints && m_view.exchange &&
                        m_view.exchange->redeemBack > Points();
    if (m_view.phase == Phase::Done || !mayChange() || (m_state.redeem == wanted && !letsGo))
        return;
    keepStep();
    m_state.redeem = std::move(wanted);
    if (letsGo)
        m_state.exchange->keepsPoints = false;
    changed();
}

} // namespace loyalty::checkout
