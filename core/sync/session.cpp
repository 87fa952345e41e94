#include "core/sync/session.h"

#include "core/base/assert.h"

#include <algorithm>

namespace loyalty::sync {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kFirstPause{500};
constexpr milliseconds kLongestPause{60'000};
/// How often one is asked again who did not take this terminal, spread over as much: nobody waits for it.
constexpr milliseconds kAskAgain{60'000};
/// How soon to ask again for positions of entries that head office holds and has not posted yet. Where posting stands
/// still every terminal asks: each time after twice as long, up to the pause between any two pulls.
constexpr milliseconds kAwaitPosting{100};

milliseconds pauseAfter(int failures)
{
    milliseconds pause = kFirstPause;
    for (int i = 1; i < failures && pause < kLongestPause; ++i)
        pause *= 2;
    return std::min(pause, kLongestPause);
}

/// A journal that parted from head office's stays parted. What is unknown may be restored, and programs are renewed.
bool isFinal(Halt why)
{
    return why == Halt::Forked || why == Halt::Retired;
}

std::string wordFor(Halt why)
{
    return std::string(toString(why));
}

/// A reply that answers no request of ours. Head office gives the number 0 where it could not read the request.
Fault strange(const Reply& reply)
{
    const auto* const halted = std::get_if<Halted>(&reply.body);
    if (halted && reply.number == 0)
        return {FaultCode::BadReply, "head office could not read the request: " + wordFor(halted->why) +
                                         (halted->detail.empty() ? "" : " at " + halted->detail)};
    return {FaultCode::BadReply, "the reply answers another request"};
}

/// What was answered cannot be used: the same as no answer.
Result<void, Fault> badReply(const char* why)
{
    return fail(Fault{FaultCode::BadReply, why});
}

} // namespace

Session::Session(LocalSide& local, Random& random)
    : m_local(local)
    , m_random(random)
{}

Result<std::optional<Outgoing>, Fault> Session::next(Instant now)
{
    if (m_onTheLine)
        return std::optional<Outgoing>();
    if (m_halted && !handingOver() && !askAgain(now))
        return std::optional<Outgoing>();
    if (m_pausedUntil && now < *m_pausedUntil && m_wishes.empty())
        return std::optional<Outgoing>();
    if (!m_outgoing) {
        LOYALTY_TRY(request, compose(now));
        if (!request)
            return std::optional<Outgoing>();
        m_outgoing = outgoing(std::move(*request));
    }
    m_onTheLine = true;
    return m_outgoing;
}

bool Session::askAgain(Instant now)
{
    if (!m_askAgainAt || now < *m_askAgainAt)
        return false;
    m_askAgainAt.reset();
    m_halted.reset();
    m_saidHello = false;
    return true;
}

Result<std::optional<Request>, Fault> Session::compose(Instant now)
{
    const LocalState state = m_local.localState();
    const auto frame = [&](auto body) {
        return std::optional(Request{m_nextNumber, state.incarnation, std::move(body)});
    };
    if (m_halted) {
        LOYALTY_TRY(rehome, composeRehome(state));
        return std::optional(std::move(rehome));
    }
    if (!m_saidHello) {
        Hello hello{.epoch = state.epoch, .head = state.head, .grants = {}, .clock = state.now};
        if (m_reportGrants)
            hello.grants = m_local.grantsHeld();
        return frame(std::move(hello));
    }
    if (state.ackedSeq < state.head.seq) {
        LOYALTY_TRY(push, composePush(state));
        return std::optional(std::move(push));
    }
    if (!m_wishes.empty()) {
        const Wanted& wanted = m_wishes.front().wanted;
        if (const auto* right = std::get_if<WantedRight>(&wanted))
            return frame(Right{state.epoch, right->member, right->what, right->amount, state.lastGrant});
        if (const auto* find = std::get_if<Find>(&wanted))
            return frame(*find);
        return frame(std::get<FindSale>(wanted));
    }
    if (m_nextPull && now < *m_nextPull)
        return std::optional<Request>();
    return frame(Pull{state.epoch, state.cursors, state.chainCursor, state.postedSeq, state.lastGrant});
}

Result<Request, Fault> Session::composePush(const LocalState& state)
{
    LOYALTY_TRY(before, m_local.hashAt(state.ackedSeq));
    if (!before)
        return fail(Fault{FaultCode::Corrupt, "the journal has no entry " + std::to_string(state.ackedSeq)});
    Push push{.epoch = state.epoch,
              .after = {state.ackedSeq, *before},
              .entries = {},
              .keys = {},
              .lastGrant = state.lastGrant};
    LOYALTY_TRY(entries, m_local.entriesAfter(state.ackedSeq));
    push.entries = std::move(entries);
    LOYALTY_TRY(keys, m_local.keysFor(push.entries));
    push.keys = std::move(keys);
    return Request{m_nextNumber, state.incarnation, std::move(push)};
}

/// From the last entry that head office was known to hold; it finds out where the two journals part.
Result<Request, Fault> Session::composeRehome(const LocalState& state)
{
    const std::uint64_t from = std::min(state.ackedSeq, state.head.seq);
    LOYALTY_TRY(before, m_local.hashAt(from));
    if (!before)
        return fail(Fault{FaultCode::Corrupt, "the journal has no entry " + std::to_string(from)});
    Rehome rehome{.after = {from, *before}, .entries = {}, .keys = {}};
    if (from < state.head.seq) {
        LOYALTY_TRY(entries, m_local.entriesAfter(from));
        rehome.entries = std::move(entries);
        LOYALTY_TRY(keys, m_local.keysFor(rehome.entries));
        rehome.keys = std::move(keys);
    }
    return Request{m_nextNumber, state.incarnation, std::move(rehome)};
}

Outgoing Session::outgoing(Request request)
{
    Outgoing out{.number = request.number, .body = encode(request), .signature = {}};
    out.signature = m_local.sign(signedText(out.body));
    ++m_nextNumber;
    m_request = std::move(request);
    return out;
}

Result<void, Fault> Session::received(std::string_view body, Instant now)
{
    if (!m_onTheLine)
        return {};
    auto done = take(body, now);
    if (!done)
        failed(done.error(), now);
    return done;
}

Result<void, Fault> Session::take(std::string_view body, Instant now)
{
    const auto reply = decodeReply(body);
    if (!reply) {
        const std::string where = reply.error().empty() ? std::string() : reply.error().front().path;
        return fail(Fault{FaultCode::BadReply, "the reply is not understood at '" + where + "'"});
    }
    if (reply->number != m_request->number)
        return fail(strange(*reply));
    const Request request = std::move(*m_request);
    m_request.reset();
    m_outgoing.reset();
    m_onTheLine = false;
    m_online = true;
    LOYALTY_CHECK(apply(request, *reply, now));
    if (m_halted && !isFinal(*m_halted))
        m_askAgainAt = now + kAskAgain + spread(kAskAgain);
    m_fault.reset();
    m_failures = 0; // only what could be used ends a row of failures
    m_pausedUntil.reset();
    return {};
}

Result<void, Fault> Session::apply(const Request& request, const Reply& reply, Instant now)
{
    if (const auto* rehome = std::get_if<Rehome>(&request.body))
        return onRehomed(*rehome, reply);
    if (const auto* halted = std::get_if<Halted>(&reply.body))
        return onHalted(request, *halted, reply.epoch);
    if (std::holds_alternative<Hello>(request.body)) {
        if (const auto* hello = std::get_if<HelloReply>(&reply.body))
            return onHello(*hello, reply.epoch);
    } else if (const auto* push = std::get_if<Push>(&request.body)) {
        if (const auto* ack = std::get_if<Ack>(&reply.body))
            return onAck(*push, *ack);
        if (const auto* rewind = std::get_if<Rewind>(&reply.body))
            return onRewind(push->after, *rewind);
    } else if (const auto* right = std::get_if<Right>(&request.body)) {
        if (const auto* grants = std::get_if<Grants>(&reply.body))
            return onGrants(*right, *grants);
    } else if (std::holds_alternative<Pull>(request.body)) {
        if (const auto* pull = std::get_if<PullReply>(&reply.body))
            return onPull(*pull, reply, now);
    } else if (std::holds_alternative<Find>(request.body)) {
        if (const auto* found = std::get_if<FindReply>(&reply.body))
            return onFind(*found);
    } else if (const auto* sale = std::get_if<FindSaleReply>(&reply.body)) {
        answerWish({.ticket = 0, .reached = true, .refusal = {}, .found = {}, .sale = *sale});
        return {};
    }
    // An answer to another question: as good as none.
    return badReply("the reply does not fit the request");
}

Result<void, Fault> Session::onHello(const HelloReply& reply, std::int64_t epoch)
{
    m_nextNumber = std::max(m_nextNumber, reply.lastNumber + 1);
    LOYALTY_CHECK(m_local.saidHello(reply, epoch));
    m_saidHello = true;
    m_reportGrants = false;
    m_nextPull.reset();
    LOYALTY_CHECK(goOnFrom(reply.known));
    return m_halted ? Result<void, Fault>() : m_local.closed(std::nullopt);
}

Result<void, Fault> Session::onRehomed(const Rehome& rehome, const Reply& reply)
{
    m_online = false; // nothing else is done with head office
    if (const auto* rewind = std::get_if<Rewind>(&reply.body))
        return onRewind(rehome.after, *rewind);
    if (const auto* halted = std::get_if<Halted>(&reply.body); halted && halted->why == Halt::Unknown)
        return halt(Halt::Unknown);
    const auto* const ack = std::get_if<Ack>(&reply.body);
    const journal::Head last =
        rehome.entries.empty() ? rehome.after : journal::Head{rehome.entries.back().seq, rehome.entries.back().hash};
    if (!ack || ack->last != last)
        return badReply("head office did not take over what is left");
    LOYALTY_CHECK(m_local.acked(last));
    m_toldFork = true;
    return {};
}

bool Session::handingOver() const
{
    if (!m_halted || !isFinal(*m_halted))
        return false;
    const LocalState state = m_local.localState();
    return state.ackedSeq < state.head.seq || (m_halted == Halt::Forked && !m_toldFork);
}

Result<void, Fault> Session::onAck(const Push& push, const Ack& ack)
{
    const journal::ChainedEntry& last = push.entries.back();
    if (ack.last.seq != last.seq)
        return badReply("the ack is of another push");
    if (ack.last.hash != last.hash)
        return halt(Halt::Forked); // other bytes under our name: a copy of this incarnation has written
    m_nextPull.reset();
    return m_local.acked(ack.last);
}

/// A gap lies before what was sent: anything else would send the same bytes for ever.
Result<void, Fault> Session::onRewind(const journal::Head& after, const Rewind& rewind)
{
    if (rewind.known.seq >= after.seq)
        return badReply("head office asks for what it was sent");
    return goOnFrom(rewind.known);
}

Result<void, Fault> Session::goOnFrom(const journal::Head& known)
{
    LOYALTY_TRY(own, m_local.hashAt(known.seq));
    if (!own || *own != known.hash)
        return halt(Halt::Forked);
    return m_local.acked(known);
}

Result<void, Fault> Session::onGrants(const Right& asked, const Grants& grants)
{
    const bool isWaitedFor = !m_wishes.empty() && !m_wishes.front().givenUp;
    LOYALTY_CHECK(m_local.granted(grants.grants, isWaitedFor ? std::optional(asked.member) : std::nullopt));
    answerWish({.ticket = 0, .reached = true, .refusal = grants.refusal, .found = {}, .sale = {}});
    return {};
}

Result<void, Fault> Session::onPull(const PullReply& reply, const Reply& frame, Instant now)
{
    for (const FeedPage& page : reply.pages)
        if (page.more && page.to <= page.from)
            return badReply("a page that has more and does not go on");
    // What a pull brings was granted to a wish whose answer was lost.
    LOYALTY_CHECK(m_local.granted(reply.grants, std::nullopt));
    LOYALTY_CHECK(m_local.pulled(reply));
    const bool more =
        std::any_of(reply.pages.begin(), reply.pages.end(), [](const FeedPage& page) { return page.more; });
    const LocalState state = m_local.localState();
    if (more)
        m_nextPull.reset();
    else if (state.postedSeq < state.ackedSeq)
        m_nextPull = now + awaitPosting(state.postedSeq, frame.nextAfter) + spread(frame.herdWindow);
    else
        m_nextPull = now + frame.nextAfter + spread(frame.herdWindow);
    return {};
}

milliseconds Session::awaitPosting(std::uint64_t postedSeq, milliseconds longest)
{
    const bool stands = m_awaited > milliseconds::zero() && postedSeq == m_awaitedFrom;
    m_awaited = stands ? std::min(2 * m_awaited, std::max(longest, kAwaitPosting)) : kAwaitPosting;
    m_awaitedFrom = postedSeq;
    return m_awaited;
}

Result<void, Fault> Session::onFind(const FindReply& reply)
{
    LOYALTY_CHECK(m_local.found(reply));
    answerWish({.ticket = 0, .reached = true, .refusal = {}, .found = reply, .sale = {}});
    return {};
}

Result<void, Fault> Session::onHalted(const Request& request, const Halted& halted, std::int64_t epoch)
{
    switch (halted.why) {
    case Halt::EpochChanged:
        if (std::holds_alternative<Hello>(request.body) || epoch == m_local.localState().epoch)
            break; // it would be said for ever
        m_saidHello = false;
        m_reportGrants = true;
        return {};
    case Halt::Forked:
    case Halt::Retired:
    case Halt::Unknown:
    case Halt::TooOld:
    case Halt::TooNew:
        return halt(halted.why);
    case Halt::NotFound:
    case Halt::Malformed:
        if (isWish(request)) {
            answerWish({.ticket = 0, .reached = true, .refusal = wordFor(halted.why), .found = {}, .sale = {}});
            return {};
        }
        break;
    case Halt::BadCode:
    case Halt::BadSignature:
        break;
    }
    // It says nothing about this incarnation: the next try may fare better.
    return fail(Fault{FaultCode::BadReply, "head office did not take the request: " + wordFor(halted.why) +
                                               (halted.detail.empty() ? "" : " at " + halted.detail)});
}

Result<void, Fault> Session::halt(Halt why)
{
    m_halted = why;
    m_online = false;
    giveUpWishes();
    return isFinal(why) ? m_local.closed(why) : Result<void, Fault>();
}

void Session::failed(const Fault& fault, Instant now, milliseconds retryAfter)
{
    m_fault = fault;
    m_onTheLine = false;
    m_online = false;
    ++m_failures;
    const milliseconds half = pauseAfter(m_failures) / 2;
    m_pausedUntil = now + std::max(half, retryAfter) + spread(half + milliseconds{1});
    // A person's question is not asked again by itself: its number is spent, and head office makes nothing of it later.
    if (m_request && isWish(*m_request)) {
        m_request.reset();
        m_outgoing.reset();
    }
    giveUpWishes();
}

std::uint64_t Session::want(Wanted wanted)
{
    const std::uint64_t ticket = m_nextTicket++;
    if (m_halted)
        m_answers.push_back({.ticket = ticket, .reached = false, .refusal = {}, .found = {}, .sale = {}});
    else
        m_wishes.push_back({ticket, std::move(wanted)});
    return ticket;
}

std::vector<WantedAnswer> Session::takeAnswers()
{
    return std::exchange(m_answers, {});
}

void Session::answerWish(WantedAnswer answer)
{
    if (m_wishes.empty())
        return;
    answer.ticket = m_wishes.front().ticket;
    const bool isWaitedFor = !m_wishes.front().givenUp;
    m_wishes.pop_front();
    if (isWaitedFor)
        m_answers.push_back(std::move(answer));
}

void Session::giveUp(std::uint64_t ticket)
{
    const auto wish = std::ranges::find(m_wishes, ticket, &Pending::ticket);
    if (wish == m_wishes.end())
        return;
    m_online = false;
    const bool isAsked = m_request && isWish(*m_request) && wish == m_wishes.begin();
    if (isAsked)
        wish->givenUp = true;
    else
        m_wishes.erase(wish);
}

void Session::giveUpWishes()
{
    while (!m_wishes.empty())
        answerWish({.ticket = 0, .reached = false, .refusal = {}, .found = {}, .sale = {}});
}

bool Session::isWish(const Request& request) const
{
    return std::holds_alternative<Right>(request.body) || std::holds_alternative<Find>(request.body) ||
           std::holds_alternative<FindSale>(request.body);
}

void Session::hurry()
{
    m_pausedUntil.reset();
    m_nextPull.reset();
    if (m_askAgainAt)
        m_askAgainAt = Instant();
}

std::optional<Instant> Session::wakeAt() const
{
    if (m_onTheLine)
        return std::nullopt;
    if (m_halted && !handingOver())
        return m_askAgainAt;
    if (m_pausedUntil && m_wishes.empty())
        return m_pausedUntil;
    const LocalState state = m_local.localState();
    const bool work =
        m_outgoing || m_halted || !m_saidHello || state.ackedSeq < state.head.seq || !m_wishes.empty() || !m_nextPull;
    return work ? state.now : m_nextPull;
}

bool Session::atRest() const
{
    const LocalState state = m_local.localState();
    return m_saidHello && !m_request && m_wishes.empty() && m_nextPull && state.ackedSeq == state.head.seq &&
           state.postedSeq >= state.ackedSeq;
}

milliseconds Session::spread(milliseconds window)
{
    if (window.count() <= 0)
        return milliseconds{0};
    return milliseconds{static_cast<std::int64_t>(m_random.below(static_cast<std::uint64_t>(window.count())))};
}

} // namespace loyalty::sync
