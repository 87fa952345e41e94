#include "app/headoffice/command/program.h"

#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <iostream>

int main(int argc, char** argv)
{
    // Secrets are in memory: no core files, and no file that others can read.
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::umask(077);
    // Thousands of terminals stay connected; the soft limit is usually 1,024 files.
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) == 0) {
        files.rlim_cur = files.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &files);
    }
    std::signal(SIGPIPE, SIG_IGN);
    const std::vector<std::string> words(argv + 1, argv + argc);
    return static_cast<int>(loyalty::headoffice::runProgram(words, {std::cout, std::cerr}));
}
