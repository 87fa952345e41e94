#include "core/base/assert.h"

#include <cstdio>
#include <cstdlib>

namespace loyalty::detail {

void defect(const char* condition, const char* file, int line) noexcept
{
    std::fprintf(stderr, "defect: %s (%s:%d)\n", condition, file, line);
    std::abort();
}

} // namespace loyalty::detail
