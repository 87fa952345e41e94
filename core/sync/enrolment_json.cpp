#include "core/sync/protocol.h"
#include "core/sync/wire.h"

namespace loyalty::sync {

namespace {

using namespace journal;

constexpr std::int64_t kMaxCutOffSeconds = 12 * 3600;

using EpochKey = access::EpochKeys::value_type;

void write(ObjectWriter& out, const StoreSettings& settings)
{
    out.text("chain", settings.chain);
    out.text("store", settings.store);
    out.text("storeName", settings.storeName);
    out.text("zone", settings.time.zone);
    out.number("cutOffSeconds", std::int64_t{settings.time.cutOffSeconds});
    out.textUnlessEmpty("countryCode", settings.countryCode);
    out.number("shards", std::int64_t{settings.shards});
    if (settings.training)
        out.flag("training", true);
}

StoreSettings readSettings(json::Reader& reader)
{
    StoreSettings settings;
    settings.chain = reader.string("chain", kMaxWord);
    settings.store = reader.string("store", kMaxWord);
    settings.storeName = reader.string("storeName", kMaxWord);
    settings.time.zone = reader.string("zone", kMaxWord);
    settings.time.cutOffSeconds = static_cast<std::int32_t>(reader.integer("cutOffSeconds", 0, kMaxCutOffSeconds));
    settings.countryCode = reader.stringOr("countryCode", "", kMaxWord);
    settings.shards = static_cast<int>(reader.integer("shards", 1, kMaxShards));
    settings.training = reader.booleanOr("training", false);
    return settings;
}

} // namespace

void write(ObjectWriter& out, const EnrolReply& reply)
{
    out.id("inc", reply.incarnation);
    out.number("epoch", reply.epoch);
    {
        ObjectWriter settings = out.object("settings");
        write(settings, reply.settings);
    }
    out.bytes("sealedKeys", reply.sealedKeys);
    out.bytes("headOffice", reply.headOffice.view());
    out.bytes("programmeSigner", reply.programmeSigner.view());
    out.bytes("clockSigner", reply.clockSigner.view());
}

EnrolReply readEnrolReply(json::Reader& reader, Complaints& complaints)
{
    EnrolReply reply;
    reply.incarnation = reader.id<IncarnationId>("inc");
    reply.epoch = reader.integer("epoch", 0, kMaxNumber);
    reply.settings = readObject<StoreSettings>(reader, complaints, "settings", readSettings);
    reply.sealedKeys = reader.bytes("sealedKeys", kMaxSealed);
    reply.headOffice = readFixed<crypto::PublicKey>(reader, "headOffice");
    reply.programmeSigner = readFixed<crypto::PublicKey>(reader, "programmeSigner");
    reply.clockSigner = readFixed<crypto::PublicKey>(reader, "clockSigner");
    return reply;
}

void write(ObjectWriter& out, const Operator& person)
{
    out.text("id", person.id);
    out.text("name", person.name);
    out.text("role", access::toString(person.role));
    out.flag("active", person.active);
    out.textUnlessEmpty("pin", person.pin);
}

Operator readOperator(json::Reader& reader)
{
    Operator person;
    person.id = reader.string("id", kMaxWord);
    person.name = reader.string("name", kMaxWord);
    const std::string role = reader.string("role", kMaxWord);
    const auto known = access::roleFrom(role);
    if (!known)
        complainAboutText(reader, "role", "unknown-value");
    person.role = known.value_or(access::Role::Cashier);
    person.active = reader.boolean("active");
    person.pin = reader.stringOr("pin", "", kMaxWord);
    return person;
}

std::string encode(const TerminalKeys& keys)
{
    std::string bytes;
    {
        ObjectWriter out(bytes);
        out.bytes("lookupKey", keys.lookupKey.view());
        out.bytes("storeKey", keys.storeKey.view());
        out.objectsUnlessNone("codeKeys", keys.codeKeys, [](ObjectWriter& one, const EpochKey& key) {
            one.number("epoch", std::int64_t{key.first});
            one.bytes("key", key.second.view());
        });
    }
    return bytes;
}

namespace {

access::EpochKeys readCodeKeys(json::Reader& reader, Complaints& complaints)
{
    access::EpochKeys keys;
    const auto read = [](json::Reader& one) {
        const auto epoch = static_cast<int>(one.integer("epoch", access::kFirstEpoch, access::kLastEpoch));
        return std::pair(epoch, readFixed<crypto::SecretKey>(one, "key"));
    };
    for (auto& [epoch, key] :
         readObjects<std::pair<int, crypto::SecretKey>>(reader, complaints, "codeKeys", access::kLastEpoch, read))
        if (!keys.emplace(epoch, key).second)
            reader.complain("codeKeys", "repeated");
    return keys;
}

} // namespace

Result<TerminalKeys, std::vector<json::Complaint>> decodeTerminalKeys(std::string_view bytes)
{
    LOYALTY_TRY(document, parseObject(bytes, kMaxSealed));
    Complaints complaints;
    json::Reader reader(document, "", complaints);
    const TerminalKeys keys{.lookupKey = readFixed<crypto::SecretKey>(reader, "lookupKey"),
                            .storeKey = readFixed<crypto::SecretKey>(reader, "storeKey"),
                            .codeKeys = readCodeKeys(reader, complaints)};
    if (!complaints.empty())
        return fail(std::move(complaints));
    return keys;
}

} // namespace loyalty::sync
