#include "core/base/assert.h"
#include "core/office/ports.h"

namespace loyalty::office {

std::string_view toString(IncarnationState state)
{
    switch (state) {
    case IncarnationState::Active:
        return "active";
    case IncarnationState::Retired:
        return "retired";
    case IncarnationState::Forked:
        return "forked";
    }
    LOYALTY_ASSERT(!"unknown state of an incarnation");
}

std::optional<IncarnationState> incarnationStateFrom(std::string_view word)
{
    using enum IncarnationState;
    for (const auto state : {Active, Retired, Forked})
        if (toString(state) == word)
            return state;
    return std::nullopt;
}

} // namespace loyalty::office
