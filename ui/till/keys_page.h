#pragma once

#include "ui/style/row_list.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace loyalty::ui {

/// All keys and what they do; the language and the colours of the screen.
class KeysPage final : public QFrame
{
    Q_OBJECT

public:
    explicit KeysPage(QWidget* parent);
    void retranslate();

Q_SIGNALS:
    void languageWished(const QString& language);
    void themeWished(loyalty::ui::Theme theme);
    void closed();

private:
    [[nodiscard]] static std::vector<Row> keyRows();

    QLabel* m_title;
    QPushButton* m_close;
    RowList* m_keys;
    QLabel* m_language;
    QLabel* m_colours;
    QPushButton* m_light;
    QPushButton* m_dark;
    QPushButton* m_contrast;
    std::vector<std::pair<QString, QPushButton*>> m_languages;
};

} // namespace loyalty::ui
