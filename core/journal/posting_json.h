#pragma once

#include "core/base/json/reader.h"
#include "core/base/time.h"
#include "core/journal/object_writer.h"
#include "core/ledger/posting.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// How postings, lots and assets stand in the documents of journal and protocol.
namespace loyalty::journal {

/// What a posting leaves out because its entry says it already.
struct PostingContext
{
    ledger::EntryRef entry;
    Instant at;
    BusinessDate date;
    std::optional<MemberId> member; ///< the act's own
};

/// How much an entry may still hold. Shares stand in postings and in acts, so the limit goes over both.
struct Allowance
{
    std::size_t postings = 0;
    std::size_t shares = 0;
};

void write(ObjectWriter& out, const ledger::AssetKey& what); ///< "asset", "key"
[[nodiscard]] ledger::AssetKey readAsset(json::Reader& reader);

/// "<incarnation>:<seq>"
[[nodiscard]] std::string toText(const ledger::EntryRef& ref);
[[nodiscard]] std::optional<ledger::EntryRef> entryRefFrom(std::string_view text);
/// "<incarnation>:<seq>:<n>"
[[nodiscard]] std::string toText(const ledger::LotId& id);
[[nodiscard]] std::optional<ledger::LotId> lotIdFrom(std::string_view text);

/// "lots", left out when there are none.
void writeShares(ObjectWriter& out, const std::vector<ledger::LotShare>& shares);
/// Complains about what no right could carry: amounts below 1, terms out of range, more than `allowance` has.
[[nodiscard]] std::vector<ledger::LotShare> readShares(json::Reader& reader, std::vector<json::Complaint>& complaints,
                                                       std::size_t& allowance);

/// "post", left out when there are none.
void writePostings(ObjectWriter& out, const std::vector<ledger::Posting>& postings, const PostingContext& context);
/// Complains about every posting that is not ledger::wellFormed.
[[nodiscard]] std::vector<ledger::Posting> readPostings(json::Reader& reader, std::vector<json::Complaint>& complaints,
                                                        const PostingContext& context, Allowance& allowance);

} // namespace loyalty::journal
