#pragma once

#include "core/terminal/ports.h"

#include <functional>
#include <limits>

/// Ports over other ports, whose i-th call fails: "fail at every step" for use cases.
namespace loyalty::test {

/// Counts the calls of any number of ports and says which of them fails.
class CallSwitch
{
public:
    /// Before: nothing happens. After: it happens, and the caller is not told (the machine stopped after COMMIT).
    enum class When { Before, After };

    /// Lets the call with this number fail, counted from 1 over all calls from now on. Later ones work again.
    void failAt(std::uint64_t number, When when = When::Before, Fault fault = {FaultCode::Io, "made to fail"})
    {
        m_calls = 0;
        m_failing = number;
        m_when = when;
        m_fault = std::move(fault);
    }
    void neverFail() { failAt(std::numeric_limits<std::uint64_t>::max()); }
    [[nodiscard]] std::uint64_t calls() const { return m_calls; } ///< since the last failAt() or neverFail()
    [[nodiscard]] bool hasFailed() const { return m_calls >= m_failing; }

    template <class Call>
    auto through(Call call) -> decltype(call())
    {
        const bool fails = ++m_calls == m_failing;
        if (fails && m_when == When::Before)
            return fail(m_fault);
        auto answer = call();
        if (fails)
            return fail(m_fault);
        return answer;
    }

private:
    std::uint64_t m_calls = 0;
    std::uint64_t m_failing = std::numeric_limits<std::uint64_t>::max();
    When m_when = When::Before;
    Fault m_fault{FaultCode::Io, "made to fail"};
};

/// Both outlive it: the store it stands before, and the switch.
class FailingJournal final : public terminal::JournalStore
{
public:
    FailingJournal(terminal::JournalStore& store, CallSwitch& calls)
        : m_store(store)
        , m_calls(calls)
    {}

    Result<std::optional<terminal::Identity>, Fault> identity() override
    {
        return m_calls.through([&] { return m_store.identity(); });
    }
    Result<void, Fault> writeIdentity(const terminal::Identity& identity) override
    {
        return m_calls.through([&] { return m_store.writeIdentity(identity); });
    }
    Result<journal::Head, Fault> head() override
    {
        return m_calls.through([&] { return m_store.head(); });
    }
    Result<void, Fault> append(const journal::ChainedEntry& entry, const terminal::EntryKeys& keys,
                               const std::optional<sync::MemberKey>& memberKey) override
    {
        return m_calls.through([&] { return m_store.append(entry, keys, memberKey); });
    }
    Result<std::vector<journal::ChainedEntry>, Fault> read(std::uint64_t after, std::size_t maxEntries,
                                                           std::size_t maxBytes) override
    {
        return m_calls.through([&] { return m_store.read(after, maxEntries, maxBytes); });
    }
    Result<std::vector<terminal::EntryKeys>, Fault> keys(std::uint64_t after, std::size_t maxEntries) override
    {
        return m_calls.through([&] { return m_store.keys(after, maxEntries); });
    }
    Result<std::vector<journal::ChainedEntry>, Fault> ofSale(const SaleId& sale) override
    {
        return m_calls.through([&] { return m_store.ofSale(sale); });
    }
    Result<std::optional<SaleId>, Fault> saleOfTicket(std::string_view registerAndTicket) override
    {
        return m_calls.through([&] { return m_store.saleOfTicket(registerAndTicket); });
    }
    Result<std::vector<journal::ChainedEntry>, Fault> recentSales(std::size_t count) override
    {
        return m_calls.through([&] { return m_store.recentSales(count); });
    }
    Result<std::vector<journal::ChainedEntry>, Fault> ofMember(const MemberId& member, std::size_t count) override
    {
        return m_calls.through([&] { return m_store.ofMember(member, count); });
    }
    Result<std::vector<sync::MemberKey>, Fault> memberKeys(const std::vector<MemberId>& members) override
    {
        return m_calls.through([&] { return m_store.memberKeys(members); });
    }
    Result<void, Fault> eraseMemberKey(const MemberId& member) override
    {
        return m_calls.through([&] { return m_store.eraseMemberKey(member); });
    }

private:
    terminal::JournalStore& m_store;
    CallSwitch& m_calls;
};

/// Both outlive it: the store it stands before, and the switch.
class FailingCache final : public terminal::CacheStore
{
public:
    FailingCache(terminal::CacheStore& store, CallSwitch& calls)
        : m_store(store)
        , m_calls(calls)
    {}

    Result<std::optional<sync::MemberRow>, Fault> member(const MemberId& member) override
    {
        return m_calls.through([&] { return m_store.member(member); });
    }
    Result<std::vector<MemberId>, Fault> lookUp(const crypto::KeyedHash& hash) override
    {
        return m_calls.through([&] { return m_store.lookUp(hash); });
    }
    Result<std::uint64_t, Fault> memberCount() override
    {
        return m_calls.through([&] { return m_store.memberCount(); });
    }
    Result<void, Fault> applyPage(const sync::FeedPage& page) override
    {
        return m_calls.through([&] { return m_store.applyPage(page); });
    }
    Result<void, Fault> putRow(const sync::MemberRow& row) override
    {
        return m_calls.through([&] { return m_store.putRow(row); });
    }
    Result<void, Fault> applyChain(const std::vector<sync::ChainRow>& rows) override
    {
        return m_calls.through([&] { return m_store.applyChain(rows); });
    }
    Result<void, Fault> putPosted(const std::vector<sync::PostedAt>& posted, std::uint64_t upTo) override
    {
        return m_calls.through([&] { return m_store.putPosted(posted, upTo); });
    }
    Result<std::vector<sync::PostedAt>, Fault> posted() override
    {
        return m_calls.through([&] { return m_store.posted(); });
    }
    Result<void, Fault> forgetPosted(std::uint64_t upToSeq) override
    {
        return m_calls.through([&] { return m_store.forgetPosted(upToSeq); });
    }
    Result<std::vector<terminal::StoredProgramme>, Fault> programmes() override
    {
        return m_calls.through([&] { return m_store.programmes(); });
    }
    Result<std::vector<sync::Operator>, Fault> operators() override
    {
        return m_calls.through([&] { return m_store.operators(); });
    }
    Result<terminal::SyncMarks, Fault> marks() override
    {
        return m_calls.through([&] { return m_store.marks(); });
    }
    Result<void, Fault> writeMarks(const terminal::SyncMarks& marks) override
    {
        return m_calls.through([&] { return m_store.writeMarks(marks); });
    }
    Result<std::vector<std::string>, Fault> problems() override
    {
        return m_calls.through([&] { return m_store.problems(); });
    }
    Result<void, Fault> reset() override
    {
        return m_calls.through([&] { return m_store.reset(); });
    }

private:
    terminal::CacheStore& m_store;
    CallSwitch& m_calls;
};

} // namespace loyalty::test
