#include "tests/support/base/defect.h"

#include "core/base/assert.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>

namespace loyalty::test {

bool stopsTheProgram(const std::function<void()>& act)
{
    const pid_t child = fork();
    LOYALTY_ASSERT(child >= 0);
    if (child == 0) {
        // Catch2 reports a fatal signal itself, and a core file of every expected defect would fill the disk.
        std::signal(SIGABRT, SIG_DFL);
        const rlimit noCore{0, 0};
        setrlimit(RLIMIT_CORE, &noCore);
        std::fclose(stderr);
        act();
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

} // namespace loyalty::test
