#include "ui/till/till_presenter.h"

#include "core/base/assert.h"
#include "core/engine/redeem.h"
#include "ui/language/fault_words.h"
#include "ui/language/format.h"
#include "ui/language/refusal_words.h"
#include "ui/till/trace_words.h"

#include <QPointer>

#include <algorithm>

namespace loyalty::ui {

using namespace Qt::StringLiterals;
using checkout::Phase;
using checkout::WhyNot;

TillPresenter::TillPresenter(Till& till, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_till(till)
    , m_clock(clock)
    , m_asking(till)
{
    connect(&till, &Till::checkoutChanged, this, [this](const checkout::CheckoutView& view) { take(view); });
    connect(&till, &Till::statusChanged, this, [this](const TillStatus& status) { take(status); });
    connect(&till, &Till::wordsChanged, this, [this](const ProgrammeWords& words) {
        m_words = words;
        refresh();
    });
    connect(&till, &Till::printChanged, this, [this](const PrintView& print) {
        m_print = print;
        refresh();
    });
    connect(&till, &Till::troubled, this, [this](const Fault& fault) { say(Tone::Stop, wordsFor(fault.code)); });
    connect(&m_asking, &Asking::changed, this, [this] { refresh(); });
    refresh();
}

void TillPresenter::take(const checkout::CheckoutView& view)
{
    const bool scanned = view.verdict.serial != m_view.verdict.serial;
    const bool newLine = view.lines.size() > m_view.lines.size();
    const bool booked = view.phase == Phase::Done && m_view.phase != Phase::Done;
    const bool begun = view.phase != Phase::Done && m_view.phase == Phase::Done;
    m_view = view;
    if (scanned) {
        m_notice.reset();
        // A scan on any page is about the sale, save a receipt's, which has a page of its own.
        if (view.verdict.kind != checkout::Verdict::Kind::SaleCode)
            m_page = Page::Sale;
    }
    if (booked || begun)
        m_panel = booked ? Panel::Done : Panel::Basket;
    if (newLine && m_panel == Panel::Why)
        m_panel = Panel::Basket;
    if (newLine || selected() == nullptr)
        m_selected = view.lines.empty() ? std::nullopt : std::optional(view.lines.back().id);
    refresh();
    if (newLine)
        Q_EMIT lineWanted(static_cast<int>(view.lines.size()) - 1);
    if (view.nextMember && !m_askedReplace)
        askReplace();
    else if (!view.nextMember && m_askedReplace) {
        m_askedReplace = false;
        m_asking.close();
    }
}

void TillPresenter::take(const TillStatus& status)
{
    m_status = status;
    const bool first = !m_statusKnown;
    m_statusKnown = true;
    refresh();
    if (status.operatorId.empty() && (first || !m_asking.question()))
        signIn(false);
}

void TillPresenter::refresh()
{
    m_model.page = m_page;
    m_model.panel = m_panel;
    m_model.state = stateLineModel(m_status);
    m_model.verdict = verdict();
    m_model.member = memberModel(m_view, m_status, m_words, m_clock.now());
    m_model.lines = basketRows(m_view);
    m_model.linesLive = m_view.phase == Phase::Open || m_view.phase == Phase::LookingUp;
    m_model.basketTitle = tr("Basket");
    m_model.basketEmpty = tr("Scan articles, or type an amount and press Enter.");
    m_model.totals = totalsModel(m_view);
    m_model.redeem = redeemModel(m_view, m_words);
    m_model.whyTitle = tr("Why these points");
    m_model.why = m_view.quote ? traceRows(m_view.quote->trace, m_words, m_view.currency) : std::vector<Row>();
    m_model.done = doneModel(m_view, m_words, m_print);
    std::ranges::transform(kActs, m_model.acts.begin(), [this](const ActKey& key) { return actModel(key); });
    Q_EMIT changed();
}

/// What was said last: a notice, that the sale is booked, or what became of the last scan.
VerdictModel TillPresenter::verdict() const
{
    if (m_notice)
        return *m_notice;
    if (m_view.phase == Phase::Done && m_view.done)
        return {u"check"_s, Tone::Good, doneModel(m_view, m_words, m_print).title,
                tr("F12 or a scan begins the next sale")};
    return verdictModel(m_view.verdict);
}

void TillPresenter::retranslate()
{
    m_notice.reset();
    m_asking.retranslate();
    refresh();
}

void TillPresenter::say(const VerdictModel& notice)
{
    m_notice = notice;
    refresh();
}

void TillPresenter::say(Tone tone, const QString& words)
{
    const QString icon = tone == Tone::Good ? u"check"_s : u"alert"_s;
    // What is so in the large type, what to do about it below.
    for (const QString& end : {u". "_s, u"。"_s})
        if (const qsizetype first = words.indexOf(end); first > 0 && first + end.size() < words.size()) {
            say({icon, tone, words.left(first), words.mid(first + end.size())});
            return;
        }
    say({icon, tone, words, {}});
}

// ---- acts

QString TillPresenter::labelOf(Act act) const
{
    switch (act) {
    case Act::Keys:
        return tr("Keys");
    case Act::Enrol:
        return tr("New member");
    case Act::Redeem:
        return tr("Redeem");
    case Act::Undo:
        return tr("Undo");
    case Act::Why:
        return tr("Why");
    case Act::MemberOff:
        return tr("Member off");
    case Act::Sales:
        return tr("Sales");
    case Act::Abandon:
        return tr("Leave sale");
    case Act::Receipt:
        return tr("Receipt");
    case Act::Cashier:
        return tr("Cashier");
    case Act::Manager:
        return tr("Manager");
    case Act::Book:
        if (m_view.phase == Phase::Done)
            return tr("Next sale");
        return m_view.member || m_view.lines.empty() ? tr("Book sale") : tr("Book without member");
    }
    LOYALTY_ASSERT(!"unknown act");
}

QString TillPresenter::whyNot(Act act) const
{
    if (m_asking.question())
        return tr("Answer the question first");
    if (m_view.phase == Phase::Committing)
        return wordsFor(WhyNot::Busy);
    switch (act) {
    case Act::Keys:
    case Act::Enrol:
    case Act::Sales:
    case Act::Receipt:
    case Act::Cashier:
        return {};
    case Act::Redeem:
        return wordsFor(m_view.canRedeem);
    case Act::Undo:
        return wordsFor(m_view.canUndo);
    case Act::Why:
        return m_view.quote ? QString() : wordsFor(WhyNot::EmptyBasket);
    case Act::MemberOff:
        if (m_view.phase == Phase::Done)
            return wordsFor(WhyNot::SaleDone);
        return m_view.member ? QString() : wordsFor(WhyNot::NoMember);
    case Act::Abandon:
        if (m_view.phase == Phase::Done)
            return wordsFor(WhyNot::SaleDone);
        return m_view.member || !m_view.lines.empty() ? QString() : tr("No sale is open");
    case Act::Manager:
        return access::verdict(m_status.role, access::Permission::ReadLedger) == access::Verdict::Refused
                   ? wordsFor(WhyNot::NotAllowed)
                   : QString();
    case Act::Book:
        return m_view.phase == Phase::Done ? QString() : wordsFor(m_view.canCommit);
    }
    LOYALTY_ASSERT(!"unknown act");
}

ActModel TillPresenter::actModel(const ActKey& key) const
{
    const QString reason = whyNot(key.act);
    const bool best = m_page == Page::Sale && m_panel != Panel::Redeem;
    return {labelOf(key.act),
            QString::fromLatin1(key.keyName),
            QString::fromLatin1(key.icon),
            reason.isEmpty(),
            reason,
            best};
}

void TillPresenter::act(Act act)
{
    if (const QString reason = whyNot(act); !reason.isEmpty()) {
        say({u"alert"_s, Tone::Wait, reason, labelOf(act)});
        return;
    }
    m_notice.reset();
    switch (act) {
    case Act::Keys:
        open(m_page == Page::Keys ? Page::Sale : Page::Keys);
        return;
    case Act::Enrol:
        open(m_page == Page::Enrol ? Page::Sale : Page::Enrol);
        return;
    case Act::Sales:
        open(m_page == Page::Sales ? Page::Sale : Page::Sales);
        return;
    case Act::Redeem:
        toggle(Panel::Redeem);
        return;
    case Act::Why:
        toggle(Panel::Why);
        return;
    case Act::Undo:
        open(Page::Sale);
        m_till.undo();
        return;
    case Act::MemberOff:
        open(Page::Sale);
        m_till.dropMember();
        return;
    case Act::Abandon:
        abandon();
        return;
    case Act::Receipt:
        printAgain();
        return;
    case Act::Cashier:
        signIn(!m_status.operatorId.empty());
        return;
    case Act::Manager:
        Q_EMIT managerWanted();
        return;
    case Act::Book:
        open(Page::Sale);
        if (m_view.phase == Phase::Done)
            m_till.next();
        else
            commit();
        return;
    }
}

void TillPresenter::open(Page page)
{
    const bool other = page != m_page;
    m_page = page;
    refresh();
    if (other)
        Q_EMIT pageOpened(page);
}

void TillPresenter::setPanel(Panel panel)
{
    m_panel = panel;
    open(Page::Sale);
}

void TillPresenter::toggle(Panel panel)
{
    const Panel rest = m_view.phase == Phase::Done ? Panel::Done : Panel::Basket;
    setPanel(m_panel == panel && m_page == Page::Sale ? rest : panel);
}

void TillPresenter::back()
{
    if (m_asking.question()) {
        m_asking.cancel();
        return;
    }
    if (m_notice) {
        m_notice.reset();
        refresh();
    } else if (m_page != Page::Sale) {
        open(Page::Sale);
    } else if (m_panel == Panel::Redeem || m_panel == Panel::Why) {
        toggle(m_panel);
    }
}

// ---- questions

void TillPresenter::signIn(bool mayCancel)
{
    const auto words = [mayCancel] {
        return Question{.icon = u"cashier"_s,
                        .title = mayCancel ? tr("Change of cashier") : tr("Who is at the till?"),
                        .text = tr("Type your operator number. Every sale is kept under your name."),
                        .field = Question::Field::Number,
                        .fieldLabel = tr("Operator number"),
                        .yes = tr("Sign in"),
                        .no = mayCancel ? tr("Cancel") : QString()};
    };
    m_asking.ask(words, [this](const QString& number) {
        const QPointer<TillPresenter> self(this);
        m_till.signIn(number.toStdString(), [self](bool known) {
            if (!self)
                return;
            if (known)
                self->m_asking.close();
            else
                self->m_asking.refuse(tr("Nobody active has this number. Check it."));
        });
    });
}

void TillPresenter::askReplace()
{
    m_askedReplace = true;
    const auto words = [this] {
        const QString now = m_view.member ? memberLine(*m_view.member) : QString();
        const QString next = m_view.nextMember ? memberLine(*m_view.nextMember) : QString();
        return Question{.icon = u"users"_s,
                        .title = tr("Change the member of this sale?"),
                        .text = tr("Now: %1\nScanned: %2\nThe basket stays.").arg(now, next),
                        .yes = tr("Change to the new one"),
                        .no = tr("Keep")};
    };
    m_asking.ask(
        words,
        [this](const QString&) {
            m_askedReplace = false;
            m_asking.close();
            m_till.replaceMember(true);
        },
        [this] {
            m_askedReplace = false;
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
    say(Tone::Stop, wordsFor(std::get<terminal::SellStop>(*answer)));
}

void TillPresenter::printAgain()
{
    if (m_view.done) {
        const bool before = m_print && m_print->of == m_view.done->id && m_print->state != PrintView::State::NoPrinter;
        m_till.print({.of = m_view.done->id, .again = before});
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
        self->m_till.print({.of = sales.front().id, .again = true});
        self->say(Tone::Good, tr("The last receipt prints again"));
    });
}

// ---- the entry field

TillPresenter::EntryMeaning TillPresenter::meaningOf(const QString& entry) const
{
    if (entry.isEmpty())
        return EntryMeaning::Nothing;
    if (m_panel == Panel::Redeem && m_page == Page::Sale)
        return EntryMeaning::Points;
    const bool amount = Money::parse(entry.toStdString(), m_view.currency).has_value();
    if (m_view.unpriced && amount)
        return EntryMeaning::Price;
    // Articles' and phone numbers are longer than any price without a point that is typed in a shop.
    constexpr qsizetype kLongestAmount = 6;
    if (amount && (entry.contains(u'.') || entry.size() <= kLongestAmount))
        return EntryMeaning::Amount;
    return EntryMeaning::Number;
}

EntryModel TillPresenter::entryFor(const QString& entry) const
{
    if (m_asking.question() || m_page == Page::Keys)
        return {{}, false};
    if (m_page == Page::Enrol || m_page == Page::Sales)
        return {{}, false};
    const auto money = [&] {
        const auto parsed = Money::parse(entry.toStdString(), m_view.currency);
        return moneyText(parsed ? parsed->minor() : 0, m_view.currency);
    };
    switch (meaningOf(entry)) {
    case EntryMeaning::Nothing:
        if (m_view.unpriced)
            return {tr("Amount of %1")
                        .arg(text(m_view.unpriced->name.empty() ? m_view.unpriced->sku : m_view.unpriced->name))};
        if (m_panel == Panel::Redeem)
            return {tr("Points to redeem, or their money with a point")};
        return {tr("Amount, article, phone or card number")};
    case EntryMeaning::Price:
        return {tr("Enter: it costs %1").arg(money())};
    case EntryMeaning::Points:
        if (const auto points = pointsOf(entry))
            return {tr("Enter: redeem %1").arg(pointsWords(*points))};
        return {tr("Not a number of points")};
    case EntryMeaning::Amount:
        return {tr("Enter: add %1").arg(money())};
    case EntryMeaning::Number:
        return {tr("Enter: find this number")};
    }
    LOYALTY_ASSERT(!"unknown meaning");
}

void TillPresenter::press(PadKey key, const QString& entry)
{
    const QString clean = entry.trimmed();
    m_notice.reset();
    switch (key) {
    case PadKey::Enter:
        enter(clean);
        return;
    case PadKey::Plus:
        if (clean.isEmpty())
            step(1);
        else
            addAmount(clean);
        return;
    case PadKey::Minus:
        if (clean.isEmpty())
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
        m_till.price(Money::parse(entry.toStdString(), m_view.currency)->minor());
        Q_EMIT entryTaken();
        return;
    case EntryMeaning::Points:
        redeemPoints(entry);
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
    const auto money = Money::parse(entry.toStdString(), m_view.currency);
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
        const auto money = Money::parse(entry.toStdString(), m_view.currency);
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

void TillPresenter::redeemNone()
{
    m_till.redeem({});
    setPanel(Panel::Basket);
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
