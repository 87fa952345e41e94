#pragma once

#include "core/ledger/member_ledger.h"

#include <span>
#include <vector>

namespace loyalty::ledger {

/// Adds to `postings` what brings `lots` home, in a posting like `like`. A lot that counts for something in `books` at the
/// instant that `late` is earned takes back its own, with its own terms: what is left of it there lives as long. What came
/// of lots that have ended opens `late`, which is named for the first of the postings that are added.
void addHome(const Posting& like, std::span<const LotShare> lots, const MemberLedger& books, const LotTerms& late,
             std::vector<Posting>& postings);

} // namespace loyalty::ledger
