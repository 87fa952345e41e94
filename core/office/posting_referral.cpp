#include "core/ledger/asset_keys.h"
#include "core/ledger/shortfall.h"
#include "core/office/posting.h"
#include "core/programme/expiry.h"

#include <algorithm>

/// Points for who brings a friend, and for the friend. Head office gives them while it posts what they are for: it alone
/// sees the friend's purchases of every till, and posts each entry once. They are acts of its own, so that they are lines
/// of the ledger and stand in no terminal's journal; the feed tells both members' rows.
namespace loyalty::office {
namespace {

constexpr std::string_view kReferral = "referral";

/// Friends for whom a member was rewarded, by day.
ledger::AssetKey friends()
{
    return ledger::counter(kReferral);
}

std::int64_t everEarned(const ledger::MemberLedger& ledger)
{
    return std::max<std::int64_t>(0, ledger.sumOfPostings(ledger::counter("earned")));
}

std::int64_t pendingOf(const ledger::LotTerms& lot, const ledger::MemberLedger& ledger, Instant at)
{
    const auto& lots = ledger.book(ledger::points()).lots();
    const auto found = std::ranges::find(lots, lot, &ledger::Lot::terms);
    return found == lots.end() || !lot.spendableFrom || *lot.spendableFrom <= at ? 0 : found->remaining;
}

/// What a purchase must be worth, at least: nothing is rewarded for what was free.
std::int64_t leastOf(const programme::Referral& referral)
{
    return std::max<std::int64_t>(1, referral.minSpendMinor);
}

bool isFull(const programme::Referral& referral, const ledger::MemberLedger& referrer, BusinessDate date)
{
    const int year = date.ymd().year;
    return referral.maxPerYear && referrer.counted(friends(), *BusinessDate::make(year, 1, 1),
                                                   *BusinessDate::make(year, 12, 31)) >= *referral.maxPerYear;
}

} // namespace

const programme::Programme* PostingBatch::rulesAt(Instant at) const
{
    const programme::Programme* found = nullptr;
    for (const auto& [version, compiled] : m_desk.programmes)
        if (compiled.programme().validFrom <= at)
            found = &compiled.programme();
    return found;
}

const programme::Programme* PostingBatch::rulesOf(const journal::Sold& sold) const
{
    const auto found = m_desk.programmes.find(sold.programmeVersion);
    return found == m_desk.programmes.end() ? nullptr : &found->second.programme();
}

Result<void, Fault> PostingBatch::rewardJoining(const journal::Entry& entry, const journal::Enrolled& enrolled)
{
    const programme::Programme* const rules = rulesAt(entry.at);
    Kept* const invited = kept(enrolled.member);
    if (!enrolled.referrer || invited == nullptr || invited->member.id != enrolled.member || invited->member.referred)
        return {}; // somebody who was a member before is nobody's friend
    invited->member.referred = Referred{.by = *enrolled.referrer, .sale = {}, .rewards = {}, .counted = {}};
    invited->changed = true;
    if (rules == nullptr || !rules->referral || rules->referral->at != programme::Referral::At::SignUp)
        return {};
    return rewardBoth(entry, *invited, *rules);
}

Result<void, Fault> PostingBatch::rewardBuying(const journal::Entry& entry, const journal::Sold& sold)
{
    const programme::Programme* const rules = rulesOf(sold);
    if (!sold.member || rules == nullptr || !rules->referral ||
        rules->referral->at != programme::Referral::At::FirstPurchase || sold.dueMinor < leastOf(*rules->referral))
        return {};
    Kept& invited = *kept(*sold.member);
    if (!invited.member.referred || invited.member.referred->rewarded)
        return {};
    LOYALTY_CHECK(rewardBoth(entry, invited, *rules));
    if (invited.member.referred->rewarded)
        invited.member.referred->sale = sold.sale;
    return {};
}

/// Once. While head office does not know who brought them yet, because that entry is still on its way, nothing happens.
Result<void, Fault> PostingBatch::rewardBoth(const journal::Entry& entry, Kept& invited,
                                             const programme::Programme& programme)
{
    const programme::Referral& referral = *programme.referral;
    Referred& referred = *invited.member.referred;
    LOYALTY_CHECK(load(referred.by));
    Kept* const referrer = kept(referred.by);
    if (referrer == nullptr || referrer == &invited || referrer->member.erased || !referrer->member.bearer.empty())
        return {};
    referred.rewarded = true;
    invited.changed = true;
    if (referral.invited) {
        LOYALTY_TRY(given, giveReward(entry, invited, *referral.invited, programme));
        referred.rewards.push_back(given);
    }
    if (!referral.referrer || isFull(referral, referrer->member.ledger, entry.date))
        return {};
    LOYALTY_TRY(given, giveReward(entry, *referrer, *referral.referrer, programme));
    referred.rewards.push_back(given);
    referred.counted = entry.date;
    return countReferral(entry, *referrer, entry.date, 1);
}

Result<Referred::Reward, Fault> PostingBatch::giveReward(const journal::Entry& entry, Kept& to,
                                                         const programme::Grant& grant,
                                                         const programme::Programme& programme)
{
    const auto store = m_desk.stores.find(entry.store);
    const std::string zone = store == m_desk.stores.end() ? "UTC" : store->second.time.zone;
    const auto& expiry = grant.expiry ? grant.expiry : programme.expiry;
    LOYALTY_TRY(act, m_transaction.nextOfficeAct());
    ledger::LotTerms lot{.id = {{IncarnationId(), act}, 0}, .earned = entry.at, .endsAt = {}, .spendableFrom = {}};
    if (expiry)
        lot.endsAt = m_desk.calendar.instantOf(programme::firstInvalidDay(*expiry, entry.date), 0, zone);
    if (grant.pendingDays > 0)
        lot.spendableFrom = m_desk.calendar.instantOf(entry.date.plusDays(grant.pendingDays), 0, zone);
    ledger::Posting posting{.member = to.member.id,
                            .what = ledger::points(),
                            .amount = grant.points,
                            .contra = ledger::Contra::Issued,
                            .opens = lot,
                            .rule = std::string(kReferral),
                            .date = entry.date};
    bookOwn(to, posting, entry.at, act);
    return Referred::Reward{to.member.id, lot, grant.points};
}

Result<void, Fault> PostingBatch::countReferral(const journal::Entry& entry, Kept& referrer, BusinessDate date,
                                                std::int64_t friendsMore)
{
    LOYALTY_TRY(act, m_transaction.nextOfficeAct());
    bookOwn(referrer,
            {.member = referrer.member.id,
             .what = friends(),
             .amount = friendsMore,
             .contra = ledger::Contra::Counted,
             .rule = std::string(kReferral),
             .date = date},
            entry.at, act);
    return {};
}

/// The purchase is not worth it any more: what both got goes back, by the programme's rule for points that are spent. The
/// friend's next purchase may be the first again.
Result<void, Fault> PostingBatch::takeRewards(const journal::Entry& entry, const SaleId& sale)
{
    const auto owner = journal::memberOf(entry.act);
    Kept* const invited = owner ? kept(*owner) : nullptr;
    if (invited == nullptr || !invited->member.referred || invited->member.referred->sale != sale)
        return {};
    LOYALTY_TRY(acts, actsOf(sale));
    const programme::Programme* rules = nullptr;
    std::int64_t left = 0;
    bool voided = std::holds_alternative<journal::Voided>(entry.act);
    for (const journal::Entry& act : acts) {
        if (const auto* const sold = std::get_if<journal::Sold>(&act.act); sold && sold->sale == sale) {
            rules = rulesOf(*sold);
            left += sold->dueMinor;
        }
        if (const auto* const returned = journal::returnedIn(act.act); returned && returned->sale == sale)
            for (const engine::ReturnedLine& line : returned->lines)
                left -= line.refundMinor;
        voided = voided || std::holds_alternative<journal::Voided>(act.act);
    }
    if (rules == nullptr || !rules->referral || (!voided && left >= leastOf(*rules->referral)))
        return {};
    Referred referred = *invited->member.referred;
    for (const Referred::Reward& reward : referred.rewards)
        LOYALTY_CHECK(takeReward(entry, reward, *rules));
    LOYALTY_CHECK(load(referred.by));
    if (Kept* const referrer = kept(referred.by); referrer != nullptr && referred.counted)
        LOYALTY_CHECK(countReferral(entry, *referrer, *referred.counted, -1));
    invited->member.referred = Referred{.by = referred.by, .sale = {}, .rewards = {}, .counted = {}};
    invited->changed = true;
    return {};
}

Result<void, Fault> PostingBatch::takeReward(const journal::Entry& entry, const Referred::Reward& reward,
                                             const programme::Programme& programme)
{
    LOYALTY_CHECK(load(reward.member));
    Kept* const holder = kept(reward.member);
    if (holder == nullptr)
        return {};
    const ledger::MemberLedger& ledger = holder->member.ledger;
    const ledger::There there{.balance = ledger.balance(ledger::points(), entry.at),
                              .pending = ledger.pending(ledger::points(), entry.at),
                              .pendingOfSale = pendingOf(reward.lot, ledger, entry.at),
                              .everEarned = everEarned(ledger)};
    // No refund stands for points of this kind: what would be paid in money is let go.
    const std::int64_t taken = ledger::clawBack(reward.points, there, programme.returns).taken;
    if (taken == 0)
        return {};
    LOYALTY_TRY(act, m_transaction.nextOfficeAct());
    bookOwn(*holder,
            {.member = holder->member.id,
             .what = ledger::points(),
             .amount = -taken,
             .contra = ledger::Contra::Issued,
             .prefers = reward.lot.id,
             .rule = std::string(kReferral),
             .date = entry.date},
            entry.at, act);
    return {};
}

/// A posting of head office's own, under the number of an act that it has taken for it.
void PostingBatch::bookOwn(Kept& member, const ledger::Posting& posting, Instant at, std::uint64_t act)
{
    member.member.ledger.apply(posting, at);
    member.changed = true;
    const ledger::EntryRef ref{IncarnationId(), act};
    m_lines.push_back({ref,
                       0,
                       {.kind = AccountKind::Member, .member = member.member.id},
                       posting.what,
                       posting.amount,
                       posting.date,
                       posting.rule});
    m_lines.push_back({ref,
                       1,
                       {.kind = AccountKind::Contra, .contra = posting.contra},
                       posting.what,
                       -posting.amount,
                       posting.date,
                       posting.rule});
}

} // namespace loyalty::office
