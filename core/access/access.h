#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace loyalty::access {

enum class Role { Cashier, Supervisor, Manager, Auditor, Integration, System };
enum class ActorKind { Person, Device, System };

/// Who did it: recorded in every entry, with the role then.
struct Actor
{
    ActorKind kind = ActorKind::Person;
    std::string id;
    Role role = Role::Cashier;
    bool operator==(const Actor&) const = default;
};

enum class Permission {
    LookUp,
    Enrol,
    Sell,
    Redeem,
    Return,
    ReturnWithoutSale,
    Void,
    Adjust,
    Block,
    ReadLedger,
    Reprint,
    Unlock, ///< of somebody who typed a wrong PIN too often
    LoadValue,
    RefundValue,
    MoveCoupon,
    Stamp,
    ReplaceCard,
    Merge,
    MoveFamily,
    GiveTier,
    MoveSegment,
    Erase, ///< all that says who a member is
};

/// Allowed alone, allowed with an approver who may do it alone, or not at all.
enum class Verdict { Allowed, NeedsApproval, Refused };

/// The one table of who may do what.
[[nodiscard]] Verdict verdict(Role role, Permission permission);

/// The verdict once an approver is there: the approver must be another person who may do it alone.
[[nodiscard]] Verdict verdict(const Actor& actor, const std::optional<Actor>& approver, Permission permission);

/// How the member was identified, which decides what is allowed.
enum class Trust {
    Spoken = 0,     ///< a phone number said aloud
    Static = 1,     ///< a card number or another code that never changes
    Live = 2,       ///< a live code, verified offline
    LiveOnline = 3, ///< a live code while head office can be asked, or with the member's own PIN
};

[[nodiscard]] std::string_view toString(Role role);
[[nodiscard]] std::optional<Role> roleFrom(std::string_view word);
[[nodiscard]] std::string_view toString(ActorKind kind);
[[nodiscard]] std::optional<ActorKind> actorKindFrom(std::string_view word);
[[nodiscard]] std::string_view toString(Permission permission);

} // namespace loyalty::access
