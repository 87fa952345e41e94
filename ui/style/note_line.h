#pragma once

#include <QWidget>

class QLabel;

namespace loyalty::ui {

class IconLabel;

/// An icon and a few words; hidden while there are none. The words break between lines where they must.
class NoteLine final : public QWidget
{
    Q_OBJECT

public:
    explicit NoteLine(QWidget* parent);

    void show(const QString& icon, const QString& ink, const QString& words);
    [[nodiscard]] QLabel& words() { return *m_words; }

private:
    IconLabel* m_icon;
    QLabel* m_words;
};

} // namespace loyalty::ui
