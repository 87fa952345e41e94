#include "core/base/checked.h"
#include "core/journal/act_json.h"
#include "core/journal/fields.h"

namespace loyalty::journal {

namespace {

/// At most Allowance::shares of at most kMaxAmount each: far within 64 bits.
std::int64_t sumOf(const std::vector<ledger::LotShare>& shares)
{
    std::int64_t sum = 0;
    for (const ledger::LotShare& share : shares)
        sum = checkedAdd(sum, share.amount);
    return sum;
}

} // namespace

void write(ObjectWriter& out, const Granted& granted)
{
    out.number("number", granted.number);
    out.id("id", granted.id);
    if (!granted.backed)
        out.flag("backed", false);
    writeMember(out, granted.member);
    write(out, granted.what);
    out.number("amount", granted.amount);
    out.numberUnlessZero("perVisit", granted.perVisit);
    writeShares(out, granted.lots);
    out.numberUnlessZero("feed", granted.feedPosition);
}

Granted readGranted(json::Reader& reader, ReadContext& context)
{
    Granted granted;
    granted.number = static_cast<std::uint64_t>(reader.integer("number", 1, kMaxNumber));
    granted.id = reader.id<GrantId>("id");
    granted.backed = reader.booleanOr("backed", true);
    granted.member = readOptionalId<MemberId>(reader, "member");
    granted.what = readAsset(reader);
    granted.amount = reader.integer("amount", 1, kMaxAmount);
    granted.perVisit = readQuantity(reader, "perVisit");
    granted.lots = readShares(reader, context.complaints, context.allowance.shares);
    granted.feedPosition = reader.integerOr("feed", 0, 0, kMaxNumber);
    if (granted.backed != granted.member.has_value())
        reader.complain("member", granted.backed ? "missing" : "unknown-value");
    if (sumOf(granted.lots) != (granted.backed ? granted.amount : 0))
        reader.complain("lots", "not-well-formed");
    return granted;
}

void write(ObjectWriter& out, const GaveBack& gaveBack)
{
    out.number("number", gaveBack.number);
    writeMember(out, gaveBack.member);
    out.number("amount", gaveBack.amount);
    writeShares(out, gaveBack.lots);
}

GaveBack readGaveBack(json::Reader& reader, ReadContext& context)
{
    GaveBack gaveBack;
    gaveBack.number = static_cast<std::uint64_t>(reader.integer("number", 1, kMaxNumber));
    gaveBack.member = readOptionalId<MemberId>(reader, "member");
    gaveBack.amount = reader.integer("amount", 0, kMaxAmount);
    gaveBack.lots = readShares(reader, context.complaints, context.allowance.shares);
    if (!gaveBack.lots.empty() && sumOf(gaveBack.lots) != gaveBack.amount)
        reader.complain("lots", "not-well-formed");
    return gaveBack;
}

} // namespace loyalty::journal
