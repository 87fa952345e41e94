#pragma once

#include "ui/till/asking.h"

#include <vector>

namespace loyalty::ui {

/// After a start: receipts that nobody knows to be on paper. Each is offered once; a yes prints it, a no lets it go.
class OwedPresenter final : public QObject
{
    Q_OBJECT

public:
    OwedPresenter(Till& till, Asking& asking, QObject* parent = nullptr);

private:
    void offerNext();

    Till& m_till;
    Asking& m_asking;
    TillStatus m_status;
    bool m_asked = false;
    std::vector<OwedReceipt> m_owed;
};

} // namespace loyalty::ui
