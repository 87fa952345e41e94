#include "tests/arch/qt_headers.h"

#include <filesystem>
#include <string>

namespace loyalty::arch {

bool isQtHeader(std::string_view include, std::string_view module)
{
    const std::filesystem::path headers = LOYALTY_QT_INCLUDE;
    const std::string prefix = std::string(module) + '/';
    if (include == module)
        return true;
    if (include.starts_with(prefix))
        return std::filesystem::exists(headers / include);
    return std::filesystem::is_regular_file(headers / module / include);
}

} // namespace loyalty::arch
