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
    if (const auto* merged = std::get_if<journal::Merged>(&entry.act))
        return doubtAboutMerge(*merged);
    if (const auto* moved = std::get_if<journal::FamilyMoved>(&entry.act)) {
        const Kept* const member = kept(moved->member);
        if (!moved->other)
            return member->member.family.empty() ? Doubt{"not-in-family", moved->member.toString()} : Doubt{};
        const Kept* const other = kept(*moved->other);
        if (member->member.erased || other->member.erased)
            return Doubt{"erased", (member->member.erased ? moved->member : *moved->other).toString()};
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

/// A till that has not heard of another's merge meant the two that it saw, and nobody behind them.
Result<Doubt, Fault> PostingBatch::doubtAboutMerge(const journal::Merged& merged)
{
    const bool same = kept(merged.member) == kept(merged.other);
    if (merged.merged && (kept(merged.member)->member.erased || kept(merged.other)->member.erased))
        return Doubt{"erased", (kept(merged.member)->member.erased ? merged.member : merged.other).toString()};
    LOYALTY_TRY(alias, aliasRecord(merged.other));
    if (!merged.merged) {
        if (!alias || !alias->brought || !same)
            return Doubt{"not-merged", merged.other.toString()};
        return doubtAboutRightsOut(*alias);
    }
    if (same || alias)
        return Doubt{"merged-before", merged.other.toString()};
    LOYALTY_TRY(names, aliasesAbove(merged.member));
    const bool gone = std::ranges::any_of(names, [](const Member& name) { return name.brought.has_value(); });
    if (gone)
        return Doubt{"merged-before", merged.member.toString()};
    LOYALTY_TRY(length, namesInARow(kept(merged.other)->member.id));
    return length + 1 > kMaxNames ? Doubt{"too-many-merges", merged.other.toString()} : Doubt{};
}

Result<int, Fault> PostingBatch::namesInARow(const MemberId& id)
{
    std::vector<std::pair<MemberId, int>> open{{id, 0}};
    int most = 0;
    while (!open.empty()) {
        const auto [at, length] = open.back();
        open.pop_back();
        most = std::max(most, length);
        LOYALTY_TRY(aliases, m_transaction.aliasesOf(at));
        for (const Member& alias : aliases)
            open.emplace_back(alias.id, length + 1);
    }
    return most;
}

/// A right that whoever stays was given since may hold what the other brought: until it is spent or home nobody knows what
/// is left to give back.
Result<Doubt, Fault> PostingBatch::doubtAboutRightsOut(const Member& alias)
{
    LOYALTY_TRY(names, namesUnder(alias.id));
    LOYALTY_TRY(everybody, namesUnder(kept(alias.id)->member.id));
    std::erase_if(everybody, [&](const MemberId& name) { return names.contains(name); });
    LOYALTY_TRY(rights, rightsOut(everybody));
    for (const Grant& right : rights) {
        const auto lots = alias.brought->ledger.book(right.granted.what).sums();
        const bool theirs = std::ranges::any_of(right.lots, [&](const ledger::LotShare& share) {
            return std::ranges::find(lots, share.lot, &ledger::Lot::terms) != lots.end();
        });
        if (theirs)
            return Doubt{"rights-out", right.incarnation.toString() + "/" + std::to_string(right.granted.number)};
    }
    return Doubt{};
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
    if (member.erased) {
        m_differences.push_back({entry.ref(), member.id, "card", "replaced", "erased"});
        return {};
    }
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
    Brought brought{.ledger = {}, .lookups = {}, .family = kept(merged.other)->member.family};
    LOYALTY_CHECK(leaveFamily(*kept(merged.other)));
    Kept& stays = *kept(merged.member);
    Member goes = kept(merged.other)->member;
    LOYALTY_CHECK(settleApart(goes.id, goes.ledger));
    LOYALTY_CHECK(settleApart(stays.member.id, stays.member.ledger));
    addMove(entry, n, goes.id, stays.member.id, goes.ledger);
    stays.member.ledger.absorb(goes.ledger);
    addMissing(stays.member.lookups, goes.lookups);
    if (!stays.member.tierFloor)
        stays.member.tierFloor = goes.tierFloor;
    carryStanding(stays.member, goes, brought);
    stays.changed = true;
    brought.ledger = std::exchange(goes.ledger, {});
    brought.lookups = std::exchange(goes.lookups, {});
    goes.brought = std::move(brought);
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

/// Everyone in these books pays what they owe themselves with what is theirs, for good, and owes the rest on: otherwise the
/// next merge would make one pay for another, and nobody could tell any more when they part.
Result<void, Fault> PostingBatch::settleApart(const MemberId& id, ledger::MemberLedger& ledger)
{
    LOYALTY_TRY(names, mergedInto(id));
    std::vector<ledger::MemberLedger> others;
    for (Member& name : names) {
        LOYALTY_TRY(leased, leasedTo(name.id));
        ledger::MemberLedger theirs = ledger.separate(name.brought->ledger, leased);
        const ledger::MemberLedger before = theirs;
        LOYALTY_CHECK(settleApart(name.id, theirs));
        if (theirs != before) {
            // What a right holds could not be separated, and stays in what was brought.
            static_cast<void>(name.brought->ledger.separate(before, leased));
            name.brought->ledger.absorb(theirs);
            m_aliases[name.id] = std::move(name);
        }
        others.push_back(std::move(theirs));
    }
    ledger.settleForGood();
    for (const ledger::MemberLedger& theirs : others)
        ledger.absorb(theirs);
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

Result<std::vector<Member>, Fault> PostingBatch::aliasesAbove(const MemberId& id)
{
    std::vector<Member> names;
    for (MemberId at = id;;) {
        LOYALTY_TRY(alias, aliasRecord(at));
        if (!alias)
            return names;
        at = *alias->aliasOf;
        names.push_back(std::move(*alias));
    }
}

Result<std::vector<Member>, Fault> PostingBatch::mergedInto(const MemberId& id)
{
    LOYALTY_TRY(names, m_transaction.aliasesOf(id)); // whoever became one in this batch was put at once
    for (Member& name : names)
        if (const auto made = m_aliases.find(name.id); made != m_aliases.end())
            name = made->second;
    std::erase_if(names, [](const Member& name) { return !name.brought; });
    return std::move(names);
}

Result<std::set<MemberId>, Fault> PostingBatch::namesUnder(const MemberId& id)
{
    std::set<MemberId> names{id};
    std::vector<MemberId> open{id};
    while (!open.empty()) {
        const MemberId at = open.back();
        open.pop_back();
        LOYALTY_TRY(aliases, m_transaction.aliasesOf(at));
        for (const Member& alias : aliases)
            if (names.insert(alias.id).second)
                open.push_back(alias.id);
    }
    return names;
}

Result<void, Fault> PostingBatch::alsoInBrought(const MemberId& name,
                                                const std::function<void(ledger::MemberLedger&)>& change)
{
    LOYALTY_TRY(names, aliasesAbove(name));
    for (Member& alias : names) {
        if (!alias.brought)
            continue;
        change(alias.brought->ledger);
        m_aliases[alias.id] = std::move(alias);
    }
    return {};
}

/// What is booked under the name of one who was merged goes along with them when they are parted: a till that has not heard
/// of it goes on selling to them, and goods that come back after the merge were bought before it.
Result<void, Fault> PostingBatch::countUnderName(const ledger::Posting& posting, Instant at, std::int64_t covered)
{
    if (m_members.contains(posting.member)) // nearly always
        return {};
    return alsoInBrought(posting.member, [&](ledger::MemberLedger& brought) { brought.apply(posting, at, covered); });
}

Result<void, Fault> PostingBatch::part(const journal::Entry& entry, const journal::Merged& merged, std::uint32_t& n)
{
    LOYALTY_TRY(alias, aliasRecord(merged.other));
    LOYALTY_ASSERT(alias && alias->brought); // doubtAboutMerge() has looked
    Kept& stays = *kept(merged.member);
    LOYALTY_TRY(leased, leasedTo(merged.other));
    const Brought brought = *std::exchange(alias->brought, std::nullopt);
    const MemberId was = *std::exchange(alias->aliasOf, std::nullopt);
    alias->ledger = stays.member.ledger.separate(brought.ledger, leased);
    stays.member.ledger.rememberOwner(brought.ledger, alias->ledger, alias->id);
    LOYALTY_CHECK(takeFromAliases(was, alias->id, brought, leased));
    addMove(entry, n, stays.member.id, alias->id, alias->ledger);
    for (const crypto::KeyedHash& lookup : brought.lookups)
        if (std::erase(stays.member.lookups, lookup) > 0)
            alias->lookups.push_back(lookup);
    if (alias->tierFloor && stays.member.tierFloor == alias->tierFloor)
        stays.member.tierFloor.reset(); // came with them
    stays.changed = true;
    alias->parted = true;
    m_aliases.erase(alias->id);
    const MemberId id = alias->id;
    m_canonical[id] = id;
    m_members[id] = {std::move(*alias), true};
    // The one who stays gives up the look-ups first, or the other could not have them.
    LOYALTY_CHECK(m_transaction.putMembers(std::span(&stays.member, 1)));
    LOYALTY_CHECK(m_transaction.putMembers(std::span(&m_members[id].member, 1)));
    LOYALTY_CHECK(lookUpNamesAgain(stays.member.id));
    LOYALTY_CHECK(takeStandingBack(was, brought));
    return joinFamilyAgain(id, brought.family);
}

/// Whoever stood between the two has brought what is gone now as their own.
Result<void, Fault> PostingBatch::takeFromAliases(const MemberId& other, const MemberId& owner, const Brought& brought,
                                                  const std::map<ledger::AssetKey, std::int64_t>& leased)
{
    LOYALTY_TRY(names, aliasesAbove(other));
    for (Member& name : names) {
        if (!name.brought)
            continue;
        const ledger::MemberLedger home = name.brought->ledger.separate(brought.ledger, leased);
        name.brought->ledger.rememberOwner(brought.ledger, home, owner);
        for (const crypto::KeyedHash& lookup : brought.lookups)
            std::erase(name.brought->lookups, lookup);
        m_aliases[name.id] = std::move(name);
    }
    return {};
}

/// Two who are one person are in the segments of both, and blocked where either is.
void PostingBatch::carryStanding(Member& stays, const Member& goes, Brought& brought)
{
    for (const std::string& segment : goes.segments) {
        const std::size_t before = stays.segments.size();
        journal::moveSegment(stays.segments, segment, true);
        if (stays.segments.size() > before)
            brought.segments.push_back(segment);
    }
    brought.blocks = goes.blocked && !stays.blocked;
    if (brought.blocks)
        stays.blockReason = goes.blockReason;
    stays.blocked = stays.blocked || goes.blocked;
}

/// What a person said of the member by hand is said, whoever else is one of their names.
Result<void, Fault> PostingBatch::decideBlock(const MemberId& member)
{
    LOYALTY_TRY(names, mergedInto(member));
    for (Member& name : names)
        if (std::exchange(name.brought->blocks, false))
            m_aliases[name.id] = std::move(name);
    return {};
}

/// Segments and the block go from whoever is above, as far up as it came with the one who was parted and is not another's too.
Result<void, Fault> PostingBatch::takeStandingBack(const MemberId& was, Brought brought)
{
    for (MemberId at = was; brought.blocks || !brought.segments.empty();) {
        LOYALTY_TRY(others, mergedInto(at));
        for (Member& other : others) {
            const bool blocks = other.blocked && std::exchange(brought.blocks, false);
            const std::size_t segments = other.brought->segments.size();
            std::erase_if(brought.segments, [&](const std::string& segment) {
                const bool theirs = std::ranges::find(other.segments, segment) != other.segments.end();
                if (theirs)
                    other.brought->segments.push_back(segment);
                return theirs;
            });
            other.brought->blocks = other.brought->blocks || blocks;
            if (blocks || other.brought->segments.size() > segments)
                m_aliases[other.id] = std::move(other);
        }
        LOYALTY_TRY(alias, aliasRecord(at));
        Member& above = alias ? *alias : kept(at)->member;
        for (const std::string& segment : brought.segments)
            journal::moveSegment(above.segments, segment, false);
        if (brought.blocks) {
            above.blocked = false;
            above.blockReason.clear();
        }
        if (!alias) {
            kept(at)->changed = true;
            return {};
        }
        std::erase_if(brought.segments,
                      [&](const std::string& segment) { return std::erase(above.brought->segments, segment) == 0; });
        brought.blocks = brought.blocks && std::exchange(above.brought->blocks, false);
        at = *above.aliasOf;
        m_aliases[above.id] = std::move(*alias);
    }
    return {};
}

/// To those of their family who are still together; or to the only other one, whom nobody has taken in since.
Result<void, Fault> PostingBatch::joinFamilyAgain(const MemberId& id, const std::vector<MemberId>& family)
{
    const auto isOld = [&](const MemberId& relative) { return std::ranges::find(family, relative) != family.end(); };
    for (const MemberId& relative : family) {
        LOYALTY_CHECK(load(relative));
        Kept* const other = kept(relative);
        if (other == nullptr || other == kept(id) || other->member.erased ||
            other->member.family.size() + 2 > kMaxFamily)
            continue;
        const std::vector<MemberId>& now = other->member.family;
        if (now.empty() ? family.size() == 1 : std::ranges::any_of(now, isOld))
            return joinFamily(*kept(id), *other);
    }
    return {};
}

/// Names of the one who left lead to them again.
Result<void, Fault> PostingBatch::lookUpNamesAgain(const MemberId& stays)
{
    std::vector<MemberId> names;
    for (const auto& [name, canonical] : m_canonical)
        if (canonical == stays && name != stays)
            names.push_back(name);
    for (const MemberId& name : names) {
        m_canonical.erase(name);
        LOYALTY_CHECK(load(name));
    }
    return {};
}

Result<std::vector<Grant>, Fault> PostingBatch::rightsOut(const std::set<MemberId>& members)
{
    std::vector<Grant> rights;
    LOYALTY_TRY(grants, m_transaction.backedOf(members)); // rights of one batch only become less
    for (Grant& stored : grants) {
        const auto changed = m_grants.find({stored.incarnation, stored.granted.number});
        Grant& right = changed == m_grants.end() ? stored : changed->second.grant;
        if (right.remaining > 0)
            rights.push_back(right);
    }
    return rights;
}

Result<std::map<ledger::AssetKey, std::int64_t>, Fault> PostingBatch::leasedTo(const MemberId& member)
{
    std::map<ledger::AssetKey, std::int64_t> leased;
    LOYALTY_TRY(names, namesUnder(member));
    LOYALTY_TRY(rights, rightsOut(names));
    for (const Grant& right : rights)
        leased[right.granted.what] += right.remaining;
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
