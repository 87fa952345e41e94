#include "ui/language/fault_words.h"
#include "ui/language/format.h"
#include "ui/language/refusal_words.h"
#include "ui/sale/sales_presenter.h"
#include "ui/till/trace_words.h"
#include "ui/till/verdict_words.h"
#include "ui/till/wallet_model.h"

#include <QPointer>

#include <algorithm>
#include <cstdlib>

namespace loyalty::ui {

using namespace Qt::StringLiterals;

void SalesPresenter::choose(const Line& line, Quantity quantity)
{
    m_chosen[line.id] = std::clamp(quantity, Quantity{}, leftOf(line));
    const bool byQuantity = line.quantity.thousandths > 0;
    if (byQuantity && m_chosen[line.id].thousandths == 0)
        m_chosen.erase(line.id);
    m_notice = {};
    askPreview();
}

std::vector<engine::ReturnAsk> SalesPresenter::chosenLines() const
{
    std::vector<engine::ReturnAsk> lines;
    for (const auto& [id, quantity] : m_chosen)
        lines.push_back({id, quantity});
    return lines;
}

void SalesPresenter::askPreview()
{
    m_comesTo.reset();
    const std::uint64_t number = ++m_previews;
    refresh();
    if (m_chosen.empty() || !m_sale)
        return;
    const QPointer<SalesPresenter> self(this);
    m_till.previewReturn(m_sale->id, chosenLines(), [self, number](const ReturnPreview& comesTo) {
        if (!self || self->m_previews != number || !comesTo || self->m_chosen.empty())
            return; // why it cannot come back is said when it is tried
        self->m_comesTo = *comesTo;
        self->refresh();
    });
}

void SalesPresenter::showPreview(const terminal::ReturnView& back)
{
    m_model.paidBack = tr("Refund: %1").arg(moneyText(back.moneyMinor(), back.currency));
    QStringList words;
    if (back.pointsBack != Points())
        words.push_back(tr("points taken back: %1.").arg(pointsText(back.pointsBack)));
    if (back.redeemBack != Points())
        words.push_back(tr("points given back: %1.").arg(pointsText(back.redeemBack)));
    if (const QString also = alsoMoved(back).trimmed(); !also.isEmpty())
        words.push_back(also);
    if (const QString elsewhere = onAccount(back).trimmed(); !elsewhere.isEmpty())
        words.push_back(elsewhere);
    if (m_sale->sold.member)
        words.push_back(tr("Balance after: %1.").arg(pointsText(back.balanceAfter)));
    if (words.isEmpty())
        return;
    words.push_front(tr("If these come back:"));
    m_model.notice = {u"return"_s, Tone::Neutral, words.join(u' ')};
}

void SalesPresenter::toggle(int row)
{
    const Line* line = lineAt(row);
    if (line == nullptr || m_sale->voided || m_waiting)
        return;
    if (nothingLeft(*line)) {
        say(Tone::Wait, wordsFor(engine::ReturnRefusal::NothingLeft));
        return;
    }
    if (m_chosen.erase(line->id) == 0)
        choose(*line, leftOf(*line));
    else
        askPreview();
}

void SalesPresenter::step(int row, int pieces)
{
    const Line* line = lineAt(row);
    if (line == nullptr || m_sale->voided || m_waiting || nothingLeft(*line))
        return;
    const auto chosen = m_chosen.find(line->id);
    const Quantity now = chosen == m_chosen.end() ? Quantity{} : chosen->second;
    choose(*line, Quantity{now.thousandths + Quantity::pieces(pieces).thousandths});
}

bool SalesPresenter::setQuantity(int row, const QString& typed)
{
    const Line* line = lineAt(row);
    if (line == nullptr || m_sale->voided || m_waiting)
        return false;
    const auto quantity = quantityFrom(typed);
    if (!quantity)
        say(Tone::Wait, tr("This is no quantity"));
    else if (nothingLeft(*line))
        say(Tone::Wait, wordsFor(engine::ReturnRefusal::NothingLeft));
    else if (*quantity > leftOf(*line))
        say(Tone::Wait, wordsFor(engine::ReturnRefusal::MoreThanSold));
    else
        return choose(*line, *quantity), true;
    return false;
}

std::optional<QString> SalesPresenter::hintFor(const QString& typed) const
{
    if (m_model.place != SalesModel::Place::Sale || m_sale->voided || m_waiting)
        return std::nullopt;
    if (typed.isEmpty())
        return tr("How many of the line come back");
    const auto quantity = quantityFrom(typed);
    return quantity ? tr("Enter: %1 of the line").arg(quantityText(*quantity)) : tr("This is no quantity");
}

void SalesPresenter::takeBack()
{
    if (!m_model.canReturn) {
        say(Tone::Wait, m_model.returnWhyNot);
        return;
    }
    const auto words = [this, sale = *m_sale, count = static_cast<int>(m_chosen.size())] {
        return Question{.icon = u"return"_s,
                        .title = tr("Take the chosen goods back?"),
                        .text = titleOf(sale) + u'\n' +
                                tr("%n line(s). Points are taken back by what the sale recorded.", nullptr, count),
                        .yes = tr("Take back"),
                        .no = tr("Go on choosing")};
    };
    m_asking.ask(words, [this, sale = *m_sale, chosen = m_chosen](const QString&) {
        m_asking.close();
        returnOf(sale, chosen);
    });
}

void SalesPresenter::exchange()
{
    if (!m_model.canExchange) {
        say(Tone::Wait, m_model.returnWhyNot);
        return;
    }
    const std::vector<engine::ReturnAsk> lines = chosenLines();
    const Chosen chosen = m_chosen;
    waitForHeadOffice(*m_sale);
    m_chosen = chosen;
    const QPointer<SalesPresenter> self(this);
    m_till.exchange(m_sale->id, lines, [self](checkout::WhyNot why) {
        if (self)
            self->exchanged(why);
    });
}

void SalesPresenter::exchanged(checkout::WhyNot why)
{
    m_waiting = false;
    if (why != checkout::WhyNot::Nothing) {
        refused(wordsFor(why));
        return;
    }
    m_notice = {};
    m_chosen.clear();
    refresh();
    Q_EMIT exchanging();
    Q_EMIT came(Tone::Good, tr("The goods come back within this sale. Add what is taken instead."));
}

void SalesPresenter::returnOf(const terminal::SaleView& sale, const Chosen& chosen)
{
    waitForHeadOffice(sale);
    m_chosen = chosen;
    const QPointer<SalesPresenter> self(this);
    m_till.returnGoods(sale.id, chosenLines(), [self](const ReturnAnswer& answer) {
        if (self)
            self->returned(answer);
    });
}

void SalesPresenter::returned(const ReturnAnswer& answer)
{
    m_waiting = false;
    if (answer.returned) {
        const terminal::ReturnView& back = *answer.returned;
        if (m_sale && m_sale->id == back.sale) {
            m_slip = back.entry;
            m_chosen.clear();
            m_sale->returned.insert(m_sale->returned.end(), back.lines.begin(), back.lines.end());
        }
        settled(tr("Returned. Pay back %1. Points taken back: %2, given back: %3.")
                        .arg(moneyText(back.moneyMinor(), back.currency), pointsText(back.pointsBack),
                             pointsText(back.redeemBack)) +
                    alsoMoved(back) + onAccount(back),
                back, answer.reached);
        return;
    }
    if (const auto* fault = std::get_if<Fault>(&answer.returned.error())) {
        refused(wordsFor(fault->code));
        return;
    }
    const auto& stop = std::get<terminal::ReturnStop>(answer.returned.error());
    refused(wordsFor(stop));
    if (stop.why == terminal::ReturnUseRefusal::NeedsApproval)
        m_asking.approval(
            access::Permission::Return, [this, sale = *m_sale, chosen = m_chosen] { returnOf(sale, chosen); },
            titleOf(*m_sale));
    else
        readAgain();
}

void SalesPresenter::voidSale()
{
    if (!m_model.canVoid) {
        say(Tone::Wait, m_model.voidWhyNot);
        return;
    }
    const auto words = [this, sale = *m_sale] {
        return Question{.icon = u"ban"_s,
                        .title = tr("Void the whole sale?"),
                        .text = titleOf(sale) + u'\n' +
                                tr("All of it is taken back, points too. This is for mistakes of today."),
                        .field = Question::Field::Words,
                        .fieldLabel = tr("Why"),
                        .yes = tr("Void"),
                        .no = tr("Cancel")};
    };
    m_asking.ask(words, [this, sale = *m_sale](const QString& reason) {
        m_asking.close();
        voidOf(sale, reason.toStdString());
    });
}

void SalesPresenter::voidOf(const terminal::SaleView& sale, const std::string& reason)
{
    waitForHeadOffice(sale);
    const QPointer<SalesPresenter> self(this);
    m_till.voidSale(sale.id, reason, [self, reason](const VoidAnswer& answer) {
        if (self)
            self->voided(answer, reason);
    });
}

void SalesPresenter::voided(const VoidAnswer& answer, const std::string& reason)
{
    m_waiting = false;
    if (answer.voided) {
        const terminal::ReturnView& back = *answer.voided;
        if (m_sale && m_sale->id == back.sale) {
            m_sale->voided = true;
            m_slip = back.entry;
            m_chosen.clear();
        }
        settled(tr("Voided. Pay back %1.").arg(moneyText(back.moneyMinor(), back.currency)) + alsoMoved(back) +
                    onAccount(back),
                back, answer.reached);
        return;
    }
    if (const auto* fault = std::get_if<Fault>(&answer.voided.error())) {
        refused(wordsFor(fault->code));
        return;
    }
    const auto refusal = std::get<terminal::VoidRefusal>(answer.voided.error());
    refused(wordsFor(refusal));
    if (refusal == terminal::VoidRefusal::NeedsApproval)
        m_asking.approval(
            access::Permission::Void, [this, sale = *m_sale, reason] { voidOf(sale, reason); }, titleOf(*m_sale));
    else
        readAgain();
}

void SalesPresenter::settled(const QString& words, const terminal::ReturnView& back, bool reached)
{
    const QString told = reached
                             ? words
                             : words + u'\n' +
                                   tr("Head office was not reached: done by what this terminal knows. What came back "
                                      "at another till is not known here.");
    const Tone tone = reached ? Tone::Good : Tone::Wait;
    say(tone, told);
    m_outcome = {m_notice, tr("Pay back %1").arg(moneyText(back.moneyMinor(), back.currency))};
    refresh();
    Q_EMIT came(tone, told);
}

void SalesPresenter::refused(const QString& words)
{
    say(Tone::Stop, words);
    Q_EMIT came(Tone::Stop, words);
}

/// It is about `sale` as it was asked for, whatever was shown since, and stays so until the answer.
void SalesPresenter::waitForHeadOffice(const terminal::SaleView& sale)
{
    if (!m_sale || m_sale->id != sale.id)
        show(sale);
    m_waiting = true;
    m_notice = {u"sync"_s, Tone::Neutral, tr("Head office is asked what came back elsewhere …")};
    refresh();
}

/// Besides points and money: what of either was let go or kept, and coupons and stamps that went with the goods.
QString SalesPresenter::alsoMoved(const terminal::ReturnView& back) const
{
    QString words;
    if (back.waived != Points())
        words += u' ' + tr("Of those let go: %1.").arg(pointsText(back.waived));
    if (back.withheldMinor != 0)
        words += u' ' + tr("Kept for points already spent (%1): %2.")
                            .arg(pointsText(back.paidInMoney), moneyText(back.withheldMinor, back.currency));
    for (const terminal::MovedAsset& moved : back.moved) {
        const bool coupon = moved.what.asset == ledger::Asset::Coupon;
        const QString name = coupon ? couponName(m_words, moved.what.key) : stampCardName(m_words, moved.what.key);
        const auto many = static_cast<int>(std::abs(moved.count));
        const bool given = moved.count > 0;
        if (coupon)
            words += u' ' + (given ? tr("%n coupon(s) given back: %1.", nullptr, many)
                                   : tr("%n coupon(s) taken back: %1.", nullptr, many))
                                .arg(name);
        else
            words += u' ' + (given ? tr("%n stamp(s) given back: %1.", nullptr, many)
                                   : tr("%n stamp(s) taken back: %1.", nullptr, many))
                                .arg(name);
    }
    return words;
}

QString SalesPresenter::onAccount(const terminal::ReturnView& back)
{
    QString words;
    if (const std::int64_t minor = sumOf(back.valueBack); minor != 0)
        words += u' ' + tr("Back on the account: %1.").arg(moneyText(minor, back.currency));
    for (const engine::Tender& tender : back.tendersBack)
        words +=
            u' ' +
            tr("Back as it was paid (%1): %2.").arg(tenderName(tender.type), moneyText(tender.minor, back.currency));
    return words;
}

/// Head office may have told that goods came back elsewhere: the sale as it is known now, and what was said stays.
void SalesPresenter::readAgain()
{
    if (!m_sale)
        return;
    const QPointer<SalesPresenter> self(this);
    m_till.findSale(m_sale->id.toString(), [self](const SaleAnswer& answer) {
        if (!self || !answer || !self->m_sale || self->m_sale->id != answer->id)
            return;
        self->put(*answer);
        std::erase_if(self->m_chosen, [&self](const auto& chosen) {
            const auto& lines = self->m_lines;
            const auto line = std::ranges::find(lines, chosen.first, &Line::id);
            return line == lines.end() || self->nothingLeft(*line) || chosen.second > self->leftOf(*line);
        });
        self->askPreview();
    });
}

} // namespace loyalty::ui
