#pragma once

#include "core/store/database.h"
#include "core/terminal/ports.h"

#include <filesystem>
#include <memory>

namespace loyalty::store {

/// The terminal's journal in SQLite. Durable when append() has returned a value (WAL, synchronous FULL).
///
/// Entries are appended and read. The tables' own triggers refuse to change or remove one, whoever asks; the head's
/// hash is checked before an entry is written, its signature is the reader's business.
class SqliteJournalStore final : public terminal::JournalStore
{
public:
    /// Opens or makes the file. Faults as Database::open().
    [[nodiscard]] static Result<std::unique_ptr<SqliteJournalStore>, Fault> open(const std::filesystem::path& path,
                                                                                 OpenOptions options = {});
    /// Over a file opened as kJournalFormat.
    explicit SqliteJournalStore(std::unique_ptr<Database> database);

    Result<std::optional<terminal::Identity>, Fault> identity() override;
    Result<void, Fault> writeIdentity(const terminal::Identity& identity) override;

    Result<journal::Head, Fault> head() override;
    Result<void, Fault> append(const journal::ChainedEntry& entry, const terminal::EntryKeys& keys,
                               const std::optional<sync::MemberKey>& memberKey) override;
    Result<std::vector<journal::ChainedEntry>, Fault> read(std::uint64_t after, std::size_t maxEntries,
                                                           std::size_t maxBytes) override;
    Result<std::vector<journal::ChainedEntry>, Fault> ofSale(const SaleId& sale) override;
    Result<std::optional<SaleId>, Fault> saleOfTicket(std::string_view registerAndTicket) override;
    Result<std::vector<terminal::EntryKeys>, Fault> keys(std::uint64_t after, std::size_t maxEntries) override;
    Result<std::vector<journal::ChainedEntry>, Fault> recentSales(std::size_t count) override;
    Result<std::vector<journal::ChainedEntry>, Fault> ofMember(const MemberId& member, std::size_t count) override;

    Result<std::vector<sync::MemberKey>, Fault> memberKeys(const std::vector<MemberId>& members) override;
    Result<void, Fault> eraseMemberKey(const MemberId& member) override;

private:
    [[nodiscard]] Result<std::vector<journal::ChainedEntry>, Fault> entries(std::string_view sql,
                                                                            std::initializer_list<QVariant> values,
                                                                            std::size_t maxBytes);

    std::unique_ptr<Database> m_database;
};

} // namespace loyalty::store
