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

Result<PostingBatch::Invited, Fault> PostingBatch::personNamed(const MemberId& name)
{
    LOYALTY_TRY(names, aliasesAbove(name));
    for (Member& alias : names)
        if (alias.brought)
            return Invited{alias.id, std::move(alias.referred)};
    const Member& member = kept(name)->member;
    return Invited{member.id, member.referred};
}

Result<void, Fault> PostingBatch::putReferred(const MemberId& person, Referred referred)
{
    LOYALTY_TRY(alias, aliasRecord(person));
    if (alias) {
        alias->referred = std::move(referred);
        m_aliases[person] = std::move(*alias);
        return {};
    }
    kept(person)->member.referred = std::move(referred);
    kept(person)->changed = true;
    return {};
}

Result<void, Fault> PostingBatch::rewardJoining(const journal::Entry& entry, const journal::Enrolled& enrolled)
{
    const programme::Programme* const rules = rulesAt(entry.at);
    Kept* const invited = kept(enrolled.member);
    if (!enrolled.referrer || invited == nullptr || invited->member.id != enrolled.member || invited->member.referred)
        return {}; // somebody who was a member before is nobody's friend
    const Referred fresh{.by = *enrolled.referrer, .sale = {}, .rewards = {}, .counted = {}};
    LOYALTY_CHECK(putReferred(enrolled.member, fresh));
    if (rules == nullptr || !rules->referral || rules->referral->at != programme::Referral::At::SignUp)
        return {};
    LOYALTY_TRY(rewarded, rewardBoth(entry, enrolled.member, fresh, *rules));
    return putReferred(enrolled.member, std::move(rewarded));
}

/// Who was brought by somebody is not who they were merged into since, nor the other way round: each purchase counts for
/// whose name it was made under.
Result<void, Fault> PostingBatch::rewardBuying(const journal::Entry& entry, const journal::Sold& sold)
{
    const programme::Programme* const rules = rulesOf(sold);
    if (!sold.member || rules == nullptr || !rules->referral ||
        rules->referral->at != programme::Referral::At::FirstPurchase || sold.dueMinor < leastOf(*rules->referral))
        return {};
    LOYALTY_TRY(invited, personNamed(*sold.member));
    if (!invited.referred || invited.referred->rewarded)
        return {};
    LOYALTY_TRY(rewarded, rewardBoth(entry, invited.id, *invited.referred, *rules));
    if (!rewarded.rewarded)
        return {};
    rewarded.sale = sold.sale;
    return putReferred(invited.id, std::move(rewarded));
}

/// Once. While head office does not know who brought them yet, because that entry is still on its way, nothing happens.
Result<Referred, Fault> PostingBatch::rewardBoth(const journal::Entry& entry, const MemberId& invited,
                                                 Referred referred, const programme::Programme& programme)
{
    const programme::Referral& referral = *programme.referral;
    LOYALTY_CHECK(load(invited)); // a name in the middle of several
    LOYALTY_CHECK(load(referred.by));
    Kept* const referrer = kept(referred.by);
    if (referrer == nullptr || referrer == kept(invited) || referrer->member.erased || !referrer->member.bearer.empty())
        return referred;
    referred.rewarded = true;
    if (referral.invited) {
        LOYALTY_TRY(given, giveReward(entry, invited, *referral.invited, programme));
        referred.rewards.push_back(given);
    }
    if (!referral.referrer || isFull(referral, referrer->member.ledger, entry.date))
        return referred;
    LOYALTY_TRY(given, giveReward(entry, referred.by, *referral.referrer, programme));
    referred.rewards.push_back(given);
    referred.counted = entry.date;
    LOYALTY_CHECK(countReferral(entry, referred.by, entry.date, 1));
    return referred;
}

Result<Referred::Reward, Fault> PostingBatch::giveReward(const journal::Entry& entry, const MemberId& to,
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
    ledger::Posting posting{.member = to,
                            .what = ledger::points(),
                            .amount = grant.points,
                            .contra = ledger::Contra::Issued,
                            .opens = lot,
                            .rule = std::string(kReferral),
                            .date = entry.date};
    LOYALTY_CHECK(bookOwn(posting, instantOf(entry), act));
    return Referred::Reward{to, lot, grant.points};
}

Result<void, Fault> PostingBatch::countReferral(const journal::Entry& entry, const MemberId& referrer,
                                                BusinessDate date, std::int64_t friendsMore)
{
    LOYALTY_TRY(act, m_transaction.nextOfficeAct());
    return bookOwn({.member = referrer,
                    .what = friends(),
                    .amount = friendsMore,
                    .contra = ledger::Contra::Counted,
                    .rule = std::string(kReferral),
                    .date = date},
                   instantOf(entry), act);
}

/// The purchase is not worth it any more: what both got goes back, by the programme's rule for points that are spent. The
/// friend's next purchase may be the first again.
Result<void, Fault> PostingBatch::takeRewards(const journal::Entry& entry, const SaleId& sale)
{
    LOYALTY_TRY(acts, actsOf(sale));
    const auto bought = std::ranges::find_if(acts, [&](const journal::Entry& act) {
        const auto* const sold = std::get_if<journal::Sold>(&act.act);
        return sold != nullptr && sold->sale == sale;
    });
    // Under the name that bought it, whoever brings it back.
    const auto owner = bought == acts.end() ? std::nullopt : std::get<journal::Sold>(bought->act).member;
    if (!owner)
        return {};
    LOYALTY_CHECK(load(*owner));
    if (kept(*owner) == nullptr)
        return {};
    LOYALTY_TRY(invited, personNamed(*owner));
    if (!invited.referred || invited.referred->sale != sale)
        return {};
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
    const Referred referred = *invited.referred;
    for (const Referred::Reward& reward : referred.rewards)
        LOYALTY_CHECK(takeReward(entry, reward, *rules));
    LOYALTY_CHECK(load(referred.by));
    if (kept(referred.by) != nullptr && referred.counted)
        LOYALTY_CHECK(countReferral(entry, referred.by, *referred.counted, -1));
    return putReferred(invited.id, {.by = referred.by, .sale = {}, .rewards = {}, .counted = {}});
}

Result<void, Fault> PostingBatch::takeReward(const journal::Entry& entry, const Referred::Reward& reward,
                                             const programme::Programme& programme)
{
    LOYALTY_CHECK(load(reward.member));
    Kept* const holder = kept(reward.member);
    if (holder == nullptr)
        return {};
    const ledger::LotShare own{reward.lot, reward.points};
    const ledger::There there = ledger::thereOf(holder->member.ledger, std::span(&own, 1), instantOf(entry));
    // No refund stands for points of this kind: what would be paid in money is let go.
    const std::int64_t taken = ledger::clawBack(reward.points, there, programme.returns).taken;
    if (taken == 0)
        return {};
    LOYALTY_TRY(act, m_transaction.nextOfficeAct());
    return bookOwn({.member = reward.member,
                    .what = ledger::points(),
                    .amount = -taken,
                    .contra = ledger::Contra::Issued,
                    .prefers = reward.lot.id,
                    .rule = std::string(kReferral),
                    .date = entry.date},
                   instantOf(entry), act);
}

/// A posting of head office's own, under the number of an act that it has taken for it.
Result<void, Fault> PostingBatch::bookOwn(const ledger::Posting& posting, Instant at, std::uint64_t act)
{
    LOYALTY_CHECK(load(posting.member));
    LOYALTY_ASSERT(kept(posting.member) != nullptr);
    Kept& member = *kept(posting.member);
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
    return countUnderName(posting, at, 0);
}

} // namespace loyalty::office
