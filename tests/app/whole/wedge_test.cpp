#include "tests/app/whole/open_till.h"
#include "tests/app/whole/shop_with_members.h"
#include "tests/app/whole/virtual_display.h"

#include <QFile>
#include <QThread>

#include <catch2/catch_test_macros.hpp>

namespace loyalty::test {
namespace {

using namespace Qt::StringLiterals;

/// A machine that builds at the same time lets keys come late: more room than the default's 70 ms. What a person types here
/// is shorter than any code.
struct PatientShop : ShopWithMembers
{
    PatientShop()
    {
        QFile settings(terminal() + u"/terminal.ini"_s);
        REQUIRE(settings.open(QIODevice::WriteOnly));
        settings.write("[scanner-test]\ngapMs=200\n");
    }
};

/// A hand moves the scanner to the next code; two that come quicker are two at once.
constexpr unsigned long kHandMs = 600;

struct Till
{
    VirtualDisplay display;
    PatientShop shop;
    OpenTill window{shop, display, {u"--operator"_s, u"1001"_s}};

    [[nodiscard]] qint64 serial() const
    {
        return window.shown().value(u"verdict"_s).toObject().value(u"serial"_s).toInteger();
    }
    /// A code in, a verdict out, and nothing typed anywhere. Answers what is shown then.
    QJsonObject scan(const QString& digits, int gapMs)
    {
        const qint64 before = serial();
        QThread::msleep(kHandMs);
        display.wedge(digits, gapMs);
        const QJsonObject shown = window.await("a verdict on the scan", [before](const QJsonObject& now) {
            return now.value(u"verdict"_s).toObject().value(u"serial"_s).toInteger() > before;
        });
        CHECK(typedIn(shown) <= 0);
        return shown;
    }
    void takeMemberOff()
    {
        display.press({u"F6"_s});
        window.await("no member", [](const QJsonObject& now) { return !now.contains(u"member"_s); });
    }
};

TEST_CASE("a scanner is understood from 4 to 60 ms a key, and none of it is typed")
{
    Till till;
    int member = 0;
    for (const int gapMs : {4, 8, 15, 30, 45, 60}) {
        INFO(gapMs << " ms a key");
        const QString card = till.shop.card(member++ % 4);
        CHECK(verdictOf(till.scan(card, gapMs)).toStdString() == "card-code");
        till.takeMemberOff();
    }
}

TEST_CASE("a scanner with a US keyboard is understood under a French and a Czech layout")
{
    Till till;
    int member = 0;
    for (const char* layout : {"fr", "cz", "us"}) {
        INFO(layout);
        till.display.layout(QString::fromLatin1(layout));
        CHECK(verdictOf(till.scan(till.shop.card(member++), 8)).toStdString() == "card-code");
        till.takeMemberOff();
    }
}

TEST_CASE("a Chinese input method gets none of a scan")
{
    VirtualDisplay display;
    PatientShop shop;
    display.startInputMethod(QString::fromStdString((shop.folder() / "im").string()));
    OpenTill till(shop, display, {u"--operator"_s, u"1001"_s});
    display.press({u"F2"_s});
    till.awaitPage(u"enrol"_s);
    display.press({u"Tab"_s, u"Tab"_s});
    till.await("the name's field", [](const QJsonObject& now) { return typedIn(now) == 0; });
    // It is at work: a syllable is not in the field until one of its signs is chosen, and then it is one.
    display.type(u"ni"_s);
    display.press({u"space"_s});
    till.await("a sign", [](const QJsonObject& now) { return typedIn(now) == 1; });
    // A digit that the input method took would be missing in the code; the sale's own field got none either.
    display.wedge(shop.card(0), 8);
    CHECK(typedIn(till.awaitVerdict(u"card-code"_s)) == 0);
}

TEST_CASE("what a person types goes into the field")
{
    Till till;
    till.display.type(u"138"_s);
    const QJsonObject shown =
        till.window.await("three digits", [](const QJsonObject& now) { return typedIn(now) == 3; });
    CHECK(verdictOf(shown) == u"none"_s);
}

TEST_CASE("a scan into a field of any page is a scan, and the field stays empty")
{
    Till till;
    till.display.press({u"F2"_s});
    till.window.awaitPage(u"enrol"_s);
    CHECK(verdictOf(till.scan(till.shop.card(0), 8)).toStdString() == "card-code");
    till.takeMemberOff();
    till.display.press({u"F7"_s});
    till.window.awaitPage(u"sales"_s);
    CHECK(verdictOf(till.scan(till.shop.card(1), 8)).toStdString() == "card-code");
}

TEST_CASE("a scan over a question is no answer to it")
{
    Till till;
    till.display.press({u"F10"_s});
    till.window.awaitQuestion(true);
    const QJsonObject shown = till.scan(till.shop.card(0), 8);
    CHECK_FALSE(screenOf(shown).value(u"question"_s).toString().isEmpty());
    CHECK(typedIn(shown) <= 0);
}

TEST_CASE("501 characters from a scanner are too long to be a code, and none of them is typed")
{
    Till till;
    CHECK(verdictOf(till.scan(QString(501, u'7'), 4)).toStdString() == "too-long");
}

TEST_CASE("two codes right after each other are asked to be shown one by one")
{
    Till till;
    // In one go: a hand is not as quick.
    till.display.wedge(till.shop.card(0) + u"\n"_s + till.shop.card(1), 4);
    CHECK(typedIn(till.window.awaitVerdict(u"two-codes"_s)) == 0);
}

TEST_CASE("a scan while a sale is booked books it once and types nothing")
{
    Till till;
    till.scan(till.shop.card(0), 8);
    till.display.type(u"50"_s);
    till.display.press({u"Return"_s});
    till.window.await("the amount",
                      [](const QJsonObject& now) { return now.value(u"totalMinor"_s).toInteger() == 5000; });
    const qint64 before = till.serial();
    till.display.press({u"F12"_s});
    till.display.wedge(till.shop.card(1), 4);
    const QJsonObject shown = till.window.await("a verdict on the scan", [before](const QJsonObject& now) {
        return now.value(u"verdict"_s).toObject().value(u"serial"_s).toInteger() > before &&
               now.value(u"phase"_s) != u"committing"_s;
    });
    CHECK(typedIn(shown) <= 0);
    CHECK(till.shop.balanceOf(0) == 50);
    CHECK(till.shop.balanceOf(1) == 0);
}

} // namespace
} // namespace loyalty::test
