#include "ui/till/wallet_panel.h"

#include "ui/style/key_button.h"
#include "ui/style/style.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int kRowKey = 72;

} // namespace

WalletPanel::WalletPanel(TillPresenter& presenter, QWidget* parent)
    : QWidget(parent)
    , m_presenter(presenter)
    , m_title(makeText(this, u"lead"_s, u"ink"_s, true))
    , m_close(new QPushButton(this))
    , m_help(makeText(this, u"small"_s, u"muted"_s))
    , m_empty(makeText(this, u"body"_s, u"muted"_s))
    , m_rows(new RowList(RowList::Use::Choosing, this))
    , m_value(new QPushButton(this))
{
    m_close->setObjectName(u"walletClose"_s);
    m_value->setObjectName(u"walletValue"_s);
    m_rows->setObjectName(u"walletRows"_s);
    for (QPushButton* button : {m_close, m_value}) {
        button->setFocusPolicy(Qt::NoFocus);
        button->setProperty("look", u"quiet"_s);
    }
    m_rows->setFocusPolicy(Qt::NoFocus); // the entry field keeps the keys
    m_help->setWordWrap(true);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_value);
    head->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_rows, 1);
    column->addWidget(m_empty, 1);
    column->addWidget(m_help);
    m_rows->standOnCurrent(makeKeys());
    connect(m_rows, &RowList::currentMoved, &m_presenter, &TillPresenter::selectWallet);
    connect(m_rows, &RowList::currentMoved, this, &WalletPanel::fitKeys);
    connect(m_rows, &RowList::chosen, &m_presenter, &TillPresenter::toggleWallet);
    connect(m_close, &QPushButton::clicked, &m_presenter, &TillPresenter::back);
    connect(m_value, &QPushButton::clicked, this, [this] { m_presenter.act(Act::Value); });
}

QWidget* WalletPanel::makeKeys()
{
    auto* keys = new QWidget(m_rows);
    auto* line = new QHBoxLayout(keys);
    line->setContentsMargins(0, 0, 8, 0);
    line->setSpacing(8);
    m_less = new KeyButton(u"minus"_s, keys);
    m_less->setObjectName(u"walletLess"_s);
    m_more = new KeyButton(u"plus"_s, keys);
    m_more->setObjectName(u"walletMore"_s);
    for (KeyButton* button : {m_less, m_more}) {
        button->setFixedSize(kRowKey, kRowKey);
        line->addWidget(button);
    }
    connect(m_less, &QPushButton::clicked, this, [this] { m_presenter.press(PadKey::Minus, {}); });
    connect(m_more, &QPushButton::clicked, this, [this] { m_presenter.press(PadKey::Plus, {}); });
    return keys;
}

void WalletPanel::show(const WalletModel& model)
{
    m_title->setText(model.title);
    m_close->setText(tr("Close  Esc"));
    m_value->setText(tr("Top up  Ctrl+T"));
    m_help->setText(model.help);
    m_help->setVisible(!model.rows.empty());
    m_empty->setText(model.empty);
    m_empty->setVisible(model.rows.empty());
    m_rows->setVisible(!model.rows.empty());
    m_rows->setAccessibleName(model.title);
    m_rows->setRows(model.rows);
    m_less->setAccessibleName(tr("One less of it"));
    m_more->setAccessibleName(tr("One more of it"));
    m_kinds.clear();
    for (const WalletItem& item : model.items)
        m_kinds.push_back(item.kind);
    if (m_rows->current() < 0 && !model.rows.empty())
        m_rows->setCurrent(0);
    fitKeys();
}

/// Only the keys that do something for the row stand on it, so that its words have the room.
void WalletPanel::fitKeys()
{
    using Kind = WalletItem::Kind;
    const int row = m_rows->current();
    const bool there = row >= 0 && static_cast<std::size_t>(row) < m_kinds.size();
    const Kind kind = there ? m_kinds[static_cast<std::size_t>(row)] : Kind::StampCard;
    const bool counted = kind == Kind::Coupon || kind == Kind::Reward;
    m_less->setVisible(counted);
    m_more->setVisible(counted);
    QWidget* const keys = m_less->parentWidget();
    keys->layout()->activate();
    keys->adjustSize();
    m_rows->showKeys(counted);
}

void WalletPanel::moveLine(int by)
{
    const auto count = static_cast<int>(m_rows->rows().size());
    if (count == 0)
        return;
    m_rows->setCurrent(std::clamp(m_rows->current() + by, 0, count - 1));
    m_rows->scrollTo(m_rows->currentIndex());
}

} // namespace loyalty::ui
