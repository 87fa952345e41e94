#include "tests/app/headoffice/command/run.h"
#include "tests/support/tree.h"

#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <sstream>

using namespace loyalty;
using namespace loyalty::headoffice;
using namespace loyalty::headoffice::test;

namespace {

std::string sample()
{
    return (loyalty::test::sourceDir() / "resources/programme/sample-retail-cn.json").string();
}

std::string readAll(const std::string& file)
{
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

} // namespace

TEST_CASE("a code is told for a store that is there")
{
    const NewOffice office;

    const Ran code = office({"code", "--store", "S1", "--lane", "3"});
    CHECK(code.exit == Exit::Done);
    CHECK(code.out.size() == 15); // XXXX-XXXX-XXXX and a line end

    const Ran none = office({"code", "--store", "S9"});
    CHECK(none.exit == Exit::Refused);
    CHECK(none.err.find("no-such-store") != std::string::npos);
}

TEST_CASE("a programme is published once, and a broken one is told what is wrong with it")
{
    const NewOffice office;
    const std::string good = readAll(sample());
    const auto publish = [&](const std::string& text) {
        return office({"publish", office.around().write("programme.json", text).string()});
    };

    CHECK(publish("nonsense").exit == Exit::Refused);
    const Ran broken = publish("{\"format\":\"loyalty-programme/2\",\"id\":7}");
    CHECK(broken.exit == Exit::Refused);
    CHECK(broken.err.find("\n  id: wrong-type") != std::string::npos);
    CHECK(office({"publish", "/none.json"}).exit == Exit::Fault);

    const Ran published = publish(good);
    CHECK(published.exit == Exit::Done);
    CHECK(published.out == "published version 1\n");
    const Ran again = publish(good);
    CHECK(again.exit == Exit::Refused);
    CHECK(again.err.find("programme-not-newer") != std::string::npos);
    CHECK(office({"publish", (loyalty::test::sourceDir() / "resources/programme/sample-grocery-usd.json").string()})
              .err.find("programme-other-currency") != std::string::npos);
}

TEST_CASE("stores and operators are added and changed")
{
    const NewOffice office;

    CHECK(office({"store", "add", "--id", "S2", "--zone", "Europe/London", "--cut-off", "03:30"}).exit == Exit::Done);
    CHECK(office({"store", "add", "--id", "S3", "--zone", "London"}).exit == Exit::Refused);
    CHECK(office({"store", "add", "--id", "S3", "--zone", "Europe/London", "--cut-off", "noon"}).exit == Exit::Usage);
    CHECK(office({"operator", "add", "--id", "b", "--role", "manager"}).exit == Exit::Done);
    CHECK(office({"operator", "add", "--id", "b", "--role", "manager", "--inactive"}).exit == Exit::Done);
    CHECK(office({"operator", "add", "--id", "b", "--role", "owner"}).exit == Exit::Refused);

    const std::string status = office({"status"}).out;
    CHECK(status.find("S2  S2  Europe/London") != std::string::npos);
    CHECK(status.find("b  b  manager  inactive") != std::string::npos);
    CHECK(status.find("S3") == std::string::npos);
}

TEST_CASE("a person gets a PIN that is drawn, or one of their own, and loses it")
{
    const NewOffice office({"--operator", "2001:Li Na:cashier", "--operator", "2002:Zhou Min:supervisor"});
    const Ran drawn = office({"operator", "pin", "2001"});
    CHECK(drawn.exit == Exit::Done);
    CHECK(drawn.out.starts_with("PIN of operator 2001: "));
    CHECK(office({"status"}).out.find("2001  Li Na  cashier  PIN\n") != std::string::npos);
    CHECK(office({"status"}).out.find("2002  Zhou Min  supervisor\n") != std::string::npos);

    const auto given = [&](const std::string& pin) {
        const auto file = office.around().write("pin", pin + "\n");
        std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
        return office({"operator", "pin", "2002", "--pin-file", file.string()});
    };
    CHECK(given("480226").out == "operator 2002 has a new PIN\n");
    CHECK(given("1234").err.find("first that anybody tries") != std::string::npos);
    CHECK(given("12").exit == Exit::Refused);
    CHECK(office({"operator", "pin", "2002", "--pin-file", "/none"}).exit == Exit::Fault);
    CHECK(office({"operator", "pin", "2002", "--pin-file", "/none", "--remove"}).exit == Exit::Usage);
    CHECK(office({"operator", "pin", "2009"}).err.find("no-such-operator") != std::string::npos);

    CHECK(office({"operator", "add", "--id", "2001", "--name", "Li", "--role", "manager"}).exit == Exit::Done);
    CHECK(office({"status"}).out.find("2001  Li  manager  PIN\n") != std::string::npos);
    CHECK(office({"operator", "pin", "2001", "--remove"}).exit == Exit::Done);
    CHECK(office({"status"}).out.find("2001  Li  manager\n") != std::string::npos);
}

TEST_CASE("a member is found again by phone, card or former id")
{
    const NewOffice office;
    CHECK(office({"member", "add", "--name", "王五", "--phone", "138 1234 5678", "--card", "801508224657", "--external",
                  "old-7"})
              .exit == Exit::Done);

    const std::string byPhone = office({"ledger", "--member", "+8613812345678"}).out;
    CHECK(byPhone.starts_with("member "));
    CHECK(office({"ledger", "--member", "801508224657"}).out == byPhone);
    CHECK(office({"ledger", "--member", "old-7"}).out == byPhone);
    CHECK(office({"ledger", "--member", byPhone.substr(7, 32)}).out == byPhone);
    CHECK(office({"ledger", "--member", "13800000000"}).exit == Exit::Refused);
    CHECK(office({"ledger"}).exit == Exit::Usage);
    CHECK(office({"ledger", "--sums"}).exit == Exit::Done);

    CHECK(office({"member", "add", "--phone", "138"}).exit == Exit::Refused);
    CHECK(office({"member", "add", "--name", "nobody"}).exit == Exit::Usage);
    CHECK(office({"member", "add", "--phone", "13812345678"}).out == "0 added, 1 there already, 0 refused\n");
}

TEST_CASE("a list puts members into a segment and takes them out, and names those whom nobody knows")
{
    const NewOffice office;
    CHECK(office({"member", "add", "--phone", "13812345671"}).exit == Exit::Done);
    CHECK(office({"member", "add", "--phone", "13812345672"}).exit == Exit::Done);
    const std::string list =
        office.around().write("list.csv", "13812345671\r\n\r\n13812345679\r\n13812345672\r\n").string();
    const auto in = office({"segment", "add", "students", list});
    CHECK(in.exit == Exit::Refused);
    CHECK(in.out == "2 put in, 0 as before, 1 unknown\n");
    CHECK(in.err == "'13812345679': no such member\n");
    CHECK(office({"segment", "add", "students", list}).out == "0 put in, 2 as before, 1 unknown\n");
    const std::string one = office.around().write("one.csv", "13812345672\n").string();
    CHECK(office({"segment", "remove", "students", one}).out == "1 taken out, 0 as before, 0 unknown\n");
    CHECK(office({"segment", "add", "", one}).exit != Exit::Done);
    CHECK(office({"segment", "add", "students", "/none"}).exit == Exit::Fault);
}

TEST_CASE("importing adds what is right, names what is wrong, and adds nothing twice")
{
    const NewOffice office;
    const std::string file = office.around()
                                 .write("members.csv", "\xef\xbb\xbfname,phone,birthday,card,external,store\r\n"
                                                       "王小明,13812345671,1990-02-28,,,S1\r\n"
                                                       "\"Li, Na\",13812345672,--02-29,801508224657,\"a1;a2\",\r\n"
                                                       "Bad Phone,12,,,,\r\n"
                                                       "Bad Day,13812345673,1990-02-30,801508224658,,S7\r\n")
                                 .string();

    const Ran first = office({"member", "import", file});
    CHECK(first.exit == Exit::Refused);
    CHECK(first.out == "2 added, 0 there already, 2 refused\n");
    CHECK(first.err.find("row 4: phone '12'") != std::string::npos);
    CHECK(first.err.find("row 5: birthday '1990-02-30'") != std::string::npos);
    CHECK(first.err.find("row 5: card '801508224658'") != std::string::npos);
    CHECK(first.err.find("row 5: store 'S7'") != std::string::npos);
    CHECK(office({"ledger", "--member", "a2"}).exit == Exit::Done);

    CHECK(office({"member", "import", file}).out == "0 added, 2 there already, 2 refused\n");
    CHECK(office({"verify"}).out.find("all agree") != std::string::npos);
}

TEST_CASE("a row whose card nobody gets, and a row of nobody, are refused by their number")
{
    const NewOffice office;
    const auto import = [&](const std::string& rows) {
        return office({"member", "import",
                       office.around().write("members.csv", "name,phone,birthday,card,store\n" + rows).string()});
    };
    const Ran both = import("ok,13800000001,,801508224657,S1\nok2,13800000001,,801990941024,S1\n");
    CHECK(both.exit == Exit::Refused);
    CHECK(both.out == "1 added, 0 there already, 1 refused\n");
    CHECK(both.err.starts_with("row 3: card '801990941024': not taken"));
    CHECK(import("ok,13800000001,,801508224657,S1\n").out == "0 added, 1 there already, 0 refused\n");
    CHECK(import("x,13800000002,,801508224657,S1\n").err.starts_with("row 2: card '801508224657': not taken"));
    CHECK(office({"ledger", "--member", "13800000002"}).exit == Exit::Refused);
    const Ran nobody = import(",,,,\n,,,,S1\nAna,,,,\n");
    CHECK(nobody.out == "1 added, 0 there already, 2 refused\n");
    CHECK(nobody.err.find("row 2:") != std::string::npos);
    CHECK(nobody.err.find("row 3:") != std::string::npos);
}

TEST_CASE("what pays is never kept as a member's card, nor said again")
{
    const NewOffice office;
    for (const char* paying : {"4111111111111111", "4111-1111-1111-1111", "134567890123456788"}) {
        const Ran ran = office({"member", "add", "--phone", "13812345671", "--card", paying});
        CHECK(ran.exit == Exit::Refused);
        CHECK(ran.err.find("never kept") != std::string::npos);
        CHECK(ran.err.find(paying) == std::string::npos);
    }
    CHECK(office({"ledger", "--member", "13812345671"}).exit == Exit::Refused);
}

TEST_CASE("a table that is none is refused whole")
{
    const NewOffice office;
    for (const char* text : {"", "name,shoe size\nx,3\n", "name,name\nx,y\n", "name,phone\nx\n", "name\n\"x\n"}) {
        const Ran ran = office({"member", "import", office.around().write("members.csv", text).string()});
        CHECK(ran.exit == Exit::Refused);
        CHECK(ran.out.empty());
    }
    CHECK(office({"member", "import", office.around().path().string()}).exit == Exit::Fault);
}

TEST_CASE("sample members come in once and are the same for the same seed")
{
    const NewOffice office({"--store", "S2:Two:Asia/Shanghai"});

    const std::string printed = run({"member", "sample", "--count", "3", "--seed", "9"}).out;
    CHECK(printed == run({"member", "sample", "--count=3", "--seed=9"}).out);
    CHECK(printed != run({"member", "sample", "--count=3", "--seed=8"}).out);

    CHECK(office({"member", "sample", "--count", "600", "--store", "S1", "--store", "S2"}).out ==
          "600 added, 0 there already, 0 refused\n");
    CHECK(office({"member", "sample", "--count", "601"}).out == "1 added, 600 there already, 0 refused\n");
    CHECK(office({"status"}).out.find("members       601\n") != std::string::npos);
}

TEST_CASE("only a known incarnation is retired")
{
    const NewOffice office;
    CHECK(office({"retire", "x"}).exit == Exit::Refused);
    CHECK(office({"retire", std::string(32, 'a')}).err.find("no-such-incarnation") != std::string::npos);
}

TEST_CASE("suspense is listed, and a decision needs a person, a reason and an entry")
{
    const NewOffice office({"--operator", "m1:Li Ying:manager", "--operator", "c1:Wang Min:cashier"});
    CHECK(office({"suspense", "list"}).out == "nothing stands in suspense\n");
    const std::string entry = std::string(32, 'a') + ":3";
    CHECK(office({"suspense", "show", entry}).err.find("no-such-entry") != std::string::npos);
    CHECK(office({"suspense", "show", "nonsense"}).err.find("bad-request") != std::string::npos);
    CHECK(office({"suspense", "book", entry, "--operator", "m1"}).exit == Exit::Usage);
    CHECK(office({"suspense", "drop", entry, "--reason", "x"}).exit == Exit::Usage);
    CHECK(office({"suspense", "retry", "--operator", "m1"}).exit == Exit::Usage);
    const auto refusal = [&](const char* person) {
        return office({"suspense", "book", entry, "--operator", person, "--reason", "x"}).err;
    };
    CHECK(refusal("nobody").find("no-such-operator") != std::string::npos);
    CHECK(refusal("c1").find("not-allowed") != std::string::npos);
    CHECK(refusal("m1").find("no-such-entry") != std::string::npos);
    const Ran all = office({"suspense", "retry", "--all", "--operator", "m1"});
    CHECK(all.exit == Exit::Done);
    CHECK(all.out == "0 booked, 0 left in suspense\n");
    CHECK(office({"verify"}).out.find("0 in suspense, 0 judged otherwise than printed") != std::string::npos);
}
