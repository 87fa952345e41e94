#include "core/journal/act_json.h"
#include "core/journal/fields.h"

namespace loyalty::journal {

namespace {

constexpr std::size_t kMaxSealed = 64u << 10;
constexpr std::int64_t kMaxDecimals = 4;

constexpr Words<Printed::Outcome, 4> kOutcomes = {{"printed", Printed::Outcome::Printed},
                                                  {"sent", Printed::Outcome::Sent},
                                                  {"unsure", Printed::Outcome::Unsure},
                                                  {"declined", Printed::Outcome::Declined}};

} // namespace

std::string_view toString(Printed::Outcome outcome)
{
    return wordOf(kOutcomes, outcome);
}

std::optional<Printed::Outcome> printOutcomeFrom(std::string_view word)
{
    for (const auto& [name, outcome] : kOutcomes)
        if (name == word)
            return outcome;
    return std::nullopt;
}

void writeMember(ObjectWriter& out, const std::optional<MemberId>& member)
{
    if (member)
        out.id("member", *member);
}

void write(ObjectWriter& out, const Currency& currency)
{
    out.text("currency", currency.code());
    out.number("decimals", std::int64_t{currency.exponent()});
}

Currency readCurrency(json::Reader& reader)
{
    const std::string code = reader.string("currency", kMaxWord);
    const auto decimals = static_cast<int>(reader.integer("decimals", 0, kMaxDecimals));
    if (const auto currency = Currency::make(code, decimals))
        return *currency;
    complainAboutText(reader, "currency", "unknown-value");
    return {};
}

void write(ObjectWriter& out, const Opened& opened)
{
    out.text("chain", opened.chain);
    out.text("lane", opened.lane);
    out.bytes("publicKey", opened.publicKey.view());
    if (opened.training)
        out.flag("training", true);
}

Opened readOpened(json::Reader& reader, ReadContext&)
{
    return {reader.string("chain", kMaxWord), reader.string("lane", kMaxWord),
            readFixed<crypto::PublicKey>(reader, "publicKey"), reader.booleanOr("training", false)};
}

void write(ObjectWriter& out, const Enrolled& enrolled)
{
    out.id("member", enrolled.member);
    out.bytes("sealed", enrolled.sealed);
    out.textUnlessEmpty("consentPurpose", enrolled.consentPurpose);
    out.textUnlessEmpty("consentText", enrolled.consentText);
    out.textUnlessEmpty("language", enrolled.language);
    if (enrolled.referrer)
        out.id("referrer", *enrolled.referrer);
}

Enrolled readEnrolled(json::Reader& reader, ReadContext&)
{
    return {reader.id<MemberId>("member"),
            reader.bytes("sealed", kMaxSealed),
            reader.stringOr("consentPurpose", "", kMaxWord),
            reader.stringOr("consentText", "", kMaxWord),
            reader.stringOr("language", "", kMaxWord),
            readOptionalId<MemberId>(reader, "referrer")};
}

void write(ObjectWriter& out, const Voided& voided)
{
    out.id("sale", voided.sale);
    writeMember(out, voided.member);
    out.textUnlessEmpty("reason", voided.reason);
    out.numberUnlessZero("paidInMoney", voided.paidInMoney.count());
    out.numberUnlessZero("withheld", voided.withheldMinor);
    writeValue(out, "valueBack", voided.valueBack);
    writeTenders(out, "tendersBack", voided.tendersBack);
}

Voided readVoided(json::Reader& reader, ReadContext& context)
{
    Voided voided{.sale = reader.id<SaleId>("sale"),
                  .member = readOptionalId<MemberId>(reader, "member"),
                  .reason = reader.stringOr("reason", "", kMaxWords)};
    voided.paidInMoney = Points(readQuantity(reader, "paidInMoney"));
    voided.withheldMinor = readQuantity(reader, "withheld");
    voided.valueBack = readValue(reader, context, "valueBack");
    voided.tendersBack = readTenders(reader, context, "tendersBack");
    return voided;
}

void write(ObjectWriter& out, const Adjusted& adjusted)
{
    out.id("member", adjusted.member);
    out.number("points", adjusted.points.count());
    out.text("reason", adjusted.reason);
    out.textUnlessEmpty("reference", adjusted.reference);
}

Adjusted readAdjusted(json::Reader& reader, ReadContext&)
{
    return {reader.id<MemberId>("member"), Points(reader.integer("points", -kMaxAmount, kMaxAmount)),
            reader.string("reason", kMaxWords), reader.stringOr("reference", "", kMaxWord)};
}

void write(ObjectWriter& out, const Blocked& blocked)
{
    out.id("member", blocked.member);
    out.flag("blocked", blocked.blocked);
    out.textUnlessEmpty("reason", blocked.reason);
}

Blocked readBlocked(json::Reader& reader, ReadContext&)
{
    return {reader.id<MemberId>("member"), reader.boolean("blocked"), reader.stringOr("reason", "", kMaxWords)};
}

void write(ObjectWriter& out, const Noted& noted)
{
    out.text("what", noted.what);
    out.textUnlessEmpty("about", noted.about);
    out.textUnlessEmpty("detail", noted.detail);
}

void write(ObjectWriter& out, const Printed& printed)
{
    out.text("of", toText(printed.of));
    out.id("sale", printed.sale);
    if (printed.copy != 0)
        out.number("copy", printed.copy);
    out.text("outcome", toString(printed.outcome));
    out.textUnlessEmpty("printer", printed.printer);
}

Printed readPrinted(json::Reader& reader, ReadContext&)
{
    Printed printed;
    if (const auto of = entryRefFrom(reader.string("of", kMaxWord)))
        printed.of = *of;
    else
        complainAboutText(reader, "of", "not-an-entry");
    printed.sale = reader.id<SaleId>("sale");
    printed.copy = reader.integerOr("copy", 0, 0, kMaxNumber);
    printed.outcome = reader.oneOf("outcome", kOutcomes);
    printed.printer = reader.stringOr("printer", "", kMaxWord);
    return printed;
}

Noted readNoted(json::Reader& reader, ReadContext&)
{
    return {reader.string("what", kMaxWord), reader.stringOr("about", "", kMaxWord),
            reader.stringOr("detail", "", kMaxWords)};
}

} // namespace loyalty::journal
