#include "ui/language/fault_words.h"
#include "ui/language/format.h"
#include "ui/language/refusal_words.h"
#include "ui/till/till_presenter.h"
#include "ui/till/trace_words.h"
#include "ui/till/verdict_words.h"

#include <QPointer>

#include <algorithm>

/// Coupons, rewards and value of the open sale.
namespace loyalty::ui {

using namespace Qt::StringLiterals;
using Kind = WalletItem::Kind;

bool TillPresenter::onWallet() const
{
    return m_panel == Panel::Wallet && m_page == Page::Sale;
}

const WalletItem* TillPresenter::walletItem() const
{
    const auto& items = m_model.wallet.items;
    const bool there = m_walletRow >= 0 && static_cast<std::size_t>(m_walletRow) < items.size();
    return there ? &items[static_cast<std::size_t>(m_walletRow)] : nullptr;
}

/// Something with a letter in it is no number, and the place for a code takes all.
bool TillPresenter::isCode(const QString& entry) const
{
    const WalletItem* const item = walletItem();
    const bool letters = std::ranges::any_of(entry, [](QChar c) { return c.isLetter(); });
    return m_view.takesCodes && (letters || (item != nullptr && item->kind == WalletItem::Kind::NewCode));
}

void TillPresenter::selectWallet(int row)
{
    m_walletRow = row;
}

void TillPresenter::toggleWallet(int row)
{
    m_walletRow = row;
    const WalletItem* const chosen = walletItem();
    if (chosen == nullptr) {
        say(Tone::Wait, m_model.wallet.empty);
        return;
    }
    const WalletItem item = *chosen; // the till answers at once, and the model is another one then
    switch (item.kind) {
    case Kind::Exchange:
        m_till.exchange({}, {}, [](checkout::WhyNot) {});
        return;
    case Kind::Code:
        m_till.dropCode(item.id);
        return;
    case Kind::NewCode:
        say(Tone::Wait, tr("Type the code, then Enter"));
        return;
    case Kind::Tender:
        if (item.used)
            m_till.payOtherwise(item.id, 0);
        else if (item.whyNot.isEmpty())
            m_till.payOtherwise(item.id, m_view.toPayMinor);
        else
            say(Tone::Wait, item.whyNot);
        return;
    case Kind::Account:
        if (item.used)
            m_till.stopPayingWith(item.account);
        else if (item.whyNot.isEmpty())
            m_till.payWithValue(item.account, std::nullopt);
        else
            say(Tone::Wait, item.whyNot);
        return;
    case Kind::Coupon:
    case Kind::Reward:
    case Kind::StampCard:
        setWallet(item, item.used ? 0 : 1);
        return;
    }
}

/// How many of it; says why where there can be no more.
void TillPresenter::setWallet(const WalletItem& item, std::int64_t count)
{
    if (item.kind == Kind::StampCard) {
        say(Tone::Wait, tr("Stamps come with the goods; a number gives as many by hand"));
        return;
    }
    if (count > item.count && !item.whyNot.isEmpty()) {
        say(Tone::Wait, item.whyNot);
        return;
    }
    if (item.kind == Kind::Coupon)
        m_till.useCoupon(item.id, std::max<std::int64_t>(0, count));
    else if (item.kind == Kind::Reward)
        m_till.takeReward(item.id, std::max<std::int64_t>(0, count));
    else
        toggleWallet(m_walletRow);
}

void TillPresenter::stepWallet(int by)
{
    const WalletItem* const chosen = walletItem();
    if (chosen == nullptr)
        return;
    const WalletItem item = *chosen;
    const bool counted = item.kind == Kind::Coupon || item.kind == Kind::Reward;
    if (counted)
        setWallet(item, item.count + by);
    else if ((by > 0) != item.used)
        toggleWallet(m_walletRow);
}

void TillPresenter::enterWallet(const QString& entry)
{
    const WalletItem* const chosen = walletItem();
    if (entry.isEmpty() || chosen == nullptr) {
        toggleWallet(m_walletRow);
        return;
    }
    const WalletItem item = *chosen;
    if (isCode(entry)) {
        m_till.useCode(entry.toStdString());
        Q_EMIT entryTaken();
        return;
    }
    if (item.kind == Kind::Account || item.kind == Kind::Tender) {
        const auto money = Money::parse(entry.toStdString(), m_view.currency);
        if (!money || money->minor() < 0) {
            say(Tone::Wait, tr("This is no amount"));
            return;
        }
        if (item.kind == Kind::Tender)
            m_till.payOtherwise(item.id, money->minor());
        else
            m_till.payWithValue(item.account, money->minor());
        Q_EMIT entryTaken();
        return;
    }
    bool number = false;
    const qlonglong count = entry.toLongLong(&number);
    constexpr qlonglong kMost = 1'000'000;
    if (!number || count < 0 || count > kMost) {
        say(Tone::Wait, tr("This is no number"));
        return;
    }
    if (item.kind == Kind::StampCard && count > 0)
        stampByHand(item.id, count);
    else
        setWallet(item, count);
    Q_EMIT entryTaken();
}

void TillPresenter::stampByHand(const std::string& card, std::int64_t stamps)
{
    if (!m_view.member)
        return;
    const QPointer<TillPresenter> self(this);
    m_till.stamp(m_view.member->id, card, stamps, [self, card, stamps](const StampAnswer& answer) {
        if (!self)
            return;
        if (const auto* const refusal = answer ? nullptr : std::get_if<terminal::ValueRefusal>(&answer.error()))
            self->say(Tone::Stop, wordsFor(*refusal));
        else if (!answer)
            self->say(Tone::Stop, wordsFor(std::get<Fault>(answer.error()).code));
        else
            self->say(
                Tone::Good,
                tr("%1: %n stamp(s) given", nullptr, static_cast<int>(stamps)).arg(stampCardName(self->m_words, card)));
    });
}

QString TillPresenter::walletHint(const QString& entry) const
{
    const WalletItem* const item = walletItem();
    if (item == nullptr)
        return m_model.wallet.empty;
    if (entry.isEmpty() && item->kind == Kind::NewCode)
        return tr("Type the code, then Enter");
    if (entry.isEmpty() && item->kind == Kind::Tender && !item->used)
        return tr("Enter: all that is left; or type how much");
    if (entry.isEmpty())
        return item->used ? tr("Enter: take it back") : tr("Enter: use it");
    if (isCode(entry))
        return tr("Enter: offer code %1").arg(entry);
    if (item->kind == Kind::Tender) {
        const auto money = Money::parse(entry.toStdString(), m_view.currency);
        return money ? tr("Enter: %1 paid with it").arg(moneyText(money->minor(), m_view.currency))
                     : tr("This is no amount");
    }
    if (item->kind == Kind::Account) {
        const auto money = Money::parse(entry.toStdString(), m_view.currency);
        return money ? tr("Enter: %1 from this account").arg(moneyText(money->minor(), m_view.currency))
                     : tr("This is no amount");
    }
    return item->kind == Kind::StampCard ? tr("Enter: %1 stamps by hand").arg(entry) : tr("Enter: %1 of it").arg(entry);
}

} // namespace loyalty::ui
