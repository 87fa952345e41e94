#pragma once

#include "ui/till/member_model.h"

#include <QFrame>

#include <array>

class QLabel;
class QStackedLayout;

namespace loyalty::ui {

class IconLabel;
class Meter;
class NoteLine;

/// The member of the open sale.
class MemberPanel final : public QFrame
{
    Q_OBJECT

public:
    explicit MemberPanel(QWidget* parent);
    void show(const MemberModel& model);

private:
    QWidget* makeEmpty();
    QWidget* makeMember();

    QStackedLayout* m_pages;
    IconLabel* m_emptyIcon = nullptr;
    QLabel* m_emptyTitle = nullptr;
    QLabel* m_emptyText = nullptr;
    QLabel* m_name = nullptr;
    QLabel* m_number = nullptr;
    QLabel* m_tier = nullptr;
    QLabel* m_balanceCaption = nullptr;
    QLabel* m_balance = nullptr;
    Meter* m_meter = nullptr;
    QLabel* m_tierLine = nullptr;
    std::array<NoteLine*, 3> m_notes{};
    QFrame* m_nextBand = nullptr;
    NoteLine* m_next = nullptr;
    QLabel* m_asOf = nullptr;
};

} // namespace loyalty::ui
