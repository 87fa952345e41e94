#include "ui/member/enrol_page.h"

#include "ui/style/note_line.h"
#include "ui/style/number_field.h"
#include "ui/style/style.h"
#include "ui/style/tick_box.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

template <class Field>
Field* makeField(QWidget* parent, const QString& name)
{
    auto* field = new Field(parent);
    field->setObjectName(name);
    return field;
}

QPushButton* makeButton(QWidget* parent, const QString& name)
{
    auto* button = new QPushButton(parent);
    button->setObjectName(name);
    button->setProperty("touch", true);
    return button;
}

} // namespace

EnrolPage::EnrolPage(EnrolPresenter& presenter, QWidget* parent)
    : QFrame(parent)
    , m_presenter(presenter)
    , m_title(makeText(this, u"lead"_s, u"ink"_s, true))
    , m_phoneLabel(makeText(this, u"small"_s, u"ink2"_s, true))
    , m_phone(makeField<NumberField>(this, u"enrolPhone"_s))
    , m_phoneState(new NoteLine(this))
    , m_serve(makeButton(this, u"enrolServe"_s))
    , m_nameLabel(makeText(this, u"small"_s, u"ink2"_s))
    , m_name(makeField<QLineEdit>(this, u"enrolName"_s))
    , m_birthdayLabel(makeText(this, u"small"_s, u"ink2"_s))
    , m_birthday(makeField<NumberField>(this, u"enrolBirthday"_s))
    , m_cardLabel(makeText(this, u"small"_s, u"ink2"_s))
    , m_card(makeField<NumberField>(this, u"enrolCard"_s))
    , m_referrerLabel(makeText(this, u"small"_s, u"ink2"_s))
    , m_referrer(makeField<NumberField>(this, u"enrolReferrer"_s))
    , m_referrerState(new NoteLine(this))
    , m_consentTitle(makeText(this, u"small"_s, u"ink2"_s, true))
    , m_consentText(makeText(this, u"small"_s, u"ink"_s))
    , m_consent(new TickBox(this))
    , m_trouble(new NoteLine(this))
    , m_close(makeButton(this, u"enrolClose"_s))
    , m_enrol(makeButton(this, u"enrolDone"_s))
{
    setObjectName(u"enrolPage"_s);
    setProperty("look", u"card"_s);
    m_consent->setObjectName(u"enrolConsent"_s);
    m_consentText->setWordWrap(true);
    m_serve->setProperty("look", u"first"_s);
    m_enrol->setProperty("look", u"first"_s);
    auto* left = new QVBoxLayout;
    auto* right = new QVBoxLayout;
    makeLeft(*left);
    makeRight(*right);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(24);
    columns->addLayout(left, 1);
    columns->addLayout(right, 1);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(16, 12, 16, 12);
    page->setSpacing(4);
    page->addWidget(m_title);
    page->addLayout(columns, 1);
    setTabOrder(m_phone, m_consent);
    setTabOrder(m_consent, m_enrol);
    setTabOrder(m_enrol, m_name);
    setTabOrder(m_name, m_birthday);
    setTabOrder(m_birthday, m_card);
    setTabOrder(m_card, m_referrer);
    setTabOrder(m_referrer, m_close);
    for (QLineEdit* field : fields())
        connect(field, &QLineEdit::textChanged, this, &EnrolPage::edited);
    connect(m_referrer, &QLineEdit::editingFinished, &m_presenter, &EnrolPresenter::referrerDone);
    // Queued: Enter in the field says so too, and what it finds is served by the next one.
    connect(m_phone, &QLineEdit::editingFinished, &m_presenter, &EnrolPresenter::phoneDone, Qt::QueuedConnection);
    connect(m_consent, &QCheckBox::toggled, this, &EnrolPage::edited);
    connect(m_enrol, &QPushButton::clicked, &m_presenter, &EnrolPresenter::enrol);
    connect(m_serve, &QPushButton::clicked, &m_presenter, &EnrolPresenter::serveFound);
    connect(m_close, &QPushButton::clicked, this, &EnrolPage::closed);
    connect(&m_presenter, &EnrolPresenter::cardRead, m_card, &QLineEdit::setText);
    connect(&m_presenter, &EnrolPresenter::changed, this, &EnrolPage::refresh);
    connect(&m_presenter, &EnrolPresenter::formCleared, this, &EnrolPage::clearForm);
    refresh();
}

void EnrolPage::makeLeft(QVBoxLayout& column)
{
    column.setSpacing(2);
    column.addWidget(m_phoneLabel);
    column.addWidget(m_phone);
    column.addWidget(m_phoneState);
    column.addWidget(m_serve);
    column.addSpacing(4);
    auto* person = new QHBoxLayout;
    person->setSpacing(8);
    person->addLayout(below(m_nameLabel, m_name), 1);
    person->addLayout(below(m_birthdayLabel, m_birthday), 1);
    column.addLayout(person);
    column.addSpacing(4);
    column.addWidget(m_cardLabel);
    column.addWidget(m_card);
    column.addSpacing(4);
    column.addWidget(m_referrerLabel);
    column.addWidget(m_referrer);
    column.addWidget(m_referrerState);
    column.addStretch(1);
}

void EnrolPage::makeRight(QVBoxLayout& column)
{
    column.setSpacing(8);
    auto* band = new QFrame(this);
    band->setProperty("look", u"band"_s);
    band->setProperty("tone", u"neutral"_s);
    auto* words = new QVBoxLayout(band);
    words->setContentsMargins(16, 10, 16, 12);
    words->setSpacing(4);
    words->addWidget(m_consentTitle);
    words->addWidget(m_consentText);
    column.addWidget(band);
    column.addWidget(m_consent);
    column.addWidget(m_trouble);
    column.addStretch(1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_close, 1);
    buttons->addWidget(m_enrol, 2);
    column.addLayout(buttons);
}

std::array<QLineEdit*, 5> EnrolPage::fields() const
{
    return {m_phone, m_name, m_birthday, m_card, m_referrer};
}

void EnrolPage::begin()
{
    m_phone->setFocus();
}

/// What the buttons say: Enter enrols, or serves who was found, from wherever on the page it is not something else. In the
/// number's field it looks first whose it is.
void EnrolPage::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) || m_close->hasFocus())
        return QFrame::keyPressEvent(event);
    if (!m_phone->hasFocus() || !m_presenter.model().found.isEmpty())
        return m_presenter.enter();
    m_presenter.phoneDone();
    m_consent->setFocus();
}

void EnrolPage::edited()
{
    m_presenter.edit({m_phone->text(), m_name->text(), m_birthday->text(), m_card->text(), m_consent->isChecked(),
                      m_referrer->text()});
}

void EnrolPage::refresh()
{
    const EnrolModel& model = m_presenter.model();
    m_title->setText(model.title);
    m_phoneLabel->setText(model.phoneLabel);
    m_phone->setAccessibleName(model.phoneLabel);
    m_phoneState->show(model.phoneState.icon, inkOf(model.phoneState.tone),
                       model.found.isEmpty() ? model.phoneState.words : model.phoneState.words + ": "_L1 + model.found);
    m_serve->setText(wordsWithKey(model.serve, tr("Enter")));
    m_serve->setVisible(!model.found.isEmpty());
    // The optional fields give way to the one next act.
    for (QWidget* widget : {static_cast<QWidget*>(m_cardLabel), static_cast<QWidget*>(m_card)})
        widget->setVisible(model.found.isEmpty());
    for (QWidget* widget : {static_cast<QWidget*>(m_referrerLabel), static_cast<QWidget*>(m_referrer)})
        widget->setVisible(model.asksReferrer && model.found.isEmpty());
    m_referrerState->setVisible(model.asksReferrer && !model.referrerState.words.isEmpty());
    m_referrerState->show(model.referrerState.icon, inkOf(model.referrerState.tone), model.referrerState.words);
    m_nameLabel->setText(model.nameLabel);
    m_name->setAccessibleName(model.nameLabel);
    m_birthdayLabel->setText(model.birthdayLabel);
    m_birthday->setAccessibleName(model.birthdayLabel);
    m_cardLabel->setText(model.cardLabel);
    m_card->setAccessibleName(model.cardLabel);
    m_referrerLabel->setText(model.referrerLabel);
    m_referrer->setAccessibleName(model.referrerLabel);
    m_consentTitle->setText(model.consentTitle);
    m_consentText->setText(model.consentText);
    nameButton(m_consent, model.consentTick, Qt::ALT | Qt::Key_A, true);
    const bool trouble = !model.trouble.words.isEmpty();
    m_trouble->show(trouble ? model.trouble.icon : u"why"_s, inkOf(trouble ? model.trouble.tone : Tone::Neutral),
                    trouble ? model.trouble.words : model.reason);
    m_close->setText(model.close);
    m_enrol->setText(model.enrol);
    m_enrol->setEnabled(model.canEnrol);
}

void EnrolPage::clearForm()
{
    for (QLineEdit* field : fields())
        field->clear();
    m_consent->setChecked(false);
}

} // namespace loyalty::ui
