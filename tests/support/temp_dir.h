#pragma once

#include <filesystem>
#include <string_view>

namespace loyalty::test {

/// A fresh folder of its own, removed with everything in it when the object goes.
class TempDir
{
public:
    TempDir();
    ~TempDir();
    TempDir(const TempDir&) = delete;
    TempDir& operator=(const TempDir&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

    /// Writes a file below it, making its folders; answers its full path.
    std::filesystem::path write(std::string_view relativePath, std::string_view content) const;

private:
    std::filesystem::path m_path;
};

} // namespace loyalty::test
