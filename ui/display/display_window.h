#pragma once

#include "ui/display/display_model.h"

#include <QImage>
#include <QPoint>
#include <QWidget>

class QLabel;

namespace loyalty::ui {

class Meter;

/// The member's own display, on the second screen. Fed by values that hold no full name and no number; takes no focus,
/// so that the cashier's keys stay where they are. Sizes grow with the window.
///
/// On the GUI thread.
class DisplayWindow final : public QWidget
{
    Q_OBJECT

public:
    explicit DisplayWindow(QWidget* parent = nullptr);

    void show(const checkout::DisplayView& view);
    void setWords(const ProgrammeWords& words);
    void setStoreName(const QString& name);
    /// A code to join by, drawn where nobody is signed in; a null image: none. The caller draws it, dark on light.
    void setJoinCode(const QImage& code);
    using QWidget::show;
    /// Shows it with a frame on a screen that it shares; it goes where it is dragged, by its frame or anywhere on it.
    void setWindowed();
    /// All of a screen, given in its coordinates.
    void coverScreen(const QRect& screen);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void scale();
    [[nodiscard]] int scaled(const QString& token) const;

    std::optional<QPoint> m_grip; ///< where it was taken hold of, from its corner
    checkout::DisplayView m_view;
    ProgrammeWords m_words;
    QString m_storeName;
    QImage m_joinCode;
    QLabel* m_greeting;
    QLabel* m_tier;
    QLabel* m_caption;
    QLabel* m_figure;
    QLabel* m_line;
    QLabel* m_second;
    Meter* m_meter;
    QLabel* m_meterWords;
    QWidget* m_join;
    QLabel* m_joinPicture;
    QLabel* m_joinWords;
};

} // namespace loyalty::ui
