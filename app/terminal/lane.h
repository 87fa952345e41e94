#pragma once

#include "core/base/assert.h"

#include <QMetaObject>
#include <QObject>
#include <QThread>

#include <functional>
#include <optional>
#include <type_traits>
#include <utility>

namespace loyalty::app {

/// A thread with an event loop, and the only ways to have something done on it.
///
/// What is posted is done in order, one at a time. When the lane goes, what was posted before is done first.
class Lane
{
public:
    /// `name` is what a debugger shows; at most 15 bytes.
    explicit Lane(const char* name);
    ~Lane();
    Lane(const Lane&) = delete;
    Lane& operator=(const Lane&) = delete;

    /// Any thread. Does not wait.
    void post(std::function<void()> work);

    /// Another thread than the lane's own. Waits until `work` is done and answers what it answers.
    template <class Work>
    std::invoke_result_t<Work> call(Work work)
    {
        LOYALTY_ASSERT(!isHere());
        if constexpr (std::is_void_v<std::invoke_result_t<Work>>) {
            QMetaObject::invokeMethod(
                &m_context, [&work] { work(); }, Qt::BlockingQueuedConnection);
        } else {
            std::optional<std::invoke_result_t<Work>> answer;
            QMetaObject::invokeMethod(
                &m_context, [&work, &answer] { answer.emplace(work()); }, Qt::BlockingQueuedConnection);
            return std::move(*answer);
        }
    }

    [[nodiscard]] bool isHere() const { return QThread::currentThread() == &m_thread; }

private:
    QThread m_thread;
    QObject m_context; ///< lives on the thread
};

} // namespace loyalty::app
