#include "core/journal/act_json.h"
#include "core/journal/fields.h"

namespace loyalty::journal {

namespace {

constexpr std::int64_t kMaxSum = 1'000'000 * kMaxAmount; ///< what a member's ledger may add up to

constexpr Words<access::Trust, 4> kTrusts = {
    {"spoken", access::Trust::Spoken},
    {"static", access::Trust::Static},
    {"live", access::Trust::Live},
    {"live-online", access::Trust::LiveOnline},
};

constexpr std::size_t kMaxTexts = 100;

void writeTexts(ObjectWriter& out, std::string_view key, const std::vector<std::string>& texts)
{
    if (!texts.empty())
        out.list(key, texts, appendText);
}

std::vector<std::string> readTexts(json::Reader& reader, std::string_view key)
{
    std::vector<std::string> texts;
    const json::Array* const values = reader.optionalArray(key, kMaxTexts);
    if (values == nullptr)
        return texts;
    for (const json::Value& value : *values) {
        const std::string* const text = value.asString();
        if (text == nullptr || text->size() > kMaxWord)
            reader.complain(key, text == nullptr ? "wrong-type" : "too-long");
        else
            texts.push_back(*text);
    }
    return texts;
}

constexpr std::int64_t kOnePiece = Quantity::pieces(1).thousandths;

} // namespace

void writeBasketLine(ObjectWriter& out, const engine::BasketLine& line)
{
    out.number("id", std::int64_t{line.id});
    out.textUnlessEmpty("sku", line.sku);
    out.textUnlessEmpty("category", line.category);
    out.textUnlessEmpty("brand", line.brand);
    writeTexts(out, "tags", line.tags);
    out.numberUnless(kOnePiece, "qty", line.quantity.thousandths);
    out.number("amount", line.amountMinor);
    out.numberUnlessZero("tax", line.taxMinor);
    if (!line.taxIncluded)
        out.flag("taxIncluded", false);
    if (line.taxRate)
        writeRate(out, "taxRate", *line.taxRate);
}

engine::BasketLine readBasketLine(json::Reader& reader)
{
    engine::BasketLine line;
    line.id = static_cast<std::uint32_t>(reader.integer("id", 0, kMaxLineId));
    line.sku = reader.stringOr("sku", "", kMaxWord);
    line.category = reader.stringOr("category", "", kMaxWord);
    line.brand = reader.stringOr("brand", "", kMaxWord);
    line.tags = readTexts(reader, "tags");
    line.quantity = Quantity{reader.integerOr("qty", kOnePiece, 0, Quantity::kMax)};
    line.amountMinor = reader.integer("amount", 0, kMaxAmount);
    line.taxMinor = readQuantity(reader, "tax");
    line.taxIncluded = reader.booleanOr("taxIncluded", true);
    if (reader.has("taxRate"))
        line.taxRate = readRate(reader, "taxRate");
    return line;
}

namespace {

/// Most lines are one piece of which all that is paid earns and qualifies: none of that is written.
void writeLine(ObjectWriter& out, const SoldLine& sold)
{
    const engine::BasketLine& line = sold.line;
    const engine::LineQuote& quote = sold.quote;
    writeBasketLine(out, line);
    out.numberUnlessZero("discount", quote.discountMinor);
    out.numberUnlessZero("redeem", quote.redeemMinor);
    out.numberUnless(line.amountMinor - quote.discountMinor, "eligible", quote.eligibleMinor);
    out.numberUnlessZero("points", quote.points.count());
    out.numberUnlessZero("redeemPoints", quote.redeemPoints.count());
    out.numberUnless(quote.eligibleMinor, "qualifying", quote.qualifyingMinor);
    if (quote.countsAsSpent)
        out.flag("spent", true);
}

SoldLine readLine(json::Reader& reader)
{
    SoldLine sold;
    sold.line = readBasketLine(reader);
    const engine::BasketLine& line = sold.line;
    engine::LineQuote& quote = sold.quote;
    quote.id = line.id;
    quote.discountMinor = readQuantity(reader, "discount");
    quote.redeemMinor = readQuantity(reader, "redeem");
    quote.eligibleMinor = reader.integerOr("eligible", line.amountMinor - quote.discountMinor, -kMaxAmount, kMaxAmount);
    quote.points = Points(readAmount(reader, "points"));
    quote.redeemPoints = Points(readAmount(reader, "redeemPoints"));
    quote.qualifyingMinor = reader.integerOr("qualifying", quote.eligibleMinor, -kMaxAmount, kMaxAmount);
    quote.countsAsSpent = reader.booleanOr("spent", false);
    return sold;
}

void writePart(ObjectWriter& out, const engine::EarnedPart& part)
{
    out.textUnlessEmpty("rule", part.rule);
    out.number("points", part.points.count());
    if (part.firstInvalidDay)
        out.text("firstInvalidDay", part.firstInvalidDay->toString());
    if (part.spendableFrom)
        out.text("spendableFrom", part.spendableFrom->toString());
}

engine::EarnedPart readPart(json::Reader& reader)
{
    engine::EarnedPart part;
    part.rule = reader.stringOr("rule", "", kMaxWord);
    part.points = Points(reader.integer("points", -kMaxAmount, kMaxAmount));
    if (reader.has("firstInvalidDay"))
        part.firstInvalidDay = readDate(reader, "firstInvalidDay");
    if (reader.has("spendableFrom"))
        part.spendableFrom = readDate(reader, "spendableFrom");
    return part;
}

void writeReward(ObjectWriter& out, const engine::AskedReward& reward)
{
    out.text("id", reward.id);
    out.numberUnless(1, "count", reward.count);
}

engine::AskedReward readReward(json::Reader& reader)
{
    return {reader.string("id", kMaxWord), reader.integerOr("count", 1, 1, kMaxAmount)};
}

void writeGoods(ObjectWriter& out, const engine::GivenGoods& goods)
{
    out.text("from", goods.from);
    out.textUnlessEmpty("sku", goods.sku);
    out.number("pieces", goods.pieces);
    out.numberUnlessZero("points", goods.points.count());
}

engine::GivenGoods readGoods(json::Reader& reader)
{
    return {reader.string("from", kMaxWord), reader.stringOr("sku", "", kMaxWord),
            reader.integer("pieces", 0, kMaxAmount), Points(readQuantity(reader, "points"))};
}

constexpr std::string_view kUsualChannel = "store";

using Budget = engine::BudgetsLeft::value_type;

void writeBudget(ObjectWriter& out, const Budget& budget)
{
    out.text("id", budget.first);
    out.number("left", budget.second);
}

Budget readBudget(json::Reader& reader)
{
    return {reader.string("id", kMaxWord), reader.integer("left", -kMaxSum, kMaxSum)};
}

UsedCode readUsedCode(json::Reader& reader, ReadContext& context)
{
    const json::Value* const value = reader.object("code");
    if (value == nullptr)
        return {};
    json::Reader code(*value, reader.pathOf("code"), context.complaints);
    return {.pass = readFixed<crypto::KeyedHash>(code, "pass"), .step = code.integer("step", 1, kMaxNumber)};
}

void writeMoney(ObjectWriter& out, const Sold& sold)
{
    write(out, sold.currency);
    out.numberUnlessZero("total", sold.totalMinor);
    out.numberUnlessZero("due", sold.dueMinor);
    out.numberUnlessZero("earned", sold.earned.count());
    out.numberUnlessZero("redeemed", sold.redeemed.count());
    out.numberUnlessZero("redeemedMinor", sold.redeemedMinor);
}

void readMoney(json::Reader& reader, Sold& sold)
{
    sold.currency = readCurrency(reader);
    sold.totalMinor = readAmount(reader, "total");
    sold.dueMinor = readAmount(reader, "due");
    sold.earned = Points(readAmount(reader, "earned"));
    sold.redeemed = Points(readAmount(reader, "redeemed"));
    sold.redeemedMinor = readAmount(reader, "redeemedMinor");
}

void writeJudgement(ObjectWriter& out, const Sold& sold)
{
    out.textUnlessEmpty("programme", sold.programmeId);
    out.numberUnlessZero("programmeVersion", sold.programmeVersion);
    out.textUnlessEmpty("tier", sold.tier);
    out.numberUnlessZero("qualifyingBefore", sold.qualifyingBefore);
    if (sold.birthdayKnown)
        out.flag("birthdayKnown", true);
}

void readJudgement(json::Reader& reader, Sold& sold)
{
    sold.programmeId = reader.stringOr("programme", "", kMaxWord);
    sold.programmeVersion = reader.integerOr("programmeVersion", 0, 0, kMaxNumber);
    sold.tier = reader.stringOr("tier", "", kMaxWord);
    sold.qualifyingBefore = reader.integerOr("qualifyingBefore", 0, -kMaxSum, kMaxSum);
    sold.birthdayKnown = reader.booleanOr("birthdayKnown", false);
}

} // namespace

void write(ObjectWriter& out, const Sold& sold)
{
    out.id("sale", sold.sale);
    out.textUnlessEmpty("register", sold.registerId);
    out.textUnlessEmpty("ticket", sold.ticket);
    writeMember(out, sold.member);
    out.text("trust", wordOf(kTrusts, sold.trust));
    if (sold.code) {
        ObjectWriter code = out.object("code");
        code.bytes("pass", sold.code->pass.view());
        code.number("step", sold.code->step);
    }
    writeMoney(out, sold);
    writeJudgement(out, sold);
    out.objectsUnlessNone("lines", sold.lines, writeLine);
    out.objectsUnlessNone("parts", sold.parts, writePart);
    writeTrace(out, sold.trace);
    writeValue(out, "value", sold.value);
    writeTexts(out, "coupons", sold.coupons);
    out.objectsUnlessNone("rewards", sold.rewards, writeReward);
    writeTexts(out, "codes", sold.codes);
    writeTenders(out, "tenders", sold.tenders);
    out.objectsUnlessNone("goods", sold.goods, writeGoods);
    if (sold.channel != kUsualChannel)
        out.text("channel", sold.channel);
    out.objectsUnlessNone("budgets", sold.budgetsLeft, writeBudget);
    if (sold.exchanged) {
        ObjectWriter exchanged = out.object("exchanged");
        write(exchanged, *sold.exchanged);
    }
}

Sold readSold(json::Reader& reader, ReadContext& context)
{
    Sold sold;
    sold.sale = reader.id<SaleId>("sale");
    sold.registerId = reader.stringOr("register", "", kMaxWord);
    sold.ticket = reader.stringOr("ticket", "", kMaxWord);
    sold.member = readOptionalId<MemberId>(reader, "member");
    sold.trust = reader.oneOf("trust", kTrusts);
    if (reader.has("code"))
        sold.code = readUsedCode(reader, context);
    readMoney(reader, sold);
    readJudgement(reader, sold);
    sold.lines = readObjects<SoldLine>(reader, context.complaints, "lines", kMaxEntryLines, readLine);
    sold.parts = readObjects<engine::EarnedPart>(reader, context.complaints, "parts", kMaxEntryLines, readPart);
    sold.trace = readTrace(reader, context);
    sold.value = readValue(reader, context, "value");
    sold.coupons = readTexts(reader, "coupons");
    sold.rewards = readObjects<engine::AskedReward>(reader, context.complaints, "rewards", kMaxEntryLines, readReward);
    sold.codes = readTexts(reader, "codes");
    sold.tenders = readTenders(reader, context, "tenders");
    sold.goods = readObjects<engine::GivenGoods>(reader, context.complaints, "goods", kMaxEntryLines, readGoods);
    sold.channel = reader.stringOr("channel", kUsualChannel, kMaxWord);
    sold.budgetsLeft = readObjects<Budget>(reader, context.complaints, "budgets", kMaxTexts, readBudget);
    if (const json::Value* const exchanged = reader.optionalObject("exchanged")) {
        json::Reader back(*exchanged, reader.pathOf("exchanged"), context.complaints);
        sold.exchanged = readReturned(back, context);
    }
    return sold;
}

} // namespace loyalty::journal
