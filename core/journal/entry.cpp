#include "core/journal/entry.h"

#include "core/base/checked.h"

#include <algorithm>

namespace loyalty::journal {

namespace {

struct KindOf
{
    std::string_view operator()(const Opened&) const { return "opened"; }
    std::string_view operator()(const Enrolled&) const { return "enrolled"; }
    std::string_view operator()(const Sold&) const { return "sold"; }
    std::string_view operator()(const Returned&) const { return "returned"; }
    std::string_view operator()(const Voided&) const { return "voided"; }
    std::string_view operator()(const Adjusted&) const { return "adjusted"; }
    std::string_view operator()(const Blocked&) const { return "blocked"; }
    std::string_view operator()(const Granted&) const { return "granted"; }
    std::string_view operator()(const GaveBack&) const { return "gave-back"; }
    std::string_view operator()(const Noted&) const { return "noted"; }
    std::string_view operator()(const Printed&) const { return "printed"; }
    std::string_view operator()(const Loaded&) const { return "loaded"; }
    std::string_view operator()(const Unloaded&) const { return "unloaded"; }
    std::string_view operator()(const CouponMoved&) const { return "coupon"; }
    std::string_view operator()(const Stamped&) const { return "stamped"; }
    std::string_view operator()(const CardReplaced&) const { return "card-replaced"; }
    std::string_view operator()(const Merged&) const { return "merged"; }
    std::string_view operator()(const FamilyMoved&) const { return "family"; }
    std::string_view operator()(const TierGiven&) const { return "tier-given"; }
    std::string_view operator()(const SegmentMoved&) const { return "segment-moved"; }
    std::string_view operator()(const Erased&) const { return "erased"; }
    std::string_view operator()(const Unknown& unknown) const { return unknown.kind; }
};

std::optional<MemberId> touchedBy(const Act& act)
{
    return std::holds_alternative<Granted>(act) ? std::nullopt : memberOf(act);
}

std::optional<MemberId> otherOf(const Act& act)
{
    if (const auto* const merged = std::get_if<Merged>(&act))
        return merged->other;
    const auto* const family = std::get_if<FamilyMoved>(&act);
    return family != nullptr ? family->other : std::nullopt;
}

} // namespace

std::string_view kindOf(const Act& act)
{
    return std::visit(KindOf(), act);
}

std::optional<MemberId> memberOf(const Act& act)
{
    return std::visit(
        [](const auto& body) -> std::optional<MemberId> {
            if constexpr (requires { body.member; })
                return body.member;
            else
                return std::nullopt;
        },
        act);
}

std::int64_t sumOf(const std::vector<ValuePaid>& value)
{
    std::int64_t sum = 0;
    for (const ValuePaid& each : value)
        sum = checkedAdd(sum, each.sum());
    return sum;
}

std::int64_t sumOf(const std::vector<engine::Tender>& tenders)
{
    std::int64_t sum = 0;
    for (const engine::Tender& tender : tenders)
        sum = checkedAdd(sum, tender.minor);
    return sum;
}

std::int64_t Returned::moneyMinor() const
{
    return checkedSubtract(checkedSubtract(refundMinor, sumOf(valueBack)), sumOf(tendersBack));
}

std::int64_t Sold::moneyMinor() const
{
    const std::int64_t left = checkedSubtract(checkedSubtract(dueMinor, sumOf(value)), sumOf(tenders));
    return exchanged ? checkedSubtract(left, exchanged->moneyMinor()) : left;
}

void moveSegment(std::vector<std::string>& segments, std::string_view segment, bool in)
{
    const auto at = std::ranges::lower_bound(segments, segment);
    const bool there = at != segments.end() && *at == segment;
    if (in && !there && segments.size() < kMaxSegments)
        segments.emplace(at, segment);
    else if (!in && there)
        segments.erase(at);
}

const Returned* returnedIn(const Act& act)
{
    if (const auto* const returned = std::get_if<Returned>(&act))
        return returned;
    const auto* const sold = std::get_if<Sold>(&act);
    return sold != nullptr && sold->exchanged ? &*sold->exchanged : nullptr;
}

std::vector<MemberId> membersOf(const Entry& entry)
{
    std::vector<MemberId> members;
    if (const auto own = touchedBy(entry.act))
        members.push_back(*own);
    if (const auto other = otherOf(entry.act); other && other != touchedBy(entry.act))
        members.push_back(*other);
    for (const ledger::Posting& posting : entry.postings)
        if (std::ranges::find(members, posting.member) == members.end())
            members.push_back(posting.member);
    return members;
}

} // namespace loyalty::journal
