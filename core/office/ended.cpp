#include "core/office/ended.h"

#include "core/base/checked.h"

namespace loyalty::office {
namespace {

constexpr std::size_t kBatch = 1000;

void addEnded(const ledger::MemberLedger& ledger, Instant now, std::map<ledger::AssetKey, std::int64_t>& ended)
{
    for (const ledger::AssetKey& what : ledger.assets())
        for (const ledger::Lot& lot : ledger.book(what).lots())
            if (const auto end = ledger.endOf(what, lot.terms); end && *end <= now)
                ended[what] = checkedAdd(ended[what], lot.remaining);
}

} // namespace

Result<std::map<ledger::AssetKey, std::int64_t>, Fault> endedAt(Transaction& transaction, Instant now)
{
    std::map<ledger::AssetKey, std::int64_t> ended;
    std::optional<MemberId> after;
    for (;;) {
        LOYALTY_TRY(batch, transaction.membersAfter(after, kBatch));
        if (batch.empty())
            return ended;
        for (const Member& member : batch)
            addEnded(member.ledger, now, ended);
        after = batch.back().id;
    }
}

} // namespace loyalty::office
