#include "core/office/office.h"

#include "core/base/assert.h"
#include "core/office/acceptance.h"
#include "core/office/feed.h"
#include "core/office/rehoming.h"
#include "core/office/rights.h"
#include "core/office/unbacked.h"
#include "core/programme/parse.h"

namespace loyalty::office {
namespace {

constexpr std::chrono::milliseconds kNextAfter{2000};
constexpr std::chrono::milliseconds kHerdWindow{500};
constexpr std::size_t kPostBatch = 200;

std::optional<std::int64_t> epochOf(const sync::Request& request)
{
    if (const auto* push = std::get_if<sync::Push>(&request.body))
        return push->epoch;
    if (const auto* right = std::get_if<sync::Right>(&request.body))
        return right->epoch;
    if (const auto* pull = std::get_if<sync::Pull>(&request.body))
        return pull->epoch;
    return std::nullopt;
}

} // namespace

Office::Office(Database& database, Clock& clock, Random& random, const Calendar& calendar, Keys keys)
    : m_database(database)
    , m_clock(clock)
    , m_random(random)
    , m_calendar(calendar)
    , m_keys(std::move(keys))
{}

Result<void, Fault> Office::refresh(Transaction& transaction)
{
    LOYALTY_TRY(chain, transaction.chain());
    if (!chain)
        return fail(Fault{FaultCode::Missing, "the database holds no chain"});
    m_chain = std::move(chain);
    LOYALTY_TRY(stores, transaction.stores());
    for (Store& store : stores)
        m_stores.insert_or_assign(store.id, store);
    LOYALTY_TRY(programmes, transaction.programmes());
    for (const sync::ProgrammeRow& row : programmes) {
        if (m_programmes.contains(row.version))
            continue;
        auto parsed = programme::parse(row.bytes, programme::Judged::AsPublished);
        if (!parsed)
            return fail(Fault{FaultCode::Corrupt, "programme " + std::to_string(row.version) + " cannot be read"});
        m_programmes.emplace(row.version, programme::Compiled::compile(std::move(*parsed)));
    }
    return {};
}

Desk Office::desk() const
{
    LOYALTY_ASSERT(m_chain);
    return {m_clock, m_random, m_calendar, m_keys, *m_chain, m_stores, m_programmes};
}

sync::Reply Office::reply(const sync::Request& request) const
{
    return {.number = request.number,
            .epoch = m_chain ? m_chain->epoch : 0,
            .nextAfter = kNextAfter,
            .herdWindow = kHerdWindow,
            .body = sync::Halted{}};
}

sync::Reply Office::halted(std::uint64_t number, sync::Halt why, std::string detail) const
{
    sync::Reply reply{.number = number,
                      .epoch = m_chain ? m_chain->epoch : 0,
                      .nextAfter = kNextAfter,
                      .herdWindow = kHerdWindow,
                      .body = sync::Halted{why, std::move(detail)}};
    return reply;
}

Result<sync::Reply, Fault> Office::answer(std::string_view body, std::string_view signature)
{
    if (!m_chain) {
        LOYALTY_TRY(transaction, m_database.read());
        LOYALTY_CHECK(refresh(*transaction));
    }
    const auto request = sync::decodeRequest(body);
    if (!request) {
        const std::string where = request.error().empty() ? std::string() : request.error().front().path;
        return halted(0, sync::Halt::Malformed, where);
    }
    if (std::holds_alternative<sync::Enrol>(request->body))
        return answerEnrol(*request);
    return answerEnrolled(*request, body, signature);
}

Result<sync::Reply, Fault> Office::answerEnrolled(const sync::Request& request, std::string_view body,
                                                  std::string_view signature)
{
    std::optional<Incarnation> incarnation;
    {
        LOYALTY_TRY(transaction, m_database.read());
        LOYALTY_TRY(found, transaction->incarnation(request.incarnation));
        incarnation = std::move(found);
    }
    if (!incarnation || incarnation->suffixOf)
        return halted(request.number, sync::Halt::Unknown);
    const auto signedBy = crypto::Signature::fromBytes(signature);
    if (!signedBy || !crypto::verify(incarnation->publicKey, sync::signedText(body), *signedBy))
        return halted(request.number, sync::Halt::BadSignature);
    if (std::holds_alternative<sync::Rehome>(request.body))
        return answerRehome(incarnation->id, request);
    if (incarnation->state == IncarnationState::Retired)
        return halted(request.number, sync::Halt::Retired);
    // Of a forked one the copy that follows what is held goes on; the other is told by the hashes.
    const auto epoch = epochOf(request);
    if (epoch && *epoch != m_chain->epoch)
        return halted(request.number, sync::Halt::EpochChanged);
    if (std::holds_alternative<sync::Hello>(request.body))
        return answerHello(incarnation->id, request);
    if (std::holds_alternative<sync::Push>(request.body))
        return answerPush(incarnation->id, request);
    if (std::holds_alternative<sync::Pull>(request.body) || std::holds_alternative<sync::Find>(request.body))
        return answerReading(incarnation->id, request);
    // What came in a moment ago, from whichever terminal, counts for what is asked now.
    LOYALTY_CHECK(post(std::numeric_limits<std::size_t>::max()));
    if (std::holds_alternative<sync::Right>(request.body))
        return answerRight(incarnation->id, request);
    return answerReading(incarnation->id, request);
}

Result<sync::Reply, Fault> Office::answerHello(const IncarnationId& incarnation, const sync::Request& request)
{
    const auto& hello = std::get<sync::Hello>(request.body);
    if (hello.protocolNewest < sync::kProtocolOldest)
        return halted(request.number, sync::Halt::TooOld);
    if (hello.protocolOldest > sync::kProtocolNewest)
        return halted(request.number, sync::Halt::TooNew);
    LOYALTY_TRY(transaction, m_database.begin());
    LOYALTY_CHECK(refresh(*transaction));
    LOYALTY_TRY(current, transaction->incarnation(incarnation));
    if (!current)
        return halted(request.number, sync::Halt::Unknown);
    current->lastSeen = m_clock.now();
    current->saidHelloIn = m_chain->epoch;
    current->told = std::max(current->told, hello.head.seq);
    LOYALTY_CHECK(transaction->putIncarnation(*current));
    LOYALTY_CHECK(refillUnbacked(*transaction, incarnation, desk()));
    LOYALTY_CHECK(transaction->commit());
    sync::Reply answer = reply(request);
    answer.body = sync::HelloReply{.epoch = m_chain->epoch,
                                   .known = current->accepted,
                                   .lastNumber = current->lastNumber,
                                   .clock = signedClock(incarnation, desk()),
                                   .protocol = std::min(hello.protocolNewest, sync::kProtocolNewest)};
    return answer;
}

Result<sync::Reply, Fault> Office::answerPush(const IncarnationId& incarnation, const sync::Request& request)
{
    LOYALTY_TRY(transaction, m_database.begin());
    LOYALTY_TRY(current, transaction->incarnation(incarnation)); // as it is now that nobody else writes
    if (!current)
        return halted(request.number, sync::Halt::Unknown);
    // A wish for a right that was delayed and comes after this is too late to be granted.
    current->lastNumber = std::max(current->lastNumber, request.number);
    LOYALTY_TRY(accepted, accept(*transaction, *current, std::get<sync::Push>(request.body), m_clock.now()));
    sync::Reply answer = reply(request);
    if (const auto* ack = std::get_if<sync::Ack>(&accepted)) {
        LOYALTY_CHECK(transaction->commit());
        answer.body = *ack;
    } else if (const auto* rewind = std::get_if<sync::Rewind>(&accepted)) {
        answer.body = *rewind;
    } else {
        answer.body = std::get<sync::Halted>(accepted);
    }
    return answer;
}

Result<sync::Reply, Fault> Office::answerRehome(const IncarnationId& incarnation, const sync::Request& request)
{
    LOYALTY_TRY(transaction, m_database.begin());
    LOYALTY_TRY(current, transaction->incarnation(incarnation));
    if (!current)
        return halted(request.number, sync::Halt::Unknown);
    LOYALTY_TRY(taken, rehome(*transaction, *current, std::get<sync::Rehome>(request.body), m_clock.now()));
    sync::Reply answer = reply(request);
    if (const auto* ack = std::get_if<sync::Ack>(&taken)) {
        if (current->state == IncarnationState::Active)
            current->state = IncarnationState::Forked;
        current->lastSeen = m_clock.now();
        LOYALTY_CHECK(transaction->putIncarnation(*current));
        LOYALTY_CHECK(transaction->commit());
        answer.body = *ack;
    } else if (const auto* rewind = std::get_if<sync::Rewind>(&taken)) {
        answer.body = *rewind;
    } else {
        answer.body = std::get<sync::Halted>(taken);
    }
    return answer;
}

Result<sync::Reply, Fault> Office::answerRight(const IncarnationId& incarnation, const sync::Request& request)
{
    LOYALTY_TRY(transaction, m_database.begin());
    LOYALTY_TRY(current, transaction->incarnation(incarnation));
    if (!current)
        return halted(request.number, sync::Halt::Unknown);
    LOYALTY_TRY(grants,
                grantRight(*transaction, *current, request.number, std::get<sync::Right>(request.body), desk()));
    current->lastSeen = m_clock.now();
    LOYALTY_CHECK(transaction->putIncarnation(*current));
    LOYALTY_CHECK(transaction->commit());
    sync::Reply answer = reply(request);
    answer.body = std::move(grants);
    return answer;
}

Result<sync::Reply, Fault> Office::answerReading(const IncarnationId& incarnation, const sync::Request& request)
{
    LOYALTY_TRY(transaction, m_database.read());
    LOYALTY_TRY(current, transaction->incarnation(incarnation)); // of this very snapshot
    if (!current)
        return halted(request.number, sync::Halt::Unknown);
    sync::Reply answer = reply(request);
    if (const auto* wish = std::get_if<sync::Pull>(&request.body)) {
        LOYALTY_TRY(pulled, pull(*transaction, *current, *wish, desk()));
        answer.body = std::move(pulled);
    } else if (const auto* look = std::get_if<sync::Find>(&request.body)) {
        LOYALTY_TRY(found, find(*transaction, *current, *look, desk()));
        answer.body = std::move(found);
    } else {
        LOYALTY_TRY(sale, findSale(*transaction, std::get<sync::FindSale>(request.body)));
        answer.body = std::move(sale);
    }
    return answer;
}

Result<PostReport, Fault> Office::post(std::size_t limit)
{
    PostReport report;
    while (report.posted + report.suspended < limit) {
        const std::size_t left = limit - report.posted - report.suspended;
        LOYALTY_TRY(done, postBatch(report, std::min(left, kPostBatch)));
        if (done == 0)
            break;
    }
    return report;
}

Result<std::size_t, Fault> Office::postBatch(PostReport& report, std::size_t limit)
{
    {
        LOYALTY_TRY(look, m_database.read());
        LOYALTY_TRY(waiting, look->unposted(1));
        if (waiting.empty())
            return std::size_t{0};
    }
    LOYALTY_TRY(transaction, m_database.begin());
    LOYALTY_CHECK(refresh(*transaction));
    LOYALTY_TRY(entries, transaction->unposted(limit));
    const Desk at = desk();
    PostingBatch batch(*transaction, at);
    LOYALTY_CHECK(batch.prepare(entries));
    for (const InboxEntry& entry : entries)
        LOYALTY_CHECK(batch.post(entry));
    LOYALTY_TRY(done, batch.write());
    LOYALTY_CHECK(transaction->commit());
    report.posted += done.posted;
    report.suspended += done.suspended;
    report.differences += done.differences;
    return entries.size();
}

Result<Health, Fault> Office::health()
{
    LOYALTY_TRY(transaction, m_database.read());
    return transaction->health();
}

Result<Resolved, std::variant<ResolveStop, Fault>> Office::resolve(const ResolveAsk& ask)
{
    // What waits in the inbox may be the very sale that a return in suspense waits for.
    LOYALTY_CHECK(post(std::numeric_limits<std::size_t>::max()));
    LOYALTY_TRY(transaction, m_database.begin());
    LOYALTY_CHECK(refresh(*transaction));
    LOYALTY_TRY(resolved, office::resolve(*transaction, ask, desk()));
    if (!resolved.repeated)
        LOYALTY_CHECK(transaction->commit());
    return std::move(resolved);
}

Result<VerifyReport, Fault> Office::verify()
{
    LOYALTY_CHECK(post(std::numeric_limits<std::size_t>::max()));
    LOYALTY_TRY(transaction, m_database.read());
    LOYALTY_CHECK(refresh(*transaction));
    return office::verify(*transaction, m_keys);
}

} // namespace loyalty::office
