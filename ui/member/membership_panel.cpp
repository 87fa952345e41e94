#include "ui/member/membership_panel.h"

#include "ui/style/note_line.h"
#include "ui/style/number_field.h"
#include "ui/style/style.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

QFrame* makeWell(QWidget* parent)
{
    auto* well = new QFrame(parent);
    well->setProperty("look", u"well"_s);
    return well;
}

} // namespace

MembershipPanel::MembershipPanel(MembershipPresenter& presenter, QWidget* parent)
    : QFrame(parent)
    , m_presenter(presenter)
    , m_title(makeText(this, u"lead"_s, u"ink"_s, true))
    , m_close(new QPushButton(this))
    , m_text(makeText(this, u"body"_s, u"ink2"_s))
    , m_notice(new NoteLine(this))
    , m_first(makeSide("first"))
    , m_second(makeSide("second"))
    , m_choosing(makeWell(this))
    , m_choicesTitle(makeText(m_choosing, u"small"_s, u"ink2"_s, true))
    , m_choices(new RowList(RowList::Use::Choosing, m_choosing))
    , m_findLabel(makeText(this, u"small"_s, u"ink2"_s))
    , m_find(new NumberField(this))
    , m_findButton(new QPushButton(this))
    , m_dayLabel(makeText(this, u"small"_s, u"ink2"_s))
    , m_day(new NumberField(this))
    , m_reasonLabel(makeText(this, u"small"_s, u"ink2"_s, true))
    , m_reason(new QLineEdit(this))
    , m_otherWhyNot(makeText(this, u"small"_s, u"ink2"_s))
    , m_whyNot(makeText(this, u"small"_s, u"wait"_s, true))
    , m_other(makeButton("membershipOther"))
    , m_confirm(makeButton("membershipConfirm"))
{
    setObjectName(u"membershipPanel"_s);
    setProperty("look", u"card"_s);
    m_title->setObjectName(u"membershipTitle"_s);
    m_close->setObjectName(u"membershipClose"_s);
    m_close->setProperty("look", u"quiet"_s);
    m_text->setWordWrap(true);
    m_whyNot->setObjectName(u"membershipWhyNot"_s);
    for (QLabel* label : {m_whyNot, m_otherWhyNot})
        label->setWordWrap(true);
    m_notice->words().setObjectName(u"membershipNotice"_s);
    m_choices->setObjectName(u"membershipChoices"_s);
    m_find->setObjectName(u"membershipFind"_s);
    m_findButton->setObjectName(u"membershipFindButton"_s);
    m_day->setObjectName(u"membershipDay"_s);
    m_reason->setObjectName(u"membershipReason"_s);
    m_reason->setMaxLength(200);
    m_confirm->setProperty("look", u"first"_s);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_close);
    auto* choosing = new QVBoxLayout(m_choosing);
    choosing->setContentsMargins(8, 8, 8, 8);
    choosing->addWidget(m_choicesTitle);
    choosing->addWidget(m_choices, 1);
    auto* people = new QHBoxLayout;
    people->setSpacing(8);
    people->addWidget(m_first.card, 3);
    people->addWidget(m_second.card, 3);
    people->addWidget(m_choosing, 2);
    auto* finding = new QHBoxLayout;
    finding->setSpacing(8);
    finding->addLayout(below(m_findLabel, m_find), 1);
    finding->addWidget(m_findButton, 0, Qt::AlignBottom);
    finding->addLayout(below(m_dayLabel, m_day), 1);
    finding->addLayout(below(m_reasonLabel, m_reason), 2);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_otherWhyNot, 1);
    buttons->addWidget(m_other, 1);
    buttons->addWidget(m_whyNot, 1);
    buttons->addWidget(m_confirm, 2);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(16, 8, 16, 12);
    page->setSpacing(6);
    page->addLayout(head);
    page->addWidget(m_text);
    page->addWidget(m_notice);
    page->addLayout(people, 1);
    page->addLayout(finding);
    page->addLayout(buttons);
    const auto find = [this] { m_presenter.find(m_find->text()); };
    connect(m_find, &QLineEdit::returnPressed, this, find);
    connect(m_findButton, &QPushButton::clicked, this, find);
    connect(m_choices, &RowList::chosen, &presenter, &MembershipPresenter::choose);
    connect(m_day, &QLineEdit::textChanged, &presenter, &MembershipPresenter::setDay);
    connect(m_day, &QLineEdit::returnPressed, this, [this] { m_reason->setFocus(); });
    connect(m_reason, &QLineEdit::textChanged, &presenter, &MembershipPresenter::setReason);
    connect(m_reason, &QLineEdit::returnPressed, &presenter, &MembershipPresenter::confirm);
    connect(m_confirm, &QPushButton::clicked, &presenter, &MembershipPresenter::confirm);
    connect(m_other, &QPushButton::clicked, &presenter, &MembershipPresenter::other);
    connect(m_close, &QPushButton::clicked, this, &MembershipPanel::closed);
    connect(&presenter, &MembershipPresenter::changed, this, &MembershipPanel::refresh);
    connect(&presenter, &MembershipPresenter::numberTaken, m_find, &QLineEdit::setText);
    connect(&presenter, &MembershipPresenter::secondFound, this, [this] {
        if (isVisible())
            m_reason->setFocus();
    });
    refresh();
}

MembershipPanel::Side MembershipPanel::makeSide(const char* name)
{
    Side side;
    side.card = makeWell(this);
    side.caption = makeText(side.card, u"small"_s, u"muted"_s);
    side.name = makeText(side.card, u"lead"_s, u"ink"_s, true);
    side.name->setObjectName(QString::fromLatin1(name) + u"Name"_s);
    side.tier = makeChip(side.card);
    side.number = makeText(side.card, u"body"_s, u"ink2"_s);
    side.rows = new RowList(RowList::Use::Reading, side.card);
    side.rows->setObjectName(QString::fromLatin1(name) + u"Rows"_s);
    side.empty = makeText(side.card, u"body"_s, u"muted"_s);
    side.empty->setWordWrap(true);
    side.empty->setAlignment(Qt::AlignCenter);
    auto* head = new QHBoxLayout;
    head->addWidget(side.name, 1);
    head->addWidget(side.tier, 0, Qt::AlignVCenter);
    auto* column = new QVBoxLayout(side.card);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(2);
    column->addWidget(side.caption);
    column->addLayout(head);
    column->addWidget(side.number);
    column->addWidget(side.rows, 1);
    column->addWidget(side.empty, 1);
    return side;
}

QPushButton* MembershipPanel::makeButton(const char* name)
{
    auto* button = new QPushButton(this);
    button->setObjectName(QString::fromLatin1(name));
    button->setProperty("touch", true);
    return button;
}

void MembershipPanel::begin()
{
    m_find->clear();
    m_day->clear();
    m_reason->clear();
    if (m_find->isVisibleTo(this))
        m_find->setFocus();
    else
        m_choices->setFocus();
}

void MembershipPanel::show(const Side& side, const MembershipModel::Person& person)
{
    const bool there = !person.name.isEmpty();
    side.caption->setText(person.caption);
    side.caption->setVisible(!person.caption.isEmpty());
    side.name->setText(person.name);
    side.tier->setText(person.tier);
    side.tier->setVisible(!person.tier.isEmpty());
    setLook(side.tier, "tone", person.tierColour);
    side.number->setText(person.number);
    side.rows->setRows(person.rows);
    side.rows->setAccessibleName(person.name);
    side.rows->setVisible(there);
    side.empty->setText(person.empty);
    side.empty->setVisible(!there);
}

void MembershipPanel::refresh()
{
    const MembershipModel& model = m_presenter.model();
    m_title->setText(model.title);
    m_close->setText(tr("Back  Esc"));
    m_text->setText(model.text);
    m_notice->show(model.notice.icon, inkOf(model.notice.tone), model.notice.words);
    show(m_first, model.first);
    show(m_second, model.second);
    m_second.card->setVisible(model.twoPeople);
    m_choosing->setVisible(!model.choicesTitle.isEmpty());
    m_choicesTitle->setText(model.choicesTitle);
    m_choices->setAccessibleName(model.choicesTitle);
    m_choices->setRows(model.choices);
    m_findLabel->setText(model.findLabel);
    m_findLabel->setVisible(!model.findLabel.isEmpty());
    m_find->setAccessibleName(model.findLabel);
    m_find->setVisible(!model.findLabel.isEmpty());
    m_findButton->setText(wordsWithKey(model.find, tr("Enter"), true));
    m_findButton->setVisible(!model.findLabel.isEmpty());
    m_dayLabel->setText(model.dayLabel);
    m_dayLabel->setVisible(!model.dayLabel.isEmpty());
    m_day->setAccessibleName(model.dayLabel);
    m_day->setVisible(!model.dayLabel.isEmpty());
    m_reasonLabel->setText(model.reasonLabel);
    m_reason->setAccessibleName(model.reasonLabel);
    m_confirm->setText(wordsWithKey(model.confirm, tr("Enter")));
    m_confirm->setEnabled(model.confirmWhyNot.isEmpty());
    m_confirm->setAccessibleDescription(model.confirmWhyNot);
    m_whyNot->setText(model.confirmWhyNot);
    m_whyNot->setVisible(!model.confirmWhyNot.isEmpty());
    m_otherWhyNot->setText(model.otherWhyNot);
    m_otherWhyNot->setVisible(!model.other.isEmpty() && !model.otherWhyNot.isEmpty());
    nameButton(m_other, model.other, Qt::ALT | Qt::Key_O);
    m_other->setVisible(!model.other.isEmpty());
    m_other->setEnabled(model.otherWhyNot.isEmpty());
    m_other->setAccessibleDescription(model.otherWhyNot);
}

} // namespace loyalty::ui
