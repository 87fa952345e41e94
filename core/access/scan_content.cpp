#include "core/access/scan_content.h"

#include "core/access/article_code.h"
#include "core/access/sale_code.h"
#include "core/base/check_digit.h"
#include "core/base/json/utf8.h"
#include "core/base/plain_text.h"
#include "core/member/phone.h"

#include <algorithm>
#include <optional>

namespace loyalty::access {
namespace {

using member::CardNumber;
using Found = std::optional<ScanContent>;

constexpr std::size_t kHeadDigits = 16; ///< of a live code, up to its check digit
constexpr std::string_view kMark = "79";
constexpr char kFnc1 = '\x1d'; ///< ends a field of variable length in GS1 element strings

bool isControl(char c)
{
    return (static_cast<unsigned char>(c) < 0x20 && c != kFnc1) || c == '\x7f';
}

/// Without the spaces and dashes that people write between digits; empty where anything else is in it.
std::string digitsIn(std::string_view text)
{
    std::string digits(text);
    std::erase_if(digits, [](char c) { return c == ' ' || c == '-'; });
    return allDigits(digits) ? digits : std::string();
}

bool startsBetween(std::string_view digits, int least, int most)
{
    const int first = (digits[0] - '0') * 10 + (digits[1] - '0');
    return first >= least && first <= most;
}

/// The first part of a live code tells itself by mark and check digit; the last 18 digits by their length and a time
/// between 2023 and 2096, which no payment code and no identity number begins with.
bool isBroken(std::string_view text)
{
    if (!allDigits(text))
        return false;
    const bool head = text.size() > kHeadDigits && text.starts_with(kMark) && endsWithLuhn(text.substr(0, kHeadDigits));
    return head || (text.size() == 18 && startsBetween(text, 17, 39));
}

Found formOfOurs(std::string_view text)
{
    if (const auto sale = saleFromCode(text))
        return SaleQr{*sale};
    if (const auto member = MemberId::parse(text); member && !isBroken(text))
        return MemberNumber{*member};
    const auto code = LiveCode::parse(text);
    if (code && code->epoch == kStaticEpoch)
        return StaticPass{code->pass};
    if (code)
        return *code;
    if (code.error() == CodeFlaw::Misread)
        return MisreadCode{};
    return std::nullopt;
}

Found cardInRange(std::string_view text, const ContentRules& rules)
{
    const auto card = CardNumber::parse(text);
    if (!card)
        return std::nullopt;
    const bool own =
        std::ranges::any_of(rules.cards, [&](const member::CardRange& range) { return range.holds(*card); });
    return own ? Found(OwnCard{*card, true}) : std::nullopt;
}

bool saysArticle(std::string_view text, Symbology symbology)
{
    return symbology == Symbology::Retail || symbology == Symbology::UpcE || symbology == Symbology::Gs1 ||
           !allDigits(text);
}

Found article(std::string_view text, Symbology symbology)
{
    auto gtin = articleOf(text, symbology);
    return gtin ? Found(Article{std::move(*gtin), std::string(text)}) : std::nullopt;
}

std::optional<PaymentCode::Brand> payingBrand(std::string_view digits)
{
    const std::size_t size = digits.size();
    if (size == 18 && startsBetween(digits, 10, 15))
        return PaymentCode::Brand::WeChat;
    if (size >= 16 && size <= 24 && startsBetween(digits, 25, 30))
        return PaymentCode::Brand::Alipay;
    if (size == 19 && startsBetween(digits, 62, 62))
        return PaymentCode::Brand::UnionPay;
    return std::nullopt;
}

bool isBankCard(std::string_view digits)
{
    const bool article = digits.size() == 13 && endsWithGs1(digits);
    return digits.size() >= 13 && digits.size() <= 19 && digits[0] >= '2' && digits[0] <= '6' && !article &&
           endsWithLuhn(digits);
}

/// Track 2 is ";PAN=…", track 1 "%B PAN^NAME^…".
bool isSwipe(std::string_view text)
{
    const std::size_t mark = text.starts_with(';') ? 1 : text.starts_with("%B") || text.starts_with("%b") ? 2 : 0;
    if (mark == 0)
        return false;
    const std::string pan = digitsIn(text.substr(mark, text.find_first_of("=^?", mark) - mark));
    return isBankCard(pan);
}

Found money(std::string_view text)
{
    if (text.starts_with("hQVDUFYwMQ"))
        return PaymentCode{PaymentCode::Brand::Emv};
    if (isSwipe(text))
        return BankCard{};
    const std::string digits = digitsIn(text);
    const auto brand = digits.size() < kHeadDigits ? std::nullopt : payingBrand(digits);
    const bool cardLength = digits.size() == 16 || digits.size() == 19;
    if (isBankCard(digits) && (cardLength || !brand))
        return BankCard{};
    return brand ? Found(PaymentCode{*brand}) : std::nullopt;
}

bool isForeign(std::string_view text)
{
    const std::size_t scheme = text.find("://");
    return text.size() > kMaxNumberBytes || (scheme != std::string_view::npos && scheme > 0);
}

Found number(std::string_view text, Symbology symbology, const ContentRules& rules)
{
    if (Found card = cardInRange(text, rules))
        return card;
    if (saysArticle(text, symbology))
        if (Found goods = article(text, symbology))
            return goods;
    if (Found paying = money(text))
        return paying;
    if (isBroken(text))
        return BrokenCode{};
    if (Found goods = article(text, symbology))
        return goods;
    if (const auto card = CardNumber::parse(text); card && rules.cards.empty())
        return OwnCard{*card, false};
    if (auto phone = member::toE164(text, rules.countryCode))
        return Phone{std::move(*phone)};
    return std::nullopt;
}

} // namespace

std::string_view plainText(std::string_view bytes)
{
    std::string_view text = trimmed(bytes);
    static_cast<void>(takeAimIdentifier(text));
    return text;
}

ScanContent contentOf(std::string_view bytes, Symbology symbology, const ContentRules& rules)
{
    if (bytes.size() > kMaxContentBytes)
        return TooLong{bytes.size()};
    std::string_view text = trimmed(bytes);
    if (const Symbology named = takeAimIdentifier(text); symbology == Symbology::Unknown)
        symbology = named;
    if (text.empty() || std::ranges::any_of(text, isControl) || json::findBadUtf8(text) != text.size())
        return Unreadable{};
    if (Found ours = formOfOurs(text))
        return *ours;
    if (Found found = number(text, symbology, rules))
        return *found;
    return OtherText{std::string(text), isForeign(text)};
}

std::string_view kindOf(const ScanContent& content)
{
    struct Words
    {
        std::string_view operator()(const LiveCode&) const { return "live-code"; }
        std::string_view operator()(const StaticPass&) const { return "static-pass"; }
        std::string_view operator()(const MisreadCode&) const { return "misread-code"; }
        std::string_view operator()(const BrokenCode&) const { return "broken-code"; }
        std::string_view operator()(const SaleQr&) const { return "sale"; }
        std::string_view operator()(const MemberNumber&) const { return "member-number"; }
        std::string_view operator()(const OwnCard&) const { return "card"; }
        std::string_view operator()(const Phone&) const { return "phone"; }
        std::string_view operator()(const Article&) const { return "article"; }
        std::string_view operator()(const PaymentCode&) const { return "payment-code"; }
        std::string_view operator()(const BankCard&) const { return "bank-card"; }
        std::string_view operator()(const OtherText& other) const { return other.foreign ? "foreign-text" : "text"; }
        std::string_view operator()(const TooLong&) const { return "too-long"; }
        std::string_view operator()(const Unreadable&) const { return "unreadable"; }
    };
    return std::visit(Words{}, content);
}

} // namespace loyalty::access
