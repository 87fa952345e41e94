#include "ui/member/manager_page.h"

#include "ui/member/by_hand_panel.h"
#include "ui/member/membership_panel.h"
#include "ui/style/act_button.h"
#include "ui/style/icon_label.h"
#include "ui/style/meter.h"
#include "ui/style/note_line.h"
#include "ui/style/number_field.h"
#include "ui/style/style.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

QFrame* makeCard(QWidget* parent)
{
    auto* card = new QFrame(parent);
    card->setProperty("look", u"card"_s);
    return card;
}

} // namespace

ManagerPage::ManagerPage(MembersPresenter& members, TerminalPresenter& terminal, QWidget* parent)
    : QWidget(parent)
    , m_members(members)
    , m_terminal(terminal)
{
    setObjectName(u"managerPage"_s);
    m_places = new QStackedWidget(this);
    m_places->addWidget(makeMembers());
    m_places->addWidget(makeTerminal());
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(8, 8, 16, 16);
    line->setSpacing(16);
    line->addWidget(makeNavigation());
    line->addWidget(m_places, 1);
    connect(&members, &MembersPresenter::changed, this, &ManagerPage::refreshMembers);
    connect(&terminal, &TerminalPresenter::changed, this, &ManagerPage::refreshTerminal);
    open(0);
}

QPushButton* ManagerPage::makeButton(const char* name, QWidget* parent, const char* look)
{
    auto* button = new QPushButton(parent);
    button->setObjectName(QString::fromLatin1(name));
    button->setProperty("look", QString::fromLatin1(look));
    return button;
}

QWidget* ManagerPage::makeNavigation()
{
    auto* side = new QWidget(this);
    side->setFixedWidth(184);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_toMembers = makeButton("toMembers", side, "nav");
    m_toTerminal = makeButton("toTerminal", side, "nav");
    m_toTill = makeButton("toTill", side, "nav");
    for (QPushButton* button : {m_toMembers, m_toTerminal}) {
        button->setCheckable(true);
        column->addWidget(button);
    }
    column->addStretch(1);
    column->addWidget(m_toTill);
    connect(m_toMembers, &QPushButton::clicked, this, [this] { open(0); });
    connect(m_toTerminal, &QPushButton::clicked, this, [this] { open(1); });
    connect(m_toTill, &QPushButton::clicked, this, &ManagerPage::closed);
    return side;
}

QWidget* ManagerPage::makeMembers()
{
    auto* place = new QWidget(this);
    m_title = makeText(place, u"title"_s, u"ink"_s, true);
    m_findLabel = makeText(place, u"small"_s, u"ink2"_s);
    m_find = new NumberField(place);
    m_find->setObjectName(u"membersFind"_s);
    m_findButton = makeButton("membersFindButton", place, "first");
    m_notice = new NoteLine(place);
    m_notice->words().setObjectName(u"membersNotice"_s);
    m_detail = new QStackedWidget(place);
    m_detail->addWidget(makeEmpty());
    m_detail->addWidget(makeDetail());
    m_membership = new MembershipPanel(m_members.membership(), place);
    m_detail->addWidget(m_membership);
    m_byHand = new ByHandPanel(m_members.byHand(), place);
    m_detail->addWidget(m_byHand);
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_title);
    line->addSpacing(16);
    line->addWidget(m_findLabel);
    line->addWidget(m_find, 1);
    line->addWidget(m_findButton);
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(line);
    column->addWidget(m_notice);
    column->addWidget(m_detail, 1);
    m_actBar = makeActs(place);
    column->addWidget(m_actBar);
    connect(m_byHand, &ByHandPanel::closed, this, [this] { back(); });
    connect(&m_members.byHand(), &ByHandPresenter::changed, this, &ManagerPage::refreshMembers);
    connect(&m_members.byHand(), &ByHandPresenter::opened, this, [this] { m_byHand->begin(); });
    connect(m_membership, &MembershipPanel::closed, this, [this] { back(); });
    connect(&m_members.membership(), &MembershipPresenter::changed, this, &ManagerPage::refreshMembers);
    connect(&m_members.membership(), &MembershipPresenter::opened, this, [this] { m_membership->begin(); });
    const auto find = [this] { m_members.find(m_find->text()); };
    connect(m_find, &QLineEdit::returnPressed, this, find);
    connect(m_findButton, &QPushButton::clicked, this, find);
    return place;
}

QWidget* ManagerPage::makeEmpty()
{
    QFrame* card = makeCard(this);
    m_emptyIcon = new IconLabel(48, card);
    m_emptyTitle = makeText(card, u"lead"_s, u"ink"_s, true);
    m_emptyTitle->setAlignment(Qt::AlignHCenter);
    m_emptyText = makeText(card, u"body"_s, u"muted"_s);
    m_emptyText->setAlignment(Qt::AlignHCenter);
    m_emptyText->setWordWrap(true);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(48, 24, 48, 24);
    column->setSpacing(8);
    column->addStretch(2);
    column->addWidget(m_emptyIcon, 0, Qt::AlignHCenter);
    column->addWidget(m_emptyTitle);
    column->addWidget(m_emptyText);
    column->addStretch(3);
    return card;
}

QFrame* ManagerPage::makeHead()
{
    QFrame* card = makeCard(this);
    m_name = makeText(card, u"title"_s, u"ink"_s, true);
    m_name->setObjectName(u"managerName"_s);
    m_tier = makeChip(card);
    m_number = makeText(card, u"body"_s, u"ink2"_s);
    m_balanceCaption = makeText(card, u"small"_s, u"muted"_s);
    m_balance = makeText(card, u"title"_s, u"ink"_s, true);
    m_balance->setObjectName(u"managerBalance"_s);
    m_meter = new Meter(8, card);
    m_tierLine = makeText(card, u"small"_s, u"ink2"_s);
    auto* head = new QHBoxLayout;
    head->addWidget(m_name, 1);
    head->addWidget(m_tier, 0, Qt::AlignVCenter);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(16, 10, 16, 14);
    column->setSpacing(2);
    column->addLayout(head);
    column->addWidget(m_number);
    column->addSpacing(4);
    column->addWidget(m_balanceCaption);
    column->addWidget(m_balance);
    column->addWidget(m_meter);
    column->addWidget(m_tierLine);
    column->addSpacing(4);
    for (NoteLine*& fact : m_facts) {
        fact = new NoteLine(card);
        column->addWidget(fact);
    }
    column->addStretch(1);
    return card;
}

QWidget* ManagerPage::makeActs(QWidget* parent)
{
    auto* bar = new QWidget(parent);
    auto* line = new QHBoxLayout(bar);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    for (std::size_t i = 0; i < kMemberActs.size(); ++i) {
        const MemberActKey& key = kMemberActs[i];
        m_acts[i] = new ActButton(ActButton::Shape::Tile, bar);
        m_acts[i]->setObjectName(QString::fromLatin1(key.name));
        m_acts[i]->setShortcut(QKeySequence(key.key));
        line->addWidget(m_acts[i], 1);
        connect(m_acts[i], &ActButton::clicked, this, [this, act = key.act] { m_members.act(act); });
    }
    return bar;
}

QWidget* ManagerPage::makeDetail()
{
    auto* place = new QWidget(this);
    QFrame* head = makeHead();
    head->setFixedWidth(304);
    QFrame* lots = makeCard(place);
    m_lotsTitle = makeText(lots, u"body"_s, u"ink"_s, true);
    m_lots = new RowList(RowList::Use::Reading, lots);
    m_lots->setObjectName(u"lots"_s);
    QFrame* book = makeCard(place);
    m_ledgerTitle = makeText(book, u"body"_s, u"ink"_s, true);
    m_ledger = new RowList(RowList::Use::Reading, book);
    m_ledger->setObjectName(u"ledger"_s);
    const auto fill = [](QFrame* card, QLabel* title, RowList* list) {
        auto* column = new QVBoxLayout(card);
        column->setContentsMargins(4, 10, 4, 4);
        column->setSpacing(4);
        title->setContentsMargins(12, 0, 12, 0);
        column->addWidget(title);
        column->addWidget(list, 1);
    };
    fill(lots, m_lotsTitle, m_lots);
    fill(book, m_ledgerTitle, m_ledger);
    auto* right = new QVBoxLayout;
    right->setSpacing(8);
    right->addWidget(lots, 2);
    right->addWidget(book, 3);
    auto* line = new QHBoxLayout(place);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(head);
    line->addLayout(right, 1);
    return place;
}

QWidget* ManagerPage::makeTerminal()
{
    auto* place = new QWidget(this);
    m_terminalTitle = makeText(place, u"title"_s, u"ink"_s, true);
    QFrame* card = makeCard(place);
    m_summary = new NoteLine(card);
    m_summary->words().setObjectName(u"syncSummary"_s);
    setLook(&m_summary->words(), "role", u"lead"_s);
    setLook(&m_summary->words(), "bold", u"true"_s);
    m_advice = makeText(card, u"body"_s, u"ink2"_s);
    m_advice->setObjectName(u"syncAdvice"_s);
    m_advice->setWordWrap(true);
    m_states = new RowList(RowList::Use::Reading, card);
    m_states->setObjectName(u"states"_s);
    m_sync = makeButton("syncNow", card, "first");
    m_verify = makeButton("verify", card);
    m_verified = new NoteLine(card);
    m_verified->words().setObjectName(u"verified"_s);
    m_problems = new RowList(RowList::Use::Reading, card);
    m_problems->setObjectName(u"problems"_s);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_sync);
    buttons->addWidget(m_verify);
    buttons->addWidget(m_verified, 1, Qt::AlignVCenter);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(16, 12, 16, 16);
    inside->setSpacing(8);
    inside->addWidget(m_summary);
    inside->addWidget(m_advice);
    inside->addWidget(m_states, 3);
    inside->addWidget(m_problems, 1);
    inside->addLayout(buttons);
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_terminalTitle);
    column->addWidget(card, 1);
    connect(m_sync, &QPushButton::clicked, &m_terminal, &TerminalPresenter::syncNow);
    connect(m_verify, &QPushButton::clicked, &m_terminal, &TerminalPresenter::verify);
    return place;
}

void ManagerPage::begin()
{
    open(0);
    m_find->setFocus();
    m_find->selectAll();
}

bool ManagerPage::back()
{
    if (!m_members.membership().isOpen() && !m_members.byHand().isOpen())
        return false;
    m_members.membership().leave();
    m_members.byHand().leave();
    m_find->setFocus();
    return true;
}

void ManagerPage::showTerminal()
{
    open(1);
}

void ManagerPage::open(int place)
{
    m_places->setCurrentIndex(place);
    refresh();
}

void ManagerPage::refresh()
{
    nameButton(m_toMembers, m_members.model().title, Qt::ALT | Qt::Key_1);
    nameButton(m_toTerminal, m_terminal.model().title, Qt::ALT | Qt::Key_2);
    m_toTill->setText(tr("Back to the till  Esc"));
    m_toMembers->setChecked(m_places->currentIndex() == 0);
    m_toTerminal->setChecked(m_places->currentIndex() == 1);
    refreshMembers();
    refreshTerminal();
}

void ManagerPage::refreshMembers()
{
    const MembersModel& model = m_members.model();
    m_title->setText(model.title);
    m_findLabel->setText(model.findLabel);
    m_find->setAccessibleName(model.findLabel);
    m_findButton->setText(wordsWithKey(model.find, tr("Enter"), true));
    m_notice->show(model.notice.icon, inkOf(model.notice.tone), model.notice.words);
    const bool membership = m_members.membership().isOpen();
    const bool byHand = m_members.byHand().isOpen();
    const bool over = membership || byHand;
    m_detail->setCurrentIndex(byHand ? 3 : membership ? 2 : (model.found ? 1 : 0));
    m_actBar->setVisible(!over);
    m_find->setEnabled(!over);
    m_findButton->setEnabled(!over);
    for (std::size_t i = 0; i < m_acts.size(); ++i)
        m_acts[i]->show(model.acts[i]);
    m_emptyIcon->show(u"search"_s, u"edge"_s);
    m_emptyTitle->setText(model.emptyTitle);
    m_emptyText->setText(model.emptyText);
    if (!model.found)
        return;
    m_name->setText(model.name);
    m_tier->setText(model.tier);
    m_tier->setVisible(!model.tier.isEmpty());
    setLook(m_tier, "tone", model.tierColour);
    m_number->setText(model.number);
    m_balanceCaption->setText(model.balanceCaption);
    m_balance->setText(model.balance);
    m_meter->show(model.tierShare);
    m_tierLine->setText(model.tierLine);
    for (std::size_t i = 0; i < m_facts.size(); ++i) {
        const StateItem fact = i < model.facts.size() ? model.facts[i] : StateItem();
        m_facts[i]->show(fact.icon, inkOf(fact.tone), fact.words);
    }
    m_lotsTitle->setText(model.lotsTitle);
    m_lots->setAccessibleName(model.lotsTitle);
    m_lots->setRows(model.lots);
    m_ledgerTitle->setText(model.ledgerTitle);
    m_ledger->setAccessibleName(model.ledgerTitle);
    m_ledger->setRows(model.ledger);
}

void ManagerPage::refreshTerminal()
{
    const TerminalModel& model = m_terminal.model();
    m_terminalTitle->setText(model.title);
    m_summary->show(model.summary.icon, inkOf(model.summary.tone), model.summary.words);
    m_advice->setText(model.advice);
    m_advice->setVisible(!model.advice.isEmpty());
    m_states->setAccessibleName(model.title);
    m_states->setRows(model.rows);
    nameButton(m_sync, model.sync, Qt::ALT | Qt::Key_Y);
    nameButton(m_verify, model.verify, Qt::ALT | Qt::Key_V);
    m_verify->setEnabled(model.canVerify);
    m_verified->show(model.verified.icon, inkOf(model.verified.tone), model.verified.words);
    m_problems->setAccessibleName(model.verified.words);
    m_problems->setRows(model.problems);
    m_problems->setVisible(!model.problems.empty());
}

} // namespace loyalty::ui
