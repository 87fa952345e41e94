#pragma once

#include "core/base/crypto/crypto.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/member/pass_id.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>

/// MC1, the live member code: 34 decimal digits that a phone makes anew every 30 seconds, and that a terminal verifies
/// without asking anybody. Fits a QR code of 21 × 21 modules at level M.
///
///      0-1   "79"            format mark
///      2     E               key epoch 1 … 9; 0: a static code, never fresh
///      3-14  PPPPPPPPPPPP    pass id
///     15     L               Luhn over 0-14
///     16-25  SSSSSSSSSS      unix seconds at which the phone made it
///     26-33  OOOOOOOO        TOTP (RFC 6238: SHA-1, 30 s, 8 digits) under the pass's key
///
/// The pass's key is HKDF-Expand(SHA-256, K_epoch, "mc1|E|PASSID", 20), so that a terminal holds one key for each epoch
/// and none for each member. A wallet fills the last two fields with its {totp_timestamp_seconds} and {totp_value_0}.
namespace loyalty::access {

constexpr int kStaticEpoch = 0;
constexpr int kFirstEpoch = 1;
constexpr int kLastEpoch = 9;
constexpr std::chrono::seconds kCodePeriod{30};

/// Of a chain, by epoch; 1 … 9. The last one makes new codes, older ones still verify.
using EpochKeys = std::map<int, crypto::SecretKey>;
using PassKey = crypto::Fixed<20, struct PassKeyTag>;

[[nodiscard]] PassKey passKeyOf(const crypto::SecretKey& epochKey, int epoch, const member::PassId& pass);

/// Why a text is no live code.
enum class CodeFlaw {
    NotACode, ///< not 34 digits with the format mark
    Misread,  ///< the check digit is wrong: a scanner's or a thumb's mistake, so scanning again helps
};

/// The fields of a code, nothing proved yet.
struct LiveCode
{
    int epoch = kFirstEpoch; ///< 0: static
    member::PassId pass;
    std::int64_t madeAt = 0; ///< unix seconds, as the phone says
    std::string password;    ///< the 8 digits

    [[nodiscard]] static Result<LiveCode, CodeFlaw> parse(std::string_view text);
    bool operator==(const LiveCode&) const = default;
};

/// Digits 0-15, the part that never changes.
[[nodiscard]] std::string codeHead(int epoch, const member::PassId& pass);
/// The code that a phone shows at `now`. `epoch` is 1 … 9, `now` between 1970 and 2286.
[[nodiscard]] std::string makeLiveCode(const crypto::SecretKey& epochKey, int epoch, const member::PassId& pass,
                                       Instant now);
/// The code of a printed card: epoch 0, nothing that changes.
[[nodiscard]] std::string makeStaticCode(const member::PassId& pass);

/// Made by the member's phone, just now.
struct Genuine
{
    std::chrono::seconds age{}; ///< negative: the phone's clock is a little ahead
    bool operator==(const Genuine&) const = default;
};
/// Made by the member's phone, but too long ago: a picture of a code, or a clock that is behind.
struct Old
{
    std::chrono::seconds age{};
    bool operator==(const Old&) const = default;
};
/// Made by the member's phone, whose clock is too far ahead.
struct Ahead
{
    std::chrono::seconds by{};
    bool operator==(const Ahead&) const = default;
};
/// Not made with this chain's key for this pass.
struct NotGenuine
{
    bool operator==(const NotGenuine&) const = default;
};
struct Misread
{
    bool operator==(const Misread&) const = default;
};
/// Of an epoch whose key is not here: a newer key that the feed has not brought, or another chain's code.
struct UnknownEpoch
{
    int epoch = 0;
    bool operator==(const UnknownEpoch&) const = default;
};
struct StaticCard
{
    bool operator==(const StaticCard&) const = default;
};
/// What is so about a code, as something that can be said to a customer.
using CodeVerdict = std::variant<Genuine, Old, Ahead, NotGenuine, Misread, UnknownEpoch, StaticCard>;

/// "genuine", "old", "ahead", "not-genuine", "misread", "unknown-epoch", "static-card".
[[nodiscard]] std::string_view toString(const CodeVerdict& verdict);
/// How far the code is off: seconds old (ahead: negative) where it is authentic, otherwise 0.
[[nodiscard]] std::chrono::seconds ageOf(const CodeVerdict& verdict);

/// Ages that count as just now, ends included. Wide enough for phones' clocks and a queue's length, narrow enough that a
/// picture sent to a friend is too old.
struct CodeWindow
{
    std::chrono::seconds behind{60};
    std::chrono::seconds ahead{60};
    bool operator==(const CodeWindow&) const = default;
};

struct VerifiedCode
{
    CodeVerdict verdict = NotGenuine{};
    /// The 30-second step whose password it carries; 0 unless authentic (Genuine, Old, Ahead). One step is spent once:
    /// it, not the seconds beside it, is what the key vouches for.
    std::int64_t step = 0;
    bool operator==(const VerifiedCode&) const = default;
};

/// The password is compared with those of the step of `madeAt` and of the ones before and after it (a wallet may draw
/// the two fields on either side of a change), all three always, each in constant time. Only then is the age looked at.
[[nodiscard]] VerifiedCode verify(const LiveCode& code, const EpochKeys& keys, Instant now,
                                  const CodeWindow& window = {});

} // namespace loyalty::access
