#include "app/terminal/window/print_queue.h"

#include "tests/app/window/a_desk.h"
#include "tests/support/printer/fake_tcp_printer.h"
#include "tests/support/receipt/samples.h"

#include <QDir>
#include <QImage>

#include <catch2/catch_test_macros.hpp>
#include <sys/resource.h>

#include <algorithm>
#include <csignal>

namespace loyalty::app {
namespace {

using Shown = ui::PrintView::State;
using Outcome = journal::Printed::Outcome;

PaperJob job(std::uint8_t number)
{
    SaleId::Bytes bytes{};
    bytes.back() = number;
    return {
        .sale = SaleId(bytes), .of = {}, .receipt = test::sampleSale(), .language = QStringLiteral("en"), .copy = 0};
}

/// A queue whose printer is at `to`, and everything that it told.
struct Printing
{
    explicit Printing(const QString& to)
        : queue({.to = to, .profile = QStringLiteral("generic-80"), .atOnce = true},
                {.changed = [this](const ui::PrintView& print) { told.push_back(print); },
                 .settled =
                     [this](const PaperJob& of, std::optional<Outcome> outcome) {
                         ++ended;
                         if (outcome)
                             settled.emplace_back(*of.sale, *outcome);
                     },
                 .sends = [this](const PaperJob& of) { sent.push_back(*of.sale); }})
    {}
    [[nodiscard]] bool showed(Shown state) const { return std::ranges::count(told, state, &ui::PrintView::state) > 0; }

    std::vector<ui::PrintView> told;
    std::vector<std::pair<SaleId, Outcome>> settled;
    int ended = 0; ///< jobs, whatever became of them
    std::vector<SaleId> sent;
    PrintQueue queue;
};

QString tcp(const test::FakeTcpPrinter& printer)
{
    return QStringLiteral("tcp://127.0.0.1:%1").arg(printer.port());
}

TEST_CASE("a till without a printer says so and writes nothing down")
{
    Printing printing{QString()};
    printing.queue.add(job(1));
    REQUIRE(printing.told.size() == 1);
    CHECK(printing.told[0].state == Shown::NoPrinter);
    CHECK(printing.told[0].printer == ui::PrinterState::None);
    CHECK(printing.settled.empty());
    CHECK(printing.ended == 1);
}

TEST_CASE("a folder gets the bytes and the picture of each receipt")
{
    const test::TempDir dir;
    Printing printing(QString::fromStdString(dir.path().string()));
    printing.queue.add(job(1));
    REQUIRE(printing.told.size() == 1);
    CHECK(printing.told[0].state == Shown::Printed);
    CHECK(printing.told[0].printer == ui::PrinterState::Ready);
    CHECK(printing.settled.size() == 1);
    const QDir folder(QString::fromStdString(dir.path().string()));
    const QStringList pictures = folder.entryList({QStringLiteral("*.png")});
    REQUIRE(pictures.size() == 1);
    CHECK(QImage(folder.filePath(pictures[0])).width() == 656);
    CHECK(folder.entryList({QStringLiteral("*.bin")}).size() == 1);
}

TEST_CASE("a folder that is not there is a printer in trouble, and nothing is taken for printed")
{
    Printing printing(QStringLiteral("/nowhere/at/all"));
    printing.queue.add(job(1));
    CHECK(printing.told.back().state == Shown::Failed);
    CHECK(printing.told.back().printer == ui::PrinterState::Trouble);
    CHECK(printing.settled.empty());
}

TEST_CASE("a disk that is full when the bytes leave the buffer has no receipt, and none is taken for printed")
{
    const test::TempDir dir;
    Printing printing(QString::fromStdString(dir.path().string()));
    rlimit before{};
    REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
    auto* const handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit full{.rlim_cur = 100, .rlim_max = before.rlim_max};
    REQUIRE(setrlimit(RLIMIT_FSIZE, &full) == 0);
    printing.queue.add(job(1));
    REQUIRE(setrlimit(RLIMIT_FSIZE, &before) == 0);
    std::signal(SIGXFSZ, handler);
    CHECK(printing.told.back().state == Shown::Failed);
    CHECK(printing.settled.empty());
    CHECK(QDir(QString::fromStdString(dir.path().string())).isEmpty());
}

TEST_CASE("a receipt behind another one is said to wait")
{
    test::FakeTcpPrinter printer(*devices::findProfile(QStringLiteral("generic-80")));
    printer.with([](devices::PrinterModel& model) { model.setPaperOut(true); });
    Printing printing(tcp(printer));
    printing.queue.add(job(1));
    printing.queue.add(job(2));
    CHECK(printing.told.back().of == *job(2).sale);
    CHECK(printing.told.back().state == Shown::Queued);
}

TEST_CASE("receipts come out one after the other, and each is proved")
{
    test::FakeTcpPrinter printer(*devices::findProfile(QStringLiteral("generic-80")));
    Printing printing(tcp(printer));
    for (const std::uint8_t number : {std::uint8_t{1}, std::uint8_t{2}, std::uint8_t{3}})
        printing.queue.add(job(number));
    REQUIRE(test::until([&] { return printing.settled.size() == 3; }));
    CHECK(printing.showed(Shown::Sending));
    CHECK(printing.told.back().state == Shown::Printed);
    CHECK(printing.told.back().printer == ui::PrinterState::Ready);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(printing.settled[i].first == *job(static_cast<std::uint8_t>(i + 1)).sale);
        CHECK(printing.sent[i] == printing.settled[i].first);
        CHECK(printing.settled[i].second == Outcome::Printed);
    }
}

TEST_CASE("out of paper the receipt waits, says so, and prints when there is paper again")
{
    test::FakeTcpPrinter printer(*devices::findProfile(QStringLiteral("generic-80")));
    printer.with([](devices::PrinterModel& model) { model.setPaperOut(true); });
    Printing printing(tcp(printer));
    printing.queue.add(job(1));
    REQUIRE(test::until([&] { return printing.showed(Shown::Attention); }));
    CHECK(printing.told.back().printer == ui::PrinterState::PaperOut);
    CHECK(printing.settled.empty());
    printer.with([](devices::PrinterModel& model) { model.setPaperOut(false); });
    REQUIRE(test::until([&] { return printing.settled.size() == 1; }));
    CHECK(printing.settled[0].second == Outcome::Printed);
}

TEST_CASE("of a printer that is not there it is never said that bytes go out")
{
    Printing printing(QStringLiteral("tcp://127.0.0.1:9"));
    printing.queue.add(job(1));
    REQUIRE(test::until([&] { return printing.ended == 1 || printing.showed(Shown::Attention); }));
    CHECK(printing.sent.empty());
}

TEST_CASE("a picture of a receipt needs no printer")
{
    Printing printing{QString()};
    CHECK(printing.queue.draw(test::sampleSale(), QStringLiteral("zh_CN")).width() == 656);
    CHECK(printing.told.empty());
}

} // namespace
} // namespace loyalty::app
