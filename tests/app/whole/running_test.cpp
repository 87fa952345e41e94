#include "tests/app/whole/open_till.h"
#include "tests/app/whole/shop_with_members.h"
#include "tests/app/whole/virtual_display.h"

#include <QDir>
#include <QFile>
#include <QImage>

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
