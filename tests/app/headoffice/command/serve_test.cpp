#include "app/headoffice/store/sqlite/connection.h"
#include "core/journal/entry.h"
#include "core/sync/protocol.h"
#include "tests/app/headoffice/command/run.h"
#include "tests/app/headoffice/server/raw_client.h"
#include "tests/support/tree.h"

#include <catch2/catch_test_macros.hpp>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <thread>

using namespace loyalty;
using namespace loyalty::headoffice;
using namespace loyalty::headoffice::test;
using namespace std::chrono_literals;

namespace {

/// `serve` on a folder, as a person starts it and ends it.
class Serving
{
public:
    explicit Serving(const NewOffice& office)
        : m_portFile(office.around().path() / "port")
    {
        std::filesystem::remove(m_portFile);
        m_thread = std::thread([this, dir = office.dir()] {
            m_ran = run({"serve", "--dir", dir, "--port-file", m_portFile.string()});
        });
        for (int i = 0; i < 500 && m_port == 0; ++i) {
            std::this_thread::sleep_for(10ms);
            std::ifstream(m_portFile) >> m_port;
        }
    }
    ~Serving() { stop(); }
    Serving(const Serving&) = delete;
    Serving& operator=(const Serving&) = delete;

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    Ran stop()
    {
        if (m_thread.joinable()) {
            ::kill(::getpid(), SIGTERM);
            m_thread.join();
        }
        return m_ran;
    }

private:
    std::filesystem::path m_portFile;
    std::uint16_t m_port = 0;
    Ran m_ran;
    std::thread m_thread;
};

/// A terminal reduced to its key, its journal and its numbers.
class Terminal
{
public:
    explicit Terminal(std::uint16_t port)
        : m_client(port)
    {}

    sync::Reply ask(decltype(sync::Request::body) body)
    {
        const std::string text = sync::encode(sync::Request{++m_number, m_id, std::move(body)});
        const crypto::Signature signature = crypto::sign(m_keys.signingKey, sync::signedText(text));
        const RawReply reply = m_client.ask(
            request("POST", "/v1/terminal", text, "Loyalty-Signature: " + json::toBase64(signature.view()) + "\r\n"));
        REQUIRE(reply.status == 200);
        const auto decoded = sync::decodeReply(reply.body);
        REQUIRE(decoded.has_value());
        CHECK(decoded->number == m_number);
        return *decoded;
    }

    void enrol(const std::string& code)
    {
        const sync::Reply reply = ask(sync::Enrol{code, "1", m_keys.publicKey});
        const auto* enrolled = std::get_if<sync::EnrolReply>(&reply.body);
        REQUIRE(enrolled != nullptr);
        m_id = enrolled->incarnation;
        m_chain = enrolled->settings.chain;
        m_epoch = enrolled->epoch;
        const sync::Reply known = ask(sync::Hello{.epoch = m_epoch});
        CHECK(std::holds_alternative<sync::HelloReply>(known.body));
    }

    [[nodiscard]] sync::Push opening() const
    {
        return pushed({}, journal::Opened{m_chain, "1", m_keys.publicKey, false});
    }

    [[nodiscard]] sync::Push pushed(const journal::Head& after, journal::Act act) const
    {
        journal::Entry entry;
        entry.incarnation = m_id;
        entry.seq = after.seq + 1;
        entry.at = Instant(1'795'255'200'000);
        entry.date = *BusinessDate::parse("2026-11-21");
        entry.store = "S1";
        entry.act = std::move(act);
        sync::Push push;
        push.epoch = m_epoch;
        push.entries = {journal::append(after, journal::encode(entry), m_keys.signingKey)};
        return push;
    }

    [[nodiscard]] std::string id() const { return m_id.toString(); }

private:
    crypto::SystemRandom m_random;
    crypto::KeyPair m_keys = crypto::makeKeyPair(m_random);
    RawClient m_client;
    IncarnationId m_id;
    std::string m_chain;
    std::int64_t m_epoch = 0;
    std::uint64_t m_number = 0;
};

bool becomesPosted(const NewOffice& office, const std::string& incarnation, int entries = 1)
{
    const std::string all = std::to_string(entries);
    for (int i = 0; i < 200; ++i) {
        const std::string status = office({"status"}).out;
        if (status.find(incarnation + "  store S1  lane 1  active  accepted " + all + "  posted " + all) !=
            std::string::npos)
            return true;
        std::this_thread::sleep_for(10ms);
    }
    return false;
}

std::string without(std::string text, const std::string& part)
{
    const auto at = text.find(part);
    return at == std::string::npos ? text : text.erase(at, part.size());
}

} // namespace

TEST_CASE("a terminal enrols, pushes, is acknowledged, and its entry is posted")
{
    const NewOffice office;
    Serving serving(office);
    REQUIRE(serving.port() != 0);
    Terminal terminal(serving.port());
    terminal.enrol(without(office({"code", "--store", "S1"}).out, "\n"));

    const sync::Push push = terminal.opening();
    const sync::Reply reply = terminal.ask(push);
    REQUIRE(std::holds_alternative<sync::Ack>(reply.body));
    CHECK(std::get<sync::Ack>(reply.body).last.hash == push.entries.front().hash);
    CHECK(becomesPosted(office, terminal.id()));

    // The same bytes again are acknowledged again and change nothing.
    CHECK(std::holds_alternative<sync::Ack>(terminal.ask(push).body));
    CHECK(office({"verify"}).out.find("verified 1 entries") == 0);
    CHECK(office({"retire", terminal.id()}).exit == Exit::Done);
    const sync::Reply retired = terminal.ask(push);
    REQUIRE(std::holds_alternative<sync::Halted>(retired.body));
    CHECK(std::get<sync::Halted>(retired.body).why == sync::Halt::Retired);

    const Ran ran = serving.stop();
    CHECK(ran.exit == Exit::Done);
    CHECK(ran.out.find("answering on http://127.0.0.1:" + std::to_string(serving.port())) == 0);
}

TEST_CASE("a return that says to be the sale itself is put aside, and posting goes on")
{
    const NewOffice office;
    Serving serving(office);
    REQUIRE(serving.port() != 0);
    Terminal terminal(serving.port());
    terminal.enrol(without(office({"code", "--store", "S1"}).out, "\n"));
    sync::Push push = terminal.opening();
    REQUIRE(std::holds_alternative<sync::Ack>(terminal.ask(push).body));
    journal::Returned itself;
    itself.id = itself.sale = SaleId(SaleId::Bytes{7});
    itself.currency = *Currency::make("CNY", 2);
    for (const journal::Act& act : {journal::Act(itself), journal::Act(itself)}) {
        push = terminal.pushed({push.entries.front().seq, push.entries.front().hash}, act);
        REQUIRE(std::holds_alternative<sync::Ack>(terminal.ask(push).body));
    }
    CHECK(becomesPosted(office, terminal.id(), 3));
    CHECK(office({"verify"}).out.find("2 in suspense") != std::string::npos);
}

TEST_CASE("every command works alike through the server and without it")
{
    const NewOffice office;
    const auto all = [&] {
        std::string said;
        for (const std::vector<std::string>& words :
             std::vector<std::vector<std::string>>{{"status"},
                                                   {"verify"},
                                                   {"ledger", "--sums"},
                                                   {"ledger", "--member", "13812345678"},
                                                   {"code", "--store", "S9"},
                                                   {"retire", "x"},
                                                   {"member", "add", "--phone", "13812345678"}}) {
            const Ran ran = office(words);
            said += std::to_string(static_cast<int>(ran.exit)) + ran.out + ran.err;
        }
        return said;
    };
    REQUIRE(office({"member", "add", "--phone", "13812345678"}).exit == Exit::Done);
    const std::string alone = all();
    {
        Serving serving(office);
        CHECK(std::filesystem::exists(office.path() / "server.url"));
        CHECK(all() == alone);
    }
    CHECK_FALSE(std::filesystem::exists(office.path() / "server.url"));
    CHECK(all() == alone);
}

TEST_CASE("what a server that died had announced does not mislead")
{
    const NewOffice office;
    std::ofstream(office.path() / "server.url") << "http://127.0.0.1:9\n";

    CHECK(office({"status"}).exit == Exit::Done);
}

TEST_CASE("a programme whose signature does not hold is found by verify, and is told when the server starts")
{
    const NewOffice office;
    const auto sample = loyalty::test::sourceDir() / "resources/programme/sample-retail-cn.json";
    REQUIRE(office({"publish", sample.string()}).exit == Exit::Done);
    CHECK(office({"verify"}).exit == Exit::Done);
    CHECK(Serving(office).stop().err.empty());
    {
        const auto connection = Connection::open((office.path() / "head-office.db").string(), Access::ReadWrite);
        REQUIRE(connection);
        REQUIRE((*connection)->run("DROP TRIGGER programme_no_update"));
        REQUIRE((*connection)->run("UPDATE programme SET bytes = CAST(CAST(bytes AS TEXT) || ' ' AS BLOB)"));
    }
    const Ran verified = office({"verify"});
    CHECK(verified.exit == Exit::Refused);
    CHECK((verified.out + verified.err).find("programme-signature 1") != std::string::npos);
    CHECK(Serving(office).stop().err.find("ALARM: the signature of programme 1 does not hold") != std::string::npos);
}

TEST_CASE("where and how to listen is checked before anything is opened")
{
    const NewOffice office;
    CHECK(office({"serve", "--listen", "0.0.0.0:0"}).exit == Exit::Usage);
    CHECK(office({"serve", "--listen", "here"}).exit == Exit::Usage);
    CHECK(office({"serve", "--tls-cert", "x"}).exit == Exit::Usage);
    CHECK(office({"serve", "--tls-cert", "/none", "--tls-key", "/none"}).exit == Exit::Usage);
    CHECK_FALSE(std::filesystem::exists(office.path() / "server.url"));
}
