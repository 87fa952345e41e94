#include "core/office/posting.h"

#include "core/base/assert.h"
#include "core/ledger/asset_keys.h"
#include "core/ledger/settlement.h"
#include "core/ledger/shares.h"
#include "core/member/sealing.h"
#include "core/office/judgement.h"
#include "core/office/roll.h"
#include "core/office/unbacked.h"

#include <algorithm>
#include <unordered_set>

namespace loyalty::office {

namespace {

/// The account that an act makes, where nobody has it yet.
std::optional<MemberId> makes(const journal::Act& act)
{
    if (const auto* enrolled = std::get_if<journal::Enrolled>(&act))
        return enrolled->member;
    const auto* loaded = std::get_if<journal::Loaded>(&act);
    return loaded && loaded->opens ? std::optional(loaded->member) : std::nullopt;
}

template <class... Acts>
bool isAnyOf(const journal::Act& act)
{
    return (std::holds_alternative<Acts>(act) || ...);
}

/// Whether somebody was shown or promised something by it; the rest of a suffix is only kept.
bool movesAnything(const journal::Entry& entry)
{
    using namespace journal;
    return !entry.postings.empty() ||
           isAnyOf<Enrolled, Sold, Returned, Voided, Blocked, Loaded, Unloaded, CouponMoved, Stamped, CardReplaced,
                   Merged, FamilyMoved, TierGiven, SegmentMoved, Erased, Unknown>(entry.act);
}

} // namespace

PostingBatch::PostingBatch(Transaction& transaction, const Desk& desk)
    : m_transaction(transaction)
    , m_desk(desk)
{}

Result<void, Fault> PostingBatch::prepare(const std::vector<InboxEntry>& entries)
{
    std::set<MemberId> wanted;
    for (const InboxEntry& inbox : entries)
        if (const auto entry = journal::decode(inbox.entry.bytes))
            for (const MemberId& id : journal::membersOf(*entry))
                wanted.insert(id);
    const std::vector<MemberId> ids(wanted.begin(), wanted.end());
    LOYALTY_TRY(found, m_transaction.members(ids));
    for (std::optional<Member>& member : found) {
        if (!member || member->aliasOf)
            continue;
        m_canonical[member->id] = member->id;
        m_members[member->id] = {std::move(*member), false};
    }
    return {};
}

Result<void, Fault> PostingBatch::load(const MemberId& id)
{
    if (m_canonical.contains(id))
        return {};
    LOYALTY_TRY(member, memberOf(m_transaction, id));
    if (!member)
        return {};
    m_canonical[id] = member->id;
    m_canonical[member->id] = member->id;
    m_members.try_emplace(member->id, Kept{*member, false}); // what the batch changed already stays
    return {};
}

PostingBatch::Kept* PostingBatch::kept(const MemberId& id)
{
    const auto canonical = m_canonical.find(id);
    return canonical == m_canonical.end() ? nullptr : &m_members.at(canonical->second);
}

const PostingBatch::Kept* PostingBatch::kept(const MemberId& id) const
{
    const auto canonical = m_canonical.find(id);
    return canonical == m_canonical.end() ? nullptr : &m_members.at(canonical->second);
}

Result<void, Fault> PostingBatch::post(const InboxEntry& inbox)
{
    const ledger::EntryRef ref{inbox.incarnation, inbox.entry.seq};
    m_done.push_back(ref);
    m_received = inbox.received;
    const auto entry = journal::decode(inbox.entry.bytes);
    if (!entry) {
        const std::string where = entry.error().empty() ? std::string() : entry.error().front().path;
        suspend(ref, {"not-understood", where});
        return {};
    }
    if (entry->ref() != ref) {
        LOYALTY_TRY(holder, m_transaction.incarnation(inbox.incarnation));
        if (holder && holder->suffixOf) {
            if (movesAnything(*entry))
                suspend(ref, {"rehomed", entry->incarnation.toString() + ":" + std::to_string(entry->seq)});
            else
                ++m_report.posted;
            return {};
        }
        // Nothing of it is touched: rights and positions that it names are another's.
        suspend(ref, {"foreign-entry", "the entry names another place in another journal"});
        return {};
    }
    for (const MemberId& id : journal::membersOf(*entry))
        LOYALTY_CHECK(load(id));
    LOYALTY_TRY(doubt, doubtAbout(*entry));
    if (doubt.reason.empty())
        LOYALTY_CHECK(book(*entry));
    else {
        suspend(ref, std::move(doubt));
        LOYALTY_CHECK(settleRights(*entry));
    }
    // Suspended or booked, the terminal learns that head office is done with it.
    touchMembers(*entry);
    return {};
}

Result<Doubt, Fault> PostingBatch::doubtAbout(const journal::Entry& entry)
{
    if (const auto* unknown = std::get_if<journal::Unknown>(&entry.act))
        return Doubt{"unknown-kind", unknown->kind};
    for (const MemberId& id : journal::membersOf(entry))
        if (!kept(id) && id != makes(entry.act))
            return Doubt{"unknown-member", id.toString()};
    LOYALTY_TRY(membership, doubtAboutMembership(entry));
    if (!membership.reason.empty())
        return std::move(membership);
    if (const auto* home = std::get_if<journal::GaveBack>(&entry.act)) {
        LOYALTY_TRY(held, grant(entry.incarnation, home->number));
        if (held && !isLeased(held->grant))
            return Doubt{"right-differs", std::to_string(home->number)};
    }
    if (const auto* loaded = std::get_if<journal::Loaded>(&entry.act))
        return doubtAboutSale(loaded->id, "sold");
    if (const auto* sold = std::get_if<journal::Sold>(&entry.act)) {
        if (!m_desk.programmes.contains(sold->programmeVersion))
            return Doubt{"unknown-programme", std::to_string(sold->programmeVersion)};
        LOYALTY_TRY(again, doubtAboutSale(sold->sale, "sold"));
        if (!again.reason.empty())
            return std::move(again);
    }
    if (const auto* returned = journal::returnedIn(entry.act)) {
        const auto* exchanged = std::get_if<journal::Sold>(&entry.act);
        if (returned->id == returned->sale || (exchanged && returned->id == exchanged->sale))
            return Doubt{"booked-before", returned->id.toString()};
        LOYALTY_TRY(again, doubtAboutSale(returned->id, "returned"));
        if (!again.reason.empty())
            return std::move(again);
        LOYALTY_TRY(known, isBooked(returned->sale));
        // Of a sale that nobody here knows a person has vouched.
        return returned->blind && !known ? Doubt{} : doubtAboutReturn(entry, returned->sale, returned->lines);
    }
    if (const auto* voided = std::get_if<journal::Voided>(&entry.act))
        return doubtAboutReturn(entry, voided->sale, {});
    return Doubt{};
}

Result<Doubt, Fault> PostingBatch::doubtAboutSale(const SaleId& sale, std::string_view kind)
{
    LOYALTY_TRY(acts, m_transaction.sale(sale));
    const auto same = [&](const SaleIndex& act) { return act.sale == sale && act.kind == kind; };
    if (std::any_of(acts.begin(), acts.end(), same) || std::any_of(m_sales.begin(), m_sales.end(), same))
        return Doubt{"booked-before", sale.toString()};
    return Doubt{};
}

Result<void, Fault> PostingBatch::book(const journal::Entry& entry)
{
    std::uint32_t n = firstLine(entry);
    const auto levelBefore = levelBehind(entry);
    if (const auto* enrolled = std::get_if<journal::Enrolled>(&entry.act)) {
        LOYALTY_CHECK(enrol(entry, *enrolled));
        LOYALTY_CHECK(rewardJoining(entry, *enrolled));
    }
    if (const auto* home = std::get_if<journal::GaveBack>(&entry.act))
        LOYALTY_CHECK(giveBack(entry, *home, n));
    if (const auto* sold = std::get_if<journal::Sold>(&entry.act)) {
        const Kept* member = sold->member ? kept(*sold->member) : nullptr;
        for (Difference& difference : judge(entry, *sold, member ? &member->member : nullptr, m_desk))
            m_differences.push_back(std::move(difference));
        if (auto ahead = judgeClock(entry, *sold, m_received, m_desk))
            m_differences.push_back(std::move(*ahead));
        if (sold->code)
            LOYALTY_CHECK(useCode(entry, *sold));
        LOYALTY_CHECK(noteBudgets(entry, *sold));
        m_sales.push_back({sold->sale, entry.ref(), "sold", sold->ticket, entry.store});
    }
    if (const auto* returned = journal::returnedIn(entry.act))
        LOYALTY_CHECK(bookReturned(entry, *returned));
    LOYALTY_CHECK(bookMembership(entry, n));
    if (const auto* voided = std::get_if<journal::Voided>(&entry.act))
        m_sales.push_back({voided->sale, entry.ref(), "voided", {}, entry.store});
    if (const auto* blocked = std::get_if<journal::Blocked>(&entry.act)) {
        Kept& member = *kept(blocked->member);
        member.member.blocked = blocked->blocked;
        member.member.blockReason = blocked->blocked ? blocked->reason : std::string();
        member.changed = true;
        LOYALTY_CHECK(decideBlock(member.member.id));
    }
    if (const auto* erased = std::get_if<journal::Erased>(&entry.act))
        LOYALTY_CHECK(erase(*erased));
    for (const ledger::Posting& posting : entry.postings)
        LOYALTY_CHECK(bookPosting(entry, posting, n));
    if (const auto* enrolled = std::get_if<journal::Enrolled>(&entry.act))
        LOYALTY_CHECK(takeWelcomeBack(entry, *enrolled, n));
    if (const auto* returned = journal::returnedIn(entry.act))
        LOYALTY_CHECK(completeReturn(entry, *returned, n));
    LOYALTY_CHECK(bookConsequences(entry, levelBefore));
    ++m_report.posted;
    return {};
}

/// What head office does and notes by itself once an entry is booked.
Result<void, Fault> PostingBatch::bookConsequences(const journal::Entry& entry, std::optional<std::size_t> levelBefore)
{
    if (const auto* returned = journal::returnedIn(entry.act))
        LOYALTY_CHECK(takeRewards(entry, returned->sale));
    if (const auto* voided = std::get_if<journal::Voided>(&entry.act))
        LOYALTY_CHECK(takeRewards(entry, voided->sale));
    if (const auto* sold = std::get_if<journal::Sold>(&entry.act))
        LOYALTY_CHECK(rewardBuying(entry, *sold));
    return noteBenefits(entry, levelBefore);
}

/// No terminal sees what the others sold a moment ago: here it shows when a code was shown twice. A person looks at it;
/// nobody is punished for what may be a clock or a family at two tills.
Result<void, Fault> PostingBatch::useCode(const journal::Entry& entry, const journal::Sold& sold)
{
    LOYALTY_TRY(before, m_transaction.useCode(*sold.code, entry.ref()));
    if (!before.empty())
        m_differences.push_back({entry.ref(), sold.member, "code-step", std::to_string(sold.code->step),
                                 before.front().incarnation.toString() + ":" + std::to_string(before.front().seq)});
    return {};
}

/// Most are their own. What came back to somebody who was told of no parting goes on to whom it came of, and is told.
Result<void, Fault> PostingBatch::bookPosting(const journal::Entry& entry, const ledger::Posting& posting,
                                              std::uint32_t& n)
{
    LOYALTY_TRY(parts, byOwner(entry, posting));
    for (const ledger::Posting& part : parts) {
        LOYALTY_CHECK(bookAs(entry, part, n));
        if (part.member != posting.member)
            m_differences.push_back(
                {entry.ref(), posting.member, "lot-owner", std::to_string(part.amount), part.member.toString()});
    }
    return {};
}

Result<std::vector<ledger::Home>, Fault> PostingBatch::homesOf(const ledger::Posting& posting,
                                                               std::span<const ledger::LotShare> lots)
{
    return ledger::homesOf(
        posting.member, posting.what, lots, [this](const MemberId& name) -> Result<ledger::Person, Fault> {
            LOYALTY_CHECK(load(name));
            const Kept* const person = kept(name);
            return person ? ledger::Person{person->member.id, &person->member.ledger} : ledger::Person{name, nullptr};
        });
}

Result<std::vector<ledger::Posting>, Fault> PostingBatch::byOwner(const journal::Entry& entry,
                                                                  const ledger::Posting& posting)
{
    const bool ofRight = posting.grant && !m_isLate; // no right holds what is another's
    if (!kept(posting.member)->member.ledger.knowsOthers() || ofRight || !ledger::isLotAsset(posting.what.asset))
        return std::vector{posting};
    const bool opened = posting.opens && posting.amount > 0 && posting.reverses;
    std::vector<ledger::LotShare> lots = posting.lots;
    if (opened) {
        LOYALTY_TRY(ended, endedBehind(posting));
        lots = std::move(ended);
    }
    LOYALTY_TRY(homes, homesOf(posting, lots));
    std::vector<ledger::Posting> parts;
    if (opened && homes.size() > 1) {
        m_differences.push_back({entry.ref(), posting.member, "lot-owner", std::to_string(posting.amount), ""});
        return std::vector{posting};
    }
    for (ledger::Home& home : homes) {
        ledger::Posting part = posting;
        part.member = home.member;
        if (!opened) {
            const std::int64_t amount = ledger::sumOf(home.lots);
            part.amount = posting.amount < 0 ? -amount : amount;
            part.lots = std::move(home.lots);
        }
        parts.push_back(std::move(part));
    }
    return parts.empty() ? std::vector{posting} : std::move(parts);
}

Result<std::vector<ledger::LotShare>, Fault> PostingBatch::endedBehind(const ledger::Posting& posting)
{
    std::vector<ledger::LotShare> ended;
    LOYALTY_TRY(inbox, m_transaction.inboxEntry(*posting.reverses));
    const auto sale = inbox ? journal::decode(inbox->bytes) : Result<journal::Entry, std::vector<json::Complaint>>();
    if (!inbox || !sale)
        return ended;
    for (const ledger::Posting& spent : sale->postings)
        if (spent.member == posting.member && spent.what == posting.what && spent.amount < 0)
            for (const ledger::LotShare& share : spent.lots)
                if (ledger::endedAt(share.lot, posting.opens->earned))
                    ended.push_back(share);
    return ended;
}

Result<void, Fault> PostingBatch::bookAs(const journal::Entry& entry, const ledger::Posting& posting, std::uint32_t& n)
{
    Kept& member = *kept(posting.member);
    std::int64_t covered = 0;
    if (posting.grant && !m_isLate) {
        LOYALTY_TRY(fromLease, spendGrant(entry, posting, n));
        covered = fromLease;
        if (!posting.lots.empty() && covered != -posting.amount)
            m_differences.push_back(
                {entry.ref(), posting.member, "right", std::to_string(-posting.amount), std::to_string(covered)});
    }
    const bool value = posting.what == ledger::storedPrincipal() || posting.what == ledger::storedGift();
    const std::int64_t owed = value ? member.member.ledger.book(posting.what).debt() : 0;
    member.member.ledger.apply(posting, instantOf(entry), covered);
    member.changed = true;
    if (value)
        noteDebt(entry, posting, owed);
    LOYALTY_CHECK(countUnderName(posting, instantOf(entry), covered));
    const std::int64_t free = posting.amount + covered; // covered is taken off a debit
    if (free != 0)
        addLine(entry, n, {.kind = AccountKind::Member, .member = member.member.id}, posting, free);
    addLine(entry, n, {.kind = AccountKind::Contra, .contra = posting.contra}, posting, -posting.amount);
    return {};
}

/// A wrong clock orders nothing: what is dated ahead of the moment at which it came here happened then at the latest.
Instant PostingBatch::instantOf(const journal::Entry& entry) const
{
    return std::min(entry.at, m_received);
}

/// Of money that was paid in, nothing may be spent that is not there; where it happened all the same, a person looks.
void PostingBatch::noteDebt(const journal::Entry& entry, const ledger::Posting& posting, std::int64_t before)
{
    const std::int64_t owed = kept(posting.member)->member.ledger.book(posting.what).debt();
    if (owed > before)
        m_differences.push_back(
            {entry.ref(), posting.member, "value-debt", std::to_string(-posting.amount), std::to_string(owed)});
}

/// Whether the books of its member hold what is left of a right of theirs.
bool PostingBatch::isLeased(const Grant& right) const
{
    const Kept* const member = right.granted.backed && right.granted.member ? kept(*right.granted.member) : nullptr;
    return member == nullptr || member->member.ledger.leased(right.granted.what) >= right.remaining;
}

Result<std::int64_t, Fault> PostingBatch::spendGrant(const journal::Entry& entry, const ledger::Posting& posting,
                                                     std::uint32_t& n)
{
    LOYALTY_TRY(held, grant(entry.incarnation, *posting.grant));
    if (!held)
        return std::int64_t{0};
    Grant& right = held->grant;
    const std::int64_t spent = std::min(-posting.amount, right.remaining);
    if (spent <= 0)
        return std::int64_t{0};
    const Account lease{.kind = AccountKind::Lease,
                        .member = right.granted.member.value_or(MemberId()),
                        .incarnation = entry.incarnation,
                        .grant = right.granted.number};
    right.remaining -= spent;
    held->changed = true;
    if (!right.granted.backed) {
        ledger::Posting exposure = posting;
        exposure.what = {ledger::Asset::Exposure, {}};
        addLine(entry, n, lease, exposure, -spent);
        addLine(entry, n, {.kind = AccountKind::Contra, .contra = ledger::Contra::RiskBudget}, exposure, spent);
        m_spentUnbacked.insert(entry.incarnation);
        return std::int64_t{0};
    }
    if (!right.granted.member || kept(posting.member) != kept(*right.granted.member) ||
        posting.what != right.granted.what) {
        right.remaining += spent; // another member's right covers nothing of this
        return std::int64_t{0};
    }
    const auto left = ledger::without(right.lots, ledger::firstOf(posting.lots, spent));
    // The lots are the right's own, whatever the entry names.
    right.lots = ledger::sumOf(left) == right.remaining ? left : ledger::afterFirst(right.lots, spent);
    addLine(entry, n, lease, posting, -spent);
    return spent;
}

Result<void, Fault> PostingBatch::giveBack(const journal::Entry& entry, const journal::GaveBack& home, std::uint32_t& n)
{
    LOYALTY_TRY(held, grant(entry.incarnation, home.number));
    if (!held || !held->grant.granted.backed || !held->grant.granted.member || !kept(*held->grant.granted.member) ||
        !isLeased(held->grant))
        return {};
    Grant& right = held->grant;
    Kept& member = *kept(*right.granted.member);
    const std::vector<ledger::LotShare> shares = ledger::firstOf(right.lots, std::min(home.amount, right.remaining));
    const std::int64_t amount = ledger::sumOf(shares);
    if (amount == 0)
        return {};
    right.remaining -= amount;
    right.lots = ledger::without(right.lots, shares);
    held->changed = true;
    member.member.ledger.endLease(right.granted.what, shares);
    member.changed = true;
    LOYALTY_CHECK(alsoInBrought(*right.granted.member, [&](ledger::MemberLedger& brought) {
        if (brought.leased(right.granted.what) >= amount)
            brought.endLease(right.granted.what, shares);
    }));
    const ledger::Posting move{.member = member.member.id,
                               .what = right.granted.what,
                               .amount = amount,
                               .contra = ledger::Contra::Issued,
                               .rule = "right-home",
                               .date = entry.date};
    addLine(entry, n,
            {.kind = AccountKind::Lease,
             .member = *right.granted.member,
             .incarnation = entry.incarnation,
             .grant = home.number},
            move, -amount);
    addLine(entry, n, {.kind = AccountKind::Member, .member = member.member.id}, move, amount);
    return {};
}

Result<std::optional<PostingBatch::Named>, Fault> PostingBatch::open(const journal::Entry& entry,
                                                                     const journal::Enrolled& enrolled)
{
    LOYALTY_TRY(wrapped, m_transaction.memberKey(enrolled.member));
    std::optional<crypto::SecretKey> key;
    if (wrapped)
        if (const auto bytes = crypto::openSealed(m_desk.keys.office, *wrapped))
            key = crypto::SecretKey::fromBytes(*bytes);
    if (!key)
        return std::optional<Named>();
    auto personal = member::openPersonal(*key, enrolled.member, enrolled.sealed);
    if (!personal)
        return std::optional<Named>();
    return std::optional(Named{{.personal = std::move(*personal),
                                .homeStore = entry.store,
                                .joined = entry.date,
                                .id = enrolled.member,
                                .externalIds = {}},
                               *key});
}

Result<void, Fault> PostingBatch::enrol(const journal::Entry& entry, const journal::Enrolled& enrolled)
{
    if (kept(enrolled.member)) // the same enrolment by another way
        return {};
    Member made;
    LOYALTY_TRY(named, open(entry, enrolled));
    if (named) {
        LOYALTY_TRY(recognised, recognise(m_transaction, named->person, m_desk.keys));
        LOYALTY_CHECK(givePass(named->person.personal));
        made = makeMember(enrolled.member, named->key, named->person, m_desk);
        noteContested(entry, made, recognised);
        if (recognised.same && !entry.postings.empty())
            m_differences.push_back(
                {entry.ref(), made.id, "joined-again", made.id.toString(), recognised.same->toString()});
        if (recognised.same)
            return makeAlias(std::move(made), *recognised.same);
    } else {
        // The points are the member's whoever they are; a person sees that the name is missing.
        made.id = enrolled.member;
        made.joined = entry.date;
        made.homeStore = entry.store;
        m_suspended.push_back({entry.ref(), "no-member-key", enrolled.member.toString(), m_desk.clock.now()});
    }
    m_canonical[made.id] = made.id;
    // Put at once, so that a second enrolment of the same phone in this batch finds it.
    LOYALTY_CHECK(m_transaction.putMembers(std::span(&made, 1)));
    m_members[made.id] = {std::move(made), true};
    return {};
}

/// Two people and one card: both keep their points and phones, the card stays with the first, and a person looks at it.
void PostingBatch::noteContested(const journal::Entry& entry, Member& later, const Recognised& recognised)
{
    leaveToOthers(later, recognised);
    for (const auto& [hash, holder] : recognised.contested)
        m_differences.push_back({entry.ref(), later.id, "card", later.id.toString(), holder.toString()});
}

/// The pass that the terminal made, or another where somebody has that one or there is none.
Result<void, Fault> PostingBatch::givePass(member::Personal& personal)
{
    if (personal.pass) {
        const crypto::KeyedHash hash = hashOf(*personal.pass, m_desk.keys);
        LOYALTY_TRY(owner, ownerOf(m_transaction, hash));
        if (!owner)
            return {};
    }
    LOYALTY_TRY(fresh, freshPass(m_transaction, m_desk));
    personal.pass = std::move(fresh);
    return {};
}

Result<void, Fault> PostingBatch::makeAlias(Member later, const MemberId& earlier)
{
    LOYALTY_CHECK(load(earlier));
    const Kept* owner = kept(earlier);
    LOYALTY_ASSERT(owner);
    later.aliasOf = owner->member.id;
    // What the two share leads to the one who had it first. A card or a code that only this enrolment gave out stays with
    // the alias, and so leads there too.
    std::erase_if(later.lookups, [&](const crypto::KeyedHash& hash) {
        return std::ranges::find(owner->member.lookups, hash) != owner->member.lookups.end();
    });
    m_canonical[later.id] = owner->member.id;
    LOYALTY_CHECK(m_transaction.putMembers(std::span(&later, 1))); // at once, so that the batch finds it
    m_aliases[later.id] = std::move(later);
    return {};
}

Result<PostingBatch::KeptGrant*, Fault> PostingBatch::grant(const IncarnationId& id, std::uint64_t number)
{
    const std::pair key{id, number};
    auto at = m_grants.find(key);
    if (at == m_grants.end()) {
        LOYALTY_TRY(stored, m_transaction.grant(id, number));
        if (!stored)
            return static_cast<KeptGrant*>(nullptr);
        if (stored->granted.member)
            LOYALTY_CHECK(load(*stored->granted.member));
        at = m_grants.emplace(key, KeptGrant{std::move(*stored), false}).first;
    }
    return &at->second;
}

void PostingBatch::suspend(const ledger::EntryRef& ref, Doubt doubt)
{
    m_suspended.push_back({ref, std::move(doubt.reason), std::move(doubt.detail), m_desk.clock.now()});
    ++m_report.suspended;
}

void PostingBatch::touchMembers(const journal::Entry& entry)
{
    for (const MemberId& id : journal::membersOf(entry)) {
        Kept* member = kept(id);
        if (!member)
            continue;
        member->changed = true;
        m_effects.push_back({entry.ref(), id, 0});
    }
}

void PostingBatch::addLine(const journal::Entry& entry, std::uint32_t& n, const Account& account,
                           const ledger::Posting& posting, std::int64_t amount)
{
    m_lines.push_back({entry.ref(), n++, account, posting.what, amount, posting.date, posting.rule});
}

Result<void, Fault> PostingBatch::placeMembers()
{
    std::vector<Member> changed;
    const auto place = [&](Member& member) -> Result<void, Fault> {
        LOYALTY_TRY(position, m_transaction.nextPosition(sync::shardOf(member.id, m_desk.chain.shards)));
        member.position = position;
        changed.push_back(member);
        return {};
    };
    for (auto& [id, member] : m_members)
        if (member.changed)
            LOYALTY_CHECK(place(member.member));
    for (auto& [id, alias] : m_aliases)
        LOYALTY_CHECK(place(alias));
    return m_transaction.putMembers(changed);
}

Result<PostReport, Fault> PostingBatch::write()
{
    LOYALTY_CHECK(placeMembers());
    for (Effect& effect : m_effects)
        effect.position = kept(effect.member)->member.position;
    LOYALTY_CHECK(m_transaction.putEffects(m_effects));
    LOYALTY_CHECK(m_transaction.appendLines(m_lines));
    for (auto& [key, held] : m_grants)
        if (held.changed)
            LOYALTY_CHECK(m_transaction.putGrant(held.grant));
    for (const SaleIndex& sale : m_sales)
        LOYALTY_CHECK(m_transaction.putSale(sale));
    for (const Suspended& suspended : m_suspended) {
        // One that a person is taking out of suspense right now stays on record as it went in.
        LOYALTY_TRY(before, m_transaction.suspendedEntry(suspended.entry));
        if (!before)
            LOYALTY_CHECK(m_transaction.putSuspended(suspended));
    }
    LOYALTY_CHECK(m_transaction.putDifferences(m_differences));
    for (const ledger::EntryRef& ref : m_done)
        LOYALTY_CHECK(m_transaction.markPosted(ref));
    for (const IncarnationId& id : m_spentUnbacked)
        LOYALTY_CHECK(refillUnbacked(m_transaction, id, m_desk));
    m_report.differences = m_differences.size();
    return m_report;
}

} // namespace loyalty::office
