#pragma once

#include "ui/till/state_line_model.h"

#include <QFrame>

#include <array>

class QLabel;

namespace loyalty::ui {

class IconLabel;

/// One line at the top that never moves: head office, terminal, cashier, scanner, printer.
class StateLine final : public QFrame
{
    Q_OBJECT

public:
    explicit StateLine(QWidget* parent);
    void show(const StateLineModel& model);

private:
    struct Place
    {
        IconLabel* icon;
        QLabel* words;
    };
    Place addPlace(const char* name);
    static void fill(const Place& place, const StateItem& item);

    QLabel* m_training;
    Place m_headOffice;
    Place m_terminal;
    Place m_cashier;
    Place m_clock;
    Place m_scanner;
    Place m_printer;
};

} // namespace loyalty::ui
