#include "core/programme/expiry.h"

#include "core/base/assert.h"

#include <algorithm>

namespace loyalty::programme {

BusinessDate firstInvalidDay(const Expiry& expiry, BusinessDate given)
{
    if (expiry.last)
        return std::max(expiry.last->plusDays(1), given);
    const BusinessDate reached = given.plusMonths(expiry.months).plusDays(expiry.days);
    switch (expiry.end) {
    case PeriodEnd::Day:
        return reached.plusDays(1);
    case PeriodEnd::Month:
        return reached.firstOfMonth().plusMonths(1);
    case PeriodEnd::Year:
        return reached.firstOfMonth().plusMonths(13 - reached.ymd().month);
    }
    LOYALTY_ASSERT(!"unknown period end");
}

} // namespace loyalty::programme
