#pragma once

#include "core/access/member_code.h"
#include "core/access/symbology.h"
#include "core/base/id.h"
#include "core/member/card_number.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What a scanned or typed text is, from its content alone: nothing is looked up, no clock is read.
namespace loyalty::access {

/// A pass's number without anything that is fresh.
struct StaticPass
{
    member::PassId pass;
    bool operator==(const StaticPass&) const = default;
};
/// The shape of a live code, but a digit was misread.
struct MisreadCode
{
    bool operator==(const MisreadCode&) const = default;
};
/// A part of a live code, or two run into one: the scanner's output was cut. Scanning again helps.
struct BrokenCode
{
    bool operator==(const BrokenCode&) const = default;
};
struct SaleQr
{
    SaleId sale;
    bool operator==(const SaleQr&) const = default;
};
struct MemberNumber
{
    MemberId member;
    bool operator==(const MemberNumber&) const = default;
};
/// The number of a member's card; `own`: in a range of this chain.
struct OwnCard
{
    member::CardNumber number;
    bool own = false;
    bool operator==(const OwnCard&) const = default;
};
struct Phone
{
    std::string e164;
    bool operator==(const Phone&) const = default;
};
struct Article
{
    std::string gtin; ///< 14 digits
    std::string text; ///< as it came, since a card's number may pass for an article's
    bool operator==(const Article&) const = default;
};
/// A code that pays. It carries nothing: whoever has it can take the money, so it is never kept or written anywhere.
struct PaymentCode
{
    enum class Brand { WeChat, Alipay, UnionPay, Emv };
    Brand brand = Brand::WeChat;
    bool operator==(const PaymentCode&) const = default;
};
/// The number of a bank card, or a swipe of one. It carries nothing, for the same reason.
struct BankCard
{
    bool operator==(const BankCard&) const = default;
};
/// Anything else. `foreign`: certainly made by somebody else, a web address or a text longer than any number of ours.
struct OtherText
{
    std::string text;
    bool foreign = false;
    bool operator==(const OtherText&) const = default;
};
struct TooLong
{
    std::size_t bytes = 0;
    bool operator==(const TooLong&) const = default;
};
/// Nothing, or characters that no code of ours and no keyboard has.
struct Unreadable
{
    bool operator==(const Unreadable&) const = default;
};

using ScanContent = std::variant<LiveCode, StaticPass, MisreadCode, BrokenCode, SaleQr, MemberNumber, OwnCard, Phone,
                                 Article, PaymentCode, BankCard, OtherText, TooLong, Unreadable>;

/// What is the chain's own.
struct ContentRules
{
    std::string countryCode;              ///< of phone numbers written without one, "86"
    std::vector<member::CardRange> cards; ///< empty: any number with a right check digit may be a card of ours
};

constexpr std::size_t kMaxContentBytes = 500; ///< more is TooLong
constexpr std::size_t kMaxNumberBytes = 200;  ///< more is no number of anybody's

/// The text itself: without white space around it and an AIM identifier in front.
[[nodiscard]] std::string_view plainText(std::string_view bytes);

/// The first that fits, in this order:
///
///   1. Unreadable, TooLong (white space around the text and an AIM identifier in front are taken off first)
///   2. SaleQr, MemberNumber: forms that nothing else has
///   3. LiveCode, StaticPass, MisreadCode: 34 digits with the mark
///   4. OwnCard in a range of the chain, so that no other rule takes away what the chain has issued
///   5. Article, where the symbology says so, or GS1's own syntax
///   6. PaymentCode and BankCard. A number that could be both is a card where it has a card's length (16 or 19 digits)
///      and check digit
///   7. BrokenCode
///   8. Article by its check digit: 8, 12, 13 or 14 digits
///   9. OwnCard by its check digit alone, where the chain has told no ranges
///  10. Phone
///  11. OtherText
///
/// Payment codes (their operators' rules for merchants): WeChat 18 digits 10 … 15, Alipay 16 to 24 digits 25 … 30, UnionPay
/// 19 digits 62, EMV consumer-presented QR "hQVDUFYwMQ". Bank cards (ISO/IEC 7812): 13 to 19 digits, first one 2 … 6,
/// Luhn, and no EAN-13; tracks 1 and 2 of a swipe too.
[[nodiscard]] ScanContent contentOf(std::string_view bytes, Symbology symbology, const ContentRules& rules);

/// Codes for logs and command lines; nothing of the content: "live-code", "payment-code", …
[[nodiscard]] std::string_view kindOf(const ScanContent& content);

} // namespace loyalty::access
