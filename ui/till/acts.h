#pragma once

#include <QString>

#include <array>

namespace loyalty::ui {

/// Everything that has a place and a key of its own on the cashier's window, in the order in which they stand.
enum class Act {
    Keys,
    Enrol,
    Redeem,
    Undo,
    Why,
    MemberOff,
    Sales,
    Abandon,
    Receipt,
    Cashier,
    Manager,
    Picture,
    Wallet,
    Value,
    Book
};

struct ActKey
{
    Act act;
    QKeyCombination key;
    const char* keyName; ///< printed on the button
    const char* name;    ///< of the button, for tests and assistive programs
    const char* icon;
};

/// The one map of keys. The README prints it for people.
inline constexpr std::array<ActKey, 15> kActs{{
    {Act::Keys, Qt::Key_F1, "F1", "keys", "keyboard"},
    {Act::Enrol, Qt::Key_F2, "F2", "enrol", "user-plus"},
    {Act::Redeem, Qt::Key_F3, "F3", "redeem", "gift"},
    {Act::Undo, Qt::Key_F4, "F4", "undo", "undo"},
    {Act::Why, Qt::Key_F5, "F5", "why", "why"},
    {Act::MemberOff, Qt::Key_F6, "F6", "memberOff", "user-minus"},
    {Act::Sales, Qt::Key_F7, "F7", "sales", "sales"},
    {Act::Abandon, Qt::Key_F8, "F8", "abandon", "trash"},
    {Act::Receipt, Qt::Key_F9, "F9", "receipt", "receipt"},
    {Act::Cashier, Qt::Key_F10, "F10", "cashier", "cashier"},
    {Act::Manager, Qt::Key_F11, "F11", "manager", "manager"},
    {Act::Picture, Qt::CTRL | Qt::Key_O, "Ctrl+O", "picture", "qr"},
    {Act::Wallet, Qt::CTRL | Qt::Key_B, "Ctrl+B", "wallet", "tag"},
    {Act::Value, Qt::CTRL | Qt::Key_T, "Ctrl+T", "value", "wallet"},
    {Act::Book, Qt::Key_F12, "F12", "book", "check"},
}};

/// What a key of the number pad, or the same key of a keyboard, does with what stands in the entry field.
enum class PadKey { Enter, Plus, Minus, Times, Number };

} // namespace loyalty::ui
