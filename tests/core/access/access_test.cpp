#include "core/access/access.h"

#include <catch2/catch_test_macros.hpp>

#include <string>

namespace loyalty::access {
namespace {

constexpr Role kRoles[] = {Role::Cashier, Role::Supervisor,  Role::Manager,
                           Role::Auditor, Role::Integration, Role::System};
constexpr Permission kPermissions[] = {
    Permission::LookUp,     Permission::Enrol,       Permission::Sell,
    Permission::Redeem,     Permission::Return,      Permission::ReturnWithoutSale,
    Permission::Void,       Permission::Adjust,      Permission::Block,
    Permission::ReadLedger, Permission::Reprint,     Permission::Unlock,
    Permission::LoadValue,  Permission::RefundValue, Permission::MoveCoupon,
    Permission::Stamp,      Permission::ReplaceCard, Permission::Merge,
    Permission::MoveFamily, Permission::GiveTier,    Permission::MoveSegment,
    Permission::Erase,
};

char letter(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Allowed:
        return '+';
    case Verdict::NeedsApproval:
        return '?';
    case Verdict::Refused:
        return '-';
    }
    return '!';
}

Actor person(std::string id, Role role)
{
    return {ActorKind::Person, std::move(id), role};
}

TEST_CASE("each role may do what the table says")
{
    struct Row
    {
        Permission permission;
        std::string verdicts; // cashier, supervisor, manager, auditor, integration, system
    };
    const Row rows[] = {
        {Permission::LookUp, "++++++"},      {Permission::Enrol, "+++-++"},
        {Permission::Sell, "+++-++"},        {Permission::Redeem, "+++-++"},
        {Permission::Return, "+++-++"},      {Permission::ReturnWithoutSale, "?++--+"},
        {Permission::Void, "?++-++"},        {Permission::Adjust, "??+--+"},
        {Permission::Block, "?++--+"},       {Permission::ReadLedger, "?+++-+"},
        {Permission::Reprint, "+++--+"},     {Permission::Unlock, "?++--+"},
        {Permission::LoadValue, "+++-++"},   {Permission::RefundValue, "?++--+"},
        {Permission::MoveCoupon, "?++-++"},  {Permission::Stamp, "+++-++"},
        {Permission::ReplaceCard, "+++--+"}, {Permission::Merge, "-?+--+"},
        {Permission::MoveFamily, "?++--+"},  {Permission::GiveTier, "-?+--+"},
        {Permission::MoveSegment, "-?+--+"}, {Permission::Erase, "-?+--+"},
    };
    CHECK(std::size(rows) == std::size(kPermissions));
    for (const Row& row : rows) {
        std::string verdicts;
        for (const Role role : kRoles)
            verdicts += letter(verdict(role, row.permission));
        INFO(toString(row.permission));
        CHECK(verdicts == row.verdicts);
    }
}

TEST_CASE("an approver is another person who may do it alone")
{
    const Actor cashier = person("ann", Role::Cashier);
    struct Row
    {
        Actor actor;
        std::optional<Actor> approver;
        Permission permission;
        Verdict verdict;
    };
    const Row rows[] = {
        {cashier, {}, Permission::Void, Verdict::NeedsApproval},
        {cashier, person("bob", Role::Supervisor), Permission::Void, Verdict::Allowed},
        {cashier, person("bob", Role::Cashier), Permission::Void, Verdict::NeedsApproval},
        {cashier, person("ann", Role::Supervisor), Permission::Void, Verdict::NeedsApproval},
        {cashier, person("", Role::Manager), Permission::Void, Verdict::NeedsApproval},
        {cashier, Actor{ActorKind::Device, "till", Role::Integration}, Permission::Void, Verdict::NeedsApproval},
        {cashier, Actor{ActorKind::System, "job", Role::System}, Permission::Void, Verdict::NeedsApproval},
        {cashier, person("eve", Role::Auditor), Permission::ReadLedger, Verdict::Allowed},
        {cashier, person("bob", Role::Supervisor), Permission::Adjust, Verdict::NeedsApproval},
        {person("bob", Role::Supervisor), person("max", Role::Manager), Permission::Adjust, Verdict::Allowed},
        {person("max", Role::Manager), {}, Permission::Adjust, Verdict::Allowed},
        {person("eve", Role::Auditor), person("max", Role::Manager), Permission::Sell, Verdict::Refused},
    };
    for (const Row& row : rows) {
        INFO(row.actor.id << " " << toString(row.permission) << " " << (row.approver ? row.approver->id : "alone"));
        CHECK(verdict(row.actor, row.approver, row.permission) == row.verdict);
    }
}

TEST_CASE("roles and kinds of actor have one word each, and the word means it")
{
    for (const Role role : kRoles)
        CHECK(roleFrom(toString(role)) == role);
    for (const ActorKind kind : {ActorKind::Person, ActorKind::Device, ActorKind::System})
        CHECK(actorKindFrom(toString(kind)) == kind);
    CHECK_FALSE(roleFrom("owner"));
    CHECK_FALSE(roleFrom(""));
    CHECK_FALSE(actorKindFrom("Person"));
}

} // namespace
} // namespace loyalty::access
