#include "ui/member/by_hand_panel.h"

#include "ui/style/note_line.h"
#include "ui/style/number_field.h"
#include "ui/style/style.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace loyalty::ui {

using namespace Qt::StringLiterals;

ByHandPanel::ByHandPanel(ByHandPresenter& presenter, QWidget* parent)
    : QFrame(parent)
    , m_presenter(presenter)
    , m_title(makeText(this, u"lead"_s, u"ink"_s, true))
    , m_close(new QPushButton(this))
    , m_text(makeText(this, u"body"_s, u"ink2"_s))
    , m_notice(new NoteLine(this))
    , m_listTitle(makeText(this, u"small"_s, u"ink2"_s, true))
    , m_rows(new RowList(RowList::Use::Choosing, this))
    , m_empty(makeText(this, u"body"_s, u"muted"_s))
    , m_countLabel(makeText(this, u"small"_s, u"ink2"_s))
    , m_count(new NumberField(this))
    , m_reasonLabel(makeText(this, u"small"_s, u"ink2"_s, true))
    , m_reason(new QLineEdit(this))
    , m_whyNot(makeText(this, u"small"_s, u"wait"_s, true))
    , m_take(makeButton("byHandTake"))
    , m_give(makeButton("byHandGive"))
{
    setObjectName(u"byHandPanel"_s);
    setProperty("look", u"card"_s);
    m_title->setObjectName(u"byHandTitle"_s);
    m_close->setObjectName(u"byHandClose"_s);
    m_close->setProperty("look", u"quiet"_s);
    m_text->setWordWrap(true);
    m_notice->words().setObjectName(u"byHandNotice"_s);
    m_rows->setObjectName(u"byHandRows"_s);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_count->setObjectName(u"byHandCount"_s);
    m_reason->setObjectName(u"byHandReason"_s);
    m_reason->setMaxLength(200);
    m_whyNot->setObjectName(u"byHandWhyNot"_s);
    m_whyNot->setWordWrap(true);
    m_give->setProperty("look", u"first"_s);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_close);
    auto* typing = new QHBoxLayout;
    typing->setSpacing(8);
    typing->addLayout(below(m_countLabel, m_count), 1);
    typing->addLayout(below(m_reasonLabel, m_reason), 3);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_whyNot, 2);
    buttons->addWidget(m_take, 1);
    buttons->addWidget(m_give, 2);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(16, 8, 16, 12);
    page->setSpacing(6);
    page->addLayout(head);
    page->addWidget(m_text);
    page->addWidget(m_notice);
    page->addWidget(m_listTitle);
    page->addWidget(m_rows, 1);
    page->addWidget(m_empty, 1);
    page->addLayout(typing);
    page->addLayout(buttons);
    connect(m_rows, &RowList::chosen, &presenter, &ByHandPresenter::choose);
    connect(m_count, &QLineEdit::textChanged, &presenter, &ByHandPresenter::setCount);
    connect(m_count, &QLineEdit::returnPressed, this, [this] { m_reason->setFocus(); });
    connect(m_reason, &QLineEdit::textChanged, &presenter, &ByHandPresenter::setReason);
    connect(m_reason, &QLineEdit::returnPressed, &presenter, &ByHandPresenter::give);
    connect(m_give, &QPushButton::clicked, &presenter, &ByHandPresenter::give);
    connect(m_take, &QPushButton::clicked, &presenter, &ByHandPresenter::take);
    connect(m_close, &QPushButton::clicked, this, &ByHandPanel::closed);
    connect(&presenter, &ByHandPresenter::changed, this, &ByHandPanel::refresh);
    refresh();
}

QPushButton* ByHandPanel::makeButton(const char* name)
{
    auto* button = new QPushButton(this);
    button->setObjectName(QString::fromLatin1(name));
    button->setProperty("touch", true);
    return button;
}

void ByHandPanel::begin()
{
    m_count->clear();
    m_reason->clear();
    if (!m_rows->rows().empty())
        m_rows->setCurrent(0);
    m_rows->setFocus();
}

void ByHandPanel::refresh()
{
    const ByHandModel& model = m_presenter.model();
    m_title->setText(model.title);
    m_close->setText(tr("Back  Esc"));
    m_text->setText(model.text);
    m_notice->show(model.notice.icon, inkOf(model.notice.tone), model.notice.words);
    m_listTitle->setText(model.listTitle);
    m_rows->setAccessibleName(model.listTitle);
    m_rows->setRows(model.rows);
    m_rows->setVisible(!model.rows.empty());
    m_empty->setText(model.empty);
    m_empty->setVisible(model.rows.empty());
    m_countLabel->setText(model.countLabel);
    m_countLabel->setVisible(!model.countLabel.isEmpty());
    m_count->setAccessibleName(model.countLabel);
    m_count->setVisible(!model.countLabel.isEmpty());
    m_reasonLabel->setText(model.reasonLabel);
    m_reason->setAccessibleName(model.reasonLabel);
    m_whyNot->setText(model.whyNot);
    m_give->setText(wordsWithKey(model.give, tr("Enter")));
    m_give->setEnabled(model.giveWhyNot.isEmpty());
    m_give->setAccessibleDescription(model.giveWhyNot);
    nameButton(m_take, model.take, Qt::ALT | Qt::Key_O);
    m_take->setEnabled(model.takeWhyNot.isEmpty());
    m_take->setAccessibleDescription(model.takeWhyNot);
}

} // namespace loyalty::ui
