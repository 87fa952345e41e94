#include "devices/wedge/wedge_filter.h"

#include "core/base/check_digit.h"
#include "devices/wedge/us_layout.h"

#include <algorithm>
#include <utility>

namespace loyalty::devices {
namespace {

using std::chrono::milliseconds;

constexpr char kGroupSeparator = '\x1D';

bool digitsOnly(std::string_view text)
{
    return std::ranges::all_of(text, isDigit);
}

/// Scanners send LF and CR as Ctrl+J and Ctrl+M.
bool isTerminator(const KeyStroke& stroke)
{
    if (stroke.command)
        return false;
    const auto plain = usCharacter(stroke.scanCode, false);
    if (stroke.ctrl)
        return plain == 'j' || plain == 'm';
    return isEnterKey(stroke.scanCode) || isTabKey(stroke.scanCode);
}

} // namespace

WedgeFilter::WedgeFilter(std::vector<WedgeProfile> profiles)
    : m_profiles(std::move(profiles))
{
    for (const WedgeProfile& profile : m_profiles) {
        m_gap = std::max(m_gap, profile.gap);
        m_least = std::min(m_least, profile.least + profile.prefix.size() + profile.suffix.size());
        m_letters = m_letters || profile.letters || !digitsOnly(profile.prefix) || !digitsOnly(profile.suffix);
    }
}

WedgeOutcome WedgeFilter::handle(const KeyStroke& stroke)
{
    if (stroke.autoRepeat)
        return repeat(stroke);
    return stroke.press ? press(stroke) : release(stroke);
}

WedgeOutcome WedgeFilter::preview(const KeyStroke& stroke) const
{
    WedgeFilter copy = *this;
    return copy.handle(stroke);
}

std::optional<milliseconds> WedgeFilter::patience() const
{
    if (m_held.empty())
        return std::nullopt;
    return isSure() ? kSilence : m_gap;
}

WedgeOutcome WedgeFilter::lapse()
{
    WedgeOutcome outcome;
    if (!m_held.empty())
        end(false, outcome);
    return outcome;
}

WedgeOutcome WedgeFilter::press(const KeyStroke& stroke)
{
    m_swallowed.erase(stroke.scanCode);
    if (isModifierKey(stroke.scanCode))
        return aside(stroke);
    WedgeOutcome outcome;
    const bool terminator = isTerminator(stroke);
    if (!m_held.empty() && since(stroke.timestampMs) > (terminator && isSure() ? kSilence : m_gap))
        end(false, outcome);
    if (terminator)
        pressTerminator(stroke, outcome);
    else if (const auto c = decode(stroke))
        pressCharacter(stroke, *c, outcome);
    else
        pressOther(outcome);
    return outcome;
}

void WedgeFilter::pressCharacter(const KeyStroke& stroke, char c, WedgeOutcome& outcome)
{
    const bool fits = m_letters || isDigit(c);
    if (!fits && !isSure())
        return pressOther(outcome);
    const milliseconds gap = since(stroke.timestampMs);
    if (m_held.empty()) {
        startAnew();
        m_broken = std::exchange(m_cut, false) && gap <= m_gap;
    } else {
        m_slowest = std::max(m_slowest, gap);
    }
    m_lastMs = stroke.timestampMs;
    outcome.grew = true;
    if (m_text.size() >= kLongestCode) {
        m_broken = true;
        m_swallowed.insert(stroke.scanCode);
        outcome.now = WedgeOutcome::Now::Swallow;
        return;
    }
    m_broken = m_broken || !fits;
    m_down[stroke.scanCode] = m_text.size();
    m_held.push_back({stroke.scanCode, m_text.size()});
    m_text += c;
    outcome.now = WedgeOutcome::Now::Keep;
}

void WedgeFilter::pressTerminator(const KeyStroke& stroke, WedgeOutcome& outcome)
{
    const bool another = m_held.empty() && m_ended && since(stroke.timestampMs) <= kSilence;
    const bool ends = !m_held.empty() && isSure() && (m_broken || match(true));
    if (!another && !ends)
        return pressOther(outcome);
    if (ends)
        end(true, outcome);
    m_lastMs = stroke.timestampMs;
    m_swallowed.insert(stroke.scanCode);
    outcome.now = WedgeOutcome::Now::Swallow;
}

/// A key that no code can hold. Within a scanner's burst it is a person's, who must not make half a code of it; behind a
/// few quick keys it is the person's who typed those.
void WedgeFilter::pressOther(WedgeOutcome& outcome)
{
    if (m_held.empty() || (isSure() && (m_broken || match(true))))
        return;
    giveBack(outcome);
    m_cut = true;
}

WedgeOutcome WedgeFilter::release(const KeyStroke& stroke)
{
    if (const auto down = m_down.extract(stroke.scanCode))
        return keepOfBurst(stroke, down.mapped());
    if (m_swallowed.erase(stroke.scanCode) > 0)
        return {.now = WedgeOutcome::Now::Swallow};
    return aside(stroke);
}

WedgeOutcome WedgeFilter::repeat(const KeyStroke& stroke)
{
    if (const auto down = m_down.find(stroke.scanCode); down != m_down.end())
        return keepOfBurst(stroke, down->second);
    if (m_swallowed.contains(stroke.scanCode))
        return {.now = WedgeOutcome::Now::Swallow};
    return aside(stroke);
}

/// What says nothing about the burst: it waits behind what is held, to keep its place.
WedgeOutcome WedgeFilter::aside(const KeyStroke& stroke)
{
    return m_held.empty() ? WedgeOutcome{} : keepOfBurst(stroke, kNone);
}

WedgeOutcome WedgeFilter::keepOfBurst(const KeyStroke& stroke, std::size_t character)
{
    m_held.push_back({stroke.scanCode, character});
    return {.now = WedgeOutcome::Now::Keep};
}

/// The burst is over: a code, nothing to be trusted, or a person's keys.
void WedgeFilter::end(bool terminated, WedgeOutcome& outcome)
{
    if (!isSure())
        return giveBack(outcome);
    if (m_broken) {
        outcome.broken = true;
        return complete(0, outcome);
    }
    const auto found = match(terminated);
    if (!found)
        return giveBack(outcome);
    outcome.code = found->code;
    complete(found->first, outcome);
}

/// Gives back what was not the scanner's.
void WedgeFilter::complete(std::size_t firstCharacter, WedgeOutcome& outcome)
{
    for (std::size_t i = 0; i < m_held.size(); ++i) {
        if (m_held[i].character == kNone || m_held[i].character < firstCharacter)
            outcome.replay.push_back(i);
    }
    for (const auto& [scanCode, character] : m_down) {
        if (character >= firstCharacter)
            m_swallowed.insert(scanCode);
    }
    outcome.emptied = true;
    startAnew();
    m_ended = true;
}

void WedgeFilter::giveBack(WedgeOutcome& outcome)
{
    for (std::size_t i = 0; i < m_held.size(); ++i)
        outcome.replay.push_back(i);
    outcome.emptied = true;
    startAnew();
}

void WedgeFilter::startAnew()
{
    m_held.clear();
    m_text.clear();
    m_down.clear();
    m_slowest = milliseconds(0);
    m_broken = false;
    m_ended = false;
}

std::optional<WedgeFilter::Match> WedgeFilter::match(bool terminated) const
{
    for (const WedgeProfile& profile : m_profiles) {
        if (auto found = match(profile, terminated))
            return found;
    }
    return std::nullopt;
}

std::optional<WedgeFilter::Match> WedgeFilter::match(const WedgeProfile& profile, bool terminated) const
{
    if (m_slowest > profile.gap || (!terminated && profile.ending == WedgeEnding::Terminator))
        return std::nullopt;
    const std::size_t prefix = m_text.find(profile.prefix);
    if (prefix == std::string::npos || !m_text.ends_with(profile.suffix))
        return std::nullopt;
    const std::size_t first = prefix + profile.prefix.size();
    if (m_text.size() < first + profile.least + profile.suffix.size())
        return std::nullopt;
    std::string text = m_text.substr(first, m_text.size() - first - profile.suffix.size());
    if (!profile.letters && !digitsOnly(text))
        return std::nullopt;
    return Match{{profile.label, std::move(text)}, prefix};
}

std::optional<char> WedgeFilter::decode(const KeyStroke& stroke) const
{
    if (stroke.command || m_profiles.empty())
        return std::nullopt;
    if (!stroke.ctrl)
        return usCharacter(stroke.scanCode, stroke.shift);
    // GS, which stands between the parts of a GS1 code.
    const bool separator = !m_held.empty() && usCharacter(stroke.scanCode, false) == ']';
    return separator ? std::optional(kGroupSeparator) : std::nullopt;
}

/// Time since the burst last grew. X11's time wraps at 32 bits, and two keyboards may be a little out of step.
milliseconds WedgeFilter::since(std::uint64_t nowMs) const
{
    if (!m_lastMs)
        return milliseconds::max();
    const auto passed = static_cast<std::int32_t>(static_cast<std::uint32_t>(nowMs - *m_lastMs));
    return passed < 0 && passed >= -m_gap.count() ? milliseconds(0) : milliseconds(static_cast<std::uint32_t>(passed));
}

} // namespace loyalty::devices
