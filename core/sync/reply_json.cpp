#include "core/sync/protocol.h"
#include "core/sync/wire.h"

namespace loyalty::sync {

namespace {

using namespace journal;
using Body = decltype(Reply::body);

constexpr std::int64_t kMaxProtocol = 1'000'000;
constexpr std::int64_t kMaxPauseMs = 86'400'000;
constexpr std::size_t kMaxReturns = 1'000;

constexpr Words<Halt, 10> kHalts = {
    {"forked", Halt::Forked},       {"retired", Halt::Retired},
    {"unknown", Halt::Unknown},     {"epoch-changed", Halt::EpochChanged},
    {"bad-code", Halt::BadCode},    {"bad-signature", Halt::BadSignature},
    {"too-old", Halt::TooOld},      {"too-new", Halt::TooNew},
    {"malformed", Halt::Malformed}, {"not-found", Halt::NotFound},
};

void write(ObjectWriter& out, const HelloReply& reply)
{
    out.number("epoch", reply.epoch);
    writeHead(out, "known", reply.known);
    out.number("lastNumber", reply.lastNumber);
    writeClock(out, reply.clock);
    out.number("protocol", std::int64_t{reply.protocol});
}

HelloReply readHelloReply(json::Reader& reader, Complaints& complaints)
{
    return {reader.integer("epoch", 0, kMaxNumber), readHead(reader, complaints, "known"),
            readNumber(reader, "lastNumber"), readClock(reader, complaints),
            static_cast<int>(reader.integer("protocol", 1, kMaxProtocol))};
}

void write(ObjectWriter& out, const Ack& ack)
{
    writeHead(out, "last", ack.last);
}

Ack readAck(json::Reader& reader, Complaints& complaints)
{
    return {readHead(reader, complaints, "last")};
}

void write(ObjectWriter& out, const Rewind& rewind)
{
    writeHead(out, "known", rewind.known);
}

Rewind readRewind(json::Reader& reader, Complaints& complaints)
{
    return {readHead(reader, complaints, "known")};
}

void write(ObjectWriter& out, const Grants& grants)
{
    writeGrants(out, grants.grants);
    out.textUnlessEmpty("refusal", grants.refusal);
}

Grants readGrantsReply(json::Reader& reader, Complaints& complaints)
{
    return {readGrants(reader, complaints), reader.stringOr("refusal", "", kMaxWord)};
}

void write(ObjectWriter& out, const FindSaleReply& reply)
{
    if (reply.sold) {
        ObjectWriter sold = out.object("sold");
        writeRaw(sold, *reply.sold);
    }
    out.objectsUnlessNone("returned", reply.returned, writeRaw);
}

FindSaleReply readFindSaleReply(json::Reader& reader, Complaints& complaints)
{
    const auto readEntry = [](json::Reader& entry) { return readRaw(entry, kMaxEntryBytes); };
    FindSaleReply reply;
    if (reader.has("sold"))
        reply.sold = readObject<std::string>(reader, complaints, "sold", readEntry);
    reply.returned = readObjects<std::string>(reader, complaints, "returned", kMaxReturns, readEntry);
    return reply;
}

void write(ObjectWriter& out, const Halted& halted)
{
    out.text("why", toString(halted.why));
    out.textUnlessEmpty("detail", halted.detail);
}

Halted readHalted(json::Reader& reader, Complaints&)
{
    return {reader.oneOf("why", kHalts), reader.stringOr("detail", "", kMaxWords)};
}

using ReadBody = Body (*)(json::Reader&, Complaints&);

template <auto Read>
Body readAs(json::Reader& reader, Complaints& complaints)
{
    return Read(reader, complaints);
}

/// In the order of the alternatives of Reply::body.
constexpr Words<ReadBody, std::variant_size_v<Body>> kReplies = {
    {"enrolled", readAs<readEnrolReply>}, {"hello", readAs<readHelloReply>},         {"ack", readAs<readAck>},
    {"rewind", readAs<readRewind>},       {"grants", readAs<readGrantsReply>},       {"pulled", readAs<readPullReply>},
    {"found", readAs<readFindReply>},     {"found-sale", readAs<readFindSaleReply>}, {"halted", readAs<readHalted>},
};

void readBody(json::Reader& reader, Reply& reply, Complaints& complaints)
{
    const std::size_t before = complaints.size();
    const ReadBody read = reader.oneOf("reply", kReplies);
    if (complaints.size() == before)
        reply.body =
            readObject<Body>(reader, complaints, "body", [&](json::Reader& body) { return read(body, complaints); });
}

} // namespace

std::string encode(const Reply& reply)
{
    std::string bytes;
    {
        ObjectWriter out(bytes);
        out.number("number", reply.number);
        out.number("epoch", reply.epoch);
        out.number("nextAfterMs", reply.nextAfter.count());
        out.number("herdWindowMs", reply.herdWindow.count());
        out.text("reply", kReplies[reply.body.index()].first);
        ObjectWriter body = out.object("body");
        std::visit([&body](const auto& answer) { write(body, answer); }, reply.body);
    }
    return bytes;
}

Result<Reply, std::vector<json::Complaint>> decodeReply(std::string_view bytes)
{
    LOYALTY_TRY(document, parseObject(bytes, kMaxReplyBytes));
    Complaints complaints;
    json::Reader reader(document, "", complaints);
    Reply reply;
    reply.number = readNumber(reader, "number");
    reply.epoch = reader.integer("epoch", 0, kMaxNumber);
    reply.nextAfter = std::chrono::milliseconds(reader.integer("nextAfterMs", 0, kMaxPauseMs));
    reply.herdWindow = std::chrono::milliseconds(reader.integer("herdWindowMs", 0, kMaxPauseMs));
    readBody(reader, reply, complaints);
    if (!complaints.empty())
        return fail(std::move(complaints));
    return reply;
}

std::string_view toString(Halt why)
{
    return wordOf(kHalts, why);
}

} // namespace loyalty::sync
