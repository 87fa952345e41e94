#include "ui/language/fault_words.h"
#include "ui/language/format.h"
#include "ui/language/refusal_words.h"
#include "ui/till/till_presenter.h"

#include <QPointer>

namespace loyalty::ui {

using namespace Qt::StringLiterals;

void TillPresenter::signIn(bool mayCancel)
{
    const auto words = [mayCancel] {
        return Question{.icon = u"cashier"_s,
                        .title = mayCancel ? tr("Change of cashier") : tr("Who is at the till?"),
                        .text = tr("Type your operator number. Every sale is kept under your name."),
                        .field = Question::Field::Number,
                        .fieldLabel = tr("Operator number"),
                        .yes = tr("Sign in"),
                        .no = mayCancel ? tr("Cancel") : QString(),
                        .also = mayCancel ? tr("Sign out") : QString(),
                        .alsoKey = u"F10"_s};
    };
    m_asking.who(
        words, [this](const terminal::Credentials& who, const Then<SignInAnswer>& then) { m_till.signIn(who, then); },
        [] {}, {}, [this] { m_till.signOut(); });
}

void TillPresenter::askReplace()
{
    const auto words = [this] {
        const QString now = m_view.member ? memberLine(*m_view.member) : QString();
        const QString next = m_view.nextMember ? memberLine(*m_view.nextMember) : QString();
        const bool isBlocked = m_view.nextMember && m_view.nextMember->blocked;
        const QString blocked =
            isBlocked ? u'\n' + tr("The new one is blocked: nothing can be sold to them.") : QString();
        return Question{.icon = u"users"_s,
                        .title = tr("Change the member of this sale?"),
                        .text = tr("Now: %1\nScanned: %2\nThe basket stays.").arg(now, next) + blocked,
                        .yes = tr("Change to the new one"),
                        .no = tr("Keep")};
    };
    m_askedReplace = m_asking.ask(
        words,
        [this](const QString&) {
            m_askedReplace.reset();
            m_asking.close();
            m_till.replaceMember(true);
        },
        [this] {
            m_askedReplace.reset();
            m_till.replaceMember(false);
        });
}

void TillPresenter::abandon()
{
    open(Page::Sale);
    if (m_view.lines.empty()) {
        m_till.abandon();
        return;
    }
    const auto words = [] {
        return Question{.icon = u"trash"_s,
                        .title = tr("Leave this sale?"),
                        .text = tr("Basket and member are cleared. Nothing was booked."),
                        .yes = tr("Leave it"),
                        .no = tr("Go on")};
    };
    m_asking.ask(words, [this](const QString&) {
        m_asking.close();
        m_till.abandon();
    });
}

void TillPresenter::commit()
{
    const auto go = [this] {
        const QPointer<TillPresenter> self(this);
        m_till.commit([self](const CommitAnswer& answer) {
            if (self)
                self->committed(answer);
        });
    };
    const bool redeems = m_view.redeem.kind != engine::Ask::Kind::Nothing;
    if (m_view.commitNeedsApproval)
        m_asking.approval(redeems ? access::Permission::Redeem : access::Permission::Sell, go);
    else
        go();
}

void TillPresenter::committed(const CommitAnswer& answer)
{
    if (!answer)
        return;
    if (const auto* fault = std::get_if<Fault>(&*answer)) {
        say(Tone::Stop, wordsFor(fault->code));
        return;
    }
    const auto& stop = std::get<terminal::SellStop>(*answer);
    if (stop.why == terminal::SellRefusal::NeedsRight && !m_view.online)
        return say(lineDown());
    say(Tone::Stop, wordsFor(stop));
}

/// The redemption falls to what may be spent without head office, and what is to pay rises: never without a word.
VerdictModel TillPresenter::lineDown() const
{
    QString advice = tr("This terminal has no right to spend all of it: take less, or try again when it is online");
    if (m_view.redeem.kind != engine::Ask::Kind::Nothing && m_view.quote) {
        const Points most = m_view.quote->redeem.most;
        advice = most > Points()
                     ? tr("Offline at most %1 may be redeemed. Look again at what is to pay").arg(pointsWords(most))
                     : tr("Offline no points may be redeemed now. Look again at what is to pay");
    }
    return {u"offline"_s, Tone::Stop, tr("The line to head office was cut: nothing was booked"), advice};
}

std::optional<PrintView> TillPresenter::printOf(const std::optional<terminal::SaleView>& sale) const
{
    const auto print = sale ? m_prints.find(sale->id) : m_prints.end();
    return print == m_prints.end() ? std::nullopt : std::optional(print->second);
}

bool TillPresenter::isOnItsWay(const SaleId& sale) const
{
    const auto print = m_prints.find(sale);
    return print != m_prints.end() &&
           (print->second.state == PrintView::State::Queued || print->second.state == PrintView::State::Sending ||
            print->second.state == PrintView::State::Attention);
}

void TillPresenter::sayOnItsWay(const SaleId& sale)
{
    say({u"printer"_s, Tone::Neutral, printItem(m_prints.at(sale)).words, tr("It comes by itself")});
}

void TillPresenter::printAgain()
{
    if (m_view.done && isOnItsWay(m_view.done->id))
        return sayOnItsWay(m_view.done->id);
    if (m_view.done) {
        const auto print = printOf(m_view.done);
        m_till.print({.of = m_view.done->id, .again = print && print->state != PrintView::State::NoPrinter});
        return;
    }
    const QPointer<TillPresenter> self(this);
    m_till.recentSales(1, [self](const std::vector<terminal::SaleView>& sales) {
        if (!self)
            return;
        if (sales.empty()) {
            self->say(Tone::Wait, tr("No sale was made here yet"));
            return;
        }
        if (self->isOnItsWay(sales.front().id))
            return self->sayOnItsWay(sales.front().id);
        self->m_reprinted = sales.front().id;
        self->m_till.print({.of = sales.front().id, .again = true});
    });
}

/// Only what the printer says of it: there may be none, or no paper in it.
void TillPresenter::tellReprint(const PrintView& print)
{
    if (m_reprinted != print.of)
        return;
    const StateItem item = printItem(print);
    m_notice = VerdictModel{item.icon, item.tone, item.words, tr("The receipt of the last sale")};
}

} // namespace loyalty::ui
