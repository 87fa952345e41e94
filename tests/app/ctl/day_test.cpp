#include "app/ctl/json_view.h"
#include "tests/app/ctl/programs.h"
#include "tests/support/tree.h"

#include <QElapsedTimer>
#include <QFile>

#include <catch2/catch_test_macros.hpp>

#include <csignal>

namespace loyalty::ctl {
namespace {

using test::Ended;
using test::Shop;

constexpr const char kCard[] = "9000000000000001";

json::Value parsed(const Ended& ended)
{
    INFO(ended.out << ended.err);
    auto value = json::parse(ended.out);
    REQUIRE(value);
    return std::move(*value);
}

QString command(const char* text)
{
    return QString::fromUtf8(text);
}

/// A shop with one member, who has a card.
struct Till : Shop
{
    Till()
    {
        enrol();
        const Ended added =
            ctl(command("member add --name Ana --phone 13800138000 --birthday --02-28 --consent v1 --json"));
        INFO(added.out << added.err);
        REQUIRE(added.exitCode == 0);
        const json::Value reply = parsed(added);
        member = QString::fromStdString(JsonView(reply).at("value").text("id"));
    }
    QString member;
};

TEST_CASE("a day at the till: sell, redeem, return, and both sides agree")
{
    const Till till;
    const auto first = QStringLiteral(
        "sale --member 13800138000 --ticket T1 --line food:rice:2:300.00 --line food:tea:1:100.00 --json");
    CHECK(till.ctl(first).exitCode == 0);
    const Ended again = till.ctl(first);
    CHECK(JsonView(parsed(again)).at("value").flag("repeated"));
    CHECK(JsonView(parsed(again)).at("value").number("earned") == 400);

    const Ended other = till.ctl(QStringLiteral("sale 1.00 --member 13800138000 --ticket T1"));
    INFO(other.out << other.err);
    CHECK(other.exitCode == 1);
    CHECK(other.err.find("Ticket number taken") != std::string::npos);

    // A spoken number may not redeem in the sample programme; the id counts as a code.
    const Ended redeemed = till.ctl(QStringLiteral("redeem %1 50.00 200 --ticket T2 --json").arg(till.member));
    INFO(redeemed.out << redeemed.err);
    CHECK(redeemed.exitCode == 0);
    CHECK(JsonView(parsed(redeemed)).at("value").number("redeemed") == 200);

    CHECK(till.ctl(QStringLiteral("return T1 --line 1:1 --ticket T1-r")).exitCode == 0);
    CHECK(till.ctl(QStringLiteral("return T1 --line 9")).exitCode == 1);
    CHECK(till.ctl(QStringLiteral("sync now")).exitCode == 0);
    CHECK(till.ctl(QStringLiteral("ledger verify")).exitCode == 0);
    CHECK(till.office({QStringLiteral("verify")}).exitCode == 0);

    const Ended there = till.office({QStringLiteral("ledger"), QStringLiteral("--member"), till.member});
    const json::Value here = parsed(till.ctl(QStringLiteral("member find %1 --json").arg(till.member)));
    const std::int64_t balance = JsonView(here).at("value").number("balance");
    CHECK(balance > 0);
    CHECK(JsonView(here).at("value").at("tier").text("by") == "spend");
    INFO(there.out);
    CHECK(there.out.find("points  " + std::to_string(balance) + "  leased 0") != std::string::npos);
}

TEST_CASE("the same number of two registers is two sales, at whatever terminal one is looked for")
{
    const Till till;
    const QString folder = QString::fromStdString((till.folder() / "second").string());
    const auto there = [&](const QString& line) {
        return test::run(test::loyaltyctl(), line.split(QLatin1Char(' ')) + QStringList{QStringLiteral("--dir"), folder,
                                                                                        QStringLiteral("--operator"),
                                                                                        QStringLiteral("1001")});
    };
    const Ended code = till.office({QStringLiteral("code"), QStringLiteral("--store"), QStringLiteral("S1")});
    const Ended enrolled = test::run(
        test::loyaltyctl(), {QStringLiteral("enrol"), QStringLiteral("--dir"), folder, QStringLiteral("--head-office"),
                             till.url(), QStringLiteral("--code"), QString::fromStdString(code.lastLine())});
    INFO(enrolled.err);
    REQUIRE(enrolled.exitCode == 0);
    REQUIRE(there(QStringLiteral("sync now")).exitCode == 0);
    CHECK(till.ctl(QStringLiteral("sale 500.00 --register A --ticket 7")).exitCode == 0);
    CHECK(there(QStringLiteral("sale 40.00 --register B --ticket 7")).exitCode == 0);
    CHECK(till.ctl(QStringLiteral("sync now")).exitCode == 0);
    CHECK(there(QStringLiteral("sync now")).exitCode == 0);

    CHECK(till.ctl(QStringLiteral("return 7")).exitCode == 1); // of which register, nobody knows
    const Ended back = till.ctl(QStringLiteral("return 7 --register B --ticket R1 --json"));
    INFO(back.out << back.err);
    CHECK(JsonView(parsed(back)).at("value").number("refundMinor") == 4'000);
    // Head office knows of it at once: the other terminal is told before it would pay out too.
    const Ended again = there(QStringLiteral("return 7 --register B --ticket R2"));
    CHECK(again.exitCode == 1);
}

TEST_CASE("why tells every step, in both languages")
{
    const Till till;
    REQUIRE(till.ctl(QStringLiteral(
                         "sale --member 13800138000 --ticket T1 --line food:rice:1:120.00 --line gift-card:g:1:50.00"))
                .exitCode == 0);
    const Ended english = till.ctl(QStringLiteral("why T1"));
    CHECK(english.exitCode == 0);
    for (const char* const words : {"1 point per yuan: 120.00 CNY at 1 per 1.00 CNY gives 120", "Tier Basic",
                                    "Rounded down", "Earns nothing in this programme: 50.00 CNY"}) {
        INFO(words << "\n" << english.out);
        CHECK(english.out.find(words) != std::string::npos);
    }
    const Ended chinese = till.ctl(QStringLiteral("why T1 --lang zh_CN"));
    for (const char* const words : {"每消费 1 元积 1 分", "等级 普通", "向下取整", "按方案不积分：50.00 CNY"}) {
        INFO(words << "\n" << chinese.out);
        CHECK(chinese.out.find(words) != std::string::npos);
    }
}

TEST_CASE("why says full steps as the programme does, and offers by their names")
{
    const Till till;
    QFile sample(
        QString::fromStdString((test::sourceDir() / "resources" / "programme" / "sample-retail-cn.json").string()));
    REQUIRE(sample.open(QIODevice::ReadOnly));
    QByteArray programme = sample.readAll();
    programme.replace(R"("version": 1)", R"("version": 2)");
    programme.replace(R"("validFrom": "2025-01-01)", R"("validFrom": "2025-02-01)");
    programme.replace(R"("points": 1,
        "perMinor": 100)",
                      R"("points": 10, "perMinor": 10000, "wholeSteps": true)");
    programme.replace(R"("tiers": {)", R"("discounts": { "offers": [
      { "id": "autumn", "names": { "en": "Autumn days" }, "type": "fixed", "minor": 500 } ] },
  "tiers": {)");
    QFile file(QString::fromStdString((till.folder() / "steps.json").string()));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(programme);
    file.close();
    const Ended published = till.office({QStringLiteral("publish"), file.fileName()});
    INFO(published.out << published.err);
    REQUIRE(published.exitCode == 0);
    REQUIRE(till.ctl(QStringLiteral("sync now")).exitCode == 0);
    REQUIRE(till.ctl(QStringLiteral("sale 229.64 --member 13800138000 --ticket T1")).exitCode == 0);
    const Ended why = till.ctl(QStringLiteral("why T1"));
    for (const char* const words : {"224.64 CNY at 10 per full 100.00 CNY gives 20", "Autumn days: 5.00 CNY off"}) {
        INFO(words << "\n" << why.out);
        CHECK(why.out.find(words) != std::string::npos);
    }
}

TEST_CASE("goods that came back without their sale are explained, and their paper printed or declined")
{
    const Till till;
    const Ended back = till.ctl(command("return-blind --member 13800138000 --line food:rice:1:20.00 --reason lost "
                                        "--approver 9001 --json"));
    const json::Value reply = parsed(back);
    const std::string id = JsonView(reply).at("value").text("id");
    const Ended why = till.ctl(QStringLiteral("why ") + QString::fromStdString(id));
    INFO(why.out << why.err);
    CHECK(why.exitCode == 0);
    CHECK(why.out.find("without its sale: 20 points taken back for 20.00 CNY") != std::string::npos);
    CHECK(why.out.find("20.00 CNY at 1 per 1.00 CNY gives 20") != std::string::npos);
    const json::Value owed = parsed(till.ctl(QStringLiteral("receipts --json")));
    const json::Array& papers = JsonView(owed).at("value").list("receipts");
    REQUIRE(papers.size() == 1);
    const QString slip = QString::fromStdString(JsonView(papers.front()).text("sale"));
    const Ended shown = till.ctl(QStringLiteral("receipt ") + slip);
    INFO(slip.toStdString() << shown.out << shown.err);
    CHECK(shown.out.find("RETURN") != std::string::npos);
    CHECK(till.ctl(QStringLiteral("receipt slip:1")).exitCode == 1);
    CHECK(till.ctl(QStringLiteral("receipt %1 --decline").arg(slip)).exitCode == 0);
    CHECK(till.ctl(QStringLiteral("receipt %1 --decline").arg(slip)).exitCode == 1);
}

TEST_CASE("what was shown and does nothing is said beside the sale, and what is refused is called by its name")
{
    const Till till;
    const Ended sale = till.ctl(QStringLiteral("sale 20.00 --member 13800138000 --code NOSUCH"));
    INFO(sale.out << sale.err);
    CHECK(sale.exitCode == 0);
    CHECK(sale.out.find("Code NOSUCH is none of this programme.") != std::string::npos);
    const json::Value quote = parsed(till.ctl(QStringLiteral("quote 20.00 --code NOSUCH --json")));
    const json::Array& warnings = JsonView(quote).at("value").list("warnings");
    REQUIRE(warnings.size() == 1);
    CHECK(JsonView(warnings.front()).text("kind") == "code");
    CHECK(JsonView(warnings.front()).text("id") == "NOSUCH");
    const auto refusal = [&till](const char* options) {
        const Ended ended = till.ctl(command("quote 20.00 --member 13800138000 ") + command(options));
        CHECK(ended.exitCode == 1);
        return ended.out + ended.err;
    };
    CHECK(refusal("--reward nonsense").find("This reward is not offered") != std::string::npos);
    CHECK(refusal("--tender voucher:-4.00").find("A payment is below zero") != std::string::npos);
    CHECK(refusal("--tender voucher:40.00").find("more than is due") != std::string::npos);
}

TEST_CASE("without head office the till sells and spends what it may, and tells head office later")
{
    Till till;
    REQUIRE(till.ctl(QStringLiteral("sale 900.00 --member 13800138000")).exitCode == 0);
    REQUIRE(till.ctl(QStringLiteral("sync now")).exitCode == 0);
    till.stopOffice();

    CHECK(till.ctl(QStringLiteral("sale 10.00 --member 13800138000 --ticket T2")).exitCode == 0);
    const Ended within = till.ctl(QStringLiteral("redeem %1 900.00 200").arg(till.member));
    INFO(within.out << within.err);
    CHECK(within.exitCode == 0);
    CHECK(within.err.find("Head office was not reached") != std::string::npos);
    const Ended beyond = till.ctl(QStringLiteral("redeem %1 900.00 400").arg(till.member));
    CHECK(beyond.exitCode == 1);
    CHECK(beyond.err.find("fewer points than that may be spent here") != std::string::npos);
    CHECK(till.ctl(QStringLiteral("sync now")).exitCode == 3);

    till.startOffice();
    CHECK(till.ctl(QStringLiteral("sync now")).exitCode == 0);
    CHECK(till.ctl(QStringLiteral("ledger verify")).exitCode == 0);
    CHECK(till.office({QStringLiteral("verify")}).exitCode == 0);
    CHECK(till.office({QStringLiteral("status")}).row("suspense") == "0");
}

TEST_CASE("what only a manager may do is refused to a cashier, with what to do")
{
    const Till till;
    const Ended asks = till.ctl(QStringLiteral("adjust %1 50 --reason gift").arg(till.member));
    CHECK(asks.exitCode == 1);
    CHECK(asks.err.find("--approver") != std::string::npos);
    CHECK(till.ctl(QStringLiteral("adjust %1 50 --reason gift --approver 9001").arg(till.member)).exitCode == 0);
    CHECK(till.manager(QStringLiteral("adjust %1 50").arg(till.member)).exitCode == 1);
    CHECK(till.manager(QStringLiteral("block %1 --reason lost").arg(till.member)).exitCode == 0);
    CHECK(till.ctl(QStringLiteral("sale 5.00 --member %1").arg(till.member)).exitCode == 1);
    CHECK(till.manager(QStringLiteral("member show %1").arg(till.member)).out.find("lost") != std::string::npos);
    CHECK(till.manager(QStringLiteral("unblock %1 --reason found").arg(till.member)).exitCode == 0);
    CHECK(till.ctl(QStringLiteral("sale 5.00 --member %1 --ticket V").arg(till.member)).exitCode == 0);
    CHECK(till.manager(QStringLiteral("void V --reason mistake")).exitCode == 0);
    CHECK(till.manager(QStringLiteral("void V --reason mistake")).exitCode == 1);
    CHECK(till.ctl(QStringLiteral("member erase %1 --reason asked").arg(till.member)).exitCode == 1);
    CHECK(till.manager(QStringLiteral("member erase %1 --reason asked").arg(till.member)).exitCode == 0);
    CHECK(till.ctl(QStringLiteral("sale 5.00 --member %1").arg(till.member)).exitCode == 1);
}

TEST_CASE("exit codes tell scripts what happened")
{
    const Till till;
    struct Row
    {
        QString commandLine;
        int exitCode;
        const char* says;
    };
    const Row rows[] = {
        {QStringLiteral("member find %1").arg(QLatin1String(kCard)), 1, "No member has this code"},
        {QStringLiteral("sale 5.00 --member nobody"), 1, "No member has this code"},
        {QStringLiteral("sale"), 1, "nothing in the basket"},
        {QStringLiteral("sale 12,50"), 2, "amount"},
        {QStringLiteral("sale --line nonsense"), 2, "amount"},
        {QStringLiteral("sale 1.00 2.00"), 2, "one word too many"},
        {QStringLiteral("sale 1.00 --colour red"), 2, "colour"},
        {QStringLiteral("return"), 2, "expected"},
        {QStringLiteral("return NONE"), 1, "no such sale"},
        {QStringLiteral("adjust %1 many --reason x").arg(till.member), 2, "points"},
        {QStringLiteral("sale 1.00 --approver 7777"), 1, "no such approver"},
        {QStringLiteral("programme validate /nowhere.json"), 3, "missing"},
        {QStringLiteral("fly"), 2, "there is no command"},
    };
    for (const Row& row : rows) {
        const Ended ended = till.ctl(row.commandLine);
        INFO(row.commandLine.toStdString() << "\n" << ended.out << ended.err);
        CHECK(ended.exitCode == row.exitCode);
        CHECK(ended.err.find(row.says) != std::string::npos);
    }
    CHECK(test::run(test::loyaltyctl(), {QStringLiteral("sync"), QStringLiteral("status")}).exitCode == 2);
    CHECK(test::run(test::loyaltyctl(), {QStringLiteral("--help")}).exitCode == 0);
    CHECK(test::run(test::loyaltyctl(), {QStringLiteral("sale"), QStringLiteral("--help")}).exitCode == 0);
    CHECK(test::run(test::loyaltyctl(), {QStringLiteral("--version")}).exitCode == 0);
}

/// Waits until the program says that it serves.
void awaitReady(QProcess& process)
{
    QByteArray said;
    QElapsedTimer clock;
    clock.start();
    while (!said.contains('\n') && clock.elapsed() < 60'000 && process.waitForReadyRead(60'000))
        said += process.readAllStandardOutput();
    REQUIRE(said.contains('\n'));
}

TEST_CASE("while one program has the folder, others are answered through it")
{
    const Till till;
    QProcess keeper;
    till.start(keeper, {QStringLiteral("run")});
    awaitReady(keeper);

    CHECK(till.ctl(QStringLiteral("sale 20.00 --member 13800138000 --ticket R1")).exitCode == 0);
    CHECK(till.ctl(QStringLiteral("return R1")).exitCode == 0);
    CHECK(till.ctl(QStringLiteral("return R1")).exitCode == 1);
    CHECK(till.ctl(QStringLiteral("sale 12,50")).exitCode == 2);
    CHECK(till.ctl(QStringLiteral("sync now")).exitCode == 0);
    CHECK(till.ctl(QStringLiteral("ledger verify")).exitCode == 0);
    const Ended second = test::run(test::loyaltyctl(), {QStringLiteral("run"), QStringLiteral("--dir"), till.terminal(),
                                                        QStringLiteral("--lang"), QStringLiteral("en")});
    CHECK(second.exitCode == 3);
    CHECK(second.err.find("keeps this terminal running already") != std::string::npos);

    keeper.terminate();
    REQUIRE(keeper.waitForFinished(20'000));
    CHECK(keeper.exitCode() == 0);
    CHECK(till.ctl(QStringLiteral("sync status")).exitCode == 0);
}

TEST_CASE("a program that is killed leaves nothing in the way")
{
    const Till till;
    QProcess keeper;
    till.start(keeper, {QStringLiteral("run")});
    awaitReady(keeper);
    keeper.kill();
    REQUIRE(keeper.waitForFinished());
    CHECK(till.ctl(QStringLiteral("sale 20.00 --member 13800138000")).exitCode == 0);
    CHECK(till.ctl(QStringLiteral("ledger verify")).exitCode == 0);
}

} // namespace
} // namespace loyalty::ctl
