#include "core/engine/ticket.h"

namespace loyalty::engine {

std::int64_t taxIn(const BasketLine& line, std::int64_t leftMinor)
{
    if (line.taxMinor == 0 || line.amountMinor == 0 || !line.taxIncluded)
        return 0;
    if (leftMinor == line.amountMinor)
        return line.taxMinor;
    if (line.taxRate)
        return halfUp(Int128{leftMinor} * line.taxRate->numerator(),
                      Int128{line.taxRate->numerator()} + line.taxRate->denominator());
    return halfUp(Int128{leftMinor} * line.taxMinor, line.amountMinor);
}

} // namespace loyalty::engine
