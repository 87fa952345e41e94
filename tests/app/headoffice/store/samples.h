#pragma once

#include "core/office/ports.h"

/// Values that are full enough to show that nothing is lost on the way to a database and back.
namespace loyalty::headoffice::test {

inline const ledger::AssetKey kPoints{ledger::Asset::Points, ""};

/// An id, hash or key whose bytes follow from `n`.
template <class T>
[[nodiscard]] T named(std::uint8_t n)
{
    typename std::decay_t<decltype(T().bytes())> bytes{};
    bytes.fill(static_cast<std::uint8_t>(n * 7 + 1));
    bytes[0] = n;
    return T(bytes);
}

[[nodiscard]] office::Chain aChain();
[[nodiscard]] office::Store aStore();
[[nodiscard]] office::Incarnation anIncarnation(std::uint8_t n);
[[nodiscard]] office::Member aMember(std::uint8_t n, std::int64_t position = 0);
[[nodiscard]] journal::ChainedEntry anEntry(std::uint64_t seq);
[[nodiscard]] office::Grant aGrant(std::uint8_t incarnation, std::uint64_t number);
[[nodiscard]] office::Line aLine(const ledger::EntryRef& entry, std::uint32_t n, const office::Account& account,
                                 std::int64_t amount);
[[nodiscard]] office::Account memberAccount(std::uint8_t n);
[[nodiscard]] office::Account contraAccount(ledger::Contra contra);
[[nodiscard]] office::Account leaseAccount(std::uint8_t member, std::uint8_t incarnation, std::uint64_t grant);

/// A database with a chain of 4 shards, a store, incarnations 1 and 2.
void fill(office::Database& database);
/// fill(), in a transaction that the caller has.
[[nodiscard]] Result<void, Fault> fill(office::Transaction& transaction);

} // namespace loyalty::headoffice::test
