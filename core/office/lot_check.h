#pragma once

#include "core/journal/entry.h"
#include "core/office/ports.h"

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace loyalty::office {

/// Whether what stands on the lots of members' ledgers and of rights is what was written on them when they were opened: by
/// the posting that a terminal signed, or by a reward that head office gave. Reads only.
class LotCheck
{
public:
    explicit LotCheck(Transaction& transaction)
        : m_transaction(transaction)
    {}

    /// Whether every lot of the member, and of what they brought, was opened with these terms. A lot that head office
    /// opened is looked at by finish().
    Result<bool, Fault> isRight(const Member& member);
    Result<bool, Fault> isRight(const std::vector<ledger::LotShare>& shares);
    /// Members with a lot that a reward opened otherwise; after all members.
    [[nodiscard]] std::vector<MemberId> finish() const;

private:
    Result<bool, Fault> isRight(const MemberId& member, const ledger::MemberLedger& ledger);
    Result<bool, Fault> wasOpened(const ledger::LotTerms& terms);

    Transaction& m_transaction;
    std::pair<ledger::EntryRef, std::optional<journal::Entry>> m_opener; // members mostly have several of one entry
    std::map<ledger::LotId, ledger::LotTerms> m_rewards;
    std::vector<std::pair<MemberId, ledger::LotTerms>> m_given;
};

} // namespace loyalty::office
