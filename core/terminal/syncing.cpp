#include "core/ledger/asset_keys.h"
#include "core/programme/signed_programme.h"
#include "core/terminal/terminal.h"

#include <algorithm>
#include <set>
#include <utility>

namespace loyalty::terminal {
namespace {

const By& headOffice()
{
    static const By by{{access::ActorKind::System, "head-office", access::Role::System}, std::nullopt};
    return by;
}

} // namespace

sync::LocalState Terminal::localState() const
{
    return {.incarnation = m_identity.incarnation,
            .epoch = m_marks.epoch,
            .head = m_head,
            .ackedSeq = m_marks.ackedSeq,
            .lastGrant = m_overlay.lastGrant(),
            .cursors = m_marks.cursors,
            .chainCursor = m_marks.chainCursor,
            .postedSeq = m_marks.postedSeq,
            .now = m_parts.clock.now()};
}

Result<std::vector<journal::ChainedEntry>, Fault> Terminal::entriesAfter(std::uint64_t seq)
{
    LOYALTY_TRY(entries, m_parts.journal.read(seq, sync::kMaxPushEntries, sync::kMaxPushBytes));
    if (!entries.empty())
        m_offered = std::max(m_offered, entries.back().seq);
    return std::move(entries);
}

Result<std::optional<crypto::Hash>, Fault> Terminal::hashAt(std::uint64_t seq)
{
    if (seq == 0)
        return std::optional(crypto::Hash());
    if (seq == m_head.seq)
        return std::optional(m_head.hash);
    if (seq > m_head.seq)
        return std::optional<crypto::Hash>();
    LOYALTY_TRY(entry, m_parts.journal.read(seq - 1, 1, 1));
    return entry.empty() ? std::optional<crypto::Hash>() : std::optional(entry.front().hash);
}

Result<std::vector<sync::MemberKey>, Fault> Terminal::keysFor(const std::vector<journal::ChainedEntry>& entries)
{
    std::vector<MemberId> enrolled;
    for (const journal::ChainedEntry& chained : entries)
        if (const auto entry = journal::decode(chained.bytes))
            if (const auto* act = std::get_if<journal::Enrolled>(&entry->act))
                enrolled.push_back(act->member);
    if (enrolled.empty())
        return std::vector<sync::MemberKey>();
    LOYALTY_TRY(kept, m_parts.journal.memberKeys(enrolled));
    std::vector<sync::MemberKey> keys;
    for (const sync::MemberKey& key : kept)
        if (const auto open = member::unwrapKey(m_keys.storeKey, key.member, key.wrapped))
            keys.push_back({key.member, crypto::sealTo(m_identity.headOffice, open->view())});
    return keys;
}

std::vector<journal::Granted> Terminal::grantsHeld() const
{
    std::vector<journal::Granted> grants;
    for (const auto& [number, right] : m_overlay.rights())
        grants.push_back(right.grant);
    return grants;
}

Result<void, Fault> Terminal::acked(const journal::Head& head)
{
    m_marks.ackedSeq = head.seq;
    return m_parts.cache.writeMarks(m_marks);
}

Result<void, Fault> Terminal::granted(const std::vector<journal::Granted>& grants,
                                      const std::optional<MemberId>& waitedFor)
{
    LOYALTY_CHECK(current());
    for (const journal::Granted& grant : grants) {
        if (grant.number != m_overlay.lastGrant() + 1)
            continue;
        Draft draft;
        draft.act = grant;
        LOYALTY_CHECK(record(headOffice(), std::move(draft)));
        if (grant.backed && grant.member && grant.member != waitedFor)
            m_strays.insert(grant.number);
    }
    return releaseStrays();
}

Result<void, Fault> Terminal::closed(std::optional<sync::Halt> why)
{
    const std::string word(why ? sync::toString(*why) : std::string_view());
    if (word == m_marks.closed)
        return {};
    m_marks.closed = word;
    return m_parts.cache.writeMarks(m_marks);
}

Result<void, Fault> Terminal::pulled(const sync::PullReply& reply)
{
    const auto kept = keep(reply);
    // What came before the fault is there and does not come again: the next pull begins behind it.
    auto stored = m_parts.cache.marks();
    if (stored)
        m_marks.cursors = std::move(stored->cursors);
    LOYALTY_CHECK(kept);
    LOYALTY_CHECK(stored);
    return releaseStrays();
}

Result<void, Fault> Terminal::keep(const sync::PullReply& reply)
{
    for (const sync::PostedAt& at : reply.posted)
        m_overlay.posted(at.seq, at.member, at.position);
    LOYALTY_CHECK(m_parts.cache.putPosted(reply.posted, reply.postedUpTo));
    for (const sync::FeedPage& page : reply.pages) {
        LOYALTY_CHECK(forgetErased(page.rows));
        LOYALTY_CHECK(m_parts.cache.applyPage(page));
        for (const sync::MemberRow& row : page.rows)
            LOYALTY_CHECK(noteTold(row));
    }
    LOYALTY_CHECK(m_parts.cache.applyChain(reply.chain));
    for (const sync::ChainRow& row : reply.chain)
        if (const auto* programme = std::get_if<sync::ProgrammeRow>(&row.body))
            keepProgramme(*programme);
    if (!reply.chain.empty()) {
        LOYALTY_TRY(operators, m_parts.cache.operators());
        m_operators = std::move(operators);
        m_marks.chainCursor = reply.chain.back().position;
    }
    keepClock(reply.clock);
    keepBudgets(reply);
    m_marks.postedSeq = std::max(m_marks.postedSeq, reply.postedUpTo);
    return m_parts.cache.writeMarks(m_marks);
}

Result<void, Fault> Terminal::found(const sync::FindReply& reply)
{
    for (const sync::PostedAt& at : reply.posted)
        m_overlay.posted(at.seq, at.member, at.position);
    if (!reply.row)
        return {};
    // The positions first: with the row and without them, what is in it would be counted again after a restart.
    LOYALTY_CHECK(m_parts.cache.putPosted(reply.posted, m_marks.postedSeq));
    LOYALTY_CHECK(forgetErased(std::span(&*reply.row, 1)));
    LOYALTY_CHECK(m_parts.cache.putRow(*reply.row));
    return noteTold(*reply.row);
}

/// The keys of those who were enrolled here, before the rows are kept: they do not come again.
Result<void, Fault> Terminal::forgetErased(std::span<const sync::MemberRow> rows)
{
    std::vector<MemberId> erased;
    for (const sync::MemberRow& row : rows)
        if (row.erased)
            erased.push_back(row.member);
    if (erased.empty())
        return {};
    LOYALTY_TRY(keys, m_parts.journal.memberKeys(erased));
    for (const sync::MemberKey& key : keys)
        LOYALTY_CHECK(m_parts.journal.eraseMemberKey(key.member));
    for (const MemberId& member : erased) {
        m_ownBriefs.erase(member);
        std::erase_if(m_ownLookups, [&](const auto& own) { return own.second == member; });
    }
    return {};
}

Result<void, Fault> Terminal::noteTold(const sync::MemberRow& row)
{
    bool was = false;
    for (auto& [canonical, aliases] : m_aliases) {
        const auto alias = std::find(aliases.begin(), aliases.end(), row.member);
        if (alias == aliases.end())
            continue;
        was = canonical == row.aliasOf;
        if (!was)
            aliases.erase(alias);
        break;
    }
    // Told of what is posted before it is told of the row, the terminal knows that the row has it. One enrolled here and
    // known elsewhere before has never had a row of its own to be posted into.
    const bool moved = row.aliasOf ? !was && !m_overlay.enrolled(row.member) : row.parted;
    if (moved) {
        LOYALTY_CHECK(containAll(row.member));
        for (const MemberId& name : namesOf(row.member))
            LOYALTY_CHECK(containAll(name));
    }
    return noteContained(row);
}

/// Positions are of the shard of whoever's row an act was posted into, and that is another now: what is posted by now is
/// in the rows that were told with this one.
Result<void, Fault> Terminal::containAll(const MemberId& member)
{
    constexpr std::int64_t kInEveryRow = 1;
    LOYALTY_TRY(posted, m_parts.cache.posted());
    std::erase_if(posted, [&](const sync::PostedAt& at) { return at.member != member; });
    for (sync::PostedAt& at : posted) {
        at.position = kInEveryRow;
        m_overlay.posted(at.seq, at.member, at.position);
    }
    return m_parts.cache.putPosted(posted, 0);
}

Result<void, Fault> Terminal::noteContained(const sync::MemberRow& row)
{
    if (!row.aliasOf) {
        m_overlay.contained(row.member, row.position);
        for (const MemberId& alias : namesOf(row.member))
            m_overlay.contained(alias, row.position);
        return {};
    }
    // Effects on an alias are posted to the member behind it, and are contained in that member's row.
    std::vector<MemberId>& aliases = m_aliases[*row.aliasOf];
    if (std::find(aliases.begin(), aliases.end(), row.member) == aliases.end())
        aliases.push_back(row.member);
    LOYALTY_TRY(canonical, rowBehind(*row.aliasOf));
    if (canonical)
        m_overlay.contained(row.member, canonical->position);
    // What was posted before it became a name is in its own row.
    m_overlay.contained(row.member, row.position);
    return {};
}

Result<void, Fault> Terminal::saidHello(const sync::HelloReply& reply, std::int64_t epoch)
{
    keepClock(reply.clock);
    if (epoch != m_marks.epoch) {
        const bool changed = m_marks.epoch != 0;
        SyncMarks fresh;
        fresh.epoch = epoch;
        fresh.serverOffsetMs = m_marks.serverOffsetMs;
        fresh.offsetKnown = m_marks.offsetKnown;
        fresh.lastContact = m_marks.lastContact;
        fresh.closed = m_marks.closed;
        fresh.vouchedSeq = m_marks.vouchedSeq;
        if (changed) {
            LOYALTY_CHECK(m_parts.cache.reset());
            m_overlay.clear();
            m_aliases.clear();
            m_head = {};
            LOYALTY_CHECK(readJournal());
        }
        m_marks = std::move(fresh);
    }
    LOYALTY_CHECK(m_parts.cache.writeMarks(m_marks));
    return releaseLeftRights();
}

/// What a sale that never came had asked for goes home; what a basket that was opened since means to spend stays.
Result<void, Fault> Terminal::releaseLeftRights()
{
    if (!inService() || std::exchange(m_greeted, true))
        return {};
    for (const auto& [number, right] : m_overlay.rights())
        if (right.grant.backed && right.grant.member && right.remaining > 0)
            m_strays.insert(number);
    return releaseStrays();
}

void Terminal::keepProgramme(const sync::ProgrammeRow& row)
{
    // One that head office did not sign, or that this build does not understand, is left out: the one before it stays
    // in force, and status() shows its number.
    const programme::SignedProgramme document{.bytes = row.bytes, .version = row.version, .signature = row.signature};
    if (auto opened = programme::open(document, m_identity.programmeSigner))
        m_programmes.insert_or_assign(row.version, programme::Compiled::compile(std::move(*opened)));
}

void Terminal::keepClock(const sync::SignedClock& clock)
{
    const Instant now = m_parts.clock.now();
    if (!crypto::verify(m_identity.clockSigner, sync::clockText(clock.now, m_identity.incarnation), clock.signature))
        return;
    m_marks.serverOffsetMs = (clock.now - now).count();
    m_marks.offsetKnown = true;
    m_marks.lastContact = now;
    m_marks.vouchedSeq = m_head.seq;
    m_heard = Heard{clock.now, m_parts.clock.monotonicMs()};
    // What a clock that was ahead has written before says nothing about the time any more.
    m_lastAt = std::min(now, clock.now);
}

std::string Terminal::sign(std::string_view text) const
{
    return std::string(crypto::sign(m_signingKey, text).view());
}

const Identity& Terminal::identity() const
{
    return m_identity;
}

std::optional<access::Actor> Terminal::operatorById(std::string_view id) const
{
    for (const sync::Operator& person : m_operators)
        if (person.id == id && person.active)
            return access::Actor{access::ActorKind::Person, person.id, person.role};
    return std::nullopt;
}

std::string Terminal::operatorName(std::string_view id) const
{
    const auto person = std::ranges::find(m_operators, id, &sync::Operator::id);
    return person == m_operators.end() ? std::string() : person->name;
}

std::optional<std::chrono::milliseconds> Terminal::offset() const
{
    const Instant now = m_parts.clock.now();
    if (m_heard) {
        const std::chrono::milliseconds since(m_parts.clock.monotonicMs() - m_heard->monotonicMs);
        return m_heard->time + since - now;
    }
    // A clock that was put back since stands elsewhere: what it differed by then says nothing.
    if (!m_marks.offsetKnown || now < m_marks.lastContact)
        return std::nullopt;
    return std::chrono::milliseconds(m_marks.serverOffsetMs);
}

/// Head office's time decides where it is known. The high-water mark of own entries is for when it is not.
std::string Terminal::clockDoubt() const
{
    constexpr std::chrono::milliseconds kTolerated{60'000};
    const auto differs = offset();
    const bool agrees = differs && std::chrono::abs(*differs) <= kTolerated;
    if (m_heard && agrees)
        return {};
    if (m_parts.clock.now() + kTolerated < m_lastAt)
        return "went-back";
    return differs && !agrees ? "differs" : std::string();
}

StatusView Terminal::status() const
{
    StatusView view;
    view.store = m_identity.settings.store;
    view.lane = m_identity.lane;
    view.incarnation = m_identity.incarnation.toString();
    view.entries = m_head.seq;
    view.waiting = m_head.seq - std::min(m_head.seq, m_marks.ackedSeq);
    view.countryCode = m_identity.settings.countryCode;
    view.waitingSales = static_cast<std::uint64_t>(
        std::ranges::distance(std::ranges::upper_bound(m_sales, m_marks.ackedSeq), m_sales.end()));
    for (const MemberId& member : m_overlay.members())
        view.notContained += m_overlay.pending(member);
    if (const auto count = m_parts.cache.memberCount())
        view.membersCached = *count;
    if (const programme::Compiled* rules = programmeNow())
        view.programmeVersion = rules->programme().version;
    if (m_marks.lastContact != Instant())
        view.lastContact = m_marks.lastContact;
    view.epoch = m_marks.epoch;
    view.halted = m_marks.closed;
    view.clockDoubt = clockDoubt();
    for (const auto& [number, right] : m_overlay.rights())
        (right.grant.backed ? view.rightsBacked : view.rightsUnbacked) += Points(right.remaining);
    return view;
}

} // namespace loyalty::terminal
