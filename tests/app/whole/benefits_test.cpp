#include "tests/app/ctl/programs.h"
#include "tests/app/whole/open_till.h"
#include "tests/app/whole/shop_with_members.h"
#include "tests/app/whole/virtual_display.h"
#include "tests/support/tree.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <catch2/catch_test_macros.hpp>

/// What a cashier adds to the open sale besides goods, in the program as it is built.
namespace loyalty::test {
namespace {

using namespace Qt::StringLiterals;

const QStringList kCashier{u"--operator"_s, u"1001"_s};

void addAmount(VirtualDisplay& display, const OpenTill& till, const QString& typed, qint64 total)
{
    display.type(typed);
    display.press({u"Return"_s});
    till.await("the amount",
               [total](const QJsonObject& now) { return now.value(u"totalMinor"_s).toInteger() == total; });
}

void awaitToPay(const OpenTill& till, qint64 minor)
{
    till.await("what is to pay",
               [minor](const QJsonObject& now) { return now.value(u"toPayMinor"_s).toInteger() == minor; });
}

/// The sample's next version, with 5.00 off for whoever says SUMMER or shows 778899.
QString programmeWithCode(const Shop& shop)
{
    QFile sample(QString::fromStdString((sourceDir() / "resources" / "programme" / "sample-retail-cn.json").string()));
    REQUIRE(sample.open(QIODevice::ReadOnly));
    QJsonObject programme = QJsonDocument::fromJson(sample.readAll()).object();
    programme[u"version"_s] = 2;
    const QJsonObject offer{
        {u"id"_s, u"summer"_s},  {u"names"_s, QJsonObject{{u"en"_s, u"Summer"_s}}},
        {u"type"_s, u"fixed"_s}, {u"minor"_s, 500},
        {u"everyone"_s, true},   {u"when"_s, QJsonObject{{u"codes"_s, QJsonArray{u"SUMMER"_s, u"778899"_s}}}}};
    programme[u"discounts"_s] = QJsonObject{{u"offers"_s, QJsonArray{offer}}};
    const QString path = QString::fromStdString((shop.folder() / "programme-2.json").string());
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(QJsonDocument(programme).toJson());
    return path;
}

TEST_CASE("the family's points pay at the till once the cashier says so, and the rest stays theirs")
{
    VirtualDisplay display;
    ShopWithMembers shop;
    REQUIRE(shop.manager(u"adjust %1 60 --reason gift"_s.arg(shop.card(0))).exitCode == 0);
    REQUIRE(shop.manager(u"adjust %1 1000 --reason gift"_s.arg(shop.card(1))).exitCode == 0);
    REQUIRE(shop.manager(u"family join %1 %2 --reason married"_s.arg(shop.card(0), shop.card(1))).exitCode == 0);
    REQUIRE(shop.ctl(u"sync now"_s).exitCode == 0);
    OpenTill till(shop, display, kCashier);
    display.wedge(shop.liveCode(0), 8);
    till.awaitVerdict(u"live-code-online"_s);
    addAmount(display, till, u"50"_s, 5'000);
    display.press({u"F3"_s}); // 60 points are too few by themselves
    display.press({u"alt+f"_s});
    till.await("the family", [](const QJsonObject& now) {
        const QJsonObject family = now.value(u"family"_s).toObject();
        return family.value(u"used"_s).toBool() && family.value(u"pool"_s).toInteger() == 1'000;
    });
    display.press({u"Return"_s}); // as much as may be
    awaitToPay(till, 4'000);
    CHECK(till.shown().value(u"family"_s).toObject().value(u"pays"_s).toInteger() == 940);
    display.press({u"F12"_s});
    till.awaitPhase(u"done"_s);
    REQUIRE(shop.ctl(u"sync now"_s).exitCode == 0);
    CHECK(shop.balanceOf(0) == 40);
    CHECK(shop.balanceOf(1) == 60);
}

TEST_CASE("an offer code is scanned or typed, taken back, and booked with the sale")
{
    VirtualDisplay display;
    ShopWithMembers shop;
    REQUIRE(shop.office({u"publish"_s, programmeWithCode(shop)}).exitCode == 0);
    REQUIRE(shop.ctl(u"sync now"_s).exitCode == 0);
    OpenTill till(shop, display, kCashier);
    addAmount(display, till, u"50"_s, 5'000);
    display.wedge(u"778899"_s, 8);
    till.awaitVerdict(u"offer-code"_s);
    awaitToPay(till, 4'500);
    display.press({u"F4"_s});
    awaitToPay(till, 5'000);
    display.press({u"ctrl+b"_s});
    display.type(u"summer"_s);
    till.await("what is typed", [](const QJsonObject& now) { return typedIn(now) == 6; });
    display.press({u"Return"_s});
    awaitToPay(till, 4'500);
    display.press({u"F12"_s});
    const QJsonObject done = till.awaitPhase(u"done"_s);
    CHECK(done.value(u"done"_s).toObject().value(u"dueMinor"_s).toInteger() == 4'500);
    REQUIRE(shop.ctl(u"sync now"_s).exitCode == 0);
}

} // namespace
} // namespace loyalty::test
