#include "ui/style/row_list.h"

#include "ui/style/style.h"

#include <QAbstractListModel>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int kInset = 12;
constexpr int kIcon = 20;
constexpr int kOneLine = 40;
constexpr int kTwoLines = 52;
constexpr int kTouch = 72;

} // namespace

class RowList::Model final : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        const Row& row = m_rows[static_cast<std::size_t>(index.row())];
        if (role == Qt::AccessibleTextRole)
            return QStringList({row.title, row.detail, row.figure, row.figureDetail}).join(u' ').simplified();
        return {};
    }
    void set(std::vector<Row> rows)
    {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    [[nodiscard]] const std::vector<Row>& rows() const { return m_rows; }

private:
    std::vector<Row> m_rows;
};

class RowList::Painter final : public QStyledItemDelegate
{
public:
    explicit Painter(RowList* list)
        : QStyledItemDelegate(list)
        , m_list(*list)
    {}

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        Q_UNUSED(option);
        const Row& row = at(index);
        if (m_list.m_keys != nullptr && index.row() == m_list.current())
            return {0, kTouch + 8};
        return {0, row.detail.isEmpty() && row.figureDetail.isEmpty() ? kOneLine : kTwoLines};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Row& row = at(index);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool current = m_list.selectionMode() != NoSelection && index.row() == m_list.current();
        QRect box = option.rect;
        if (current)
            paintCurrent(*painter, box);
        else if (index.row() > 0)
            painter->fillRect(QRect(box.left() + kInset, box.top(), box.width() - 2 * kInset, 1),
                              tokens().colour(u"line"_s));
        box.adjust(kInset, 0, -kInset, 0);
        const bool keyed = current && m_list.m_keysShown;
        if (!row.icon.isEmpty() && !keyed) {
            const QPixmap icon = iconOf(row.icon, kIcon, tokens().colour(row.quiet ? u"muted"_s : inkOf(row.tone)),
                                        m_list.devicePixelRatioF());
            painter->drawPixmap(box.left(), box.center().y() - kIcon / 2, icon);
            box.setLeft(box.left() + kIcon + kInset);
        }
        if (keyed)
            paintBesideKeys(*painter, row, box.adjusted(0, 0, -m_list.m_keys->width(), 0));
        else
            paintWords(*painter, row, box);
        painter->restore();
    }

private:
    [[nodiscard]] const Row& at(const QModelIndex& index) const
    {
        return m_list.rows()[static_cast<std::size_t>(index.row())];
    }

    void paintCurrent(QPainter& painter, const QRect& box) const
    {
        painter.setPen(m_list.hasFocus() ? QPen(tokens().colour(u"accent"_s), 2) : QPen(Qt::NoPen));
        painter.setBrush(tokens().colour(u"accentSoft"_s));
        const int radius = tokens().size(u"radius"_s);
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), radius, radius);
    }

    /// Little width is left beside the keys: the figure goes under the words.
    void paintBesideKeys(QPainter& painter, const Row& row, const QRect& box) const
    {
        const int middle = box.center().y();
        const QRect first(box.left(), middle - 23, box.width(), 24);
        const QRect second(box.left(), middle + 1, box.width(), 24);
        paintLeft(painter, first, box.width(), row.title, fontOf(u"body"_s), tokens().colour(u"ink"_s));
        const QString amount = row.detail.isEmpty() ? row.figure : row.figure + u"  "_s + row.detail;
        paintLeft(painter, second, box.width(), amount, fontOf(u"body"_s, QFont::Bold), tokens().colour(u"ink"_s));
    }

    void paintWords(QPainter& painter, const Row& row, QRect box) const
    {
        const QFont large = fontOf(u"body"_s, row.strong ? QFont::Bold : QFont::Normal);
        const QFont figure = fontOf(u"body"_s, QFont::Bold);
        const QFont small = fontOf(u"small"_s);
        const bool twoLines = !row.detail.isEmpty() || !row.figureDetail.isEmpty();
        const int middle = box.center().y();
        const QRect first = twoLines ? QRect(box.left(), middle - 23, box.width(), 24) : box;
        const QRect second(box.left(), middle + 1, box.width(), 20);
        const QColor ink = tokens().colour(row.quiet ? u"muted"_s : u"ink"_s);
        const QColor figureInk =
            tokens().colour(row.quiet ? u"muted"_s : (row.tone == Tone::Neutral ? u"ink"_s : inkOf(row.tone)));
        int room = paintRight(painter, first, row.figure, figure, figureInk);
        paintLeft(painter, first, room, row.title, large, ink);
        room = paintRight(painter, second, row.figureDetail, small, tokens().colour(u"ink2"_s));
        paintLeft(painter, second, room, row.detail, small, tokens().colour(u"ink2"_s));
    }

    /// What is left of the width.
    static int paintRight(QPainter& painter, const QRect& box, const QString& text, const QFont& font,
                          const QColor& colour)
    {
        if (text.isEmpty())
            return box.width();
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, text);
        return box.width() - painter.fontMetrics().horizontalAdvance(text) - kInset;
    }

    static void paintLeft(QPainter& painter, QRect box, int room, const QString& text, const QFont& font,
                          const QColor& colour)
    {
        painter.setFont(font);
        painter.setPen(colour);
        box.setWidth(room);
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, room));
    }

    RowList& m_list;
};

RowList::RowList(Use use, QWidget* parent)
    : QListView(parent)
    , m_model(new Model(this))
{
    setModel(m_model);
    setItemDelegate(new Painter(this));
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setSelectionMode(use == Use::Choosing ? SingleSelection : NoSelection);
    setFocusPolicy(use == Use::Choosing ? Qt::TabFocus : Qt::NoFocus);
    connect(this, &QListView::clicked, this, [this](const QModelIndex& index) {
        if (selectionMode() != NoSelection)
            Q_EMIT chosen(index.row());
    });
}

void RowList::setRows(std::vector<Row> rows)
{
    if (rows == m_model->rows())
        return;
    const int before = current();
    const auto count = static_cast<int>(rows.size());
    m_filling = true;
    m_model->set(std::move(rows));
    m_filling = false;
    if (selectionMode() != NoSelection)
        setCurrent(std::min(before, count - 1));
}

const std::vector<Row>& RowList::rows() const
{
    return m_model->rows();
}

int RowList::current() const
{
    return currentIndex().row();
}

void RowList::setCurrent(int row)
{
    if (row == current())
        return;
    setCurrentIndex(row < 0 ? QModelIndex() : m_model->index(row));
}

void RowList::standOnCurrent(QWidget* keys)
{
    m_keys = keys;
    keys->setParent(viewport());
    keys->adjustSize();
    placeKeys();
}

void RowList::showKeys(bool shown)
{
    m_keysShown = shown && m_keys != nullptr;
    placeKeys();
}

void RowList::placeKeys()
{
    if (m_keys == nullptr)
        return;
    const QModelIndex index = currentIndex();
    m_keys->setVisible(index.isValid() && m_keysShown);
    if (!index.isValid())
        return;
    const QRect row = visualRect(index);
    m_keys->move(row.right() - m_keys->width(), row.center().y() - m_keys->height() / 2);
}

void RowList::doItemsLayout()
{
    QListView::doItemsLayout();
    placeKeys();
}

void RowList::resizeEvent(QResizeEvent* event)
{
    QListView::resizeEvent(event);
    placeKeys();
}

void RowList::scrollContentsBy(int dx, int dy)
{
    QListView::scrollContentsBy(dx, dy);
    placeKeys();
}

void RowList::currentChanged(const QModelIndex& now, const QModelIndex& before)
{
    QListView::currentChanged(now, before);
    if (m_filling)
        return;
    // The rows' heights have changed.
    if (m_keys != nullptr)
        doItemsLayout();
    viewport()->update();
    Q_EMIT currentMoved(now.row());
}

void RowList::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && current() >= 0) {
        Q_EMIT chosen(current());
        return;
    }
    QListView::keyPressEvent(event);
}

} // namespace loyalty::ui
