#pragma once

#include <QApplication>
#include <QElapsedTimer>

#include <chrono>

namespace loyalty::app {

/// The application, which knows how long its thread was held up by one event: the screen stands still as long.
class TillApplication final : public QApplication
{
    Q_OBJECT

public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override;

    [[nodiscard]] std::chrono::microseconds longestStall() const { return m_longest; }
    /// What happened before does not count: starting takes its time.
    void forgetStalls() { m_longest = {}; }

private:
    int m_depth = 0;
    std::chrono::microseconds m_longest{};
};

} // namespace loyalty::app
