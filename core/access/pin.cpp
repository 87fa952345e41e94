#include "core/access/pin.h"

#include "core/base/assert.h"
#include "core/base/crypto/password.h"

#include <algorithm>

namespace loyalty::access {
namespace {

/// Equal steps of 0, 1 or -1 from digit to digit.
bool isSimple(std::string_view pin)
{
    const int step = pin[1] - pin[0];
    if (step < -1 || step > 1)
        return false;
    for (std::size_t i = 1; i < pin.size(); ++i)
        if (pin[i] - pin[i - 1] != step)
            return false;
    return true;
}

/// The PIN under the operator's key: what the slow hash is of.
crypto::SecretKey keyed(const crypto::SecretKey& lookupKey, std::string_view operatorId, std::string_view pin)
{
    const crypto::SecretKey own = crypto::deriveKey(lookupKey, "loyalty-operator-pin");
    std::string message(operatorId);
    message += '\0';
    message += pin;
    return crypto::deriveKey(own, message);
}

} // namespace

Result<void, PinRefusal> checkPin(std::string_view pin, std::string_view operatorId)
{
    if (!std::ranges::all_of(pin, [](char c) { return c >= '0' && c <= '9'; }))
        return fail(PinRefusal::NotDigits);
    if (pin.size() < kShortestPin)
        return fail(PinRefusal::TooShort);
    if (pin.size() > kLongestPin)
        return fail(PinRefusal::TooLong);
    if (isSimple(pin))
        return fail(PinRefusal::TooSimple);
    if (operatorId.ends_with(pin) || pin == operatorId)
        return fail(PinRefusal::IsTheNumber);
    return {};
}

std::optional<std::string> pinVerifier(const crypto::SecretKey& lookupKey, std::string_view operatorId,
                                       std::string_view pin)
{
    return crypto::makePasswordVerifier(keyed(lookupKey, operatorId, pin).view());
}

bool isPin(const crypto::SecretKey& lookupKey, std::string_view operatorId, std::string_view verifier,
           std::string_view pin)
{
    return crypto::verifiesPassword(verifier, keyed(lookupKey, operatorId, pin).view());
}

std::chrono::seconds pauseAfter(int wrongTries)
{
    if (wrongTries < 5)
        return std::chrono::seconds(0);
    return wrongTries < 10 ? std::chrono::seconds(30) : std::chrono::minutes(15);
}

std::string_view toString(PinRefusal refusal)
{
    switch (refusal) {
    case PinRefusal::NotDigits:
        return "not-digits";
    case PinRefusal::TooShort:
        return "too-short";
    case PinRefusal::TooLong:
        return "too-long";
    case PinRefusal::TooSimple:
        return "too-simple";
    case PinRefusal::IsTheNumber:
        return "is-the-number";
    }
    LOYALTY_ASSERT(!"unknown refusal of a PIN");
}

} // namespace loyalty::access
