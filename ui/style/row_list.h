#pragma once

#include "ui/style/tokens.h"

#include <QListView>

#include <vector>

namespace loyalty::ui {

/// One row of any list of ours: words left, a figure right.
struct Row
{
    QString icon; ///< may be empty
    QString title;
    QString detail; ///< second line, smaller
    QString figure;
    QString figureDetail;
    Tone tone = Tone::Neutral; ///< of icon and figure
    bool quiet = false;        ///< less important than its neighbours
    bool strong = false;       ///< a sum
    bool operator==(const Row&) const = default;
};

/// A list that is drawn, not built: a thousand rows cost what is seen of them.
class RowList final : public QListView
{
    Q_OBJECT

public:
    /// Reading: rows cannot be chosen. Choosing: one is current, and is touched or entered.
    enum class Use { Reading, Choosing };

    RowList(Use use, QWidget* parent);

    /// Keeps the current row's place where it still exists.
    void setRows(std::vector<Row> rows);
    [[nodiscard]] const std::vector<Row>& rows() const;
    [[nodiscard]] int current() const; ///< −1: none
    void setCurrent(int row);          ///< −1: none
    /// Keys that stand at the right of the current row and go where it goes; the list owns them. The row is then as high
    /// as a touch target.
    void standOnCurrent(QWidget* keys);
    void showKeys(bool shown);

Q_SIGNALS:
    void currentMoved(int row);
    void chosen(int row); ///< touched, or entered

protected:
    void currentChanged(const QModelIndex& now, const QModelIndex& before) override;
    void keyPressEvent(QKeyEvent* event) override;
    void doItemsLayout() override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    [[nodiscard]] QSize sizeHint() const override { return {240, 144}; }

private:
    class Model;
    class Painter;

    void placeKeys();

    Model* m_model;
    QWidget* m_keys = nullptr;
    bool m_keysShown = false;
    bool m_filling = false;
};

} // namespace loyalty::ui
