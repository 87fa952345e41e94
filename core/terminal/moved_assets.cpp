#include "core/terminal/moved_assets.h"

#include <algorithm>

namespace loyalty::terminal {

std::vector<MovedAsset> movedAssets(const std::vector<ledger::Posting>& postings)
{
    std::vector<MovedAsset> all;
    for (const ledger::Posting& posting : postings) {
        if (posting.what.asset != ledger::Asset::Coupon && posting.what.asset != ledger::Asset::Stamp)
            continue;
        const auto same = std::ranges::find(all, posting.what, &MovedAsset::what);
        if (same == all.end())
            all.push_back({posting.what, posting.amount});
        else
            same->count += posting.amount;
    }
    std::erase_if(all, [](const MovedAsset& one) { return one.count == 0; });
    return all;
}

} // namespace loyalty::terminal
