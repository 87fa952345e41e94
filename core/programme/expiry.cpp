#include "core/programme/expiry.h"

#include "core/base/assert.h"

namespace loyalty::programme {

BusinessDate firstInvalidDay(const Expiry& expiry, BusinessDate earned)
{
    const BusinessDate reached = earned.plusMonths(expiry.months);
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
