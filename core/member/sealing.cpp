#include "core/member/sealing.h"

#include "core/base/json/json.h"
#include "core/member/mask.h"

namespace loyalty::member {
namespace {

std::string label(std::string_view column, const MemberId& member)
{
    return "member|" + std::string(column) + "|" + member.toString();
}

std::optional<json::Value> openJson(const crypto::SecretKey& key, const MemberId& member, std::string_view column,
                                    std::string_view sealed)
{
    const auto text = crypto::open(key, sealed, label(column, member));
    if (!text)
        return std::nullopt;
    auto value = json::parse(*text);
    return value ? std::optional(std::move(*value)) : std::nullopt;
}

} // namespace

Brief briefOf(const Personal& personal)
{
    const std::string number = personal.card ? personal.card->digits() : personal.phoneE164;
    return {.maskedName = maskedName(personal.name),
            .maskedNumber = maskedNumber(personal.phoneE164.empty() ? number : personal.phoneE164),
            .birthday = personal.birthday};
}

std::string sealPersonal(const crypto::SecretKey& memberKey, const MemberId& member, const Personal& personal,
                         Random& random)
{
    return crypto::seal(memberKey, json::write(personal.toJson()), label("personal", member), random);
}

std::optional<Personal> openPersonal(const crypto::SecretKey& memberKey, const MemberId& member,
                                     std::string_view sealed)
{
    const auto value = openJson(memberKey, member, "personal", sealed);
    if (!value)
        return std::nullopt;
    std::vector<json::Complaint> complaints; // a field that a newer version wrote otherwise counts as not told
    return Personal::fromJson(*value, {}, complaints);
}

std::string sealBrief(const crypto::SecretKey& memberKey, const MemberId& member, const Brief& brief, Random& random)
{
    json::Object object;
    object.set("n", brief.maskedName);
    object.set("p", brief.maskedNumber);
    if (brief.birthday)
        object.set("b", brief.birthday->toString());
    return crypto::seal(memberKey, json::write(object), label("brief", member), random);
}

std::optional<Brief> openBrief(const crypto::SecretKey& memberKey, const MemberId& member, std::string_view sealed)
{
    const auto value = openJson(memberKey, member, "brief", sealed);
    if (!value)
        return std::nullopt;
    std::vector<json::Complaint> complaints;
    json::Reader reader(*value, {}, complaints);
    Brief brief;
    brief.maskedName = reader.stringOr("n", {});
    brief.maskedNumber = reader.stringOr("p", {});
    if (reader.has("b"))
        brief.birthday = Birthday::parse(reader.string("b"));
    return brief;
}

std::string wrapKey(const crypto::SecretKey& under, const MemberId& member, const crypto::SecretKey& memberKey,
                    Random& random)
{
    return crypto::seal(under, memberKey.view(), label("key", member), random);
}

std::optional<crypto::SecretKey> unwrapKey(const crypto::SecretKey& under, const MemberId& member,
                                           std::string_view wrapped)
{
    const auto bytes = crypto::open(under, wrapped, label("key", member));
    return bytes ? crypto::SecretKey::fromBytes(*bytes) : std::nullopt;
}

} // namespace loyalty::member
