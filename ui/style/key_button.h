#pragma once

#include <QPushButton>

namespace loyalty::ui {

/// A push button with an icon of ours in the middle, or above its words, in the theme's ink.
class KeyButton final : public QPushButton
{
    Q_OBJECT

public:
    KeyButton(const QString& icon, QWidget* parent);

    /// Small, under the icon; usually the key that does the same.
    void setCaption(const QString& caption);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_icon;
    QString m_caption;
};

} // namespace loyalty::ui
