#include "core/journal/act_json.h"
#include "core/journal/fields.h"

namespace loyalty::journal {

namespace {

constexpr std::size_t kMaxAccounts = 100;

void writeAccount(ObjectWriter& out, const ValuePaid& paid)
{
    out.id("account", paid.account);
    out.numberUnlessZero("principal", paid.principalMinor);
    out.numberUnlessZero("gift", paid.giftMinor);
    if (paid.card)
        out.flag("card", true);
}

ValuePaid readAccount(json::Reader& reader)
{
    return {reader.id<MemberId>("account"), readQuantity(reader, "principal"), readQuantity(reader, "gift"),
            reader.booleanOr("card", false)};
}

void writeTender(ObjectWriter& out, const engine::Tender& tender)
{
    out.text("type", tender.type);
    out.number("minor", tender.minor);
}

engine::Tender readTender(json::Reader& reader)
{
    return {reader.string("type", kMaxWord), reader.integer("minor", 0, kMaxAmount)};
}

void writeOpens(ObjectWriter& out, const BearerCard& card)
{
    out.bytes("lookup", card.lookup.view());
    out.textUnlessEmpty("ending", card.ending);
}

std::optional<BearerCard> readOpens(json::Reader& reader, ReadContext& context)
{
    const json::Value* const value = reader.optionalObject("opens");
    if (value == nullptr)
        return std::nullopt;
    json::Reader opens(*value, reader.pathOf("opens"), context.complaints);
    return BearerCard{readFixed<crypto::KeyedHash>(opens, "lookup"), opens.stringOr("ending", "", kMaxWord)};
}

} // namespace

void writeValue(ObjectWriter& out, std::string_view key, const std::vector<ValuePaid>& value)
{
    out.objectsUnlessNone(key, value, writeAccount);
}

std::vector<ValuePaid> readValue(json::Reader& reader, ReadContext& context, std::string_view key)
{
    return readObjects<ValuePaid>(reader, context.complaints, key, kMaxAccounts, readAccount);
}

void writeTenders(ObjectWriter& out, std::string_view key, const std::vector<engine::Tender>& tenders)
{
    out.objectsUnlessNone(key, tenders, writeTender);
}

std::vector<engine::Tender> readTenders(json::Reader& reader, ReadContext& context, std::string_view key)
{
    return readObjects<engine::Tender>(reader, context.complaints, key, kMaxEntryLines, readTender);
}

void write(ObjectWriter& out, const Loaded& loaded)
{
    out.id("id", loaded.id);
    out.id("member", loaded.member);
    out.numberUnlessZero("paid", loaded.paidMinor);
    out.numberUnlessZero("gift", loaded.giftMinor);
    write(out, loaded.currency);
    out.textUnlessEmpty("ticket", loaded.ticket);
    out.numberUnlessZero("programmeVersion", loaded.programmeVersion);
    if (loaded.opens) {
        ObjectWriter opens = out.object("opens");
        writeOpens(opens, *loaded.opens);
    }
}

Loaded readLoaded(json::Reader& reader, ReadContext& context)
{
    Loaded loaded;
    loaded.id = reader.id<SaleId>("id");
    loaded.member = reader.id<MemberId>("member");
    loaded.paidMinor = readQuantity(reader, "paid");
    loaded.giftMinor = readQuantity(reader, "gift");
    loaded.currency = readCurrency(reader);
    loaded.ticket = reader.stringOr("ticket", "", kMaxWord);
    loaded.programmeVersion = reader.integerOr("programmeVersion", 0, 0, kMaxNumber);
    loaded.opens = readOpens(reader, context);
    return loaded;
}

void write(ObjectWriter& out, const Unloaded& unloaded)
{
    out.id("member", unloaded.member);
    out.number("refund", unloaded.refundMinor);
    out.numberUnlessZero("gift", unloaded.giftMinor);
    write(out, unloaded.currency);
    out.textUnlessEmpty("reason", unloaded.reason);
    out.numberUnlessZero("withheld", unloaded.withheldMinor);
    out.textUnlessEmpty("reference", unloaded.reference);
    if (unloaded.load)
        out.id("load", *unloaded.load);
}

Unloaded readUnloaded(json::Reader& reader, ReadContext&)
{
    Unloaded unloaded;
    unloaded.member = reader.id<MemberId>("member");
    unloaded.refundMinor = reader.integer("refund", 0, kMaxAmount);
    unloaded.giftMinor = readQuantity(reader, "gift");
    unloaded.currency = readCurrency(reader);
    unloaded.reason = reader.stringOr("reason", "", kMaxWords);
    unloaded.withheldMinor = readQuantity(reader, "withheld");
    unloaded.reference = reader.stringOr("reference", "", kMaxWord);
    unloaded.load = readOptionalId<SaleId>(reader, "load");
    return unloaded;
}

void write(ObjectWriter& out, const CouponMoved& moved)
{
    out.id("member", moved.member);
    out.text("coupon", moved.coupon);
    out.number("count", moved.count);
    out.textUnlessEmpty("reason", moved.reason);
    out.textUnlessEmpty("reference", moved.reference);
}

CouponMoved readCouponMoved(json::Reader& reader, ReadContext&)
{
    return {reader.id<MemberId>("member"), reader.string("coupon", kMaxWord),
            reader.integer("count", -kMaxAmount, kMaxAmount), reader.stringOr("reason", "", kMaxWords),
            reader.stringOr("reference", "", kMaxWord)};
}

void write(ObjectWriter& out, const Stamped& stamped)
{
    out.id("member", stamped.member);
    out.text("card", stamped.card);
    out.number("stamps", stamped.stamps);
    out.numberUnlessZero("completed", stamped.completed);
    out.textUnlessEmpty("reason", stamped.reason);
    out.textUnlessEmpty("reference", stamped.reference);
}

Stamped readStamped(json::Reader& reader, ReadContext&)
{
    return {reader.id<MemberId>("member"),
            reader.string("card", kMaxWord),
            reader.integer("stamps", -kMaxAmount, kMaxAmount),
            readQuantity(reader, "completed"),
            reader.stringOr("reason", "", kMaxWords),
            reader.stringOr("reference", "", kMaxWord)};
}

} // namespace loyalty::journal
