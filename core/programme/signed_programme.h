#pragma once

#include "core/base/crypto/crypto.h"
#include "core/base/json/reader.h"
#include "core/base/result.h"
#include "core/programme/programme.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace loyalty::programme {

/// A published programme: the document's bytes as they were signed, and the number that they carry.
struct SignedProgramme
{
    std::string bytes;
    std::int64_t version = 0;
    crypto::Signature signature; ///< Ed25519 over "loyalty-programme\0" and the bytes
    bool operator==(const SignedProgramme&) const = default;
};

/// Signs a document, which must parse.
[[nodiscard]] Result<SignedProgramme, std::vector<json::Complaint>> sign(std::string_view jsonText,
                                                                         const crypto::SigningKey& key);

/// Whether `key` signed these bytes. Says nothing about what they mean.
[[nodiscard]] bool verify(const SignedProgramme& document, const crypto::PublicKey& key);

/// The programme, where the signature holds and the bytes parse and carry the number. Complains of "not-signed" (path
/// "signature") before anything else, of "version-mismatch" last.
[[nodiscard]] Result<Programme, std::vector<json::Complaint>> open(const SignedProgramme& document,
                                                                   const crypto::PublicKey& key);

[[nodiscard]] json::Value toJson(const SignedProgramme& document);
[[nodiscard]] SignedProgramme signedProgrammeFrom(const json::Value& value, std::string path,
                                                  std::vector<json::Complaint>& complaints);

} // namespace loyalty::programme
