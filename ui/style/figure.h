#pragma once

#include <QWidget>

namespace loyalty::ui {

/// One large amount. It is written smaller where it would not fit, and never cut.
class Figure final : public QWidget
{
    Q_OBJECT

public:
    Figure(Qt::Alignment side, QWidget* parent);

    /// `ink` is a token.
    void show(const QString& text, const QString& ink);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Qt::Alignment m_side;
    QString m_text;
    QString m_ink;
};

} // namespace loyalty::ui
