#pragma once

#include "core/base/random.h"
#include "core/journal/chain.h"
#include "core/journal/entry.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace loyalty::test {

/// Draws entries of every kind with every field, so that a decoder that forgets one is seen. What it draws is what
/// encode() accepts and decode() lets pass. The same seed draws the same.
class RandomEntries
{
public:
    explicit RandomEntries(Random& random)
        : m_random(random)
    {}

    [[nodiscard]] journal::Entry entry();
    [[nodiscard]] journal::Act act(); ///< never Unknown
    [[nodiscard]] journal::Granted granted();
    [[nodiscard]] ledger::Posting posting();
    /// Amounts above 0 that sum to `total` ≥ 1.
    [[nodiscard]] std::vector<ledger::LotShare> shares(std::int64_t total);

    [[nodiscard]] bool chance(std::uint64_t oneIn) { return m_random.below(oneIn) == 0; }
    [[nodiscard]] std::int64_t between(std::int64_t low, std::int64_t high);
    [[nodiscard]] std::int64_t amount();   ///< either way, small ones and the limits too
    [[nodiscard]] std::int64_t quantity(); ///< the same, not negative
    [[nodiscard]] std::string text();      ///< UTF-8, quotes, controls and several scripts among it
    [[nodiscard]] std::string bytes(std::size_t most = 40);
    [[nodiscard]] Instant instant();
    [[nodiscard]] BusinessDate date();
    [[nodiscard]] ledger::AssetKey lotAsset();

    template <class IdType>
    [[nodiscard]] IdType id()
    {
        return m_random.id<IdType>();
    }
    template <class IdType>
    [[nodiscard]] std::optional<IdType> maybeId()
    {
        return chance(3) ? std::nullopt : std::optional(m_random.id<IdType>());
    }
    template <class FixedType>
    [[nodiscard]] FixedType fixed()
    {
        FixedType fixed;
        m_random.fill(fixed.bytes());
        return fixed;
    }

private:
    journal::Opened opened();
    journal::Enrolled enrolled();
    journal::Sold sold();
    journal::Returned returned();
    journal::Loaded loaded();
    std::vector<journal::ValuePaid> value();
    journal::GaveBack gaveBack();
    journal::SoldLine soldLine();
    engine::ReturnedLine returnedLine();
    engine::TraceStep step();
    access::Actor actor();
    ledger::LotTerms terms();
    ledger::Posting datedPosting(ledger::Posting posting);
    ledger::Posting lotPosting(ledger::Posting posting);

    Random& m_random;
};

} // namespace loyalty::test
