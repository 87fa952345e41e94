#pragma once

#include "devices/wedge/wedge_filter.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loyalty::test {

using devices::KeyStroke;
using devices::WedgeCode;
using devices::WedgeFilter;
using devices::WedgeOutcome;
using devices::WedgeProfile;

constexpr std::uint32_t kEnter = 36;
constexpr std::uint32_t kTab = 23;
constexpr std::uint32_t kLeftShift = 50;
constexpr std::uint32_t kLeftCtrl = 37;
constexpr std::uint32_t kF4 = 70;

/// The key of a US keyboard that types the character, and whether Shift is down.
struct Key
{
    std::uint32_t scanCode = 0;
    bool shift = false;
};
[[nodiscard]] Key keyOf(char c);

[[nodiscard]] KeyStroke down(std::uint64_t atMs, std::uint32_t scanCode, bool shift = false);
[[nodiscard]] KeyStroke up(std::uint64_t atMs, std::uint32_t scanCode, bool shift = false);

/// What a keyboard sends for a text: each key `gapMs` behind the last, down for `holdMs`. Shift goes down with a key that
/// needs it, and up with it.
[[nodiscard]] std::vector<KeyStroke> typed(std::string_view text, std::uint64_t startMs, std::uint64_t gapMs,
                                           std::uint64_t holdMs);
/// A scanner's: typed() with Enter behind.
[[nodiscard]] std::vector<KeyStroke> scanned(std::string_view text, std::uint64_t startMs, std::uint64_t gapMs);

/// A program behind the filter: its event loop, and what reached its fields. Time is the strokes' own.
class Desk
{
public:
    explicit Desk(std::vector<WedgeProfile> profiles = {WedgeProfile{}});

    /// Time passes to the stroke first.
    void key(const KeyStroke& stroke);
    void keys(const std::vector<KeyStroke>& strokes);
    /// Time passes until nothing is held any longer.
    void rest();
    /// From now on the loop is too busy for the timer, until a rest().
    void beSlow() { m_slow = true; }

    /// What fields were typed, by a US keyboard; Enter is '\n', Tab '\t', other keys '?'. Modifiers are left out.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] const std::vector<KeyStroke>& delivered() const { return m_delivered; }
    [[nodiscard]] std::vector<std::string> codes() const;
    [[nodiscard]] const std::vector<WedgeCode>& wedgeCodes() const { return m_codes; }
    [[nodiscard]] int misread() const { return m_misread; }
    /// The longest time that a delivered stroke was held for.
    [[nodiscard]] std::uint64_t longestHeldMs() const { return m_longestHeldMs; }

private:
    void act(const WedgeOutcome& outcome, const KeyStroke* present, std::uint64_t nowMs);
    void deliver(const KeyStroke& stroke, std::uint64_t nowMs);

    WedgeFilter m_filter;
    std::vector<KeyStroke> m_held;
    std::vector<KeyStroke> m_delivered;
    std::vector<WedgeCode> m_codes;
    int m_misread = 0;
    std::optional<std::uint64_t> m_lapseAtMs;
    std::uint64_t m_longestHeldMs = 0;
    bool m_slow = false;
};

} // namespace loyalty::test
