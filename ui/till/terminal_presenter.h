#pragma once

#include "ui/style/row_list.h"
#include "ui/till/state_line_model.h"

#include <optional>

namespace loyalty::ui {

/// How the terminal and its sync stand, for a manager.
struct TerminalModel
{
    QString title;
    StateItem summary;
    QString advice; ///< what to do about it; empty: nothing
    std::vector<Row> rows;
    QString sync;
    QString verify;
    StateItem verified;
    std::vector<Row> problems;
    bool canVerify = true;
};

class TerminalPresenter final : public QObject
{
    Q_OBJECT

public:
    TerminalPresenter(Till& till, const Clock& clock, QObject* parent = nullptr);

    [[nodiscard]] const TerminalModel& model() const { return m_model; }

    void syncNow();
    void verify();
    void retranslate() { refresh(); }

Q_SIGNALS:
    void changed();

private:
    void refresh();
    [[nodiscard]] std::vector<Row> rows() const;
    [[nodiscard]] QString advice() const;
    [[nodiscard]] StateItem verified() const;

    Till& m_till;
    const Clock& m_clock;
    TillStatus m_status;
    bool m_verifying = false;
    std::optional<terminal::VerifyView> m_verified;
    TerminalModel m_model;
};

} // namespace loyalty::ui
