#include "core/journal/act_json.h"
#include "core/journal/fields.h"

namespace loyalty::journal {

namespace {

void writeLine(ObjectWriter& out, const engine::ReturnedLine& line)
{
    out.number("id", std::int64_t{line.id});
    out.number("qty", line.quantity.thousandths);
    out.numberUnlessZero("refund", line.refundMinor);
    out.numberUnlessZero("pointsBack", line.pointsBack.count());
    out.numberUnlessZero("redeemBack", line.redeemBack.count());
    out.numberUnlessZero("qualifying", line.qualifyingMinor);
}

engine::ReturnedLine readLine(json::Reader& reader)
{
    engine::ReturnedLine line;
    line.id = static_cast<std::uint32_t>(reader.integer("id", 0, kMaxLineId));
    line.quantity = Quantity{reader.integer("qty", 0, Quantity::kMax)};
    line.refundMinor = readAmount(reader, "refund");
    line.pointsBack = Points(readQuantity(reader, "pointsBack"));
    line.redeemBack = Points(readQuantity(reader, "redeemBack"));
    line.qualifyingMinor = readQuantity(reader, "qualifying");
    return line;
}

} // namespace

void write(ObjectWriter& out, const Returned& returned)
{
    out.id("id", returned.id);
    out.textUnlessEmpty("ticket", returned.ticket);
    out.id("sale", returned.sale);
    writeMember(out, returned.member);
    write(out, returned.currency);
    out.numberUnlessZero("refund", returned.refundMinor);
    out.numberUnlessZero("pointsBack", returned.pointsBack.count());
    out.numberUnlessZero("waived", returned.waived.count());
    out.numberUnlessZero("redeemBack", returned.redeemBack.count());
    out.numberUnlessZero("paidInMoney", returned.paidInMoney.count());
    out.numberUnlessZero("withheld", returned.withheldMinor);
    writeValue(out, "valueBack", returned.valueBack);
    writeTenders(out, "tendersBack", returned.tendersBack);
    if (returned.blind)
        out.flag("blind", true);
    out.textUnlessEmpty("reason", returned.reason);
    out.objectsUnlessNone("lines", returned.lines, writeLine);
    out.objectsUnlessNone("goods", returned.goods, writeBasketLine);
    writeTrace(out, returned.trace);
}

Returned readReturned(json::Reader& reader, ReadContext& context)
{
    Returned returned;
    returned.id = reader.id<SaleId>("id");
    returned.ticket = reader.stringOr("ticket", "", kMaxWord);
    returned.sale = reader.id<SaleId>("sale");
    returned.member = readOptionalId<MemberId>(reader, "member");
    returned.currency = readCurrency(reader);
    returned.refundMinor = readAmount(reader, "refund");
    returned.pointsBack = Points(readAmount(reader, "pointsBack"));
    returned.waived = Points(readAmount(reader, "waived"));
    returned.redeemBack = Points(readAmount(reader, "redeemBack"));
    returned.paidInMoney = Points(readQuantity(reader, "paidInMoney"));
    returned.withheldMinor = readQuantity(reader, "withheld");
    returned.valueBack = readValue(reader, context, "valueBack");
    returned.tendersBack = readTenders(reader, context, "tendersBack");
    returned.blind = reader.booleanOr("blind", false);
    returned.reason = reader.stringOr("reason", "", kMaxWords);
    returned.lines = readObjects<engine::ReturnedLine>(reader, context.complaints, "lines", kMaxEntryLines, readLine);
    returned.goods =
        readObjects<engine::BasketLine>(reader, context.complaints, "goods", kMaxEntryLines, readBasketLine);
    returned.trace = readTrace(reader, context);
    return returned;
}

} // namespace loyalty::journal
