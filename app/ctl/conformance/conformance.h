#pragma once

#include "core/base/fault.h"
#include "core/base/result.h"

#include <array>
#include <filesystem>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace loyalty::ctl {

/// The classes of cases, in the order in which they are told. Of the last a miss may be listed as a choice.
inline constexpr std::string_view kCaseClasses[] = {"must_match", "doc_example", "anti_case", "peer_choice"};

struct CaseCount
{
    int matched = 0;
    int total = 0;
};

struct ConformanceMiss
{
    std::string id;
    std::string caseClass;
    std::string why;
    bool chosen = false; ///< listed, with its reason, in choices.md
};

struct ConformanceTally
{
    std::array<CaseCount, std::size(kCaseClasses)> classes;
    std::vector<ConformanceMiss> misses;

    /// Every miss is a peer's choice that is listed.
    [[nodiscard]] bool passes() const;
    /// "conformance: must_match a/b, doc_example c/d, anti_case e/f, peer_choice g/h"
    [[nodiscard]] std::string summary() const;
};

/// Puts every case of the files to the product. Beside a file may stand choices.md: a line "- `id`: reason" for each
/// peer's choice that this product does not make. Faults: a file that cannot be read or holds no cases, and a case that
/// expects nothing, or says something, at whatever depth, that nobody understands: it would pass without a word.
[[nodiscard]] Result<ConformanceTally, Fault> runConformance(std::span<const std::filesystem::path> files);

/// The ids that a choices.md lists with a reason.
[[nodiscard]] std::set<std::string> chosenIn(std::string_view text);

} // namespace loyalty::ctl
