#pragma once

#include "core/ledger/asset_keys.h"
#include "core/ledger/member_ledger.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace loyalty::ctl {

/// A member's ledger to which a case's events are posted, each as an entry of one journal.
class Book
{
public:
    /// Opens a lot; nothing where `amount` is 0.
    void credit(std::int64_t amount, Instant at, std::optional<Instant> ends = std::nullopt,
                const ledger::AssetKey& what = ledger::points());
    /// What is there is spent by a right, the rest without cover. Answers the lots of the right; nothing happens where
    /// `amount` is 0.
    std::vector<ledger::LotShare> debit(std::int64_t amount, Instant at,
                                        const ledger::AssetKey& what = ledger::points());
    /// Puts shares back into the lots they came from.
    void giveBack(const std::vector<ledger::LotShare>& shares, Instant at);
    /// Time goes by.
    void wait(Instant until);

    /// As of the latest event, all of these.
    [[nodiscard]] std::int64_t balance(const ledger::AssetKey& what = ledger::points()) const;
    [[nodiscard]] std::int64_t remaining(const ledger::LotTerms& terms) const; ///< 0 from its end on
    [[nodiscard]] std::int64_t expired() const; ///< points that count for nothing any more
    [[nodiscard]] std::int64_t endingBefore(Instant day) const;
    [[nodiscard]] Instant now() const { return m_now; }
    [[nodiscard]] const std::vector<ledger::LotTerms>& opened() const { return m_opened; }
    [[nodiscard]] ledger::MemberLedger& member() { return m_ledger; }
    [[nodiscard]] std::int64_t posted() const { return m_posted; } ///< sum of all postings

private:
    void post(const ledger::Posting& posting, Instant at);

    ledger::MemberLedger m_ledger;
    std::vector<ledger::LotTerms> m_opened;
    std::int64_t m_entries = 0;
    std::int64_t m_posted = 0;
    Instant m_now;
};

} // namespace loyalty::ctl
