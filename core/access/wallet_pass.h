#pragma once

#include "core/access/member_code.h"

#include <string>

namespace loyalty::access {

/// Everything that makes a member's phone show live codes. The secret is the pass's own: whoever has it can show this
/// member's codes, and no other's.
struct WalletPass
{
    member::PassId pass;
    int epoch = kFirstEpoch;
    std::string secret; ///< base32 (RFC 4648) without padding, as authenticator programs take it
    /// The value of a wallet's rotating barcode (Google Wallet: RotatingBarcode.valuePattern), TOTP_SHA1, 8 digits, 30 s.
    std::string valuePattern;
    /// The same secret for an authenticator (Key Uri Format), labelled with the issuer and the pass id.
    std::string otpauth;
    bool operator==(const WalletPass&) const = default;
};

/// Of the newest epoch. `keys` holds one at least; `issuer` is the chain's name.
[[nodiscard]] WalletPass walletPass(const EpochKeys& keys, const member::PassId& pass, std::string_view issuer);

} // namespace loyalty::access
