#pragma once

#include "core/base/time.h"

#include <string>

namespace loyalty::tier {

/// A tier that a person gave: until the day is over the member stands no lower, whatever was spent.
struct Floor
{
    std::string tier; ///< the programme's id
    BusinessDate lastDay;
    bool operator==(const Floor&) const = default;
};

} // namespace loyalty::tier
