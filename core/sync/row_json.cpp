#include "core/sync/protocol.h"
#include "core/sync/wire.h"

namespace loyalty::sync {

namespace {

using namespace journal;

constexpr std::size_t kMaxRowBytes = 1u << 20;
constexpr std::size_t kMaxLookups = 1'000;
constexpr std::size_t kMaxReason = 4'000; ///< bytes, as the journal takes
constexpr std::size_t kUsualBytes = 1024;

std::vector<crypto::KeyedHash> readLookups(json::Reader& reader)
{
    std::vector<crypto::KeyedHash> lookups;
    const json::Array* const values = reader.optionalArray("lookups", kMaxLookups);
    if (values == nullptr)
        return lookups;
    lookups.reserve(values->size());
    for (const json::Value& value : *values) {
        const std::string* const text = value.asString();
        const auto bytes = text != nullptr ? json::fromBase64(*text) : std::nullopt;
        const auto lookup = bytes ? crypto::KeyedHash::fromBytes(*bytes) : std::nullopt;
        if (lookup)
            lookups.push_back(*lookup);
        else
            reader.complain("lookups", "not-a-hash");
    }
    return lookups;
}

constexpr std::size_t kMaxFamily = 100;

std::vector<MemberId> readFamily(json::Reader& reader)
{
    std::vector<MemberId> family;
    const json::Array* const values = reader.optionalArray("family", kMaxFamily);
    for (std::size_t i = 0; values != nullptr && i < values->size(); ++i) {
        const std::string* const text = (*values)[i].asString();
        if (const auto member = text != nullptr ? MemberId::parse(*text) : std::nullopt)
            family.push_back(*member);
        else
            reader.complain("family", "not-an-id");
    }
    return family;
}

std::vector<std::string> readSegments(json::Reader& reader)
{
    std::vector<std::string> segments;
    const json::Array* const values = reader.optionalArray("segments", kMaxSegments);
    for (std::size_t i = 0; values != nullptr && i < values->size(); ++i) {
        const std::string* const text = (*values)[i].asString();
        if (text == nullptr || text->size() > kMaxWord)
            reader.complain("segments", text == nullptr ? "wrong-type" : "too-long");
        else
            segments.push_back(*text);
    }
    return segments;
}

std::optional<tier::Floor> readFloor(json::Reader& reader, Complaints& complaints)
{
    const json::Value* const value = reader.optionalObject("floor");
    if (value == nullptr)
        return std::nullopt;
    json::Reader floor(*value, reader.pathOf("floor"), complaints);
    return tier::Floor{floor.string("tier", kMaxWord), readDate(floor, "lastDay")};
}

void writeTies(ObjectWriter& out, const MemberRow& row)
{
    if (!row.family.empty())
        out.list("family", row.family,
                 [](std::string& text, const MemberId& member) { appendText(text, member.toString()); });
    if (row.tierFloor) {
        ObjectWriter floor = out.object("floor");
        floor.text("tier", row.tierFloor->tier);
        floor.text("lastDay", row.tierFloor->lastDay.toString());
    }
    if (!row.segments.empty())
        out.list("segments", row.segments, appendText);
    out.textUnlessEmpty("bearer", row.bearer);
    if (row.parted)
        out.flag("parted", true);
}

std::string readSealed(json::Reader& reader, std::string_view key)
{
    return reader.has(key) ? reader.bytes(key, kMaxSealed) : std::string();
}

void writeSealed(ObjectWriter& out, std::string_view key, std::string_view sealed)
{
    if (!sealed.empty())
        out.bytes(key, sealed);
}

} // namespace

void writeRow(ObjectWriter& out, const MemberRow& row)
{
    out.id("id", row.member);
    out.number("pos", row.position);
    if (row.aliasOf)
        out.id("alias", *row.aliasOf);
    if (row.blocked)
        out.flag("blocked", true);
    out.textUnlessEmpty("blockReason", row.blockReason);
    if (row.erased)
        out.flag("erased", true);
    out.text("joined", row.joined.toString());
    out.value("ledger", row.ledger.toJson());
    if (!row.lookups.empty())
        out.list("lookups", row.lookups,
                 [](std::string& text, const crypto::KeyedHash& lookup) { appendBytes(text, lookup.view()); });
    writeSealed(out, "personal", row.sealedPersonal);
    writeSealed(out, "key", row.wrappedKey);
    writeTies(out, row);
}

MemberRow readRow(json::Reader& reader, Complaints& complaints)
{
    MemberRow row;
    row.member = reader.id<MemberId>("id");
    row.position = reader.integer("pos", 0, kMaxNumber);
    row.aliasOf = readOptionalId<MemberId>(reader, "alias");
    row.blocked = reader.booleanOr("blocked", false);
    row.blockReason = reader.stringOr("blockReason", "", kMaxReason);
    row.erased = reader.booleanOr("erased", false);
    row.joined = readDate(reader, "joined");
    if (const json::Value* const ledger = reader.object("ledger"))
        row.ledger = ledger::MemberLedger::fromJson(*ledger, reader.pathOf("ledger"), complaints);
    row.lookups = readLookups(reader);
    row.sealedPersonal = readSealed(reader, "personal");
    row.wrappedKey = readSealed(reader, "key");
    row.family = readFamily(reader);
    row.tierFloor = readFloor(reader, complaints);
    row.segments = readSegments(reader);
    row.bearer = reader.stringOr("bearer", "", kMaxWord);
    row.parted = reader.booleanOr("parted", false);
    return row;
}

std::string encodeRow(const MemberRow& row)
{
    std::string bytes;
    bytes.reserve(kUsualBytes);
    {
        ObjectWriter out(bytes);
        writeRow(out, row);
    }
    return bytes;
}

Result<MemberRow, std::vector<json::Complaint>> decodeRow(std::string_view bytes)
{
    LOYALTY_TRY(document, parseObject(bytes, kMaxRowBytes));
    Complaints complaints;
    json::Reader reader(document, "", complaints);
    MemberRow row = readRow(reader, complaints);
    if (!complaints.empty())
        return fail(std::move(complaints));
    return row;
}

crypto::Hash checksumOf(const std::vector<MemberRow>& rows)
{
    std::string text;
    text.reserve(rows.size() * kUsualBytes);
    for (const MemberRow& row : rows) {
        text += encodeRow(row);
        text += '\n';
    }
    return crypto::hash(text);
}

} // namespace loyalty::sync
