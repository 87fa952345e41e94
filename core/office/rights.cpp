#include "core/office/rights.h"

#include "core/ledger/asset_keys.h"
#include "core/office/unbacked.h"

#include <algorithm>

namespace loyalty::office {
namespace {

const ledger::AssetKey kExposure{ledger::Asset::Exposure, {}};

/// The two sides of a move that head office makes by itself.
Result<void, Fault> move(Transaction& transaction, const Account& from, const Account& to, const ledger::AssetKey& what,
                         std::int64_t amount, std::string_view rule, const Desk& desk)
{
    LOYALTY_TRY(act, transaction.nextOfficeAct());
    const ledger::EntryRef ref{IncarnationId(), act};
    const BusinessDate today = desk.calendar.localTime(desk.clock.now(), "UTC").date;
    const Line lines[] = {
        {ref, 0, from, what, -amount, today, std::string(rule)},
        {ref, 1, to, what, amount, today, std::string(rule)},
    };
    return transaction.appendLines(lines);
}

Account leaseAccount(const Grant& grant)
{
    return {.kind = AccountKind::Lease,
            .member = grant.granted.member.value_or(MemberId()),
            .incarnation = grant.incarnation,
            .grant = grant.granted.number};
}

Result<std::string, Fault> lease(Transaction& transaction, Incarnation& incarnation, std::uint64_t requestNumber,
                                 const sync::Right& right, const Desk& desk)
{
    LOYALTY_TRY(member, memberOf(transaction, right.member));
    if (!member)
        return std::string("unknown-member");
    if (member->erased)
        return std::string("erased");
    if (member->blocked)
        return std::string("blocked");
    auto shares = member->ledger.lease(right.what, right.amount, desk.clock.now());
    if (!shares)
        return std::string("not-enough");
    LOYALTY_TRY(position, transaction.nextPosition(sync::shardOf(member->id, desk.chain.shards)));
    member->position = position;
    Grant grant{.incarnation = incarnation.id,
                .granted = {},
                .remaining = right.amount,
                .lots = std::move(*shares),
                .requestNumber = requestNumber};
    grant.granted = {.number = ++incarnation.lastGrant,
                     .id = desk.random.id<GrantId>(),
                     .backed = true,
                     .member = member->id,
                     .what = right.what,
                     .amount = right.amount,
                     .perVisit = 0,
                     .lots = grant.lots,
                     .feedPosition = position};
    LOYALTY_CHECK(transaction.putMembers(std::span(&*member, 1)));
    LOYALTY_CHECK(transaction.putGrant(grant));
    LOYALTY_CHECK(move(transaction, {.kind = AccountKind::Member, .member = member->id}, leaseAccount(grant),
                       right.what, right.amount, "right", desk));
    return std::string();
}

/// What comes home of a right of one who was merged since is theirs when they part.
Result<void, Fault> alsoInBrought(Transaction& transaction, const Grant& grant)
{
    for (MemberId at = *grant.granted.member;;) {
        LOYALTY_TRY(found, transaction.members(std::span(&at, 1)));
        if (!found.front() || !found.front()->aliasOf)
            return {};
        Member& name = *found.front();
        at = *name.aliasOf;
        if (!name.brought || name.brought->ledger.leased(grant.granted.what) < grant.remaining)
            continue;
        name.brought->ledger.endLease(grant.granted.what, grant.lots);
        LOYALTY_CHECK(transaction.putMembers(std::span(&name, 1)));
    }
}

} // namespace

Result<sync::Grants, Fault> grantRight(Transaction& transaction, Incarnation& incarnation, std::uint64_t requestNumber,
                                       const sync::Right& right, const Desk& desk)
{
    sync::Grants answer;
    if (requestNumber <= incarnation.lastNumber) {
        LOYALTY_TRY(before, transaction.grantOfRequest(incarnation.id, requestNumber));
        if (!before)
            answer.refusal = "answered-before";
    } else {
        incarnation.lastNumber = requestNumber;
        LOYALTY_TRY(refusal, lease(transaction, incarnation, requestNumber, right, desk));
        answer.refusal = std::move(refusal);
    }
    LOYALTY_TRY(grants, transaction.grantsAfter(incarnation.id, right.lastGrant));
    for (Grant& grant : grants)
        answer.grants.push_back(std::move(grant.granted));
    return answer;
}

Result<void, Fault> refillUnbacked(Transaction& transaction, const IncarnationId& id, const Desk& desk)
{
    const Chain& chain = desk.chain;
    LOYALTY_TRY(here, transaction.unbackedOut(id));
    if (here * 2 >= chain.unbackedPerTerminal)
        return {};
    LOYALTY_TRY(everywhere, transaction.unbackedOut(std::nullopt));
    const std::int64_t amount = std::min(chain.unbackedPerTerminal - here, chain.riskBudget - everywhere);
    if (amount <= 0)
        return {};
    LOYALTY_TRY(incarnation, transaction.incarnation(id));
    if (!incarnation || incarnation->state != IncarnationState::Active)
        return {};
    Grant grant{.incarnation = id, .granted = {}, .remaining = amount, .lots = {}, .requestNumber = 0};
    grant.granted = {.number = ++incarnation->lastGrant,
                     .id = desk.random.id<GrantId>(),
                     .backed = false,
                     .member = std::nullopt,
                     .what = ledger::points(),
                     .amount = amount,
                     .perVisit = chain.unbackedPerVisit,
                     .lots = {},
                     .feedPosition = 0};
    LOYALTY_CHECK(transaction.putGrant(grant));
    LOYALTY_CHECK(transaction.putIncarnation(*incarnation));
    return move(transaction, {.kind = AccountKind::Contra, .contra = ledger::Contra::RiskBudget}, leaseAccount(grant),
                kExposure, amount, "unbacked-right", desk);
}

Result<void, Fault> reclaim(Transaction& transaction, const Incarnation& incarnation, const Desk& desk)
{
    LOYALTY_TRY(grants, transaction.grantsAfter(incarnation.id, 0));
    for (Grant& grant : grants) {
        if (grant.remaining <= 0)
            continue;
        Account home{.kind = AccountKind::Contra, .contra = ledger::Contra::RiskBudget};
        if (grant.granted.backed && grant.granted.member) {
            LOYALTY_TRY(member, memberOf(transaction, *grant.granted.member));
            if (!member)
                return fail(Fault{FaultCode::Corrupt, "a right of a member who is not there"});
            if (member->ledger.leased(grant.granted.what) < grant.remaining)
                return fail(Fault{FaultCode::Corrupt, "the books of a member do not hold a right of theirs"});
            member->ledger.endLease(grant.granted.what, grant.lots);
            LOYALTY_CHECK(alsoInBrought(transaction, grant));
            LOYALTY_TRY(position, transaction.nextPosition(sync::shardOf(member->id, desk.chain.shards)));
            member->position = position;
            LOYALTY_CHECK(transaction.putMembers(std::span(&*member, 1)));
            home = {.kind = AccountKind::Member, .member = member->id};
        }
        const ledger::AssetKey what = grant.granted.backed ? grant.granted.what : kExposure;
        LOYALTY_CHECK(move(transaction, leaseAccount(grant), home, what, grant.remaining, "right-reclaimed", desk));
        grant.remaining = 0;
        grant.lots.clear();
        LOYALTY_CHECK(transaction.putGrant(grant));
    }
    return {};
}

} // namespace loyalty::office
