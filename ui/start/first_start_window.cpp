#include "ui/start/first_start_window.h"

#include "ui/language/language.h"
#include "ui/style/note_line.h"
#include "ui/style/number_field.h"
#include "ui/style/style.h"

#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace loyalty::ui {

using namespace Qt::StringLiterals;

FirstStartWindow::FirstStartWindow(FirstStart& start, QWidget* parent)
    : QWidget(parent)
    , m_presenter(new FirstStartPresenter(start, this))
    , m_chooseFile([](QWidget* above) { return QFileDialog::getOpenFileName(above); })
    , m_title(makeText(this, u"title"_s, u"ink"_s, true))
    , m_text(makeText(this, u"body"_s, u"ink2"_s))
    , m_officeLabel(makeText(this, u"small"_s, u"ink2"_s, true))
    , m_office(new NumberField(this))
    , m_codeLabel(makeText(this, u"small"_s, u"ink2"_s, true))
    , m_code(new NumberField(this))
    , m_laneLabel(makeText(this, u"small"_s, u"ink2"_s, true))
    , m_lane(new QLineEdit(this))
    , m_caLabel(makeText(this, u"small"_s, u"ink2"_s))
    , m_ca(new QLineEdit(this))
    , m_choose(new QPushButton(this))
    , m_notice(new NoteLine(this))
    , m_enrol(new QPushButton(this))
{
    setObjectName(u"paper"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto* card = new QFrame(this);
    card->setProperty("look", u"card"_s);
    card->setMaximumWidth(640);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(32, 20, 32, 24);
    column->setSpacing(4);
    makeForm(*column);
    auto* middle = new QVBoxLayout(this);
    middle->setContentsMargins(16, 8, 16, 16);
    middle->addWidget(makeLanguages(), 0, Qt::AlignRight);
    middle->addStretch(1);
    auto* line = new QHBoxLayout;
    line->addStretch(1);
    line->addWidget(card, 4);
    line->addStretch(1);
    middle->addLayout(line);
    middle->addStretch(2);
    connect(m_presenter, &FirstStartPresenter::changed, this, &FirstStartWindow::refresh);
    connect(m_presenter, &FirstStartPresenter::enrolled, this, &FirstStartWindow::enrolled);
    refresh();
    m_office->setFocus();
}

void FirstStartWindow::makeForm(QVBoxLayout& column)
{
    m_office->setObjectName(u"startHeadOffice"_s);
    m_office->setText(u"https://"_s);
    m_code->setObjectName(u"startCode"_s);
    m_lane->setObjectName(u"startLane"_s);
    m_ca->setObjectName(u"startCertificate"_s);
    m_choose->setObjectName(u"startChoose"_s);
    m_enrol->setObjectName(u"startEnrol"_s);
    m_enrol->setProperty("look", u"first"_s);
    m_enrol->setProperty("touch", true);
    m_notice->words().setObjectName(u"startNotice"_s);
    m_text->setWordWrap(true);
    column.addWidget(m_title);
    column.addWidget(m_text);
    column.addSpacing(8);
    column.addWidget(m_officeLabel);
    column.addWidget(m_office);
    auto* pair = new QHBoxLayout;
    pair->setSpacing(16);
    for (const auto& [label, field] : {std::pair<QLabel*, QLineEdit*>{m_codeLabel, m_code}, {m_laneLabel, m_lane}}) {
        auto* cell = new QVBoxLayout;
        cell->setSpacing(4);
        cell->addWidget(label);
        cell->addWidget(field);
        pair->addLayout(cell, field == m_code ? 2 : 1);
    }
    column.addSpacing(4);
    column.addLayout(pair);
    column.addSpacing(4);
    column.addWidget(m_caLabel);
    auto* file = new QHBoxLayout;
    file->setSpacing(8);
    file->addWidget(m_ca, 1);
    file->addWidget(m_choose);
    column.addLayout(file);
    column.addSpacing(8);
    column.addWidget(m_notice);
    column.addSpacing(4);
    column.addWidget(m_enrol);
    for (QLineEdit* field : {static_cast<QLineEdit*>(m_office), static_cast<QLineEdit*>(m_code), m_lane, m_ca}) {
        connect(field, &QLineEdit::textChanged, this, &FirstStartWindow::edited);
        connect(field, &QLineEdit::returnPressed, m_presenter, &FirstStartPresenter::enrol);
    }
    connect(m_enrol, &QPushButton::clicked, m_presenter, &FirstStartPresenter::enrol);
    connect(m_choose, &QPushButton::clicked, this, [this] {
        if (const QString chosen = m_chooseFile(this); !chosen.isEmpty())
            m_ca->setText(chosen);
    });
}

QWidget* FirstStartWindow::makeLanguages()
{
    auto* choice = new QWidget(this);
    auto* line = new QHBoxLayout(choice);
    line->setContentsMargins(0, 0, 0, 0);
    for (const QString& language : languages()) {
        auto* button = new QPushButton(nameOfLanguage(language), choice);
        button->setObjectName("startLanguage_"_L1 + language);
        button->setProperty("look", u"quiet"_s);
        line->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, language] { Q_EMIT languageWished(language); });
    }
    return choice;
}

void FirstStartWindow::setChooseFile(ChooseFile choose)
{
    m_chooseFile = std::move(choose);
}

void FirstStartWindow::edited()
{
    m_presenter->edit({m_office->text(), m_code->text(), m_lane->text(), m_ca->text()});
}

void FirstStartWindow::refresh()
{
    const FirstStartModel& model = m_presenter->model();
    setWindowTitle(model.title);
    m_title->setText(model.title);
    m_text->setText(model.text);
    m_officeLabel->setText(model.headOfficeLabel);
    m_office->setAccessibleName(model.headOfficeLabel);
    m_codeLabel->setText(model.codeLabel);
    m_code->setAccessibleName(model.codeLabel);
    m_laneLabel->setText(model.laneLabel);
    m_lane->setAccessibleName(model.laneLabel);
    m_caLabel->setText(model.caLabel);
    m_ca->setAccessibleName(model.caLabel);
    m_choose->setText(model.choose);
    m_notice->show(model.notice.icon, inkOf(model.notice.tone), model.notice.words);
    m_enrol->setText(model.enrol);
    m_enrol->setEnabled(model.canEnrol);
    const bool again = model.live && !m_code->isEnabled();
    for (QWidget* widget :
         {static_cast<QWidget*>(m_office), static_cast<QWidget*>(m_code), static_cast<QWidget*>(m_lane),
          static_cast<QWidget*>(m_ca), static_cast<QWidget*>(m_choose)})
        widget->setEnabled(model.live);
    // What is refused takes lines of its own, and pushes nothing into one another.
    setMinimumHeight(layout()->hasHeightForWidth() ? layout()->totalMinimumHeightForWidth(width())
                                                   : layout()->totalMinimumSize().height());
    // A refusal is about the code more often than not.
    if (again)
        m_code->setFocus();
}

void FirstStartWindow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_presenter->retranslate();
}

} // namespace loyalty::ui
