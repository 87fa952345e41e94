#include "tests/app/whole/open_till.h"
#include "tests/app/whole/shop_with_members.h"
#include "tests/app/whole/virtual_display.h"
#include "tests/support/printer/fake_tcp_printer.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

namespace loyalty::test {
namespace {

using namespace Qt::StringLiterals;

const QStringList kCashier{u"--operator"_s, u"1001"_s};
/// Port 9 answers nobody: what is printed there is owed.
const QStringList kNoPaper{u"--operator"_s, u"1001"_s, u"--printer"_s, u"tcp://127.0.0.1:9"_s};

void sell(VirtualDisplay& display, OpenTill& till, const QString& card)
{
    display.wedge(card, 8);
    till.awaitVerdict(u"card-code"_s);
    display.type(u"50"_s);
    display.press({u"Return"_s});
    till.await("the amount", [](const QJsonObject& now) { return now.value(u"totalMinor"_s).toInteger() == 5000; });
    display.press({u"F12"_s});
    till.awaitPhase(u"done"_s);
}

QString saidBy(const QJsonObject& shown)
{
    return screenOf(shown).value(u"said"_s).toString();
}

/// Receipts that the cashier's store still owes, as the terminal's own list has them.
int owed(const Shop& shop)
{
    const Ended listed = shop.ctl(u"receipts --json"_s);
    REQUIRE(listed.exitCode == 0);
    const QJsonObject reply = QJsonDocument::fromJson(QByteArray::fromStdString(listed.out)).object();
    const QJsonObject value = reply.contains(u"value"_s) ? reply.value(u"value"_s).toObject() : reply;
    REQUIRE(value.contains(u"receipts"_s));
    return static_cast<int>(value.value(u"receipts"_s).toArray().size());
}

int papers(const Shop& shop)
{
    return static_cast<int>(QDir(OpenTill::paper(shop)).entryList({u"*.png"_s}).size());
}

TEST_CASE("after a pulled plug the last sale is whole, and its receipt is offered once")
{
    VirtualDisplay display;
    ShopWithMembers shop;
    {
        OpenTill till(shop, display, kNoPaper);
        sell(display, till, shop.card(0));
        till.kill();
    }
    {
        OpenTill till(shop, display, kCashier);
        till.awaitQuestion(true);
        display.press({u"Return"_s});
        till.awaitQuestion(false);
        till.await("the receipt", [&](const QJsonObject&) { return papers(shop) == 1; });
        CHECK(shop.balanceOf(0) == 50);
    }
    OpenTill till(shop, display, kCashier);
    CHECK(screenOf(till.shown()).value(u"question"_s).toString().isEmpty());
}

TEST_CASE(
    "after a pulled plug with nothing owed the last sale is named, and an open one is back and said not to be booked")
{
    VirtualDisplay display;
    ShopWithMembers shop;
    {
        OpenTill till(shop, display, kCashier);
        sell(display, till, shop.card(0));
        till.await("the receipt", [&](const QJsonObject&) { return papers(shop) == 1 && owed(shop) == 0; });
        display.press({u"F12"_s});
        till.awaitPhase(u"open"_s);
        display.wedge(shop.card(1), 8);
        till.awaitVerdict(u"card-code"_s);
        for (const int total : {1200, 2400}) {
            display.type(u"12"_s);
            display.press({u"Return"_s});
            till.await("the amount",
                       [total](const QJsonObject& now) { return now.value(u"totalMinor"_s).toInteger() == total; });
        }
        QFile note(shop.terminal() + u"/open-sale.json"_s);
        till.await("the note", [&](const QJsonObject&) {
            const bool open = note.open(QIODevice::ReadOnly);
            const bool whole = open && note.readAll().contains("\"totalMinor\":2400");
            note.close();
            return whole;
        });
        till.kill();
    }
    {
        OpenTill till(shop, display, kCashier);
        const QJsonObject asked = till.awaitQuestion(true);
        CHECK(screenOf(asked).value(u"question"_s).toString() ==
              u"The last sale is booked. Print its receipt again?"_s);
        CHECK(asked.value(u"totalMinor"_s).toInteger() == 2400);
        CHECK(asked.value(u"lines"_s).toArray().size() == 2);
        CHECK_FALSE(memberNumberOf(asked).isEmpty());
        display.press({u"Escape"_s});
        till.awaitQuestion(false);
        CHECK(shop.balanceOf(0) == 50);
        CHECK(shop.balanceOf(1) == 0);
        display.press({u"F12"_s});
        till.awaitPhase(u"done"_s);
        CHECK(shop.balanceOf(1) == 24);
    }
    OpenTill till(shop, display, kCashier);
    CHECK(screenOf(till.shown()).value(u"question"_s).toString().isEmpty());
}

TEST_CASE(
    "paper runs out under a sale: it is booked, its paper is owed and said so, and comes once when there is paper")
{
    VirtualDisplay display;
    ShopWithMembers shop;
    FakeTcpPrinter printer(*devices::findProfile(u"generic-80"_s));
    printer.with([](devices::PrinterModel& model) { model.setPaperOut(true); });
    OpenTill till(shop, display, kCashier + QStringList{u"--printer"_s, u"tcp://127.0.0.1:%1"_s.arg(printer.port())});
    sell(display, till, shop.card(0));
    CHECK(shop.balanceOf(0) == 50);
    till.await("that paper is out", [](const QJsonObject& now) {
        return screenOf(now).value(u"printer"_s).toString().contains(u"paper"_s, Qt::CaseInsensitive);
    });
    CHECK(owed(shop) == 1);
    CHECK(printer.model().cuts() == 0);
    display.press({u"F12"_s}); // nobody waits for paper
    till.awaitPhase(u"open"_s);
    printer.with([](devices::PrinterModel& model) { model.setPaperOut(false); });
    till.await("that it is printed", [&](const QJsonObject&) { return owed(shop) == 0; });
    CHECK(printer.model().cuts() == 1);
    sell(display, till, shop.card(1));
    till.await("the next one", [&](const QJsonObject&) { return owed(shop) == 0 && printer.model().cuts() == 2; });
}

TEST_CASE("goods of a sale that nobody knows come back once a manager allows it")
{
    VirtualDisplay display;
    ShopWithMembers shop;
    OpenTill till(shop, display, kCashier);
    display.press({u"F7"_s});
    till.awaitPage(u"sales"_s);
    display.type(u"7788-12"_s);
    display.press({u"Return"_s});
    till.await("that it is not found", [](const QJsonObject& now) { return !saidBy(now).isEmpty(); });
    display.press({u"alt+r"_s});
    till.await("the page",
               [](const QJsonObject& now) { return screenOf(now).value(u"part"_s).toString() == u"blind"_s; });
    display.press({u"Return"_s}); // no article: on to what was paid for it
    display.type(u"12.50"_s);
    display.press({u"Return"_s});
    till.await("the next line", [](const QJsonObject& now) { return typedIn(now) == 0; });
    // Over quantity, amount, "Add" and the list to the reason.
    for (int field = 0; field < 5; ++field)
        display.press({u"Tab"_s});
    display.type(u"gift"_s);
    till.await("the reason", [](const QJsonObject& now) { return typedIn(now) == 4; });
    display.press({u"Return"_s});
    till.awaitQuestion(true); // who allows it
    display.type(u"1001"_s);
    display.press({u"Return"_s});
    till.awaitQuestion(true); // not the cashier herself
    display.press({u"ctrl+a"_s});
    display.type(u"9001"_s);
    display.press({u"Return"_s});
    till.awaitQuestion(false);
    till.await("what is paid back",
               [](const QJsonObject& now) { return saidBy(now).startsWith(u"Returned. Pay back ¥12.50"_s); });
    till.await("its paper", [&](const QJsonObject&) { return papers(shop) == 1 && owed(shop) == 0; });
    CHECK(shop.ctl(u"sync now"_s).exitCode == 0);
}

TEST_CASE("who enrols at the till is found by card and code, and a block of the manager's holds at the till")
{
    VirtualDisplay display;
    ShopWithMembers shop;
    OpenTill till(shop, display, kCashier);
    display.press({u"F2"_s});
    till.awaitPage(u"enrol"_s);
    display.type(u"13712345678"_s);
    display.press({u"Return"_s});
    display.press({u"space"_s});
    display.press({u"Return"_s});
    const QJsonObject joined = till.await("the new member in the sale",
                                          [](const QJsonObject& now) { return memberNumberOf(now) == u"****5678"_s; });
    CHECK(screenOf(joined).value(u"page"_s).toString() == u"sale"_s);
    REQUIRE(shop.ctl(u"sync now"_s).exitCode == 0);
    const Ended code = shop.office({u"member"_s, u"code"_s, u"13712345678"_s});
    REQUIRE(code.exitCode == 0);
    display.press({u"F8"_s}); // leaves the sale
    till.await("no member", [](const QJsonObject& now) { return !now.contains(u"member"_s); });
    display.wedge(QString::fromStdString(code.lastLine()), 8);
    const QJsonObject found = till.awaitVerdict(u"live-code-online"_s);
    CHECK(memberNumberOf(found) == u"****5678"_s);
    REQUIRE(shop.manager(u"block 13712345678 --reason stolen"_s).exitCode == 0);
    display.press({u"F8"_s});
    till.await("no member", [](const QJsonObject& now) { return !now.contains(u"member"_s); });
    display.type(u"13712345678"_s);
    display.press({u"Return"_s});
    till.awaitVerdict(u"blocked"_s);
    display.type(u"50"_s);
    display.press({u"Return"_s});
    till.await("the amount", [](const QJsonObject& now) { return now.value(u"totalMinor"_s).toInteger() == 5000; });
}

TEST_CASE("a second till on the folder hands over to the first")
{
    VirtualDisplay display;
    ShopWithMembers shop;
    OpenTill till(shop, display, kCashier);
    QProcess second;
    second.setProcessEnvironment(display.environment());
    second.start(OpenTill::program(), {u"--dir"_s, shop.terminal()});
    REQUIRE(second.waitForFinished(20'000));
    CHECK(second.exitCode() == 0);
    CHECK(till.runs());
    display.type(u"12"_s);
    till.await("that the first has the focus", [](const QJsonObject& now) { return typedIn(now) == 2; });
}

TEST_CASE("head office goes and comes back while the till sells")
{
    VirtualDisplay display;
    ShopWithMembers shop;
    OpenTill till(shop, display, kCashier);
    shop.stopOffice();
    sell(display, till, shop.card(0));
    CHECK(shop.ctl(u"sync now"_s).exitCode != 0);
    till.await("offline", [](const QJsonObject& now) { return !now.value(u"online"_s).toBool(true); });
    display.press({u"F12"_s});
    till.awaitPhase(u"open"_s);
    display.type(u"13900000000"_s);
    display.press({u"Return"_s});
    till.awaitVerdict(u"unknown-here"_s);
    shop.startOffice();
    REQUIRE(shop.ctl(u"sync now"_s).exitCode == 0);
    till.await("online", [](const QJsonObject& now) { return now.value(u"online"_s).toBool(); });
    CHECK(shop.office({u"ledger"_s, u"--member"_s, shop.card(0)}).row("points").starts_with("50"));
}

TEST_CASE("the line is cut between a basket and its booking: the sale is booked, and head office gets it later")
{
    VirtualDisplay display;
    ShopWithMembers shop;
    OpenTill till(shop, display, kCashier);
    display.wedge(shop.liveCode(0), 8);
    till.awaitVerdict(u"live-code-online"_s); // head office agreed to the code
    display.type(u"50"_s);
    display.press({u"Return"_s});
    till.await("the amount", [](const QJsonObject& now) { return now.value(u"totalMinor"_s).toInteger() == 5000; });
    shop.stopOffice();
    display.press({u"F12"_s});
    till.awaitPhase(u"done"_s);
    display.press({u"F12"_s});
    till.awaitPhase(u"open"_s);
    shop.startOffice();
    REQUIRE(shop.ctl(u"sync now"_s).exitCode == 0);
    CHECK(shop.office({u"ledger"_s, u"--member"_s, shop.card(0)}).row("points").starts_with("50"));
}

TEST_CASE("the line falls silent under a redemption: it is said with what may be redeemed now, and nothing is lost")
{
    VirtualDisplay display;
    ShopWithMembers shop;
    REQUIRE(shop.manager(u"adjust %1 1000 --reason gift"_s.arg(shop.card(0))).exitCode == 0);
    OpenTill till(shop, display, kCashier);
    display.wedge(shop.liveCode(0), 8);
    till.awaitVerdict(u"live-code-online"_s);
    display.type(u"50"_s);
    display.press({u"Return"_s});
    till.await("the amount", [](const QJsonObject& now) { return now.value(u"totalMinor"_s).toInteger() == 5000; });
    display.press({u"F3"_s});
    display.press({u"Return"_s}); // as much as may be
    till.await("the redemption", [](const QJsonObject& now) { return now.value(u"toPayMinor"_s).toInteger() == 4000; });
    shop.hushOffice(true);
    display.press({u"F12"_s});
    const QJsonObject cut =
        till.await("the words", [](const QJsonObject& now) { return saidBy(now).contains(u"was cut"_s); });
    CHECK_FALSE(cut.value(u"online"_s).toBool(true));
    CHECK(screenOf(cut).value(u"headOffice"_s).toString().startsWith(u"OFFLINE"_s));
    CHECK(verdictOf(cut) == u"live-code"_s);
    CHECK(cut.value(u"toPayMinor"_s).toInteger() == 4700);
    display.press({u"F12"_s});
    till.awaitPhase(u"done"_s);
    shop.hushOffice(false);
    REQUIRE(shop.ctl(u"sync now"_s).exitCode == 0);
    CHECK(shop.balanceOf(0) == 1000 - 300 + 47);
    CHECK(shop.office({u"ledger"_s, u"--member"_s, shop.card(0)}).row("points").starts_with("747"));
}

TEST_CASE("a picture that was copied is read, whatever has the focus")
{
    VirtualDisplay display;
    ShopWithMembers shop;
    OpenTill till(shop, display, kCashier);
    const QString file = QString::fromStdString((shop.folder() / "code.png").string());
    REQUIRE(run(u"qrencode"_s, {u"-o"_s, file, u"-s"_s, u"8"_s, shop.liveCode(2)}).exitCode == 0);
    display.copyPicture(file);
    display.press({u"F2"_s});
    till.awaitPage(u"enrol"_s);
    display.press({u"ctrl+v"_s});
    const QJsonObject shown = till.awaitVerdict(u"live-code-online"_s);
    CHECK(typedIn(shown) <= 0);
}

TEST_CASE("the member's display fills the second screen and never takes a key")
{
    VirtualDisplay display({{1366, 768}, {1024, 600}});
    ShopWithMembers shop;
    OpenTill till(shop, display, kCashier);
    display.type(u"12"_s);
    till.await("that the till has the focus", [](const QJsonObject& now) { return typedIn(now) == 2; });
    const QString file = QString::fromStdString((shop.folder() / "both.png").string());
    till.await("both screens painted", [&](const QJsonObject&) {
        display.shoot(file);
        const QImage both(file);
        return both.pixelColor(1366 + 8, 592).lightness() > 200 && both.pixelColor(1366 + 1016, 8).lightness() > 200 &&
               both.pixelColor(8, 300).lightness() > 200;
    });
}

TEST_CASE("the till fills a small screen drawn larger, and a very large one")
{
    struct Size
    {
        VirtualDisplay::Screen screen;
        QString scale;
    };
    const Size size = GENERATE(Size{{1366, 768}, u"1.25"_s}, Size{{3840, 2160}, u"1"_s}, Size{{3840, 2160}, u"2"_s});
    VirtualDisplay display({size.screen});
    display.set(u"QT_SCALE_FACTOR"_s, size.scale);
    ShopWithMembers shop;
    OpenTill till(shop, display, kCashier);
    sell(display, till, shop.card(0));
    const QString file = QString::fromStdString((shop.folder() / "till.png").string());
    till.await("all of the screen painted", [&](const QJsonObject&) {
        display.shoot(file);
        const QImage image(file);
        REQUIRE(image.width() == size.screen.width);
        return image.pixelColor(2, 2).lightness() > 200 &&
               image.pixelColor(size.screen.width - 3, size.screen.height - 3).lightness() > 200;
    });
    if (const QString keep = qEnvironmentVariable("LOYALTY_KEEP_PICTURES"); !keep.isEmpty())
        QFile::copy(file, u"%1/till-%2-at-%3.png"_s.arg(keep).arg(size.screen.width).arg(size.scale));
}

} // namespace
} // namespace loyalty::test
