#include "core/member/pass_id.h"

#include "core/base/check_digit.h"

namespace loyalty::member {

std::optional<PassId> PassId::parse(std::string_view text)
{
    if (text.size() != kDigits || !allDigits(text))
        return std::nullopt;
    return PassId(std::string(text));
}

PassId PassId::make(Random& random)
{
    std::string digits;
    for (std::size_t i = 0; i < kDigits; ++i)
        digits += static_cast<char>('0' + static_cast<int>(random.below(10)));
    return PassId(std::move(digits));
}

} // namespace loyalty::member
