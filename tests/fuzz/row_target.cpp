#include "core/ledger/asset_keys.h"
#include "core/sync/protocol.h"
#include "tests/fuzz/fuzz.h"

/// A member's row in a cache that anybody may have written to.
namespace loyalty::fuzz {

void take(std::string_view bytes)
{
    const auto row = sync::decodeRow(bytes);
    if (!row)
        return;
    const std::string written = sync::encodeRow(*row);
    const auto again = sync::decodeRow(written);
    require(again && *again == *row, "a row comes back from its bytes");
    require(sync::encodeRow(*again) == written, "a row has one form");
    constexpr Instant kNow = Instant::fromSeconds(1'795'255'200);
    for (const ledger::AssetKey& what : row->ledger.assets()) {
        const ledger::LotBook& book = row->ledger.book(what);
        std::int64_t left = 0;
        for (const ledger::Lot& lot : book.lots())
            left += lot.remaining;
        require(left - book.debt() == book.sumOfPostings(), "lots less debt are the sum of the postings");
        static_cast<void>(row->ledger.balance(what, kNow));
    }
}

} // namespace loyalty::fuzz
