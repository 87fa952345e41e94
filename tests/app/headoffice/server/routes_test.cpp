#include "app/headoffice/server/routes.h"

#include <catch2/catch_test_macros.hpp>

using namespace loyalty;
using namespace loyalty::headoffice;

namespace {

/// An office of which every answer is set by hand.
struct Desk
{
    Result<sync::Reply, Fault> reply = sync::Reply();
    Result<office::Health, Fault> health = office::Health{7, 2, 1, 9, 0, 0, 500};
    std::optional<Fault> trouble;
    std::string askedBody;
    std::string askedSignature;
    int accepted = 0;
    int told = 0;
    bool rehearsal = false;
    std::optional<Instant> clock;

    [[nodiscard]] Routes routes()
    {
        OfficeCalls calls;
        calls.answer = [this](std::string_view body, std::string_view signature) {
            askedBody = body;
            askedSignature = signature;
            return reply;
        };
        calls.health = [this] { return health; };
        calls.trouble = [this] { return trouble; };
        calls.admin = [](const json::Value& command) { return json::Object{{"did", command}}; };
        calls.verify = [] { return json::Value("verified"); };
        calls.accepted = [this] { ++accepted; };
        calls.tell = [this](const Fault&) { ++told; };
        if (rehearsal)
            calls.rehearse = [this](Instant now) { clock = now; };
        return {std::move(calls), "secret"};
    }
};

HttpRequest asking(std::string method, std::string path, std::string body = {})
{
    HttpRequest request;
    request.method = std::move(method);
    request.path = std::move(path);
    request.body = std::move(body);
    return request;
}

} // namespace

TEST_CASE("the books are verified for whoever has the token")
{
    Desk desk;
    const Routes routes = desk.routes();
    HttpRequest request = asking("POST", std::string(Routes::kVerify), "{}");
    CHECK(routes.verify(request).status == 401);
    request.authorization = "Bearer secret";
    CHECK(routes.verify(request).body == "\"verified\"");
    request.method = "GET";
    CHECK(routes.verify(request).status == 405);
}

TEST_CASE("a terminal of this machine sets the clock in a rehearsal, and nobody else ever")
{
    const auto clockAfter = [](bool rehearsal, bool fromThisMachine, std::string said) {
        Desk desk;
        desk.rehearsal = rehearsal;
        Routes routes = desk.routes();
        HttpRequest request = asking("POST", "/v1/terminal", "{}");
        request.clock = std::move(said);
        request.fromThisMachine = fromThisMachine;
        CHECK(routes(request).status == 200);
        return desk.clock;
    };
    CHECK(clockAfter(true, true, "1483273827000") == Instant(1'483'273'827'000));
    CHECK_FALSE(clockAfter(false, true, "1483273827000"));
    CHECK_FALSE(clockAfter(true, false, "1483273827000"));
    for (const char* text : {"", "noon", "12 ", "99999999999999999999"})
        CHECK_FALSE(clockAfter(true, true, text));
}

TEST_CASE("only known addresses and methods are answered")
{
    Desk desk;
    Routes routes = desk.routes();

    CHECK(routes(asking("GET", "/v1/terminal")).status == 405);
    CHECK(routes(asking("HEAD", "/v1/health")).status == 405);
    CHECK(routes(asking("DELETE", "/v1/admin")).status == 405);
    for (const char* path : {"", "/", "*", "/v1/terminal/", "/v2/terminal", "/v1/../metrics", "http://x/v1/health"})
        CHECK(routes(asking("GET", path)).status == 404);
}

TEST_CASE("a terminal's request reaches the office byte for byte with its signature")
{
    Desk desk;
    Routes routes = desk.routes();
    HttpRequest request = asking("POST", "/v1/terminal", "{\"number\": 1}");
    request.signature = "AP8B";

    const HttpAnswer answer = routes(request);

    CHECK(answer.status == 200);
    CHECK(answer.body == sync::encode(*desk.reply));
    CHECK(desk.askedBody == request.body);
    CHECK(desk.askedSignature == std::string("\0\xff\x01", 3));
}

TEST_CASE("a request without a signature is for the office to judge, a garbled one is not")
{
    Desk desk;
    Routes routes = desk.routes();

    desk.askedSignature = "before";
    CHECK(routes(asking("POST", "/v1/terminal", "{}")).status == 200);
    CHECK(desk.askedSignature.empty());

    HttpRequest garbled = asking("POST", "/v1/terminal", "{}");
    garbled.signature = "not base64!";
    CHECK(routes(garbled).status == 400);
}

TEST_CASE("posting is woken by an acknowledged push only")
{
    Desk desk;
    Routes routes = desk.routes();

    desk.reply->body = sync::Halted();
    CHECK(routes(asking("POST", "/v1/terminal")).status == 200);
    CHECK(desk.accepted == 0);
    desk.reply->body = sync::Ack();
    CHECK(routes(asking("POST", "/v1/terminal")).status == 200);
    CHECK(desk.accepted == 1);
}

TEST_CASE("a fault of the office is a 503 that says when to come back, and nothing of its inside")
{
    Desk desk;
    Routes routes = desk.routes();
    desk.reply = fail(Fault{FaultCode::DiskFull, "/var/secret/place is full"});

    const HttpAnswer answer = routes(asking("POST", "/v1/terminal"));

    CHECK(answer.status == 503);
    CHECK(answer.retryAfter.count() > 0);
    CHECK(answer.body.find("secret") == std::string::npos);
    CHECK(desk.told == 1);
}

TEST_CASE("administrators show the folder's token")
{
    Desk desk;
    Routes routes = desk.routes();
    HttpRequest request = asking("POST", "/v1/admin", "{\"command\":\"status\"}");
    for (const char* wrong : {"", "secret", "Bearer ", "Bearer Secret", "Bearer secret2", "Basic secret"}) {
        request.authorization = wrong;
        CHECK(routes(request).status == 401);
    }

    request.authorization = "Bearer secret";
    CHECK(routes(request).body == "{\"did\":{\"command\":\"status\"}}");
    request.body = "{";
    CHECK(routes(request).status == 400);
}

TEST_CASE("health says that nothing is written until something was")
{
    Desk desk;
    Routes routes = desk.routes();
    const auto push = [&](Result<sync::Reply, Fault> reply) {
        desk.reply = std::move(reply);
        (void)routes(asking("POST", "/v1/terminal", "{}"));
    };
    sync::Reply written;
    written.body = sync::Ack();
    sync::Reply read;
    read.body = sync::FindReply();
    sync::Reply refused;
    refused.body = sync::Grants{.grants = {}, .refusal = "not-enough"};

    push(fail(Fault{FaultCode::Busy, ""}));
    CHECK(routes(asking("GET", "/v1/health")).status == 200);
    push(fail(Fault{FaultCode::DiskFull, ""}));
    for (const sync::Reply& reply : {read, refused}) {
        push(reply);
        const HttpAnswer answer = routes(asking("GET", "/v1/health"));
        CHECK(answer.status == 503);
        CHECK(answer.body == "{\"status\":\"nothing-is-written\",\"waiting\":1,\"forked\":0,\"fault\":\"disk-full\"}");
    }
    HttpRequest scrape = asking("GET", "/metrics");
    scrape.fromThisMachine = true;
    CHECK(routes(scrape).body.find("loyalty_storage_fault 1\n") != std::string::npos);
    push(written);
    CHECK(routes(asking("GET", "/v1/health")).status == 200);
    CHECK(routes(scrape).body.find("loyalty_storage_fault 0\n") != std::string::npos);
}

TEST_CASE("health says whether posting goes on")
{
    Desk desk;
    Routes routes = desk.routes();
    CHECK(routes(asking("GET", "/v1/health")).body == "{\"status\":\"ok\",\"waiting\":1,\"forked\":0}");

    desk.trouble = Fault{FaultCode::DiskFull, ""};
    const HttpAnswer answer = routes(asking("GET", "/v1/health"));
    CHECK(answer.status == 503);
    CHECK(answer.body == "{\"status\":\"posting-stands-still\",\"waiting\":1,\"forked\":0,\"fault\":\"disk-full\"}");

    desk.health = fail(Fault{FaultCode::Io, ""});
    CHECK(routes(asking("GET", "/v1/health")).status == 503);
}

TEST_CASE("metrics are for this machine or the administrator")
{
    Desk desk;
    Routes routes = desk.routes();
    HttpRequest request = asking("GET", "/metrics");
    CHECK(routes(request).status == 401);

    request.authorization = "Bearer secret";
    CHECK(routes(request).status == 200);
    request.authorization.clear();
    request.fromThisMachine = true;
    const HttpAnswer answer = routes(request);
    CHECK(answer.body.find("loyalty_exposure_points 500\n") != std::string::npos);
    CHECK(answer.body.find("loyalty_inbox_waiting 1\n") != std::string::npos);
}
