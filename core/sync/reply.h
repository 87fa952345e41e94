#pragma once

#include "core/base/crypto/crypto.h"
#include "core/base/id.h"
#include "core/base/time.h"
#include "core/journal/chain.h"
#include "core/journal/entry.h"
#include "core/sync/enrolment.h"
#include "core/sync/member_row.h"
#include "core/sync/request.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace loyalty::sync {

struct EnrolReply
{
    IncarnationId incarnation;
    std::int64_t epoch = 0;
    StoreSettings settings;
    std::string sealedKeys;       ///< TerminalKeys as JSON, sealed to the incarnation's public key
    crypto::PublicKey headOffice; ///< member keys are wrapped for it
    crypto::PublicKey programmeSigner;
    crypto::PublicKey clockSigner;
    bool operator==(const EnrolReply&) const = default;
};

/// Head office's time, signed with its clock key over "loyalty-clock\0" ‖ unix ms ‖ incarnation.
struct SignedClock
{
    Instant now;
    crypto::Signature signature;
    bool operator==(const SignedClock&) const = default;
};

struct HelloReply
{
    std::int64_t epoch = 0;
    journal::Head known;          ///< head office's last entry of this incarnation
    std::uint64_t lastNumber = 0; ///< highest request number seen; the terminal goes on above it
    SignedClock clock;
    int protocol = kProtocolNewest;
    bool operator==(const HelloReply&) const = default;
};

/// Everything up to `last`, the last entry of this very request, is durable at head office.
struct Ack
{
    journal::Head last;
    bool operator==(const Ack&) const = default;
};

/// A gap: head office's last entry is `known`; the terminal goes on from there.
struct Rewind
{
    journal::Head known;
    bool operator==(const Rewind&) const = default;
};

enum class Halt {
    Forked,       ///< another copy of this incarnation has written: new incarnation, re-home
    Retired,      ///< this incarnation was retired or revoked
    Unknown,      ///< head office has no such incarnation
    EpochChanged, ///< say hello with the rights held
    BadCode,      ///< enrolment code wrong, used or too old
    BadSignature,
    TooOld, ///< protocol not spoken any more
    TooNew,
    Malformed,
    NotFound,
};

struct Halted
{
    Halt why = Halt::Unknown;
    std::string detail; ///< for the log
    bool operator==(const Halted&) const = default;
};

struct Grants
{
    std::vector<journal::Granted> grants; ///< numbers beyond the request's lastGrant, in order
    /// Why the asked one is not among them: "not-enough", "recovering", "blocked", "unknown-member", …
    std::string refusal;
    bool operator==(const Grants&) const = default;
};

/// Applied only if `from` equals the cursor of the shard; rows, cursor and checksum in one transaction.
struct FeedPage
{
    int shard = 0;
    std::int64_t from = 0;
    std::int64_t to = 0;
    bool more = false;
    std::vector<MemberRow> rows;
    crypto::Hash checksum; ///< over the encoded rows
    bool operator==(const FeedPage&) const = default;
};

struct ProgrammeRow
{
    std::int64_t version = 0;
    std::string bytes; ///< the document as it was signed
    crypto::Signature signature;
    bool operator==(const ProgrammeRow&) const = default;
};

struct OperatorRow
{
    Operator person;
    bool operator==(const OperatorRow&) const = default;
};

/// Chain-level facts, by dense position.
struct ChainRow
{
    std::int64_t position = 0;
    std::variant<ProgrammeRow, OperatorRow> body;
    bool operator==(const ChainRow&) const = default;
};

/// Where the effect of an own entry on a member stands in that member's shard.
struct PostedAt
{
    std::uint64_t seq = 0;
    MemberId member;
    std::int64_t position = 0;
    bool operator==(const PostedAt&) const = default;
};

/// What all members together have had of a budget.
struct BudgetUse
{
    std::string id;
    std::int64_t used = 0;
    bool operator==(const BudgetUse&) const = default;
};

struct PullReply
{
    std::vector<FeedPage> pages;
    std::vector<ChainRow> chain;
    std::vector<PostedAt> posted; ///< in order of seq
    std::uint64_t postedUpTo = 0; ///< every own entry up to this one has been posted and told
    std::vector<journal::Granted> grants;
    SignedClock clock;
    std::vector<BudgetUse> budgets = {}; ///< of every programme; own entries up to `budgetsUpTo` are in it
    std::uint64_t budgetsUpTo = 0;
    bool operator==(const PullReply&) const = default;
};

struct FindReply
{
    std::optional<MemberRow> row; ///< none: head office knows no such member
    std::vector<PostedAt> posted; ///< own entries on this member
    bool operator==(const FindReply&) const = default;
};

struct FindSaleReply
{
    std::optional<std::string> sold;   ///< the entry's bytes
    std::vector<std::string> returned; ///< the bytes of every return and void of it
    bool operator==(const FindSaleReply&) const = default;
};

struct Reply
{
    std::uint64_t number = 0; ///< of the request it answers
    std::int64_t epoch = 0;
    std::chrono::milliseconds nextAfter{0};
    std::chrono::milliseconds herdWindow{0};
    std::variant<EnrolReply, HelloReply, Ack, Rewind, Grants, PullReply, FindReply, FindSaleReply, Halted> body;
    bool operator==(const Reply&) const = default;
};

[[nodiscard]] std::string_view toString(Halt why);

} // namespace loyalty::sync
