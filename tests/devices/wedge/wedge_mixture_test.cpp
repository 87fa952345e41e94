#include "devices/wedge/us_layout.h"
#include "tests/devices/wedge/desk.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <map>

namespace loyalty::devices {
namespace {

using test::Desk;
using test::Key;

constexpr std::string_view kPersonsKeys = "0123456789abcdefgzAZ .,-\n\t";
constexpr std::string_view kScannersKeys = "0123456789ABCxyz-/%";

/// A person and a scanner at one till, at random. A person's keys may be down while the scanner types; between a
/// person's printable key and a burst there is more than the scanner's gap, as no clock could tell them apart else.
class Mixture
{
public:
    void person()
    {
        const int keys = *rc::gen::inRange(1, 12);
        for (int i = 0; i < keys; ++i) {
            const char c = *rc::gen::elementOf(std::string(kPersonsKeys));
            const Key key = test::keyOf(c);
            const std::uint64_t hold = *rc::gen::inRange<std::uint64_t>(20, 400);
            m_now = std::max(m_now + *rc::gen::inRange<std::uint64_t>(90, 400), m_freeFrom[key.scanCode]);
            add(m_persons, test::down(m_now, key.scanCode, key.shift));
            add(m_persons, test::up(m_now + hold, key.scanCode, key.shift));
            m_freeFrom[key.scanCode] = m_now + hold + 1;
        }
    }

    void scanner()
    {
        const std::string code = *rc::gen::container<std::string>(static_cast<std::size_t>(*rc::gen::inRange(4, 30)),
                                                                  rc::gen::elementOf(std::string(kScannersKeys)));
        const std::uint64_t pace = *rc::gen::inRange<std::uint64_t>(4, 50);
        const bool enter = *rc::gen::arbitrary<bool>();
        m_codes.push_back(code);
        m_now += *rc::gen::inRange<std::uint64_t>(75, 300);
        // The same key of two keyboards at once is one key to the system.
        for (const char c : enter ? code + '\n' : code)
            m_now = std::max(m_now, m_freeFrom[test::keyOf(c).scanCode]);
        for (const char c : enter ? code + '\n' : code) {
            const Key key = test::keyOf(c);
            const std::uint64_t hold = *rc::gen::inRange<std::uint64_t>(1, pace);
            if (key.shift)
                add(m_scanners, test::down(m_now, test::kLeftShift));
            add(m_scanners, test::down(m_now, key.scanCode, key.shift));
            add(m_scanners, test::up(m_now + hold, key.scanCode, key.shift));
            if (key.shift)
                add(m_scanners, test::up(m_now + hold, test::kLeftShift));
            m_now += pace + *rc::gen::inRange<std::uint64_t>(0, 10);
        }
        m_now += 70;
    }

    void check(bool slowLoop)
    {
        Desk desk;
        if (slowLoop)
            desk.beSlow();
        std::ranges::stable_sort(m_all, {}, &KeyStroke::timestampMs);
        std::ranges::stable_sort(m_persons, {}, &KeyStroke::timestampMs);
        desk.keys(m_all);
        desk.rest();
        RC_ASSERT(desk.codes() == m_codes);
        RC_ASSERT(desk.misread() == 0);
        std::vector<KeyStroke> reached = desk.delivered();
        std::erase_if(reached, [](const KeyStroke& stroke) { return isModifierKey(stroke.scanCode); });
        RC_ASSERT(reached.size() == m_persons.size());
        for (std::size_t i = 0; i < reached.size(); ++i) {
            RC_ASSERT(reached[i].timestampMs == m_persons[i].timestampMs);
            RC_ASSERT(reached[i].scanCode == m_persons[i].scanCode);
            RC_ASSERT(reached[i].press == m_persons[i].press);
        }
    }

private:
    void add(std::vector<KeyStroke>& whose, const KeyStroke& stroke)
    {
        whose.push_back(stroke);
        m_all.push_back(stroke);
    }

    std::uint64_t m_now = 1000;
    std::map<std::uint32_t, std::uint64_t> m_freeFrom; ///< when a person lets a key go
    std::vector<KeyStroke> m_persons, m_scanners, m_all;
    std::vector<std::string> m_codes;
};

TEST_CASE("each burst is one code, and each key of a person arrives once and in order")
{
    for (const bool slowLoop : {false, true}) {
        REQUIRE(rc::check(slowLoop ? "while the loop is busy" : "while the loop is free", [&] {
            Mixture mixture;
            const int turns = *rc::gen::inRange(1, 8);
            for (int i = 0; i < turns; ++i) {
                if (*rc::gen::arbitrary<bool>())
                    mixture.person();
                else
                    mixture.scanner();
            }
            mixture.check(slowLoop);
        }));
    }
}

} // namespace
} // namespace loyalty::devices
