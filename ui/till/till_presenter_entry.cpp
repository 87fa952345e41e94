#include "core/base/assert.h"
#include "core/engine/redeem.h"
#include "ui/language/format.h"
#include "ui/till/till_presenter.h"

#include <algorithm>

namespace loyalty::ui {

using namespace Qt::StringLiterals;
using checkout::Phase;

TillPresenter::EntryMeaning TillPresenter::meaningOf(const QString& entry) const
{
    if (onWallet())
        return EntryMeaning::Wallet;
    if (entry.isEmpty())
        return EntryMeaning::Nothing;
    if (m_panel == Panel::Redeem && m_page == Page::Sale)
        return EntryMeaning::Points;
    const bool amount = Money::parseExact(entry.toStdString(), m_view.currency).has_value();
    if (m_view.unpriced && amount)
        return EntryMeaning::Price;
    // Articles' and phone numbers are longer than any price without a point that is typed in a shop.
    constexpr qsizetype kLongestAmount = 6;
    if (entry.contains(u'.') || (amount && entry.size() <= kLongestAmount))
        return EntryMeaning::Amount; // with a point it is meant as one, though it may be none
    return EntryMeaning::Number;
}

EntryModel TillPresenter::entryFor(const QString& entry) const
{
    if (m_asking.question() || m_page == Page::Keys)
        return {{}, false};
    if (m_page == Page::Enrol || m_page == Page::Sales || m_page == Page::Value)
        return {{}, false};
    const auto parsed = Money::parseExact(entry.toStdString(), m_view.currency);
    const auto money = [&] { return moneyText(parsed ? parsed->minor() : 0, m_view.currency); };
    switch (meaningOf(entry)) {
    case EntryMeaning::Nothing:
        if (m_view.unpriced)
            return {tr("Amount of %1")
                        .arg(text(m_view.unpriced->name.empty() ? m_view.unpriced->sku : m_view.unpriced->name))};
        if (m_panel == Panel::Redeem)
            return {tr("Points to redeem, or their money with a point")};
        return {tr("Amount, article, phone or card number")};
    case EntryMeaning::Price:
        return {parsed->minor() > 0 ? tr("Enter: it costs %1").arg(money()) : tr("This is no amount")};
    case EntryMeaning::Points:
        if (const auto points = pointsOf(entry))
            return {tr("Enter: redeem %1").arg(pointsWords(*points))};
        return {tr("Not a number of points")};
    case EntryMeaning::Wallet:
        return {walletHint(entry)};
    case EntryMeaning::Amount:
        return {parsed && parsed->minor() > 0 ? tr("Enter: add %1").arg(money()) : tr("This is no amount")};
    case EntryMeaning::Number:
        return {tr("Enter: find this number")};
    }
    LOYALTY_ASSERT(!"unknown meaning");
}

void TillPresenter::press(PadKey key, const QString& entry)
{
    const QString clean = entry.trimmed();
    hush();
    switch (key) {
    case PadKey::Enter:
        enter(clean);
        return;
    case PadKey::Plus:
        if (clean.isEmpty() && onWallet())
            stepWallet(1);
        else if (clean.isEmpty())
            step(1);
        else
            addAmount(clean);
        return;
    case PadKey::Minus:
        if (clean.isEmpty() && onWallet())
            stepWallet(-1);
        else if (clean.isEmpty())
            step(-1);
        return;
    case PadKey::Times:
        changeQuantity(clean);
        return;
    case PadKey::Number:
        if (clean.isEmpty())
            return;
        m_till.typed(clean.toStdString());
        Q_EMIT entryTaken();
        return;
    }
}

void TillPresenter::enter(const QString& entry)
{
    switch (meaningOf(entry)) {
    case EntryMeaning::Nothing:
        if (m_view.phase == Phase::Done)
            m_till.next();
        else if (m_panel == Panel::Redeem && m_page == Page::Sale)
            redeemMost();
        return;
    case EntryMeaning::Price:
        m_till.price(Money::parseExact(entry.toStdString(), m_view.currency)->minor());
        Q_EMIT entryTaken();
        return;
    case EntryMeaning::Points:
        redeemPoints(entry);
        return;
    case EntryMeaning::Wallet:
        enterWallet(entry);
        return;
    case EntryMeaning::Amount:
        addAmount(entry);
        return;
    case EntryMeaning::Number:
        m_till.typed(entry.toStdString());
        Q_EMIT entryTaken();
        return;
    }
}

void TillPresenter::addAmount(const QString& entry)
{
    const auto money = Money::parseExact(entry.toStdString(), m_view.currency);
    if (!money || money->minor() <= 0) {
        say({u"alert"_s, Tone::Wait, tr("This is no amount"), tr("Type it as on the price tag, as in 38.50")});
        return;
    }
    m_till.addAmount(money->minor());
    Q_EMIT entryTaken();
}

std::optional<Points> TillPresenter::pointsOf(const QString& entry) const
{
    if (entry.contains(u'.')) {
        const auto money = Money::parseExact(entry.toStdString(), m_view.currency);
        if (!money || !m_words.redeeming || money->minor() <= 0)
            return std::nullopt;
        return engine::pointsWorth(*m_words.redeeming, money->minor());
    }
    bool number = false;
    const qlonglong count = entry.toLongLong(&number);
    const Points points(count);
    return number && count > 0 && points.inRange() ? std::optional(points) : std::nullopt;
}

void TillPresenter::redeemPoints(const QString& entry)
{
    const auto points = pointsOf(entry);
    if (!points || *points == Points()) {
        say({u"alert"_s, Tone::Wait, tr("Not a number of points"), m_model.redeem.rule});
        return;
    }
    m_till.redeem({engine::Ask::Kind::Points, *points});
    Q_EMIT entryTaken();
    setPanel(Panel::Basket);
}

void TillPresenter::redeemMost()
{
    if (!m_model.redeem.canMost) {
        say(Tone::Wait, m_model.redeem.most);
        return;
    }
    m_till.redeem({engine::Ask::Kind::AsMuchAsAllowed, Points()});
    setPanel(Panel::Basket);
}

void TillPresenter::redeemFamily()
{
    if (m_view.family)
        m_till.useFamily(!m_view.family->used);
}

void TillPresenter::redeemNone()
{
    m_till.redeem({});
    setPanel(Panel::Basket);
}

// ---- a picture

void TillPresenter::readPicture(const QByteArray& bytes)
{
    if (m_asking.question()) {
        say(Tone::Wait, tr("Answer the question first"));
        return;
    }
    say({u"qr"_s, Tone::Accent, tr("The picture is being read …"), {}});
    m_till.readPicture(bytes);
}

void TillPresenter::refusePicture()
{
    say({u"alert"_s, Tone::Wait, tr("This is no picture that can be read"),
         tr("PNG, JPEG, GIF, BMP or WebP, at most 20 MB. Or show the code to the scanner.")});
}

// ---- the basket's line

const checkout::LineView* TillPresenter::selected() const
{
    const auto found = std::ranges::find_if(
        m_view.lines, [this](const checkout::LineView& line) { return m_selected && line.id == *m_selected; });
    return found == m_view.lines.end() ? nullptr : &*found;
}

void TillPresenter::select(int line)
{
    const bool there = line >= 0 && static_cast<std::size_t>(line) < m_view.lines.size();
    m_selected = there ? std::optional(m_view.lines[static_cast<std::size_t>(line)].id) : std::nullopt;
}

void TillPresenter::remove()
{
    if (onWallet()) {
        if (const WalletItem* const item = walletItem(); item != nullptr && item->used)
            toggleWallet(m_walletRow);
        return;
    }
    if (const checkout::LineView* line = selected())
        m_till.removeLine(line->id);
    else
        say(Tone::Wait, tr("Choose a line of the basket first"));
}

void TillPresenter::step(int pieces)
{
    const checkout::LineView* line = selected();
    if (line == nullptr) {
        say(Tone::Wait, tr("Choose a line of the basket first"));
        return;
    }
    const Quantity quantity{line->quantity.thousandths + Quantity::pieces(pieces).thousandths};
    if (quantity.thousandths <= 0)
        m_till.removeLine(line->id);
    else
        m_till.setQuantity(line->id, quantity);
}

void TillPresenter::changeQuantity(const QString& entry)
{
    const checkout::LineView* line = selected();
    const std::optional<Quantity> quantity = quantityFrom(entry);
    if (line == nullptr) {
        say(Tone::Wait, tr("Choose a line of the basket first"));
        return;
    }
    if (!quantity || quantity->thousandths <= 0) {
        say({u"alert"_s, Tone::Wait, tr("This is no quantity"), tr("Type how many, then ×")});
        return;
    }
    m_till.setQuantity(line->id, *quantity);
    Q_EMIT entryTaken();
}

} // namespace loyalty::ui
