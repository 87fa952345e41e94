#include "devices/wedge/us_layout.h"

#include <catch2/catch_test_macros.hpp>
#include <linux/input-event-codes.h>

namespace loyalty::devices {
namespace {

constexpr std::uint32_t kEvdev = 8;

TEST_CASE("keys are read by where they are")
{
    struct Row
    {
        std::uint32_t evdev;
        char plain;
        char shifted;
    };
    // clang-format off
    const Row rows[] = {
        {KEY_1, '1', '!'}, {KEY_2, '2', '@'}, {KEY_3, '3', '#'}, {KEY_4, '4', '$'}, {KEY_5, '5', '%'}, {KEY_6, '6', '^'},
        {KEY_7, '7', '&'}, {KEY_8, '8', '*'}, {KEY_9, '9', '('}, {KEY_0, '0', ')'}, {KEY_MINUS, '-', '_'},
        {KEY_EQUAL, '=', '+'}, {KEY_Q, 'q', 'Q'}, {KEY_W, 'w', 'W'}, {KEY_E, 'e', 'E'}, {KEY_R, 'r', 'R'},
        {KEY_T, 't', 'T'}, {KEY_Y, 'y', 'Y'}, {KEY_U, 'u', 'U'}, {KEY_I, 'i', 'I'}, {KEY_O, 'o', 'O'}, {KEY_P, 'p', 'P'},
        {KEY_LEFTBRACE, '[', '{'}, {KEY_RIGHTBRACE, ']', '}'}, {KEY_A, 'a', 'A'}, {KEY_S, 's', 'S'}, {KEY_D, 'd', 'D'},
        {KEY_F, 'f', 'F'}, {KEY_G, 'g', 'G'}, {KEY_H, 'h', 'H'}, {KEY_J, 'j', 'J'}, {KEY_K, 'k', 'K'}, {KEY_L, 'l', 'L'},
        {KEY_SEMICOLON, ';', ':'}, {KEY_APOSTROPHE, '\'', '"'}, {KEY_GRAVE, '`', '~'}, {KEY_BACKSLASH, '\\', '|'},
        {KEY_Z, 'z', 'Z'}, {KEY_X, 'x', 'X'}, {KEY_C, 'c', 'C'}, {KEY_V, 'v', 'V'}, {KEY_B, 'b', 'B'}, {KEY_N, 'n', 'N'},
        {KEY_M, 'm', 'M'}, {KEY_COMMA, ',', '<'}, {KEY_DOT, '.', '>'}, {KEY_SLASH, '/', '?'}, {KEY_SPACE, ' ', ' '},
        {KEY_KP0, '0', '0'}, {KEY_KP1, '1', '1'}, {KEY_KP2, '2', '2'}, {KEY_KP3, '3', '3'}, {KEY_KP4, '4', '4'},
        {KEY_KP5, '5', '5'}, {KEY_KP6, '6', '6'}, {KEY_KP7, '7', '7'}, {KEY_KP8, '8', '8'}, {KEY_KP9, '9', '9'},
        {KEY_KPMINUS, '-', '-'}, {KEY_KPPLUS, '+', '+'}, {KEY_KPDOT, '.', '.'}, {KEY_KPASTERISK, '*', '*'},
        {KEY_KPSLASH, '/', '/'},
    };
    // clang-format on
    for (const Row& row : rows) {
        INFO("evdev " << row.evdev);
        CHECK(usCharacter(row.evdev + kEvdev, false) == row.plain);
        CHECK(usCharacter(row.evdev + kEvdev, true) == row.shifted);
    }
}

TEST_CASE("other keys type nothing")
{
    for (const int evdev : {KEY_ESC, KEY_BACKSPACE, KEY_TAB, KEY_ENTER, KEY_LEFTCTRL, KEY_LEFTSHIFT, KEY_RIGHTSHIFT,
                            KEY_LEFTALT, KEY_CAPSLOCK, KEY_F1, KEY_F10, KEY_NUMLOCK, KEY_SCROLLLOCK, KEY_102ND, KEY_F11,
                            KEY_KPENTER, KEY_HOME, KEY_UP, KEY_DELETE}) {
        INFO("evdev " << evdev);
        CHECK_FALSE(usCharacter(static_cast<std::uint32_t>(evdev) + kEvdev, false));
    }
    CHECK_FALSE(usCharacter(0, false));
    CHECK_FALSE(usCharacter(100'000, false));
}

TEST_CASE("modifiers and terminators are known by their keys")
{
    for (const int evdev : {KEY_LEFTCTRL, KEY_RIGHTCTRL, KEY_LEFTSHIFT, KEY_RIGHTSHIFT, KEY_LEFTALT, KEY_RIGHTALT,
                            KEY_LEFTMETA, KEY_RIGHTMETA, KEY_CAPSLOCK, KEY_NUMLOCK, KEY_SCROLLLOCK})
        CHECK(isModifierKey(static_cast<std::uint32_t>(evdev) + kEvdev));
    CHECK_FALSE(isModifierKey(KEY_A + kEvdev));
    CHECK(isEnterKey(KEY_ENTER + kEvdev));
    CHECK(isEnterKey(KEY_KPENTER + kEvdev));
    CHECK_FALSE(isEnterKey(KEY_TAB + kEvdev));
    CHECK(isTabKey(KEY_TAB + kEvdev));
}

} // namespace
} // namespace loyalty::devices
