#pragma once

#include "devices/wedge/wedge_profile.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace loyalty::devices {

/// A key that went down or up.
struct KeyStroke
{
    std::uint64_t timestampMs = 0; ///< of the event, from any start; may wrap at 32 bits
    std::uint32_t scanCode = 0;    ///< X11 key code; 0: from no keyboard
    bool press = true;
    bool autoRepeat = false;
    bool shift = false;
    bool ctrl = false;
    bool command = false; ///< Alt or the logo key
};

/// A code that a scanner typed.
struct WedgeCode
{
    std::string label; ///< of the profile that it fits
    std::string text;  ///< without prefix and suffix

    bool operator==(const WedgeCode&) const = default;
};

/// What is to happen with keys.
struct WedgeOutcome
{
    enum class Now {
        Pass,    ///< the present stroke goes on, behind what is replayed
        Keep,    ///< it is held: whoever asked keeps the event
        Swallow, ///< it is a scanner's
    };

    /// Of what was held, by position, what is given back to whoever would have got it, in this order.
    std::vector<std::size_t> replay;
    bool emptied = false; ///< nothing that was held before is held any longer
    Now now = Now::Pass;
    bool grew = false; ///< the burst got longer: patience() starts anew
    std::optional<WedgeCode> code;
    bool broken = false; ///< a scanner typed something that cannot be trusted: scan again
};

/// Tells a keyboard-wedge scanner's typing from a person's by its speed.
///
/// A printable key is held until it is clear whose it is: no longer than the slowest scanner's gap when no other follows, and
/// then it is given back. A burst of enough keys that ends as a profile says is a code, of which no key, and no terminator,
/// reaches anybody. What a person did meanwhile (keys that go up, modifiers, auto-repeat) is given back in its order.
///
/// What time alone cannot tell: a person's printable key less than a gap before a burst becomes its first character, unless
/// the profile has a prefix.
///
/// A value; reads no clock. When patience() has passed since the burst last grew, the caller calls lapse().
class WedgeFilter
{
public:
    /// A terminator may be that late, and so much silence ends a code.
    static constexpr std::chrono::milliseconds kSilence{150};
    static constexpr std::size_t kLongestCode = 4096;

    /// With none nothing is ever held.
    explicit WedgeFilter(std::vector<WedgeProfile> profiles);

    [[nodiscard]] WedgeOutcome handle(const KeyStroke& stroke);
    /// What handle() would say, changing nothing.
    [[nodiscard]] WedgeOutcome preview(const KeyStroke& stroke) const;
    /// For so long after the last stroke nothing came.
    [[nodiscard]] WedgeOutcome lapse();
    /// How long to wait for the next stroke; nothing while nothing is held.
    [[nodiscard]] std::optional<std::chrono::milliseconds> patience() const;

private:
    struct Held
    {
        std::uint32_t scanCode;
        std::size_t character; ///< of m_text, whose key went down or up; kNone: no key of the burst
    };
    struct Match
    {
        WedgeCode code;
        std::size_t first = 0; ///< character of m_text; those before it were a person's
    };
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

    [[nodiscard]] WedgeOutcome press(const KeyStroke& stroke);
    [[nodiscard]] WedgeOutcome release(const KeyStroke& stroke);
    [[nodiscard]] WedgeOutcome repeat(const KeyStroke& stroke);
    void pressCharacter(const KeyStroke& stroke, char c, WedgeOutcome& outcome);
    void pressTerminator(const KeyStroke& stroke, WedgeOutcome& outcome);
    void pressOther(WedgeOutcome& outcome);
    [[nodiscard]] WedgeOutcome aside(const KeyStroke& stroke);
    [[nodiscard]] WedgeOutcome keepOfBurst(const KeyStroke& stroke, std::size_t character);

    void end(bool terminated, WedgeOutcome& outcome);
    void complete(std::size_t firstCharacter, WedgeOutcome& outcome);
    void giveBack(WedgeOutcome& outcome);
    void startAnew();

    [[nodiscard]] std::optional<Match> match(bool terminated) const;
    [[nodiscard]] std::optional<Match> match(const WedgeProfile& profile, bool terminated) const;
    [[nodiscard]] std::optional<char> decode(const KeyStroke& stroke) const;
    [[nodiscard]] std::chrono::milliseconds since(std::uint64_t nowMs) const;
    [[nodiscard]] bool isSure() const { return m_text.size() >= m_least; }

    std::vector<WedgeProfile> m_profiles;
    std::chrono::milliseconds m_gap{0}; ///< the slowest
    std::size_t m_least = kNone;        ///< the shortest burst of any profile, prefix and suffix with it
    bool m_letters = false;             ///< a burst may hold more than digits

    std::vector<Held> m_held; ///< begins with a key of the burst, or is empty
    std::string m_text;
    std::chrono::milliseconds m_slowest{0};      ///< gap within m_text
    bool m_broken = false;                       ///< m_text is not the whole of what was typed
    std::map<std::uint32_t, std::size_t> m_down; ///< keys of the burst that are down, and their character
    std::set<std::uint32_t> m_swallowed;         ///< keys that went down as a scanner's, so nobody knows of them
    std::optional<std::uint64_t> m_lastMs;       ///< the last character or terminator of a burst
    bool m_cut = false;                          ///< the burst was given back because of another key, and might go on
    bool m_ended = false;                        ///< the last burst was a scanner's: a further terminator is too
};

} // namespace loyalty::devices
