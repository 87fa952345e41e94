#include "core/sync/protocol.h"
#include "core/sync/wire.h"

#include <algorithm>

namespace loyalty::sync {

namespace {

using namespace journal;
using Body = decltype(Request::body);

constexpr std::int64_t kMaxProtocol = 1'000'000;

void write(ObjectWriter& out, const Enrol& enrol)
{
    out.text("code", enrol.code);
    out.text("lane", enrol.lane);
    out.bytes("publicKey", enrol.publicKey.view());
}

Enrol readEnrol(json::Reader& reader, Complaints&)
{
    return {reader.string("code", kMaxWord), reader.string("lane", kMaxWord),
            readFixed<crypto::PublicKey>(reader, "publicKey")};
}

void write(ObjectWriter& out, const Hello& hello)
{
    out.number("epoch", hello.epoch);
    writeHead(out, "head", hello.head);
    writeGrants(out, hello.grants);
    out.number("protocolOldest", std::int64_t{hello.protocolOldest});
    out.number("protocolNewest", std::int64_t{hello.protocolNewest});
    out.number("clock", hello.clock.unixMs());
}

Hello readHello(json::Reader& reader, Complaints& complaints)
{
    Hello hello;
    hello.epoch = reader.integer("epoch", 0, kMaxNumber);
    hello.head = readHead(reader, complaints, "head");
    hello.grants = readGrants(reader, complaints);
    hello.protocolOldest = static_cast<int>(reader.integer("protocolOldest", 1, kMaxProtocol));
    hello.protocolNewest = static_cast<int>(reader.integer("protocolNewest", 1, kMaxProtocol));
    hello.clock = readInstant(reader, "clock");
    return hello;
}

void write(ObjectWriter& out, const ChainedEntry& entry)
{
    out.number("seq", entry.seq);
    out.bytes("hash", entry.hash.view());
    out.bytes("signature", entry.signature.view());
    writeRaw(out, entry.bytes);
}

ChainedEntry readChained(json::Reader& reader)
{
    return {static_cast<std::uint64_t>(reader.integer("seq", 1, kMaxNumber)), readFixed<crypto::Hash>(reader, "hash"),
            readFixed<crypto::Signature>(reader, "signature"), readRaw(reader, kMaxEntryBytes)};
}

void write(ObjectWriter& out, const MemberKey& key)
{
    out.id("member", key.member);
    out.bytes("wrapped", key.wrapped);
}

MemberKey readMemberKey(json::Reader& reader)
{
    return {reader.id<MemberId>("member"), reader.bytes("wrapped", kMaxSealed)};
}

void write(ObjectWriter& out, const Push& push)
{
    out.number("epoch", push.epoch);
    writeHead(out, "after", push.after);
    out.objectsUnlessNone("entries", push.entries, [](auto& item, const auto& entry) { write(item, entry); });
    out.objectsUnlessNone("keys", push.keys, [](auto& item, const auto& key) { write(item, key); });
    out.number("lastGrant", push.lastGrant);
}

std::vector<ChainedEntry> readEntries(json::Reader& reader, Complaints& complaints)
{
    std::vector<ChainedEntry> entries =
        readObjects<ChainedEntry>(reader, complaints, "entries", kMaxPushEntries, readChained);
    std::size_t bytes = 0;
    for (const ChainedEntry& entry : entries)
        bytes += entry.bytes.size();
    if (bytes > kMaxPushBytes)
        reader.complain("entries", "too-long", std::to_string(bytes));
    return entries;
}

Push readPush(json::Reader& reader, Complaints& complaints)
{
    Push push;
    push.epoch = reader.integer("epoch", 0, kMaxNumber);
    push.after = readHead(reader, complaints, "after");
    push.entries = readEntries(reader, complaints);
    push.keys = readObjects<MemberKey>(reader, complaints, "keys", kMaxPushEntries, readMemberKey);
    push.lastGrant = readNumber(reader, "lastGrant");
    return push;
}

void write(ObjectWriter& out, const Rehome& rehome)
{
    writeHead(out, "after", rehome.after);
    out.objectsUnlessNone("entries", rehome.entries, [](auto& item, const auto& entry) { write(item, entry); });
    out.objectsUnlessNone("keys", rehome.keys, [](auto& item, const auto& key) { write(item, key); });
}

Rehome readRehome(json::Reader& reader, Complaints& complaints)
{
    Rehome rehome;
    rehome.after = readHead(reader, complaints, "after");
    rehome.entries = readEntries(reader, complaints);
    rehome.keys = readObjects<MemberKey>(reader, complaints, "keys", kMaxPushEntries, readMemberKey);
    return rehome;
}

void write(ObjectWriter& out, const Right& right)
{
    out.number("epoch", right.epoch);
    out.id("member", right.member);
    journal::write(out, right.what);
    out.number("amount", right.amount);
    out.number("lastGrant", right.lastGrant);
}

Right readRight(json::Reader& reader, Complaints&)
{
    return {reader.integer("epoch", 0, kMaxNumber), reader.id<MemberId>("member"), readAsset(reader),
            reader.integer("amount", 1, kMaxAmount), readNumber(reader, "lastGrant")};
}

void write(ObjectWriter& out, const Cursor& cursor)
{
    out.number("shard", std::int64_t{cursor.shard});
    out.number("position", cursor.position);
}

Cursor readCursor(json::Reader& reader)
{
    return {static_cast<int>(reader.integer("shard", 0, kMaxShards - 1)), reader.integer("position", 0, kMaxNumber)};
}

void write(ObjectWriter& out, const Pull& pull)
{
    out.number("epoch", pull.epoch);
    out.objectsUnlessNone("cursors", pull.cursors, [](auto& item, const auto& cursor) { write(item, cursor); });
    out.number("chainCursor", pull.chainCursor);
    out.number("postedAfter", pull.postedAfter);
    out.number("lastGrant", pull.lastGrant);
}

Pull readPull(json::Reader& reader, Complaints& complaints)
{
    return {reader.integer("epoch", 0, kMaxNumber),
            readObjects<Cursor>(reader, complaints, "cursors", kMaxShards, readCursor),
            reader.integer("chainCursor", 0, kMaxNumber), readNumber(reader, "postedAfter"),
            readNumber(reader, "lastGrant")};
}

void write(ObjectWriter& out, const Find& find)
{
    writeMember(out, find.member);
    if (find.lookup)
        out.bytes("lookup", find.lookup->view());
}

Find readFind(json::Reader& reader, Complaints&)
{
    Find find;
    find.member = readOptionalId<MemberId>(reader, "member");
    if (reader.has("lookup"))
        find.lookup = readFixed<crypto::KeyedHash>(reader, "lookup");
    return find;
}

void write(ObjectWriter& out, const FindSale& find)
{
    if (find.sale)
        out.id("sale", *find.sale);
    out.textUnlessEmpty("ticket", find.ticket);
    out.textUnlessEmpty("store", find.store);
}

FindSale readFindSale(json::Reader& reader, Complaints&)
{
    return {readOptionalId<SaleId>(reader, "sale"), reader.stringOr("ticket", "", kMaxWord),
            reader.stringOr("store", "", kMaxWord)};
}

using ReadBody = Body (*)(json::Reader&, Complaints&);

template <auto Read>
Body readAs(json::Reader& reader, Complaints& complaints)
{
    return Read(reader, complaints);
}

/// In the order of the alternatives of Request::body.
constexpr Words<ReadBody, std::variant_size_v<Body>> kCalls = {
    {"enrol", readAs<readEnrol>},        {"hello", readAs<readHello>},   {"push", readAs<readPush>},
    {"right", readAs<readRight>},        {"pull", readAs<readPull>},     {"find", readAs<readFind>},
    {"find-sale", readAs<readFindSale>}, {"rehome", readAs<readRehome>},
};

void readBody(json::Reader& reader, Request& request, Complaints& complaints)
{
    const std::size_t before = complaints.size();
    const ReadBody read = reader.oneOf("call", kCalls);
    if (complaints.size() == before)
        request.body =
            readObject<Body>(reader, complaints, "body", [&](json::Reader& body) { return read(body, complaints); });
}

} // namespace

std::string encode(const Request& request)
{
    std::string bytes;
    {
        ObjectWriter out(bytes);
        out.number("number", request.number);
        if (!request.incarnation.isNull())
            out.id("inc", request.incarnation);
        out.text("call", kCalls[request.body.index()].first);
        ObjectWriter body = out.object("body");
        std::visit([&body](const auto& call) { write(body, call); }, request.body);
    }
    return bytes;
}

Result<Request, std::vector<json::Complaint>> decodeRequest(std::string_view bytes)
{
    LOYALTY_TRY(document, parseObject(bytes, kMaxRequestBytes));
    Complaints complaints;
    json::Reader reader(document, "", complaints);
    Request request;
    request.number = readNumber(reader, "number");
    readBody(reader, request, complaints);
    if (!std::holds_alternative<Enrol>(request.body) || reader.has("inc"))
        request.incarnation = reader.id<IncarnationId>("inc");
    if (!complaints.empty())
        return fail(std::move(complaints));
    return request;
}

} // namespace loyalty::sync
