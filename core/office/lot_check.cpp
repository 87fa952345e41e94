#include "core/office/lot_check.h"

#include <algorithm>

namespace loyalty::office {
namespace {

bool isOwn(const ledger::LotTerms& terms)
{
    return terms.id.entry.incarnation == IncarnationId();
}

/// As head office opens one for what comes home with the last goods of a sale: under the number after the entry's own, and
/// for whole days of grace.
bool isGrace(const journal::Entry& entry, const ledger::LotTerms& terms)
{
    const bool wholeDays = !terms.endsAt || (*terms.endsAt - terms.earned) % std::chrono::days{1} ==
                                                decltype(*terms.endsAt - terms.earned){};
    return journal::returnedIn(entry.act) != nullptr && terms.id.n == entry.postings.size() &&
           terms.earned <= entry.at && wholeDays && !terms.spendableFrom && !terms.gift;
}

} // namespace

Result<bool, Fault> LotCheck::isRight(const Member& member)
{
    if (member.referred)
        for (const Referred::Reward& reward : member.referred->rewards)
            m_rewards[reward.lot.id] = reward.lot;
    LOYALTY_TRY(own, isRight(member.id, member.ledger));
    if (!own || !member.brought)
        return own;
    return isRight(member.id, member.brought->ledger);
}

Result<bool, Fault> LotCheck::isRight(const MemberId& member, const ledger::MemberLedger& ledger)
{
    for (const ledger::AssetKey& what : ledger.assets()) {
        if (!ledger::isLotAsset(what.asset))
            continue;
        for (const ledger::Lot& lot : ledger.book(what).sums()) {
            if (isOwn(lot.terms)) {
                m_given.emplace_back(member, lot.terms);
                continue;
            }
            LOYALTY_TRY(opened, wasOpened(lot.terms));
            if (!opened)
                return false;
        }
    }
    return true;
}

Result<bool, Fault> LotCheck::isRight(const std::vector<ledger::LotShare>& shares)
{
    for (const ledger::LotShare& share : shares) {
        if (isOwn(share.lot))
            continue;
        LOYALTY_TRY(opened, wasOpened(share.lot));
        if (!opened)
            return false;
    }
    return true;
}

/// By a posting of the entry that it is named after, booked or not: what was earned can be spent before it is. What stands
/// in a suffix names the place that it had in the terminal's own journal.
Result<bool, Fault> LotCheck::wasOpened(const ledger::LotTerms& terms)
{
    if (m_opener.first != terms.id.entry) {
        LOYALTY_TRY(kept, m_transaction.inboxEntry(terms.id.entry));
        auto entry = kept ? journal::decode(kept->bytes) : Result<journal::Entry, std::vector<json::Complaint>>();
        m_opener = {terms.id.entry, kept && entry ? std::optional(std::move(*entry)) : std::nullopt};
    }
    if (!m_opener.second)
        return false;
    const journal::Entry& entry = *m_opener.second;
    ledger::LotTerms said = terms;
    said.id.entry = entry.ref();
    const auto opens = [&](const ledger::Posting& posting) { return posting.opens == said; };
    return std::ranges::any_of(entry.postings, opens) || isGrace(entry, terms);
}

std::vector<MemberId> LotCheck::finish() const
{
    std::vector<MemberId> wrong;
    for (const auto& [member, terms] : m_given) {
        const auto reward = m_rewards.find(terms.id);
        if (reward != m_rewards.end() && reward->second != terms)
            wrong.push_back(member);
    }
    return wrong;
}

} // namespace loyalty::office
