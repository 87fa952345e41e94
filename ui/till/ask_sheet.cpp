#include "ui/till/ask_sheet.h"

#include "core/access/pin.h"
#include "ui/style/icon_label.h"
#include "ui/style/number_field.h"
#include "ui/style/style.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>

namespace loyalty::ui {

using namespace Qt::StringLiterals;

AskSheet::AskSheet(Asking& asking, QWidget* covered)
    : QWidget(covered->parentWidget())
    , m_asking(asking)
    , m_covered(covered)
{
    setObjectName(u"question"_s);
    makeCard();
    covered->installEventFilter(this);
    hide();
    connect(&asking, &Asking::changed, this, &AskSheet::refresh);
}

void AskSheet::takeFocus()
{
    if (QLineEdit* entry = field())
        entry->setFocus();
    else
        m_yes->setFocus();
}

void AskSheet::makeCard()
{
    m_card = new QFrame(this);
    m_card->setProperty("look", u"card"_s);
    m_card->setFixedWidth(480);
    m_icon = new IconLabel(32, m_card);
    m_title = makeText(m_card, u"lead"_s, u"ink"_s, true);
    m_title->setObjectName(u"questionTitle"_s);
    m_title->setWordWrap(true);
    m_text = makeText(m_card, u"body"_s, u"ink2"_s);
    m_text->setWordWrap(true);
    m_label = makeText(m_card, u"small"_s, u"ink2"_s, true);
    m_number = new NumberField(m_card);
    m_number->setObjectName(u"questionNumber"_s);
    m_pin = new NumberField(m_card);
    m_pin->setObjectName(u"questionPin"_s);
    m_pin->setEchoMode(QLineEdit::Password);
    m_pin->setMaxLength(static_cast<int>(access::kLongestPin));
    m_words = new QLineEdit(m_card);
    m_words->setObjectName(u"questionWords"_s);
    m_words->setMaxLength(200);
    m_trouble = makeText(m_card, u"small"_s, u"stop"_s, true);
    m_trouble->setObjectName(u"questionTrouble"_s);
    m_trouble->setWordWrap(true);
    m_no = new QPushButton(m_card);
    m_no->setObjectName(u"questionNo"_s);
    m_yes = new QPushButton(m_card);
    m_yes->setObjectName(u"questionYes"_s);
    m_yes->setProperty("look", u"first"_s);
    m_also = new QPushButton(m_card);
    m_also->setObjectName(u"questionAlso"_s);
    for (QPushButton* button : {m_no, m_also, m_yes})
        button->setProperty("touch", true);
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_icon, 0, Qt::AlignTop);
    head->addWidget(m_title, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton* button : {m_no, m_also, m_yes})
        buttons->addWidget(button, 1);
    auto* column = new QVBoxLayout(m_card);
    column->setContentsMargins(24, 20, 24, 24);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_text);
    for (QWidget* widget : std::array<QWidget*, 5>{m_label, m_number, m_pin, m_words, m_trouble})
        column->addWidget(widget);
    column->addSpacing(8);
    column->addLayout(buttons);
    auto* middle = new QVBoxLayout(this);
    middle->addWidget(m_card, 0, Qt::AlignCenter);
    connect(m_yes, &QPushButton::clicked, this, [this] { answer(); });
    for (QLineEdit* field : {static_cast<QLineEdit*>(m_number), static_cast<QLineEdit*>(m_pin), m_words}) {
        field->installEventFilter(this);
        connect(field, &QLineEdit::returnPressed, this, [this] { answer(); }); // the pad's
    }
    connect(m_no, &QPushButton::clicked, this, [this] { m_asking.cancel(); });
    connect(m_also, &QPushButton::clicked, &m_asking, &Asking::chooseAlso);
}

QLineEdit* AskSheet::field() const
{
    switch (m_shown.field) {
    case Question::Field::None:
        return nullptr;
    case Question::Field::Number:
        return m_number;
    case Question::Field::Pin:
        return m_pin;
    case Question::Field::Words:
        return m_words;
    }
    return nullptr;
}

void AskSheet::answer()
{
    const QString text = field() != nullptr ? field()->text() : QString();
    m_pin->clear(); // a wrong one is not mended, it is typed again
    m_asking.answer(text);
}

void AskSheet::refresh()
{
    const auto& question = m_asking.question();
    const bool wasShown = isVisibleTo(parentWidget());
    // Of the two places that a question may cover, the one that is seen.
    if (!question || m_covered->isHidden() || !m_covered->isVisibleTo(window())) {
        hide();
        m_covered->setEnabled(true);
        if (wasShown)
            Q_EMIT shownOrHidden(false);
        return;
    }
    const bool another = !wasShown || question->title != m_shown.title;
    fill(*question);
    setGeometry(m_covered->geometry());
    show();
    raise();
    m_covered->setEnabled(false); // neither the focus nor a key of its buttons gets there, whoever gives it
    if (!another)
        return;
    m_number->clear();
    m_pin->clear();
    m_words->clear();
    Q_EMIT shownOrHidden(true);
    takeFocus();
}

void AskSheet::fill(const Question& question)
{
    m_shown = question;
    m_icon->show(question.icon, u"accentInk"_s);
    m_title->setText(question.title);
    m_text->setText(question.text);
    m_text->setVisible(!question.text.isEmpty());
    m_label->setText(question.fieldLabel);
    m_label->setVisible(question.field != Question::Field::None);
    m_number->setVisible(question.field == Question::Field::Number);
    m_number->setAccessibleName(question.fieldLabel);
    m_pin->setVisible(question.field == Question::Field::Pin);
    m_pin->setAccessibleName(question.fieldLabel);
    m_words->setVisible(question.field == Question::Field::Words);
    m_words->setAccessibleName(question.fieldLabel);
    m_trouble->setText(question.trouble);
    m_trouble->setVisible(!question.trouble.isEmpty());
    m_yes->setText(question.yes + "\n"_L1 + tr("Enter"));
    m_no->setText(question.no + "\n"_L1 + tr("Esc"));
    m_no->setVisible(!question.no.isEmpty());
    m_also->setText(question.also + "\n"_L1 + question.alsoKey);
    m_also->setVisible(!question.also.isEmpty());
    setAccessibleName(question.title);
}

void AskSheet::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event);
    QPainter painter(this);
    QColor veil = tokens().colour(u"paper"_s);
    veil.setAlphaF(0.85F);
    painter.fillRect(rect(), veil);
}

void AskSheet::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!m_asking.question()) // a key that came as the sheet went
        QWidget::keyPressEvent(event);
    else if (enter && m_no->hasFocus())
        m_asking.cancel();
    else if (enter && m_also->hasFocus())
        m_asking.chooseAlso();
    else if (enter)
        answer();
    else if (event->key() == Qt::Key_Escape)
        m_asking.cancel();
    else
        QWidget::keyPressEvent(event);
}

bool AskSheet::eventFilter(QObject* watched, QEvent* event)
{
    // Enter in a field is an answer, and goes no further: it would answer the next question too.
    if (watched != m_covered && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter)
            return answer(), true;
    }
    if (watched == m_covered && (event->type() == QEvent::Resize || event->type() == QEvent::Move))
        setGeometry(m_covered->geometry());
    return QWidget::eventFilter(watched, event);
}

/// The focus goes round within the question.
bool AskSheet::focusNextPrevChild(bool next)
{
    QList<QWidget*> stops;
    for (QWidget* widget : std::array<QWidget*, 6>{m_number, m_pin, m_words, m_no, m_also, m_yes})
        if (widget->isVisible())
            stops.push_back(widget);
    if (stops.isEmpty())
        return QWidget::focusNextPrevChild(next);
    const qsizetype now = stops.indexOf(focusWidget());
    const qsizetype to = (now + (next ? 1 : stops.size() - 1)) % stops.size();
    stops[to]->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

} // namespace loyalty::ui
