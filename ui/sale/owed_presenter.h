#pragma once

#include "ui/till/asking.h"

#include <vector>

namespace loyalty::ui {

/// After a start: receipts that nobody knows to be on paper. The last one is offered once, since its customer may still
/// stand there; a yes prints it, a no lets it go. How many more there are is said with it: they are on the
/// pages of sales and of stored value.
class OwedPresenter final : public QObject
{
    Q_OBJECT

public:
    OwedPresenter(Till& till, Asking& asking, QObject* parent = nullptr);

private:
    [[nodiscard]] static QString whatOf(const std::string& kind);
    void offer();

    Till& m_till;
    Asking& m_asking;
    TillStatus m_status;
    bool m_asked = false;
    std::vector<OwedReceipt> m_owed;
};

} // namespace loyalty::ui
