#include "core/access/scan_content.h"

#include "core/access/sale_code.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

namespace loyalty::access {
namespace {

constexpr std::string_view kLive = "7911234567890122178900000063961919";

ContentRules anyCard()
{
    return {.countryCode = "86", .cards = {}};
}

ContentRules ownRanges()
{
    return {.countryCode = "86", .cards = {{"801", 12}, {"411111", 16}, {"690", 13}}};
}

std::string kind(std::string_view text, const ContentRules& rules, Symbology symbology = Symbology::Unknown)
{
    return std::string(kindOf(contentOf(text, symbology, rules)));
}

TEST_CASE("a text is what its content says")
{
    struct Row
    {
        std::string_view text;
        std::string_view kind;
    };
    const Row rows[] = {
        // live codes, whole and not
        {kLive, "live-code"},
        {"7901234567890124000000000000000000", "static-pass"},
        {"7911234567890123178900000063961919", "misread-code"},
        {"79112345678901221", "broken-code"},
        {"791123456789012217890000006396191", "broken-code"},
        {"791123456789012217890000006396191979112345678901221789000000", "broken-code"},
        {"178900000063961919", "broken-code"},
        {"79112345678901231", "text"}, // its head's check digit is wrong
        {"9911234567890122178900000063961919", "text"},
        // ours
        {"LTS1:00112233445566778899AABBCCDDEEFF", "sale"},
        {"lts1:00112233445566778899aabbccddeeff", "sale"},
        {"LTS1:00112233445566778899AABBCCDDEEF", "text"},
        {"LTS2:00112233445566778899AABBCCDDEEFF", "text"},
        {"00112233445566778899aabbccddeeff", "member-number"},
        {"79927398713", "card"},
        {"7992 7398-713", "card"},
        // phones
        {"13812345678", "phone"},
        {"138 1234 5678", "phone"},
        {"+44 7911 123456", "phone"},
        {"010-65551235", "phone"},
        // articles
        {"6901234567892", "article"},
        {"4006381333931", "article"},
        {"036000291452", "article"},
        {"96385074", "article"},
        {"10614141000415", "article"},
        {"(01)10614141000415(10)A1", "article"},
        {"\x1d"
         "0110614141000415"
         "17260101",
         "article"},
        {"https://id.gs1.org/01/09506000134352/10/ABC", "article"},
        {"6901234567893", "text"},
        // money
        {"134567890123456789", "payment-code"},
        {"101234567890123456", "payment-code"},
        {"159999999999999999", "payment-code"},
        {"169999999999999999", "text"},
        {"281234567890123456", "payment-code"},
        {"2512345678901234", "payment-code"},
        {"301234567890123456789012", "payment-code"},
        {"241234567890123456789012", "text"},
        {"6212345678901234567", "payment-code"},
        {"hQVDUFYwMWETTwegAAAAVVU=", "text"},
        {"hQVDUFYwMQ==", "payment-code"},
        {"4111111111111111", "bank-card"},
        {"4111 1111 1111 1111", "bank-card"},
        {"4111-1111-1111-1111", "bank-card"},
        {"378282246310005", "bank-card"},
        {"2223003122003222", "bank-card"},
        {"6222021234567890128", "bank-card"},
        {";4111111111111111=25121011000012345678?", "bank-card"},
        {"%B4111111111111111^DOE/JOHN^2512101100001234?", "bank-card"},
        {";79927398713=1?", "text"},
        // somebody else's
        {"https://example.com/join?member=7", "foreign-text"},
        {"weixin://wxpay/bizpayurl?pr=abc", "foreign-text"},
        {"household-17", "text"},
        {"VIP0001", "text"},
        {"王小明", "text"},
        // nothing
        {"", "unreadable"},
        {" \t\r\n ", "unreadable"},
        {"]Q1", "unreadable"},
        {"1381234\x01"
         "5678",
         "unreadable"},
        {"\xff\xfe", "unreadable"},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        CHECK(kind(row.text, anyCard()) == row.kind);
    }
}

TEST_CASE("white space around a text and an AIM identifier in front of it do not count")
{
    CHECK(kind("\t" + std::string(kLive) + "\r\n", anyCard()) == "live-code");
    CHECK(kind("]Q1" + std::string(kLive), anyCard()) == "live-code");
    CHECK(kind("]E06901234567892", anyCard()) == "article");
    CHECK(kind("]C10206901234567892", anyCard()) == "text");
    CHECK(kind("]C10110614141000415", anyCard()) == "article");
    CHECK(kind("]d20110614141000415", anyCard()) == "article");
    CHECK(kind("]x9abc", anyCard()) == "text");
}

TEST_CASE("the chain's own ranges go before everything but its codes")
{
    CHECK(kind("4111111111111111", ownRanges()) == "card");
    CHECK(std::get<OwnCard>(contentOf("4111111111111111", Symbology::Unknown, ownRanges())).own);
    CHECK(kind("4111111111111111", anyCard()) == "bank-card");
    CHECK(kind("411111111111116", ownRanges()) != "card"); // another length
    CHECK(kind("801123456783", ownRanges()) == "card");
    CHECK(kind(kLive, ownRanges()) == "live-code");
    // Where ranges are told, a check digit alone makes no card.
    CHECK(kind("9123456789012348", ownRanges()) == "text");
    const auto number = member::CardNumber::make("690123456789").value();
    CHECK(kind(number.digits(), ownRanges(), Symbology::Retail) == "card");
}

TEST_CASE("what could be a card or an article is what the symbology says")
{
    constexpr std::string_view kBoth = "40000077"; // passes both check digits
    CHECK(kind(kBoth, anyCard()) == "article");
    CHECK(kind(kBoth, anyCard(), Symbology::Retail) == "article");
    CHECK(std::get<Article>(contentOf(kBoth, Symbology::Retail, anyCard())).text == kBoth);
    CHECK(std::get<Article>(contentOf("6901234567892", Symbology::Retail, anyCard())).gtin == "06901234567892");
    CHECK(std::get<Article>(contentOf("036000291452", Symbology::Unknown, anyCard())).gtin == "00036000291452");
    CHECK(std::get<Article>(contentOf("04252614", Symbology::UpcE, anyCard())).gtin == "00042100005264");
    CHECK(std::get<Article>(contentOf("425261", Symbology::UpcE, anyCard())).gtin == "00042100005264");
    CHECK(kind("04252615", anyCard(), Symbology::UpcE) != "article");
    CHECK(kind("0110614141000415", anyCard(), Symbology::Gs1) == "article");
}

TEST_CASE("UPC-E numbers are written out as their symbology's table says")
{
    struct Row
    {
        std::string_view six;
        std::string_view gtin;
    };
    const Row rows[] = {{"123450", "00012000003455"}, {"123451", "00012100003454"}, {"123452", "00012200003453"},
                        {"123453", "00012300000451"}, {"123454", "00012340000053"}, {"123455", "00012345000058"},
                        {"123459", "00012345000096"}};
    for (const Row& row : rows) {
        INFO(row.six);
        const ScanContent content = contentOf(row.six, Symbology::UpcE, anyCard());
        REQUIRE(std::holds_alternative<Article>(content));
        CHECK(std::get<Article>(content).gtin == row.gtin);
    }
}

TEST_CASE("a text has a length beyond which it is nobody's")
{
    CHECK(kind(std::string(200, 'x'), anyCard()) == "text");
    CHECK(kind(std::string(201, 'x'), anyCard()) == "foreign-text");
    CHECK(kind(std::string(500, 'x'), anyCard()) == "foreign-text");
    CHECK(contentOf(std::string(501, '7'), Symbology::Matrix, anyCard()) == ScanContent(TooLong{501}));
    CHECK(kind(std::string(100'000, '\0'), anyCard()) == "too-long");
}

TEST_CASE("a payment code tells whose it is, and nothing else")
{
    using Brand = PaymentCode::Brand;
    const auto brandOf = [](std::string_view text) {
        return std::get<PaymentCode>(contentOf(text, Symbology::Unknown, anyCard())).brand;
    };
    CHECK(brandOf("134567890123456789") == Brand::WeChat);
    CHECK(brandOf("281234567890123456") == Brand::Alipay);
    CHECK(brandOf("6212345678901234567") == Brand::UnionPay);
    CHECK(brandOf("hQVDUFYwMQ==") == Brand::Emv);
    static_assert(std::is_empty_v<BankCard>, "a bank card's number goes no further");
}

TEST_CASE("a receipt's code finds its sale again")
{
    REQUIRE(rc::check([] {
        SaleId::Bytes bytes{};
        for (std::uint8_t& byte : bytes)
            byte = *rc::gen::arbitrary<std::uint8_t>();
        const SaleId sale(bytes);
        const std::string code = saleCode(sale);
        RC_ASSERT(code.size() == 37U);
        RC_ASSERT(code.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:") == std::string::npos);
        RC_ASSERT(contentOf(code, Symbology::Unknown, {}) == ScanContent(SaleQr{sale}));
    }));
}

TEST_CASE("any bytes are something, and no digits of a bank card come out")
{
    REQUIRE(rc::check([] {
        const auto bytes = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
        static_cast<void>(contentOf(bytes, Symbology::Unknown, anyCard()));
    }));
    REQUIRE(rc::check([] {
        const auto size = *rc::gen::inRange<std::size_t>(12, 19);
        auto body = *rc::gen::container<std::string>(size, rc::gen::elementOf(std::string("0123456789")));
        body[0] = static_cast<char>('2' + *rc::gen::inRange(0, 5));
        const auto card = member::CardNumber::make(body);
        RC_ASSERT(card.has_value());
        const std::string found = kind(card->digits(), anyCard());
        RC_ASSERT(found == "bank-card" || found == "payment-code" || (size == 12 && found == "article"));
    }));
}

} // namespace
} // namespace loyalty::access
