#include "ui/sale/blind_return_panel.h"

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

constexpr int kLeastList = 40; // a row, on the smallest screen

/// Its neighbours stand where they do while it is not seen, too.
void keepPlace(QWidget* widget)
{
    QSizePolicy policy = widget->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    widget->setSizePolicy(policy);
}

} // namespace

BlindReturnPanel::BlindReturnPanel(BlindReturnPresenter& presenter, QWidget* parent)
    : QWidget(parent)
    , m_presenter(presenter)
    , m_text(makeText(this, u"small"_s, u"ink2"_s))
    , m_notice(new NoteLine(this))
    , m_memberLabel(makeText(this, u"small"_s, u"ink2"_s))
    , m_member(makeField("blindMember"))
    , m_findMember(makeButton("blindFindMember", false))
    , m_memberLine(makeText(this, u"body"_s, u"ink"_s, true))
    , m_itemLabel(makeText(this, u"small"_s, u"ink2"_s))
    , m_item(makeField("blindItem"))
    , m_quantityLabel(makeText(this, u"small"_s, u"ink2"_s))
    , m_quantity(makeField("blindQuantity"))
    , m_amountLabel(makeText(this, u"small"_s, u"ink2"_s))
    , m_amount(makeField("blindAmount"))
    , m_add(makeButton("blindAdd", false))
    , m_lines(new RowList(RowList::Use::Choosing, this))
    , m_empty(makeText(this, u"body"_s, u"muted"_s))
    , m_reasonLabel(makeText(this, u"small"_s, u"ink2"_s, true))
    , m_reason(new QLineEdit(this))
    , m_refundCaption(makeText(this, u"small"_s, u"ink2"_s))
    , m_refund(makeText(this, u"title"_s, u"ink"_s, true))
    , m_whyNot(makeText(this, u"small"_s, u"wait"_s, true))
    , m_remove(makeButton("blindRemove", true))
    , m_takeBack(makeButton("blindTakeBack", true))
{
    constexpr int kLongestReason = 110; // of three bytes each, with the number that was looked for
    m_text->setWordWrap(true);
    m_notice->words().setObjectName(u"blindNotice"_s);
    m_text->setContentsMargins(0, 1, 0, 1); // as high as what is said in its place
    m_text->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_memberLine->setObjectName(u"blindMemberLine"_s);
    m_lines->setObjectName(u"blindLines"_s);
    m_lines->setMinimumHeight(kLeastList);
    m_empty->setMinimumHeight(kLeastList);
    m_empty->setAlignment(Qt::AlignCenter);
    m_reason->setObjectName(u"blindReason"_s);
    m_reason->setMaxLength(kLongestReason);
    m_refund->setObjectName(u"blindRefund"_s);
    m_whyNot->setObjectName(u"blindWhyNot"_s);
    m_whyNot->setWordWrap(true);
    keepPlace(m_whyNot);
    m_takeBack->setProperty("look", u"first"_s);
    auto* who = new QHBoxLayout;
    who->setSpacing(8);
    who->addLayout(below(m_memberLabel, m_member), 2);
    who->addWidget(m_findMember, 0, Qt::AlignBottom);
    who->addWidget(m_memberLine, 2, Qt::AlignBottom);
    who->addLayout(below(m_reasonLabel, m_reason), 3);
    auto* what = new QHBoxLayout;
    what->setSpacing(8);
    what->addLayout(below(m_itemLabel, m_item), 3);
    what->addLayout(below(m_quantityLabel, m_quantity), 1);
    what->addLayout(below(m_amountLabel, m_amount), 2);
    what->addWidget(m_add, 0, Qt::AlignBottom);
    auto* sum = new QVBoxLayout;
    sum->setSpacing(0);
    sum->addWidget(m_refundCaption);
    sum->addWidget(m_refund);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addLayout(sum, 1);
    buttons->addWidget(m_whyNot, 2);
    buttons->addWidget(m_remove, 1);
    buttons->addWidget(m_takeBack, 2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(makeSaying());
    column->addLayout(what);
    column->addWidget(m_lines, 1);
    column->addWidget(m_empty, 1);
    column->addLayout(who);
    column->addLayout(buttons);
    const auto find = [this] { m_presenter.findMember(m_member->text()); };
    connect(m_member, &QLineEdit::returnPressed, this, find);
    connect(m_findMember, &QPushButton::clicked, this, find);
    connect(m_item, &QLineEdit::returnPressed, this, [this] { m_amount->setFocus(); });
    connect(m_quantity, &QLineEdit::returnPressed, this, [this] { m_amount->setFocus(); });
    connect(m_amount, &QLineEdit::returnPressed, this, &BlindReturnPanel::add);
    connect(m_add, &QPushButton::clicked, this, &BlindReturnPanel::add);
    connect(m_reason, &QLineEdit::textChanged, &presenter, &BlindReturnPresenter::setReason);
    connect(m_reason, &QLineEdit::returnPressed, &presenter, &BlindReturnPresenter::takeBack);
    connect(m_remove, &QPushButton::clicked, this, [this] { m_presenter.remove(m_lines->current()); });
    connect(m_takeBack, &QPushButton::clicked, &presenter, &BlindReturnPresenter::takeBack);
    connect(&presenter, &BlindReturnPresenter::changed, this, &BlindReturnPanel::refresh);
    connect(&presenter, &BlindReturnPresenter::opened, this, [this] {
        for (QLineEdit* field : {static_cast<QLineEdit*>(m_member), static_cast<QLineEdit*>(m_item),
                                 static_cast<QLineEdit*>(m_quantity), static_cast<QLineEdit*>(m_amount), m_reason})
            field->clear();
    });
    connect(&presenter, &BlindReturnPresenter::itemTaken, this, [this](const QString& item, const QString& amount) {
        m_item->setText(item);
        m_amount->setText(amount);
        m_amount->setFocus();
        m_amount->selectAll();
    });
    connect(&presenter, &BlindReturnPresenter::memberFound, m_member, &QLineEdit::clear);
    refresh();
}

/// What the page is for, or in its place what is to be said; the room is that of two lines, so that nothing below moves.
QWidget* BlindReturnPanel::makeSaying()
{
    constexpr int kLines = 2;
    auto* saying = new QWidget(this);
    auto* column = new QVBoxLayout(saying);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_text);
    column->addWidget(m_notice);
    column->addStretch(1);
    m_text->ensurePolished();
    saying->setFixedHeight(kLines * m_text->fontMetrics().lineSpacing() + 2);
    return saying;
}

QPushButton* BlindReturnPanel::makeButton(const char* name, bool touch)
{
    auto* button = new QPushButton(this);
    button->setObjectName(QString::fromLatin1(name));
    if (touch)
        button->setProperty("touch", true);
    return button;
}

NumberField* BlindReturnPanel::makeField(const char* name)
{
    auto* field = new NumberField(this);
    field->setObjectName(QString::fromLatin1(name));
    return field;
}

void BlindReturnPanel::begin()
{
    m_item->setFocus();
}

void BlindReturnPanel::add()
{
    if (!m_presenter.add(m_item->text(), m_quantity->text(), m_amount->text()))
        return;
    m_item->clear();
    m_quantity->clear();
    m_amount->clear();
    m_item->setFocus();
}

void BlindReturnPanel::refresh()
{
    const BlindReturnModel& model = m_presenter.model();
    const auto name = [](QLabel* label, QLineEdit* field, const QString& words) {
        label->setText(words);
        field->setAccessibleName(words);
    };
    m_text->setText(model.text);
    m_text->setVisible(model.notice.words.isEmpty());
    m_notice->show(model.notice.icon, inkOf(model.notice.tone), model.notice.words);
    name(m_memberLabel, m_member, model.memberLabel);
    m_findMember->setText(wordsWithKey(tr("Find"), tr("Enter"), true));
    m_memberLine->setText(model.member);
    name(m_itemLabel, m_item, model.itemLabel);
    name(m_quantityLabel, m_quantity, model.quantityLabel);
    name(m_amountLabel, m_amount, model.amountLabel);
    m_add->setText(wordsWithKey(model.add, tr("Enter"), true));
    m_lines->setAccessibleName(model.linesTitle);
    m_lines->setRows(model.lines);
    m_lines->setVisible(!model.lines.empty());
    m_empty->setText(model.empty);
    m_empty->setVisible(model.lines.empty());
    name(m_reasonLabel, m_reason, model.reasonLabel);
    m_refundCaption->setText(model.refundCaption);
    m_refund->setText(model.refund);
    m_whyNot->setText(model.whyNot);
    m_whyNot->setVisible(!model.whyNot.isEmpty() && !model.lines.empty());
    nameButton(m_remove, model.remove, Qt::ALT | Qt::Key_D);
    m_remove->setEnabled(model.canRemove);
    m_takeBack->setText(model.takeBack + u'\n' + tr("Enter"));
    m_takeBack->setEnabled(model.whyNot.isEmpty());
    m_takeBack->setAccessibleDescription(model.whyNot);
}

} // namespace loyalty::ui
