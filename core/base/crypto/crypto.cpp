#include "core/base/crypto/crypto.h"

#include "core/base/assert.h"
#include "core/base/crypto/sodium.h"

#include <sodium.h>

namespace loyalty::crypto {

void startSodium()
{
    static const bool started = sodium_init() >= 0;
    LOYALTY_ASSERT(started);
}

Hash hash(std::string_view first, std::string_view second)
{
    startSodium();
    Hash digest;
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, Hash::kBytes);
    crypto_generichash_update(&state, data(first), first.size());
    crypto_generichash_update(&state, data(second), second.size());
    crypto_generichash_final(&state, digest.bytes().data(), Hash::kBytes);
    return digest;
}

KeyedHash keyedHash(const SecretKey& key, std::string_view message)
{
    startSodium();
    KeyedHash digest;
    crypto_generichash(digest.bytes().data(), KeyedHash::kBytes, data(message), message.size(), key.bytes().data(),
                       SecretKey::kBytes);
    return digest;
}

SecretKey deriveKey(const SecretKey& master, std::string_view label)
{
    startSodium();
    SecretKey derived;
    crypto_generichash(derived.bytes().data(), SecretKey::kBytes, data(label), label.size(), master.bytes().data(),
                       SecretKey::kBytes);
    return derived;
}

KeyPair makeKeyPair(Random& random)
{
    startSodium();
    std::array<std::uint8_t, crypto_sign_SEEDBYTES> seed{};
    random.fill(seed);
    KeyPair pair;
    crypto_sign_seed_keypair(pair.publicKey.bytes().data(), pair.signingKey.bytes().data(), seed.data());
    sodium_memzero(seed.data(), seed.size());
    return pair;
}

SecretKey makeSecretKey(Random& random)
{
    SecretKey key;
    random.fill(key.bytes());
    return key;
}

PublicKey publicKeyOf(const SigningKey& key)
{
    startSodium();
    PublicKey publicKey;
    crypto_sign_ed25519_sk_to_pk(publicKey.bytes().data(), key.bytes().data());
    return publicKey;
}

Signature sign(const SigningKey& key, std::string_view message)
{
    startSodium();
    Signature signature;
    crypto_sign_detached(signature.bytes().data(), nullptr, data(message), message.size(), key.bytes().data());
    return signature;
}

bool verify(const PublicKey& key, std::string_view message, const Signature& signature)
{
    startSodium();
    return crypto_sign_verify_detached(signature.bytes().data(), data(message), message.size(), key.bytes().data()) ==
           0;
}

bool equalInConstantTime(std::string_view a, std::string_view b)
{
    startSodium();
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string toHex(std::string_view bytes)
{
    std::string hex(2 * bytes.size() + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), data(bytes), bytes.size());
    hex.pop_back();
    return hex;
}

std::string toBase32(std::string_view bytes)
{
    constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text;
    std::uint32_t bits = 0;
    int waiting = 0;
    for (const char c : bytes) {
        bits = bits << 8 | static_cast<std::uint8_t>(c);
        for (waiting += 8; waiting >= 5; waiting -= 5)
            text += kLetters[bits >> (waiting - 5) & 31U];
    }
    if (waiting > 0)
        text += kLetters[bits << (5 - waiting) & 31U];
    return text;
}

std::optional<std::string> fromHex(std::string_view hex)
{
    if (hex.size() % 2 != 0)
        return std::nullopt;
    std::string bytes(hex.size() / 2, '\0');
    std::size_t written = 0;
    const int outcome = sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), hex.data(),
                                       hex.size(), nullptr, &written, nullptr);
    if (outcome != 0 || written != bytes.size())
        return std::nullopt;
    return bytes;
}

void SystemRandom::fill(std::span<std::uint8_t> bytes)
{
    startSodium();
    randombytes_buf(bytes.data(), bytes.size());
}

} // namespace loyalty::crypto
