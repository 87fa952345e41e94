#pragma once

#include "core/journal/entry.h"
#include "core/office/ports.h"

#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace loyalty::office {

/// Whether the lines of the ledger are what posting makes of the postings that terminals signed: for each entry the same
/// amounts of the same assets, days and rules, to the same people and against the same other side. An entry in suspense,
/// or dropped out of it, has none that stay. What head office adds by itself to an entry (rights that are spent or go
/// home, moves of a merge, what completes a return, a welcome that is taken back) is known by its rule and held to its bounds.
///
/// Reads only. add() takes every posted entry once; which of two members is the other's name is told by name(). finish()
/// answers what does not agree.
class LineCheck
{
public:
    explicit LineCheck(Transaction& transaction)
        : m_transaction(transaction)
    {}

    /// `entry`: what the inbox's bytes say, nothing where they say nothing.
    Result<void, Fault> add(const InboxEntry& inbox, const journal::Entry* entry);
    /// The two are, or once were, one person.
    void name(const MemberId& alias, const MemberId& other);
    /// Codes with the entry that they are about.
    Result<std::vector<std::string>, Fault> finish();

private:
    /// Whose, the other side where it is nobody's, asset, day, rule.
    using Side = std::tuple<MemberId, std::optional<ledger::Contra>, ledger::AssetKey, BusinessDate, std::string>;
    using Sides = std::map<Side, std::int64_t>;

    Result<bool, Fault> isBooked(const ledger::EntryRef& ref);
    Result<bool, Fault> takeCompleted(const journal::Entry& entry, std::vector<Line>& lines);
    Result<void, Fault> findStray();
    [[nodiscard]] MemberId personOf(const MemberId& name) const;
    [[nodiscard]] Sides byPerson(const Sides& sides) const;
    void differs(const ledger::EntryRef& ref) { m_problems.push_back("lines-differ " + nameOf(ref)); }
    static std::string nameOf(const ledger::EntryRef& ref)
    {
        return ref.incarnation.toString() + "/" + std::to_string(ref.seq);
    }

    Transaction& m_transaction;
    std::map<MemberId, MemberId> m_names;
    std::vector<std::pair<ledger::EntryRef, Sides>> m_open; // agree if two of those whom they name are one person
    std::vector<std::string> m_problems;
};

} // namespace loyalty::office
