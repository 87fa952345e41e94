#pragma once

#include <QWidget>

namespace loyalty::ui {

/// An icon of ours in a token's colour. It follows the theme; it says nothing that is not also said in words.
class IconLabel final : public QWidget
{
    Q_OBJECT

public:
    IconLabel(int edge, QWidget* parent);

    /// `name` may be empty: nothing is drawn, the place is kept. `ink` is a token.
    void show(const QString& name, const QString& ink);
    [[nodiscard]] QSize sizeHint() const override { return {m_edge, m_edge}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_edge;
    QString m_name;
    QString m_ink;
};

} // namespace loyalty::ui
