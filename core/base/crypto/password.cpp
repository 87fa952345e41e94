#include "core/base/crypto/password.h"

#include "core/base/crypto/sodium.h"

#include <sodium.h>

#include <array>

namespace loyalty::crypto {
namespace {

constexpr unsigned long long kPasses = 3;
constexpr std::size_t kMemory = std::size_t{64} << 20;

} // namespace

std::optional<std::string> makePasswordVerifier(std::string_view password)
{
    startSodium();
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (crypto_pwhash_str_alg(text.data(), password.data(), password.size(), kPasses, kMemory,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        return std::nullopt;
    return std::string(text.data());
}

bool verifiesPassword(std::string_view verifier, std::string_view password)
{
    startSodium();
    const std::string text(verifier);
    // What came from outside must not make this machine spend more memory than ours does.
    if (text.size() >= crypto_pwhash_STRBYTES || crypto_pwhash_str_needs_rehash(text.c_str(), kPasses, kMemory) != 0)
        return false;
    return crypto_pwhash_str_verify(text.c_str(), password.data(), password.size()) == 0;
}

} // namespace loyalty::crypto
