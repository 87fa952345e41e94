#pragma once

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

    [[nodiscard]] std::chrono::microseconds longestStall() const { return m_longest; }
    /// What happened before does not count: starting takes its time.
    void forgetStalls() { m_longest = {}; }

    /// The last key of a code came in, or its picture was read.
    void codeCame();
    /// The screens were told what it brought about.
    void codeTold();
    /// From codeCame() to the end of the painting after codeTold(), for each code.
    [[nodiscard]] const std::vector<std::chrono::microseconds>& codesPainted() const { return m_codes; }

private:
    enum class Code { None, Came, Told };

    int m_depth = 0;
    std::chrono::microseconds m_longest{};
    Code m_code = Code::None;
    QElapsedTimer m_sinceCode;
    std::vector<std::chrono::microseconds> m_codes;
};

} // namespace loyalty::app
