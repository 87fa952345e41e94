#include "core/journal/overlay.h"

#include <algorithm>

namespace loyalty::journal {

namespace {

/// Acts that move nothing until head office has posted them, and are waited for all the same.
bool isDecidedAtHeadOffice(const Act& act)
{
    return std::holds_alternative<CardReplaced>(act) || std::holds_alternative<Merged>(act) ||
           std::holds_alternative<FamilyMoved>(act);
}

bool isContained(std::int64_t position, std::int64_t rowPosition)
{
    return position > 0 && position <= rowPosition;
}

} // namespace

void Overlay::add(const Entry& entry)
{
    addAct(entry);
    for (const ledger::Posting& posting : entry.postings)
        addStep(entry, posting);
}

void Overlay::addAct(const Entry& entry)
{
    if (const auto* const enrolled = std::get_if<Enrolled>(&entry.act)) {
        effectOn(enrolled->member, entry).enrolled = *enrolled;
        m_enrolments.push_back(enrolled->member);
    } else if (const auto* const blocked = std::get_if<Blocked>(&entry.act)) {
        effectOn(blocked->member, entry).blocked = *blocked;
    } else if (const auto* const erased = std::get_if<Erased>(&entry.act)) {
        effectOn(erased->member, entry).erased = true;
    } else if (const auto* const granted = std::get_if<Granted>(&entry.act)) {
        grant(*granted);
    } else if (const auto* const gaveBack = std::get_if<GaveBack>(&entry.act)) {
        giveBack(entry, *gaveBack);
    } else if (const auto* const given = std::get_if<TierGiven>(&entry.act)) {
        effectOn(given->member, entry).tierGiven = tier::Floor{given->tier, given->lastDay};
    } else if (const auto* const moved = std::get_if<SegmentMoved>(&entry.act)) {
        effectOn(moved->member, entry).segment = *moved;
    } else if (const auto* const loaded = std::get_if<Loaded>(&entry.act); loaded != nullptr && loaded->opens) {
        effectOn(loaded->member, entry).enrolled = Enrolled{.member = loaded->member};
        m_enrolments.push_back(loaded->member);
    } else if (isDecidedAtHeadOffice(entry.act)) {
        for (const MemberId& member : membersOf(entry))
            effectOn(member, entry);
    }
}

void Overlay::addStep(const Entry& entry, const ledger::Posting& posting)
{
    Step step{posting, std::nullopt};
    if (posting.grant && posting.amount < 0) {
        if (const auto right = m_rights.find(*posting.grant); right != m_rights.end()) {
            if (right->second.grant.backed)
                step.leasedAt = right->second.grant.feedPosition;
            spend(right, posting);
        }
    }
    effectOn(posting.member, entry).steps.push_back(std::move(step));
}

Overlay::Effect& Overlay::effectOn(const MemberId& member, const Entry& entry)
{
    std::vector<Effect>& effects = m_pending[member].effects;
    if (effects.empty() || effects.back().seq != entry.seq) {
        effects.emplace_back();
        effects.back().seq = entry.seq;
        effects.back().at = entry.at;
    }
    return effects.back();
}

void Overlay::posted(std::uint64_t seq, const MemberId& member, std::int64_t position)
{
    const auto pending = m_pending.find(member);
    if (pending == m_pending.end())
        return;
    std::vector<Effect>& effects = pending->second.effects;
    const auto effect = std::ranges::lower_bound(effects, seq, {}, &Effect::seq);
    if (effect == effects.end() || effect->seq != seq)
        return;
    effect->position = position;
    forgetContained(member);
}

void Overlay::contained(const MemberId& member, std::int64_t position)
{
    // Most rows of a feed are of members that nothing was done for here: those leave no trace.
    const auto pending = m_pending.find(member);
    if (pending == m_pending.end())
        return;
    pending->second.rowPosition = std::max(pending->second.rowPosition, position);
    forgetContained(member);
}

void Overlay::forgetContained(const MemberId& member)
{
    const auto pending = m_pending.find(member);
    const std::int64_t rowPosition = pending->second.rowPosition;
    std::erase_if(pending->second.effects, [&](const Effect& effect) {
        const bool goes = isContained(effect.position, rowPosition);
        if (goes && effect.enrolled)
            std::erase(m_enrolments, member);
        return goes;
    });
    if (pending->second.effects.empty())
        m_pending.erase(pending);
}

void Overlay::clear()
{
    *this = Overlay();
}

const std::vector<Overlay::Effect>& Overlay::effectsOn(const MemberId& member) const
{
    static const std::vector<Effect> kNone;
    const auto pending = m_pending.find(member);
    return pending == m_pending.end() ? kNone : pending->second.effects;
}

ledger::MemberLedger Overlay::applyTo(const ledger::MemberLedger& row, const MemberId& member,
                                      std::int64_t rowPosition) const
{
    ledger::MemberLedger ledger = row;
    for (const Effect& effect : effectsOn(member)) {
        if (isContained(effect.position, rowPosition))
            continue;
        for (const Step& step : effect.steps)
            apply(step, effect.at, rowPosition, ledger);
        if (effect.homecoming)
            bringHome(*effect.homecoming, rowPosition, ledger);
    }
    return ledger;
}

void Overlay::apply(const Step& step, Instant at, std::int64_t rowPosition, ledger::MemberLedger& ledger)
{
    const ledger::Posting& posting = step.posting;
    const bool leased = step.leasedAt && isContained(*step.leasedAt, rowPosition);
    const std::int64_t covers = leased ? std::min(-posting.amount, ledger.leased(posting.what)) : 0;
    ledger.apply(posting, at, covers);
}

void Overlay::bringHome(const Homecoming& homecoming, std::int64_t rowPosition, ledger::MemberLedger& ledger)
{
    // Where the row does not hold the lease yet, the points have never left the free lots.
    if (!isContained(homecoming.leasedAt, rowPosition))
        return;
    std::int64_t sum = 0;
    for (const ledger::LotShare& share : homecoming.lots)
        sum += share.amount;
    if (sum <= ledger.leased(homecoming.what))
        ledger.endLease(homecoming.what, homecoming.lots);
}

std::size_t Overlay::pending(const MemberId& member) const
{
    return effectsOn(member).size();
}

std::optional<Enrolled> Overlay::enrolled(const MemberId& member) const
{
    for (const Effect& effect : effectsOn(member))
        if (effect.enrolled)
            return effect.enrolled;
    return std::nullopt;
}

bool Overlay::erased(const MemberId& member) const
{
    return std::ranges::any_of(effectsOn(member), [](const Effect& effect) { return effect.erased; });
}

std::optional<Blocked> Overlay::blocked(const MemberId& member) const
{
    std::optional<Blocked> latest;
    for (const Effect& effect : effectsOn(member))
        if (effect.blocked)
            latest = effect.blocked;
    return latest;
}

std::optional<tier::Floor> Overlay::tierGiven(const MemberId& member) const
{
    std::optional<tier::Floor> latest;
    for (const Effect& effect : effectsOn(member))
        if (effect.tierGiven)
            latest = effect.tierGiven;
    return latest;
}

void Overlay::moveSegments(const MemberId& member, std::vector<std::string>& segments) const
{
    for (const Effect& effect : effectsOn(member))
        if (effect.segment)
            moveSegment(segments, effect.segment->segment, effect.segment->in);
}

bool Overlay::waitsFor(std::uint64_t seq, const MemberId& member) const
{
    return std::ranges::any_of(effectsOn(member), [&](const Effect& effect) { return effect.seq == seq; });
}

std::vector<MemberId> Overlay::members() const
{
    std::vector<MemberId> members;
    members.reserve(m_pending.size());
    for (const auto& [member, pending] : m_pending)
        if (!pending.effects.empty())
            members.push_back(member);
    return members;
}

} // namespace loyalty::journal
