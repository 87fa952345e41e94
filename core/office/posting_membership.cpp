#include "core/base/assert.h"
#include "core/member/lookup.h"
#include "core/member/sealing.h"
#include "core/office/posting.h"
#include "core/office/roll.h"

#include <algorithm>

/// Who is who: cards, merges, families and tiers by hand.
namespace loyalty::office {
namespace {

/// The most that any programme may say; what this one says was asked at the till.
constexpr std::size_t kMaxFamily = 50;

void addMissing(std::vector<crypto::KeyedHash>& to, const std::vector<crypto::KeyedHash>& lookups)
{
    for (const crypto::KeyedHash& lookup : lookups)
        if (std::ranges::find(to, lookup) == to.end())
            to.push_back(lookup);
}

} // namespace

Result<Doubt, Fault> PostingBatch::doubtAboutMembership(const journal::Entry& entry)
{
    if (const auto* merged = std::get_if<journal::Merged>(&entry.act)) {
        const bool same = kept(merged->member) == kept(merged->other);
        if (merged->merged)
            return same ? Doubt{"merged-before", merged->other.toString()} : Doubt{};
        LOYALTY_TRY(alias, aliasRecord(merged->other));
        return alias && alias->brought && same ? Doubt{} : Doubt{"not-merged", merged->other.toString()};
    }
    if (const auto* moved = std::get_if<journal::FamilyMoved>(&entry.act)) {
        const Kept* const member = kept(moved->member);
        if (!moved->other)
            return member->member.family.empty() ? Doubt{"not-in-family", moved->member.toString()} : Doubt{};
        const Kept* const other = kept(*moved->other);
        if (member == other || !member->member.family.empty())
            return Doubt{"in-family", moved->member.toString()};
        return other->member.family.size() + 2 > kMaxFamily ? Doubt{"family-full", moved->other->toString()} : Doubt{};
    }
    std::optional<crypto::KeyedHash> lookup;
    MemberId owner;
    if (const auto* replaced = std::get_if<journal::CardReplaced>(&entry.act)) {
        lookup = replaced->lookup;
        owner = kept(replaced->member)->member.id;
    } else if (const auto* loaded = std::get_if<journal::Loaded>(&entry.act); loaded && loaded->opens) {
        lookup = loaded->opens->lookup;
        owner = loaded->member;
    }
    if (!lookup)
        return Doubt{};
    LOYALTY_TRY(there, ownerOf(m_transaction, *lookup));
    return there && *there != owner ? Doubt{"belongs-to-another", there->toString()} : Doubt{};
}

Result<void, Fault> PostingBatch::bookMembership(const journal::Entry& entry, std::uint32_t& n)
{
    if (const auto* loaded = std::get_if<journal::Loaded>(&entry.act)) {
        m_sales.push_back({loaded->id, entry.ref(), "sold", loaded->ticket, entry.store});
        return loaded->opens ? openCard(entry, *loaded) : Result<void, Fault>();
    }
    if (const auto* replaced = std::get_if<journal::CardReplaced>(&entry.act))
        return replaceCard(entry, *replaced);
    if (const auto* merged = std::get_if<journal::Merged>(&entry.act))
        return merged->merged ? merge(entry, *merged, n) : part(entry, *merged, n);
    if (const auto* moved = std::get_if<journal::FamilyMoved>(&entry.act))
        return moved->other ? joinFamily(*kept(moved->member), *kept(*moved->other))
                            : leaveFamily(*kept(moved->member));
    if (const auto* given = std::get_if<journal::TierGiven>(&entry.act)) {
        Kept& member = *kept(given->member);
        member.member.tierFloor =
            given->tier.empty() ? std::nullopt : std::optional(tier::Floor{given->tier, given->lastDay});
        member.changed = true;
    }
    if (const auto* moved = std::get_if<journal::SegmentMoved>(&entry.act)) {
        Kept& member = *kept(moved->member);
        journal::moveSegment(member.member.segments, moved->segment, moved->in);
        member.changed = true;
    }
    return {};
}

Result<void, Fault> PostingBatch::openCard(const journal::Entry& entry, const journal::Loaded& loaded)
{
    if (kept(loaded.member)) // sold at two terminals that did not know of one another
        return {};
    Member made;
    made.id = loaded.member;
    made.joined = entry.date;
    made.homeStore = entry.store;
    made.lookups = {loaded.opens->lookup};
    made.bearer = loaded.opens->ending;
    m_canonical[made.id] = made.id;
    LOYALTY_CHECK(m_transaction.putMembers(std::span(&made, 1)));
    m_members[made.id] = {std::move(made), true};
    return {};
}

Result<void, Fault> PostingBatch::replaceCard(const journal::Entry& entry, const journal::CardReplaced& replaced)
{
    Kept& kept = *this->kept(replaced.member);
    Member& member = kept.member;
    kept.changed = true;
    const auto key = memberKeyOf(member, m_desk.keys);
    const auto card = key ? member::openPersonal(*key, replaced.member, replaced.sealed) : std::nullopt;
    auto personal = key ? member::openPersonal(*key, member.id, member.sealedPersonal) : std::nullopt;
    if (!card || !card->card || !personal) {
        // The member is found by the new card all the same; a person sees that the old one still finds them.
        addMissing(member.lookups, {replaced.lookup});
        m_differences.push_back({entry.ref(), member.id, "card", "replaced", "not-opened"});
        return {};
    }
    if (personal->card)
        std::erase(member.lookups,
                   member::lookupHash(m_desk.keys.lookup, member::LookupKind::Card, personal->card->digits()));
    addMissing(member.lookups, {replaced.lookup});
    personal->card = card->card;
    member.sealedPersonal = member::sealPersonal(*key, member.id, *personal, m_desk.random);
    member.sealedBrief = member::sealBrief(*key, member.id, member::briefOf(*personal), m_desk.random);
    return {};
}

/// What stands free in the accounts of one goes to the other; leases stay where they are, and count with the other.
void PostingBatch::addMove(const journal::Entry& entry, std::uint32_t& n, const MemberId& from, const MemberId& to,
                           const ledger::MemberLedger& what)
{
    for (const ledger::AssetKey& asset : what.assets()) {
        const std::int64_t amount = what.sumOfPostings(asset) - what.leased(asset);
        if (amount == 0)
            continue;
        const ledger::Posting move{.member = to, .what = asset, .amount = amount, .rule = "merge", .date = entry.date};
        addLine(entry, n, {.kind = AccountKind::Member, .member = from}, move, -amount);
        addLine(entry, n, {.kind = AccountKind::Member, .member = to}, move, amount);
    }
}

Result<void, Fault> PostingBatch::merge(const journal::Entry& entry, const journal::Merged& merged, std::uint32_t& n)
{
    LOYALTY_CHECK(leaveFamily(*kept(merged.other)));
    Kept& stays = *kept(merged.member);
    Member goes = kept(merged.other)->member;
    addMove(entry, n, goes.id, stays.member.id, goes.ledger);
    stays.member.ledger.absorb(goes.ledger);
    addMissing(stays.member.lookups, goes.lookups);
    if (!stays.member.tierFloor)
        stays.member.tierFloor = goes.tierFloor;
    if (!stays.member.referred)
        stays.member.referred = goes.referred;
    for (const std::string& segment : goes.segments)
        journal::moveSegment(stays.member.segments, segment, true);
    stays.changed = true;
    goes.brought = Brought{std::exchange(goes.ledger, {}), std::exchange(goes.lookups, {})};
    goes.aliasOf = stays.member.id;
    const MemberId id = goes.id;
    for (auto& [other, canonical] : m_canonical)
        if (canonical == id)
            canonical = stays.member.id;
    m_members.erase(id);
    // At once, so that the batch finds them by what they are found by now; who gives up look-ups comes first.
    LOYALTY_CHECK(m_transaction.putMembers(std::span(&goes, 1)));
    LOYALTY_CHECK(m_transaction.putMembers(std::span(&stays.member, 1)));
    m_aliases[id] = std::move(goes);
    return {};
}

Result<std::optional<Member>, Fault> PostingBatch::aliasRecord(const MemberId& id)
{
    if (const auto made = m_aliases.find(id); made != m_aliases.end())
        return std::optional(made->second);
    if (m_members.contains(id))
        return std::optional<Member>();
    LOYALTY_TRY(found, m_transaction.members(std::span(&id, 1)));
    if (!found.front() || !found.front()->aliasOf)
        return std::optional<Member>();
    return std::move(found.front());
}

/// What is counted under the name of one who was merged goes along with them when they are parted: goods that come back
/// after the merge were bought before it.
Result<void, Fault> PostingBatch::countUnderName(const journal::Entry& entry, const ledger::Posting& posting)
{
    LOYALTY_TRY(alias, aliasRecord(posting.member));
    if (!alias || !alias->brought)
        return {};
    alias->brought->ledger.apply(posting, entry.at);
    m_aliases[alias->id] = std::move(*alias);
    return {};
}

Result<void, Fault> PostingBatch::part(const journal::Entry& entry, const journal::Merged& merged, std::uint32_t& n)
{
    LOYALTY_TRY(alias, aliasRecord(merged.other));
    LOYALTY_ASSERT(alias && alias->brought);
    Kept& stays = *kept(merged.member);
    LOYALTY_TRY(leased, leasedTo(merged.other));
    const Brought brought = *std::exchange(alias->brought, std::nullopt);
    alias->ledger = stays.member.ledger.separate(brought.ledger, leased);
    addMove(entry, n, stays.member.id, alias->id, alias->ledger);
    for (const crypto::KeyedHash& lookup : brought.lookups)
        if (std::erase(stays.member.lookups, lookup) > 0)
            alias->lookups.push_back(lookup);
    if (alias->tierFloor && stays.member.tierFloor == alias->tierFloor)
        stays.member.tierFloor.reset(); // came with them
    stays.changed = true;
    alias->aliasOf.reset();
    alias->parted = true;
    m_aliases.erase(alias->id);
    const MemberId id = alias->id;
    m_canonical[id] = id;
    m_members[id] = {std::move(*alias), true};
    // The one who stays gives up the look-ups first, or the other could not have them.
    LOYALTY_CHECK(m_transaction.putMembers(std::span(&stays.member, 1)));
    LOYALTY_CHECK(m_transaction.putMembers(std::span(&m_members[id].member, 1)));
    return lookUpNamesAgain(stays.member.id);
}

/// Names of the one who left lead to them again. Those made in this batch are names of the one who stays.
Result<void, Fault> PostingBatch::lookUpNamesAgain(const MemberId& stays)
{
    std::vector<MemberId> names;
    for (const auto& [name, canonical] : m_canonical)
        if (canonical == stays && name != stays && !m_aliases.contains(name))
            names.push_back(name);
    for (const MemberId& name : names) {
        m_canonical.erase(name);
        LOYALTY_CHECK(load(name));
    }
    return {};
}

Result<std::map<ledger::AssetKey, std::int64_t>, Fault> PostingBatch::leasedTo(const MemberId& member)
{
    std::map<ledger::AssetKey, std::int64_t> leased;
    LOYALTY_TRY(incarnations, m_transaction.incarnations());
    for (const Incarnation& incarnation : incarnations) {
        LOYALTY_TRY(grants, m_transaction.grantsAfter(incarnation.id, 0));
        for (const Grant& stored : grants) {
            if (stored.granted.member != member)
                continue;
            const auto changed = m_grants.find({incarnation.id, stored.granted.number});
            const std::int64_t remaining =
                changed == m_grants.end() ? stored.remaining : changed->second.grant.remaining;
            if (remaining > 0)
                leased[stored.granted.what] += remaining;
        }
    }
    return leased;
}

Result<void, Fault> PostingBatch::joinFamily(Kept& member, Kept& other)
{
    std::vector<MemberId> family = other.member.family;
    family.push_back(other.member.id);
    for (const MemberId& id : family) {
        LOYALTY_CHECK(load(id));
        if (Kept* const relative = kept(id)) {
            relative->member.family.push_back(member.member.id);
            relative->changed = true;
        }
    }
    member.member.family = std::move(family);
    member.changed = true;
    return {};
}

Result<void, Fault> PostingBatch::leaveFamily(Kept& member)
{
    for (const MemberId& id : std::exchange(member.member.family, {})) {
        LOYALTY_CHECK(load(id));
        if (Kept* const relative = kept(id)) {
            std::erase(relative->member.family, member.member.id);
            relative->changed = true;
        }
    }
    member.changed = true;
    return {};
}

} // namespace loyalty::office
