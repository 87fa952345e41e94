#include "ui/value/value_page.h"

#include "ui/style/note_line.h"
#include "ui/style/number_field.h"
#include "ui/style/style.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace loyalty::ui {

using namespace Qt::StringLiterals;

ValuePage::ValuePage(ValuePresenter& presenter, QWidget* parent)
    : QFrame(parent)
    , m_presenter(presenter)
    , m_title(makeText(this, u"lead"_s, u"ink"_s, true))
    , m_close(new QPushButton(this))
    , m_notice(new NoteLine(this))
    , m_findLabel(makeText(this, u"small"_s, u"ink2"_s, true))
    , m_find(new NumberField(this))
    , m_findButton(new QPushButton(this))
    , m_holder(makeText(this, u"lead"_s, u"ink"_s, true))
    , m_holds(makeText(this, u"body"_s, u"ink2"_s))
    , m_amountLabel(makeText(this, u"small"_s, u"ink2"_s, true))
    , m_amount(new NumberField(this))
    , m_preview(new NoteLine(this))
    , m_giftsTitle(makeText(this, u"small"_s, u"ink2"_s, true))
    , m_gifts(new RowList(RowList::Use::Choosing, this))
    , m_slipsTitle(makeText(this, u"small"_s, u"ink2"_s, true))
    , m_slips(new RowList(RowList::Use::Choosing, this))
    , m_print(makeButton("valuePrint"))
    , m_void(makeButton("valueVoid"))
    , m_payOut(makeButton("valuePayOut"))
    , m_load(makeButton("valueLoad"))
{
    setObjectName(u"valuePage"_s);
    setProperty("look", u"card"_s);
    m_close->setObjectName(u"valueClose"_s);
    m_close->setProperty("look", u"quiet"_s);
    m_find->setObjectName(u"valueFind"_s);
    m_findButton->setObjectName(u"valueFindButton"_s);
    m_holder->setObjectName(u"valueHolder"_s);
    m_holds->setObjectName(u"valueHolds"_s);
    m_amount->setObjectName(u"valueAmount"_s);
    m_preview->words().setObjectName(u"valuePreview"_s);
    m_notice->words().setObjectName(u"valueNotice"_s);
    m_gifts->setObjectName(u"valueGifts"_s);
    m_slips->setObjectName(u"valueSlips"_s);
    for (RowList* list : {m_gifts, m_slips})
        list->setMinimumHeight(40); // a row, on the smallest screen
    m_load->setProperty("look", u"first"_s);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_close);
    auto* finding = new QHBoxLayout;
    finding->setSpacing(8);
    finding->addWidget(m_find, 1);
    finding->addWidget(m_findButton);
    auto* form = new QVBoxLayout;
    form->setSpacing(6);
    form->addWidget(m_findLabel);
    form->addLayout(finding);
    form->addWidget(m_holder);
    form->addWidget(m_holds);
    form->addSpacing(8);
    form->addWidget(m_amountLabel);
    form->addWidget(m_amount);
    form->addWidget(m_preview);
    form->addStretch(1);
    auto* gifts = new QVBoxLayout;
    gifts->addWidget(m_giftsTitle);
    gifts->addWidget(m_gifts, 2);
    gifts->addWidget(m_slipsTitle);
    gifts->addWidget(m_slips, 3);
    auto* body = new QHBoxLayout;
    body->setSpacing(24);
    body->addLayout(form, 3);
    body->addLayout(gifts, 2);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_print, 1);
    buttons->addWidget(m_void, 1);
    buttons->addWidget(m_payOut, 1);
    buttons->addWidget(m_load, 2);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(16, 8, 16, 12);
    page->setSpacing(6);
    page->addLayout(head);
    page->addWidget(m_notice);
    page->addLayout(body, 1);
    page->addLayout(buttons);
    const auto find = [this] { m_presenter.find(m_find->text()); };
    connect(m_find, &QLineEdit::returnPressed, this, find);
    connect(m_findButton, &QPushButton::clicked, this, find);
    connect(m_amount, &QLineEdit::textChanged, &m_presenter, &ValuePresenter::setAmount);
    connect(m_amount, &QLineEdit::returnPressed, &m_presenter, &ValuePresenter::load);
    connect(m_gifts, &RowList::chosen, &m_presenter, &ValuePresenter::chooseGift);
    connect(m_slips, &RowList::chosen, &m_presenter, &ValuePresenter::chooseSlip);
    connect(m_load, &QPushButton::clicked, &m_presenter, &ValuePresenter::load);
    connect(m_payOut, &QPushButton::clicked, &m_presenter, &ValuePresenter::payOut);
    connect(m_void, &QPushButton::clicked, &m_presenter, &ValuePresenter::voidLoad);
    connect(m_print, &QPushButton::clicked, &m_presenter, &ValuePresenter::print);
    connect(m_close, &QPushButton::clicked, this, &ValuePage::closed);
    connect(&presenter, &ValuePresenter::changed, this, &ValuePage::refresh);
    connect(&presenter, &ValuePresenter::amountWished, m_amount, &QLineEdit::setText);
    connect(&presenter, &ValuePresenter::numberTaken, m_find, &QLineEdit::setText);
    connect(&presenter, &ValuePresenter::accountFound, this, [this] {
        if (isVisible())
            m_amount->setFocus();
    });
    refresh();
}

QPushButton* ValuePage::makeButton(const char* name)
{
    auto* button = new QPushButton(this);
    button->setObjectName(QString::fromLatin1(name));
    button->setProperty("touch", true);
    return button;
}

void ValuePage::begin()
{
    m_find->clear();
    m_amount->clear();
    (m_presenter.model().holder.isEmpty() ? m_find : m_amount)->setFocus();
}

void ValuePage::refresh()
{
    const ValueModel& model = m_presenter.model();
    m_title->setText(model.title);
    m_close->setText(tr("Close  Esc"));
    m_notice->show(model.notice.icon, inkOf(model.notice.tone), model.notice.words);
    m_findLabel->setText(model.findLabel);
    m_find->setAccessibleName(model.findLabel);
    m_findButton->setText(wordsWithKey(tr("Find"), tr("Enter"), true));
    m_holder->setText(model.holder);
    m_holder->setVisible(!model.holder.isEmpty());
    m_holds->setText(model.holds);
    m_holds->setVisible(!model.holds.isEmpty());
    m_amountLabel->setText(model.amountLabel);
    m_amount->setAccessibleName(model.amountLabel);
    m_preview->show(model.preview.icon, inkOf(model.preview.tone), model.preview.words);
    m_giftsTitle->setText(model.giftsTitle);
    m_giftsTitle->setVisible(!model.gifts.empty());
    m_gifts->setAccessibleName(model.giftsTitle);
    m_gifts->setRows(model.gifts);
    m_gifts->setVisible(!model.gifts.empty());
    m_slipsTitle->setText(model.slipsTitle);
    m_slipsTitle->setVisible(!model.slips.empty());
    m_slips->setAccessibleName(model.slipsTitle);
    m_slips->setRows(model.slips);
    m_slips->setVisible(!model.slips.empty());
    m_print->setText(wordsWithKey(tr("Print the slip"), u"F9"_s));
    m_print->setEnabled(model.canPrint);
    nameButton(m_void, tr("Take back"), Qt::ALT | Qt::Key_V);
    m_void->setEnabled(model.voidWhyNot.isEmpty());
    m_void->setAccessibleDescription(model.voidWhyNot);
    nameButton(m_payOut, tr("Pay out"), Qt::ALT | Qt::Key_O);
    m_payOut->setEnabled(model.canPayOut);
    m_load->setText(wordsWithKey(model.loadWords, tr("Enter")));
    m_load->setEnabled(model.canLoad);
}

} // namespace loyalty::ui
