#pragma once

#include "core/office/desk.h"
#include "core/office/posting.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

/// What stands in suspense, and how a person takes it out again.
namespace loyalty::office {

struct ResolveAsk
{
    ledger::EntryRef entry;
    Settlement how = Settlement::Retried;
    std::string operatorId; ///< who decides: somebody who may adjust points without an approver
    std::string reason;     ///< needed for Booked and Dropped
};

/// In order of precedence.
enum class ResolveRefusal {
    NoSuchOperator,
    NotAllowed,
    NoReason,
    ReasonTooLong,
    NoSuchEntry,       ///< never was in suspense
    ResolvedOtherwise, ///< somebody decided already, and something else
    StillInDoubt,      ///< Retried: the cause is still there
    CannotBook,        ///< Booked: there is nothing that postings could be booked on
    BookedAlready,     ///< Dropped: only a name is missing, the points are booked
};
[[nodiscard]] std::string_view toString(ResolveRefusal refusal);

struct ResolveStop
{
    ResolveRefusal why = ResolveRefusal::NoSuchEntry;
    Doubt doubt; ///< what stands against it now, where that is why
};

struct Resolved
{
    Resolution resolution;
    bool repeated = false; ///< it had been decided like this before; nothing was changed
};

/// What a person looks at before deciding.
struct SuspenseView
{
    Suspended suspended;
    std::optional<Resolution> resolution;
    std::string bytes; ///< as the terminal wrote and signed them
};

[[nodiscard]] Result<std::optional<SuspenseView>, Fault> suspenseOf(Transaction& transaction,
                                                                    const ledger::EntryRef& entry);

/// Decides about one entry in suspense. With any other answer than a value nothing was changed; with one the caller
/// commits. Rights that the entry spent were settled when it went into suspense: none is touched again.
[[nodiscard]] Result<Resolved, std::variant<ResolveStop, Fault>> resolve(Transaction& transaction,
                                                                         const ResolveAsk& ask, const Desk& desk);

} // namespace loyalty::office
