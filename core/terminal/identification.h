#pragma once

#include "core/access/access.h"
#include "core/access/member_code.h"
#include "core/access/symbology.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// How a member is put before the terminal, and what may be wrong with it.
namespace loyalty::terminal {

/// What was scanned or typed, as it came.
struct Presented
{
    std::string bytes;
    access::Symbology symbology = access::Symbology::Unknown;
    bool online = false; ///< head office can be asked now
};

/// Names what identify() found, inside this terminal and until the program ends. 0: nothing. A sale that carries it is
/// held to what was found then; how a member was identified is never said by a screen.
enum class IdentificationId : std::uint64_t { None = 0 };

enum class IdentifyRefusal {
    NotAllowed,
    NotACode, ///< empty, too long, or characters that no code has
    Unknown,
    Ambiguous,
    Erased,
    SlowedDown,  ///< too many codes that were not genuine; see `wait`
    NotGenuine,  ///< looks like a live code, but this chain did not make it
    CodeUsed,    ///< a sale was made here with this code or a later one; the phone shows a new one every 30 seconds
    Misread,     ///< scan again
    BrokenCode,  ///< a part of a live code: scan again
    SaleCode,    ///< a receipt of ours
    Article,     ///< an article's number, and no member has it
    PaymentCode, ///< not kept
    BankCard,    ///< not kept
    AnotherChain,
};

struct IdentifyStop
{
    IdentifyRefusal why = IdentifyRefusal::NotAllowed;
    std::optional<access::CodeVerdict> code; ///< of a live code
    std::chrono::seconds wait{};             ///< SlowedDown: until the next code is looked at
    bool operator==(const IdentifyStop&) const = default;
};

/// Whether head office may know a member by what nobody has here.
[[nodiscard]] constexpr bool mayBeKnownElsewhere(IdentifyRefusal why)
{
    return why == IdentifyRefusal::Unknown || why == IdentifyRefusal::Article || why == IdentifyRefusal::AnotherChain;
}

[[nodiscard]] std::string_view toString(IdentifyRefusal refusal);

} // namespace loyalty::terminal
