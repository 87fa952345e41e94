#include "ui/value/value_presenter.h"

#include "core/member/card_number.h"
#include "ui/language/fault_words.h"
#include "ui/language/format.h"
#include "ui/language/refusal_words.h"
#include "ui/till/member_model.h"
#include "ui/till/wallet_model.h"

#include <QPointer>
#include <QUuid>

#include <algorithm>
#include <utility>

namespace loyalty::ui {

using namespace Qt::StringLiterals;
using terminal::ValueRefusal;

namespace {

constexpr std::size_t kSlips = 50;

} // namespace

ValuePresenter::ValuePresenter(Till& till, Asking& asking, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_till(till)
    , m_asking(asking)
    , m_clock(clock)
{
    connect(&till, &Till::wordsChanged, this, [this](const ProgrammeWords& words) {
        m_words = words;
        refresh();
    });
    connect(&till, &Till::statusChanged, this, [this](const TillStatus& status) {
        m_status = status;
        refresh();
    });
    connect(&till, &Till::codeRead, this, [this](const QString& code) {
        if (!m_open || m_asking.question()) // a scan is no answer
            return;
        Q_EMIT numberTaken(code);
        find(code);
    });
    connect(&till, &Till::printChanged, this, &ValuePresenter::tellPrint);
    refresh();
}

void ValuePresenter::open(const std::optional<terminal::MemberView>& member)
{
    m_open = true;
    m_till.divertScans(true);
    m_account.reset();
    m_newCard.clear();
    m_minor.reset();
    m_preview = {};
    m_notice = {};
    m_booked.clear();
    readSlips();
    if (member)
        take(*member);
    refresh();
}

void ValuePresenter::leave()
{
    m_open = false;
    m_till.divertScans(false);
}

void ValuePresenter::readSlips()
{
    const QPointer<ValuePresenter> self(this);
    m_till.recentSlips(kSlips, [self](const std::vector<terminal::SlipView>& slips) {
        if (!self)
            return;
        const std::size_t more = slips.size() - std::min(slips.size(), self->m_slips.size());
        self->m_slips = slips;
        if (more > 0)
            self->m_chosenSlip = 0; // what was booked last
        self->refresh();
    });
}

void ValuePresenter::tellPrint(const PrintView& print)
{
    using State = PrintView::State;
    const auto slip = std::ranges::find(m_slips, print.entry, [](const auto& each) { return each.state.of; });
    if (!m_open || slip == m_slips.end())
        return;
    const bool ended = print.state == State::Printed || print.state == State::Sent;
    if (ended || print.state == State::Unsure)
        ++slip->state.printed;
    slip->state.settled = slip->state.settled || ended;
    if (!ended || m_booked.isEmpty()) { // else its row says so, and what was booked stays to be read
        const StateItem item = printItem(print);
        m_notice = {item.icon, item.tone, (m_booked.isEmpty() ? QString() : m_booked + u" · "_s) + item.words};
    }
    refresh();
}

void ValuePresenter::chooseSlip(int row)
{
    if (row < 0 || static_cast<std::size_t>(row) >= m_slips.size())
        return;
    m_chosenSlip = row;
    refresh();
}

terminal::LoadAsk ValuePresenter::ask() const
{
    terminal::LoadAsk ask;
    if (m_account)
        ask.account = m_account->id;
    else
        ask.card = m_newCard;
    ask.minor = m_minor.value_or(0);
    ask.ticket = m_ticket;
    return ask;
}

// ---- whose account

void ValuePresenter::find(const QString& text)
{
    const QString clean = text.trimmed();
    if (clean.isEmpty() || m_waiting)
        return;
    m_notice = {};
    const QPointer<ValuePresenter> self(this);
    m_till.findMember(clean.toStdString(), [self, clean](const IdentifyAnswer& answer) {
        if (self && !self->m_asking.question()) // whose account it is was settled when it was asked
            self->found(answer, clean);
    });
}

void ValuePresenter::found(const IdentifyAnswer& answer, const QString& text)
{
    if (answer.found)
        return take(*answer.found);
    m_account.reset();
    m_newCard.clear();
    if (const auto* const fault = std::get_if<Fault>(&answer.found.error())) {
        say(Tone::Stop, wordsFor(fault->code));
        return;
    }
    const auto& stop = std::get<terminal::IdentifyStop>(answer.found.error());
    const bool card = m_words.giftCards && member::CardNumber::parse(text.toStdString()).has_value();
    if (stop.why != terminal::IdentifyRefusal::Unknown || !card) {
        say(Tone::Wait, wordsFor(stop.why));
        return;
    }
    m_newCard = text.toStdString();
    say(Tone::Neutral, answer.reached
                           ? tr("A new gift card: type the amount to sell it for.")
                           : tr("Head office was not reached. If the card is new, type the amount to sell it for."));
    askPreview();
    Q_EMIT accountFound();
}

void ValuePresenter::take(const terminal::MemberView& account)
{
    m_account = account;
    m_newCard.clear();
    m_notice = {};
    askPreview();
    refresh();
    Q_EMIT accountFound();
}

// ---- how much

void ValuePresenter::setAmount(const QString& typed)
{
    const auto money = Money::parse(typed.trimmed().toStdString(), m_status.currency);
    const auto minor = money && money->minor() > 0 ? std::optional(money->minor()) : std::nullopt;
    if (minor == m_minor)
        return;
    m_minor = minor;
    askPreview();
}

void ValuePresenter::chooseGift(int row)
{
    if (!m_words.storedValue || row < 0 || static_cast<std::size_t>(row) >= m_words.storedValue->gifts.size())
        return;
    const std::int64_t from = m_words.storedValue->gifts[static_cast<std::size_t>(row)].fromMinor;
    Q_EMIT amountWished(QString::fromStdString(Money(from, m_status.currency).toString()));
}

/// What it would bring is asked of the same decision that books it.
void ValuePresenter::askPreview()
{
    ++m_serial;
    m_preview = {};
    m_canLoad = false;
    m_ticket = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    if (!m_minor || (!m_account && m_newCard.empty())) {
        refresh();
        return;
    }
    const QPointer<ValuePresenter> self(this);
    m_till.previewLoad(ask(), [self, serial = m_serial](const LoadAnswer& answer) {
        if (!self || self->m_serial != serial)
            return;
        const Currency& currency = self->m_status.currency;
        self->m_canLoad = answer.has_value();
        if (answer) {
            const std::int64_t after = answer->purse.principalMinor + answer->purse.giftMinor;
            self->m_preview = {u"wallet"_s, Tone::Good,
                               answer->giftMinor > 0
                                   ? tr("Gift %1 on top. New balance %2")
                                         .arg(moneyText(answer->giftMinor, currency), moneyText(after, currency))
                                   : tr("No gift for this amount. New balance %1").arg(moneyText(after, currency))};
        } else if (const auto* const refusal = std::get_if<ValueRefusal>(&answer.error())) {
            self->m_preview = {u"alert"_s, Tone::Wait, wordsFor(*refusal)};
        } else {
            self->m_preview = {u"alert"_s, Tone::Stop, wordsFor(std::get<Fault>(answer.error()).code)};
        }
        self->refresh();
    });
    refresh();
}

// ---- doing it

void ValuePresenter::load()
{
    if (!m_canLoad || m_waiting) {
        say(Tone::Wait, m_preview.words.isEmpty() ? tr("Find the account and type an amount first") : m_preview.words);
        return;
    }
    carryOut(ask());
}

void ValuePresenter::carryOut(const terminal::LoadAsk& load)
{
    m_waiting = true;
    refresh();
    const QPointer<ValuePresenter> self(this);
    m_till.load(load, [self, load](const LoadAnswer& answer) {
        if (self)
            self->loaded(answer, load);
    });
}

void ValuePresenter::loaded(const LoadAnswer& answer, const terminal::LoadAsk& load)
{
    m_waiting = false;
    if (!answer) {
        const auto* const refusal = std::get_if<ValueRefusal>(&answer.error());
        say(Tone::Stop, refusal ? wordsFor(*refusal) : wordsFor(std::get<Fault>(answer.error()).code));
        if (refusal && *refusal == ValueRefusal::NeedsApproval)
            m_asking.approval(access::Permission::LoadValue, [this, load] { carryOut(load); });
        return;
    }
    readSlips();
    const Currency& currency = m_status.currency;
    const std::int64_t after = answer->purse.principalMinor + answer->purse.giftMinor;
    say(Tone::Good, tr("Booked. Take %1; gift %2. New balance %3")
                        .arg(moneyText(answer->paidMinor, currency), moneyText(answer->giftMinor, currency),
                             moneyText(after, currency)));
    if (load.account)
        showPurse(*load.account, answer->purse);
    m_minor.reset();
    Q_EMIT amountWished({});
    askPreview();
}

void ValuePresenter::showPurse(const MemberId& account, const terminal::PurseView& purse)
{
    if (m_account && m_account->id == account)
        m_account->purse = purse;
}

void ValuePresenter::payOut()
{
    if (!m_account || m_waiting) {
        say(Tone::Wait, tr("Find the account first"));
        return;
    }
    const PayOut wish{.account = m_account->id, .holder = m_model.holder, .minor = m_minor};
    const QPointer<ValuePresenter> self(this);
    m_till.previewUnload(wish.account, wish.minor, [self, wish](const UnloadAnswer& answer) {
        if (!self)
            return;
        if (!answer) {
            const auto* const refusal = std::get_if<ValueRefusal>(&answer.error());
            self->say(Tone::Wait, refusal ? wordsFor(*refusal) : wordsFor(std::get<Fault>(answer.error()).code));
            return;
        }
        self->askToPayOut(wish, *answer);
    });
}

void ValuePresenter::askToPayOut(const PayOut& wish, const terminal::UnloadView& preview)
{
    const auto words = [holder = wish.holder, preview, currency = m_status.currency] {
        return Question{.icon = u"wallet"_s,
                        .title = tr("Pay %1 out to %2?").arg(moneyText(preview.refundMinor, currency), holder),
                        .text = tr("Unused value goes back to the customer. Of gifts %1 is taken back.")
                                    .arg(moneyText(preview.giftMinor, currency)),
                        .field = Question::Field::Words,
                        .fieldLabel = tr("Why"),
                        .yes = tr("Pay out"),
                        .no = tr("Cancel")};
    };
    m_asking.ask(words, [this, wish](const QString& reason) {
        m_asking.close();
        PayOut said = wish;
        said.reason = reason.toStdString();
        carryOut(said);
    });
}

void ValuePresenter::carryOut(const PayOut& wish)
{
    m_waiting = true;
    refresh();
    const QPointer<ValuePresenter> self(this);
    m_till.unload(wish.account, wish.minor, wish.reason, [self, wish](const UnloadAnswer& answer) {
        if (self)
            self->paidOut(answer, wish);
    });
}

void ValuePresenter::paidOut(const UnloadAnswer& answer, const PayOut& wish)
{
    m_waiting = false;
    if (!answer) {
        const auto* const refusal = std::get_if<ValueRefusal>(&answer.error());
        say(Tone::Stop, refusal ? wordsFor(*refusal) : wordsFor(std::get<Fault>(answer.error()).code));
        if (refusal && *refusal == ValueRefusal::NeedsApproval)
            m_asking.approval(access::Permission::RefundValue, [this, wish] { carryOut(wish); });
        return;
    }
    readSlips();
    const Currency& currency = m_status.currency;
    say(Tone::Good, tr("Booked. Pay back %1; gift taken back %2. New balance %3")
                        .arg(moneyText(answer->refundMinor, currency), moneyText(answer->giftMinor, currency),
                             moneyText(answer->purse.principalMinor + answer->purse.giftMinor, currency)));
    showPurse(wish.account, answer->purse);
    m_minor.reset();
    Q_EMIT amountWished({});
    askPreview();
}

void ValuePresenter::print()
{
    if (m_slips.empty())
        return say(Tone::Wait, tr("Nothing was topped up or paid out here yet"));
    const terminal::ReceiptState& slip = m_slips[static_cast<std::size_t>(m_chosenSlip)].state;
    m_till.print({.of = SaleId(), .entry = slip.of, .again = slip.printed > 0});
}

// ---- words

std::vector<Row> ValuePresenter::slipRows() const
{
    std::vector<Row> rows;
    for (const terminal::SlipView& slip : m_slips) {
        const bool out = slip.paper.kind == receipt::ValueReceipt::Kind::PayOut;
        const bool chosen = static_cast<int>(rows.size()) == m_chosenSlip;
        const QString when = whenText(slip.state.at, m_clock.now(), m_status.utcOffsetMinutes);
        const QString printed = slip.state.printed > 0
                                    ? tr("printed %n time(s)", nullptr, static_cast<int>(slip.state.printed))
                                : slip.state.settled ? tr("not wanted on paper")
                                                     : tr("not on paper");
        rows.push_back({.icon = chosen ? u"check"_s : u"wallet"_s,
                        .title = text(slip.paper.account),
                        .detail = QStringList({out ? tr("Pay-out") : tr("Top-up"), when, printed}).join(u" · "_s),
                        .figure = moneyText(out ? -slip.paper.minor : slip.paper.minor, slip.paper.currency),
                        .tone = chosen ? Tone::Accent : Tone::Neutral});
    }
    return rows;
}

void ValuePresenter::say(Tone tone, const QString& words)
{
    const QString icon = tone == Tone::Good ? u"check"_s : tone == Tone::Neutral ? u"card"_s : u"alert"_s;
    m_notice = {icon, tone, words};
    m_booked = tone == Tone::Good ? words : QString();
    refresh();
}

void ValuePresenter::refresh()
{
    const Currency& currency = m_status.currency;
    const bool card = m_account ? !m_account->bearer.empty() : !m_newCard.empty();
    m_model.title = tr("Stored value and gift cards");
    m_model.findLabel = tr("Member, or number of a gift card: scan or type it");
    m_model.holder.clear();
    m_model.holds.clear();
    if (m_account) {
        m_model.holder = card ? accountWords(m_account->bearer) : memberLine(*m_account);
        const terminal::PurseView& purse = m_account->purse;
        m_model.holds = purse.giftMinor > 0 ? tr("Holds %1, of it gift %2")
                                                  .arg(moneyText(purse.principalMinor + purse.giftMinor, currency),
                                                       moneyText(purse.giftMinor, currency))
                                            : tr("Holds %1").arg(moneyText(purse.principalMinor, currency));
    } else if (!m_newCard.empty()) {
        m_model.holder = tr("New gift card");
    }
    m_model.amountLabel = tr("Amount");
    m_model.preview = m_preview;
    m_model.giftsTitle.clear();
    m_model.gifts.clear();
    if (m_words.storedValue && !card) {
        m_model.giftsTitle = tr("Gifts for topping up");
        for (const programme::TopUpGift& gift : m_words.storedValue->gifts) {
            QStringList parts;
            if (gift.giftMinor > 0)
                parts.push_back(moneyText(gift.giftMinor, currency));
            if (gift.giftShare.numerator() > 0)
                parts.push_back(tr("%1 of it").arg(u"× "_s + rateText(gift.giftShare)));
            m_model.gifts.push_back({.icon = u"gift"_s,
                                     .title = tr("From %1").arg(moneyText(gift.fromMinor, currency)),
                                     .figure = parts.join(u" + "_s)});
        }
    }
    m_model.notice =
        m_waiting ? StateItem{u"sync"_s, Tone::Neutral, tr("One moment: head office is asked …")} : m_notice;
    m_model.canLoad = m_canLoad && !m_waiting;
    m_model.canPayOut = m_account.has_value() && !m_waiting &&
                        access::verdict(m_status.role, access::Permission::RefundValue) != access::Verdict::Refused;
    m_model.canPrint = !m_slips.empty();
    m_model.voidWhyNot = whyNoVoid();
    m_model.slipsTitle = m_slips.empty() ? QString() : tr("Booked here");
    m_model.slips = slipRows();
    m_model.loadWords = !card ? tr("Top up") : m_newCard.empty() ? tr("Load the card") : tr("Sell the gift card");
    Q_EMIT changed();
}

} // namespace loyalty::ui
