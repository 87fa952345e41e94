#pragma once

#include "app/headoffice/store/sqlite/connection.h"
#include "core/office/ports.h"

#include <functional>

namespace loyalty::headoffice {

/// One transaction on one connection. The connection is lent until the transaction goes. Its functions stand in
/// *_rows.cpp, by what they are about.
class SqliteTransaction final : public office::Transaction
{
public:
    /// Own: it has begun already and ends with this object. Shared: whatever the connection is doing; ends nothing.
    enum class Scope { Own, Shared };

    /// `giveBack` is called when the object goes.
    SqliteTransaction(Connection& connection, Scope scope, std::function<void()> giveBack);
    ~SqliteTransaction() override;
    SqliteTransaction(const SqliteTransaction&) = delete;
    SqliteTransaction& operator=(const SqliteTransaction&) = delete;

    [[nodiscard]] Result<void, Fault> commit() override;
    [[nodiscard]] Result<std::optional<office::Chain>, Fault> chain() override;
    [[nodiscard]] Result<void, Fault> putChain(const office::Chain& chain) override;
    [[nodiscard]] Result<std::optional<office::Store>, Fault> store(std::string_view id) override;
    [[nodiscard]] Result<std::vector<office::Store>, Fault> stores() override;
    [[nodiscard]] Result<void, Fault> putStore(const office::Store& store) override;
    [[nodiscard]] Result<std::uint64_t, Fault> nextOfficeAct() override;
    [[nodiscard]] Result<std::optional<office::EnrolmentCode>, Fault> code(const crypto::Hash& hash) override;
    [[nodiscard]] Result<void, Fault> putCode(const office::EnrolmentCode& code) override;
    [[nodiscard]] Result<std::optional<office::Incarnation>, Fault> incarnation(const IncarnationId& id) override;
    [[nodiscard]] Result<std::vector<office::Incarnation>, Fault> incarnations() override;
    [[nodiscard]] Result<void, Fault> putIncarnation(const office::Incarnation& incarnation) override;
    [[nodiscard]] Result<bool, Fault> accept(const IncarnationId& id, const journal::Head& from,
                                             std::span<const journal::ChainedEntry> entries, Instant received) override;
    [[nodiscard]] Result<std::optional<journal::ChainedEntry>, Fault> inboxEntry(const ledger::EntryRef& ref) override;
    [[nodiscard]] Result<std::vector<office::InboxEntry>, Fault> unposted(std::size_t limit) override;
    [[nodiscard]] Result<std::vector<std::pair<std::uint64_t, office::InboxEntry>>, Fault> postedAfter(
        std::uint64_t cursor, std::size_t limit) override;
    [[nodiscard]] Result<void, Fault> markPosted(const ledger::EntryRef& ref) override;
    [[nodiscard]] Result<std::vector<std::optional<office::Member>>, Fault> members(
        std::span<const MemberId> ids) override;
    [[nodiscard]] Result<void, Fault> putMembers(std::span<const office::Member> members) override;
    [[nodiscard]] Result<std::vector<MemberId>, Fault> lookUp(const crypto::KeyedHash& hash) override;
    [[nodiscard]] Result<std::int64_t, Fault> nextPosition(int shard) override;
    [[nodiscard]] Result<std::int64_t, Fault> lastPosition(int shard) override;
    [[nodiscard]] Result<std::vector<office::Member>, Fault> feed(int shard, std::int64_t after,
                                                                  std::size_t limit) override;
    [[nodiscard]] Result<std::vector<office::Member>, Fault> aliasesOf(const MemberId& member) override;
    [[nodiscard]] Result<std::vector<office::Member>, Fault> membersAfter(const std::optional<MemberId>& after,
                                                                          std::size_t limit) override;
    [[nodiscard]] Result<void, Fault> appendLines(std::span<const office::Line> lines) override;
    [[nodiscard]] Result<std::vector<office::Line>, Fault> linesOfMember(const MemberId& member,
                                                                         std::size_t limit) override;
    [[nodiscard]] Result<std::vector<office::Line>, Fault> linesOf(const ledger::EntryRef& entry) override;
    [[nodiscard]] Result<std::vector<office::Line>, Fault> linesAfter(const ledger::EntryRef& entry, std::uint32_t n,
                                                                      std::size_t limit) override;
    [[nodiscard]] Result<std::vector<office::AccountSum>, Fault> keptSums() override;
    [[nodiscard]] Result<std::int64_t, Fault> keptSum(const office::Account& account,
                                                      const ledger::AssetKey& what) override;
    [[nodiscard]] Result<std::vector<office::AccountSum>, Fault> reckonedSums() override;
    [[nodiscard]] Result<void, Fault> putGrant(const office::Grant& grant) override;
    [[nodiscard]] Result<std::optional<office::Grant>, Fault> grant(const IncarnationId& id,
                                                                    std::uint64_t number) override;
    [[nodiscard]] Result<std::vector<office::Grant>, Fault> grantsAfter(const IncarnationId& id,
                                                                        std::uint64_t number) override;
    [[nodiscard]] Result<std::vector<office::Grant>, Fault> backedOf(const std::set<MemberId>& members) override;
    [[nodiscard]] Result<std::optional<office::Grant>, Fault> grantOfRequest(const IncarnationId& id,
                                                                             std::uint64_t requestNumber) override;
    [[nodiscard]] Result<std::int64_t, Fault> unbackedOut(const std::optional<IncarnationId>& id) override;
    [[nodiscard]] Result<void, Fault> putEffects(std::span<const office::Effect> effects) override;
    [[nodiscard]] Result<std::vector<office::Effect>, Fault> effectsAfter(const IncarnationId& id, std::uint64_t seq,
                                                                          std::size_t limit) override;
    [[nodiscard]] Result<std::vector<office::Effect>, Fault> effectsOn(const IncarnationId& id,
                                                                       const MemberId& member) override;
    [[nodiscard]] Result<void, Fault> putSale(const office::SaleIndex& sale) override;
    [[nodiscard]] Result<std::vector<office::SaleIndex>, Fault> sale(const SaleId& id) override;
    [[nodiscard]] Result<std::optional<SaleId>, Fault> saleOfTicket(std::string_view store,
                                                                    std::string_view ticket) override;
    [[nodiscard]] Result<std::vector<ledger::EntryRef>, Fault> useCode(const journal::UsedCode& code,
                                                                       const ledger::EntryRef& entry) override;
    [[nodiscard]] Result<void, Fault> putSuspended(const office::Suspended& suspended) override;
    [[nodiscard]] Result<std::vector<office::Suspended>, Fault> suspended(std::size_t limit) override;
    [[nodiscard]] Result<std::optional<office::Suspended>, Fault> suspendedEntry(const ledger::EntryRef& ref) override;
    [[nodiscard]] Result<void, Fault> putResolution(const office::Resolution& resolution) override;
    [[nodiscard]] Result<std::optional<office::Resolution>, Fault> resolution(const ledger::EntryRef& ref) override;
    [[nodiscard]] Result<std::vector<office::Effect>, Fault> resolvedEffects(const IncarnationId& id) override;
    [[nodiscard]] Result<void, Fault> putDifferences(std::span<const office::Difference> differences) override;
    [[nodiscard]] Result<std::vector<office::Difference>, Fault> differences(std::size_t limit) override;
    [[nodiscard]] Result<void, Fault> putMemberKeys(const IncarnationId& from,
                                                    std::span<const sync::MemberKey> keys) override;
    [[nodiscard]] Result<std::optional<std::string>, Fault> memberKey(const MemberId& member) override;
    [[nodiscard]] Result<void, Fault> eraseMemberKey(const MemberId& member) override;
    [[nodiscard]] Result<void, Fault> putProgramme(const sync::ProgrammeRow& programme) override;
    [[nodiscard]] Result<std::vector<sync::ProgrammeRow>, Fault> programmes() override;
    [[nodiscard]] Result<void, Fault> putOperator(const sync::Operator& person) override;
    [[nodiscard]] Result<std::vector<sync::Operator>, Fault> operators() override;
    [[nodiscard]] Result<std::vector<sync::ChainRow>, Fault> chainFeed(std::int64_t after, std::size_t limit) override;
    [[nodiscard]] Result<office::Health, Fault> health() override;

private:
    [[nodiscard]] Result<std::int64_t, Fault> next(std::string_view counter);
    [[nodiscard]] Result<int, Fault> shards();
    [[nodiscard]] Result<void, Fault> putLookups(const office::Member& member);
    /// One UPDATE, and one INSERT where it meets no row: both take what `with` binds. Never a REPLACE, which would take
    /// rows away unasked.
    template <class With>
    [[nodiscard]] Result<void, Fault> changeOrPut(const char* change, const char* put, With with)
    {
        {
            LOYALTY_TRY(query, m_connection.query(change));
            LOYALTY_CHECK(with(query).run());
        }
        if (m_connection.changed() > 0)
            return {};
        LOYALTY_TRY(query, m_connection.query(put));
        return with(query).run();
    }
    [[nodiscard]] Result<void, Fault> readLookups(office::Member& member);
    [[nodiscard]] Result<std::vector<office::Member>, Fault> readMembers(Query& query);

    Connection& m_connection;
    std::function<void()> m_giveBack;
    std::optional<int> m_shards;
    bool m_over;
};

} // namespace loyalty::headoffice
