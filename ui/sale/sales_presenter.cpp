#include "ui/sale/sales_presenter.h"

#include "core/journal/sold_lines.h"
#include "ui/language/fault_words.h"
#include "ui/language/format.h"
#include "ui/language/refusal_words.h"
#include "ui/till/trace_words.h"
#include "ui/till/verdict_words.h"

#include <QPointer>

#include <algorithm>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t kRecent = 100;

} // namespace

SalesPresenter::SalesPresenter(Till& till, Asking& asking, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_till(till)
    , m_asking(asking)
    , m_clock(clock)
    , m_blind(new BlindReturnPresenter(till, asking, this))
{
    connect(&till, &Till::statusChanged, this, [this](const TillStatus& status) { m_status = status; });
    connect(&till, &Till::wordsChanged, this, [this](const ProgrammeWords& words) {
        m_words = words;
        refresh();
    });
    connect(m_blind, &BlindReturnPresenter::done, this, [this](const terminal::ReturnView& back, const QString& words) {
        m_notFound.clear();
        settled(words, back, true);
        m_blindSlip = back.entry;
    });
    connect(&till, &Till::saleShown, this, [this](const terminal::SaleView& sale) { show(sale); });
    connect(&till, &Till::printChanged, this, [this](const PrintView& print) {
        const bool ours = m_sale && print.of == m_sale->id;
        if (!ours)
            return;
        m_notice = printItem(print);
        if (!m_outcome.said.words.isEmpty())
            m_notice.words = m_outcome.said.words + u" · "_s + m_notice.words;
        refresh();
    });
    refresh();
}

void SalesPresenter::open()
{
    if (m_waiting || !m_outcome.said.words.isEmpty()) {
        refresh();
        return;
    }
    m_sale.reset();
    m_notFound.clear();
    m_outcome = {};
    m_notice = {};
    m_reading = true;
    refresh();
    const QPointer<SalesPresenter> self(this);
    m_till.recentSales(kRecent, [self](const std::vector<terminal::SaleView>& sales) {
        if (!self)
            return;
        self->m_reading = false;
        self->m_sales = sales;
        self->refresh();
    });
}

void SalesPresenter::leave()
{
    m_outcome = {};
    m_blind->leave();
    refresh();
}

void SalesPresenter::retranslate()
{
    m_blind->retranslate();
    refresh();
}

void SalesPresenter::takeBackBlind()
{
    if (!m_model.blindWhyNot.isEmpty()) {
        say(Tone::Wait, m_model.blindWhyNot);
        return;
    }
    m_notice = {};
    m_blind->open(m_notFound);
    refresh();
}

void SalesPresenter::find(const QString& text)
{
    if (text.trimmed().isEmpty())
        return;
    m_notFound.clear();
    const QPointer<SalesPresenter> self(this);
    m_till.findSale(text.trimmed().toStdString(), [self, looked = text.trimmed()](const SaleAnswer& answer) {
        if (!self)
            return;
        if (answer) {
            self->show(*answer);
        } else if (const auto* fault = std::get_if<Fault>(&answer.error())) {
            self->say(Tone::Stop, wordsFor(fault->code));
        } else {
            const auto refusal = std::get<terminal::FindRefusal>(answer.error());
            if (refusal == terminal::FindRefusal::NoSuchSale)
                self->m_notFound = looked;
            self->say(Tone::Wait, wordsFor(refusal));
        }
    });
}

void SalesPresenter::show(const terminal::SaleView& sale)
{
    if (m_waiting) {
        say(Tone::Wait, tr("Head office is still asked about this sale. Then scan or choose the other one again."));
        Q_EMIT shown();
        return;
    }
    m_notice = {};
    if (m_sale && m_sale->id != sale.id && !m_outcome.said.words.isEmpty()) {
        m_notice = m_outcome.said;
        m_notice.words = titleOf(*m_sale) + u'\n' + m_outcome.said.words;
    }
    put(sale);
    m_blind->leave();
    m_chosen.clear();
    m_slip.reset();
    m_blindSlip.reset();
    m_outcome = {};
    m_model.preview = {};
    refresh();
    Q_EMIT shown();
}

void SalesPresenter::openRow(int row)
{
    if (m_sale)
        toggle(row);
    else if (row >= 0 && static_cast<std::size_t>(row) < m_sales.size())
        show(m_sales[static_cast<std::size_t>(row)]);
}

bool SalesPresenter::back()
{
    if (m_blind->isOpen() && m_blind->hasLines()) {
        askWhetherToLeave();
        return true;
    }
    if (m_blind->isOpen()) {
        m_blind->leave();
        refresh();
        return true;
    }
    if (!m_model.preview.isNull()) {
        m_model.preview = {};
        refresh();
        return true;
    }
    if (m_waiting)
        return true;
    if (!m_sale)
        return false;
    leave();
    open();
    return true;
}

void SalesPresenter::askWhetherToLeave()
{
    const auto words = [] {
        return Question{.icon = u"return"_s,
                        .title = tr("Leave this return?"),
                        .text = tr("Nothing was booked. What was typed is gone then."),
                        .yes = tr("Leave"),
                        .no = tr("Go on")};
    };
    m_asking.ask(words, [this](const QString&) {
        m_asking.close();
        m_blind->leave();
        refresh();
    });
}

// ---- rows

/// How the sale's own receipt stands.
QString SalesPresenter::paperWords(const terminal::ReceiptState& paper)
{
    if (paper.printed == 0)
        return paper.settled ? tr("receipt not wanted") : tr("receipt not printed");
    if (paper.unsure)
        return tr("receipt printed?");
    return paper.printed == 1 ? tr("receipt printed")
                              : tr("receipt reprinted %n time(s)", nullptr, static_cast<int>(paper.printed) - 1);
}

Row SalesPresenter::saleRow(const terminal::SaleView& sale) const
{
    Row row;
    row.icon = sale.voided ? u"ban"_s : (sale.returned.empty() ? u"receipt"_s : u"return"_s);
    row.title = whenText(sale.at, m_clock.now(), m_status.utcOffsetMinutes);
    if (!sale.sold.ticket.empty())
        row.title += u" · "_s + text(sale.sold.ticket);
    // What tells it apart first: a narrow list shows the beginning.
    QStringList detail;
    if (!sale.label.empty())
        detail.push_back(text(sale.label));
    const QString member = (text(sale.maskedName) + u' ' + text(sale.maskedNumber)).trimmed();
    if (!sale.sold.member)
        detail.push_back(tr("no member"));
    else if (!member.isEmpty())
        detail.push_back(member);
    if (sale.voided)
        detail.push_back(tr("voided"));
    else if (!sale.returned.empty())
        detail.push_back(tr("goods returned"));
    if (sale.paper)
        detail.push_back(paperWords(*sale.paper));
    detail.push_back(tr("%n line(s)", nullptr, static_cast<int>(sale.sold.lines.size())));
    row.detail = detail.join(u" · "_s);
    row.figure = moneyText(sale.sold.dueMinor, sale.sold.currency);
    if (sale.sold.member)
        row.figureDetail = signedPointsWords(sale.sold.earned);
    row.tone = sale.voided ? Tone::Stop : Tone::Neutral;
    row.quiet = sale.voided;
    return row;
}

Quantity SalesPresenter::leftOf(const Line& line) const
{
    Quantity left = line.quantity;
    for (const engine::ReturnedLine& back : m_sale->returned)
        if (back.id == line.id)
            left.thousandths -= back.quantity.thousandths;
    return left;
}

bool SalesPresenter::nothingLeft(const Line& line) const
{
    if (line.quantity.thousandths > 0)
        return leftOf(line).thousandths <= 0;
    return std::ranges::any_of(m_sale->returned, [&](const auto& back) { return back.id == line.id; });
}

Row SalesPresenter::lineRow(const Line& line) const
{
    Row row;
    const auto chosen = m_chosen.find(line.id);
    const bool isChosen = chosen != m_chosen.end();
    const bool forPoints = !line.from.empty();
    row.icon = isChosen ? u"return"_s : (forPoints ? u"gift"_s : (line.sku.empty() ? u"pen"_s : u"tag"_s));
    row.tone = isChosen ? Tone::Accent : Tone::Neutral;
    if (!line.sku.empty())
        row.title = text(m_till.articleName(line.sku));
    else
        row.title = forPoints ? ruleName(m_words, line.from) : tr("Amount");
    QStringList detail{u"× "_s + quantityText(line.quantity)};
    const Quantity left = leftOf(line);
    if (nothingLeft(line))
        detail.push_back(tr("all returned"));
    else if (left != line.quantity)
        detail.push_back(tr("%1 left").arg(quantityText(left)));
    if (forPoints)
        detail.push_back(tr("taken for points"));
    row.detail = detail.join(u" · "_s);
    row.figure = forPoints ? pointsWords(line.points) : moneyText(line.paidMinor, m_sale->sold.currency);
    if (isChosen)
        row.figureDetail = tr("comes back: %1").arg(quantityText(chosen->second));
    row.quiet = nothingLeft(line);
    return row;
}

const SalesPresenter::Line* SalesPresenter::lineAt(int row) const
{
    if (!m_sale || row < 0 || static_cast<std::size_t>(row) >= m_lines.size())
        return nullptr;
    return &m_lines[static_cast<std::size_t>(row)];
}

std::vector<SalesPresenter::Line> SalesPresenter::linesOf(const journal::Sold& sold)
{
    std::vector<Line> lines;
    for (const journal::SoldLine& each : sold.lines)
        lines.push_back({.id = each.line.id,
                         .sku = each.line.sku,
                         .from = {},
                         .quantity = each.line.quantity,
                         .paidMinor = each.line.amountMinor - each.quote.discountMinor,
                         .points = {}});
    for (std::size_t i = 0; i < sold.goods.size(); ++i)
        if (const engine::GivenGoods& goods = sold.goods[i]; goods.points > Points())
            lines.push_back({.id = journal::kFirstGivenLine + static_cast<std::uint32_t>(i),
                             .sku = goods.sku,
                             .from = goods.from,
                             .quantity = Quantity::pieces(goods.pieces),
                             .paidMinor = 0,
                             .points = goods.points});
    return lines;
}

void SalesPresenter::put(const terminal::SaleView& sale)
{
    m_sale = sale;
    m_lines = linesOf(sale.sold);
}

// ---- paper

void SalesPresenter::print()
{
    printAs(false);
}

void SalesPresenter::printWithReasons()
{
    printAs(true);
}

void SalesPresenter::printAs(bool withReasons)
{
    if (m_sale)
        m_till.print({.of = m_sale->id, .entry = m_slip, .withReasons = withReasons, .again = !m_slip});
    else if (m_blindSlip)
        m_till.print({.of = SaleId(), .entry = m_blindSlip});
    else
        say(Tone::Wait, tr("Choose the sale first"));
}

void SalesPresenter::preview()
{
    if (!m_sale)
        return;
    const QPointer<SalesPresenter> self(this);
    m_till.preview({.of = m_sale->id, .entry = m_slip, .again = !m_slip}, [self](const QImage& image) {
        if (!self)
            return;
        if (image.isNull()) {
            self->say(Tone::Wait, tr("There is no receipt of it"));
            return;
        }
        self->m_model.preview = image;
        self->refresh();
    });
}

// ---- words

void SalesPresenter::say(Tone tone, const QString& words)
{
    m_notice = {tone == Tone::Good ? u"check"_s : u"alert"_s, tone, words};
    refresh();
}

QString SalesPresenter::titleOf(const terminal::SaleView& sale) const
{
    QString title = tr("Sale of %1").arg(whenText(sale.at, m_clock.now(), m_status.utcOffsetMinutes));
    if (!sale.sold.ticket.empty())
        title += u" · "_s + text(sale.sold.ticket);
    return title + u" · "_s + moneyText(sale.sold.dueMinor, sale.sold.currency);
}

void SalesPresenter::refresh()
{
    using Place = SalesModel::Place;
    m_model.place = !m_model.preview.isNull() ? Place::Preview : (m_sale ? Place::Sale : Place::List);
    if (m_blind->isOpen())
        m_model.place = Place::Blind;
    if (access::verdict(m_status.role, access::Permission::ReturnWithoutSale) == access::Verdict::Refused)
        m_model.blindWhyNot = wordsFor(checkout::WhyNot::NotAllowed);
    else
        m_model.blindWhyNot =
            m_notFound.isEmpty() ? tr("Look for the sale first: type what its receipt says.") : QString();
    m_model.notice = m_notice;
    m_model.paidBack = m_outcome.paidBack;
    m_model.findLabel = tr("Receipt or ticket number");
    m_model.rows.clear();
    if (m_blind->isOpen()) {
        m_model.title = tr("Return without the sale");
        Q_EMIT changed();
        return;
    }
    if (!m_sale) {
        m_model.title = tr("Sales made here");
        m_model.empty = m_reading ? tr("Reading…") : tr("No sale was made here yet.");
        std::ranges::transform(m_sales, std::back_inserter(m_model.rows),
                               [this](const terminal::SaleView& sale) { return saleRow(sale); });
        Q_EMIT changed();
        return;
    }
    m_model.title = titleOf(*m_sale);
    m_model.empty.clear();
    std::ranges::transform(m_lines, std::back_inserter(m_model.rows),
                           [this](const Line& line) { return lineRow(line); });
    m_model.figureCaption = m_sale->voided ? tr("This sale was voided.")
                                           : tr("Touch what comes back; − and +, or a number and ×, say how many.");
    if (m_comesTo && !m_chosen.empty() && !m_waiting && m_notice.words.isEmpty())
        showPreview(*m_comesTo);
    judge();
    Q_EMIT changed();
}

/// What may be done with the sale, and in plain sight why not.
void SalesPresenter::judge()
{
    const auto refused = [this](access::Permission permission) {
        return access::verdict(m_status.role, permission) == access::Verdict::Refused;
    };
    m_model.returnWhyNot.clear();
    m_model.voidWhyNot.clear();
    if (m_waiting)
        m_model.returnWhyNot = m_model.voidWhyNot = tr("One moment: head office is asked about this sale");
    else if (m_sale->voided)
        m_model.returnWhyNot = m_model.voidWhyNot = wordsFor(terminal::VoidRefusal::AlreadyVoided);
    else {
        if (refused(access::Permission::Return))
            m_model.returnWhyNot = wordsFor(checkout::WhyNot::NotAllowed);
        else if (m_chosen.empty())
            m_model.returnWhyNot = wordsFor(engine::ReturnRefusal::EmptyReturn);
        if (refused(access::Permission::Void))
            m_model.voidWhyNot = wordsFor(checkout::WhyNot::NotAllowed);
        else if (m_sale->sold.exchanged)
            m_model.voidWhyNot = wordsFor(terminal::VoidRefusal::Exchange);
        else if (!m_sale->returned.empty())
            m_model.voidWhyNot = wordsFor(terminal::VoidRefusal::AlreadyReturned);
    }
    m_model.canReturn = m_model.returnWhyNot.isEmpty();
    m_model.canVoid = m_model.voidWhyNot.isEmpty();
    m_model.canExchange = m_model.canReturn;
    QStringList reasons;
    if (m_model.returnWhyNot == m_model.voidWhyNot) {
        reasons.push_back(m_model.returnWhyNot);
    } else {
        if (!m_model.canReturn)
            reasons.push_back(tr("Take back: %1").arg(m_model.returnWhyNot));
        if (!m_model.canVoid)
            reasons.push_back(tr("Void: %1").arg(m_model.voidWhyNot));
    }
    m_model.whyNot = reasons.join(u'\n');
}

} // namespace loyalty::ui
