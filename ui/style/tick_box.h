#pragma once

#include <QCheckBox>

namespace loyalty::ui {

/// A check box that a finger hits: 72 pixels high, its tick in the theme's colours.
class TickBox final : public QCheckBox
{
    Q_OBJECT

public:
    explicit TickBox(QWidget* parent);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    [[nodiscard]] bool hitButton(const QPoint& position) const override { return rect().contains(position); }
};

} // namespace loyalty::ui
