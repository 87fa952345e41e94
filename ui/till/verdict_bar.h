#pragma once

#include "ui/till/verdict_words.h"

#include <QFrame>

class QLabel;

namespace loyalty::ui {

class IconLabel;

/// What became of the last scan or act: icon, what is so, what to do.
class VerdictBar final : public QFrame
{
    Q_OBJECT

public:
    explicit VerdictBar(QWidget* parent);
    void show(const VerdictModel& model);

private:
    IconLabel* m_icon;
    QLabel* m_title;
    QLabel* m_advice;
};

} // namespace loyalty::ui
