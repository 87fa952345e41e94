#include "ui/till/till_presenter.h"

#include "ui/language/fault_words.h"
#include "ui/till/trace_words.h"

#include <algorithm>
#include <utility>

namespace loyalty::ui {

using namespace Qt::StringLiterals;
using checkout::Phase;

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
        m_prints.insert_or_assign(print.of, print);
        tellReprint(print);
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
        hush();
        // A scan on any page is about the sale, save a receipt's, which has a page of its own.
        // A question stands over the page that it is about.
        if (view.verdict.kind != checkout::Verdict::Kind::SaleCode && !m_asking.question())
            m_page = Page::Sale;
    }
    if (m_onceServed && view.member && view.member->id == m_onceServed->first)
        m_notice = std::exchange(m_onceServed, std::nullopt)->second;
    if (booked || begun)
        m_panel = booked ? Panel::Done : Panel::Basket;
    if (newLine && m_panel == Panel::Why)
        m_panel = Panel::Basket;
    if (newLine || selected() == nullptr)
        m_selected = view.lines.empty() ? std::nullopt : std::optional(view.lines.back().id);
    refresh();
    if (scanned)
        Q_EMIT this->scanned();
    if (newLine)
        Q_EMIT lineWanted(static_cast<int>(view.lines.size()) - 1);
    if (view.nextMember && !m_askedReplace)
        askReplace();
    else if (!view.nextMember && m_askedReplace) {
        m_asking.withdraw(*std::exchange(m_askedReplace, std::nullopt));
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
    const bool aside = m_page != Page::Sale || m_asking.question();
    if (m_aside != aside)
        m_till.lookAside(m_aside = aside);
    m_model.page = m_page;
    m_model.panel = m_panel;
    m_model.state = stateLineModel(m_status);
    m_model.verdict = verdict();
    m_model.member = memberModel(m_view, m_status, m_words, m_clock.now());
    m_model.lines = basketRows(m_view);
    m_model.linesLive = !m_view.lines.empty() && (m_view.phase == Phase::Open || m_view.phase == Phase::LookingUp);
    m_model.basketTitle = tr("Basket");
    m_model.basketEmpty = tr("Scan articles, or type an amount and press Enter.");
    m_model.totals = totalsModel(m_view);
    m_model.redeem = redeemModel(m_view, m_words);
    m_model.whyTitle = tr("Why these points");
    m_model.why = m_view.quote ? traceRows(m_view.quote->trace, m_words, m_view.currency) : std::vector<Row>();
    for (Row& row : familyRows(m_view))
        m_model.why.push_back(std::move(row));
    m_model.wallet = walletModel(m_view, m_words);
    m_model.done = doneModel(m_view, m_words, printOf(m_view.done));
    std::ranges::transform(kActs, m_model.acts.begin(), [this](const ActKey& key) { return actModel(key); });
    Q_EMIT changed();
}

/// What was said last: a notice, that the sale is booked, or what became of the last scan.
VerdictModel TillPresenter::verdict() const
{
    if (m_notice)
        return *m_notice;
    if (m_view.phase == Phase::Done && m_view.done)
        return {u"check"_s, Tone::Good, doneModel(m_view, m_words, printOf(m_view.done)).title,
                tr("F12 or a scan begins the next sale")};
    // On a page of its own a scan for the sale is no news, and a receipt's is none beside its page.
    const bool elsewhere = m_page != Page::Sale && m_page != Page::Sales;
    const bool receipt = m_page != Page::Sales && m_view.verdict.kind == checkout::Verdict::Kind::SaleCode;
    if (receipt || (elsewhere && m_view.verdict.serial == m_readSerial))
        return verdictModel({});
    return verdictModel(m_view.verdict);
}

void TillPresenter::retranslate()
{
    m_notice.reset();
    m_asking.retranslate();
    refresh();
}

void TillPresenter::hush()
{
    m_notice.reset();
    m_reprinted.reset();
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

void TillPresenter::sayOnceServed(const MemberId& member, const VerdictModel& notice)
{
    if (m_view.member && m_view.member->id == member)
        return say(notice);
    m_onceServed = {member, notice};
}

// ---- pages

void TillPresenter::open(Page page)
{
    const bool other = page != m_page;
    if (other)
        Q_EMIT pageLeft(m_page);
    m_page = page;
    m_readSerial = m_view.verdict.serial;
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
        hush();
        refresh();
    } else if (m_page != Page::Sale) {
        open(Page::Sale);
    } else if (m_panel == Panel::Redeem || m_panel == Panel::Why || m_panel == Panel::Wallet) {
        toggle(m_panel);
    }
}

} // namespace loyalty::ui
