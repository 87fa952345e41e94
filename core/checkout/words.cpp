#include "core/base/assert.h"
#include "core/checkout/checkout_view.h"

namespace loyalty::checkout {

std::string_view toString(Verdict::Kind kind)
{
    switch (kind) {
    case Verdict::Kind::None:
        return "none";
    case Verdict::Kind::LiveCode:
        return "live-code";
    case Verdict::Kind::LiveCodeOnline:
        return "live-code-online";
    case Verdict::Kind::CardCode:
        return "card-code";
    case Verdict::Kind::PhoneNumber:
        return "phone-number";
    case Verdict::Kind::CodeOld:
        return "code-old";
    case Verdict::Kind::CodeAhead:
        return "code-ahead";
    case Verdict::Kind::ClockDoubt:
        return "clock-doubt";
    case Verdict::Kind::AlreadyShown:
        return "already-shown";
    case Verdict::Kind::AnotherMember:
        return "another-member";
    case Verdict::Kind::CodeUsed:
        return "code-used";
    case Verdict::Kind::NotGenuine:
        return "not-genuine";
    case Verdict::Kind::Misread:
        return "misread";
    case Verdict::Kind::HalfCode:
        return "half-code";
    case Verdict::Kind::TwiceInOne:
        return "twice-in-one";
    case Verdict::Kind::SlowedDown:
        return "slowed-down";
    case Verdict::Kind::Unknown:
        return "unknown";
    case Verdict::Kind::NoSuchNumber:
        return "no-such-number";
    case Verdict::Kind::UnknownHere:
        return "unknown-here";
    case Verdict::Kind::LookingUp:
        return "looking-up";
    case Verdict::Kind::Ambiguous:
        return "ambiguous";
    case Verdict::Kind::Blocked:
        return "blocked";
    case Verdict::Kind::Erased:
        return "erased";
    case Verdict::Kind::AnotherChain:
        return "another-chain";
    case Verdict::Kind::PaymentCode:
        return "payment-code";
    case Verdict::Kind::BankCard:
        return "bank-card";
    case Verdict::Kind::Voucher:
        return "voucher";
    case Verdict::Kind::Article:
        return "article";
    case Verdict::Kind::PriceNeeded:
        return "price-needed";
    case Verdict::Kind::PriceFirst:
        return "price-first";
    case Verdict::Kind::AmountOutOfRange:
        return "amount-out-of-range";
    case Verdict::Kind::QuantityTooLarge:
        return "quantity-too-large";
    case Verdict::Kind::SaleCode:
        return "sale-code";
    case Verdict::Kind::SaleUnknown:
        return "sale-unknown";
    case Verdict::Kind::ArticleCheck:
        return "article-check";
    case Verdict::Kind::TooLong:
        return "too-long";
    case Verdict::Kind::Unreadable:
        return "unreadable";
    case Verdict::Kind::NothingRead:
        return "nothing-read";
    case Verdict::Kind::TwoCodes:
        return "two-codes";
    case Verdict::Kind::Busy:
        return "busy";
    case Verdict::Kind::Trouble:
        return "trouble";
    case Verdict::Kind::NotAllowed:
        return "not-allowed";
    }
    LOYALTY_ASSERT(!"unknown verdict");
}

std::string_view toString(WhyNot why)
{
    switch (why) {
    case WhyNot::Nothing:
        return "nothing";
    case WhyNot::EmptyBasket:
        return "empty-basket";
    case WhyNot::NoMember:
        return "no-member";
    case WhyNot::NothingToUndo:
        return "nothing-to-undo";
    case WhyNot::NoProgramme:
        return "no-programme";
    case WhyNot::ProgrammeNotBegun:
        return "programme-not-begun";
    case WhyNot::NotRedeemable:
        return "not-redeemable";
    case WhyNot::BelowMinimum:
        return "below-minimum";
    case WhyNot::CodeDoesNotRedeem:
        return "code-does-not-redeem";
    case WhyNot::ScanAgain:
        return "scan-again";
    case WhyNot::NoRightsHere:
        return "no-rights-here";
    case WhyNot::BasketTooSmall:
        return "basket-too-small";
    case WhyNot::MemberBlocked:
        return "member-blocked";
    case WhyNot::NoSuchMember:
        return "no-such-member";
    case WhyNot::TicketTooLong:
        return "ticket-too-long";
    case WhyNot::NotAllowed:
        return "not-allowed";
    case WhyNot::Busy:
        return "busy";
    case WhyNot::PriceNeeded:
        return "price-needed";
    case WhyNot::AmountOutOfRange:
        return "amount-out-of-range";
    case WhyNot::PointsOutOfRange:
        return "points-out-of-range";
    case WhyNot::RedeemOutOfRange:
        return "redeem-out-of-range";
    case WhyNot::Trouble:
        return "trouble";
    case WhyNot::SaleDone:
        return "sale-done";
    }
    LOYALTY_ASSERT(!"unknown reason");
}

} // namespace loyalty::checkout
