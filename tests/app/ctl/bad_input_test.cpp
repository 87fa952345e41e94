#include "tests/app/ctl/programs.h"
#include "tests/support/tree.h"

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <fstream>
#include <iterator>

namespace loyalty::ctl {
namespace {

using test::Ended;
using test::Shop;

QString text(const std::filesystem::path& path)
{
    return QString::fromStdString(path.string());
}

bool says(const Ended& ended, std::string_view words)
{
    return ended.err.find(words) != std::string::npos;
}

Ended inEnglish(QStringList arguments)
{
    arguments << QStringLiteral("--lang") << QStringLiteral("en");
    return test::run(test::loyaltyctl(), arguments);
}

TEST_CASE("an amount finer than the currency is refused wherever one is typed")
{
    Shop shop;
    shop.enrol();
    REQUIRE(shop.ctl(QStringLiteral("member add --name Ana --phone 13800138000 --consent v1")).exitCode == 0);
    for (const char* const command :
         {"sale 5.001", "sale 0.005", "quote 5.001", "redeem 13800138000 5.001 max", "sale --line food:x:1:5.001"}) {
        const Ended ended = shop.ctl(QLatin1String(command));
        INFO(command << ": " << ended.out << ended.err);
        CHECK(ended.exitCode == 2);
        CHECK(says(ended, "has more decimals than"));
    }
    CHECK(says(shop.ctl(QStringLiteral("sale five")), "must be an amount"));
    const Ended both = shop.ctl(QStringLiteral("sale --line a:b:1:5 5"));
    CHECK(both.exitCode == 2);
    CHECK(says(both, "amount and lines exclude each other"));
    CHECK(shop.ctl(QStringLiteral("sale 5.1")).exitCode == 0);
}

TEST_CASE("a line says brand, tax and tags after its amount, and what it says wrong is named")
{
    Shop shop;
    shop.enrol();
    for (const char* const command : {"quote --line food:x:1:5.00:tax=13", "quote --line food:x:1:5.00:colour=red",
                                      "quote --line food:x:1:5.00:fresh"}) {
        const Ended ended = shop.ctl(QLatin1String(command));
        INFO(command << ": " << ended.out << ended.err);
        CHECK(ended.exitCode == 2);
        CHECK(says(ended, "takes brand="));
    }
    CHECK(shop.ctl(QStringLiteral("sale --line food:x:1:5.00:tags=fresh;local:tax=13%:brand=Meadow")).exitCode == 0);
}

TEST_CASE("a text that is too long is refused by its name and the limit")
{
    Shop shop;
    shop.enrol();
    const QString tooLong(201, QLatin1Char('x'));
    const std::array commands = {
        std::pair("name", QStringLiteral("member add --phone 13800138000 --consent v1 --name ") + tooLong),
        std::pair("ticket", QStringLiteral("sale 5.00 --ticket ") + tooLong),
        std::pair("register", QStringLiteral("sale 5.00 --register ") + tooLong),
        std::pair("reason", QStringLiteral("block 13800138000 --reason ") + tooLong),
        std::pair("sku", QStringLiteral("sale --line food:%1:1:5.00").arg(tooLong)),
    };
    for (const auto& [field, command] : commands) {
        const Ended ended = shop.ctl(command);
        INFO(ended.out << ended.err);
        CHECK(ended.exitCode == 2);
        CHECK(says(ended, std::string(field) + " is longer than 200 bytes"));
    }
    CHECK(shop.ctl(QStringLiteral("sale 5.00 --ticket ") + tooLong.left(200)).exitCode == 0);
}

TEST_CASE("only an enrolment that head office accepts makes a folder")
{
    Shop shop;
    const auto folder = shop.folder() / "new";
    for (const char* const command : {"sale 5.00", "sync now", "ledger verify", "run"}) {
        INFO(command);
        const Ended ended = inEnglish(
            QString::fromLatin1(command).split(QLatin1Char(' ')) +
            QStringList{QStringLiteral("--operator"), QStringLiteral("1001"), QStringLiteral("--dir"), text(folder)});
        CHECK(ended.exitCode == 3);
        CHECK_FALSE(std::filesystem::exists(folder));
    }
    const auto enrol = [&](const QString& url, const QString& code) {
        return inEnglish({QStringLiteral("enrol"), QStringLiteral("--dir"), text(folder),
                          QStringLiteral("--head-office"), url, QStringLiteral("--code"), code});
    };
    CHECK(enrol(QStringLiteral("http://192.0.2.1:8700"), QStringLiteral("X")).exitCode == 3);
    CHECK_FALSE(std::filesystem::exists(folder));
    CHECK(enrol(shop.url(), QString(201, QLatin1Char('X'))).exitCode == 3);
    CHECK_FALSE(std::filesystem::exists(folder));
    CHECK(enrol(shop.url(), QStringLiteral("WRONG-CODE")).exitCode == 1);
    CHECK_FALSE(std::filesystem::exists(folder));
}

TEST_CASE("a programme that is no JSON is answered with line, column and what was expected")
{
    const test::TempDir dir;
    const auto file = dir.write("broken.json", "{\n  \"format\": \"loyalty-programme/2\"\n  \"id\": \"a\"\n}\n");
    const Ended ended = inEnglish({QStringLiteral("programme"), QStringLiteral("validate"), text(file)});
    CHECK(ended.exitCode == 1);
    CHECK(says(ended, "line 3, column 3"));
    CHECK(says(ended, "a comma or a closing brace is expected here"));
}

TEST_CASE("a complaint about a programme names its place and quotes what stands there once")
{
    const test::TempDir dir;
    const auto judged = [&](const char* name, const std::string& document) {
        return inEnglish({QStringLiteral("programme"), QStringLiteral("validate"), text(dir.write(name, document))});
    };
    CHECK(says(judged("list.json", "[]"), "the document: [] is of the wrong kind"));
    const Ended currency = judged("currency.json", R"({"currency": "XX"})");
    CHECK(says(currency, "\"XX\" "));
    CHECK_FALSE(says(currency, "\"\"XX"));
}

TEST_CASE("what is no file is named for what it is")
{
    const test::TempDir dir;
    const auto validate = [](const QString& file) {
        return inEnglish({QStringLiteral("programme"), QStringLiteral("validate"), file});
    };
    CHECK(says(validate(text(dir.path())), "a folder, where a file is wanted"));
    CHECK(says(validate(QStringLiteral("/dev/null")), "a device or the like"));
    CHECK(says(validate(text(dir.path() / "none.json")), "no such file"));
}

TEST_CASE("the first word of several commands tells them when it is asked for help")
{
    for (const char* const group : {"member", "ledger", "sync", "programme", "receipt"}) {
        INFO(group);
        const Ended ended = test::run(test::loyaltyctl(), {QLatin1String(group), QStringLiteral("--help")});
        CHECK(ended.exitCode == 0);
        CHECK(ended.out.find("loyaltyctl " + std::string(group) + " ") != std::string::npos);
        CHECK(ended.err.empty());
    }
}

TEST_CASE("an example in the help of a command names the program and not the command twice")
{
    const Ended ended = inEnglish({QStringLiteral("adjust"), QStringLiteral("--help")});
    CHECK(ended.out.find("Usage: loyaltyctl adjust ") != std::string::npos);
    CHECK(ended.out.find("loyaltyctl adjust --reason error -- MEMBER -50") != std::string::npos);
    CHECK(ended.out.find("adjust adjust") == std::string::npos);
}

TEST_CASE("what is refused is told by what was done, not by what was not")
{
    Shop shop;
    shop.enrol();
    REQUIRE(shop.ctl(QStringLiteral("member add --phone 13800138000 --consent v1")).exitCode == 0);
    CHECK(says(shop.ctl(QStringLiteral("member add --card 801990941024 --consent v1")), "or none was given"));
    CHECK(says(shop.ctl(QStringLiteral("member add --phone 13800138001 --birthday 2190-01-01 --consent v1")),
               "still to come"));
    const auto sample = test::sourceDir() / "resources" / "programme" / "sample-retail-cn.json";
    std::string steep(std::istreambuf_iterator<char>(std::ifstream(sample).rdbuf()), {});
    const auto put = [&](const std::string& was, const std::string& now) {
        REQUIRE(steep.find(was) != std::string::npos);
        steep.replace(steep.find(was), was.size(), now);
    };
    put("\"version\": 1", "\"version\": 2");
    put("\"points\": 1,", "\"points\": 1000000,");
    put("\"perMinor\": 100", "\"perMinor\": 1");
    std::ofstream(shop.folder() / "steep.json") << steep;
    const Ended published = shop.office({QStringLiteral("publish"), text(shop.folder() / "steep.json")});
    INFO(published.err);
    REQUIRE(published.exitCode == 0);
    REQUIRE(shop.ctl(QStringLiteral("sync now")).exitCode == 0);
    const Ended sale = shop.ctl(QStringLiteral("sale 1000000.00 --member 13800138000"));
    CHECK(sale.exitCode == 1);
    CHECK(says(sale, "earns more points than can be booked"));
    CHECK_FALSE(says(sale, "Redeem fewer"));
    Shop other;
    other.enrol();
    const auto keyOf = [](const Shop& one) { return one.folder() / "terminal" / "folder.key"; };
    std::filesystem::remove(keyOf(shop));
    std::filesystem::copy_file(keyOf(other), keyOf(shop));
    const Ended foreign = shop.ctl(QStringLiteral("sale 5.00"));
    CHECK(foreign.exitCode == 3);
    CHECK(says(foreign, "put back the folder.key"));
}

TEST_CASE("a gzip that was cut off is named with the place where it ends")
{
    const test::TempDir dir;
    const auto whole = dir.write("t.csv", "basket_id\n" + std::string(20'000, '7'));
    REQUIRE(test::run(QStringLiteral("gzip"), {text(whole)}).exitCode == 0);
    const auto packed = dir.path() / "t.csv.gz";
    std::filesystem::resize_file(packed, std::filesystem::file_size(packed) - 10);
    const Ended ended =
        inEnglish({QStringLiteral("replay"), text(packed), QStringLiteral("--data-dir"), text(dir.path() / "out")});
    CHECK(ended.exitCode == 3);
    CHECK(says(ended, "t.csv.gz: unexpected end of file near byte"));
    CHECK(says(ended, "line 2 of its text"));
    CHECK_FALSE(std::filesystem::exists(dir.path() / "out"));
}

TEST_CASE("common options stand before the command or behind it")
{
    Shop shop;
    shop.enrol();
    const QStringList common{QStringLiteral("--data-dir"), shop.terminal(),        QStringLiteral("--lang=en"),
                             QStringLiteral("--operator"), QStringLiteral("1001"), QStringLiteral("--json")};
    const QStringList sale{QStringLiteral("sale"), QStringLiteral("5.00")};
    CHECK(test::run(test::loyaltyctl(), common + sale).out.find("\"outcome\":\"done\"") != std::string::npos);
    CHECK(test::run(test::loyaltyctl(), sale + common).out.find("\"outcome\":\"done\"") != std::string::npos);
    const Ended help = test::run(test::loyaltyctl(), {QStringLiteral("--help"), QStringLiteral("sale")});
    CHECK(help.exitCode == 0);
    CHECK(help.out.find("Usage: loyaltyctl sale") != std::string::npos);
    const Ended half = test::run(test::loyaltyctl(), {QStringLiteral("member"), QStringLiteral("ad")});
    CHECK(half.exitCode == 2);
    CHECK(says(half, "member add"));
    const Ended status =
        test::run(test::headOfficeProgram(),
                  {QStringLiteral("--data-dir"), text(shop.folder() / "office"), QStringLiteral("status")});
    INFO(status.err);
    CHECK(status.exitCode == 0);
}

TEST_CASE("who is not known here is said before head office that could not be asked")
{
    Shop shop;
    shop.enrol();
    shop.stopOffice();
    const Ended ended = shop.ctl(QStringLiteral("member find 13900139000"));
    CHECK(ended.exitCode == 1);
    const std::size_t known = ended.err.find("Nobody with this code is known at this terminal");
    const std::size_t asked = ended.err.find("Head office could not be asked");
    INFO(ended.err);
    REQUIRE(known != std::string::npos);
    REQUIRE(asked != std::string::npos);
    CHECK(known < asked);
}

} // namespace
} // namespace loyalty::ctl
