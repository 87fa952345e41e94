#include "core/base/assert.h"
#include "core/base/crypto/crypto.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>

#include <memory>

namespace loyalty::crypto {
namespace {

struct FreeKdf
{
    void operator()(EVP_KDF* kdf) const { EVP_KDF_free(kdf); }
    void operator()(EVP_KDF_CTX* context) const { EVP_KDF_CTX_free(context); }
};

// Fetching by name is the dear part; the fetched algorithm may be used by all threads.
EVP_KDF* hkdf()
{
    static const std::unique_ptr<EVP_KDF, FreeKdf> fetched(EVP_KDF_fetch(nullptr, "HKDF", nullptr));
    LOYALTY_ASSERT(fetched != nullptr);
    return fetched.get();
}

OSSL_PARAM octets(const char* name, std::string_view bytes)
{
    // OpenSSL's parameters point to non-const memory also where they are only read.
    return OSSL_PARAM_construct_octet_string(name, const_cast<char*>(bytes.data()), bytes.size());
}

} // namespace

std::array<std::uint8_t, 20> hmacSha1(std::string_view key, std::string_view message)
{
    std::array<std::uint8_t, 20> code{};
    std::size_t written = 0;
    // A null key asks OpenSSL for something else than an empty one.
    const char* keyBytes = key.empty() ? "" : key.data();
    const auto* messageBytes = reinterpret_cast<const unsigned char*>(message.data());
    EVP_Q_mac(nullptr, "HMAC", nullptr, "SHA1", nullptr, keyBytes, key.size(), messageBytes, message.size(),
              code.data(), code.size(), &written);
    LOYALTY_ASSERT(written == code.size());
    return code;
}

std::string hkdfExpandSha256(std::string_view key, std::string_view info, std::size_t bytes)
{
    constexpr std::size_t kMaxBytes = std::size_t{255} * 32;
    LOYALTY_ASSERT(!key.empty() && bytes >= 1 && bytes <= kMaxBytes);
    const std::unique_ptr<EVP_KDF_CTX, FreeKdf> context(EVP_KDF_CTX_new(hkdf()));
    int mode = EVP_KDF_HKDF_MODE_EXPAND_ONLY;
    char digest[] = "SHA256";
    const std::array<OSSL_PARAM, 5> parameters = {
        OSSL_PARAM_construct_int(OSSL_KDF_PARAM_MODE, &mode),
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest, 0),
        octets(OSSL_KDF_PARAM_KEY, key),
        octets(OSSL_KDF_PARAM_INFO, info),
        OSSL_PARAM_construct_end(),
    };
    std::string out(bytes, '\0');
    const int outcome =
        EVP_KDF_derive(context.get(), reinterpret_cast<unsigned char*>(out.data()), out.size(), parameters.data());
    LOYALTY_ASSERT(outcome == 1);
    return out;
}

} // namespace loyalty::crypto
