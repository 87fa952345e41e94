#pragma once

#include "tests/arch/room_table.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace loyalty::arch {

/// One #include line that the table does not allow.
struct Leak
{
    std::string file; ///< from the top of the tree
    std::size_t line;
    std::string include;
    std::string why;
};

struct Verdict
{
    std::size_t filesRead = 0;
    std::vector<Leak> leaks;

    /// A check that read nothing has proved nothing.
    [[nodiscard]] bool holds() const { return filesRead > 0 && leaks.empty(); }
};

/// Reads every C++ file of the product's folders (core, devices, ui, app) below `tree` and judges each #include line
/// by the table. Text only: an include inside a disabled block counts too.
[[nodiscard]] Verdict checkIncludes(const std::filesystem::path& tree, const RoomTable& table);

/// "core/ledger/lot.h:3: <QString> ..." as a compiler would say it.
[[nodiscard]] std::string describe(const Leak& leak);

} // namespace loyalty::arch
