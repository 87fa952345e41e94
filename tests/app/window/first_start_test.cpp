#include "app/terminal/window/first_start.h"

#include "tests/app/window/a_desk.h"

#include <QTcpServer>

#include <catch2/catch_test_macros.hpp>

namespace loyalty::app {
namespace {

using Stop = ui::FirstStart::Stop;

/// Why a new terminal was not enrolled.
Fault faultOf(const ui::FirstStart::Ask& ask)
{
    const test::TempDir dir;
    NewTerminal start(dir.path() / "terminal");
    std::optional<std::optional<Stop>> told;
    start.enrol(ask, [&](const std::optional<Stop>& stop) { told = stop; });
    CHECK_FALSE(told); // the window goes on meanwhile
    REQUIRE(test::until([&] { return told.has_value(); }));
    REQUIRE(*told);
    REQUIRE(std::holds_alternative<Fault>(**told));
    CHECK_FALSE(std::filesystem::exists(dir.path() / "terminal" / "journal.db"));
    return std::get<Fault>(**told);
}

TEST_CASE("a head office that nobody answers for, and an address that is none, are faults to read")
{
    QTcpServer closed;
    REQUIRE(closed.listen(QHostAddress::LocalHost));
    const std::string address = "http://127.0.0.1:" + std::to_string(closed.serverPort());
    closed.close();
    CHECK(faultOf({.headOffice = address, .code = "C", .lane = "1", .caFile = {}}).code == FaultCode::Unreachable);
    CHECK(faultOf({.headOffice = "not an address", .code = "C", .lane = "1", .caFile = {}}).code ==
          FaultCode::BadConfiguration);
}

TEST_CASE("a certificate file that is not there is named")
{
    const Fault fault = faultOf({.headOffice = "https://127.0.0.1:1", .code = "C", .lane = "1", .caFile = "/none.pem"});
    CHECK(fault.code == FaultCode::Missing);
    CHECK(fault.detail == "/none.pem");
}

} // namespace
} // namespace loyalty::app
