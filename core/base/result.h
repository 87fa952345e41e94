#pragma once

#include <tl/expected.hpp>

#include <type_traits>
#include <utility>

namespace loyalty {

/// A value, or the reason why there is none. The only name in the product for tl::expected; to be replaced by
/// std::expected when the oldest compiler has it.
template <class T, class E>
class [[nodiscard]] Result : public tl::expected<T, E>
{
public:
    using tl::expected<T, E>::expected;
    Result() = default;
    Result(tl::expected<T, E> other)
        : tl::expected<T, E>(std::move(other))
    {}
};

/// Said here, because tl::expected's own comparisons are ambiguous between two classes derived from it.
template <class T, class E>
[[nodiscard]] bool operator==(const Result<T, E>& a, const Result<T, E>& b)
{
    if (a.has_value() != b.has_value())
        return false;
    if (!a.has_value())
        return a.error() == b.error();
    if constexpr (std::is_void_v<T>)
        return true;
    else
        return *a == *b;
}

/// Builds the failed side of a Result: `return fail(RedeemRefusal::BelowMinimum);`
template <class E>
[[nodiscard]] tl::unexpected<std::decay_t<E>> fail(E&& error)
{
    return tl::unexpected<std::decay_t<E>>(std::forward<E>(error));
}

} // namespace loyalty

/// Evaluates a Result; leaves the function with its error, or goes on without the value.
#define LOYALTY_CHECK(expression)                                                                                      \
    do {                                                                                                               \
        if (auto checked_ = (expression); !checked_)                                                                   \
            return ::loyalty::fail(std::move(checked_).error());                                                       \
    } while (false)

/// Evaluates a Result; leaves the function with its error, or names its value.
// NOLINTBEGIN(bugprone-macro-parentheses): a name that is declared stands in none
#define LOYALTY_TRY(name, expression)                                                                                  \
    auto name##Result_ = (expression);                                                                                 \
    if (!name##Result_)                                                                                                \
        return ::loyalty::fail(std::move(name##Result_).error());                                                      \
    auto& name = *name##Result_
// NOLINTEND(bugprone-macro-parentheses)
