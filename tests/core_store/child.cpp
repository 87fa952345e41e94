#include "tests/core_store/child.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <stdexcept>

namespace loyalty::test {

namespace {

int waitFor(pid_t pid)
{
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            throw std::runtime_error("the child is lost");
    return WIFEXITED(status) ? WEXITSTATUS(status) : kKilled;
}

pid_t forked()
{
    const pid_t pid = ::fork();
    if (pid < 0)
        throw std::runtime_error("no child can be made");
    return pid;
}

} // namespace

int inChild(const std::function<int()>& work)
{
    const pid_t pid = forked();
    if (pid == 0)
        ::_exit(work());
    return waitFor(pid);
}

HoldingChild::HoldingChild(const std::function<void()>& work)
{
    std::array<int, 2> ready{};
    if (::pipe(ready.data()) != 0)
        throw std::runtime_error("no pipe");
    m_pid = forked();
    if (m_pid == 0) {
        work();
        if (::write(ready[1], "x", 1) != 1)
            ::_exit(1);
        while (true)
            ::pause();
    }
    ::close(ready[1]);
    char byte = 0;
    const bool done = ::read(ready[0], &byte, 1) == 1;
    ::close(ready[0]);
    if (!done)
        throw std::runtime_error("the child has not done its work");
}

void HoldingChild::kill()
{
    if (m_pid == 0)
        return;
    ::kill(m_pid, SIGKILL);
    waitFor(m_pid);
    m_pid = 0;
}

void becomeNobody()
{
    constexpr unsigned kNobody = 65534;
    if (::geteuid() == 0 && (::setgid(kNobody) != 0 || ::setuid(kNobody) != 0))
        ::_exit(99);
}

} // namespace loyalty::test
