#include "tests/fuzz/fuzz.h"

#include <cstddef>
#include <cstdint>

/// What libFuzzer calls.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    loyalty::fuzz::take({reinterpret_cast<const char*>(bytes), size});
    return 0;
}
