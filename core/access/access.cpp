#include "core/access/access.h"

#include "core/base/assert.h"

#include <algorithm>
#include <array>

namespace loyalty::access {

namespace {

constexpr std::array kRoles{Role::Cashier, Role::Supervisor,  Role::Manager,
                            Role::Auditor, Role::Integration, Role::System};
constexpr std::array kActorKinds{ActorKind::Person, ActorKind::Device, ActorKind::System};

/// One row of the table, by role.
struct Row
{
    Verdict cashier, supervisor, manager, auditor, integration, system;
};

// clang-format off
Row rowOf(Permission permission)
{
    constexpr Verdict kYes = Verdict::Allowed;
    constexpr Verdict kAsk = Verdict::NeedsApproval;
    constexpr Verdict kNo = Verdict::Refused;
    switch (permission) { // NOLINT(bugprone-branch-clone): two rows of a table may be equal
    //                                       cashier super manager auditor integ system
    case Permission::LookUp:            return {kYes, kYes, kYes, kYes, kYes, kYes};
    case Permission::Enrol:             return {kYes, kYes, kYes, kNo,  kYes, kYes};
    case Permission::Sell:              return {kYes, kYes, kYes, kNo,  kYes, kYes};
    case Permission::Redeem:            return {kYes, kYes, kYes, kNo,  kYes, kYes};
    case Permission::Return:            return {kYes, kYes, kYes, kNo,  kYes, kYes};
    case Permission::ReturnWithoutSale: return {kAsk, kYes, kYes, kNo,  kNo,  kYes};
    case Permission::Void:              return {kAsk, kYes, kYes, kNo,  kYes, kYes};
    case Permission::Adjust:            return {kAsk, kAsk, kYes, kNo,  kNo,  kYes};
    case Permission::Block:             return {kAsk, kYes, kYes, kNo,  kNo,  kYes};
    case Permission::ReadLedger:        return {kAsk, kYes, kYes, kYes, kNo,  kYes};
    case Permission::Reprint:           return {kYes, kYes, kYes, kNo,  kNo,  kYes};
    case Permission::Unlock:            return {kAsk, kYes, kYes, kNo,  kNo,  kYes};
    case Permission::LoadValue:         return {kYes, kYes, kYes, kNo,  kYes, kYes};
    case Permission::RefundValue:       return {kAsk, kYes, kYes, kNo,  kNo,  kYes};
    case Permission::MoveCoupon:        return {kAsk, kYes, kYes, kNo,  kYes, kYes};
    case Permission::Stamp:             return {kYes, kYes, kYes, kNo,  kYes, kYes};
    case Permission::ReplaceCard:       return {kYes, kYes, kYes, kNo,  kNo,  kYes};
    case Permission::Merge:             return {kNo,  kAsk, kYes, kNo,  kNo,  kYes};
    case Permission::MoveFamily:        return {kAsk, kYes, kYes, kNo,  kNo,  kYes};
    case Permission::GiveTier:          return {kNo,  kAsk, kYes, kNo,  kNo,  kYes};
    case Permission::MoveSegment:       return {kNo,  kAsk, kYes, kNo,  kNo,  kYes};
    case Permission::Erase:             return {kNo,  kAsk, kYes, kNo,  kNo,  kYes};
    }
    LOYALTY_ASSERT(!"unknown permission");
}
// clang-format on

} // namespace

Verdict verdict(Role role, Permission permission)
{
    const Row row = rowOf(permission);
    switch (role) {
    case Role::Cashier:
        return row.cashier;
    case Role::Supervisor:
        return row.supervisor;
    case Role::Manager:
        return row.manager;
    case Role::Auditor:
        return row.auditor;
    case Role::Integration:
        return row.integration;
    case Role::System:
        return row.system;
    }
    LOYALTY_ASSERT(!"unknown role");
}

Verdict verdict(const Actor& actor, const std::optional<Actor>& approver, Permission permission)
{
    const Verdict alone = verdict(actor.role, permission);
    if (alone != Verdict::NeedsApproval || !approver)
        return alone;
    const bool anotherPerson = approver->kind == ActorKind::Person && !approver->id.empty() && approver->id != actor.id;
    return anotherPerson && verdict(approver->role, permission) == Verdict::Allowed ? Verdict::Allowed : alone;
}

std::string_view toString(Role role)
{
    switch (role) {
    case Role::Cashier:
        return "cashier";
    case Role::Supervisor:
        return "supervisor";
    case Role::Manager:
        return "manager";
    case Role::Auditor:
        return "auditor";
    case Role::Integration:
        return "integration";
    case Role::System:
        return "system";
    }
    LOYALTY_ASSERT(!"unknown role");
}

std::optional<Role> roleFrom(std::string_view word)
{
    const auto* const found = std::ranges::find(kRoles, word, [](Role role) { return toString(role); });
    return found == kRoles.end() ? std::nullopt : std::optional(*found);
}

std::string_view toString(ActorKind kind)
{
    switch (kind) {
    case ActorKind::Person:
        return "person";
    case ActorKind::Device:
        return "device";
    case ActorKind::System:
        return "system";
    }
    LOYALTY_ASSERT(!"unknown kind of actor");
}

std::optional<ActorKind> actorKindFrom(std::string_view word)
{
    const auto* const found = std::ranges::find(kActorKinds, word, [](ActorKind kind) { return toString(kind); });
    return found == kActorKinds.end() ? std::nullopt : std::optional(*found);
}

std::string_view toString(Permission permission)
{
    switch (permission) {
    case Permission::LookUp:
        return "look-up";
    case Permission::Enrol:
        return "enrol";
    case Permission::Sell:
        return "sell";
    case Permission::Redeem:
        return "redeem";
    case Permission::Return:
        return "return";
    case Permission::ReturnWithoutSale:
        return "return-without-sale";
    case Permission::Void:
        return "void";
    case Permission::Adjust:
        return "adjust";
    case Permission::Block:
        return "block";
    case Permission::ReadLedger:
        return "read-ledger";
    case Permission::Reprint:
        return "reprint";
    case Permission::Unlock:
        return "unlock";
    case Permission::LoadValue:
        return "load-value";
    case Permission::RefundValue:
        return "refund-value";
    case Permission::MoveCoupon:
        return "move-coupon";
    case Permission::Stamp:
        return "stamp";
    case Permission::ReplaceCard:
        return "replace-card";
    case Permission::Merge:
        return "merge";
    case Permission::MoveFamily:
        return "move-family";
    case Permission::GiveTier:
        return "give-tier";
    case Permission::MoveSegment:
        return "move-segment";
    case Permission::Erase:
        return "erase";
    }
    LOYALTY_ASSERT(!"unknown permission");
}

} // namespace loyalty::access
