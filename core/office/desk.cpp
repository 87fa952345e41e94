#include "core/office/desk.h"

namespace loyalty::office {

Result<std::optional<Member>, Fault> memberOf(Transaction& transaction, const MemberId& id)
{
    LOYALTY_TRY(found, transaction.members(std::span(&id, 1)));
    for (int names = 0; found.front() && found.front()->aliasOf && names < kMaxNames; ++names) {
        const MemberId canonical = *found.front()->aliasOf;
        LOYALTY_TRY(behind, transaction.members(std::span(&canonical, 1)));
        found = std::move(behind);
    }
    return std::move(found.front());
}

} // namespace loyalty::office
