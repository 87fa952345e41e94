#include "ui/till/sale_panel.h"

#include "ui/style/figure.h"
#include "ui/style/icon_label.h"
#include "ui/style/key_button.h"
#include "ui/style/style.h"
#include "ui/till/wallet_panel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int kLineKey = 72;

QVBoxLayout* columnOf(QWidget* page)
{
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    return column;
}

} // namespace

SalePanel::SalePanel(TillPresenter& presenter, QWidget* parent)
    : QFrame(parent)
    , m_presenter(presenter)
{
    setObjectName(u"sale"_s);
    setProperty("look", u"card"_s);
    m_panels = new QStackedWidget(this);
    // In the order of Panel.
    m_panels->addWidget(makeBasket());
    m_panels->addWidget(makeRedeem());
    m_panels->addWidget(makeWhy());
    m_panels->addWidget(makeDone());
    m_wallet = new WalletPanel(presenter, this);
    m_panels->addWidget(m_wallet);
    auto* rule = new QFrame(this);
    rule->setProperty("look", u"rule"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(m_panels, 1);
    column->addWidget(rule);
    column->addWidget(makeTotals());
}

QPushButton* SalePanel::makeButton(const char* name, QWidget* parent)
{
    auto* button = new QPushButton(parent);
    button->setObjectName(QString::fromLatin1(name));
    button->setFocusPolicy(Qt::NoFocus);
    button->setProperty("touch", true);
    return button;
}

QWidget* SalePanel::makeBasket()
{
    m_basketPages = new QStackedWidget(this);
    auto* empty = new QWidget(m_basketPages);
    QVBoxLayout* column = columnOf(empty);
    column->addStretch(2);
    m_emptyIcon = new IconLabel(48, empty);
    column->addWidget(m_emptyIcon, 0, Qt::AlignHCenter);
    m_empty = makeText(empty, u"body"_s, u"muted"_s);
    m_empty->setAlignment(Qt::AlignHCenter);
    m_empty->setWordWrap(true);
    column->addWidget(m_empty);
    column->addStretch(3);
    auto* full = new QWidget(m_basketPages);
    QVBoxLayout* list = columnOf(full);
    list->setContentsMargins(4, 4, 4, 4);
    m_lines = new RowList(RowList::Use::Choosing, full);
    m_lines->setObjectName(u"basket"_s);
    list->addWidget(m_lines);
    m_lines->standOnCurrent(makeLineKeys());
    connect(m_lines, &RowList::currentMoved, this, [this](int line) {
        m_presenter.select(line);
        showLineKeys();
    });
    m_basketPages->addWidget(empty);
    m_basketPages->addWidget(full);
    return m_basketPages;
}

QWidget* SalePanel::makeLineKeys()
{
    auto* keys = new QWidget(m_lines);
    auto* line = new QHBoxLayout(keys);
    line->setContentsMargins(0, 0, 8, 0);
    line->setSpacing(8);
    m_less = new KeyButton(u"minus"_s, keys);
    m_less->setObjectName(u"lineLess"_s);
    m_more = new KeyButton(u"plus"_s, keys);
    m_more->setObjectName(u"lineMore"_s);
    m_remove = new KeyButton(u"trash"_s, keys);
    m_remove->setObjectName(u"lineRemove"_s);
    for (KeyButton* button : {m_less, m_more, m_remove}) {
        button->setFixedSize(kLineKey, kLineKey);
        line->addWidget(button);
    }
    connect(m_less, &QPushButton::clicked, this, [this] { m_presenter.press(PadKey::Minus, {}); });
    connect(m_more, &QPushButton::clicked, this, [this] { m_presenter.press(PadKey::Plus, {}); });
    connect(m_remove, &QPushButton::clicked, this, [this] { m_presenter.remove(); });
    return keys;
}

QWidget* SalePanel::makeRedeem()
{
    auto* page = new QWidget(this);
    QVBoxLayout* column = columnOf(page);
    m_redeemTitle = makeText(page, u"lead"_s, u"ink"_s, true);
    m_redeemMost = makeText(page, u"title"_s, u"accentInk"_s, true);
    m_redeemMost->setObjectName(u"redeemMost"_s);
    m_redeemMost->setWordWrap(true);
    m_redeemLimit = makeText(page, u"body"_s, u"ink2"_s);
    m_redeemLimit->setWordWrap(true);
    m_redeemRule = makeText(page, u"small"_s, u"muted"_s);
    m_redeemRule->setWordWrap(true);
    m_redeemAsked = makeText(page, u"body"_s, u"good"_s, true);
    m_most = makeButton("redeemAll", page);
    m_most->setProperty("look", u"first"_s);
    m_none = makeButton("redeemNone", page);
    m_family = makeButton("redeemFamily", page);
    m_familyLine = makeText(page, u"body"_s, u"ink2"_s);
    m_familyLine->setObjectName(u"redeemFamilyLine"_s);
    m_familyLine->setWordWrap(true);
    m_closeRedeem = makeButton("redeemClose", page);
    m_redeemAsked->setWordWrap(true);
    for (QLabel* label : {m_redeemTitle, m_redeemMost, m_redeemLimit, m_redeemRule, m_familyLine, m_redeemAsked})
        column->addWidget(label);
    column->addStretch(1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    // By what their words take in the longest language.
    buttons->addWidget(m_most, 21);
    buttons->addWidget(m_family, 12);
    buttons->addWidget(m_none, 9);
    buttons->addWidget(m_closeRedeem, 9);
    column->addLayout(buttons);
    connect(m_most, &QPushButton::clicked, this, [this] { m_presenter.redeemMost(); });
    connect(m_family, &QPushButton::clicked, this, [this] { m_presenter.redeemFamily(); });
    connect(m_none, &QPushButton::clicked, this, [this] { m_presenter.redeemNone(); });
    connect(m_closeRedeem, &QPushButton::clicked, this, [this] { m_presenter.back(); });
    return page;
}

QWidget* SalePanel::makeWhy()
{
    auto* page = new QWidget(this);
    QVBoxLayout* column = columnOf(page);
    auto* head = new QHBoxLayout;
    m_whyTitle = makeText(page, u"lead"_s, u"ink"_s, true);
    m_closeWhy = new QPushButton(page);
    m_closeWhy->setObjectName(u"whyClose"_s);
    m_closeWhy->setFocusPolicy(Qt::NoFocus);
    m_closeWhy->setProperty("look", u"quiet"_s);
    head->addWidget(m_whyTitle, 1);
    head->addWidget(m_closeWhy);
    column->addLayout(head);
    m_why = new RowList(RowList::Use::Reading, page);
    m_why->setObjectName(u"whyRows"_s);
    column->addWidget(m_why, 1);
    connect(m_closeWhy, &QPushButton::clicked, this, [this] { m_presenter.back(); });
    return page;
}

QWidget* SalePanel::makeDone()
{
    auto* page = new QWidget(this);
    QVBoxLayout* column = columnOf(page);
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    m_doneIcon = new IconLabel(32, page);
    m_doneTitle = makeText(page, u"lead"_s, u"good"_s, true);
    m_doneTitle->setObjectName(u"doneTitle"_s);
    head->addWidget(m_doneIcon);
    head->addWidget(m_doneTitle, 1);
    column->addLayout(head);
    m_done = new RowList(RowList::Use::Reading, page);
    m_done->setObjectName(u"doneRows"_s);
    column->addWidget(m_done, 1);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(8);
    m_printIcon = new IconLabel(20, page);
    m_print = makeText(page, u"small"_s, u"ink2"_s);
    m_print->setObjectName(u"printState"_s);
    m_print->setWordWrap(true);
    foot->addWidget(m_printIcon);
    foot->addWidget(m_print, 1);
    column->addLayout(foot);
    return page;
}

QWidget* SalePanel::makeTotals()
{
    auto* totals = new QWidget(this);
    auto* grid = new QGridLayout(totals);
    grid->setContentsMargins(16, 8, 16, 8);
    grid->setVerticalSpacing(0);
    m_pointsCaption = makeText(totals, u"small"_s, u"muted"_s);
    m_points = new Figure(Qt::AlignLeft, totals);
    m_points->setObjectName(u"points"_s);
    m_dueCaption = makeText(totals, u"small"_s, u"muted"_s);
    m_due = new Figure(Qt::AlignRight, totals);
    m_due->setObjectName(u"due"_s);
    m_note = makeText(totals, u"small"_s, u"accentInk"_s, true);
    m_note->setObjectName(u"totalsNote"_s);
    grid->addWidget(m_pointsCaption, 0, 0);
    grid->addWidget(m_dueCaption, 0, 1, Qt::AlignRight);
    grid->addWidget(m_points, 1, 0);
    grid->addWidget(m_due, 1, 1);
    m_note->setWordWrap(true);
    m_note->setAlignment(Qt::AlignRight);
    m_note->setMinimumHeight(20);
    grid->addWidget(m_note, 2, 0, 1, 2);
    grid->setHorizontalSpacing(16);
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 3);
    return totals;
}

void SalePanel::show(const TillModel& model)
{
    m_basketPages->setCurrentIndex(model.lines.empty() ? 0 : 1);
    m_emptyIcon->show(u"basket"_s, u"edge"_s);
    m_empty->setText(model.basketEmpty);
    m_lines->setAccessibleName(model.basketTitle);
    m_lines->setRows(model.lines);
    m_less->setCaption(u"−"_s);
    m_less->setAccessibleName(tr("One less"));
    m_more->setCaption(u"+"_s);
    m_more->setAccessibleName(tr("One more"));
    m_remove->setCaption(tr("Del"));
    m_remove->setAccessibleName(tr("Remove the line"));
    m_linesLive = model.linesLive;
    showLineKeys();
    showRedeem(model.redeem);
    m_whyTitle->setText(model.whyTitle);
    m_closeWhy->setText(tr("Close  Esc"));
    m_why->setAccessibleName(model.whyTitle);
    m_why->setRows(model.why);
    m_doneIcon->show(u"check"_s, u"good"_s);
    m_doneTitle->setText(model.done.title);
    m_done->setAccessibleName(model.done.title);
    m_done->setRows(model.done.rows);
    m_printIcon->show(model.done.print.icon, inkOf(model.done.print.tone));
    m_print->setText(model.done.print.words);
    setInk(m_print, inkOf(model.done.print.tone));
    m_wallet->show(model.wallet);
    showTotals(model.totals);
    m_panels->setCurrentIndex(static_cast<int>(model.panel));
}

/// On what is bought; what comes back within the sale was chosen on its own page.
void SalePanel::showLineKeys()
{
    m_lines->showKeys(m_linesLive && m_presenter.onLine());
}

void SalePanel::showRedeem(const RedeemModel& model)
{
    m_redeemTitle->setText(model.title);
    m_redeemMost->setText(model.most);
    m_redeemLimit->setText(model.limit);
    m_redeemLimit->setVisible(!model.limit.isEmpty());
    m_redeemRule->setText(model.rule);
    m_redeemRule->setVisible(!model.rule.isEmpty());
    m_redeemAsked->setText(model.asked);
    m_redeemAsked->setVisible(!model.asked.isEmpty());
    setTyped(m_typed);
    m_most->setEnabled(model.canMost);
    nameButton(m_none, tr("None"), Qt::ALT | Qt::Key_N);
    m_none->setEnabled(model.canNone);
    m_familyLine->setText(model.family);
    m_familyLine->setVisible(model.hasFamily);
    nameButton(m_family, model.familyKey, Qt::ALT | Qt::Key_F);
    m_family->setVisible(model.hasFamily);
    m_closeRedeem->setText(tr("Close\nEsc"));
}

/// Enter is for what is typed, where something is.
void SalePanel::setTyped(bool typed)
{
    m_typed = typed;
    if (typed)
        nameButton(m_most, tr("As much as allowed"), Qt::ALT | Qt::Key_A);
    else
        m_most->setText(wordsWithKey(tr("As much as allowed"), tr("Enter")));
}

void SalePanel::showTotals(const TotalsModel& model)
{
    m_pointsCaption->setText(model.pointsCaption);
    m_points->show(model.points, model.earns ? u"good"_s : u"muted"_s);
    m_dueCaption->setText(model.dueCaption);
    m_due->show(model.due, model.owes ? u"ink"_s : u"muted"_s);
    m_note->setText(model.note);
    m_due->setAccessibleName(model.dueCaption + u' ' + model.due);
    m_points->setAccessibleName(model.pointsCaption + u' ' + model.points);
}

void SalePanel::selectLine(int line)
{
    m_lines->setCurrent(line);
    m_lines->scrollTo(m_lines->currentIndex());
}

void SalePanel::moveLine(int by)
{
    if (m_panels->currentWidget() == m_wallet) {
        m_wallet->moveLine(by);
        return;
    }
    const auto count = static_cast<int>(m_lines->rows().size());
    if (count > 0)
        selectLine(std::clamp(m_lines->current() + by, 0, count - 1));
}

} // namespace loyalty::ui
