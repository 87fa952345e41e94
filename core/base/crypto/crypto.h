#pragma once

#include "core/base/random.h"

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// The cryptography that the product uses, all of it libsodium's and OpenSSL's. Byte strings are std::string.
/// Functions are thread-safe. libsodium is initialised on first use.
namespace loyalty::crypto {

template <std::size_t N, class Tag>
class Fixed
{
public:
    static constexpr std::size_t kBytes = N;
    constexpr Fixed() = default;
    constexpr explicit Fixed(const std::array<std::uint8_t, N>& bytes)
        : m_bytes(bytes)
    {}
    /// Nothing unless exactly N bytes.
    [[nodiscard]] static std::optional<Fixed> fromBytes(std::string_view bytes)
    {
        if (bytes.size() != N)
            return std::nullopt;
        Fixed fixed;
        for (std::size_t i = 0; i < N; ++i)
            fixed.m_bytes[i] = static_cast<std::uint8_t>(bytes[i]);
        return fixed;
    }
    [[nodiscard]] std::string_view view() const { return {reinterpret_cast<const char*>(m_bytes.data()), N}; }
    [[nodiscard]] const std::array<std::uint8_t, N>& bytes() const { return m_bytes; }
    [[nodiscard]] std::array<std::uint8_t, N>& bytes() { return m_bytes; }
    auto operator<=>(const Fixed&) const = default;

private:
    std::array<std::uint8_t, N> m_bytes{};
};

using Hash = Fixed<32, struct HashTag>;             ///< BLAKE2b-256
using KeyedHash = Fixed<16, struct KeyedHashTag>;   ///< BLAKE2b-128 under a key
using SecretKey = Fixed<32, struct SecretKeyTag>;   ///< symmetric
using Signature = Fixed<64, struct SignatureTag>;   ///< Ed25519
using PublicKey = Fixed<32, struct PublicKeyTag>;   ///< Ed25519
using SigningKey = Fixed<64, struct SigningKeyTag>; ///< Ed25519 secret with its public half

/// Of `first` followed by `second`, without a mark between them.
[[nodiscard]] Hash hash(std::string_view first, std::string_view second = {});
[[nodiscard]] KeyedHash keyedHash(const SecretKey& key, std::string_view message);
/// A key for one purpose out of a master key: BLAKE2b-256 of the label, keyed with the master.
[[nodiscard]] SecretKey deriveKey(const SecretKey& master, std::string_view label);

struct KeyPair
{
    PublicKey publicKey;
    SigningKey signingKey;
};
[[nodiscard]] KeyPair makeKeyPair(Random& random);
[[nodiscard]] SecretKey makeSecretKey(Random& random);
[[nodiscard]] PublicKey publicKeyOf(const SigningKey& key);
[[nodiscard]] Signature sign(const SigningKey& key, std::string_view message);
[[nodiscard]] bool verify(const PublicKey& key, std::string_view message, const Signature& signature);

/// XChaCha20-Poly1305, nonce in front. `associated` is bound to the text and must be given again to open.
[[nodiscard]] std::string seal(const SecretKey& key, std::string_view text, std::string_view associated,
                               Random& random);
/// Nothing unless key, text and `associated` are those of seal().
[[nodiscard]] std::optional<std::string> open(const SecretKey& key, std::string_view sealed,
                                              std::string_view associated);

/// To one reader's Ed25519 key (converted to X25519), sender unknown: libsodium's sealed box. Empty
/// where the key, coming from outside, is no usable point of the curve; sealed text is never empty.
[[nodiscard]] std::string sealTo(const PublicKey& reader, std::string_view text);
[[nodiscard]] std::optional<std::string> openSealed(const SigningKey& reader, std::string_view sealed);

/// HMAC-SHA1 (RFC 2104) and HKDF-Expand with SHA-256 (RFC 5869), by OpenSSL; for member codes. HKDF:
/// `key` is not empty, 1 ≤ bytes ≤ 8160.
[[nodiscard]] std::array<std::uint8_t, 20> hmacSha1(std::string_view key, std::string_view message);
[[nodiscard]] std::string hkdfExpandSha256(std::string_view key, std::string_view info, std::size_t bytes);

/// In time that does not depend on where they differ.
[[nodiscard]] bool equalInConstantTime(std::string_view a, std::string_view b);

/// Lower case out, either case in; nothing for an odd length or other characters.
[[nodiscard]] std::string toHex(std::string_view bytes);
[[nodiscard]] std::optional<std::string> fromHex(std::string_view hex);

/// RFC 4648, capitals, without padding.
[[nodiscard]] std::string toBase32(std::string_view bytes);

/// The operating system's secure generator. Any number of threads may draw from one.
class SystemRandom final : public Random
{
public:
    void fill(std::span<std::uint8_t> bytes) override;
};

} // namespace loyalty::crypto
