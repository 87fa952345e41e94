#include "core/access/member_code.h"
#include "tests/app/headoffice/command/run.h"

#include <catch2/catch_test_macros.hpp>

using namespace loyalty;
using namespace loyalty::headoffice;
using namespace loyalty::headoffice::test;

namespace {

std::string valueOf(const Ran& ran, std::string_view label)
{
    const std::size_t at = ran.out.find(label);
    REQUIRE(at != std::string::npos);
    const std::size_t from = ran.out.find_first_not_of(' ', at + label.size());
    return ran.out.substr(from, ran.out.find('\n', from) - from);
}

std::string line(const Ran& ran)
{
    REQUIRE(ran.exit == Exit::Done);
    return ran.out.substr(0, ran.out.find('\n'));
}

} // namespace

TEST_CASE("a member has a pass from the start, and its code is the one a phone shows then")
{
    const NewOffice office;
    REQUIRE(office({"member", "add", "--name", "王小明", "--phone", "13800000001"}).exit == Exit::Done);
    const Ran pass = office({"member", "pass", "13800000001"});
    REQUIRE(pass.exit == Exit::Done);
    CHECK(valueOf(pass, "pass").size() == 12);
    CHECK(valueOf(pass, "epoch") == "1");
    CHECK(valueOf(pass, "secret").size() == 32);
    CHECK(valueOf(pass, "barcode").ends_with("{totp_timestamp_seconds}{totp_value_0}"));
    CHECK(valueOf(pass, "otpauth").starts_with("otpauth://totp/"));
    CHECK(office({"member", "pass", "13800000001"}).out == pass.out);

    const std::string code = line(office({"member", "code", "13800000001", "--at", "1789000000"}));
    const auto fields = access::LiveCode::parse(code);
    REQUIRE(fields);
    CHECK(fields->pass.digits() == valueOf(pass, "pass"));
    CHECK(fields->madeAt == 1789000000);
    CHECK(line(office({"member", "code", code})).size() == 34); // a code names its member too
}

TEST_CASE("a pass is issued anew, and the old one is nobody's")
{
    const NewOffice office;
    REQUIRE(office({"member", "add", "--name", "A", "--card", "79927398713"}).exit == Exit::Done);
    const std::string old = valueOf(office({"member", "pass", "79927398713"}), "pass");
    const Ran reissued = office({"member", "pass", "79927398713", "--reissue"});
    REQUIRE(reissued.exit == Exit::Done);
    CHECK(valueOf(reissued, "pass") != old);
    const std::string code = line(office({"member", "code", "--card", "79927398713", "--at", "1789000000"}));
    CHECK(access::LiveCode::parse(code)->pass.digits() == valueOf(reissued, "pass"));
    CHECK(office({"member", "pass", old}).exit == Exit::Refused);
    CHECK(office({"verify"}).exit == Exit::Done);
}

TEST_CASE("what a pass or code is asked for that cannot be is told")
{
    const NewOffice office;
    CHECK(office({"member", "pass", "13800000001"}).err.find("no-such-member") != std::string::npos);
    CHECK(office({"member", "code", "13800000001"}).exit == Exit::Refused);
    CHECK(office({"member", "code"}).exit == Exit::Usage);
    CHECK(office({"member", "code", "13800000001", "--card", "79927398713"}).exit == Exit::Usage);
    CHECK(office({"member", "code", "13800000001", "--at", "-5"}).exit == Exit::Usage);
    CHECK(office({"member", "pass"}).exit == Exit::Usage);
}
