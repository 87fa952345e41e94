#include "core/journal/posting_json.h"

#include "core/journal/fields.h"

namespace loyalty::journal {

namespace {

using ledger::LotShare;
using ledger::LotTerms;
using ledger::Posting;

/// A lot that this very posting opens is named by the entry and the posting's place in it.
LotTerms ownTerms(const PostingContext& context, std::size_t index)
{
    return {{context.entry, static_cast<std::uint32_t>(index)}, context.at, std::nullopt};
}

void writeTimes(ObjectWriter& out, const LotTerms& terms)
{
    if (terms.endsAt)
        out.number("ends", terms.endsAt->unixMs());
    if (terms.spendableFrom)
        out.number("from", terms.spendableFrom->unixMs());
    if (terms.gift) {
        out.number("gift", terms.gift->minor);
        out.number("giftOf", terms.gift->ofMinor);
    }
}

void readTimes(json::Reader& reader, LotTerms& terms)
{
    terms.endsAt = reader.has("ends") ? std::optional(readInstant(reader, "ends")) : std::nullopt;
    terms.spendableFrom = reader.has("from") ? std::optional(readInstant(reader, "from")) : std::nullopt;
    if (reader.has("gift"))
        terms.gift = ledger::LoadGift{reader.integer("gift", 1, kMaxAmount), reader.integer("giftOf", 1, kMaxAmount)};
}

void writeTerms(ObjectWriter& out, const LotTerms& terms, const LotTerms& own)
{
    if (terms.id != own.id)
        out.text("lot", toText(terms.id));
    if (terms.earned != own.earned)
        out.number("earned", terms.earned.unixMs());
    writeTimes(out, terms);
}

ledger::LotId readLotId(json::Reader& reader, std::string_view key)
{
    const std::string text = reader.string(key, kMaxWord);
    if (const auto id = lotIdFrom(text))
        return *id;
    complainAboutText(reader, key, "not-a-lot");
    return {};
}

LotTerms readTerms(json::Reader& reader, LotTerms terms)
{
    if (reader.has("lot"))
        terms.id = readLotId(reader, "lot");
    if (reader.has("earned"))
        terms.earned = readInstant(reader, "earned");
    readTimes(reader, terms);
    return terms;
}

void writePosting(ObjectWriter& out, const Posting& posting, const PostingContext& context, std::size_t index)
{
    if (posting.member != context.member)
        out.id("member", posting.member);
    write(out, posting.what);
    out.number("amount", posting.amount);
    out.text("contra", ledger::toString(posting.contra));
    if (posting.opens) {
        ObjectWriter opens = out.object("opens");
        writeTerms(opens, *posting.opens, ownTerms(context, index));
    }
    writeShares(out, posting.lots);
    if (posting.prefers)
        out.text("prefers", toText(*posting.prefers));
    if (posting.grant)
        out.number("grant", *posting.grant);
    if (posting.line)
        out.number("line", std::int64_t{*posting.line});
    out.textUnlessEmpty("rule", posting.rule);
    if (posting.date != context.date)
        out.text("date", posting.date.toString());
    if (posting.reverses)
        out.text("reverses", toText(*posting.reverses));
}

ledger::Contra readContra(json::Reader& reader)
{
    const std::string word = reader.string("contra", kMaxWord);
    if (const auto contra = ledger::contraFrom(word))
        return *contra;
    complainAboutText(reader, "contra", "unknown-value");
    return {};
}

/// What few postings have, so that the others pay one look-up for each.
void readRare(json::Reader& reader, Posting& posting)
{
    if (reader.has("prefers"))
        posting.prefers = readLotId(reader, "prefers");
    if (reader.has("grant"))
        posting.grant = readNumber(reader, "grant");
    if (reader.has("line"))
        posting.line = static_cast<std::uint32_t>(reader.integer("line", 0, kMaxLineId));
    if (reader.has("reverses")) {
        const std::string text = reader.string("reverses", kMaxWord);
        posting.reverses = entryRefFrom(text);
        if (!posting.reverses)
            complainAboutText(reader, "reverses", "not-an-entry");
    }
}

Posting readPosting(json::Reader& reader, std::vector<json::Complaint>& complaints, const PostingContext& context,
                    std::size_t index, std::size_t& shares)
{
    Posting posting;
    posting.member = !context.member || reader.has("member") ? reader.id<MemberId>("member") : *context.member;
    posting.what = readAsset(reader);
    posting.amount = reader.integer("amount", -kMaxAmount, kMaxAmount);
    posting.contra = readContra(reader);
    if (const json::Value* const opens = reader.optionalObject("opens")) {
        json::Reader opensReader(*opens, reader.pathOf("opens"), complaints);
        posting.opens = readTerms(opensReader, ownTerms(context, index));
    }
    posting.lots = readShares(reader, complaints, shares);
    posting.rule = reader.stringOr("rule", "", ledger::kMaxTextBytes);
    posting.date = reader.has("date") ? readDate(reader, "date") : context.date;
    readRare(reader, posting);
    if (!ledger::wellFormed(posting))
        reader.complain("", "not-well-formed");
    return posting;
}

} // namespace

void write(ObjectWriter& out, const ledger::AssetKey& what)
{
    out.text("asset", ledger::toString(what.asset));
    out.textUnlessEmpty("key", what.key);
}

ledger::AssetKey readAsset(json::Reader& reader)
{
    const std::string word = reader.string("asset", kMaxWord);
    const auto asset = ledger::assetFrom(word);
    if (!asset)
        complainAboutText(reader, "asset", "unknown-value");
    return {asset.value_or(ledger::Asset::Points), reader.stringOr("key", "", ledger::kMaxTextBytes)};
}

void writeShares(ObjectWriter& out, const std::vector<LotShare>& shares)
{
    out.objectsUnlessNone("lots", shares, [](ObjectWriter& item, const LotShare& share) {
        item.text("lot", toText(share.lot.id));
        item.number("earned", share.lot.earned.unixMs());
        writeTimes(item, share.lot);
        item.number("amount", share.amount);
    });
}

std::vector<LotShare> readShares(json::Reader& reader, std::vector<json::Complaint>& complaints, std::size_t& allowance)
{
    auto shares = readObjects<LotShare>(reader, complaints, "lots", allowance, [](json::Reader& item) {
        LotShare share;
        share.lot.id = readLotId(item, "lot");
        share.lot.earned = readInstant(item, "earned");
        readTimes(item, share.lot);
        share.amount = item.integer("amount", 1, kMaxAmount);
        if (!ledger::wellFormed(share.lot))
            item.complain("lot", "out-of-range");
        return share;
    });
    allowance -= shares.size();
    return shares;
}

void writePostings(ObjectWriter& out, const std::vector<Posting>& postings, const PostingContext& context)
{
    std::size_t index = 0;
    out.objectsUnlessNone("post", postings, [&context, &index](ObjectWriter& item, const Posting& posting) {
        writePosting(item, posting, context, index++);
    });
}

std::vector<Posting> readPostings(json::Reader& reader, std::vector<json::Complaint>& complaints,
                                  const PostingContext& context, Allowance& allowance)
{
    std::size_t index = 0;
    return readObjects<Posting>(reader, complaints, "post", allowance.postings, [&](json::Reader& item) {
        return readPosting(item, complaints, context, index++, allowance.shares);
    });
}

} // namespace loyalty::journal
