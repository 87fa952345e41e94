#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

namespace loyalty::test {

/// The top of the source tree the tests were built from.
[[nodiscard]] std::filesystem::path sourceDir();

/// A file or folder of the large sample data, which stands beside the source tree (`../shared/data`) or where the
/// environment says in LOYALTY_SHARED_DATA. Nothing when it is absent: the test then calls SKIP(), so that the
/// closing report names it.
[[nodiscard]] std::optional<std::filesystem::path> sharedData(std::string_view relativePath);

} // namespace loyalty::test
