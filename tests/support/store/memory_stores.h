#pragma once

#include "core/base/crypto/crypto.h"
#include "core/terminal/ports.h"

#include <algorithm>
#include <map>
#include <set>

/// The terminal's two stores in memory, by the contracts of core/terminal/ports.h. Values: a copy is a copy of the disk.
namespace loyalty::test {

class MemoryJournal final : public terminal::JournalStore
{
public:
    struct Row
    {
        journal::ChainedEntry entry;
        terminal::EntryKeys keys;
        bool operator==(const Row&) const = default;
    };

    Result<std::optional<terminal::Identity>, Fault> identity() override { return m_identity; }
    Result<void, Fault> writeIdentity(const terminal::Identity& identity) override
    {
        if (m_identity)
            return fail(Fault{FaultCode::Rejected, "the journal has an identity"});
        m_identity = identity;
        return {};
    }

    Result<journal::Head, Fault> head() override { return currentHead(); }
    Result<void, Fault> append(const journal::ChainedEntry& entry, const terminal::EntryKeys& keys,
                               const std::optional<sync::MemberKey>& memberKey) override
    {
        const journal::Head head = currentHead();
        if (entry.seq != head.seq + 1 || entry.hash != crypto::hash(head.hash.view(), entry.bytes))
            return fail(Fault{FaultCode::Rejected, "the entry does not follow the journal's head"});
        if (keys.kind == "sold" && !keys.ticket.empty() && soldRow(keys.ticket) != nullptr)
            return fail(Fault{FaultCode::Rejected, "the ticket has a sale"});
        if (memberKey && m_memberKeys.contains(memberKey->member))
            return fail(Fault{FaultCode::Rejected, "the member has a key"});
        if (memberKey)
            m_memberKeys.emplace(memberKey->member, memberKey->wrapped);
        m_rows.push_back({entry, keys});
        return {};
    }

    Result<std::vector<journal::ChainedEntry>, Fault> read(std::uint64_t after, std::size_t maxEntries,
                                                           std::size_t maxBytes) override
    {
        std::vector<journal::ChainedEntry> found;
        std::size_t bytes = 0;
        for (std::size_t i = after; i < m_rows.size() && found.size() < maxEntries; ++i) {
            bytes += m_rows[i].entry.bytes.size();
            if (bytes > maxBytes && !found.empty())
                break;
            found.push_back(m_rows[i].entry);
        }
        return found;
    }
    Result<std::vector<terminal::EntryKeys>, Fault> keys(std::uint64_t after, std::size_t maxEntries) override
    {
        std::vector<terminal::EntryKeys> found;
        for (std::size_t i = after; i < m_rows.size() && found.size() < maxEntries; ++i)
            found.push_back(m_rows[i].keys);
        return found;
    }
    Result<std::vector<journal::ChainedEntry>, Fault> ofSale(const SaleId& sale) override
    {
        std::vector<journal::ChainedEntry> found;
        for (const Row& row : m_rows)
            if (row.keys.sale == sale)
                found.push_back(row.entry);
        return found;
    }
    Result<std::optional<SaleId>, Fault> saleOfTicket(std::string_view registerAndTicket) override
    {
        const Row* sold = registerAndTicket.empty() ? nullptr : soldRow(registerAndTicket);
        return sold == nullptr ? std::nullopt : sold->keys.sale;
    }
    Result<std::vector<journal::ChainedEntry>, Fault> recentSales(std::size_t count) override
    {
        return newest(count, [](const Row& row) { return row.keys.kind == "sold"; });
    }
    Result<std::vector<journal::ChainedEntry>, Fault> ofMember(const MemberId& member, std::size_t count) override
    {
        return newest(count, [&](const Row& row) { return row.keys.member == member; });
    }

    Result<std::vector<sync::MemberKey>, Fault> memberKeys(const std::vector<MemberId>& members) override
    {
        std::vector<sync::MemberKey> found;
        for (const MemberId& member : members)
            if (const auto key = m_memberKeys.find(member); key != m_memberKeys.end())
                found.push_back({member, key->second});
        return found;
    }
    Result<void, Fault> eraseMemberKey(const MemberId& member) override
    {
        m_memberKeys.erase(member);
        return {};
    }

    /// Everything in the journal, for a test to look at.
    [[nodiscard]] const std::vector<Row>& rows() const { return m_rows; }

private:
    [[nodiscard]] journal::Head currentHead() const
    {
        return m_rows.empty() ? journal::Head() : journal::Head{m_rows.back().entry.seq, m_rows.back().entry.hash};
    }
    [[nodiscard]] const Row* soldRow(std::string_view ticket) const
    {
        const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& row) {
            return row.keys.kind == "sold" && row.keys.ticket == ticket;
        });
        return found == m_rows.end() ? nullptr : &*found;
    }
    template <class Wanted>
    [[nodiscard]] std::vector<journal::ChainedEntry> newest(std::size_t count, Wanted wanted) const
    {
        std::vector<journal::ChainedEntry> found;
        for (auto row = m_rows.rbegin(); row != m_rows.rend() && found.size() < count; ++row)
            if (wanted(*row))
                found.push_back(row->entry);
        return found;
    }

    std::optional<terminal::Identity> m_identity;
    std::vector<Row> m_rows;
    std::map<MemberId, std::string> m_memberKeys;
};

class MemoryCache final : public terminal::CacheStore
{
public:
    Result<std::optional<sync::MemberRow>, Fault> member(const MemberId& member) override
    {
        const auto row = m_members.find(member);
        return row == m_members.end() ? std::nullopt : std::optional(row->second);
    }
    Result<std::vector<MemberId>, Fault> lookUp(const crypto::KeyedHash& hash) override
    {
        const auto found = m_lookUps.find(hash);
        if (found == m_lookUps.end())
            return std::vector<MemberId>();
        return std::vector<MemberId>(found->second.begin(), found->second.end());
    }
    Result<std::uint64_t, Fault> memberCount() override { return m_members.size(); }

    Result<void, Fault> applyPage(const sync::FeedPage& page) override
    {
        const auto cursor = m_cursors.find(page.shard);
        if (page.from != (cursor == m_cursors.end() ? 0 : cursor->second))
            return fail(Fault{FaultCode::Rejected, "the page does not begin at the shard's cursor"});
        if (page.to < page.from || sync::checksumOf(page.rows) != page.checksum)
            return fail(Fault{FaultCode::BadReply, "the page is not what was sent"});
        for (const sync::MemberRow& row : page.rows)
            put(row);
        m_cursors[page.shard] = page.to;
        return {};
    }
    Result<void, Fault> putRow(const sync::MemberRow& row) override
    {
        put(row);
        return {};
    }
    Result<void, Fault> applyChain(const std::vector<sync::ChainRow>& rows) override
    {
        for (std::size_t i = 1; i < rows.size(); ++i)
            if (rows[i].position <= rows[i - 1].position)
                return fail(Fault{FaultCode::BadReply, "chain rows out of order"});
        for (const sync::ChainRow& row : rows)
            if (row.position > m_marks.chainCursor)
                putChain(row);
        return {};
    }
    Result<void, Fault> putPosted(const std::vector<sync::PostedAt>& posted, std::uint64_t upTo) override
    {
        for (const sync::PostedAt& at : posted)
            m_posted[{at.seq, at.member}] = at.position;
        m_marks.postedSeq = std::max(m_marks.postedSeq, upTo);
        return {};
    }
    Result<std::vector<sync::PostedAt>, Fault> posted() override
    {
        std::vector<sync::PostedAt> all;
        for (const auto& [key, position] : m_posted)
            all.push_back({key.first, key.second, position});
        return all;
    }
    Result<void, Fault> forgetPosted(std::uint64_t upToSeq) override
    {
        std::erase_if(m_posted, [&](const auto& at) { return at.first.first <= upToSeq; });
        return {};
    }

    Result<std::vector<terminal::StoredProgramme>, Fault> programmes() override
    {
        std::vector<terminal::StoredProgramme> all;
        for (const auto& [version, row] : m_programmes)
            all.push_back({version, row.bytes, row.signature});
        return all;
    }
    Result<std::vector<sync::Operator>, Fault> operators() override
    {
        std::vector<sync::Operator> all;
        for (const auto& [id, person] : m_operators)
            all.push_back(person);
        return all;
    }

    Result<terminal::SyncMarks, Fault> marks() override
    {
        terminal::SyncMarks marks = m_marks;
        for (const auto& [shard, position] : m_cursors)
            marks.cursors.push_back({shard, position});
        return marks;
    }
    Result<void, Fault> writeMarks(const terminal::SyncMarks& marks) override
    {
        const std::int64_t chainCursor = m_marks.chainCursor;
        m_marks = marks;
        m_marks.chainCursor = chainCursor;
        m_marks.cursors.clear();
        return {};
    }
    Result<std::vector<std::string>, Fault> problems() override { return std::vector<std::string>(); }
    Result<void, Fault> reset() override
    {
        *this = MemoryCache();
        return {};
    }

private:
    void put(const sync::MemberRow& row)
    {
        const auto old = m_members.find(row.member);
        if (old != m_members.end()) {
            if (old->second.position > row.position)
                return;
            for (const crypto::KeyedHash& hash : old->second.lookups)
                m_lookUps[hash].erase(row.member);
        }
        for (const crypto::KeyedHash& hash : row.lookups)
            m_lookUps[hash].insert(row.member);
        m_members[row.member] = row;
    }
    void putChain(const sync::ChainRow& row)
    {
        if (const auto* programme = std::get_if<sync::ProgrammeRow>(&row.body))
            m_programmes[programme->version] = *programme;
        else if (const auto* person = std::get_if<sync::OperatorRow>(&row.body))
            m_operators[person->person.id] = person->person;
        m_marks.chainCursor = row.position;
    }

    std::map<MemberId, sync::MemberRow> m_members;
    std::map<crypto::KeyedHash, std::set<MemberId>> m_lookUps;
    std::map<int, std::int64_t> m_cursors;
    std::map<std::pair<std::uint64_t, MemberId>, std::int64_t> m_posted;
    std::map<std::int64_t, sync::ProgrammeRow> m_programmes;
    std::map<std::string, sync::Operator> m_operators;
    terminal::SyncMarks m_marks; // its cursors are in m_cursors
};

} // namespace loyalty::test
