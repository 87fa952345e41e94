#include "devices/wedge/wedge_filter.h"

#include "tests/devices/wedge/desk.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::devices {
namespace {

using namespace std::chrono_literals;
using test::Desk;
using test::down;
using test::scanned;
using test::typed;
using test::up;
using Codes = std::vector<std::string>;

constexpr const char kEan[] = "4006381333931";

TEST_CASE("a scanner's keys become one code, and nothing reaches a field")
{
    for (const std::uint64_t gap : {4U, 15U, 30U, 60U, 70U}) {
        INFO(gap << " ms");
        Desk desk;
        desk.keys(scanned(kEan, 1000, gap));
        desk.rest();
        CHECK(desk.codes() == Codes{kEan});
        CHECK(desk.delivered().empty());
    }
}

TEST_CASE("what a person types arrives, key by key and in order")
{
    const std::string text = "13800138000 Wang, 88.5\n";
    for (const std::uint64_t gap : {71U, 100U, 250U}) {
        INFO(gap << " ms");
        Desk desk;
        desk.keys(typed(text, 1000, gap, 60));
        desk.rest();
        CHECK(desk.text() == text);
        CHECK(desk.codes().empty());
        CHECK(desk.longestHeldMs() <= 70);
        CHECK(desk.delivered().size() == typed(text, 1000, gap, 60).size());
    }
}

TEST_CASE("fewer keys than a code has are a person's, however quick")
{
    Desk desk;
    desk.keys(scanned("123", 1000, 20));
    desk.rest();
    CHECK(desk.text() == "123\n");
    CHECK(desk.codes().empty());
}

TEST_CASE("a code may end with Enter, Tab, Ctrl+J, several of them, or silence")
{
    struct Row
    {
        const char* what;
        std::vector<KeyStroke> end;
    };
    KeyStroke lineFeed = down(1080, test::keyOf('j').scanCode);
    lineFeed.ctrl = true;
    const Row rows[] = {
        {"silence", {}},
        {"Enter", {down(1080, test::kEnter), up(1082, test::kEnter)}},
        {"Enter of the keypad", {down(1080, 104), up(1082, 104)}},
        {"Tab", {down(1080, test::kTab), up(1082, test::kTab)}},
        {"a slow Enter", {down(1210, test::kEnter), up(1212, test::kEnter)}},
        {"LF as Ctrl+J",
         {down(1079, test::kLeftCtrl), lineFeed, up(1082, test::keyOf('j').scanCode), up(1083, test::kLeftCtrl)}},
        {"CR and LF",
         {down(1080, test::kEnter), up(1082, test::kEnter), down(1090, test::kEnter), up(1092, test::kEnter)}},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        Desk desk;
        desk.keys(typed("12345", 1000, 15, 2));
        desk.keys(row.end);
        desk.rest();
        CHECK(desk.codes() == Codes{"12345"});
        CHECK(desk.text().empty());
    }
}

TEST_CASE("Enter is a person's again when the code is long over")
{
    Desk desk;
    desk.keys(typed("12345", 1000, 15, 2));
    desk.rest();
    desk.key(down(1060 + 151, test::kEnter));
    CHECK(desk.codes() == Codes{"12345"});
    CHECK(desk.text() == "\n");
}

TEST_CASE("a scanner that always sends a terminator is not believed without")
{
    Desk desk({WedgeProfile{.ending = WedgeEnding::Terminator}});
    desk.keys(typed("12345", 1000, 15, 2));
    desk.rest();
    CHECK(desk.text() == "12345");
    desk.keys(typed("54321", 2000, 15, 2));
    desk.key(down(2200, test::kEnter));
    CHECK(desk.codes() == Codes{"54321"});
    CHECK(desk.text() == "12345");
}

TEST_CASE("a key that is held down repeats, and is no scanner")
{
    Desk desk;
    const std::uint32_t five = test::keyOf('5').scanCode;
    desk.key(down(1000, five));
    for (std::uint64_t at = 1500; at < 2000; at += 30) {
        KeyStroke again = down(at, five);
        again.autoRepeat = true;
        desk.key(again);
    }
    desk.key(up(2000, five));
    desk.rest();
    CHECK(desk.text() == "5" + std::string(17, '5'));
    CHECK(desk.codes().empty());
}

TEST_CASE("keys go up for whoever saw them go down")
{
    Desk desk;
    const std::uint32_t seven = test::keyOf('7').scanCode;
    desk.key(down(1000, seven));
    desk.rest();
    desk.keys(scanned(kEan, 1100, 10));
    desk.key(up(1300, seven));
    REQUIRE(desk.delivered().size() == 2);
    CHECK(desk.delivered()[0].press);
    CHECK(desk.delivered()[1].scanCode == seven);
    CHECK_FALSE(desk.delivered()[1].press);
    CHECK(desk.codes() == Codes{kEan});
}

TEST_CASE("a person's key that goes up within a burst arrives behind it")
{
    Desk desk;
    const std::uint32_t zero = test::keyOf('0').scanCode;
    desk.key(down(1000, zero));
    desk.rest();
    auto strokes = scanned("4711471", 1080, 10);
    strokes.insert(strokes.begin() + 3, up(1092, zero));
    desk.keys(strokes);
    desk.rest();
    CHECK(desk.codes() == Codes{"4711471"});
    REQUIRE(desk.delivered().size() == 2);
    CHECK(desk.delivered()[1].scanCode == zero);
}

TEST_CASE("a key that no code holds lets a person's keys go at once, and does not stop a scanner")
{
    Desk person;
    person.keys(typed("12", 1000, 30, 10));
    person.key(down(1050, test::kF4));
    CHECK(person.text() == "12?");

    Desk scanner;
    auto strokes = scanned(kEan, 1000, 10);
    strokes.insert(strokes.begin() + 14, down(1068, test::kF4));
    scanner.keys(strokes);
    CHECK(scanner.codes() == Codes{kEan});
    CHECK(scanner.text() == "?");
}

TEST_CASE("what is left of a code that a person's key cut in two is no code")
{
    Desk desk;
    auto strokes = scanned(kEan, 1000, 10);
    strokes.insert(strokes.begin() + 4, down(1015, test::kF4));
    desk.keys(strokes);
    desk.rest();
    CHECK(desk.codes().empty());
    CHECK(desk.misread() == 1);
    CHECK(desk.text() == "40?");

    desk.keys(scanned(kEan, 3000, 10));
    CHECK(desk.codes() == Codes{kEan});
}

TEST_CASE("prefix and suffix are taken off, and what a person typed before the prefix is given back")
{
    Desk desk({WedgeProfile{.prefix = "~", .suffix = "#", .ending = WedgeEnding::Terminator}});
    desk.keys(scanned("~12345#", 1000, 10));
    CHECK(desk.codes() == Codes{"12345"});

    desk.keys(scanned("12345", 2000, 10));
    desk.rest();
    CHECK(desk.text() == "12345\n");

    desk.keys(scanned("9~54321#", 3000, 10));
    desk.rest();
    CHECK(desk.codes() == Codes{"12345", "54321"});
    CHECK(desk.text() == "12345\n9");
}

TEST_CASE("of several scanners the one that fits is named")
{
    Desk desk(
        {WedgeProfile{.label = "counter", .gap = 20ms, .prefix = "%"}, WedgeProfile{.label = "handheld", .gap = 80ms}});
    desk.keys(scanned("%12345", 1000, 10));
    desk.keys(scanned("12345", 2000, 75));
    desk.keys(scanned("%12345", 3000, 75));
    CHECK(desk.wedgeCodes() ==
          std::vector<WedgeCode>{{"counter", "12345"}, {"handheld", "12345"}, {"handheld", "%12345"}});
}

TEST_CASE("where scanners read digits only, letters are never held, and a code with one is a misread")
{
    Desk desk({WedgeProfile{.letters = false}});
    desk.keys(typed("abcdef", 1000, 20, 10));
    CHECK(desk.text() == "abcdef");
    CHECK(desk.longestHeldMs() == 0);

    desk.keys(scanned("12345X789", 2000, 10));
    desk.rest();
    CHECK(desk.text() == "abcdef");
    CHECK(desk.misread() == 1);
    desk.keys(scanned("12345", 3000, 10));
    CHECK(desk.codes() == Codes{"12345"});
}

TEST_CASE("letters, signs and the separator of GS1 codes come through")
{
    Desk desk;
    desk.keys(scanned("]C1Ab/c-9_%\"|", 1000, 12));
    CHECK(desk.codes() == Codes{"]C1Ab/c-9_%\"|"});

    Desk gs1;
    gs1.keys(typed("10AB", 1000, 10, 2));
    KeyStroke separator = down(1040, test::keyOf(']').scanCode);
    separator.ctrl = true;
    gs1.keys({down(1039, test::kLeftCtrl), separator, up(1042, separator.scanCode), up(1043, test::kLeftCtrl)});
    gs1.keys(scanned("2112", 1050, 10));
    CHECK(gs1.codes() == Codes{"10AB\x1D"
                               "2112"});
    CHECK(gs1.text().empty());
}

TEST_CASE("with Ctrl or Alt a key is a command and never held")
{
    Desk desk;
    for (std::uint64_t at = 1000; at < 1080; at += 10) {
        KeyStroke stroke = down(at, test::keyOf('1').scanCode);
        stroke.ctrl = at % 20 == 0;
        stroke.command = !stroke.ctrl;
        desk.key(stroke);
        CHECK(desk.delivered().back().timestampMs == at);
    }
    CHECK(desk.codes().empty());
}

TEST_CASE("keys from no keyboard are never held")
{
    Desk desk;
    for (std::uint64_t at = 1000; at < 1080; at += 10)
        desk.key(down(at, 0));
    CHECK(desk.delivered().size() == 8);
    CHECK(desk.longestHeldMs() == 0);
}

TEST_CASE("time that wraps at 32 bits is time that passes")
{
    Desk desk;
    auto strokes = scanned(kEan, 0xFFFFFFE0, 10);
    for (KeyStroke& stroke : strokes)
        stroke.timestampMs &= 0xFFFFFFFF;
    desk.keys(strokes);
    CHECK(desk.codes() == Codes{kEan});
}

TEST_CASE("a code longer than any is a misread and leaks nothing")
{
    Desk desk;
    desk.keys(scanned(std::string(WedgeFilter::kLongestCode + 100, '7'), 1000, 4));
    desk.rest();
    CHECK(desk.misread() == 1);
    CHECK(desk.codes().empty());
    CHECK(desk.delivered().empty());
}

TEST_CASE("without scanners nothing is held")
{
    Desk desk(std::vector<WedgeProfile>{});
    desk.keys(scanned(kEan, 1000, 5));
    CHECK(desk.text() == std::string(kEan) + "\n");
    CHECK(desk.longestHeldMs() == 0);
}

TEST_CASE("looking ahead changes nothing")
{
    WedgeFilter filter({WedgeProfile{}});
    for (const KeyStroke& stroke : scanned(kEan, 1000, 10)) {
        const WedgeOutcome ahead = filter.preview(stroke);
        CHECK(filter.preview(stroke).now == ahead.now);
        const WedgeOutcome outcome = filter.handle(stroke);
        CHECK(outcome.now == ahead.now);
        CHECK(outcome.code == ahead.code);
    }
}

} // namespace
} // namespace loyalty::devices
