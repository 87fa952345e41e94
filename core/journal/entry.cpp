#include "core/journal/entry.h"

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
    std::string_view operator()(const Unknown& unknown) const { return unknown.kind; }
};

std::optional<MemberId> touchedBy(const Act& act)
{
    return std::holds_alternative<Granted>(act) ? std::nullopt : memberOf(act);
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

std::vector<MemberId> membersOf(const Entry& entry)
{
    std::vector<MemberId> members;
    if (const auto own = touchedBy(entry.act))
        members.push_back(*own);
    for (const ledger::Posting& posting : entry.postings)
        if (std::ranges::find(members, posting.member) == members.end())
            members.push_back(posting.member);
    return members;
}

} // namespace loyalty::journal
