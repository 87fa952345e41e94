#include "core/office/acceptance.h"

#include <algorithm>

namespace loyalty::office {
namespace {

using Answer = std::variant<sync::Ack, sync::Rewind, sync::Halted>;

sync::Halted forked(std::uint64_t seq)
{
    return {sync::Halt::Forked, "entry " + std::to_string(seq) + " is another one here"};
}

/// Whether what is held at `seq` has this hash.
Result<bool, Fault> holds(Transaction& transaction, const IncarnationId& id, std::uint64_t seq,
                          const crypto::Hash& hash)
{
    if (seq == 0)
        return hash == crypto::Hash();
    LOYALTY_TRY(entry, transaction.inboxEntry({id, seq}));
    return entry && entry->hash == hash;
}

/// Nothing where all new entries follow one another and are signed by the incarnation.
std::optional<sync::Halted> wrong(const Incarnation& incarnation, std::span<const journal::ChainedEntry> fresh)
{
    journal::Head head = incarnation.accepted;
    for (const journal::ChainedEntry& entry : fresh) {
        if (const auto follows = journal::follows(head, entry, incarnation.publicKey); !follows) {
            const sync::Halt why = follows.error() == journal::ChainBreak::WrongSignature ? sync::Halt::BadSignature
                                                                                          : sync::Halt::Malformed;
            return sync::Halted{why, std::string(toString(follows.error())) + " at " + std::to_string(entry.seq)};
        }
        head = {entry.seq, entry.hash};
    }
    return std::nullopt;
}

} // namespace

Result<Answer, Fault> accept(Transaction& transaction, const Incarnation& incarnation, const sync::Push& push,
                             Instant now)
{
    if (incarnation.training)
        return Answer(sync::Halted{sync::Halt::Malformed, "a training terminal does not send"});
    if (push.entries.empty())
        return Answer(sync::Halted{sync::Halt::Malformed, "a push without entries"});
    if (push.lastGrant < incarnation.confirmedGrant)
        return Answer(sync::Halted{sync::Halt::Forked, "the terminal has forgotten rights that it had confirmed"});
    const journal::Head& held = incarnation.accepted;
    if (push.after.seq > held.seq)
        return Answer(sync::Rewind{held});
    LOYALTY_TRY(joined, holds(transaction, incarnation.id, push.after.seq, push.after.hash));
    if (!joined)
        return Answer(forked(push.after.seq));
    const auto fresh = std::find_if(push.entries.begin(), push.entries.end(),
                                    [&](const journal::ChainedEntry& entry) { return entry.seq > held.seq; });
    for (auto known = push.entries.begin(); known != fresh; ++known) {
        LOYALTY_TRY(same, holds(transaction, incarnation.id, known->seq, known->hash));
        if (!same)
            return Answer(forked(known->seq));
    }
    const std::span<const journal::ChainedEntry> added(fresh, push.entries.end());
    if (auto problem = wrong(incarnation, added))
        return Answer(std::move(*problem));
    LOYALTY_CHECK(transaction.putMemberKeys(incarnation.id, push.keys));
    if (!added.empty()) {
        LOYALTY_TRY(moved, transaction.accept(incarnation.id, held, added, now));
        if (!moved) // somebody else wrote for the same incarnation at the same time
            return fail(Fault{FaultCode::Busy, "the incarnation's head moved"});
    }
    Incarnation seen = incarnation;
    seen.confirmedGrant = push.lastGrant;
    seen.lastSeen = now;
    LOYALTY_CHECK(transaction.putIncarnation(seen));
    return Answer(sync::Ack{{push.entries.back().seq, push.entries.back().hash}});
}

} // namespace loyalty::office
