#include "ui/sale/blind_return_presenter.h"

#include "core/access/sale_code.h"
#include "ui/language/fault_words.h"
#include "ui/language/format.h"
#include "ui/language/refusal_words.h"
#include "ui/till/member_model.h"

#include <QPointer>
#include <QUuid>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

/// As many as a receipt may have lines.
constexpr std::size_t kMostLines = 300;
/// Of a number that was looked for, so that the reason behind it fits too.
constexpr int kMostOfNumber = 40;

/// Of a code of ours, or a sale's id; a number that a register printed names no sale here.
std::optional<SaleId> saleIn(const QString& receipt)
{
    const std::string text = receipt.toStdString();
    if (auto sale = access::saleFromCode(text))
        return sale;
    return SaleId::parse(text);
}

} // namespace

BlindReturnPresenter::BlindReturnPresenter(Till& till, Asking& asking, QObject* parent)
    : QObject(parent)
    , m_till(till)
    , m_asking(asking)
{
    connect(&till, &Till::statusChanged, this, [this](const TillStatus& status) {
        m_status = status;
        refresh();
    });
    connect(&till, &Till::codeRead, this, [this](const QString& code) {
        if (m_open && !m_asking.question()) // a scan is no answer
            codeRead(code);
    });
}

void BlindReturnPresenter::open(const QString& receipt)
{
    m_open = true;
    m_waiting = false;
    m_receipt = receipt;
    m_ticket = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    m_member.reset();
    m_lines.clear();
    m_reason.clear();
    m_notice = {};
    m_till.divertScans(true);
    refresh();
    Q_EMIT opened();
}

void BlindReturnPresenter::leave()
{
    if (!m_open)
        return;
    m_open = false;
    m_till.divertScans(false);
    refresh();
}

// ---- whose, and what

void BlindReturnPresenter::codeRead(const QString& code)
{
    const QPointer<BlindReturnPresenter> self(this);
    m_till.findMember(code.toStdString(), [self, code](const IdentifyAnswer& answer) {
        if (self && self->m_open)
            self->codeAnswered(code, answer);
    });
}

/// What is no member's, and is an article here or looks like one, is an article.
void BlindReturnPresenter::codeAnswered(const QString& code, const IdentifyAnswer& answer)
{
    const auto article = m_till.article(code.toStdString());
    const auto* const stop = answer.found ? nullptr : std::get_if<terminal::IdentifyStop>(&answer.found.error());
    const bool looksLikeOne = stop != nullptr && stop->why == terminal::IdentifyRefusal::Article;
    if (answer.found || (!article && !looksLikeOne))
        return memberAnswered(answer);
    m_notice = {};
    refresh();
    const auto price = article && article->priceMinor
                           ? QString::fromStdString(Money(*article->priceMinor, m_status.currency).toString())
                           : QString();
    Q_EMIT itemTaken(code, price);
}

void BlindReturnPresenter::findMember(const QString& text)
{
    const QString clean = text.trimmed();
    if (!m_open || clean.isEmpty())
        return;
    const QPointer<BlindReturnPresenter> self(this);
    m_till.findMember(clean.toStdString(), [self](const IdentifyAnswer& answer) {
        if (self && self->m_open)
            self->memberAnswered(answer);
    });
}

void BlindReturnPresenter::memberAnswered(const IdentifyAnswer& answer)
{
    if (answer.found && answer.found->bearer.empty()) {
        m_member = *answer.found;
        m_notice = {};
        refresh();
        Q_EMIT memberFound();
    } else if (answer.found) {
        say(Tone::Wait, tr("This is a gift card, and no member. Scan the member's code."));
    } else if (const auto* const fault = std::get_if<Fault>(&answer.found.error())) {
        say(Tone::Stop, wordsFor(fault->code));
    } else {
        say(Tone::Wait, wordsFor(std::get<terminal::IdentifyStop>(answer.found.error()).why));
    }
}

bool BlindReturnPresenter::add(const QString& item, const QString& quantity, const QString& amount)
{
    if (!m_open || m_waiting)
        return false;
    const QString number = quantity.trimmed();
    const auto pieces = number.isEmpty() ? std::optional(Quantity::pieces(1)) : quantityFrom(number);
    const auto money = Money::parseExact(amount.trimmed().toStdString(), m_status.currency);
    if (!money || money->minor() <= 0) {
        say(Tone::Wait, tr("Type what the receipt says was paid for the goods, such as 12.50."));
        return false;
    }
    if (!pieces || pieces->thousandths == 0) {
        say(Tone::Wait, tr("This is no quantity"));
        return false;
    }
    if (m_lines.size() >= kMostLines || refundMinor() > Money::kMaxMinor - money->minor()) {
        say(Tone::Wait, tr("That is too much for one return. Take these goods back first, then the others."));
        return false;
    }
    const std::string sku = item.trimmed().toStdString();
    const auto article = sku.empty() ? std::nullopt : m_till.article(sku);
    m_lines.push_back({.sku = article ? article->sku : sku,
                       .category = article ? article->category : std::string(),
                       .quantity = *pieces,
                       .refundMinor = money->minor()});
    m_notice = {};
    refresh();
    return true;
}

void BlindReturnPresenter::remove(int row)
{
    if (m_waiting || row < 0 || static_cast<std::size_t>(row) >= m_lines.size())
        return;
    m_lines.erase(m_lines.begin() + row);
    m_notice = {};
    refresh();
}

void BlindReturnPresenter::setReason(const QString& typed)
{
    m_reason = typed.trimmed();
    refresh();
}

// ---- doing it

terminal::BlindReturnAsk BlindReturnPresenter::ask() const
{
    terminal::BlindReturnAsk ask;
    ask.sale = saleIn(m_receipt);
    if (m_member)
        ask.member = m_member->id;
    ask.currency = m_status.currency;
    ask.ticket = m_ticket;
    // A number that names no sale here is kept with the reason: head office looks for it.
    ask.reason = (ask.sale ? m_reason : m_receipt.left(kMostOfNumber) + u": "_s + m_reason).toStdString();
    for (const Line& line : m_lines) {
        terminal::BlindLine blind;
        blind.line.id = static_cast<std::uint32_t>(ask.lines.size() + 1);
        blind.line.sku = line.sku;
        blind.line.category = line.category;
        blind.line.quantity = line.quantity;
        blind.line.amountMinor = line.refundMinor;
        blind.refundMinor = line.refundMinor;
        ask.lines.push_back(std::move(blind));
    }
    return ask;
}

void BlindReturnPresenter::takeBack()
{
    if (!m_open || m_asking.question())
        return;
    if (const QString why = whyNot(); !why.isEmpty())
        return say(Tone::Wait, why);
    carryOut(ask());
}

void BlindReturnPresenter::carryOut(const terminal::BlindReturnAsk& ask)
{
    m_waiting = true;
    refresh();
    const QPointer<BlindReturnPresenter> self(this);
    m_till.returnBlind(ask, [self, ask](const BlindAnswer& answer) {
        if (self)
            self->answered(answer, ask);
    });
}

void BlindReturnPresenter::answered(const BlindAnswer& answer, const terminal::BlindReturnAsk& ask)
{
    m_waiting = false;
    if (answer) {
        QString words = tr("Returned. Pay back %1. Points taken back: %2. F9 prints the paper.")
                            .arg(moneyText(answer->moneyMinor(), answer->currency), pointsText(answer->pointsBack));
        leave();
        Q_EMIT done(*answer, words);
        return;
    }
    if (const auto* const fault = std::get_if<Fault>(&answer.error()))
        return say(Tone::Stop, wordsFor(fault->code));
    const auto& stop = std::get<terminal::ReturnStop>(answer.error());
    say(Tone::Stop, wordsFor(stop));
    if (stop.why == terminal::ReturnUseRefusal::NeedsApproval)
        m_asking.approval(access::Permission::ReturnWithoutSale, [this, ask] { carryOut(ask); });
}

std::int64_t BlindReturnPresenter::refundMinor() const
{
    std::int64_t sum = 0;
    for (const Line& line : m_lines)
        sum += line.refundMinor;
    return sum;
}

QString BlindReturnPresenter::whyNot() const
{
    if (m_waiting)
        return tr("One moment …");
    if (m_lines.empty())
        return tr("Add what comes back, line by line.");
    return m_reason.isEmpty()
               ? wordsFor(terminal::ReturnStop{.why = terminal::ReturnUseRefusal::NoReason, .detail = {}})
               : QString();
}

// ---- words

void BlindReturnPresenter::say(Tone tone, const QString& words)
{
    m_notice = {u"alert"_s, tone, words};
    refresh();
}

void BlindReturnPresenter::refresh()
{
    m_model = {};
    m_model.text = tr("\"%1\" is not known here: type what the receipt says. Another person has to allow it.")
                       .arg(m_receipt.left(kMostOfNumber));
    m_model.memberLabel = tr("Member who bought them");
    if (m_member)
        m_model.member = memberLine(*m_member);
    m_model.itemLabel = tr("Article: scan or type");
    m_model.quantityLabel = tr("Quantity");
    m_model.amountLabel = tr("Paid for it");
    m_model.add = tr("Add");
    m_model.linesTitle = tr("Comes back");
    m_model.empty = tr("Add what comes back, line by line.");
    for (const Line& line : m_lines)
        m_model.lines.push_back({.icon = line.sku.empty() ? u"pen"_s : u"tag"_s,
                                 .title = line.sku.empty() ? tr("Amount") : text(m_till.articleName(line.sku)),
                                 .detail = u"× "_s + quantityText(line.quantity),
                                 .figure = moneyText(line.refundMinor, m_status.currency)});
    m_model.reasonLabel = tr("Why");
    m_model.refundCaption = tr("To pay back");
    m_model.refund = moneyText(refundMinor(), m_status.currency);
    m_model.notice = m_notice;
    m_model.remove = tr("Remove");
    m_model.canRemove = !m_lines.empty() && !m_waiting;
    m_model.takeBack = tr("Take back");
    m_model.whyNot = whyNot();
    Q_EMIT changed();
}

} // namespace loyalty::ui
