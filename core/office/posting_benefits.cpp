#include "core/engine/counters.h"
#include "core/engine/ledger_facts.h"
#include "core/engine/tier_view.h"
#include "core/ledger/asset_keys.h"
#include "core/office/feed.h"
#include "core/office/posting.h"

#include <algorithm>

/// What was given and, as head office sees it now, should not have been: it stands as it was printed, and a person is told.
namespace loyalty::office {
namespace {

constexpr std::size_t kLookBack = 1'000;

std::size_t levelOn(const Member& member, const programme::Programme& programme, BusinessDate date)
{
    engine::MemberFacts facts;
    engine::readTier(member.ledger, programme, date, facts);
    engine::holdFloor(member.tierFloor, programme, date, facts);
    return engine::levelOf(programme, facts, facts.qualifying, facts.measured);
}

} // namespace

/// A terminal that was not told of the others' use may give more of a budget than there is.
Result<void, Fault> PostingBatch::noteBudgets(const journal::Entry& entry, const journal::Sold& sold)
{
    const programme::Programme* const rules = rulesOf(sold);
    if (rules == nullptr)
        return {};
    for (const programme::Budget& budget : rules->earning.budgets) {
        const std::string counter = engine::budgetCounter(budget.id);
        std::int64_t taken = 0;
        for (const ledger::Posting& posting : entry.postings)
            taken += posting.what == ledger::counter(counter) ? posting.amount : 0;
        if (taken == 0)
            continue;
        LOYALTY_TRY(used, usedOf(m_transaction, budget.id));
        for (const Line& line : m_lines) // of this batch, not written yet
            if (line.account.kind == AccountKind::Contra && line.what == ledger::counter(counter))
                used -= line.amount;
        const std::int64_t left = std::max<std::int64_t>(0, budget.points - used);
        if (taken > left)
            m_differences.push_back({entry.ref(), sold.member, "budget", std::to_string(taken), std::to_string(left)});
    }
    return {};
}

/// The level on which the member of a return stands; nothing for other acts.
std::optional<std::size_t> PostingBatch::levelBehind(const journal::Entry& entry) const
{
    const bool takes = journal::returnedIn(entry.act) || std::holds_alternative<journal::Voided>(entry.act);
    const auto owner = journal::memberOf(entry.act);
    const programme::Programme* const rules = rulesAt(entry.at);
    const Kept* const member = takes && owner ? kept(*owner) : nullptr;
    if (member == nullptr || rules == nullptr || !rules->tiers)
        return std::nullopt;
    return levelOn(member->member, *rules, entry.date);
}

/// Sales on a level that the member would not have had without what came back.
Result<void, Fault> PostingBatch::noteBenefits(const journal::Entry& entry, std::optional<std::size_t> before)
{
    const auto after = levelBehind(entry);
    if (!before || !after || *after >= *before)
        return {};
    const Member& member = kept(*journal::memberOf(entry.act))->member;
    LOYALTY_TRY(lines, m_transaction.linesOfMember(member.id, kLookBack));
    lines.insert(lines.end(), m_lines.begin(), m_lines.end());
    std::set<ledger::EntryRef> seen{entry.ref()};
    for (const Line& line : lines) {
        const bool own = line.account == Account{.kind = AccountKind::Member, .member = member.id};
        if (!own || line.entry.incarnation == IncarnationId() || !seen.insert(line.entry).second)
            continue;
        LOYALTY_TRY(kept, m_transaction.inboxEntry(line.entry));
        const auto act = kept ? journal::decode(kept->bytes) : Result<journal::Entry, std::vector<json::Complaint>>();
        if (kept && act)
            noteBenefit(entry, *act, member);
    }
    return {};
}

void PostingBatch::noteBenefit(const journal::Entry& entry, const journal::Entry& act, const Member& member)
{
    const auto* const sold = std::get_if<journal::Sold>(&act.act);
    const programme::Programme* const rules = sold ? rulesOf(*sold) : nullptr;
    if (rules == nullptr || !rules->tiers)
        return;
    const auto& levels = rules->tiers->levels;
    const auto given = std::ranges::find(levels, sold->tier, &programme::Tier::id);
    const std::size_t judged = levelOn(member, *rules, act.date);
    if (given != levels.end() && judged < static_cast<std::size_t>(given - levels.begin()))
        m_differences.push_back(
            {entry.ref(), member.id, "tier-not-kept", sold->tier + " " + sold->sale.toString(), levels[judged].id});
}

} // namespace loyalty::office
