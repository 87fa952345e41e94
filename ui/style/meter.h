#pragma once

#include <QWidget>

namespace loyalty::ui {

/// How far along, as a line. The words beside it say the same.
class Meter final : public QWidget
{
    Q_OBJECT

public:
    Meter(int thickness, QWidget* parent);

    /// 0 … 1.
    void show(double share);
    [[nodiscard]] QSize sizeHint() const override { return {96, m_thickness}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_thickness;
    double m_share = 0;
};

} // namespace loyalty::ui
