#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace loyalty::devices {

/// What a keyboard-wedge scanner does after the last character.
enum class WedgeEnding {
    Terminator,          ///< always Enter, Tab, or Ctrl+J and Ctrl+M, as some send LF and CR
    TerminatorOrSilence, ///< perhaps nothing: 150 ms of silence end the code too
};

/// How one scanner types. The scanner itself is set to a US keyboard.
struct WedgeProfile
{
    std::string label = "keyboard scanner"; ///< Scan::device
    /// The longest time from one character to the next. People are slower, above 100 ms.
    std::chrono::milliseconds gap{70};
    /// At least so many characters, without prefix and suffix; 4 or more.
    std::size_t least = 4;
    std::string prefix; ///< what it types before every code; taken off. Only such bursts are its own.
    std::string suffix; ///< what it types behind, before the terminator; taken off
    WedgeEnding ending = WedgeEnding::TerminatorOrSilence;
    bool letters = true; ///< false: digits only, and a person's letters are never held
};

} // namespace loyalty::devices
