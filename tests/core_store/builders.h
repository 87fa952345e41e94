#pragma once

#include "core/journal/chain.h"
#include "core/terminal/ports.h"
#include "tests/support/base/seeded_random.h"

#include <catch2/catch_test_macros.hpp>

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace loyalty::test {

/// The value, or the end of the test with the fault's words.
template <class T>
T must(Result<T, Fault> result)
{
    INFO((result ? std::string() : std::string(toString(result.error().code)) + ": " + result.error().detail));
    REQUIRE(result.has_value());
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

/// "ok" or the fault's code, so that a check reads as a claim.
template <class T>
std::string outcome(const Result<T, Fault>& result)
{
    return result ? "ok" : std::string(toString(result.error().code));
}

template <class IdType>
IdType numbered(std::uint32_t n)
{
    typename IdType::Bytes bytes{};
    for (std::size_t i = 0; i < 4; ++i)
        bytes[IdType::kBytes - 1 - i] = static_cast<std::uint8_t>(n >> (8 * i));
    return IdType(bytes);
}

inline MemberId member(std::uint32_t n)
{
    return numbered<MemberId>(n);
}

inline SaleId sale(std::uint32_t n)
{
    return numbered<SaleId>(n);
}

inline crypto::KeyedHash key(std::string_view what)
{
    return crypto::keyedHash(crypto::SecretKey(), what);
}

/// Chains entries as a terminal does.
class Chain
{
public:
    journal::ChainedEntry next(std::string bytes)
    {
        journal::ChainedEntry entry = journal::append(m_head, std::move(bytes), m_keys.signingKey);
        m_head = {entry.seq, entry.hash};
        return entry;
    }
    [[nodiscard]] const journal::Head& head() const { return m_head; }

private:
    SeededRandom m_random;
    crypto::KeyPair m_keys = crypto::makeKeyPair(m_random);
    journal::Head m_head;
};

inline terminal::EntryKeys noted()
{
    return {"noted", std::nullopt, std::nullopt, "", "2026-11-21"};
}

inline terminal::EntryKeys sold(SaleId sale, std::string ticket = {}, std::optional<MemberId> member = {})
{
    return {"sold", member, sale, std::move(ticket), "2026-11-21"};
}

inline terminal::EntryKeys returned(SaleId sale, std::optional<MemberId> member = {})
{
    return {"returned", member, sale, "", "2026-11-22"};
}

/// A member's row at a position, with these look-up keys.
inline sync::MemberRow row(std::uint32_t n, std::int64_t position, std::initializer_list<std::string_view> keys = {})
{
    sync::MemberRow row;
    row.member = member(n);
    row.position = position;
    row.joined = BusinessDate(20'000);
    row.sealedPersonal = "sealed " + std::to_string(position);
    for (const std::string_view what : keys)
        row.lookups.push_back(key(what));
    return row;
}

inline sync::FeedPage page(int shard, std::int64_t from, std::int64_t to, std::vector<sync::MemberRow> rows)
{
    sync::FeedPage page;
    page.shard = shard;
    page.from = from;
    page.to = to;
    page.checksum = sync::checksumOf(rows);
    page.rows = std::move(rows);
    return page;
}

inline terminal::Identity anIdentity()
{
    SeededRandom random;
    terminal::Identity identity;
    identity.incarnation = numbered<IncarnationId>(7);
    identity.settings.chain = "星辰";
    identity.settings.store = "s-1";
    identity.settings.storeName = "Nanjing Road";
    identity.settings.time = {"Asia/Shanghai", 4 * 3600};
    identity.settings.countryCode = "86";
    identity.sealedSigningKey = std::string("\0sealed\xff", 8);
    identity.sealedKeys = "more";
    identity.publicKey = crypto::makeKeyPair(random).publicKey;
    identity.headOffice = crypto::makeKeyPair(random).publicKey;
    identity.programmeSigner = crypto::makeKeyPair(random).publicKey;
    identity.clockSigner = crypto::makeKeyPair(random).publicKey;
    identity.headOfficeUrl = "https://head.example";
    identity.lane = "3";
    return identity;
}

} // namespace loyalty::test
