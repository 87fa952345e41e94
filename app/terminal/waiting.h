#pragma once

#include <chrono>
#include <future>
#include <memory>
#include <optional>

namespace loyalty::app {

/// One answer that comes from another thread, and the thread that waits for it. An answer after the deadline is dropped.
template <class T>
class Waiting
{
public:
    /// To be called once, on any thread.
    [[nodiscard]] auto answerer() const
    {
        return [promise = m_promise](T answer) { promise->set_value(std::move(answer)); };
    }

    [[nodiscard]] std::optional<T> wait(std::chrono::milliseconds deadline)
    {
        auto future = m_promise->get_future();
        if (future.wait_for(deadline) != std::future_status::ready)
            return std::nullopt;
        return future.get();
    }

private:
    std::shared_ptr<std::promise<T>> m_promise = std::make_shared<std::promise<T>>();
};

} // namespace loyalty::app
