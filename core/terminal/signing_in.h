#pragma once

#include "core/base/time.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace loyalty::terminal {

/// Who a person says to be, and what proves it.
struct Credentials
{
    std::string operatorId;
    std::string pin; ///< empty: none was typed
};

/// What somebody proves for who they are.
enum class Occasion {
    SignIn, ///< to be at the till from now on: every one is an entry in the journal
    Act,    ///< one act from the command line, whose own entry names who did it
};

enum class SignInRefusal {
    Unknown,    ///< nobody's number, or one that was withdrawn
    NeedsPin,   ///< head office gave this operator a PIN, and none was typed
    WrongPin,   ///< counted
    NoPin,      ///< allows nothing to others before head office gave a PIN: others of the chain have theirs
    Paused,     ///< too many wrong PINs: not even the right one is looked at before `wait` is over
    Locked,     ///< far too many: a supervisor lets them try again, or head office gives a new PIN
    SamePerson, ///< nobody allows their own act
    NotEnough,  ///< may not do it alone either
};

struct SignInStop
{
    SignInRefusal why = SignInRefusal::Unknown;
    std::chrono::seconds wait{0}; ///< Paused, and WrongPin where the next try has to wait
    int triesLeft = 0;            ///< WrongPin: before the next pause
    bool operator==(const SignInStop&) const = default;
};

/// Wrong PINs of one operator in a row, here. Read from the journal again at every start.
struct PinTries
{
    std::string verifier; ///< tag of the verifier they were tried against: a new PIN starts anew
    int wrong = 0;
    Instant at;
    std::string bootId;
    std::int64_t monotonicMs = 0;
};

[[nodiscard]] std::string_view toString(SignInRefusal refusal);

} // namespace loyalty::terminal
