#include "core/access/wallet_pass.h"

#include "core/base/assert.h"

namespace loyalty::access {
namespace {

/// A part of a URI: everything but RFC 3986's unreserved characters as %XX.
std::string escaped(std::string_view text)
{
    constexpr std::string_view kHex = "0123456789ABCDEF";
    constexpr std::string_view kPlain = "-._~";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (letter || kPlain.find(c) != std::string_view::npos)
            out += c;
        else
            out.append(1, '%').append(1, kHex[byte >> 4]).append(1, kHex[byte & 15]);
    }
    return out;
}

} // namespace

WalletPass walletPass(const EpochKeys& keys, const member::PassId& pass, std::string_view issuer)
{
    LOYALTY_ASSERT(!keys.empty());
    const auto& [epoch, key] = *keys.rbegin();
    WalletPass wallet{.pass = pass, .epoch = epoch};
    wallet.secret = crypto::toBase32(passKeyOf(key, epoch, pass).view());
    wallet.valuePattern = codeHead(epoch, pass) + "{totp_timestamp_seconds}{totp_value_0}";
    wallet.otpauth = "otpauth://totp/" + escaped(issuer) + ":" + pass.digits() + "?secret=" + wallet.secret +
                     "&issuer=" + escaped(issuer) +
                     "&algorithm=SHA1&digits=8&period=" + std::to_string(kCodePeriod.count());
    return wallet;
}

} // namespace loyalty::access
