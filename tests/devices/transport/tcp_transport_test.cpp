#include "devices/transport/tcp_transport.h"

#include "devices/printer/print_job.h"
#include "tests/support/printer/fake_tcp_printer.h"
#include "tests/support/receipt/samples.h"

#include <QTcpServer>

#include <catch2/catch_test_macros.hpp>

namespace loyalty::devices {
namespace {

using State = PrintJob::State;
using loyalty::test::FakeTcpPrinter;

const QString kHere = QStringLiteral("127.0.0.1");

EncodedJob manyReceipts()
{
    receipt::Document document;
    for (int i = 0; i < 40; ++i) {
        const auto one = compose(loyalty::test::sampleRedemption(), loyalty::test::wordingOf("zh_CN"));
        document.lines.insert(document.lines.end(), one.lines.begin(), one.lines.end());
    }
    return encode(document, *profileForPaper(80), markOf(1));
}

TEST_CASE("a receipt is printed over the network and proved")
{
    const Profile& profile = *profileForPaper(80);
    FakeTcpPrinter printer(profile);
    TcpTransport transport(kHere, printer.port());
    PrintJob job(manyReceipts(), profile.proof);
    while (!job.isFinal())
        job.advance(transport);
    CHECK(job.state() == State::Printed);
    CHECK_FALSE(transport.isOpen());
    const PrinterModel model = printer.model();
    CHECK(model.cuts() == 1);
    CHECK(model.unknown().isEmpty());
}

TEST_CASE("a network printer without paper holds the job until there is some")
{
    const Profile& profile = *profileForPaper(80);
    FakeTcpPrinter printer(profile);
    printer.with([](PrinterModel& model) {
        model.setBufferBytes(256);
        model.endPaperAfter(2000);
    });
    TcpTransport transport(kHere, printer.port());
    PrintJob job(manyReceipts(), profile.proof);
    while (!job.isFinal() && !job.needsHelp())
        job.advance(transport);
    REQUIRE(job.needsHelp());
    printer.with([](PrinterModel& model) { model.setPaperOut(false); });
    while (!job.isFinal())
        job.advance(transport);
    CHECK(job.state() == State::Printed);
    CHECK(printer.model().cuts() == 1);
}

TEST_CASE("a network printer that hangs up half way leaves the job unsure")
{
    const Profile& profile = *profileForPaper(80);
    FakeTcpPrinter printer(profile);
    printer.hangUpAfter(3000);
    TcpTransport transport(kHere, printer.port());
    PrintJob job(manyReceipts(), profile.proof);
    while (!job.isFinal())
        job.advance(transport);
    CHECK(job.state() == State::Unsure);
    CHECK(printer.model().cuts() == 0);
}

TEST_CASE("a network printer serves one client, and the next one waits without a fault")
{
    const Profile& profile = *profileForPaper(80);
    FakeTcpPrinter printer(profile);
    TcpTransport first(kHere, printer.port());
    REQUIRE(first.open(QDeadlineTimer(5000)));
    REQUIRE_FALSE(first.write(realTimeQuestion(1), QDeadlineTimer(5000)).error);
    REQUIRE_FALSE(first.read(QDeadlineTimer(5000)).error); // it is being served

    TcpTransport second(kHere, printer.port());
    PrintJob job(manyReceipts(), profile.proof);
    job.advance(second);
    CHECK(job.state() == State::Queued);
    CHECK(job.error() == TransportError::Busy);
    first.close();
    while (!job.isFinal())
        job.advance(second);
    CHECK(job.state() == State::Printed);
}

TEST_CASE("a port that nobody listens on is busy, as a printer that refuses a second client is")
{
    QTcpServer server;
    REQUIRE(server.listen(QHostAddress::LocalHost));
    const quint16 port = server.serverPort();
    server.close();
    TcpTransport transport(kHere, port);
    CHECK(transport.open(QDeadlineTimer(5000)).error() == TransportError::Busy);
    CHECK_FALSE(transport.isOpen());
    CHECK(transport.write("A", QDeadlineTimer(0)).error == TransportError::Gone);
}

} // namespace
} // namespace loyalty::devices
