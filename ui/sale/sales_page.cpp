#include "ui/sale/sales_page.h"

#include "ui/sale/blind_return_panel.h"
#include "ui/style/key_button.h"
#include "ui/style/note_line.h"
#include "ui/style/number_field.h"
#include "ui/style/style.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace loyalty::ui {

using namespace Qt::StringLiterals;

SalesPage::SalesPage(SalesPresenter& presenter, QWidget* parent)
    : QFrame(parent)
    , m_presenter(presenter)
    , m_title(makeText(this, u"lead"_s, u"ink"_s, true))
    , m_back(new QPushButton(this))
    , m_said(new QWidget(this))
    , m_notice(new NoteLine(m_said))
    , m_paidBack(makeText(m_said, u"title"_s, u"ink"_s, true))
    , m_places(new QStackedWidget(this))
{
    setObjectName(u"salesPage"_s);
    setProperty("look", u"card"_s);
    m_title->setObjectName(u"salesTitle"_s);
    m_back->setObjectName(u"salesBack"_s);
    m_back->setProperty("look", u"quiet"_s);
    m_notice->words().setObjectName(u"salesNotice"_s);
    // In the order of SalesModel::Place.
    m_places->addWidget(makeList());
    m_places->addWidget(makeSale());
    m_places->addWidget(makePreview());
    m_blind = new BlindReturnPanel(presenter.blind(), m_places);
    m_places->addWidget(m_blind);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_back);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(16, 8, 16, 10);
    page->setSpacing(6);
    page->addLayout(head);
    auto* said = new QHBoxLayout(m_said);
    said->setContentsMargins(0, 0, 0, 0);
    said->setSpacing(16);
    said->addWidget(m_notice, 1);
    said->addWidget(m_paidBack);
    page->addWidget(m_said);
    page->addWidget(m_places, 1);
    connect(m_back, &QPushButton::clicked, this, &SalesPage::goBack);
    connect(&presenter, &SalesPresenter::changed, this, &SalesPage::refresh);
    refresh();
}

QPushButton* SalesPage::makeButton(const char* name, QWidget* parent)
{
    auto* button = new QPushButton(parent);
    button->setObjectName(QString::fromLatin1(name));
    button->setProperty("touch", true);
    return button;
}

QWidget* SalesPage::makeList()
{
    auto* place = new QWidget(this);
    m_findLabel = makeText(place, u"small"_s, u"ink2"_s);
    m_find = new NumberField(place);
    m_find->setObjectName(u"salesFind"_s);
    m_findButton = new QPushButton(place);
    m_findButton->setObjectName(u"salesFindButton"_s);
    m_takeBlind = makeButton("salesBlind", place);
    m_sales = new RowList(RowList::Use::Choosing, place);
    m_sales->setObjectName(u"salesRows"_s);
    m_empty = makeText(place, u"body"_s, u"muted"_s);
    m_empty->setAlignment(Qt::AlignCenter);
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_findLabel);
    line->addWidget(m_find, 1);
    line->addWidget(m_findButton);
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(line);
    column->addWidget(m_empty, 1);
    column->addWidget(m_sales, 1);
    auto* below = new QHBoxLayout;
    m_blindWhyNot = makeText(place, u"small"_s, u"ink2"_s);
    m_blindWhyNot->setObjectName(u"salesBlindWhyNot"_s);
    m_blindWhyNot->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_blindWhyNot->setWordWrap(true);
    below->addWidget(m_blindWhyNot, 1);
    below->addWidget(m_takeBlind);
    column->addLayout(below);
    connect(m_takeBlind, &QPushButton::clicked, &m_presenter, &SalesPresenter::takeBackBlind);
    const auto find = [this] { m_presenter.find(m_find->text()); };
    connect(m_find, &QLineEdit::returnPressed, this, find);
    connect(m_findButton, &QPushButton::clicked, this, find);
    connect(m_sales, &RowList::chosen, &m_presenter, &SalesPresenter::openRow);
    return place;
}

QWidget* SalesPage::makeSale()
{
    auto* place = new QWidget(this);
    m_caption = makeText(place, u"small"_s, u"ink2"_s);
    m_lines = new RowList(RowList::Use::Choosing, place);
    m_lines->setObjectName(u"saleLines"_s);
    m_lines->installEventFilter(this);
    m_whyNot = makeText(place, u"small"_s, u"ink2"_s);
    m_whyNot->setObjectName(u"saleWhyNot"_s);
    m_whyNot->setWordWrap(true);
    m_less = new KeyButton(u"minus"_s, place);
    m_less->setObjectName(u"returnLess"_s);
    m_more = new KeyButton(u"plus"_s, place);
    m_more->setObjectName(u"returnMore"_s);
    m_preview = makeButton("salePreview", place);
    m_reasons = makeButton("salePrintReasons", place);
    m_void = makeButton("saleVoid", place);
    m_exchange = makeButton("saleExchange", place);
    m_return = makeButton("saleReturn", place);
    m_return->setProperty("look", u"first"_s);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton* button : {static_cast<QPushButton*>(m_less), static_cast<QPushButton*>(m_more), m_preview,
                                m_reasons, m_void, m_exchange})
        buttons->addWidget(button);
    buttons->addWidget(m_return, 1);
    auto* column = new QVBoxLayout(place);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_caption);
    column->addWidget(m_lines, 1);
    column->addWidget(m_whyNot);
    column->addLayout(buttons);
    connect(m_lines, &RowList::chosen, &m_presenter, &SalesPresenter::toggle);
    connect(m_less, &QPushButton::clicked, this, [this] { m_presenter.step(m_lines->current(), -1); });
    connect(m_more, &QPushButton::clicked, this, [this] { m_presenter.step(m_lines->current(), 1); });
    connect(m_preview, &QPushButton::clicked, &m_presenter, &SalesPresenter::preview);
    connect(m_reasons, &QPushButton::clicked, &m_presenter, &SalesPresenter::printWithReasons);
    connect(m_void, &QPushButton::clicked, &m_presenter, &SalesPresenter::voidSale);
    connect(m_exchange, &QPushButton::clicked, &m_presenter, &SalesPresenter::exchange);
    connect(m_return, &QPushButton::clicked, &m_presenter, &SalesPresenter::takeBack);
    return place;
}

QWidget* SalesPage::makePreview()
{
    auto* place = new QWidget(this);
    m_previewArea = new QScrollArea(place);
    m_previewArea->setObjectName(u"previewArea"_s);
    m_previewArea->setWidgetResizable(true);
    m_previewArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_previewArea->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_picture = new QLabel(m_previewArea);
    m_picture->setObjectName(u"previewPicture"_s);
    m_picture->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_previewArea->setWidget(m_picture);
    m_previewArea->viewport()->installEventFilter(this);
    m_printPicture = makeButton("previewPrint", place);
    m_printPicture->setProperty("look", u"first"_s);
    m_printPicture->setMinimumWidth(144);
    auto* well = new QFrame(place);
    well->setProperty("look", u"well"_s);
    auto* inside = new QVBoxLayout(well);
    inside->setContentsMargins(8, 8, 8, 8);
    inside->addWidget(m_previewArea);
    auto* line = new QHBoxLayout(place);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(well, 1);
    line->addWidget(m_printPicture, 0, Qt::AlignBottom);
    connect(m_printPicture, &QPushButton::clicked, &m_presenter, &SalesPresenter::print);
    return place;
}

void SalesPage::begin()
{
    switch (m_presenter.model().place) {
    case SalesModel::Place::List:
        m_find->clear();
        m_find->setFocus();
        return;
    case SalesModel::Place::Sale:
        m_lines->setFocus();
        return;
    case SalesModel::Place::Preview:
        m_printPicture->setFocus();
        return;
    case SalesModel::Place::Blind:
        m_blind->begin();
        return;
    }
}

bool SalesPage::press(PadKey key, const QString& entry)
{
    const int row = m_lines->current();
    switch (key) {
    case PadKey::Plus:
        m_presenter.step(row, 1);
        return false;
    case PadKey::Minus:
        m_presenter.step(row, -1);
        return false;
    case PadKey::Enter:
        if (entry.isEmpty())
            return m_presenter.toggle(row), false;
        return m_presenter.setQuantity(row, entry);
    case PadKey::Times:
        return m_presenter.setQuantity(row, entry);
    case PadKey::Number:
        return false;
    }
    return false;
}

/// The picture takes the room there is. The list has the focus for its arrows; everything else that is typed is for the entry field.
bool SalesPage::eventFilter(QObject* watched, QEvent* event)
{
    if (m_previewArea != nullptr && watched == m_previewArea->viewport() && event->type() == QEvent::Resize)
        showPicture();
    if (watched != m_lines || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    const QString sign = key->text();
    const bool writes = sign.size() == 1 && u"0123456789.,+-*×"_s.contains(sign);
    const bool pad = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter || key->key() == Qt::Key_Backspace;
    if (!writes && !pad)
        return QFrame::eventFilter(watched, event);
    Q_EMIT padKeyed(key);
    return true;
}

/// From the field where a number is looked for straight into the list below it.
void SalesPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Down && m_find->hasFocus() && m_sales->isVisible()) {
        m_sales->setFocus();
        m_sales->setCurrent(0);
    } else {
        QFrame::keyPressEvent(event);
    }
}

void SalesPage::goBack()
{
    if (!m_presenter.back())
        Q_EMIT closed();
}

/// What the chosen lines come to is said above them. On a sale's page its room is there before, so that no row moves away
/// under the finger that chose it.
void SalesPage::keepRoom()
{
    constexpr int kLines = 2; // of words, beside the refund
    const SalesModel& model = m_presenter.model();
    const bool isSale = model.place == SalesModel::Place::Sale;
    m_paidBack->ensurePolished();
    m_notice->words().ensurePolished();
    const int room = std::max(m_paidBack->fontMetrics().lineSpacing(),
                              kLines * m_notice->words().fontMetrics().lineSpacing() + kLines);
    m_said->setMinimumHeight(isSale ? room : 0);
    m_said->setVisible(isSale || !model.notice.words.isEmpty() || !model.paidBack.isEmpty());
}

void SalesPage::refresh()
{
    const SalesModel& model = m_presenter.model();
    const auto now = static_cast<int>(model.place);
    const bool moved = m_places->currentIndex() != now;
    m_title->setText(model.title);
    m_back->setText(model.place == SalesModel::Place::List ? tr("Close  Esc") : tr("Back  Esc"));
    m_notice->show(model.notice.icon, inkOf(model.notice.tone), model.notice.words);
    m_paidBack->setText(model.paidBack);
    m_paidBack->setVisible(!model.paidBack.isEmpty());
    keepRoom();
    m_findLabel->setText(model.findLabel);
    m_find->setAccessibleName(model.findLabel);
    m_findButton->setText(wordsWithKey(tr("Find"), tr("Enter"), true));
    nameButton(m_takeBlind, tr("Return without the sale"), Qt::ALT | Qt::Key_R);
    m_takeBlind->setEnabled(model.blindWhyNot.isEmpty());
    m_takeBlind->setAccessibleDescription(model.blindWhyNot);
    m_blindWhyNot->setText(model.blindWhyNot);
    m_less->setCaption(u"−"_s);
    m_less->setAccessibleName(tr("One less comes back"));
    m_more->setCaption(u"+"_s);
    m_more->setAccessibleName(tr("One more comes back"));
    nameButton(m_preview, tr("Show receipt"), Qt::ALT | Qt::Key_P);
    m_printPicture->setText(wordsWithKey(tr("Print"), u"F9"_s));
    nameButton(m_reasons, tr("With reasons"), Qt::ALT | Qt::Key_W);
    nameButton(m_void, tr("Void"), Qt::ALT | Qt::Key_V);
    nameButton(m_exchange, tr("Exchange"), Qt::ALT | Qt::Key_X);
    m_exchange->setEnabled(model.canExchange);
    m_exchange->setAccessibleDescription(model.returnWhyNot);
    nameButton(m_return, tr("Take back"), Qt::ALT | Qt::Key_T);
    m_picture->setAccessibleName(tr("Receipt"));
    RowList* list = model.place == SalesModel::Place::List ? m_sales : m_lines;
    if (model.place == SalesModel::Place::List || model.place == SalesModel::Place::Sale)
        list->setRows(model.rows);
    list->setAccessibleName(model.title);
    m_empty->setText(model.empty);
    m_empty->setVisible(model.rows.empty());
    m_sales->setVisible(!model.rows.empty());
    m_caption->setText(model.figureCaption);
    m_void->setEnabled(model.canVoid);
    m_void->setAccessibleDescription(model.voidWhyNot);
    m_return->setEnabled(model.canReturn);
    m_return->setAccessibleDescription(model.returnWhyNot);
    m_whyNot->setText(model.whyNot);
    m_whyNot->setVisible(!model.whyNot.isEmpty());
    m_places->setCurrentIndex(now);
    if (model.place == SalesModel::Place::Preview)
        showPicture();
    if (moved && model.place == SalesModel::Place::Sale)
        m_lines->setCurrent(0);
    if (moved && isVisible())
        begin();
}

/// As wide as its place, at most as large as it is.
void SalesPage::showPicture()
{
    QPixmap picture = QPixmap::fromImage(m_presenter.model().preview);
    const int room = m_previewArea->viewport()->width();
    if (picture.width() > room)
        picture = picture.scaledToWidth(room, Qt::SmoothTransformation);
    m_picture->setPixmap(picture);
}

} // namespace loyalty::ui
