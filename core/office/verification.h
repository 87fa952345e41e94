#pragma once

#include "core/office/desk.h"

#include <string>
#include <vector>

namespace loyalty::office {

struct VerifyReport
{
    std::uint64_t entries = 0;
    std::uint64_t members = 0;
    std::uint64_t accounts = 0;
    std::uint64_t suspended = 0;       ///< entries that wait for a person: booked nowhere
    std::uint64_t differences = 0;     ///< sales that head office judges otherwise than they were printed
    std::vector<std::string> problems; ///< a code and what it is about; empty when all is right
};

/// Programmes of which the document is not the one that head office signed: no terminal takes them.
[[nodiscard]] Result<std::vector<std::int64_t>, Fault> brokenProgrammes(Transaction& transaction);

/// Recomputes what head office keeps from what terminals signed, reading only: every chain and signature, programmes' too,
/// the lines of every entry against its postings and of every account against its kept sum, every member's ledger against
/// the lines, every lot against what opened it, every lease against its right, that all accounts of an asset sum to zero,
/// that each sale is in the index of sales, and that each phone and card number that a member told finds somebody.
[[nodiscard]] Result<VerifyReport, Fault> verify(Transaction& transaction, const Keys& keys);

} // namespace loyalty::office
