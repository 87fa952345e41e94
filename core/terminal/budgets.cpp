#include "core/engine/counters.h"
#include "core/ledger/asset_keys.h"
#include "core/terminal/terminal.h"

#include <algorithm>

/// What the chain has left of its campaigns' budgets, as far as it is known here. Head office tells with each pull what all
/// have had, and up to which own entry that counts; what was taken here since is counted here. While the line is cut,
/// other terminals' use is not seen: together they may give away more, each of them at most what it last knew to be left.
namespace loyalty::terminal {

engine::BudgetsLeft Terminal::budgetsLeft(const Reckoning& reckoning) const
{
    engine::BudgetsLeft left;
    std::vector<ledger::Posting> home;
    if (reckoning.exchange)
        addCountersBack(reckoning.exchange->story, reckoning.exchange->returned, home);
    for (const programme::Budget& budget : reckoning.programme->programme().earning.budgets) {
        const std::string counter = engine::budgetCounter(budget.id);
        std::int64_t points = budget.points;
        const auto told = std::ranges::find(m_marks.budgets, budget.id, &sync::BudgetUse::id);
        if (told != m_marks.budgets.end())
            points -= told->used;
        for (const BudgetTaken& taken : m_budgetsTaken)
            if (taken.counter == counter)
                points -= taken.points;
        for (const ledger::Posting& back : home)
            if (back.what.key == counter)
                points -= back.amount; // what comes back in the same act is there for it
        left.emplace_back(budget.id, points);
    }
    return left;
}

void Terminal::noteBudgets(const journal::Entry& entry)
{
    if (entry.seq <= m_marks.budgetsUpTo)
        return;
    for (const ledger::Posting& posting : entry.postings)
        if (posting.what.asset == ledger::Asset::Counter && posting.what.key.starts_with(engine::kBudgetCounter))
            m_budgetsTaken.push_back({entry.seq, posting.what.key, posting.amount});
}

void Terminal::keepBudgets(const sync::PullReply& reply)
{
    if (reply.budgets.empty())
        return;
    m_marks.budgets = reply.budgets;
    m_marks.budgetsUpTo = reply.budgetsUpTo;
    while (!m_budgetsTaken.empty() && m_budgetsTaken.front().seq <= reply.budgetsUpTo)
        m_budgetsTaken.pop_front();
}

} // namespace loyalty::terminal
