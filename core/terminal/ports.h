#pragma once

#include "core/base/fault.h"
#include "core/base/result.h"
#include "core/journal/chain.h"
#include "core/sync/protocol.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the use cases need of the outside world. One class each; every call is on the terminal lane's thread. A call
/// that answers a fault has changed nothing, unless it says otherwise.
namespace loyalty::terminal {

/// What is looked for in the journal, kept in columns beside the raw bytes.
struct EntryKeys
{
    std::string kind;
    std::optional<MemberId> member;
    std::optional<SaleId> sale; ///< the sale that the entry makes, returns or voids
    std::string ticket;         ///< "store/register/number", '/' and '\\' within a part behind a '\\'; of a sale only
    std::string date;
    bool operator==(const EntryKeys&) const = default;
};

/// Who this terminal is: written once at enrolment, kept in the journal's file.
struct Identity
{
    IncarnationId incarnation;
    sync::StoreSettings settings;
    std::string sealedSigningKey; ///< under the folder's key
    std::string sealedKeys;       ///< sync::TerminalKeys under the folder's key
    crypto::PublicKey publicKey;
    crypto::PublicKey headOffice;
    crypto::PublicKey programmeSigner;
    crypto::PublicKey clockSigner;
    std::string headOfficeUrl;
    std::string lane;
    bool operator==(const Identity&) const = default;
};

/// journal.db: the only precious file. Append-only.
class JournalStore
{
public:
    virtual ~JournalStore() = default;

    [[nodiscard]] virtual Result<std::optional<Identity>, Fault> identity() = 0;
    /// Refuses (Rejected) when the file already has one.
    [[nodiscard]] virtual Result<void, Fault> writeIdentity(const Identity& identity) = 0;

    [[nodiscard]] virtual Result<journal::Head, Fault> head() = 0;
    /// One durable transaction: the entry, its keys, and the wrapped key of a member enrolled by it. When this returns
    /// a value, the act has happened. Refuses (Rejected) an entry that does not follow head() by number and hash, and a
    /// second sale of one ticket. After an Io fault the outcome is open: nothing more is written until the store has
    /// been opened again, and head() then tells.
    [[nodiscard]] virtual Result<void, Fault> append(const journal::ChainedEntry& entry, const EntryKeys& keys,
                                                     const std::optional<sync::MemberKey>& memberKey) = 0;
    /// Entries with seq > `after`, in order, at most `maxEntries` and about `maxBytes` (at least one where there is one).
    [[nodiscard]] virtual Result<std::vector<journal::ChainedEntry>, Fault> read(std::uint64_t after,
                                                                                 std::size_t maxEntries,
                                                                                 std::size_t maxBytes) = 0;
    /// The keys of the entries that read() with the same `after` and no limit of bytes gives.
    [[nodiscard]] virtual Result<std::vector<EntryKeys>, Fault> keys(std::uint64_t after, std::size_t maxEntries) = 0;
    /// Entries of one sale in order: the sale itself, its returns, its void.
    [[nodiscard]] virtual Result<std::vector<journal::ChainedEntry>, Fault> ofSale(const SaleId& sale) = 0;
    [[nodiscard]] virtual Result<std::optional<SaleId>, Fault> saleOfTicket(std::string_view registerAndTicket) = 0;
    /// Entries of kind "sold", newest first.
    [[nodiscard]] virtual Result<std::vector<journal::ChainedEntry>, Fault> recentSales(std::size_t count) = 0;
    /// Entries whose key names the member, newest first.
    [[nodiscard]] virtual Result<std::vector<journal::ChainedEntry>, Fault> ofMember(const MemberId& member,
                                                                                     std::size_t count) = 0;

    /// Of those asked for the ones that are there, in the order asked.
    [[nodiscard]] virtual Result<std::vector<sync::MemberKey>, Fault> memberKeys(
        const std::vector<MemberId>& members) = 0;
    /// Also where there is none.
    [[nodiscard]] virtual Result<void, Fault> eraseMemberKey(const MemberId& member) = 0;
};

/// Where this terminal stands with head office. Disposable: hello tells it again.
struct SyncMarks
{
    std::int64_t epoch = 0;
    std::uint64_t ackedSeq = 0;
    std::uint64_t postedSeq = 0; ///< own entries up to here have known positions
    std::int64_t chainCursor = 0;
    std::vector<sync::Cursor> cursors;
    std::int64_t serverOffsetMs = 0;
    bool offsetKnown = false;
    Instant lastContact;                  ///< by this machine's clock
    std::uint64_t vouchedSeq = 0;         ///< the journal's last entry when head office last told its time
    std::vector<sync::BudgetUse> budgets; ///< as head office told them; own entries up to `budgetsUpTo` are in them
    std::uint64_t budgetsUpTo = 0;
    std::string closed; ///< why head office takes nothing from here any more, a halt's word; empty: it does
    bool operator==(const SyncMarks&) const = default;
};

struct StoredProgramme
{
    std::int64_t version = 0;
    std::string bytes;
    crypto::Signature signature;
    bool operator==(const StoredProgramme&) const = default;
};

/// cache.db: what can be rebuilt. May be deleted at any time while the terminal is down.
class CacheStore
{
public:
    virtual ~CacheStore() = default;

    [[nodiscard]] virtual Result<std::optional<sync::MemberRow>, Fault> member(const MemberId& member) = 0;
    /// The members whose look-up keys hold this hash, by id; more than one only for keys that people share.
    [[nodiscard]] virtual Result<std::vector<MemberId>, Fault> lookUp(const crypto::KeyedHash& hash) = 0;
    [[nodiscard]] virtual Result<std::uint64_t, Fault> memberCount() = 0;

    /// One transaction; nothing changes where `from` is not the shard's cursor (Rejected) or the checksum does not hold
    /// (BadReply). A row never replaces one of a higher position. Moves the shard's cursor to `to`.
    [[nodiscard]] virtual Result<void, Fault> applyPage(const sync::FeedPage& page) = 0;
    /// A row fetched by itself: kept unless a newer one is there; moves no cursor.
    [[nodiscard]] virtual Result<void, Fault> putRow(const sync::MemberRow& row) = 0;
    /// In ascending order (else BadReply). Rows at or below the chain cursor are there already; the cursor moves to the
    /// last row's position. One transaction, which a power cut does not undo.
    [[nodiscard]] virtual Result<void, Fault> applyChain(const std::vector<sync::ChainRow>& rows) = 0;
    /// One transaction. postedSeq moves up to `upTo` and never down.
    [[nodiscard]] virtual Result<void, Fault> putPosted(const std::vector<sync::PostedAt>& posted,
                                                        std::uint64_t upTo) = 0;
    /// By seq, then member.
    [[nodiscard]] virtual Result<std::vector<sync::PostedAt>, Fault> posted() = 0;
    /// Forgets positions that no overlay asks for any more.
    [[nodiscard]] virtual Result<void, Fault> forgetPosted(std::uint64_t upToSeq) = 0;

    /// By version.
    [[nodiscard]] virtual Result<std::vector<StoredProgramme>, Fault> programmes() = 0;
    /// By id, also those no longer active.
    [[nodiscard]] virtual Result<std::vector<sync::Operator>, Fault> operators() = 0;

    /// The cursors by shard; a shard without one stands at 0.
    [[nodiscard]] virtual Result<SyncMarks, Fault> marks() = 0;
    /// All but the cursors, the chain's included: those move with their rows only.
    [[nodiscard]] virtual Result<void, Fault> writeMarks(const SyncMarks& marks) = 0;
    /// What is stored and was not written by this store: codes with the ids of rows. Reads everything.
    [[nodiscard]] virtual Result<std::vector<std::string>, Fault> problems() = 0;
    /// Empties everything: the next pull fills it again.
    [[nodiscard]] virtual Result<void, Fault> reset() = 0;
};

} // namespace loyalty::terminal
