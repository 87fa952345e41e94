#include "core/base/crypto/crypto.h"
#include "tests/support/base/defect.h"

#include <catch2/catch_test_macros.hpp>

namespace loyalty::crypto {
namespace {

std::string bytesOf(std::string_view hex)
{
    return fromHex(hex).value();
}

TEST_CASE("HMAC-SHA1 gives the codes of RFC 2202")
{
    struct Row
    {
        std::string key;
        std::string message;
        std::string code;
    };
    const Row rows[] = {
        {std::string(20, '\x0b'), "Hi There", "b617318655057264e28bc0b6fb378c8ef146be00"},
        {"Jefe", "what do ya want for nothing?", "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"},
        {std::string(20, '\xaa'), std::string(50, '\xdd'), "125d7342b9ac11cd91a39af48aa17b4f63f175d3"},
        {bytesOf("0102030405060708090a0b0c0d0e0f10111213141516171819"), std::string(50, '\xcd'),
         "4c9007f4026250c6bc8414f9bf50c86c2d7235da"},
        {std::string(20, '\x0c'), "Test With Truncation", "4c1a03424b55e07fe7f27be1d58bb9324a9a5a04"},
        {std::string(80, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First",
         "aa4ae5e15272d00e95705637ce8a3b55ed402112"},
        {std::string(80, '\xaa'), "Test Using Larger Than Block-Size Key and Larger Than One Block-Size Data",
         "e8e99d0f45237d786d6bbaa7965c7808bbff1a91"},
        {"", "", "fbdb1d1b18aa6c08324b7d64b71fb76370690e1d"},
    };
    for (const Row& row : rows) {
        INFO(row.message);
        const auto code = hmacSha1(row.key, row.message);
        CHECK(toHex({reinterpret_cast<const char*>(code.data()), code.size()}) == row.code);
    }
}

TEST_CASE("HKDF-Expand gives the keys of RFC 5869")
{
    struct Row
    {
        const char* key;
        const char* info;
        const char* out;
    };
    const Row rows[] = {
        {"077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5", "f0f1f2f3f4f5f6f7f8f9",
         "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"},
        {"06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244",
         "b0b1b2b3b4b5b6b7b8b9babbbcbdbebfc0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0d1d2d3d4d5d6d7"
         "d8d9dadbdcdddedfe0e1e2e3e4e5e6e7e8e9eaebecedeeeff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff",
         "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09"
         "da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87"},
        {"19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04", "",
         "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"},
    };
    for (const Row& row : rows) {
        const std::string out = bytesOf(row.out);
        CHECK(toHex(hkdfExpandSha256(bytesOf(row.key), bytesOf(row.info), out.size())) == row.out);
        CHECK(hkdfExpandSha256(bytesOf(row.key), bytesOf(row.info), 1) == out.substr(0, 1));
    }
}

TEST_CASE("HKDF-Expand reaches as far as its standard and no further")
{
    CHECK(hkdfExpandSha256("key", "info", 8160).size() == 8160);
    CHECK(test::stopsTheProgram([] { (void)hkdfExpandSha256("key", "info", 8161); }));
    CHECK(test::stopsTheProgram([] { (void)hkdfExpandSha256("", "info", 20); }));
}

} // namespace
} // namespace loyalty::crypto
