#include "ui/till/till_window.h"

#include "ui/member/enrol_page.h"
#include "ui/member/manager_page.h"
#include "ui/sale/owed_presenter.h"
#include "ui/sale/sales_page.h"
#include "ui/style/number_field.h"
#include "ui/style/style.h"
#include "ui/till/ask_sheet.h"
#include "ui/till/entry_panel.h"
#include "ui/till/keys_page.h"
#include "ui/till/member_panel.h"
#include "ui/till/picture_intake.h"
#include "ui/till/sale_panel.h"
#include "ui/till/state_line.h"
#include "ui/till/verdict_bar.h"
#include "ui/value/value_page.h"

#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int kGap = 8;
/// Of the window's width, within what a hand and an eye need and what a large screen would waste.
constexpr int kMemberShare = 22;
constexpr int kLeastMember = 272;
constexpr int kMostMember = 400;
constexpr int kPadShare = 26;
constexpr int kLeastPad = 4 * 72 + 3 * kGap;
constexpr int kMostPad = 4 * 112 + 3 * kGap;

} // namespace

TillWindow::TillWindow(Till& till, const Clock& clock, QWidget* parent)
    : QWidget(parent)
    , m_presenter(new TillPresenter(till, clock, this))
    , m_enrol(new EnrolPresenter(till, m_presenter->asking(), this))
    , m_sales(new SalesPresenter(till, m_presenter->asking(), clock, this))
    , m_members(new MembersPresenter(till, m_presenter->asking(), clock, this))
    , m_terminal(new TerminalPresenter(till, clock, this))
    , m_value(new ValuePresenter(till, m_presenter->asking(), clock, this))
{
    setObjectName(u"paper"_s);
    setAttribute(Qt::WA_StyledBackground);
    setAcceptDrops(true);
    m_pictures = new PictureIntake(this);
    new OwedPresenter(till, m_presenter->asking(), clock, this);
    m_state = new StateLine(this);
    m_places = new QStackedWidget(this);
    m_places->addWidget(makeTill());
    m_manager = new ManagerPage(*m_members, *m_terminal, m_places);
    m_places->addWidget(m_manager);
    m_tillSheet = new AskSheet(m_presenter->asking(), m_pages); // what became of a scan is said beside it
    m_managerSheet = new AskSheet(m_presenter->asking(), m_manager);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_state);
    column->addWidget(m_places, 1);
    connectAll();
    refresh();
    focusPage();
}

TillWindow::~TillWindow() = default;

QWidget* TillWindow::makeTill()
{
    auto* place = new QWidget(m_places);
    m_left = new QWidget(place);
    m_verdict = new VerdictBar(m_left);
    m_pages = new QStackedWidget(m_left);
    auto* salePage = new QWidget(m_pages);
    m_member = new MemberPanel(salePage);
    m_sale = new SalePanel(*m_presenter, salePage);
    auto* saleLine = new QHBoxLayout(salePage);
    saleLine->setContentsMargins(0, 0, 0, 0);
    saleLine->setSpacing(kGap);
    saleLine->addWidget(m_member);
    saleLine->addWidget(m_sale, 1);
    m_enrolPage = new EnrolPage(*m_enrol, m_pages);
    m_salesPage = new SalesPage(*m_sales, m_pages);
    m_keysPage = new KeysPage(m_pages);
    m_valuePage = new ValuePage(*m_value, m_pages);
    // In the order of Page.
    for (QWidget* page : {salePage, static_cast<QWidget*>(m_enrolPage), static_cast<QWidget*>(m_salesPage),
                          static_cast<QWidget*>(m_keysPage), static_cast<QWidget*>(m_valuePage)})
        m_pages->addWidget(page);
    auto* left = new QVBoxLayout(m_left);
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(kGap);
    left->addWidget(m_verdict);
    left->addWidget(m_pages, 1);
    m_entry = new EntryPanel(place);
    auto* book = new ActButton(ActButton::Shape::First, place);
    m_acts.back() = book;
    auto* right = new QVBoxLayout;
    right->setSpacing(kGap);
    right->addWidget(m_entry);
    right->addStretch(1);
    right->addWidget(book);
    auto* upper = new QHBoxLayout;
    upper->setSpacing(kGap);
    upper->addWidget(m_left, 1);
    upper->addLayout(right);
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(kGap, 4, kGap, 6);
    column->setSpacing(kGap);
    column->addLayout(upper, 1);
    column->addWidget(makeActs(place));
    return place;
}

QWidget* TillWindow::makeActs(QWidget* parent)
{
    auto* acts = new QWidget(parent);
    auto* line = new QHBoxLayout(acts);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(kGap / 2); // all of them fit the smallest screen, each a touch target
    for (std::size_t i = 0; i < kActs.size(); ++i) {
        if (m_acts[i] == nullptr) {
            m_acts[i] = new ActButton(ActButton::Shape::Tile, acts);
            line->addWidget(m_acts[i], 1);
        }
        m_acts[i]->setObjectName(QString::fromLatin1(kActs[i].name));
        connect(m_acts[i], &ActButton::clicked, this, [this, act = kActs[i].act] { m_presenter->act(act); });
    }
    return acts;
}

void TillWindow::connectAll()
{
    connect(m_presenter, &TillPresenter::changed, this, &TillWindow::refresh);
    connect(m_presenter, &TillPresenter::lineWanted, m_sale, &SalePanel::selectLine);
    connect(m_presenter, &TillPresenter::entryTaken, this, [this] { m_entry->field().clear(); });
    connect(m_presenter, &TillPresenter::managerWanted, this, [this] { showManager(true); });
    // A scan is about the sale, and the page of the manager hides both.
    connect(m_presenter, &TillPresenter::scanned, this, [this] { showManager(false); });
    connect(m_presenter, &TillPresenter::pageLeft, this, [this](Page page) {
        if (page == Page::Sales)
            m_sales->leave();
        if (page == Page::Enrol)
            m_enrol->leave();
    });
    connect(m_presenter, &TillPresenter::pageOpened, this, [this](Page page) {
        if (page == Page::Sales && !m_saleComes)
            m_sales->open();
        if (page == Page::Enrol)
            m_enrol->open();
        if (page == Page::Value)
            m_value->open(m_presenter->view().phase == checkout::Phase::Done ? std::nullopt
                                                                             : m_presenter->view().member);
        focusPage();
    });
    connect(m_presenter, &TillPresenter::salePaperWanted, m_sales, &SalesPresenter::print);
    connect(m_presenter, &TillPresenter::pictureWanted, m_pictures, &PictureIntake::choose);
    connect(m_pictures, &PictureIntake::given, m_presenter, &TillPresenter::readPicture);
    connect(m_pictures, &PictureIntake::refused, m_presenter, &TillPresenter::refusePicture);
    connect(m_entry, &EntryPanel::edited, this, &TillWindow::refreshEntry);
    connect(m_entry, &EntryPanel::removeWanted, this, [this] {
        if (m_presenter->model().page == Page::Sale)
            m_presenter->remove();
    });
    connect(m_entry, &EntryPanel::pressed, this, &TillWindow::press);
    connect(m_sales, &SalesPresenter::changed, this, &TillWindow::refreshEntry);
    connect(m_salesPage, &SalesPage::padKeyed, m_entry, &EntryPanel::take);
    connect(m_enrolPage, &EnrolPage::closed, this, [this] { m_presenter->open(Page::Sale); });
    connect(m_enrol, &EnrolPresenter::served, this, [this] { m_presenter->open(Page::Sale); });
    connect(m_enrol, &EnrolPresenter::enrolled, this, [this](const terminal::MemberView& member) {
        m_presenter->open(Page::Sale);
        m_presenter->sayOnceServed(member.id, {u"check"_s, Tone::Good, tr("%1 is a member now").arg(memberLine(member)),
                                               tr("In this sale already: the points count")});
    });
    connect(m_salesPage, &SalesPage::closed, this, [this] { m_presenter->open(Page::Sale); });
    connect(m_sales, &SalesPresenter::shown, this, [this] {
        showManager(false);
        const QScopedValueRollback comes(m_saleComes, true);
        m_presenter->open(Page::Sales);
    });
    connect(m_sales, &SalesPresenter::came, this, [this](Tone tone, const QString& words) {
        if (managerShown())
            showManager(false);
        if (m_presenter->model().page != Page::Sales)
            m_presenter->say(tone, words);
    });
    connect(m_valuePage, &ValuePage::closed, this, [this] { m_presenter->open(Page::Sale); });
    connect(m_sales, &SalesPresenter::exchanging, this, [this] { m_presenter->open(Page::Sale); });
    connect(m_presenter, &TillPresenter::slipWanted, m_value, &ValuePresenter::print);
    connect(m_keysPage, &KeysPage::closed, this, [this] { m_presenter->open(Page::Sale); });
    connect(m_keysPage, &KeysPage::languageWished, this, &TillWindow::languageWished);
    connect(m_keysPage, &KeysPage::themeWished, this, &TillWindow::themeWished);
    connect(m_manager, &ManagerPage::closed, this, [this] { showManager(false); });
    connect(m_members, &MembersPresenter::served, this, [this] {
        showManager(false);
        m_presenter->open(Page::Sale);
    });
    for (AskSheet* sheet : {m_tillSheet, m_managerSheet})
        connect(sheet, &AskSheet::shownOrHidden, this, [this](bool shown) {
            if (!shown)
                focusPage();
        });
}

void TillWindow::refresh()
{
    setWindowTitle(tr("Till"));
    const TillModel& model = m_presenter->model();
    m_state->show(model.state);
    m_verdict->show(model.verdict);
    m_member->show(model.member);
    m_sale->show(model);
    const auto sales = static_cast<int>(Page::Sales);
    const bool turned = m_pages->currentIndex() != static_cast<int>(model.page);
    if (turned && m_pages->currentIndex() == static_cast<int>(Page::Value))
        m_value->leave();
    if (turned && m_pages->currentIndex() == static_cast<int>(Page::Enrol))
        m_enrol->leave();
    if (turned && (m_pages->currentIndex() == sales || model.page == Page::Sales))
        m_entry->field().clear(); // an amount is no quantity that comes back
    m_pages->setCurrentIndex(static_cast<int>(model.page));
    for (std::size_t i = 0; i < m_acts.size(); ++i)
        m_acts[i]->show(model.acts[i]);
    refreshEntry();
    if (turned) // by a scan: nobody opened the page
        focusPage();
}

void TillWindow::refreshEntry()
{
    const QString typed = m_entry->field().text().trimmed();
    const EntryModel entry = m_presenter->entryFor(typed);
    m_sale->setTyped(!typed.isEmpty());
    const auto ofReturn = returnHint(typed);
    m_entry->setHint(ofReturn.value_or(entry.hint));
    m_entry->setLive(ofReturn.has_value() || entry.live);
}

/// While goods of a sale are chosen to come back, the pad is for how many.
std::optional<QString> TillWindow::returnHint(const QString& typed) const
{
    const bool there = m_presenter->model().page == Page::Sales && !m_presenter->asking().question();
    return there ? m_sales->hintFor(typed) : std::nullopt;
}

void TillWindow::press(PadKey key, const QString& entry)
{
    if (m_presenter->model().page != Page::Sales)
        m_presenter->press(key, entry);
    else if (returnHint({}) && m_salesPage->press(key, entry.trimmed()))
        m_entry->field().clear();
}

void TillWindow::showManager(bool shown)
{
    if (managerShown() == shown)
        return;
    // Those that take scans for themselves.
    const Page page = m_presenter->model().page;
    if (shown && (page == Page::Value || page == Page::Enrol || m_sales->blind().isOpen()))
        m_presenter->open(Page::Sale);
    if (!shown) {
        m_members->membership().leave();
        m_members->byHand().leave();
    }
    m_places->setCurrentIndex(shown ? 1 : 0);
    m_tillSheet->refresh();
    m_managerSheet->refresh();
    if (shown)
        m_manager->begin();
    else
        focusPage();
}

bool TillWindow::managerShown() const
{
    return m_places->currentIndex() == 1;
}

Screen TillWindow::screen() const
{
    Screen screen;
    const TillModel& model = m_presenter->model();
    screen.page = managerShown() ? u"manager"_s : wordOf(model.page);
    if (!managerShown() && model.page == Page::Sale)
        screen.part = wordOf(model.panel);
    else if (!managerShown() && model.page == Page::Sales)
        screen.part = wordOf(m_sales->model().place);
    if (const auto& question = m_presenter->asking().question())
        screen.question = question->title;
    screen.said = model.verdict.title;
    if (managerShown())
        screen.said = m_members->model().notice.words;
    else if (model.page == Page::Sales)
        screen.said = m_sales->model().notice.words;
    screen.printer = model.state.printer.words;
    screen.headOffice = model.state.headOffice.words;
    if (const auto* const field = qobject_cast<QLineEdit*>(QApplication::focusWidget()))
        screen.typed = field->text().size();
    screen.active = isActiveWindow();
    screen.revision = m_presenter->view().revision;
    return screen;
}

/// The cursor goes where the next key is meant to go.
void TillWindow::focusPage()
{
    if (managerShown() || m_presenter->asking().question())
        return;
    switch (m_presenter->model().page) {
    case Page::Sale:
        m_entry->field().setFocus();
        return;
    case Page::Enrol:
        m_enrolPage->begin();
        return;
    case Page::Sales:
        m_salesPage->begin();
        return;
    case Page::Keys:
        m_keysPage->setFocus();
        return;
    case Page::Value:
        m_valuePage->begin();
        return;
    }
}

bool TillWindow::pressActKey(QKeyCombination key)
{
    const auto* const found = std::ranges::find(kActs, key, &ActKey::key);
    if (found == kActs.end())
        return false;
    m_presenter->act(found->act);
    return true;
}

void TillWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        if (m_presenter->asking().question())
            m_presenter->back();
        else if (managerShown()) {
            if (!m_manager->back())
                showManager(false);
        } else if (m_presenter->model().page != Page::Sales || !m_sales->back())
            m_presenter->back();
        return;
    }
    if (managerShown()) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (pressActKey(QKeyCombination(event->modifiers() & ~Qt::KeypadModifier, Qt::Key(event->key()))))
        return;
    if (event->matches(QKeySequence::Paste)) {
        if (const QMimeData* pasted = QApplication::clipboard()->mimeData(); pasted != nullptr)
            m_pictures->take(*pasted);
        return;
    }
    const bool onSale = m_presenter->model().page == Page::Sale && !m_presenter->asking().question();
    if (onSale && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
        m_sale->moveLine(event->key() == Qt::Key_Up ? -1 : 1);
        return;
    }
    if (onSale && event->key() == Qt::Key_Delete) {
        m_presenter->remove();
        return;
    }
    QWidget::keyPressEvent(event);
}

void TillWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!managerShown() && PictureIntake::holdsPicture(*event->mimeData()))
        event->acceptProposedAction();
}

void TillWindow::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    m_pictures->take(*event->mimeData());
}

bool TillWindow::event(QEvent* event)
{
    if (event->type() == QEvent::WindowActivate)
        focusPage();
    return QWidget::event(event);
}

void TillWindow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const int pad = std::clamp(width() * kPadShare / 100, kLeastPad, kMostPad);
    m_entry->setPadWidth(pad);
    m_acts.back()->setFixedWidth(pad);
    m_member->setFixedWidth(std::clamp(width() * kMemberShare / 100, kLeastMember, kMostMember));
}

void TillWindow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_enrol->retranslate();
        m_sales->retranslate();
        m_members->retranslate();
        m_terminal->retranslate();
        m_value->retranslate();
        m_entry->retranslate();
        m_keysPage->retranslate();
        m_manager->retranslate();
        m_salesPage->retranslate();
        m_presenter->retranslate();
    } else if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange) {
        if (m_keysPage != nullptr)
            m_keysPage->retranslate();
    }
}

} // namespace loyalty::ui
