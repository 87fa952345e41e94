#include "core/base/assert.h"
#include "core/programme/parse.h"
#include "core/terminal/beyond_entry.h"
#include "core/terminal/labels.h"
#include "core/terminal/terminal.h"

namespace loyalty::terminal {
namespace {

constexpr std::size_t kReadEntries = 1000;
constexpr std::size_t kReadBytes = 8u << 20;

Fault broken(std::uint64_t seq, std::string_view what)
{
    return {FaultCode::Corrupt, "journal entry " + std::to_string(seq) + ": " + std::string(what)};
}

/// Promises nobody anything: written down even where nothing is promised any more.
bool isPaperwork(const journal::Act& act)
{
    return std::holds_alternative<journal::Printed>(act) || std::holds_alternative<journal::GaveBack>(act) ||
           std::holds_alternative<journal::Granted>(act) || std::holds_alternative<journal::Noted>(act);
}

} // namespace

Terminal::Terminal(const Parts& parts, Identity identity)
    : m_parts(parts)
    , m_identity(std::move(identity))
{}

Terminal::~Terminal() = default;

Result<std::unique_ptr<Terminal>, Fault> Terminal::open(const Parts& parts, const crypto::SecretKey& folderKey)
{
    LOYALTY_TRY(identity, parts.journal.identity());
    if (!identity)
        return fail(Fault{FaultCode::Missing, "this folder is not enrolled"});
    std::unique_ptr<Terminal> terminal(new Terminal(parts, std::move(*identity)));
    LOYALTY_CHECK(terminal->openSecrets(folderKey));
    LOYALTY_CHECK(terminal->readMarks());
    LOYALTY_CHECK(terminal->readJournal());
    LOYALTY_CHECK(terminal->readCache());
    return terminal;
}

Result<void, Fault> Terminal::openSecrets(const crypto::SecretKey& folderKey)
{
    const auto signing = crypto::open(folderKey, m_identity.sealedSigningKey, kSigningKeyLabel);
    const auto keys = crypto::open(folderKey, m_identity.sealedKeys, kTerminalKeysLabel);
    const auto signingKey = signing ? crypto::SigningKey::fromBytes(*signing) : std::nullopt;
    if (!signingKey || !keys)
        return fail(Fault{FaultCode::NotTrusted, "the folder's key does not open this terminal's keys"});
    auto decoded = sync::decodeTerminalKeys(*keys);
    if (!decoded)
        return fail(Fault{FaultCode::Corrupt, "the terminal's keys cannot be read"});
    m_signingKey = *signingKey;
    m_keys = *decoded;
    return {};
}

Result<void, Fault> Terminal::readJournal()
{
    m_budgetsTaken.clear();
    m_ownLookups.clear();
    m_ownBriefs.clear();
    m_exchanges.clear();
    m_sales.clear();
    LOYALTY_CHECK(catchUp());
    m_offered = std::max(m_offered, m_head.seq); // nobody knows what was sent before
    return indexEnrolments();
}

Result<void, Fault> Terminal::catchUp()
{
    for (;;) {
        LOYALTY_TRY(batch, m_parts.journal.read(m_head.seq, kReadEntries, kReadBytes));
        if (batch.empty())
            break;
        for (const journal::ChainedEntry& chained : batch) {
            if (chained.seq != m_head.seq + 1 || crypto::hash(m_head.hash.view(), chained.bytes) != chained.hash)
                return fail(broken(chained.seq, "the chain is broken"));
            const auto entry = journal::decode(chained.bytes);
            if (!entry)
                return fail(broken(chained.seq, "it cannot be read"));
            index(*entry);
            if (chained.seq > m_marks.vouchedSeq)
                m_lastAt = std::max(m_lastAt, entry->at);
            m_head = {chained.seq, chained.hash};
        }
        // One signature vouches for the chain before it.
        if (!crypto::verify(m_identity.publicKey, m_head.hash.view(), batch.back().signature))
            return fail(broken(m_head.seq, "the signature does not hold"));
    }
    m_behind = false;
    return {};
}

Result<void, Fault> Terminal::indexEnrolments()
{
    const std::vector<MemberId>& enrolments = m_overlay.ownEnrolments();
    LOYALTY_TRY(keys, m_parts.journal.memberKeys(enrolments));
    for (const sync::MemberKey& wrapped : keys) {
        const auto enrolled = m_overlay.enrolled(wrapped.member);
        const auto key = member::unwrapKey(m_keys.storeKey, wrapped.member, wrapped.wrapped);
        if (!enrolled || !key)
            continue;
        if (const auto personal = member::openPersonal(*key, wrapped.member, enrolled->sealed))
            indexPersonal(wrapped.member, *personal);
    }
    return {};
}

void Terminal::indexPersonal(const MemberId& member, const member::Personal& personal)
{
    for (const crypto::KeyedHash& hash : lookupsOf(personal))
        m_ownLookups.insert_or_assign(hash, member);
    m_ownBriefs[member] = member::briefOf(personal);
}

Result<void, Fault> Terminal::readMarks()
{
    LOYALTY_TRY(marks, m_parts.cache.marks());
    m_marks = std::move(marks);
    if (m_marks.offsetKnown)
        m_lastAt =
            std::min(m_marks.lastContact, m_marks.lastContact + std::chrono::milliseconds(m_marks.serverOffsetMs));
    return {};
}

Result<void, Fault> Terminal::readCache()
{
    LOYALTY_TRY(programmes, m_parts.cache.programmes());
    for (const StoredProgramme& stored : programmes)
        keepProgramme({stored.version, stored.bytes, stored.signature});
    LOYALTY_TRY(operators, m_parts.cache.operators());
    m_operators = std::move(operators);
    LOYALTY_TRY(posted, m_parts.cache.posted());
    for (const sync::PostedAt& at : posted)
        m_overlay.posted(at.seq, at.member, at.position);
    for (const MemberId& member : m_overlay.members()) {
        LOYALTY_TRY(row, m_parts.cache.member(member));
        if (row)
            LOYALTY_CHECK(noteContained(*row));
    }
    return {};
}

Result<void, Fault> Terminal::found(const Parts& parts, const crypto::SecretKey& folderKey, const crypto::KeyPair& keys,
                                    const sync::EnrolReply& reply, std::string_view headOfficeUrl,
                                    std::string_view lane)
{
    const auto secrets = crypto::openSealed(keys.signingKey, reply.sealedKeys);
    if (!secrets || !sync::decodeTerminalKeys(*secrets))
        return fail(Fault{FaultCode::NotTrusted, "head office's reply is not sealed to this terminal"});
    if (!parts.calendar.isZone(reply.settings.time.zone))
        return fail(Fault{FaultCode::BadConfiguration, "time zone " + reply.settings.time.zone + " is not known here"});
    Identity identity{.incarnation = reply.incarnation,
                      .settings = reply.settings,
                      .sealedSigningKey =
                          crypto::seal(folderKey, keys.signingKey.view(), kSigningKeyLabel, parts.random),
                      .sealedKeys = crypto::seal(folderKey, *secrets, kTerminalKeysLabel, parts.random),
                      .publicKey = keys.publicKey,
                      .headOffice = reply.headOffice,
                      .programmeSigner = reply.programmeSigner,
                      .clockSigner = reply.clockSigner,
                      .headOfficeUrl = std::string(headOfficeUrl),
                      .lane = std::string(lane)};
    LOYALTY_CHECK(parts.journal.writeIdentity(identity));
    LOYALTY_TRY(terminal, open(parts, folderKey));
    const By device{{access::ActorKind::Device, "terminal", access::Role::System}, std::nullopt};
    Draft first;
    first.act = journal::Opened{.chain = reply.settings.chain,
                                .lane = std::string(lane),
                                .publicKey = keys.publicKey,
                                .training = reply.settings.training};
    LOYALTY_CHECK(terminal->record(device, std::move(first)));
    return {};
}

Result<void, Fault> Terminal::inService() const
{
    if (m_marks.closed.empty())
        return {};
    return fail(Fault{FaultCode::Rejected, "head office takes nothing from this terminal any more: " + m_marks.closed});
}

Result<journal::Entry, Fault> Terminal::record(const By& by, Draft draft)
{
    LOYALTY_ASSERT(!m_behind); // whoever composed the draft looked at the journal's head
    if (!isPaperwork(draft.act))
        LOYALTY_CHECK(inService());
    const Instant now = m_parts.clock.now();
    journal::Entry entry;
    entry.incarnation = m_identity.incarnation;
    entry.seq = m_head.seq + 1;
    entry.at = now;
    entry.date = businessDateAt(now, m_identity.settings.time, m_parts.calendar);
    entry.bootId = m_parts.clock.bootId();
    entry.monotonicMs = m_parts.clock.monotonicMs();
    if (m_marks.offsetKnown)
        entry.serverOffsetMs = m_marks.serverOffsetMs;
    entry.store = draft.store.empty() ? m_identity.settings.store : std::move(draft.store);
    entry.actor = by.actor;
    entry.approver = by.approver;
    entry.act = std::move(draft.act);
    entry.postings = std::move(draft.postings);
    std::string bytes = journal::encode(entry);
    // What could not be read again must never be chained: a text from a register may be longer than an entry holds.
    if (const auto again = journal::decode(bytes); !again)
        return fail(beyondEntry(again.error().front().path, again.error().front().code));
    const journal::ChainedEntry chained = journal::append(m_head, std::move(bytes), m_signingKey);
    LOYALTY_CHECK(append(chained, keysOf(entry), draft.memberKey));
    m_head = {chained.seq, chained.hash};
    m_lastAt = std::max(m_lastAt, now);
    index(entry);
    return entry;
}

/// A fault does not say that nothing happened: the store's head does, where it can still be asked. Otherwise the next
/// act looks first.
Result<void, Fault> Terminal::append(const journal::ChainedEntry& entry, const EntryKeys& keys,
                                     const std::optional<sync::MemberKey>& memberKey)
{
    const auto appended = m_parts.journal.append(entry, keys, memberKey);
    if (appended)
        return {};
    m_behind = true;
    const auto head = m_parts.journal.head();
    if (!head)
        return fail(Fault{appended.error().code,
                          appended.error().detail + "; whether it was booked shows once the folder is opened again"});
    const bool happened = *head == journal::Head{entry.seq, entry.hash};
    m_behind = !happened && *head != m_head;
    return happened ? Result<void, Fault>() : fail(appended.error());
}

EntryKeys Terminal::keysOf(const journal::Entry& entry) const
{
    EntryKeys keys{.kind = std::string(journal::kindOf(entry.act)),
                   .member = journal::memberOf(entry.act),
                   .sale = {},
                   .ticket = {},
                   .date = entry.date.toString()};
    std::visit(
        [&](const auto& act) {
            if constexpr (requires { act.sale; })
                keys.sale = act.sale;
            else if constexpr (std::is_same_v<std::remove_cvref_t<decltype(act)>, journal::Loaded>)
                keys.sale = act.id;
            if constexpr (requires { act.reference; })
                if (!act.reference.empty())
                    keys.sale = idOfReference(act.reference);
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(act)>, journal::Unloaded>)
                if (act.load)
                    keys.sale = act.load;
        },
        entry.act);
    if (const auto* const sold = std::get_if<journal::Sold>(&entry.act); sold && !sold->ticket.empty())
        keys.ticket = ticketKey(entry.store, sold->registerId, sold->ticket);
    return keys;
}

void Terminal::index(const journal::Entry& entry)
{
    m_overlay.add(entry);
    noteOwed(entry);
    noteTries(entry);
    noteLookups(entry);
    noteBudgets(entry);
    const auto* const sold = std::get_if<journal::Sold>(&entry.act);
    if (!sold)
        return;
    m_sales.push_back(entry.seq);
    if (!sold->code)
        return;
    std::int64_t& latest = m_usedSteps[sold->code->pass];
    latest = std::max(latest, sold->code->step);
}

/// Cards by which somebody is found here before head office has told it, and sales of which goods were exchanged.
void Terminal::noteLookups(const journal::Entry& entry)
{
    if (const auto* const loaded = std::get_if<journal::Loaded>(&entry.act); loaded && loaded->opens) {
        m_ownLookups.insert_or_assign(loaded->opens->lookup, loaded->member);
        m_ownBearers.insert_or_assign(loaded->member, loaded->opens->ending);
    }
    if (const auto* const replaced = std::get_if<journal::CardReplaced>(&entry.act))
        m_ownLookups.insert_or_assign(replaced->lookup, replaced->member);
    if (const auto* const sold = std::get_if<journal::Sold>(&entry.act); sold && sold->exchanged)
        m_exchanges[sold->exchanged->sale].push_back(entry.seq);
}

std::optional<Instant> Terminal::lotEnd(const std::optional<BusinessDate>& firstInvalidDay) const
{
    if (!firstInvalidDay)
        return std::nullopt;
    return m_parts.calendar.instantOf(*firstInvalidDay, 0, m_identity.settings.time.zone);
}

/// A lot begins as it ends: with the first instant of a day.
std::optional<Instant> Terminal::lotStart(const std::optional<BusinessDate>& spendableFrom) const
{
    return lotEnd(spendableFrom);
}

} // namespace loyalty::terminal
