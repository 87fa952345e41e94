#include "app/headoffice/admin/ask.h"

#include "app/headoffice/admin/admin.h"
#include "app/headoffice/server/http_client.h"

#include <thread>

namespace loyalty::headoffice {

namespace {

constexpr std::chrono::minutes kServerPatience{30}; // a verification of a large chain takes its time
constexpr std::chrono::milliseconds kPause{100};
constexpr int kTries = 50;

Result<json::Value, Fault> askHere(const DataFolder& folder, const json::Value& command)
{
    LOYALTY_TRY(desk, LocalOffice::open(folder));
    return runAdmin(command, *desk);
}

/// Verifying takes long and only reads: the server does it beside its work.
std::string_view pathOf(const json::Value& command)
{
    const json::Value* const name = command.asObject() != nullptr ? command.asObject()->find("command") : nullptr;
    return name != nullptr && *name == json::Value("verify") ? "/v1/admin/verify" : "/v1/admin";
}

Result<json::Value, Fault> askServer(const std::filesystem::path& folder, const json::Value& command)
{
    LOYALTY_TRY(server, DataFolder::announced(folder));
    LOYALTY_TRY(body, postLocally(server.url, pathOf(command), server.token, json::write(command), kServerPatience));
    auto outcome = json::parse(body, {.bytes = body.size(), .depth = 32});
    if (!outcome)
        return fail(Fault{FaultCode::BadReply, "the server's answer cannot be read"});
    return std::move(*outcome);
}

/// The lock is held by a program that is no server yet, or no more.
bool mayPass(const Fault& fault)
{
    return fault.code == FaultCode::Missing || fault.code == FaultCode::Unreachable ||
           fault.code == FaultCode::Overloaded;
}

} // namespace

Result<json::Value, Fault> askOffice(const std::filesystem::path& folder, const json::Value& command)
{
    Fault last{FaultCode::Locked, ""};
    for (int i = 0; i < kTries; ++i) {
        const auto opened = DataFolder::open(folder);
        if (opened)
            return askHere(*opened, command);
        if (opened.error().code != FaultCode::Locked)
            return fail(opened.error());
        last = opened.error();
        auto outcome = askServer(folder, command);
        if (outcome || !mayPass(outcome.error()))
            return outcome;
        std::this_thread::sleep_for(kPause);
    }
    return fail(last);
}

} // namespace loyalty::headoffice
