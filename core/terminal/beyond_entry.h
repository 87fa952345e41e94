#pragma once

#include "core/base/fault.h"

#include <string>
#include <string_view>

namespace loyalty::terminal {

inline constexpr std::string_view kBeyondEntry = "the act is beyond what a journal entry holds";

/// The fault of an act that no entry of the journal holds: too many bytes, or an instant outside of its years. `where` and
/// `why` are the place in the entry and what is wrong there.
[[nodiscard]] inline Fault beyondEntry(std::string_view where, std::string_view why)
{
    return {FaultCode::Rejected, std::string(kBeyondEntry) + ": " + std::string(where) + " " + std::string(why)};
}

/// Whether a fault is about that one act. Nothing was booked, the same act never will be, and the next one may.
[[nodiscard]] inline bool isBeyondEntry(const Fault& fault)
{
    return fault.code == FaultCode::Rejected && fault.detail.starts_with(kBeyondEntry);
}

} // namespace loyalty::terminal
