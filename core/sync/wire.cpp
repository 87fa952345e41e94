#include "core/sync/wire.h"

namespace loyalty::sync {

using journal::readFixed;
using journal::readInstant;
using journal::readNumber;

Result<json::Value, Complaints> parseObject(std::string_view bytes, std::size_t maxBytes)
{
    auto document = json::parse(bytes, {.bytes = maxBytes, .depth = kMaxDepth});
    if (!document)
        return fail(Complaints{{"", std::string(json::toString(document.error().code)), ""}});
    if (document->asObject() == nullptr)
        return fail(Complaints{{"", "wrong-type", ""}});
    return *std::move(document);
}

void writeRaw(ObjectWriter& out, std::string_view bytes)
{
    if (json::isUtf8(bytes))
        out.text("bytes", bytes);
    else
        out.bytes("base64", bytes);
}

std::string readRaw(json::Reader& reader, std::size_t maxBytes)
{
    return reader.has("base64") ? reader.bytes("base64", maxBytes) : reader.string("bytes", maxBytes);
}

void writeHead(ObjectWriter& out, std::string_view key, const journal::Head& head)
{
    ObjectWriter object = out.object(key);
    object.number("seq", head.seq);
    object.bytes("hash", head.hash.view());
}

journal::Head readHead(json::Reader& reader, Complaints& complaints, std::string_view key)
{
    return readObject<journal::Head>(reader, complaints, key, [](json::Reader& head) {
        return journal::Head{readNumber(head, "seq"), readFixed<crypto::Hash>(head, "hash")};
    });
}

void writeGrants(ObjectWriter& out, const std::vector<journal::Granted>& grants)
{
    out.objectsUnlessNone("grants", grants,
                          [](ObjectWriter& item, const journal::Granted& granted) { journal::write(item, granted); });
}

std::vector<journal::Granted> readGrants(json::Reader& reader, Complaints& complaints)
{
    journal::ReadContext context{complaints, {.postings = 0, .shares = kMaxPosted}};
    return journal::readObjects<journal::Granted>(
        reader, complaints, "grants", kMaxGrants,
        [&context](json::Reader& item) { return journal::readGranted(item, context); });
}

void writeClock(ObjectWriter& out, const SignedClock& clock)
{
    ObjectWriter object = out.object("clock");
    object.number("now", clock.now.unixMs());
    object.bytes("signature", clock.signature.view());
}

SignedClock readClock(json::Reader& reader, Complaints& complaints)
{
    return readObject<SignedClock>(reader, complaints, "clock", [](json::Reader& clock) {
        return SignedClock{readInstant(clock, "now"), readFixed<crypto::Signature>(clock, "signature")};
    });
}

} // namespace loyalty::sync
