#include "app/headoffice/admin/commands.h"
#include "app/headoffice/admin/named.h"

namespace loyalty::headoffice {
namespace {

constexpr std::size_t kLongestName = 200;
constexpr std::size_t kMostMembers = 5000;

} // namespace

/// Those whom nobody knows by what is said are answered by their place in the list; the others are moved.
json::Object adminSegment(json::Reader& asked, LocalOffice& desk)
{
    const std::string segment = asked.string("segment", kLongestName);
    const bool in = asked.booleanOr("in", true);
    const json::Array* const names = asked.optionalArray("members", kMostMembers);
    std::vector<MemberId> members;
    json::Array unknown;
    {
        auto transaction = desk.database().read();
        if (!transaction)
            return faulted(transaction.error());
        for (std::size_t i = 0; names != nullptr && i < names->size(); ++i) {
            const std::string* const name = (*names)[i].asString();
            const auto member = namedMember(**transaction, desk, name != nullptr ? *name : std::string());
            if (!member)
                return faulted(member.error());
            if (*member)
                members.push_back((*member)->id);
            else
                unknown.emplace_back(static_cast<std::int64_t>(i));
        }
    } // the office writes next
    const auto moved = desk.office().moveSegment(members, segment, in);
    if (!moved)
        return failed(moved.error());
    const auto found = static_cast<std::int64_t>(members.size());
    return done()
        .set("moved", static_cast<std::int64_t>(*moved))
        .set("there", found - static_cast<std::int64_t>(*moved))
        .set("unknown", std::move(unknown));
}

} // namespace loyalty::headoffice
