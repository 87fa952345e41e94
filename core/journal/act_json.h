#pragma once

#include "core/journal/entry.h"
#include "core/journal/object_writer.h"
#include "core/journal/posting_json.h"

#include <vector>

/// How each act stands under "act". Reading complains and yields what could be read.
namespace loyalty::journal {

struct ReadContext
{
    std::vector<json::Complaint>& complaints;
    Allowance allowance;
};

void write(ObjectWriter& out, const Opened& opened);
void write(ObjectWriter& out, const Enrolled& enrolled);
void write(ObjectWriter& out, const Sold& sold);
void write(ObjectWriter& out, const Returned& returned);
void write(ObjectWriter& out, const Voided& voided);
void write(ObjectWriter& out, const Adjusted& adjusted);
void write(ObjectWriter& out, const Blocked& blocked);
void write(ObjectWriter& out, const Granted& granted);
void write(ObjectWriter& out, const GaveBack& gaveBack);
void write(ObjectWriter& out, const Noted& noted);
void write(ObjectWriter& out, const Printed& printed);
void write(ObjectWriter& out, const Loaded& loaded);
void write(ObjectWriter& out, const Unloaded& unloaded);
void write(ObjectWriter& out, const CouponMoved& moved);
void write(ObjectWriter& out, const Stamped& stamped);
void write(ObjectWriter& out, const CardReplaced& replaced);
void write(ObjectWriter& out, const Merged& merged);
void write(ObjectWriter& out, const FamilyMoved& moved);
void write(ObjectWriter& out, const TierGiven& given);
void write(ObjectWriter& out, const SegmentMoved& moved);
void write(ObjectWriter& out, const Erased& erased);

[[nodiscard]] Opened readOpened(json::Reader& reader, ReadContext& context);
[[nodiscard]] Enrolled readEnrolled(json::Reader& reader, ReadContext& context);
[[nodiscard]] Sold readSold(json::Reader& reader, ReadContext& context);
[[nodiscard]] Returned readReturned(json::Reader& reader, ReadContext& context);
[[nodiscard]] Voided readVoided(json::Reader& reader, ReadContext& context);
[[nodiscard]] Adjusted readAdjusted(json::Reader& reader, ReadContext& context);
[[nodiscard]] Blocked readBlocked(json::Reader& reader, ReadContext& context);
[[nodiscard]] Granted readGranted(json::Reader& reader, ReadContext& context);
[[nodiscard]] GaveBack readGaveBack(json::Reader& reader, ReadContext& context);
[[nodiscard]] Noted readNoted(json::Reader& reader, ReadContext& context);
[[nodiscard]] Loaded readLoaded(json::Reader& reader, ReadContext& context);
[[nodiscard]] Unloaded readUnloaded(json::Reader& reader, ReadContext& context);
[[nodiscard]] CouponMoved readCouponMoved(json::Reader& reader, ReadContext& context);
[[nodiscard]] Stamped readStamped(json::Reader& reader, ReadContext& context);
[[nodiscard]] CardReplaced readCardReplaced(json::Reader& reader, ReadContext& context);
[[nodiscard]] Merged readMerged(json::Reader& reader, ReadContext& context);
[[nodiscard]] FamilyMoved readFamilyMoved(json::Reader& reader, ReadContext& context);
[[nodiscard]] TierGiven readTierGiven(json::Reader& reader, ReadContext& context);
[[nodiscard]] SegmentMoved readSegmentMoved(json::Reader& reader, ReadContext& context);
[[nodiscard]] Erased readErased(json::Reader& reader, ReadContext& context);
[[nodiscard]] Printed readPrinted(json::Reader& reader, ReadContext& context);

void writeRate(ObjectWriter& out, std::string_view key, const Rate& rate);
/// One where there is none.
[[nodiscard]] Rate readRate(json::Reader& reader, std::string_view key);
void writeBasketLine(ObjectWriter& out, const engine::BasketLine& line);
[[nodiscard]] engine::BasketLine readBasketLine(json::Reader& reader);

/// A list of accounts under `key`, left out when there are none.
void writeValue(ObjectWriter& out, std::string_view key, const std::vector<ValuePaid>& value);
[[nodiscard]] std::vector<ValuePaid> readValue(json::Reader& reader, ReadContext& context, std::string_view key);

/// A list of tenders under `key`, left out when there are none.
void writeTenders(ObjectWriter& out, std::string_view key, const std::vector<engine::Tender>& tenders);
[[nodiscard]] std::vector<engine::Tender> readTenders(json::Reader& reader, ReadContext& context, std::string_view key);

/// "trace", left out when there is none.
void writeTrace(ObjectWriter& out, const std::vector<engine::TraceStep>& trace);
[[nodiscard]] std::vector<engine::TraceStep> readTrace(json::Reader& reader, ReadContext& context);

/// "member", left out when there is none.
void writeMember(ObjectWriter& out, const std::optional<MemberId>& member);
/// "currency", "decimals"
void write(ObjectWriter& out, const Currency& currency);
[[nodiscard]] Currency readCurrency(json::Reader& reader);

} // namespace loyalty::journal
