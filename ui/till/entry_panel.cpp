#include "ui/till/entry_panel.h"

#include "ui/style/key_button.h"
#include "ui/style/number_field.h"
#include "ui/style/style.h"

#include <QApplication>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>
#include <optional>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

/// Keys of a keyboard that mean the same as a key of the pad.
std::optional<PadKey> padKeyOf(const QKeyEvent& event)
{
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return PadKey::Enter;
    case Qt::Key_Plus:
        return PadKey::Plus;
    case Qt::Key_Minus:
        return PadKey::Minus;
    case Qt::Key_Asterisk:
    case Qt::Key_multiply:
        return PadKey::Times;
    case Qt::Key_NumberSign:
        return PadKey::Number;
    default:
        return std::nullopt;
    }
}

} // namespace

EntryPanel::EntryPanel(QWidget* parent)
    : QWidget(parent)
    , m_field(new NumberField(this))
    , m_hint(makeText(this, u"small"_s, u"ink2"_s))
{
    m_field->setObjectName(u"entry"_s);
    m_field->installEventFilter(this);
    m_hint->setObjectName(u"entryHint"_s);
    m_hint->setMinimumHeight(20);
    m_keys = new QWidget(this);
    auto* grid = new QGridLayout(m_keys);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(8);
    static constexpr std::array<std::array<const char*, 3>, 3> kDigits{
        {{"7", "8", "9"}, {"4", "5", "6"}, {"1", "2", "3"}}};
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 3; ++column) {
            const QString digit =
                QString::fromLatin1(kDigits[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)]);
            QPushButton* key = makeKey(digit, "");
            key->setObjectName("pad"_L1 + digit);
            connect(key, &QPushButton::clicked, this, [this, digit] { write(digit); });
            grid->addWidget(key, row, column);
        }
    QPushButton* zero = makeKey(u"0"_s, "pad0");
    connect(zero, &QPushButton::clicked, this, [this] { write(u"0"_s); });
    QPushButton* point = makeKey(u"."_s, "padPoint");
    connect(point, &QPushButton::clicked, this, [this] { write(u"."_s); });
    m_erase = makeIconKey(u"backspace"_s, "padErase");
    connect(m_erase, &QPushButton::clicked, this, [this] { erase(); });
    m_times = makeIconKey(u"times"_s, "padTimes");
    m_minus = makeIconKey(u"minus"_s, "padMinus");
    m_plus = makeIconKey(u"plus"_s, "padPlus");
    m_number = makeKey(u"#"_s, "padNumber");
    m_enter = makeIconKey(u"enter"_s, "padEnter");
    m_enter->setFixedWidth(72);
    connect(m_times, &QPushButton::clicked, this, [this] { act(PadKey::Times); });
    connect(m_minus, &QPushButton::clicked, this, [this] { act(PadKey::Minus); });
    connect(m_plus, &QPushButton::clicked, this, [this] { act(PadKey::Plus); });
    connect(m_number, &QPushButton::clicked, this, [this] { act(PadKey::Number); });
    connect(m_enter, &QPushButton::clicked, this, [this] { act(PadKey::Enter); });
    grid->addWidget(m_erase, 0, 3);
    grid->addWidget(m_times, 1, 3);
    grid->addWidget(m_minus, 2, 3);
    grid->addWidget(m_plus, 3, 3);
    grid->addWidget(zero, 3, 0);
    grid->addWidget(point, 3, 1);
    grid->addWidget(m_number, 3, 2);
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_field, 1);
    line->addWidget(m_enter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(line);
    column->addWidget(m_hint);
    column->addWidget(m_keys);
    setPadWidth(4 * 72 + 3 * 8);
    connect(m_field, &QLineEdit::textChanged, this, &EntryPanel::edited);
    retranslate();
}

QPushButton* EntryPanel::makeKey(const QString& text, const char* name)
{
    auto* key = new QPushButton(text, m_keys);
    key->setObjectName(QString::fromLatin1(name));
    key->setAccessibleName(text);
    key->setFocusPolicy(Qt::NoFocus);
    key->setProperty("look", u"pad"_s);
    key->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    return key;
}

QPushButton* EntryPanel::makeIconKey(const QString& icon, const char* name)
{
    auto* key = new KeyButton(icon, this);
    key->setObjectName(QString::fromLatin1(name));
    key->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    return key;
}

void EntryPanel::retranslate()
{
    m_field->setAccessibleName(tr("Entry"));
    m_erase->setAccessibleName(tr("Erase"));
    m_times->setAccessibleName(tr("Quantity of the line"));
    m_minus->setAccessibleName(tr("One less"));
    m_plus->setAccessibleName(tr("Add the amount, or one more"));
    m_number->setAccessibleName(tr("Find this number"));
    m_enter->setAccessibleName(tr("Enter"));
}

void EntryPanel::setHint(const QString& hint)
{
    m_hint->setText(hint);
}

void EntryPanel::setPadWidth(int width)
{
    setFixedWidth(width);
    m_keys->setFixedHeight(width);
}

void EntryPanel::setLive(bool live)
{
    m_live = live;
    m_field->setEnabled(live);
}

/// The field that a person is in, in whatever page or sheet stands beside the pad.
QLineEdit* EntryPanel::target() const
{
    auto* focused = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    if (focused != nullptr && focused->isEnabled() && focused->window() == window())
        return focused;
    return m_live ? m_field : nullptr;
}

void EntryPanel::write(const QString& text)
{
    if (QLineEdit* field = target())
        field->insert(text);
}

void EntryPanel::erase()
{
    if (QLineEdit* field = target())
        field->backspace();
}

void EntryPanel::take(QKeyEvent* event)
{
    if (!m_live)
        return;
    if (const auto key = padKeyOf(*event))
        Q_EMIT pressed(*key, m_field->text());
    else if (event->key() == Qt::Key_Backspace)
        m_field->backspace();
    else
        m_field->insert(event->text());
}

void EntryPanel::act(PadKey key)
{
    QLineEdit* field = target();
    if (field != nullptr && field != m_field) {
        // In another field Enter is that field's own; the other keys mean nothing there.
        if (key == PadKey::Enter)
            Q_EMIT field->returnPressed();
        return;
    }
    if (m_live)
        Q_EMIT pressed(key, m_field->text());
}

bool EntryPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        // Delete is for the basket's line while nothing is typed.
        if (static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete && m_field->text().isEmpty()) {
            Q_EMIT removeWanted();
            return true;
        }
        if (const auto key = padKeyOf(static_cast<QKeyEvent&>(*event))) {
            Q_EMIT pressed(*key, m_field->text());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace loyalty::ui
