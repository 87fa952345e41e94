#include "devices/wedge/us_layout.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace loyalty::devices {
namespace {

constexpr std::uint32_t kEvdev = 8;

/// Keys that stand side by side have numbers that follow one another.
struct Row
{
    std::uint32_t first; ///< evdev
    std::string_view plain;
    std::string_view shifted;
};

constexpr std::array kRows{
    Row{2, "1234567890-=", "!@#$%^&*()_+"},   // KEY_1 …
    Row{16, "qwertyuiop[]", "QWERTYUIOP{}"},  // KEY_Q …
    Row{30, "asdfghjkl;'`", "ASDFGHJKL:\"~"}, // KEY_A …
    Row{43, "\\zxcvbnm,./", "|ZXCVBNM<>?"},   // KEY_BACKSLASH …
    Row{55, "*", "*"},                        // KEY_KPASTERISK
    Row{57, " ", " "},                        // KEY_SPACE
    Row{71, "789-456+1230.", "789-456+1230."} // KEY_KP7 …
};
constexpr std::uint32_t kKeypadSlash = 98;

// Ctrl, Shift, Alt, Caps Lock, Num Lock, Scroll Lock, right Ctrl, right Alt, logo keys
constexpr std::array<std::uint32_t, 11> kModifiers{29, 42, 54, 56, 58, 69, 70, 97, 100, 125, 126};
constexpr std::uint32_t kEnter = 28;
constexpr std::uint32_t kKeypadEnter = 96;
constexpr std::uint32_t kTab = 15;

} // namespace

std::optional<char> usCharacter(std::uint32_t scanCode, bool shift)
{
    if (scanCode == kKeypadSlash + kEvdev)
        return '/';
    for (const Row& row : kRows) {
        const std::uint32_t first = row.first + kEvdev;
        if (scanCode >= first && scanCode < first + row.plain.size())
            return (shift ? row.shifted : row.plain)[scanCode - first];
    }
    return std::nullopt;
}

bool isModifierKey(std::uint32_t scanCode)
{
    return std::ranges::any_of(kModifiers, [&](std::uint32_t code) { return code + kEvdev == scanCode; });
}

bool isEnterKey(std::uint32_t scanCode)
{
    return scanCode == kEnter + kEvdev || scanCode == kKeypadEnter + kEvdev;
}

bool isTabKey(std::uint32_t scanCode)
{
    return scanCode == kTab + kEvdev;
}

} // namespace loyalty::devices
