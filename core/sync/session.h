#pragma once

#include "core/base/fault.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/sync/protocol.h"

#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace loyalty::sync {

/// Where the terminal stands, for the session's decisions.
struct LocalState
{
    IncarnationId incarnation;
    std::int64_t epoch = 0; ///< 0: never said hello
    journal::Head head;     ///< of the journal
    std::uint64_t ackedSeq = 0;
    std::uint64_t lastGrant = 0;
    std::vector<Cursor> cursors;
    std::int64_t chainCursor = 0;
    std::uint64_t postedSeq = 0;
    Instant now;
};

/// The terminal as the session sees it. Each call that changes something is durable, or has no effect, when it returns.
class LocalSide
{
public:
    virtual ~LocalSide() = default;
    [[nodiscard]] virtual LocalState localState() const = 0;
    /// Entries after `seq`, within the limits of one push.
    [[nodiscard]] virtual Result<std::vector<journal::ChainedEntry>, Fault> entriesAfter(std::uint64_t seq) = 0;
    /// Of an own entry; seq 0 has the all-zero hash; nothing beyond the head.
    [[nodiscard]] virtual Result<std::optional<crypto::Hash>, Fault> hashAt(std::uint64_t seq) = 0;
    [[nodiscard]] virtual Result<std::vector<MemberKey>, Fault> keysFor(
        const std::vector<journal::ChainedEntry>& entries) = 0;
    /// Every right this incarnation was ever given, in order of number.
    [[nodiscard]] virtual std::vector<journal::Granted> grantsHeld() const = 0;
    /// Head office holds everything up to `head`.
    [[nodiscard]] virtual Result<void, Fault> acked(const journal::Head& head) = 0;
    /// Records rights that are new (number = last + 1); others are passed over. A backed one of a member whom nobody waits
    /// for any more is left over: it goes home as soon as no basket means to spend it.
    [[nodiscard]] virtual Result<void, Fault> granted(const std::vector<journal::Granted>& grants,
                                                      const std::optional<MemberId>& waitedFor) = 0;
    /// Head office takes nothing from this incarnation any more, or (nothing) takes it again: nobody's act is booked while
    /// it does not.
    [[nodiscard]] virtual Result<void, Fault> closed(std::optional<Halt> why) = 0;
    [[nodiscard]] virtual Result<void, Fault> pulled(const PullReply& reply) = 0;
    [[nodiscard]] virtual Result<void, Fault> found(const FindReply& reply) = 0;
    /// A new epoch drops the cache.
    [[nodiscard]] virtual Result<void, Fault> saidHello(const HelloReply& reply, std::int64_t epoch) = 0;
    /// With the incarnation's key; the raw 64 bytes.
    [[nodiscard]] virtual std::string sign(std::string_view text) const = 0;
};

/// A request as it goes over the line. A retry sends the same bytes.
struct Outgoing
{
    std::uint64_t number = 0;
    std::string body;
    std::string signature; ///< raw 64 bytes
    bool operator==(const Outgoing&) const = default;
};

/// What a person waits for.
struct WantedRight
{
    MemberId member;
    ledger::AssetKey what;
    std::int64_t amount = 0;
};
using Wanted = std::variant<WantedRight, Find, FindSale>;

struct WantedAnswer
{
    std::uint64_t ticket = 0; ///< as want() gave it
    bool reached = false;     ///< false: head office could not be asked
    std::string refusal;      ///< head office's word where it said no; empty: done
    std::optional<FindReply> found;
    std::optional<FindSaleReply> sale;
};

/// The terminal's side of the protocol: one request outstanding, hello first, push before pull, replies matched by
/// number, hashes compared. Decides; sends nothing itself. Every call on the terminal lane's thread.
///
///     next() -> Outgoing -> [transport] -> received() or failed() -> next() …
class Session
{
public:
    Session(LocalSide& local, Random& random);

    /// What to send now. Nothing while a request is outstanding, while waiting (see wakeAt), or when halted for good.
    [[nodiscard]] Result<std::optional<Outgoing>, Fault> next(Instant now);
    /// A reply came, and with it the exchange is over, whatever the bytes say: what does not answer the outstanding request
    /// has failed (BadReply), for nothing else will come for it. A fault, of the reply or of our own store, has been counted
    /// as failed().
    [[nodiscard]] Result<void, Fault> received(std::string_view body, Instant now);
    /// The outstanding request was not answered; it will be sent again, after a pause that doubles with
    /// jitter, and never before `retryAfter`.
    void failed(const Fault& fault, Instant now, std::chrono::milliseconds retryAfter = std::chrono::milliseconds{0});

    /// Puts a wish in front of the next pull; the answer appears in takeAnswers(). Wishes do not wait for a back-off, and
    /// are given up when the line is down.
    [[nodiscard]] std::uint64_t want(Wanted wanted);
    [[nodiscard]] std::vector<WantedAnswer> takeAnswers();
    /// Nobody waits for this wish any more: it is not sent, or, where it is on the line, its answer is told to nobody. An
    /// unanswered one says that head office does not answer: not online, until it answers something again.
    void giveUp(std::uint64_t ticket);

    /// Goes at once: forget any pause (the cashier asked, or the line came back).
    void hurry();
    [[nodiscard]] std::optional<Instant> wakeAt()
        const; ///< when next() may have something; none: outstanding, or halted for good
    [[nodiscard]] bool online() const { return m_online; } ///< head office answered last
    /// Why the last exchange failed; nothing when it succeeded.
    [[nodiscard]] const std::optional<Fault>& fault() const { return m_fault; }
    /// Why head office does not take this terminal. One that it only does not know, or whose version it cannot read, asks
    /// again every minute or two; the other halts are for good.
    [[nodiscard]] std::optional<Halt> halted() const { return m_halted; }
    /// Halted, and what head office cannot accept is not yet all handed over for a person to decide.
    [[nodiscard]] bool handingOver() const;
    /// Nothing to push, and the last pull brought nothing more.
    [[nodiscard]] bool atRest() const;

private:
    struct Pending
    {
        std::uint64_t ticket = 0;
        Wanted wanted;
        bool givenUp = false;
    };

    bool askAgain(Instant now);
    Result<std::optional<Request>, Fault> compose(Instant now);
    Result<Request, Fault> composePush(const LocalState& state);
    Outgoing outgoing(Request request);
    Result<void, Fault> take(std::string_view body, Instant now);
    Result<void, Fault> apply(const Request& request, const Reply& reply, Instant now);
    Result<Request, Fault> composeRehome(const LocalState& state);
    Result<void, Fault> onRehomed(const Rehome& rehome, const Reply& reply);
    Result<void, Fault> onHello(const HelloReply& reply, std::int64_t epoch);
    Result<void, Fault> onAck(const Push& push, const Ack& ack);
    Result<void, Fault> onRewind(const journal::Head& after, const Rewind& rewind);
    Result<void, Fault> goOnFrom(const journal::Head& known);
    Result<void, Fault> onGrants(const Right& asked, const Grants& grants);
    Result<void, Fault> onPull(const PullReply& reply, const Reply& frame, Instant now);
    Result<void, Fault> onFind(const FindReply& reply);
    Result<void, Fault> onHalted(const Request& request, const Halted& halted, std::int64_t epoch);
    Result<void, Fault> halt(Halt why);
    std::chrono::milliseconds awaitPosting(std::uint64_t postedSeq, std::chrono::milliseconds longest);
    void answerWish(WantedAnswer answer);
    void giveUpWishes();
    [[nodiscard]] bool isWish(const Request& request) const;
    [[nodiscard]] std::chrono::milliseconds spread(std::chrono::milliseconds window);

    LocalSide& m_local;
    Random& m_random;
    bool m_saidHello = false;
    bool m_reportGrants = false; ///< head office has another epoch: tell it every right held
    std::uint64_t m_nextNumber = 1;
    std::optional<Request> m_request;   ///< outstanding
    std::optional<Outgoing> m_outgoing; ///< its bytes, the same for every retry
    bool m_onTheLine = false;
    int m_failures = 0;
    std::optional<Instant> m_pausedUntil;   ///< after a failure
    std::optional<Instant> m_nextPull;      ///< none: at once
    std::chrono::milliseconds m_awaited{0}; ///< the last pause for posting
    std::uint64_t m_awaitedFrom = 0;        ///< how far posting had come then
    bool m_online = false;
    std::optional<Fault> m_fault; ///< of the last exchange
    std::optional<Halt> m_halted;
    std::optional<Instant> m_askAgainAt; ///< of a halt that may pass
    bool m_toldFork = false;             ///< head office knows that there is a fork
    std::deque<Pending> m_wishes;
    std::vector<WantedAnswer> m_answers;
    std::uint64_t m_nextTicket = 1;
};

} // namespace loyalty::sync
