#include "tests/devices/wedge/desk.h"

#include "devices/wedge/us_layout.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <utility>

namespace loyalty::test {

using devices::isEnterKey;
using devices::isModifierKey;
using devices::isTabKey;
using devices::usCharacter;

Key keyOf(char c)
{
    if (c == '\n')
        return {kEnter, false};
    if (c == '\t')
        return {kTab, false};
    for (const bool shift : {false, true}) {
        for (std::uint32_t code = 9; code < 135; ++code) {
            if (usCharacter(code, shift) == c)
                return {code, shift};
        }
    }
    FAIL("no key types this character");
    return {};
}

KeyStroke down(std::uint64_t atMs, std::uint32_t scanCode, bool shift)
{
    return {.timestampMs = atMs, .scanCode = scanCode, .press = true, .shift = shift};
}

KeyStroke up(std::uint64_t atMs, std::uint32_t scanCode, bool shift)
{
    return {.timestampMs = atMs, .scanCode = scanCode, .press = false, .shift = shift};
}

std::vector<KeyStroke> typed(std::string_view text, std::uint64_t startMs, std::uint64_t gapMs, std::uint64_t holdMs)
{
    std::vector<KeyStroke> strokes;
    std::uint64_t at = startMs;
    for (const char c : text) {
        const Key key = keyOf(c);
        if (key.shift)
            strokes.push_back(down(at, kLeftShift));
        strokes.push_back(down(at, key.scanCode, key.shift));
        strokes.push_back(up(at + holdMs, key.scanCode, key.shift));
        if (key.shift)
            strokes.push_back(up(at + holdMs, kLeftShift, true));
        at += gapMs;
    }
    std::ranges::stable_sort(strokes, {}, &KeyStroke::timestampMs);
    return strokes;
}

std::vector<KeyStroke> scanned(std::string_view text, std::uint64_t startMs, std::uint64_t gapMs)
{
    return typed(std::string(text) + '\n', startMs, gapMs, 2);
}

Desk::Desk(std::vector<WedgeProfile> profiles)
    : m_filter(std::move(profiles))
{}

void Desk::key(const KeyStroke& stroke)
{
    if (m_lapseAtMs && !m_slow && stroke.timestampMs > *m_lapseAtMs)
        act(m_filter.lapse(), nullptr, *m_lapseAtMs);
    act(m_filter.handle(stroke), &stroke, stroke.timestampMs);
}

void Desk::keys(const std::vector<KeyStroke>& strokes)
{
    for (const KeyStroke& stroke : strokes)
        key(stroke);
}

void Desk::rest()
{
    if (m_lapseAtMs)
        act(m_filter.lapse(), nullptr, *m_lapseAtMs);
    m_slow = false;
}

void Desk::act(const WedgeOutcome& outcome, const KeyStroke* present, std::uint64_t nowMs)
{
    std::vector<KeyStroke> before;
    if (outcome.emptied) {
        before = std::exchange(m_held, {});
        m_lapseAtMs.reset();
    }
    for (const std::size_t position : outcome.replay)
        deliver(before.at(position), nowMs);
    if (present != nullptr && outcome.now == WedgeOutcome::Now::Keep)
        m_held.push_back(*present);
    if (present != nullptr && outcome.now == WedgeOutcome::Now::Pass)
        deliver(*present, nowMs);
    if (outcome.grew)
        m_lapseAtMs = nowMs + static_cast<std::uint64_t>(m_filter.patience().value().count());
    if (outcome.code)
        m_codes.push_back(*outcome.code);
    m_misread += outcome.broken ? 1 : 0;
}

void Desk::deliver(const KeyStroke& stroke, std::uint64_t nowMs)
{
    m_longestHeldMs = std::max(m_longestHeldMs, nowMs - stroke.timestampMs);
    m_delivered.push_back(stroke);
}

std::string Desk::text() const
{
    std::string text;
    for (const KeyStroke& stroke : m_delivered) {
        if (!stroke.press || isModifierKey(stroke.scanCode))
            continue;
        if (isEnterKey(stroke.scanCode))
            text += '\n';
        else if (isTabKey(stroke.scanCode))
            text += '\t';
        else
            text += usCharacter(stroke.scanCode, stroke.shift).value_or('?');
    }
    return text;
}

std::vector<std::string> Desk::codes() const
{
    std::vector<std::string> texts;
    for (const WedgeCode& code : m_codes)
        texts.push_back(code.text);
    return texts;
}

} // namespace loyalty::test
