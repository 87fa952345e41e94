#include "app/headoffice/command/arguments.h"

#include "tests/app/headoffice/command/run.h"

#include <catch2/catch_test_macros.hpp>

#include <array>

using namespace loyalty::headoffice;
using namespace loyalty::headoffice::test;

namespace {

constexpr std::array kOptions = {
    Option{"--dir", "D", Take::Required, ""},
    Option{"--count", "N", Take::One, ""},
    Option{"--store", "S", Take::Many, ""},
    Option{"--sums", "", Take::Flag, ""},
};

auto read(const std::vector<std::string>& words)
{
    return Arguments::read(words, kOptions, 0, 1);
}

} // namespace

TEST_CASE("options are read in every usual spelling")
{
    const auto read1 = read({"--dir", "x", "--store=A", "--store", "B", "--sums", "--count=-3", "FILE"});
    REQUIRE(read1.has_value());
    CHECK(read1->get("--dir") == "x");
    CHECK(read1->all("--store") == std::vector<std::string>{"A", "B"});
    CHECK(read1->has("--sums"));
    CHECK(read1->number("--count", 1, -5, 5) == -3);
    CHECK(read1->operands() == std::vector<std::string>{"FILE"});

    const auto read2 = read({"--dir", "x", "--", "--sums"});
    REQUIRE(read2.has_value());
    CHECK(read2->operands() == std::vector<std::string>{"--sums"});
    CHECK(read2->get("--count", "7") == "7");
    CHECK(read2->number("--count", 9, 0, 10) == 9);
}

TEST_CASE("what cannot be meant is said in a sentence")
{
    struct Row
    {
        std::vector<std::string> words;
        std::string said;
    };
    for (const Row& row :
         std::vector<Row>{{{}, "--dir D is missing"},
                          {{"--dir"}, "--dir wants a value: --dir D"},
                          {{"--dir", "x", "--store", "A", "--store"}, "--store wants a value: --store S"},
                          {{"--dir="}, "--dir wants a value: --dir D"},
                          {{"--dir", "x", "--dir", "y"}, "--dir is given twice"},
                          {{"--dir", "x", "--nope"}, "there is no option '--nope'"},
                          {{"--dir", "x", "--sums=1"}, "--sums takes no value"},
                          {{"--dir", "x", "a", "b"}, "there is too much: 'b'"}}) {
        const auto read1 = read(row.words);
        REQUIRE_FALSE(read1.has_value());
        CHECK(read1.error() == row.said);
    }
    for (const char* wrong : {"x", "1x", "", "1.5", "99999999999999999999", "11"}) {
        const auto read1 = read({"--dir", "x", std::string("--count=") + wrong});
        if (read1)
            CHECK_FALSE(read1->number("--count", 1, 0, 10).has_value());
    }
}

TEST_CASE("every command has help, and the list names every command")
{
    const Ran list = run({"--help"});
    CHECK(list.exit == Exit::Done);
    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{{"create"},
                                                                                       {"serve"},
                                                                                       {"code"},
                                                                                       {"publish"},
                                                                                       {"store", "add"},
                                                                                       {"operator", "add"},
                                                                                       {"member", "add"},
                                                                                       {"member", "import"},
                                                                                       {"member", "sample"},
                                                                                       {"status"},
                                                                                       {"verify"},
                                                                                       {"ledger"},
                                                                                       {"retire"}}) {
        std::vector<std::string> asking = words;
        asking.emplace_back("--help");
        const Ran help = run(asking);
        CHECK(help.exit == Exit::Done);
        CHECK(help.out.find("--dir D") != std::string::npos);
        std::string name = words[0];
        if (words.size() > 1)
            name += " " + words[1];
        CHECK(list.out.find("  " + name) != std::string::npos);
    }
}

TEST_CASE("wrong usage ends with 2 and says where help is")
{
    CHECK(run({}).exit == Exit::Usage);
    CHECK(run({"dance"}).exit == Exit::Usage);
    CHECK(run({"member"}).exit == Exit::Usage);
    const Ran missing = run({"code", "--dir", "x"});
    CHECK(missing.exit == Exit::Usage);
    CHECK(missing.err.find("loyalty-headoffice code --help") != std::string::npos);
}
