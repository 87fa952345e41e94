/// What a person waits for at the till, measured with the real programs on a virtual display.
///
///     loyalty_till_bench                        all of it
///     loyalty_till_bench "five tasks"           one measurement
///     LOYALTY_BENCH_MEMBERS=1000000 loyalty_till_bench

#include "tests/app/whole/open_till.h"
#include "tests/app/whole/shop_with_members.h"
#include "tests/app/whole/virtual_display.h"
#include "tests/bench/till/many_members.h"

#include <QElapsedTimer>
#include <QThread>

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <vector>

namespace loyalty::test {
namespace {

using namespace Qt::StringLiterals;

const QStringList kCashier{u"--operator"_s, u"1001"_s, u"--timings"_s};
constexpr std::uint32_t kMembers = 1'000'000;
constexpr int kScans = 40;
constexpr int kStarts = 5;
constexpr unsigned long kBetweenCodes = 400; ///< ms

std::uint32_t members()
{
    const char* wanted = std::getenv("LOYALTY_BENCH_MEMBERS");
    return wanted != nullptr ? static_cast<std::uint32_t>(std::atol(wanted)) : kMembers;
}

std::filesystem::path folderOf(const Shop& shop)
{
    return shop.terminal().toStdString();
}

TEST_CASE("a million members: start to ready, and last key to painted member")
{
    VirtualDisplay display;
    ShopWithMembers shop;
    shop.stopOffice();
    addMembers(folderOf(shop), members());
    std::vector<qint64> starts;
    for (int i = 0; i < kStarts; ++i) {
        QElapsedTimer timer;
        timer.start();
        OpenTill till(shop, display, kCashier);
        starts.push_back(timer.elapsed());
    }
    std::sort(starts.begin(), starts.end());
    std::cout << "start to ready with " << members() << " members: median " << starts[starts.size() / 2]
              << " ms, worst " << starts.back() << " ms, of " << starts.size() << " starts\n";
    OpenTill till(shop, display, kCashier);
    for (int i = 0; i < kScans; ++i) {
        const qint64 before = till.shown().value(u"verdict"_s).toObject().value(u"serial"_s).toInteger();
        QThread::msleep(kBetweenCodes); // another code sooner is two at once
        display.wedge(shop.card(i % 4), 8);
        till.await("a verdict", [before](const QJsonObject& now) {
            return now.value(u"verdict"_s).toObject().value(u"serial"_s).toInteger() > before;
        });
    }
    std::cout << till.end().toStdString();
}

/// A cashier with a keyboard: counts the keys, and times them as they come.
class Cashier
{
public:
    Cashier(VirtualDisplay& display, OpenTill& till)
        : m_display(display)
        , m_till(till)
    {}

    void begin()
    {
        m_keys = 0;
        m_timer.start();
    }
    void press(const QString& key)
    {
        m_display.press({key});
        ++m_keys;
    }
    void type(const QString& text)
    {
        m_display.type(text);
        m_keys += static_cast<int>(text.size());
    }
    void scan(const QString& code)
    {
        m_display.wedge(code, 8);
        m_till.await("a member", [](const QJsonObject& now) { return now.contains(u"member"_s); });
    }
    void end(const char* task) const
    {
        std::cout << task << ": " << m_keys << " keys, " << static_cast<double>(m_timer.elapsed()) / 1000 << " s\n";
    }

private:
    VirtualDisplay& m_display;
    OpenTill& m_till;
    QElapsedTimer m_timer;
    int m_keys = 0;
};

TEST_CASE("five tasks of a cashier, and the longest hold-up of the screen meanwhile")
{
    VirtualDisplay display({{1366, 768}, {1024, 600}});
    ShopWithMembers shop;
    OpenTill till(shop, display, kCashier);
    Cashier cashier(display, till);
    const auto amount = [&](const QString& typed, qint64 minor) {
        cashier.type(typed);
        cashier.press(u"Return"_s);
        till.await("the amount",
                   [minor](const QJsonObject& now) { return now.value(u"totalMinor"_s).toInteger() == minor; });
    };
    const auto book = [&](const char* task) {
        cashier.press(u"F12"_s);
        till.awaitPhase(u"done"_s);
        cashier.end(task);
        display.press({u"F12"_s});
        till.awaitPhase(u"open"_s);
    };

    cashier.begin();
    cashier.scan(shop.card(0)); // a live code pays once: that of the redemption is still to come
    amount(u"888"_s, 88'800);
    book("member sale");

    cashier.begin();
    amount(u"45.5"_s, 4'550);
    book("sale without a member");

    cashier.begin();
    cashier.scan(shop.liveCode(0));
    amount(u"88.5"_s, 8'850);
    cashier.press(u"F3"_s);
    cashier.press(u"Return"_s);
    till.await("the redemption", [](const QJsonObject& now) {
        return now.value(u"quote"_s).toObject().value(u"redeemed"_s).toInteger() > 0;
    });
    book("redemption");

    cashier.begin();
    cashier.press(u"F2"_s);
    till.awaitPage(u"enrol"_s);
    cashier.type(u"13987654321"_s);
    cashier.press(u"Return"_s);
    cashier.press(u"space"_s);
    cashier.press(u"Return"_s);
    till.await("the new member", [](const QJsonObject& now) { return now.contains(u"member"_s); });
    cashier.end("enrolment");
    display.press({u"F6"_s});

    cashier.begin();
    cashier.press(u"F7"_s);
    till.awaitPage(u"sales"_s);
    cashier.press(u"Down"_s);
    cashier.press(u"Return"_s);
    till.await("the sale", [](const QJsonObject& now) { return screenOf(now).value(u"part"_s) == u"sale"_s; });
    cashier.press(u"Down"_s);
    cashier.press(u"Return"_s);
    cashier.press(u"alt+t"_s);
    till.awaitQuestion(true);
    cashier.press(u"Return"_s);
    till.awaitQuestion(false);
    cashier.end("return of one line");
    std::cout << till.end().toStdString();
}

} // namespace
} // namespace loyalty::test
