#pragma once

#include "core/base/fault.h"
#include "core/store/cache_store.h"

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <type_traits>
#include <utility>

/// Made-up members as full as a real one, for the programs that measure among a million of them.
namespace loyalty::bench {

/// The value, or the end of the program with the fault on standard error.
template <class T>
T must(Result<T, Fault> result)
{
    if (!result) {
        std::cerr << toString(result.error().code) << ": " << result.error().detail << '\n';
        std::exit(1);
    }
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

/// The look-up hash of the n-th member. `what`: "phone ", "card ", or "four " with n below 10,000.
[[nodiscard]] crypto::KeyedHash lookUpOf(std::string_view what, std::uint32_t n);

/// Three lots, a tier window of three days, phone, card and last four digits, for `count` members from number 0 on, at
/// the positions that follow the cache's own.
void addMembers(store::SqliteCacheStore& cache, std::uint32_t count);

} // namespace loyalty::bench
