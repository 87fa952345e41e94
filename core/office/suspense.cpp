#include "core/office/suspense.h"

#include "core/access/access.h"
#include "core/base/assert.h"

#include <algorithm>

namespace loyalty::office {
namespace {

constexpr std::size_t kLongestReason = 200;

using Stop = std::variant<ResolveStop, Fault>;

ResolveStop stop(ResolveRefusal why, Doubt doubt = {})
{
    return {why, std::move(doubt)};
}

/// Whether this person may decide; nothing: yes.
Result<std::optional<ResolveRefusal>, Fault> mayNot(Transaction& transaction, const std::string& operatorId)
{
    LOYALTY_TRY(people, transaction.operators());
    const auto person = std::ranges::find(people, operatorId, &sync::Operator::id);
    if (person == people.end() || !person->active)
        return std::optional(ResolveRefusal::NoSuchOperator);
    if (access::verdict(person->role, access::Permission::Adjust) != access::Verdict::Allowed)
        return std::optional(ResolveRefusal::NotAllowed);
    return std::optional<ResolveRefusal>();
}

std::optional<ResolveRefusal> wrongWith(const ResolveAsk& ask)
{
    if (ask.how != Settlement::Retried && ask.reason.empty())
        return ResolveRefusal::NoReason;
    if (ask.reason.size() > kLongestReason)
        return ResolveRefusal::ReasonTooLong;
    return std::nullopt;
}

ResolveRefusal refusalFor(Settlement how)
{
    switch (how) {
    case Settlement::Retried:
        return ResolveRefusal::StillInDoubt;
    case Settlement::Booked:
        return ResolveRefusal::CannotBook;
    case Settlement::Dropped:
        return ResolveRefusal::BookedAlready;
    }
    LOYALTY_ASSERT(!"unknown settlement");
}

} // namespace

Result<std::optional<SuspenseView>, Fault> suspenseOf(Transaction& transaction, const ledger::EntryRef& entry)
{
    LOYALTY_TRY(suspended, transaction.suspendedEntry(entry));
    if (!suspended)
        return std::optional<SuspenseView>();
    LOYALTY_TRY(resolution, transaction.resolution(entry));
    LOYALTY_TRY(kept, transaction.inboxEntry(entry));
    if (!kept)
        return fail(Fault{FaultCode::Corrupt, "the inbox has no entry that stands in suspense"});
    return std::optional(SuspenseView{std::move(*suspended), std::move(resolution), std::move(kept->bytes)});
}

Result<Resolved, std::variant<ResolveStop, Fault>> resolve(Transaction& transaction, const ResolveAsk& ask,
                                                           const Desk& desk)
{
    LOYALTY_TRY(refused, mayNot(transaction, ask.operatorId));
    if (refused)
        return fail(Stop(stop(*refused)));
    if (const auto wrong = wrongWith(ask))
        return fail(Stop(stop(*wrong)));
    LOYALTY_TRY(view, suspenseOf(transaction, ask.entry));
    if (!view)
        return fail(Stop(stop(ResolveRefusal::NoSuchEntry)));
    if (view->resolution) {
        if (view->resolution->how != ask.how)
            return fail(Stop(stop(ResolveRefusal::ResolvedOtherwise)));
        return Resolved{*view->resolution, true};
    }
    LOYALTY_TRY(kept, transaction.inboxEntry(ask.entry));
    LOYALTY_ASSERT(kept);
    const InboxEntry inbox{ask.entry.incarnation, std::move(*kept), view->suspended.since};
    PostingBatch batch(transaction, desk);
    LOYALTY_CHECK(batch.prepare({inbox}));
    LOYALTY_TRY(doubt, batch.resolve(inbox, view->suspended, ask.how));
    if (!doubt.reason.empty())
        return fail(Stop(stop(refusalFor(ask.how), std::move(doubt))));
    const Resolution resolution{ask.entry, ask.how, ask.operatorId, ask.reason, desk.clock.now()};
    LOYALTY_CHECK(transaction.putResolution(resolution));
    LOYALTY_CHECK(batch.write());
    return Resolved{resolution, false};
}

std::string_view toString(Settlement how)
{
    switch (how) {
    case Settlement::Retried:
        return "retried";
    case Settlement::Booked:
        return "booked";
    case Settlement::Dropped:
        return "dropped";
    }
    LOYALTY_ASSERT(!"unknown settlement");
}

std::optional<Settlement> settlementFrom(std::string_view word)
{
    for (const Settlement how : {Settlement::Retried, Settlement::Booked, Settlement::Dropped})
        if (toString(how) == word)
            return how;
    return std::nullopt;
}

std::string_view toString(ResolveRefusal refusal)
{
    switch (refusal) {
    case ResolveRefusal::NoSuchOperator:
        return "no-such-operator";
    case ResolveRefusal::NotAllowed:
        return "not-allowed";
    case ResolveRefusal::NoReason:
        return "no-reason";
    case ResolveRefusal::ReasonTooLong:
        return "reason-too-long";
    case ResolveRefusal::NoSuchEntry:
        return "no-such-entry";
    case ResolveRefusal::ResolvedOtherwise:
        return "resolved-otherwise";
    case ResolveRefusal::StillInDoubt:
        return "still-in-doubt";
    case ResolveRefusal::CannotBook:
        return "cannot-book";
    case ResolveRefusal::BookedAlready:
        return "booked-already";
    }
    LOYALTY_ASSERT(!"unknown refusal");
}

} // namespace loyalty::office
