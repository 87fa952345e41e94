#include "ui/display/display_window.h"

#include "ui/style/meter.h"
#include "ui/style/style.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int kDesignHeight = 1080;
constexpr int kDesignWidth = 1920;
/// Readable at two metres, however small the screen.
constexpr int kLeastFigure = 72;
constexpr int kLeastWords = 28;

QLabel* makeLabel(QWidget* parent, const char* name, const QString& ink)
{
    QLabel* label = makeText(parent, {}, ink);
    label->setObjectName(QString::fromLatin1(name));
    label->setAlignment(Qt::AlignHCenter | Qt::AlignVCenter);
    return label;
}

} // namespace

DisplayWindow::DisplayWindow(QWidget* parent)
    : QWidget(parent, Qt::Window | Qt::WindowDoesNotAcceptFocus | Qt::FramelessWindowHint)
    , m_greeting(makeLabel(this, "displayGreeting", u"ink2"_s))
    , m_tier(makeLabel(this, "displayTier", u"ink"_s))
    , m_caption(makeLabel(this, "displayCaption", u"muted"_s))
    , m_figure(makeLabel(this, "displayFigure", u"ink"_s))
    , m_line(makeLabel(this, "displayLine", u"accentInk"_s))
    , m_second(makeLabel(this, "displaySecond", u"accentInk"_s))
    , m_meter(new Meter(16, this))
    , m_meterWords(makeLabel(this, "displayTierLine", u"ink2"_s))
    , m_join(new QWidget(this))
    , m_joinPicture(new QLabel(m_join))
    , m_joinWords(makeLabel(m_join, "displayJoin", u"ink2"_s))
{
    setObjectName(u"paper"_s);
    setAttribute(Qt::WA_StyledBackground);
    setAttribute(Qt::WA_ShowWithoutActivating);
    setFocusPolicy(Qt::NoFocus);
    m_tier->setProperty("look", u"chip"_s);
    m_tier->setContentsMargins(16, 4, 16, 4);
    m_joinPicture->setObjectName(u"joinCode"_s);
    m_joinPicture->setAlignment(Qt::AlignCenter);
    auto* join = new QVBoxLayout(m_join);
    join->addWidget(m_joinPicture, 0, Qt::AlignHCenter);
    join->addWidget(m_joinWords);
    auto* column = new QVBoxLayout(this);
    column->addStretch(3);
    column->addWidget(m_greeting);
    column->addWidget(m_tier, 0, Qt::AlignHCenter);
    column->addStretch(2);
    column->addWidget(m_caption);
    column->addWidget(m_figure);
    column->addWidget(m_line);
    column->addWidget(m_second);
    column->addStretch(2);
    column->addWidget(m_join);
    column->addWidget(m_meter);
    column->addWidget(m_meterWords);
    column->addStretch(3);
    scale();
    refresh();
}

void DisplayWindow::show(const checkout::DisplayView& view)
{
    m_view = view;
    refresh();
}

void DisplayWindow::setWords(const ProgrammeWords& words)
{
    m_words = words;
    refresh();
}

void DisplayWindow::setStoreName(const QString& name)
{
    m_storeName = name;
    refresh();
}

void DisplayWindow::setJoinCode(const QImage& code)
{
    // A frame of light keeps the code readable in dark colours too (ISO/IEC 18004: four modules).
    constexpr int kQuiet = 4;
    m_joinCode = QImage(code.width() + 2 * kQuiet, code.height() + 2 * kQuiet, QImage::Format_Grayscale8);
    m_joinCode.fill(255);
    QPainter(&m_joinCode).drawImage(kQuiet, kQuiet, code);
    refresh();
}

void DisplayWindow::refresh()
{
    setWindowTitle(tr("Member's display"));
    const DisplayModel model = displayModel(m_view, m_words, m_storeName);
    m_greeting->setText(model.greeting);
    m_tier->setText(model.tier);
    m_tier->setVisible(!model.tier.isEmpty());
    setLook(m_tier, "tone", model.tierColour);
    m_caption->setText(model.caption);
    m_caption->setVisible(!model.caption.isEmpty());
    m_figure->setText(model.figure);
    m_figure->setVisible(!model.figure.isEmpty());
    m_line->setText(model.line);
    m_second->setText(model.second);
    m_second->setVisible(!model.second.isEmpty());
    m_meter->setVisible(model.meter);
    m_meter->show(model.share);
    m_meterWords->setText(model.meterWords);
    m_meterWords->setVisible(model.meter);
    m_join->setVisible(m_view.page == checkout::DisplayView::Page::Welcome && !m_joinCode.isNull());
    m_joinWords->setText(tr("Not a member yet? Scan to join"));
    if (!m_joinCode.isNull()) {
        // Whole dots for every module: a phone reads it from further away.
        const int dots = std::max(1, scaled(u"figure"_s) * 2 / m_joinCode.width());
        m_joinPicture->setPixmap(QPixmap::fromImage(m_joinCode).scaled(m_joinCode.size() * dots));
    }
    setAccessibleName(QStringList({model.greeting, model.figure, model.line, model.second}).join(u' '));
}

int DisplayWindow::scaled(const QString& token) const
{
    const int size = tokens().displaySize(token);
    const double factor = std::min(double(height()) / kDesignHeight, double(width()) / kDesignWidth);
    const int least = token == "figure"_L1 ? kLeastFigure : kLeastWords;
    return std::max(least, static_cast<int>(size * factor));
}

void DisplayWindow::scale()
{
    // A style sheet on the label itself: the size follows the window, which no token can know.
    const auto size = [this](QLabel* label, const QString& token, bool bold) {
        label->setStyleSheet(
            u"font-size: %1px; font-weight: %2;"_s.arg(scaled(token)).arg(bold ? "bold"_L1 : "normal"_L1));
    };
    size(m_greeting, u"lead"_s, false);
    size(m_tier, u"body"_s, true);
    size(m_caption, u"body"_s, false);
    size(m_figure, u"figure"_s, true);
    size(m_line, u"lead"_s, true);
    size(m_second, u"lead"_s, true);
    size(m_meterWords, u"body"_s, false);
    size(m_joinWords, u"body"_s, false);
    const int side = scaled(u"figure"_s);
    layout()->setContentsMargins(side, scaled(u"body"_s), side, scaled(u"body"_s));
    layout()->setSpacing(scaled(u"body"_s) / 3);
}

void DisplayWindow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    scale();
    refresh();
}

void DisplayWindow::coverScreen(const QRect& screen)
{
    setWindowFlag(Qt::FramelessWindowHint, true);
    setWindowFlag(Qt::WindowStaysOnTopHint, false);
    setGeometry(screen);
    showFullScreen();
}

/// In front, since the cashier's window may fill the only screen; small enough to leave that usable.
void DisplayWindow::setWindowed()
{
    setWindowFlag(Qt::FramelessWindowHint, false);
    setWindowFlag(Qt::WindowStaysOnTopHint, true);
    setWindowState(Qt::WindowNoState);
    resize(640, 376);
    QWidget::show();
}

/// Where no window manager draws a frame, it could not be moved otherwise.
void DisplayWindow::mousePressEvent(QMouseEvent* event)
{
    m_grip.reset();
    if (!isFullScreen())
        m_grip = event->globalPosition().toPoint() - pos();
}

void DisplayWindow::mouseMoveEvent(QMouseEvent* event)
{
    if (m_grip && event->buttons() != Qt::NoButton)
        move(event->globalPosition().toPoint() - *m_grip);
}

void DisplayWindow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace loyalty::ui
