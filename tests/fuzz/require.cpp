#include "tests/fuzz/fuzz.h"

#include <cstdio>
#include <cstdlib>

namespace loyalty::fuzz {

void require(bool holds, const char* what)
{
    if (holds)
        return;
    static_cast<void>(std::fprintf(stderr, "does not hold: %s\n", what));
    std::abort();
}

} // namespace loyalty::fuzz
