#include "app/headoffice/server/routes.h"

#include "core/base/assert.h"

#include <array>
#include <charconv>

namespace loyalty::headoffice {

namespace {

constexpr std::string_view kBearer = "Bearer ";
constexpr std::chrono::seconds kSoon{2};
constexpr std::chrono::seconds kLater{30};

std::int64_t whole(std::uint64_t n)
{
    return static_cast<std::int64_t>(n);
}

void metric(std::string& text, std::string_view name, std::string_view kind, std::string_view help, std::int64_t value)
{
    text.append("# HELP loyalty_").append(name).append(" ").append(help).append("\n");
    text.append("# TYPE loyalty_").append(name).append(" ").append(kind).append("\n");
    text.append("loyalty_").append(name).append(" ").append(std::to_string(value)).append("\n");
}

bool isOfStorage(FaultCode code)
{
    switch (code) {
    case FaultCode::DiskFull:
    case FaultCode::ReadOnly:
    case FaultCode::Io:
    case FaultCode::Corrupt:
    case FaultCode::Missing:
        return true;
    case FaultCode::Busy:
    case FaultCode::Locked:
    case FaultCode::NewerVersion:
    case FaultCode::Unreachable:
    case FaultCode::TimedOut:
    case FaultCode::Overloaded:
    case FaultCode::BadReply:
    case FaultCode::NotTrusted:
    case FaultCode::Rejected:
    case FaultCode::BadConfiguration:
        return false;
    }
    LOYALTY_ASSERT(!"unknown kind of fault");
}

/// Entries, a right, an enrolment: answered once they are durable.
bool wasWritten(const sync::Reply& reply)
{
    const auto* const grants = std::get_if<sync::Grants>(&reply.body);
    return (grants != nullptr && grants->refusal.empty()) || std::holds_alternative<sync::Ack>(reply.body) ||
           std::holds_alternative<sync::EnrolReply>(reply.body);
}

} // namespace

Routes::Routes(OfficeCalls calls, std::string adminToken)
    : m_calls(std::move(calls))
    , m_adminToken(std::move(adminToken))
{}

HttpAnswer Routes::operator()(const HttpRequest& request)
{
    struct Route
    {
        std::string_view method;
        std::string_view path;
        HttpAnswer (Routes::*answer)(const HttpRequest&);
    };
    static constexpr std::array kRoutes = {
        Route{"POST", "/v1/terminal", &Routes::terminal},
        Route{"POST", "/v1/admin", &Routes::admin},
        Route{"GET", "/v1/health", &Routes::health},
        Route{"GET", "/metrics", &Routes::metrics},
    };
    ++m_requests;
    for (const Route& route : kRoutes) {
        if (route.path != request.path)
            continue;
        if (route.method != request.method)
            return errorAnswer(405, "method-not-allowed",
                               std::string(route.path) + " takes " + std::string(route.method));
        return (this->*route.answer)(request);
    }
    return errorAnswer(404, "not-found", "there is nothing at this address");
}

/// Only this machine is believed, and what is no time is passed over.
void Routes::rehearse(const HttpRequest& request) const
{
    std::int64_t unixMs = 0;
    const char* const end = request.clock.data() + request.clock.size();
    const auto [stop, error] = std::from_chars(request.clock.data(), end, unixMs);
    if (m_calls.rehearse && request.fromThisMachine && error == std::errc() && stop == end)
        m_calls.rehearse(Instant(unixMs));
}

HttpAnswer Routes::terminal(const HttpRequest& request)
{
    rehearse(request);
    const auto signature = json::fromBase64(request.signature);
    if (!signature)
        return errorAnswer(400, "bad-signature-header", "Loyalty-Signature is not base64");
    const auto reply = m_calls.answer(request.body, *signature);
    noteWriting(reply);
    if (!reply)
        return faultAnswer(reply.error());
    if (std::holds_alternative<sync::Ack>(reply->body))
        m_calls.accepted();
    HttpAnswer answer;
    answer.body = sync::encode(*reply);
    return answer;
}

/// Reading goes on where nothing can be written, so that an answer to a question says nothing. Every terminal that was not
/// written tries again by itself: what stood in the way is forgotten soon after it is gone.
void Routes::noteWriting(const Result<sync::Reply, Fault>& reply)
{
    if (!reply && isOfStorage(reply.error().code))
        m_unwritten = reply.error();
    else if (reply && wasWritten(*reply))
        m_unwritten.reset();
}

HttpAnswer Routes::admin(const HttpRequest& request)
{
    if (!isAdministrator(request))
        return errorAnswer(401, "not-trusted", "the administrator's token is missing or wrong");
    const auto command = json::parse(request.body);
    if (!command)
        return errorAnswer(400, "not-json", json::toString(command.error().code));
    HttpAnswer answer;
    answer.body = json::write(m_calls.admin(*command));
    return answer;
}

HttpAnswer Routes::verify(const HttpRequest& request) const
{
    if (request.method != "POST")
        return errorAnswer(405, "method-not-allowed", std::string(kVerify) + " takes POST");
    if (!isAdministrator(request))
        return errorAnswer(401, "not-trusted", "the administrator's token is missing or wrong");
    HttpAnswer answer;
    answer.body = json::write(m_calls.verify());
    return answer;
}

HttpAnswer Routes::health(const HttpRequest&)
{
    const auto health = m_calls.health();
    if (!health)
        return faultAnswer(health.error());
    const auto posting = m_calls.trouble();
    const auto& trouble = m_unwritten ? m_unwritten : posting;
    json::Object said{{"status", m_unwritten ? "nothing-is-written"
                                 : posting   ? "posting-stands-still"
                                             : "ok"},
                      {"waiting", whole(health->inboxWaiting)},
                      {"forked", whole(health->forked)}};
    if (trouble)
        said.set("fault", toString(trouble->code));
    HttpAnswer answer;
    answer.status = trouble ? 503 : 200;
    answer.body = json::write(said);
    return answer;
}

HttpAnswer Routes::metrics(const HttpRequest& request)
{
    if (!request.fromThisMachine && !isAdministrator(request))
        return errorAnswer(401, "not-trusted", "from another machine this needs the administrator's token");
    const auto health = m_calls.health();
    if (!health)
        return faultAnswer(health.error());
    HttpAnswer answer;
    answer.contentType = "text/plain; version=0.0.4";
    std::string& text = answer.body;
    metric(text, "members", "gauge", "Members known.", whole(health->members));
    metric(text, "incarnations", "gauge", "Installations ever enrolled.", whole(health->incarnations));
    metric(text, "incarnations_forked", "gauge", "Installations of which a second copy has written.",
           whole(health->forked));
    metric(text, "inbox_waiting", "gauge", "Entries accepted and not yet posted.", whole(health->inboxWaiting));
    metric(text, "posted_total", "counter", "Entries posted.", whole(health->posted));
    metric(text, "suspended", "gauge", "Entries that could not be posted.", whole(health->suspended));
    metric(text, "differences", "gauge", "Entries judged otherwise than printed.", whole(health->differences));
    metric(text, "exposure_points", "gauge", "Unbacked rights out and unspent.", health->exposure);
    metric(text, "posting_fault", "gauge", "1 while posting stands still.", m_calls.trouble() ? 1 : 0);
    metric(text, "storage_fault", "gauge", "1 while what terminals bring cannot be written.", m_unwritten ? 1 : 0);
    metric(text, "requests_total", "counter", "Requests since the start.", whole(m_requests));
    metric(text, "faults_total", "counter", "Requests that met a fault.", whole(m_faults));
    return answer;
}

bool Routes::isAdministrator(const HttpRequest& request) const
{
    const std::string_view said = request.authorization;
    return said.starts_with(kBearer) && !m_adminToken.empty() &&
           crypto::equalInConstantTime(said.substr(kBearer.size()), m_adminToken);
}

/// The peer learns the kind of the fault; the rest is for the log.
HttpAnswer Routes::faultAnswer(const Fault& fault)
{
    ++m_faults;
    m_calls.tell(fault);
    return unavailable(toString(fault.code), "head office cannot answer now", isTransient(fault.code) ? kSoon : kLater);
}

} // namespace loyalty::headoffice
