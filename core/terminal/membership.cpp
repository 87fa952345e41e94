#include "core/ledger/asset_keys.h"
#include "core/member/lookup.h"
#include "core/terminal/reasons.h"
#include "core/terminal/terminal.h"

#include <algorithm>

/// Who is who: cards, merges, families, tiers by hand; and who is nobody any more. What the whole chain must agree about is decided when head office
/// posts it; the terminal that asked waits for it as for any own act.
namespace loyalty::terminal {
namespace {

/// Members of a family, where no programme says it.
constexpr int kUsualFamily = 20;
constexpr std::size_t kMaxSegmentBytes = 100; ///< as a programme's words

std::size_t mostOf(const programme::Compiled* rules)
{
    return static_cast<std::size_t>(rules && rules->programme().family ? rules->programme().family->maxMembers
                                                                       : kUsualFamily);
}

std::optional<MembershipRefusal> notAllowed(const By& by, access::Permission permission, std::string_view reason)
{
    switch (access::verdict(by.actor, by.approver, permission)) {
    case access::Verdict::Refused:
        return MembershipRefusal::NotAllowed;
    case access::Verdict::NeedsApproval:
        return MembershipRefusal::NeedsApproval;
    case access::Verdict::Allowed:
        break;
    }
    return isReason(reason) ? std::nullopt : std::optional(MembershipRefusal::NoReason);
}

} // namespace

Result<MemberView, Fault> Terminal::recordOn(const By& by, const Known& known, journal::Act act,
                                             std::vector<ledger::Posting> postings)
{
    Draft draft;
    draft.act = std::move(act);
    draft.postings = std::move(postings);
    LOYALTY_CHECK(record(by, std::move(draft)));
    return view(again(known), access::Trust::Spoken);
}

Answer<MemberView, MembershipRefusal> Terminal::replaceCard(const By& by, const MemberId& member, std::string_view card,
                                                            std::string_view reason)
{
    if (const auto wrong = notAllowed(by, access::Permission::ReplaceCard, reason))
        return fail(*wrong);
    const auto number = member::CardNumber::parse(card);
    if (!number)
        return fail(MembershipRefusal::BadCard);
    LOYALTY_CHECK(current());
    LOYALTY_TRY(known, know(member));
    if (!known || known->erased || !known->bearer.empty())
        return fail(MembershipRefusal::NoSuchMember);
    const crypto::KeyedHash lookup = member::lookupHash(m_keys.lookupKey, member::LookupKind::Card, number->digits());
    LOYALTY_TRY(owners, membersWith(lookup));
    if (!owners.empty())
        return fail(MembershipRefusal::CardTaken);
    LOYALTY_TRY(key, keyOf(*known));
    if (!key)
        return fail(MembershipRefusal::NothingPersonal);
    member::Personal withCard;
    withCard.card = *number;
    LOYALTY_TRY(
        shown, recordOn(by, *known,
                        journal::CardReplaced{.member = known->id,
                                              .lookup = lookup,
                                              .sealed = member::sealPersonal(*key, known->id, withCard, m_parts.random),
                                              .reason = std::string(reason)}));
    return std::move(shown);
}

/// The member's own key: as head office wrapped it for the store, or from the enrolment here.
Result<std::optional<crypto::SecretKey>, Fault> Terminal::keyOf(const Known& known)
{
    if (known.row)
        return member::unwrapKey(m_keys.storeKey, known.id, known.row->wrappedKey);
    LOYALTY_TRY(keys, m_parts.journal.memberKeys({known.id}));
    if (keys.empty())
        return std::optional<crypto::SecretKey>();
    return member::unwrapKey(m_keys.storeKey, known.id, keys.front().wrapped);
}

Answer<MemberView, MembershipRefusal> Terminal::merge(const By& by, const MemberId& member, const MemberId& other,
                                                      bool merged, std::string_view reason)
{
    if (const auto wrong = notAllowed(by, access::Permission::Merge, reason))
        return fail(*wrong);
    LOYALTY_CHECK(current());
    LOYALTY_TRY(stays, know(member));
    LOYALTY_TRY(second, know(other));
    if (!stays || !second || stays->erased || second->erased || !stays->bearer.empty() || !second->bearer.empty())
        return fail(MembershipRefusal::NoSuchMember);
    const bool same = stays->id == second->id;
    if (merged && same)
        return fail(MembershipRefusal::SameMember);
    if (merged && (stays->blocked || second->blocked)) // whoever blocked one has not said it of the other
        return fail(MembershipRefusal::Blocked);
    if (!merged && (!same || stays->id == other))
        return fail(MembershipRefusal::NotMerged);
    LOYALTY_TRY(shown, recordOn(by, *stays,
                                journal::Merged{.member = stays->id,
                                                .other = merged ? second->id : other,
                                                .merged = merged,
                                                .reason = std::string(reason)}));
    return std::move(shown);
}

Answer<MemberView, MembershipRefusal> Terminal::moveFamily(const By& by, const MemberId& member,
                                                           const std::optional<MemberId>& other,
                                                           std::string_view reason)
{
    if (const auto wrong = notAllowed(by, access::Permission::MoveFamily, reason))
        return fail(*wrong);
    LOYALTY_CHECK(current());
    LOYALTY_TRY(known, know(member));
    if (!known || known->erased || !known->bearer.empty())
        return fail(MembershipRefusal::NoSuchMember);
    journal::FamilyMoved moved{.member = known->id, .other = std::nullopt, .reason = std::string(reason)};
    if (!other && known->family.empty())
        return fail(MembershipRefusal::NotInFamily);
    if (other) {
        LOYALTY_TRY(head, know(*other));
        if (!head || head->erased || !head->bearer.empty())
            return fail(MembershipRefusal::NoSuchMember);
        if (head->id == known->id)
            return fail(MembershipRefusal::SameMember);
        if (!known->family.empty())
            return fail(MembershipRefusal::InFamily);
        if (head->family.size() + 2 > mostOf(programmeNow()))
            return fail(MembershipRefusal::FamilyFull);
        moved.other = head->id;
    }
    LOYALTY_TRY(shown, recordOn(by, *known, std::move(moved)));
    return std::move(shown);
}

Answer<MemberView, MembershipRefusal> Terminal::giveTier(const By& by, const MemberId& member, std::string_view tier,
                                                         BusinessDate lastDay, std::string_view reason)
{
    if (const auto wrong = notAllowed(by, access::Permission::GiveTier, reason))
        return fail(*wrong);
    const programme::Compiled* rules = programmeNow();
    if (!rules)
        return fail(MembershipRefusal::NoProgramme);
    const auto& tiers = rules->programme().tiers;
    if (!tier.empty()) {
        if (!tiers || std::ranges::find(tiers->levels, tier, &programme::Tier::id) == tiers->levels.end())
            return fail(MembershipRefusal::NoSuchTier);
        if (lastDay < today())
            return fail(MembershipRefusal::BadDate);
    }
    LOYALTY_CHECK(current());
    LOYALTY_TRY(known, know(member));
    if (!known || known->erased || !known->bearer.empty())
        return fail(MembershipRefusal::NoSuchMember);
    LOYALTY_TRY(shown, recordOn(by, *known,
                                journal::TierGiven{.member = known->id,
                                                   .tier = std::string(tier),
                                                   .lastDay = tier.empty() ? today() : lastDay,
                                                   .reason = std::string(reason)}));
    return std::move(shown);
}

Answer<MemberView, MembershipRefusal> Terminal::moveSegment(const By& by, const MemberId& member,
                                                            std::string_view segment, bool in, std::string_view reason)
{
    if (const auto wrong = notAllowed(by, access::Permission::MoveSegment, reason))
        return fail(*wrong);
    if (segment.empty() || segment.size() > kMaxSegmentBytes)
        return fail(MembershipRefusal::BadSegment);
    LOYALTY_CHECK(current());
    LOYALTY_TRY(known, know(member));
    if (!known || known->erased || !known->bearer.empty())
        return fail(MembershipRefusal::NoSuchMember);
    const bool there = std::ranges::binary_search(known->segments, segment);
    if (in == there)
        return fail(in ? MembershipRefusal::InSegment : MembershipRefusal::NotInSegment);
    if (in && known->segments.size() >= journal::kMaxSegments)
        return fail(MembershipRefusal::BadSegment);
    LOYALTY_TRY(
        shown,
        recordOn(by, *known,
                 journal::SegmentMoved{
                     .member = known->id, .segment = std::string(segment), .in = in, .reason = std::string(reason)}));
    return std::move(shown);
}

std::vector<FamilyShare> Terminal::familyOf(const Known& known)
{
    std::vector<FamilyShare> shares;
    for (const MemberId& relative : known.family) {
        const auto other = know(relative);
        if (!other || !*other || (*other)->erased)
            continue;
        shares.push_back({(*other)->id, (*other)->brief ? (*other)->brief->maskedName : std::string(),
                          Points((*other)->ledger.balance(ledger::points(), m_parts.clock.now()))});
    }
    return shares;
}

Answer<MemberView, MembershipRefusal> Terminal::erase(const By& by, const MemberId& member, std::string_view reason)
{
    if (const auto wrong = notAllowed(by, access::Permission::Erase, reason))
        return fail(*wrong);
    LOYALTY_CHECK(current());
    LOYALTY_TRY(known, know(member));
    if (!known || known->erased || !known->bearer.empty())
        return fail(MembershipRefusal::NoSuchMember);
    if (known->ledger.sumOfPostings(ledger::storedPrincipal()) > 0)
        return fail(MembershipRefusal::HoldsValue);
    LOYALTY_TRY(shown, recordOn(by, *known, journal::Erased{.member = known->id, .reason = std::string(reason)}));
    return std::move(shown);
}

} // namespace loyalty::terminal
