#include "core/access/wallet_pass.h"

#include <catch2/catch_test_macros.hpp>

#include <numeric>

namespace loyalty::access {
namespace {

TEST_CASE("a wallet gets the newest epoch's secret of the one pass")
{
    crypto::SecretKey key;
    std::iota(key.bytes().begin(), key.bytes().end(), std::uint8_t{0});
    const auto pass = member::PassId::parse("123456789012").value();
    const WalletPass wallet = walletPass({{1, key}}, pass, "金星 & Co");
    CHECK(wallet.epoch == 1);
    // 87256e7f64280aa1118d4fff5976d2cf5fe796ec of the published vector
    CHECK(wallet.secret == "Q4SW473EFAFKCEMNJ77VS5WSZ5P6PFXM");
    CHECK(wallet.valuePattern == "7911234567890122{totp_timestamp_seconds}{totp_value_0}");
    CHECK(wallet.otpauth == "otpauth://totp/%E9%87%91%E6%98%9F%20%26%20Co:123456789012?secret=" + wallet.secret +
                                "&issuer=%E9%87%91%E6%98%9F%20%26%20Co&algorithm=SHA1&digits=8&period=30");
    const WalletPass newer = walletPass({{1, key}, {4, crypto::SecretKey()}}, pass, "X");
    CHECK(newer.epoch == 4);
    CHECK(newer.secret != wallet.secret);
    CHECK(newer.valuePattern.starts_with("794123456789012"));
}

} // namespace
} // namespace loyalty::access
