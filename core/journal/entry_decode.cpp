#include "core/journal/act_json.h"
#include "core/journal/entry.h"
#include "core/journal/fields.h"

#include <algorithm>

namespace loyalty::journal {

namespace {

constexpr std::int64_t kMaxFormat = std::numeric_limits<int>::max();
constexpr json::ParseLimits kLimits{.bytes = kMaxEntryBytes, .depth = 16};

using Complaints = std::vector<json::Complaint>;
using ReadAct = Act (*)(json::Reader&, ReadContext&);

template <auto Read>
Act readAs(json::Reader& reader, ReadContext& context)
{
    return Read(reader, context);
}

constexpr Words<ReadAct, 21> kActs = {
    {"opened", readAs<readOpened>},
    {"enrolled", readAs<readEnrolled>},
    {"sold", readAs<readSold>},
    {"returned", readAs<readReturned>},
    {"voided", readAs<readVoided>},
    {"adjusted", readAs<readAdjusted>},
    {"blocked", readAs<readBlocked>},
    {"granted", readAs<readGranted>},
    {"gave-back", readAs<readGaveBack>},
    {"noted", readAs<readNoted>},
    {"printed", readAs<readPrinted>},
    {"loaded", readAs<readLoaded>},
    {"unloaded", readAs<readUnloaded>},
    {"coupon", readAs<readCouponMoved>},
    {"stamped", readAs<readStamped>},
    {"card-replaced", readAs<readCardReplaced>},
    {"merged", readAs<readMerged>},
    {"family", readAs<readFamilyMoved>},
    {"tier-given", readAs<readTierGiven>},
    {"segment-moved", readAs<readSegmentMoved>},
    {"erased", readAs<readErased>},
};

/// Null pointer for a kind of a newer version.
ReadAct actReaderOf(std::string_view kind)
{
    const auto* const found = std::ranges::find(kActs, kind, &std::pair<std::string_view, ReadAct>::first);
    return found == std::end(kActs) ? nullptr : found->second;
}

access::Actor readActor(json::Reader& head, std::string_view key, Complaints& complaints)
{
    const json::Value* const value = head.object(key);
    if (value == nullptr)
        return {};
    json::Reader reader(*value, std::string(key), complaints);
    const std::string kind = reader.string("kind", kMaxWord);
    const std::string role = reader.string("role", kMaxWord);
    const auto knownKind = access::actorKindFrom(kind);
    const auto knownRole = access::roleFrom(role);
    if (!knownKind)
        complainAboutText(reader, "kind", "unknown-value");
    if (!knownRole)
        complainAboutText(reader, "role", "unknown-value");
    return {knownKind.value_or(access::ActorKind::Person), reader.string("id", kMaxWord),
            knownRole.value_or(access::Role::Cashier)};
}

Entry readHead(json::Reader& reader, Complaints& complaints)
{
    Entry entry;
    entry.format = static_cast<int>(reader.integer("v", 1, kMaxFormat));
    entry.incarnation = reader.id<IncarnationId>("inc");
    entry.seq = static_cast<std::uint64_t>(reader.integer("seq", 1, kMaxNumber));
    entry.at = readInstant(reader, "at");
    entry.date = readDate(reader, "date");
    entry.bootId = reader.string("boot", kMaxWord);
    entry.monotonicMs = reader.integer("mono", -kMaxNumber, kMaxNumber);
    if (reader.has("offset"))
        entry.serverOffsetMs = reader.integer("offset", -kLastUnixMs, kLastUnixMs);
    entry.store = reader.string("store", kMaxWord);
    entry.actor = readActor(reader, "actor", complaints);
    if (reader.has("approver"))
        entry.approver = readActor(reader, "approver", complaints);
    return entry;
}

void readBody(json::Reader& reader, ReadAct readAct, Entry& entry, Complaints& complaints)
{
    ReadContext context{complaints, {.postings = kMaxEntryPostings, .shares = kMaxEntryPostings}};
    if (const json::Value* const act = reader.object("act")) {
        json::Reader actReader(*act, "act", complaints);
        entry.act = readAct(actReader, context);
    }
    entry.postings =
        readPostings(reader, complaints, {entry.ref(), entry.at, entry.date, memberOf(entry.act)}, context.allowance);
}

/// Of a newer format only number and kind of value are certain to mean what they mean here: what else the head says
/// is taken where it can be read.
Entry parked(const json::Value& document, std::string kind)
{
    Complaints unheard;
    json::Reader reader(document, "", unheard);
    Entry entry = readHead(reader, unheard);
    entry.act = Unknown{std::move(kind)};
    return entry;
}

Result<Entry, Complaints> read(const json::Value& document)
{
    Complaints complaints;
    json::Reader reader(document, "", complaints);
    if (!complaints.empty())
        return fail(std::move(complaints));
    Entry entry = readHead(reader, complaints);
    std::string kind = reader.string("kind", kMaxWord);
    if (entry.format > kEntryFormat)
        return parked(document, std::move(kind));
    if (const ReadAct readAct = actReaderOf(kind))
        readBody(reader, readAct, entry, complaints);
    else
        entry.act = Unknown{std::move(kind)};
    if (!complaints.empty())
        return fail(std::move(complaints));
    return entry;
}

} // namespace

Result<Entry, std::vector<json::Complaint>> decode(std::string_view bytes)
{
    const auto document = json::parse(bytes, kLimits);
    if (!document)
        return fail(Complaints{{"", std::string(json::toString(document.error().code)), ""}});
    return read(*document);
}

} // namespace loyalty::journal
