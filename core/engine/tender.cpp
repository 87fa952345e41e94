#include "core/engine/tender.h"

#include <algorithm>

namespace loyalty::engine {

std::vector<std::int64_t> takeTenders(std::int64_t dueMinor, std::span<const TenderAsk> asks)
{
    std::vector<std::int64_t> taken;
    std::int64_t left = std::max<std::int64_t>(dueMinor, 0);
    for (const TenderAsk& ask : asks) {
        taken.push_back(std::max<std::int64_t>(std::min({ask.askedMinor, ask.balanceMinor, left}), 0));
        left -= taken.back();
    }
    return taken;
}

} // namespace loyalty::engine
