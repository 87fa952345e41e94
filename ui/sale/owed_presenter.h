#pragma once

#include "ui/till/asking.h"

#include <optional>
#include <vector>

namespace loyalty::ui {

/// After a start: what there is to say of the time before it, in one question. A receipt that nobody knows to be on paper
/// is offered first, since its customer may still stand there: a yes prints it, a no lets it go. Where the program did not
/// end by itself the last sale is named and may be printed again, and a sale that was open is said not to be booked. How
/// many more receipts are owed is said with it: they are on the pages of sales and of stored value.
class OwedPresenter final : public QObject
{
    Q_OBJECT

public:
    OwedPresenter(Till& till, Asking& asking, const Clock& clock, QObject* parent = nullptr);

private:
    [[nodiscard]] static QString whatOf(const std::string& kind);
    [[nodiscard]] QString lastWords(const terminal::SaleView& sale) const;
    [[nodiscard]] QString leftWords(const LeftSale& left) const;
    [[nodiscard]] bool namesLast() const;
    void take(const LastRun& run);
    void offer();
    void offerOwed(const OwedReceipt& owed);
    void sayWhatWas();

    Till& m_till;
    Asking& m_asking;
    const Clock& m_clock;
    TillStatus m_status;
    bool m_asked = false;
    LastRun m_run; ///< of what is still to be said
};

} // namespace loyalty::ui
