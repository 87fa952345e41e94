#include "app/ctl/json_view.h"
#include "tests/app/ctl/programs.h"
#include "tests/support/printer/fake_tcp_printer.h"

#include <QFile>
#include <QImage>

#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <fstream>

namespace loyalty::ctl {
namespace {

using test::Ended;
using test::Shop;

struct Till : Shop
{
    Till()
    {
        enrol();
        REQUIRE(ctl(QStringLiteral("member add --name Ana --phone 13800138000 --consent v1")).exitCode == 0);
        REQUIRE(ctl(QStringLiteral("sale 25.00 --member 13800138000 --ticket T1")).exitCode == 0);
    }
    [[nodiscard]] QString file(const char* name) const { return QString::fromStdString((folder() / name).string()); }
};

bool says(const Ended& ended, std::string_view words)
{
    return ended.out.find(words) != std::string::npos;
}

TEST_CASE("a receipt is shown in both languages, and as a picture of either paper")
{
    const Till till;
    const Ended english = till.ctl(QStringLiteral("receipt T1 --why --lang en"));
    INFO(english.out << english.err);
    CHECK(english.exitCode == 0);
    CHECK(says(english, "To pay"));
    CHECK(says(english, "How the points came about"));
    CHECK(says(english, "A**"));
    CHECK(english.err.empty());
    CHECK(says(till.ctl(QStringLiteral("receipt T1 --lang zh_CN --width 58")), "本次积分"));

    for (const auto& [width, dots] : {std::pair("80", 576), std::pair("58", 384)}) {
        const QString png = till.file("paper.png");
        CHECK(till.ctl(QStringLiteral("receipt T1 --width %1 --out %2").arg(QLatin1String(width), png)).exitCode == 0);
        CHECK(QImage(png).width() > dots);
    }
    CHECK(says(till.ctl(QStringLiteral("receipts --lang en")), "Sale"));
    CHECK(till.ctl(QStringLiteral("receipt T1 --width 57")).exitCode == 2);
    CHECK(till.ctl(QStringLiteral("receipt T1 --out nowhere")).exitCode == 2);
    CHECK(till.ctl(QStringLiteral("receipt T1 --kind void")).exitCode == 1);
}

TEST_CASE("a receipt names the articles that the shop's list names, and says where that list is wrong")
{
    const Till till;
    REQUIRE(till.ctl(QStringLiteral("sale --line dairy:6901:2:3.80 --line :6902:1:2.00 --ticket T2")).exitCode == 0);
    std::filesystem::path list = till.terminal().toStdString();
    list /= "articles.csv";
    std::ofstream(list) << "sku,name,price\n6901,Fresh milk,1.90\n";
    const Ended named = till.ctl(QStringLiteral("receipt T2 --lang en"));
    INFO(named.out << named.err);
    CHECK(says(named, "Fresh milk"));
    CHECK_FALSE(says(named, "6901"));
    CHECK(says(named, "6902"));
    std::ofstream(list) << "sku,name,price\n6901,Fresh milk,cheap\n";
    const Ended wrong = till.ctl(QStringLiteral("receipt T2 --lang en"));
    CHECK(wrong.exitCode != 0);
    CHECK(wrong.err.find("articles.csv line 2") != std::string::npos);
}

TEST_CASE("a receipt is printed over the network once, and then as a reprint")
{
    const Till till;
    test::FakeTcpPrinter printer(*devices::profileForPaper(80));
    const QString print = QStringLiteral("receipt T1 --lang en --out tcp://127.0.0.1:%1").arg(printer.port());
    const Ended first = till.ctl(print);
    INFO(first.out << first.err);
    CHECK(first.exitCode == 0);
    CHECK(says(till.ctl(QStringLiteral("receipts --lang en")), "No receipt"));
    CHECK(till.ctl(print).exitCode == 0);
    const devices::PrinterModel model = printer.model();
    const auto sheets = model.sheets();
    REQUIRE(sheets.size() == 2);
    CHECK(sheets[0].texts.front().text != QStringLiteral("REPRINT 1"));
    CHECK(sheets[1].texts.front().text == QStringLiteral("REPRINT 1"));
    CHECK(model.unknown().isEmpty());
    // What the paper shows finds the sale again.
    REQUIRE(sheets[0].codes.size() == 1);
    CHECK(till.ctl(QStringLiteral("receipt %1").arg(QString::fromUtf8(sheets[0].codes[0].bytes))).exitCode == 0);
}

TEST_CASE("a receipt that no printer took is still owed, and can be declined")
{
    const Till till;
    const Ended failed = till.ctl(QStringLiteral("receipt T1 --out /dev/no-such-printer"));
    INFO(failed.out << failed.err);
    CHECK(failed.exitCode == 3);
    CHECK(says(till.ctl(QStringLiteral("receipts --lang en")), "Sale"));
    CHECK(till.ctl(QStringLiteral("receipt T1 --decline")).exitCode == 0);
    CHECK(says(till.ctl(QStringLiteral("receipts --lang en")), "No receipt"));
    CHECK(till.ctl(QStringLiteral("receipt T1 --decline")).exitCode == 1);
}

} // namespace
} // namespace loyalty::ctl
