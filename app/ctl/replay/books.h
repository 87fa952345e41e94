#pragma once

#include "app/terminal/runtime.h"
#include "core/base/crypto/crypto.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace loyalty::ctl {

/// How the books stand after a replay.
struct Books
{
    std::size_t members = 0;
    std::int64_t points = 0;
    std::int64_t debt = 0;
    std::size_t lots = 0;
    std::map<std::string, std::size_t> tiers;
    crypto::Hash hash;                    ///< over every member's balance, tier, debt and lots: equal books, equal hash
    std::vector<std::string> differences; ///< households whose books differ at head office, and in what
};

/// A member's row as head office has it.
using AskRow = std::function<Result<std::optional<sync::MemberRow>, Fault>(const MemberId& member)>;

/// Reads every household's books at the terminal and compares them one by one with those of head office; without
/// `askRow` there is none. The terminal is at rest; not on a lane.
[[nodiscard]] Result<Books, Fault> readBooks(app::Runtime& runtime, const terminal::By& by,
                                             const std::set<std::string>& households, const AskRow& askRow);

} // namespace loyalty::ctl
