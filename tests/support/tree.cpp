#include "tests/support/tree.h"

#include <cstdlib>

namespace loyalty::test {

namespace {

std::filesystem::path sharedRoot()
{
    if (const char* set = std::getenv("LOYALTY_SHARED_DATA"); set != nullptr && *set != '\0')
        return set;
    return sourceDir().parent_path() / "shared" / "data";
}

} // namespace

std::filesystem::path sourceDir()
{
    return LOYALTY_SOURCE_DIR;
}

std::optional<std::filesystem::path> sharedData(std::string_view relativePath)
{
    std::filesystem::path path = sharedRoot() / relativePath;
    std::error_code absent;
    if (!std::filesystem::exists(path, absent))
        return std::nullopt;
    return path;
}

} // namespace loyalty::test
