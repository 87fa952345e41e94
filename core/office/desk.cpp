#include "core/office/desk.h"

namespace loyalty::office {

Result<std::optional<Member>, Fault> memberOf(Transaction& transaction, const MemberId& id)
{
    LOYALTY_TRY(found, transaction.members(std::span(&id, 1)));
    if (!found.front() || !found.front()->aliasOf)
        return std::move(found.front());
    const MemberId canonical = *found.front()->aliasOf; // an alias of an alias is never made
    LOYALTY_TRY(behind, transaction.members(std::span(&canonical, 1)));
    return std::move(behind.front());
}

} // namespace loyalty::office
