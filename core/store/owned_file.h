#pragma once

#include "core/base/fault.h"
#include "core/base/result.h"

#include <sys/types.h>

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace loyalty::store {

/// An open file, closed when it goes. Not for database files: see Database.
class OwnedFile
{
public:
    /// `flags` and `mode` as open(2); never inherited by a program that is started.
    [[nodiscard]] static Result<OwnedFile, Fault> open(const std::filesystem::path& path, int flags, mode_t mode = 0);

    OwnedFile(OwnedFile&& other) noexcept;
    OwnedFile& operator=(OwnedFile&&) = delete;
    ~OwnedFile();

    [[nodiscard]] int descriptor() const { return m_descriptor; }
    /// Hands the descriptor over, to be closed by the caller.
    [[nodiscard]] int release();

    [[nodiscard]] Result<mode_t, Fault> mode() const;
    /// From where it stands, whole.
    [[nodiscard]] Result<void, Fault> write(std::string_view bytes) const;
    [[nodiscard]] Result<std::string, Fault> readAtMost(std::size_t bytes) const;
    [[nodiscard]] Result<void, Fault> truncate() const;
    /// Takes that much room on the disk.
    [[nodiscard]] Result<void, Fault> allocate(std::size_t bytes) const;
    [[nodiscard]] Result<void, Fault> sync() const;

private:
    OwnedFile(int descriptor, std::string name);
    [[nodiscard]] Fault faultOf(int error) const;

    int m_descriptor;
    std::string m_name;
};

/// Puts `bytes` where `path` is, for the owner alone: written beside it and moved into its place, so that whoever reads
/// reads one state whole. `durable`: it outlives the power; otherwise the disk is not told to hurry.
[[nodiscard]] Result<void, Fault> replaceFile(const std::filesystem::path& path, std::string_view bytes,
                                              bool durable = false);

/// Makes the names in a folder durable.
[[nodiscard]] Result<void, Fault> syncFolder(const std::filesystem::path& folder);

} // namespace loyalty::store
