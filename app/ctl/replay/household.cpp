#include "app/ctl/replay/household.h"

#include "core/base/assert.h"
#include "core/base/crypto/crypto.h"
#include "core/member/card_number.h"

namespace loyalty::ctl {
namespace {

/// Decimal digits that stand for a text.
std::string digitsOf(std::string_view purpose, std::string_view household, std::size_t count)
{
    const crypto::Hash hash = crypto::hash(purpose, household);
    std::string digits;
    for (std::size_t i = 0; i < count; ++i)
        digits += static_cast<char>('0' + (hash.bytes()[2 * i % 32] << 8 | hash.bytes()[(2 * i + 1) % 32]) % 10);
    return digits;
}

} // namespace

std::string cardOf(std::string_view household)
{
    // Begins with 9, as no payment card does.
    const auto card = member::CardNumber::make("9" + digitsOf("replay-card/", household, 14));
    LOYALTY_ASSERT(card);
    return card->digits();
}

terminal::EnrolAsk enrolmentOf(std::string_view household)
{
    terminal::EnrolAsk ask;
    ask.name = "Household " + std::string(household);
    ask.phone = "+999" + digitsOf("replay-phone/", household, 11);
    ask.card = cardOf(household);
    ask.consentPurpose = "membership";
    ask.consentText = "replay";
    ask.language = "en";
    return ask;
}

} // namespace loyalty::ctl
