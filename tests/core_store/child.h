#pragma once

#include <sys/types.h>

#include <functional>

namespace loyalty::test {

/// Exit code of a child that a signal ended.
constexpr int kKilled = -1;

/// Runs `work` in a process of its own, which ends with its answer and without any destructor: as after a kill.
int inChild(const std::function<int()>& work);

/// A process that has done `work` and then holds still until it is killed.
class HoldingChild
{
public:
    explicit HoldingChild(const std::function<void()>& work);
    ~HoldingChild() { kill(); }
    HoldingChild(const HoldingChild&) = delete;
    HoldingChild& operator=(const HoldingChild&) = delete;

    [[nodiscard]] pid_t pid() const { return m_pid; }
    void kill();

private:
    pid_t m_pid = 0;
};

/// Where the tests run as root: gives that up, because no file is read-only to root. For children.
void becomeNobody();

} // namespace loyalty::test
