#include "core/office/rehoming.h"

#include <algorithm>
#include <cstring>

namespace loyalty::office {
namespace {

using Answer = std::variant<sync::Ack, sync::Rewind, sync::Halted>;

IncarnationId suffixId(const IncarnationId& parent, const journal::ChainedEntry& first)
{
    const std::string_view id(reinterpret_cast<const char*>(parent.bytes().data()), parent.bytes().size());
    const crypto::Hash hash = crypto::hash("loyalty-suffix" + std::string(id), first.hash.view());
    IncarnationId::Bytes bytes{};
    std::memcpy(bytes.data(), hash.view().data(), bytes.size());
    return IncarnationId(bytes);
}

/// One terminal's journal as head office holds it: the accepted part, and the suffixes that copies of it brought.
class Family
{
public:
    Family(Transaction& transaction, Instant now)
        : m_transaction(transaction)
        , m_now(now)
    {}

    Result<void, Fault> load(const Incarnation& accepted)
    {
        LOYALTY_TRY(all, m_transaction.incarnations());
        std::erase_if(all, [&](const Incarnation& one) { return one.publicKey != accepted.publicKey; });
        m_branches = std::move(all);
        m_at = accepted.id;
        return {};
    }

    /// Stands at `head`; false where none of the branches holds it.
    Result<bool, Fault> standAt(const journal::Head& head)
    {
        m_head = head;
        return head.seq == 0 ? Result<bool, Fault>(head.hash == crypto::Hash()) : stepTo(head.seq, head.hash);
    }

    /// Goes on to the entry, which follows the one where this stands: to where it is held, or to a new place for it.
    Result<void, Fault> take(const journal::ChainedEntry& entry)
    {
        LOYALTY_TRY(held, stepTo(entry.seq, entry.hash));
        if (!held) {
            if (!branch().suffixOf || branch().accepted != m_head)
                LOYALTY_CHECK(beginSuffix(entry));
            LOYALTY_TRY(moved, m_transaction.accept(m_at, m_head, std::span(&entry, 1), m_now));
            if (!moved)
                return fail(Fault{FaultCode::Busy, "the suffix's head moved"});
            branch().accepted = {entry.seq, entry.hash};
        }
        m_head = {entry.seq, entry.hash};
        return {};
    }

    [[nodiscard]] const journal::Head& head() const { return m_head; }

private:
    Incarnation& branch() { return *std::ranges::find(m_branches, m_at, &Incarnation::id); }

    /// To the branch that holds this entry; the one where this stands comes first.
    Result<bool, Fault> stepTo(std::uint64_t seq, const crypto::Hash& hash)
    {
        const IncarnationId here = m_at;
        std::ranges::stable_partition(m_branches, [&](const Incarnation& one) { return one.id == here; });
        for (const Incarnation& one : m_branches) {
            LOYALTY_TRY(entry, m_transaction.inboxEntry({one.id, seq}));
            if (!entry || entry->hash != hash)
                continue;
            m_at = one.id;
            return true;
        }
        return false;
    }

    Result<void, Fault> beginSuffix(const journal::ChainedEntry& first)
    {
        const Incarnation& parent = branch();
        Incarnation suffix;
        suffix.id = suffixId(parent.id, first);
        suffix.store = parent.store;
        suffix.lane = parent.lane;
        suffix.publicKey = parent.publicKey;
        suffix.state = IncarnationState::Retired;
        suffix.accepted = m_head;
        suffix.posted = m_head.seq;
        suffix.enrolled = m_now;
        suffix.lastSeen = m_now;
        suffix.suffixOf = parent.id;
        LOYALTY_CHECK(m_transaction.putIncarnation(suffix));
        m_at = suffix.id;
        m_branches.push_back(std::move(suffix));
        return {};
    }

    Transaction& m_transaction;
    Instant m_now;
    std::vector<Incarnation> m_branches;
    IncarnationId m_at;
    journal::Head m_head;
};

std::optional<sync::Halted> wrong(const Incarnation& incarnation, const sync::Rehome& rehome)
{
    journal::Head head = rehome.after;
    for (const journal::ChainedEntry& entry : rehome.entries) {
        if (const auto follows = journal::follows(head, entry, incarnation.publicKey); !follows)
            return sync::Halted{sync::Halt::Malformed,
                                std::string(toString(follows.error())) + " at " + std::to_string(entry.seq)};
        head = {entry.seq, entry.hash};
    }
    return std::nullopt;
}

} // namespace

Result<Answer, Fault> rehome(Transaction& transaction, const Incarnation& incarnation, const sync::Rehome& rehome,
                             Instant now)
{
    if (incarnation.training || incarnation.suffixOf)
        return Answer(sync::Halted{sync::Halt::Malformed, "nothing of this can be left over"});
    if (auto problem = wrong(incarnation, rehome))
        return Answer(std::move(*problem));
    Family family(transaction, now);
    LOYALTY_CHECK(family.load(incarnation));
    LOYALTY_TRY(known, family.standAt(rehome.after));
    if (!known && rehome.after.seq == 0)
        return Answer(sync::Halted{sync::Halt::Malformed, "a journal begins with nothing"});
    if (!known)
        return Answer(sync::Rewind{}); // from the first entry on: what is held is passed over
    LOYALTY_CHECK(transaction.putMemberKeys(incarnation.id, rehome.keys));
    for (const journal::ChainedEntry& entry : rehome.entries)
        LOYALTY_CHECK(family.take(entry));
    return Answer(sync::Ack{family.head()});
}

Result<ledger::EntryRef, Fault> heldAt(Transaction& transaction, const IncarnationId& suffix,
                                       const ledger::EntryRef& said)
{
    for (IncarnationId at = suffix; at != said.incarnation;) {
        const ledger::EntryRef ref{at, said.seq};
        LOYALTY_TRY(entry, transaction.inboxEntry(ref));
        if (entry)
            return ref;
        LOYALTY_TRY(incarnation, transaction.incarnation(at));
        if (!incarnation || !incarnation->suffixOf)
            break;
        at = *incarnation->suffixOf;
    }
    return said;
}

} // namespace loyalty::office
