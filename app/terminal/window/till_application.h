#pragma once

#include "app/terminal/window/hold_ups.h"

#include <QApplication>
#include <QElapsedTimer>

#include <chrono>
#include <vector>

namespace loyalty::app {

/// The application, which knows how long its thread was held up by one event: the screen stands still as long. And how
/// long it took from the last key of a code until what it brought about was painted.
class TillApplication final : public QApplication
{
    Q_OBJECT

public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override;

    [[nodiscard]] std::chrono::microseconds longestStall() const { return m_holdUps.longest(); }
    /// What happened before does not count, nor does the event that is going on: starting takes its time.
    void forgetStalls() { m_holdUps.forget(); }

    /// The last key of a code came in, or its picture was read.
    void codeCame();
    /// The screens were told what it brought about.
    void codeTold();
    /// From codeCame() to the end of the painting after codeTold(), for each code.
    [[nodiscard]] const std::vector<std::chrono::microseconds>& codesPainted() const { return m_codes; }

private:
    enum class Code { None, Came, Told };

    HoldUps m_holdUps;
    Code m_code = Code::None;
    QElapsedTimer m_sinceCode;
    std::vector<std::chrono::microseconds> m_codes;
};

} // namespace loyalty::app
