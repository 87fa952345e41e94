#pragma once

#include <cstdint>
#include <optional>

/// Keys by where they are, not by what the user's layout makes of them. Numbers are X11 key codes, which are evdev's plus
/// 8 (linux/input-event-codes.h); Qt hands them on as QKeyEvent::nativeScanCode() under X11 and Wayland.
namespace loyalty::devices {

/// What a keyboard with the US layout types with this key, from space to '~'; nothing for other keys. The digits of the
/// keypad are digits whatever Num Lock says. Caps Lock is not looked at.
[[nodiscard]] std::optional<char> usCharacter(std::uint32_t scanCode, bool shift);

/// Shift, Ctrl, Alt, the logo keys and the locks.
[[nodiscard]] bool isModifierKey(std::uint32_t scanCode);

[[nodiscard]] bool isEnterKey(std::uint32_t scanCode);
[[nodiscard]] bool isTabKey(std::uint32_t scanCode);

} // namespace loyalty::devices
