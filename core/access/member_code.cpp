#include "core/access/member_code.h"

#include "core/base/assert.h"
#include "core/base/check_digit.h"

#include <algorithm>
#include <charconv>

namespace loyalty::access {
namespace {

using member::PassId;
using std::chrono::seconds;

constexpr std::string_view kMark = "79";
constexpr std::size_t kEpochAt = 2;
constexpr std::size_t kPassAt = 3;
constexpr std::size_t kCheckedDigits = 16; // with the check digit
constexpr std::size_t kSecondsAt = kCheckedDigits;
constexpr std::size_t kSecondsDigits = 10;
constexpr std::size_t kPasswordAt = kSecondsAt + kSecondsDigits;
constexpr std::size_t kPasswordDigits = 8;
constexpr std::size_t kCodeDigits = kPasswordAt + kPasswordDigits;
constexpr std::uint32_t kPasswords = 100'000'000;
constexpr std::int64_t kSecondsEnd = 10'000'000'000;

std::string padded(std::int64_t number, std::size_t digits)
{
    const std::string text = std::to_string(number);
    LOYALTY_ASSERT(number >= 0 && text.size() <= digits);
    return std::string(digits - text.size(), '0') + text;
}

/// RFC 4226 with 8 digits.
std::string passwordOf(const PassKey& key, std::int64_t step)
{
    std::string counter(8, '\0');
    for (std::size_t i = 0; i < counter.size(); ++i)
        counter[i] = static_cast<char>(static_cast<std::uint64_t>(step) >> (8 * (7 - i)));
    const auto mac = crypto::hmacSha1(key.view(), counter);
    const std::size_t at = mac.back() & 15U;
    const std::uint32_t word = (std::uint32_t{mac[at]} & 0x7fU) << 24 | std::uint32_t{mac[at + 1]} << 16 |
                               std::uint32_t{mac[at + 2]} << 8 | std::uint32_t{mac[at + 3]};
    return padded(word % kPasswords, kPasswordDigits);
}

CodeVerdict verdictOf(seconds age, const CodeWindow& window)
{
    if (age > window.behind)
        return Old{age};
    if (-age > window.ahead)
        return Ahead{-age};
    return Genuine{age};
}

} // namespace

std::string codeHead(int epoch, const PassId& pass)
{
    std::string text(kMark);
    text += static_cast<char>('0' + epoch);
    text += pass.digits();
    text += luhnDigit(text);
    return text;
}

PassKey passKeyOf(const crypto::SecretKey& epochKey, int epoch, const PassId& pass)
{
    LOYALTY_ASSERT(epoch >= kFirstEpoch && epoch <= kLastEpoch);
    const std::string info = "mc1|" + std::to_string(epoch) + "|" + pass.digits();
    return *PassKey::fromBytes(crypto::hkdfExpandSha256(epochKey.view(), info, PassKey::kBytes));
}

Result<LiveCode, CodeFlaw> LiveCode::parse(std::string_view text)
{
    if (text.size() != kCodeDigits || !text.starts_with(kMark) || !allDigits(text))
        return fail(CodeFlaw::NotACode);
    if (!endsWithLuhn(text.substr(0, kCheckedDigits)))
        return fail(CodeFlaw::Misread);
    std::int64_t madeAt = 0;
    std::from_chars(text.data() + kSecondsAt, text.data() + kPasswordAt, madeAt);
    return LiveCode{.epoch = text[kEpochAt] - '0',
                    .pass = *PassId::parse(text.substr(kPassAt, PassId::kDigits)),
                    .madeAt = madeAt,
                    .password = std::string(text.substr(kPasswordAt))};
}

std::string makeLiveCode(const crypto::SecretKey& epochKey, int epoch, const PassId& pass, Instant now)
{
    const std::int64_t madeAt = now.unixSeconds();
    LOYALTY_ASSERT(madeAt >= 0 && madeAt < kSecondsEnd);
    return codeHead(epoch, pass) + padded(madeAt, kSecondsDigits) +
           passwordOf(passKeyOf(epochKey, epoch, pass), madeAt / kCodePeriod.count());
}

std::string makeStaticCode(const PassId& pass)
{
    return codeHead(kStaticEpoch, pass) + std::string(kSecondsDigits + kPasswordDigits, '0');
}

VerifiedCode verify(const LiveCode& code, const EpochKeys& keys, Instant now, const CodeWindow& window)
{
    if (code.epoch == kStaticEpoch)
        return {StaticCard{}, 0};
    const auto key = keys.find(code.epoch);
    if (key == keys.end())
        return {UnknownEpoch{code.epoch}, 0};
    const PassKey passKey = passKeyOf(key->second, code.epoch, code.pass);
    const std::int64_t stated = code.madeAt / kCodePeriod.count();
    std::int64_t step = -1;
    for (const std::int64_t candidate : {stated - 1, stated + 1, stated})
        if (crypto::equalInConstantTime(passwordOf(passKey, candidate), code.password))
            step = candidate; // the stated one comes last and wins
    if (step < 0)
        return {NotGenuine{}, 0};
    return {verdictOf(seconds(now.unixSeconds() - code.madeAt), window), step};
}

std::string_view toString(const CodeVerdict& verdict)
{
    struct Words
    {
        std::string_view operator()(const Genuine&) const { return "genuine"; }
        std::string_view operator()(const Old&) const { return "old"; }
        std::string_view operator()(const Ahead&) const { return "ahead"; }
        std::string_view operator()(const NotGenuine&) const { return "not-genuine"; }
        std::string_view operator()(const Misread&) const { return "misread"; }
        std::string_view operator()(const UnknownEpoch&) const { return "unknown-epoch"; }
        std::string_view operator()(const StaticCard&) const { return "static-card"; }
    };
    return std::visit(Words{}, verdict);
}

seconds ageOf(const CodeVerdict& verdict)
{
    if (const auto* genuine = std::get_if<Genuine>(&verdict))
        return genuine->age;
    if (const auto* old = std::get_if<Old>(&verdict))
        return old->age;
    if (const auto* ahead = std::get_if<Ahead>(&verdict))
        return -ahead->by;
    return seconds(0);
}

} // namespace loyalty::access
