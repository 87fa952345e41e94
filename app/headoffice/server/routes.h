#pragma once

#include "app/headoffice/server/http.h"
#include "core/base/json/json.h"
#include "core/office/ports.h"
#include "core/sync/protocol.h"

#include <functional>
#include <optional>
#include <string>

namespace loyalty::headoffice {

/// What the routes ask of the office. Functions instead of the class, so that the server can be tested by itself.
struct OfficeCalls
{
    std::function<Result<sync::Reply, Fault>(std::string_view body, std::string_view signature)> answer;
    std::function<Result<office::Health, Fault>()> health;
    /// Why posting stands still; nothing while it goes on.
    std::function<std::optional<Fault>()> trouble;
    /// Runs one command of an administrator and answers its outcome.
    std::function<json::Value(const json::Value& command)> admin;
    /// Recomputes the books, reading only. Called beside the lane.
    std::function<json::Value()> verify;
    /// A push was accepted.
    std::function<void()> accepted;
    /// Hears of each fault.
    std::function<void(const Fault&)> tell;
    /// In a rehearsal: a terminal of this machine says what time it is. None otherwise.
    std::function<void(Instant now)> rehearse = nullptr;
};

/// Which address means what.
///
///   POST /v1/terminal   one Request, one Reply (sync/protocol.h); Loyalty-Signature: base64, absent where unsigned;
///                       in a rehearsal Loyalty-Clock: unix milliseconds
///   POST /v1/admin      one command, one outcome; Authorization: Bearer <admin.token>
///   POST /v1/admin/verify  the command verify, beside everything else: no terminal waits for it
///   GET  /v1/health     for load balancers: is it alive, is what terminals bring written, does posting go on
///   GET  /metrics       Prometheus text; from this machine, or with the administrator's token
class Routes
{
public:
    Routes(OfficeCalls calls, std::string adminToken);

    static constexpr std::string_view kVerify = "/v1/admin/verify";

    [[nodiscard]] HttpAnswer operator()(const HttpRequest& request);
    /// Of kVerify. Any thread, also while another request is answered.
    [[nodiscard]] HttpAnswer verify(const HttpRequest& request) const;

private:
    void rehearse(const HttpRequest& request) const;
    [[nodiscard]] HttpAnswer terminal(const HttpRequest& request);
    void noteWriting(const Result<sync::Reply, Fault>& reply);
    [[nodiscard]] HttpAnswer admin(const HttpRequest& request);
    [[nodiscard]] HttpAnswer health(const HttpRequest& request);
    [[nodiscard]] HttpAnswer metrics(const HttpRequest& request);
    [[nodiscard]] bool isAdministrator(const HttpRequest& request) const;
    [[nodiscard]] HttpAnswer faultAnswer(const Fault& fault);

    OfficeCalls m_calls;
    std::string m_adminToken;
    std::optional<Fault> m_unwritten; ///< of storage, met by a terminal's request; until another one was written
    std::uint64_t m_requests = 0;
    std::uint64_t m_faults = 0;
};

} // namespace loyalty::headoffice
