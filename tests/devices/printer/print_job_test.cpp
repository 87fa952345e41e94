#include "devices/printer/print_job.h"

#include "tests/support/printer/model_transport.h"
#include "tests/support/receipt/samples.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::devices {
namespace {

using State = PrintJob::State;

receipt::Document receiptWithEverything()
{
    receipt::Document document = compose(loyalty::test::sampleRedemption(), loyalty::test::wordingOf("zh_CN"));
    document.lines.emplace_back(receipt::Text{"𠮷"});
    document.openDrawer = true;
    return document;
}

EncodedJob encoded(const Profile& profile)
{
    return encode(receiptWithEverything(), profile, markOf(42));
}

/// Until it is final or `rounds` are over.
State run(PrintJob& job, Transport& transport, int rounds = 100)
{
    for (int round = 0; round < rounds && !job.isFinal(); ++round)
        job.advance(transport);
    return job.state();
}

std::string textOf(const PrinterModel& model)
{
    QString text;
    const auto sheets = model.sheets();
    for (const PrinterModel::Sheet& sheet : sheets) {
        for (const PrinterModel::PrintedText& row : sheet.texts)
            text += row.text + QLatin1Char('\n');
        text += QStringLiteral("%1 pictures\n").arg(sheet.pictures);
        for (const PrinterModel::PrintedQr& code : sheet.codes)
            text += QString::fromUtf8(code.bytes) + QLatin1Char('\n');
    }
    return (text + QStringLiteral("%1 cuts, %2 kicks").arg(model.cuts()).arg(model.drawerKicks())).toStdString();
}

std::string undisturbed(const Profile& profile)
{
    PrinterModel model(profile);
    loyalty::test::ModelTransport transport(model);
    PrintJob job(encoded(profile), profile.proof);
    REQUIRE(run(job, transport) == State::Printed);
    REQUIRE(model.unknown().isEmpty());
    return textOf(model);
}

TEST_CASE("a job is printed when the printer proves it, and the printer is let go at once")
{
    for (const Profile& profile : profiles()) {
        INFO(profile.id.toStdString());
        PrinterModel model(profile);
        loyalty::test::ModelTransport transport(model);
        PrintJob job(encoded(profile), profile.proof);
        CHECK(job.state() == State::Queued);
        CHECK(run(job, transport) == State::Printed);
        CHECK_FALSE(transport.isOpen());
        CHECK(transport.opened() == 1);
        CHECK(model.drawerKicks() == 1);
    }
}

TEST_CASE("paper that ends at any byte and is put in again makes one whole receipt")
{
    for (const Profile& profile : profiles()) {
        const EncodedJob whole = encoded(profile);
        const std::string wanted = undisturbed(profile);
        for (qsizetype end = 1; end <= whole.bytes.size(); ++end) {
            PrinterModel model(profile);
            model.setBufferBytes(64);
            model.endPaperAfter(end);
            loyalty::test::ModelTransport transport(model);
            PrintJob job(whole, profile.proof);
            int helped = 0;
            for (int round = 0; round < 1000 && !job.isFinal(); ++round) {
                job.advance(transport);
                if (job.needsHelp()) {
                    ++helped;
                    model.setPaperOut(false);
                }
            }
            INFO(profile.id.toStdString() << ", paper ends after byte " << end);
            REQUIRE(job.state() == State::Printed);
            REQUIRE(textOf(model) == wanted);
            REQUIRE(model.unknown().isEmpty());
            REQUIRE(helped <= 1);
        }
    }
}

TEST_CASE("a printer lost at any byte never leaves a job printed that is not, nor printed twice")
{
    for (const Profile& profile : profiles()) {
        const EncodedJob whole = encoded(profile);
        const std::string wanted = undisturbed(profile);
        for (qsizetype lost = 0; lost <= whole.bytes.size() + 6; ++lost) {
            PrinterModel model(profile);
            loyalty::test::ModelTransport transport(model);
            transport.loseAfter(lost);
            PrintJob job(whole, profile.proof);
            const State state = run(job, transport);
            INFO(profile.id.toStdString() << ", lost after byte " << lost);
            if (state == State::Printed)
                REQUIRE(textOf(model) == wanted);
            if (state == State::Failed || state == State::Queued)
                REQUIRE(model.sheets().empty());
            REQUIRE(state != State::Sending);
            REQUIRE(state != State::Sent);
            REQUIRE(model.drawerKicks() <= 1);
        }
    }
}

TEST_CASE("a job waits while somebody has to come, and keeps its place")
{
    const Profile& profile = *profileForPaper(80);
    PrinterModel model(profile);
    model.setBufferBytes(64);
    model.setPaperOut(true);
    loyalty::test::ModelTransport transport(model);
    PrintJob job(encoded(profile), profile.proof);
    CHECK(run(job, transport, 20) == State::Sending);
    CHECK(job.needsHelp());
    CHECK(job.status().paperOut);
    const qsizetype offset = job.offset();
    CHECK(run(job, transport, 20) == State::Sending);
    CHECK(job.offset() == offset);
    model.setPaperOut(false);
    CHECK(run(job, transport) == State::Printed);
    CHECK(textOf(model) == undisturbed(profile));
}

TEST_CASE("a printer that serves somebody else is waited for")
{
    const Profile& profile = *profileForPaper(80);
    PrinterModel model(profile);
    loyalty::test::ModelTransport transport(model);
    transport.setBusy(true);
    PrintJob job(encoded(profile), profile.proof);
    CHECK(run(job, transport, 5) == State::Queued);
    CHECK(job.error() == TransportError::Busy);
    transport.setBusy(false);
    CHECK(run(job, transport) == State::Printed);
}

TEST_CASE("an answer to an older job proves nothing of this one")
{
    const Profile& profile = *findProfile(QStringLiteral("epson-80"));
    PrinterModel model(profile);
    loyalty::test::ModelTransport transport(model);
    EncodedJob job = encoded(profile);
    job.mark = markOf(43); // the printer will answer 42
    PrintJob printing(job, profile.proof);
    CHECK(run(printing, transport, 20) == State::Sent);
    CHECK(printing.giveUp(transport) == State::Unsure);
}

TEST_CASE("a job that nobody waits for is failed before its first byte and unsure after")
{
    const Profile& profile = *profileForPaper(80);
    PrinterModel model(profile);
    loyalty::test::ModelTransport transport(model);
    PrintJob early(encoded(profile), profile.proof);
    CHECK(early.giveUp(transport) == State::Failed);
    model.setBufferBytes(64);
    PrintJob late(encoded(profile), profile.proof);
    late.advance(transport);
    model.setPaperOut(true);
    run(late, transport, 3);
    CHECK(late.giveUp(transport) == State::Unsure);
    CHECK_FALSE(transport.isOpen());
}

TEST_CASE("where a printer proves nothing, sent is all there is to know")
{
    Profile profile = *profileForPaper(80);
    profile.proof = Proof::None;
    PrinterModel model(profile);
    loyalty::test::ModelTransport transport(model);
    PrintJob job(encoded(profile), profile.proof);
    CHECK(run(job, transport) == State::Sent);
    CHECK(job.isFinal());
}

} // namespace
} // namespace loyalty::devices
