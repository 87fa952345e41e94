#include "core/programme/signed_programme.h"

#include "core/programme/parse.h"

namespace loyalty::programme {
namespace {

constexpr std::string_view kPurpose("loyalty-programme\0", 18);

std::string messageOf(std::string_view bytes)
{
    std::string message(kPurpose);
    message += bytes;
    return message;
}

} // namespace

Result<SignedProgramme, std::vector<json::Complaint>> sign(std::string_view jsonText, const crypto::SigningKey& key)
{
    LOYALTY_TRY(programme, parse(jsonText));
    return SignedProgramme{.bytes = std::string(jsonText),
                           .version = programme.version,
                           .signature = crypto::sign(key, messageOf(jsonText))};
}

bool verify(const SignedProgramme& document, const crypto::PublicKey& key)
{
    return crypto::verify(key, messageOf(document.bytes), document.signature);
}

Result<Programme, std::vector<json::Complaint>> open(const SignedProgramme& document, const crypto::PublicKey& key)
{
    if (!verify(document, key))
        return fail(std::vector{json::Complaint{"signature", "not-signed", ""}});
    LOYALTY_TRY(programme, parse(document.bytes, Judged::AsPublished));
    if (programme.version != document.version)
        return fail(std::vector{json::Complaint{"version", "version-mismatch", std::to_string(document.version)}});
    return std::move(programme);
}

json::Value toJson(const SignedProgramme& document)
{
    return json::Object{{"version", document.version},
                        {"bytes", json::toBase64(document.bytes)},
                        {"signature", json::toBase64(document.signature.view())}};
}

SignedProgramme signedProgrammeFrom(const json::Value& value, std::string path,
                                    std::vector<json::Complaint>& complaints)
{
    json::Reader reader(value, std::move(path), complaints);
    SignedProgramme document{
        .bytes = reader.bytes("bytes"), .version = reader.integer("version", 1, Rate::kMaxPart), .signature = {}};
    const std::size_t before = complaints.size();
    const auto signature = crypto::Signature::fromBytes(reader.bytes("signature", crypto::Signature::kBytes));
    if (signature)
        document.signature = *signature;
    else if (complaints.size() == before)
        reader.complain("signature", "not-a-signature");
    return document;
}

} // namespace loyalty::programme
