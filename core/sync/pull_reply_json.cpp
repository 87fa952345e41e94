#include "core/sync/wire.h"

namespace loyalty::sync {

namespace {

using namespace journal;

constexpr std::size_t kMaxBudgets = 1'000;

void write(ObjectWriter& out, const FeedPage& page)
{
    out.number("shard", std::int64_t{page.shard});
    out.number("from", page.from);
    out.number("to", page.to);
    if (page.more)
        out.flag("more", true);
    out.objectsUnlessNone("rows", page.rows, writeRow);
    out.bytes("checksum", page.checksum.view());
}

FeedPage readPage(json::Reader& reader, Complaints& complaints)
{
    FeedPage page;
    page.shard = static_cast<int>(reader.integer("shard", 0, kMaxShards - 1));
    page.from = reader.integer("from", 0, kMaxNumber);
    page.to = reader.integer("to", page.from, kMaxNumber);
    page.more = reader.booleanOr("more", false);
    page.rows = readObjects<MemberRow>(reader, complaints, "rows", kMaxPageRows,
                                       [&complaints](json::Reader& row) { return readRow(row, complaints); });
    page.checksum = readFixed<crypto::Hash>(reader, "checksum");
    return page;
}

void write(ObjectWriter& out, const ProgrammeRow& programme)
{
    out.number("version", programme.version);
    writeRaw(out, programme.bytes);
    out.bytes("signature", programme.signature.view());
}

ProgrammeRow readProgramme(json::Reader& reader)
{
    return {reader.integer("version", 0, kMaxNumber), readRaw(reader, kMaxDocument),
            readFixed<crypto::Signature>(reader, "signature")};
}

void write(ObjectWriter& out, const ChainRow& row)
{
    out.number("position", row.position);
    if (const auto* const programme = std::get_if<ProgrammeRow>(&row.body)) {
        ObjectWriter object = out.object("programme");
        write(object, *programme);
    } else {
        ObjectWriter object = out.object("operator");
        sync::write(object, std::get<OperatorRow>(row.body).person);
    }
}

ChainRow readChainRow(json::Reader& reader, Complaints& complaints)
{
    ChainRow row;
    row.position = reader.integer("position", 0, kMaxNumber);
    if (reader.has("programme"))
        row.body = readObject<ProgrammeRow>(reader, complaints, "programme", readProgramme);
    else
        row.body = OperatorRow{readObject<Operator>(reader, complaints, "operator", readOperator)};
    return row;
}

void writePosted(ObjectWriter& out, const std::vector<PostedAt>& posted)
{
    out.objectsUnlessNone("posted", posted, [](ObjectWriter& item, const PostedAt& at) {
        item.number("seq", at.seq);
        item.id("member", at.member);
        item.number("position", at.position);
    });
}

std::vector<PostedAt> readPosted(json::Reader& reader, Complaints& complaints)
{
    return readObjects<PostedAt>(reader, complaints, "posted", kMaxPosted, [](json::Reader& item) {
        return PostedAt{readNumber(item, "seq"), item.id<MemberId>("member"), item.integer("position", 1, kMaxNumber)};
    });
}

} // namespace

void write(ObjectWriter& out, const PullReply& reply)
{
    out.objectsUnlessNone("pages", reply.pages, [](auto& item, const auto& page) { write(item, page); });
    out.objectsUnlessNone("chain", reply.chain, [](auto& item, const auto& row) { write(item, row); });
    writePosted(out, reply.posted);
    out.number("postedUpTo", reply.postedUpTo);
    writeGrants(out, reply.grants);
    writeClock(out, reply.clock);
    if (reply.budgets.empty())
        return;
    out.objectsUnlessNone("budgets", reply.budgets, [](ObjectWriter& item, const BudgetUse& budget) {
        item.text("id", budget.id);
        item.number("used", budget.used);
    });
    out.number("budgetsUpTo", reply.budgetsUpTo);
}

PullReply readPullReply(json::Reader& reader, Complaints& complaints)
{
    PullReply reply;
    reply.pages = readObjects<FeedPage>(reader, complaints, "pages", kMaxShards,
                                        [&complaints](json::Reader& page) { return readPage(page, complaints); });
    reply.chain = readObjects<ChainRow>(reader, complaints, "chain", kMaxChainRows,
                                        [&complaints](json::Reader& row) { return readChainRow(row, complaints); });
    reply.posted = readPosted(reader, complaints);
    reply.postedUpTo = readNumber(reader, "postedUpTo");
    reply.grants = readGrants(reader, complaints);
    reply.clock = readClock(reader, complaints);
    reply.budgets = readObjects<BudgetUse>(reader, complaints, "budgets", kMaxBudgets, [](json::Reader& item) {
        return BudgetUse{item.string("id", kMaxWord), item.integer("used", -kMaxNumber, kMaxNumber)};
    });
    if (!reply.budgets.empty())
        reply.budgetsUpTo = readNumber(reader, "budgetsUpTo");
    return reply;
}

void write(ObjectWriter& out, const FindReply& reply)
{
    if (reply.row) {
        ObjectWriter row = out.object("row");
        writeRow(row, *reply.row);
    }
    writePosted(out, reply.posted);
}

FindReply readFindReply(json::Reader& reader, Complaints& complaints)
{
    FindReply reply;
    if (reader.has("row"))
        reply.row = readObject<MemberRow>(reader, complaints, "row",
                                          [&complaints](json::Reader& row) { return readRow(row, complaints); });
    reply.posted = readPosted(reader, complaints);
    return reply;
}

} // namespace loyalty::sync
