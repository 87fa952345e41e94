#include "core/engine/ticket.h"

namespace loyalty::engine {

void includeTax(BasketLine& line, Rate rate)
{
    line.taxIncluded = true;
    line.taxRate = rate;
    line.taxMinor = halfUp(Int128{line.amountMinor} * rate.numerator(), Int128{rate.numerator()} + rate.denominator());
}

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
