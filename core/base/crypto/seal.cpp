#include "core/base/crypto/crypto.h"
#include "core/base/crypto/sodium.h"

#include <sodium.h>

#include <algorithm>

namespace loyalty::crypto {
namespace {

constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

using BoxPublicKey = std::array<unsigned char, crypto_box_PUBLICKEYBYTES>;
using BoxSecretKey = std::array<unsigned char, crypto_box_SECRETKEYBYTES>;

unsigned char* room(std::string& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

} // namespace

std::string seal(const SecretKey& key, std::string_view text, std::string_view associated, Random& random)
{
    startSodium();
    std::array<std::uint8_t, kNonceBytes> nonce{};
    random.fill(nonce);

    std::string sealed(kNonceBytes + text.size() + kTagBytes, '\0');
    std::copy(nonce.begin(), nonce.end(), room(sealed));
    crypto_aead_xchacha20poly1305_ietf_encrypt(room(sealed) + kNonceBytes, nullptr, data(text), text.size(),
                                               data(associated), associated.size(), nullptr, nonce.data(),
                                               key.bytes().data());
    return sealed;
}

std::optional<std::string> open(const SecretKey& key, std::string_view sealed, std::string_view associated)
{
    startSodium();
    if (sealed.size() < kNonceBytes + kTagBytes)
        return std::nullopt;
    const std::string_view nonce = sealed.substr(0, kNonceBytes);
    const std::string_view body = sealed.substr(kNonceBytes);

    std::string text(body.size() - kTagBytes, '\0');
    const int outcome = crypto_aead_xchacha20poly1305_ietf_decrypt(room(text), nullptr, nullptr, data(body),
                                                                   body.size(), data(associated), associated.size(),
                                                                   data(nonce), key.bytes().data());
    if (outcome != 0)
        return std::nullopt;
    return text;
}

std::string sealTo(const PublicKey& reader, std::string_view text)
{
    startSodium();
    BoxPublicKey boxKey{};
    if (crypto_sign_ed25519_pk_to_curve25519(boxKey.data(), reader.bytes().data()) != 0)
        return {};
    std::string sealed(text.size() + crypto_box_SEALBYTES, '\0');
    if (crypto_box_seal(room(sealed), data(text), text.size(), boxKey.data()) != 0)
        return {};
    return sealed;
}

std::optional<std::string> openSealed(const SigningKey& reader, std::string_view sealed)
{
    startSodium();
    BoxPublicKey boxKey{};
    BoxSecretKey boxSecret{};
    if (sealed.size() < crypto_box_SEALBYTES ||
        crypto_sign_ed25519_pk_to_curve25519(boxKey.data(), publicKeyOf(reader).bytes().data()) != 0)
        return std::nullopt;
    crypto_sign_ed25519_sk_to_curve25519(boxSecret.data(), reader.bytes().data());

    std::string text(sealed.size() - crypto_box_SEALBYTES, '\0');
    const int outcome = crypto_box_seal_open(room(text), data(sealed), sealed.size(), boxKey.data(), boxSecret.data());
    sodium_memzero(boxSecret.data(), boxSecret.size());
    if (outcome != 0)
        return std::nullopt;
    return text;
}

} // namespace loyalty::crypto
