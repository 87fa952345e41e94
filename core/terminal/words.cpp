#include "core/terminal/terminal.h"

namespace loyalty::terminal {

std::string_view toString(IdentifyRefusal refusal)
{
    switch (refusal) {
    case IdentifyRefusal::NotAllowed:
        return "not-allowed";
    case IdentifyRefusal::NotACode:
        return "not-a-code";
    case IdentifyRefusal::Unknown:
        return "unknown";
    case IdentifyRefusal::Ambiguous:
        return "ambiguous";
    case IdentifyRefusal::Erased:
        return "erased";
    case IdentifyRefusal::SlowedDown:
        return "slowed-down";
    case IdentifyRefusal::NotGenuine:
        return "not-genuine";
    case IdentifyRefusal::CodeUsed:
        return "code-used";
    case IdentifyRefusal::Misread:
        return "misread";
    case IdentifyRefusal::BrokenCode:
        return "broken-code";
    case IdentifyRefusal::SaleCode:
        return "sale-code";
    case IdentifyRefusal::Article:
        return "article";
    case IdentifyRefusal::PaymentCode:
        return "payment-code";
    case IdentifyRefusal::BankCard:
        return "bank-card";
    case IdentifyRefusal::AnotherChain:
        return "another-chain";
    }
    return {};
}

std::string_view toString(EnrolRefusal refusal)
{
    switch (refusal) {
    case EnrolRefusal::NotAllowed:
        return "not-allowed";
    case EnrolRefusal::NeedsApproval:
        return "needs-approval";
    case EnrolRefusal::BadName:
        return "bad-name";
    case EnrolRefusal::BadPhone:
        return "bad-phone";
    case EnrolRefusal::BadCard:
        return "bad-card";
    case EnrolRefusal::PaymentCode:
        return "payment-code";
    case EnrolRefusal::BankCard:
        return "bank-card";
    case EnrolRefusal::BadBirthday:
        return "bad-birthday";
    case EnrolRefusal::NoConsent:
        return "no-consent";
    case EnrolRefusal::TooYoung:
        return "too-young";
    case EnrolRefusal::AlreadyMember:
        return "already-member";
    case EnrolRefusal::NoSuchReferrer:
        return "no-such-referrer";
    }
    return {};
}

std::string_view toString(SellRefusal refusal)
{
    switch (refusal) {
    case SellRefusal::NotAllowed:
        return "not-allowed";
    case SellRefusal::NeedsApproval:
        return "needs-approval";
    case SellRefusal::NoProgramme:
        return "no-programme";
    case SellRefusal::NoSuchMember:
        return "no-such-member";
    case SellRefusal::MemberBlocked:
        return "member-blocked";
    case SellRefusal::RedeemNotAllowed:
        return "redeem-not-allowed";
    case SellRefusal::NeedsRight:
        return "needs-right";
    case SellRefusal::CodeUsed:
        return "code-used";
    case SellRefusal::NotIdentified:
        return "not-identified";
    case SellRefusal::ProgrammeNotBegun:
        return "programme-not-begun";
    case SellRefusal::QuoteChanged:
        return "quote-changed";
    case SellRefusal::TicketTaken:
        return "ticket-taken";
    case SellRefusal::NoSuchValue:
        return "no-such-value";
    case SellRefusal::NotEnoughValue:
        return "not-enough-value";
    case SellRefusal::NoSuchCoupon:
        return "no-such-coupon";
    case SellRefusal::Exchange:
        return "exchange";
    case SellRefusal::Quote:
        return "quote";
    }
    return {};
}

std::string_view toString(ReturnUseRefusal refusal)
{
    switch (refusal) {
    case ReturnUseRefusal::NotAllowed:
        return "not-allowed";
    case ReturnUseRefusal::NeedsApproval:
        return "needs-approval";
    case ReturnUseRefusal::NoSuchSale:
        return "no-such-sale";
    case ReturnUseRefusal::SaleVoided:
        return "sale-voided";
    case ReturnUseRefusal::TicketTaken:
        return "ticket-taken";
    case ReturnUseRefusal::SaleKnown:
        return "sale-known";
    case ReturnUseRefusal::NoReason:
        return "no-reason";
    case ReturnUseRefusal::NoProgramme:
        return "no-programme";
    case ReturnUseRefusal::NoSuchMember:
        return "no-such-member";
    case ReturnUseRefusal::Basket:
        return "basket";
    case ReturnUseRefusal::Return:
        return "return";
    }
    return {};
}

std::string_view toString(VoidRefusal refusal)
{
    switch (refusal) {
    case VoidRefusal::NotAllowed:
        return "not-allowed";
    case VoidRefusal::NeedsApproval:
        return "needs-approval";
    case VoidRefusal::NoSuchSale:
        return "no-such-sale";
    case VoidRefusal::AlreadyVoided:
        return "already-voided";
    case VoidRefusal::Exchange:
        return "exchange";
    case VoidRefusal::AlreadyReturned:
        return "already-returned";
    case VoidRefusal::OtherDay:
        return "other-day";
    }
    return {};
}

std::string_view toString(AdjustRefusal refusal)
{
    switch (refusal) {
    case AdjustRefusal::NotAllowed:
        return "not-allowed";
    case AdjustRefusal::NeedsApproval:
        return "needs-approval";
    case AdjustRefusal::NoSuchMember:
        return "no-such-member";
    case AdjustRefusal::NoReason:
        return "no-reason";
    case AdjustRefusal::NotEnough:
        return "not-enough";
    case AdjustRefusal::OutOfRange:
        return "out-of-range";
    case AdjustRefusal::ReferenceTaken:
        return "reference-taken";
    case AdjustRefusal::Nothing:
        return "nothing";
    }
    return {};
}

std::string_view toString(BlockRefusal refusal)
{
    switch (refusal) {
    case BlockRefusal::NotAllowed:
        return "not-allowed";
    case BlockRefusal::NeedsApproval:
        return "needs-approval";
    case BlockRefusal::NoSuchMember:
        return "no-such-member";
    case BlockRefusal::NoReason:
        return "no-reason";
    case BlockRefusal::Already:
        return "already";
    }
    return {};
}

std::string_view toString(ReceiptRefusal refusal)
{
    switch (refusal) {
    case ReceiptRefusal::NotAllowed:
        return "not-allowed";
    case ReceiptRefusal::NeedsApproval:
        return "needs-approval";
    case ReceiptRefusal::NoSuchSale:
        return "no-such-sale";
    case ReceiptRefusal::NoSuchReceipt:
        return "no-such-receipt";
    case ReceiptRefusal::AlreadySettled:
        return "already-settled";
    }
    return {};
}

std::string_view toString(FindRefusal refusal)
{
    switch (refusal) {
    case FindRefusal::NotAllowed:
        return "not-allowed";
    case FindRefusal::NoSuchSale:
        return "no-such-sale";
    case FindRefusal::NoSuchMember:
        return "no-such-member";
    }
    return {};
}

std::string_view toString(ValueRefusal refusal)
{
    switch (refusal) {
    case ValueRefusal::NotAllowed:
        return "not-allowed";
    case ValueRefusal::NeedsApproval:
        return "needs-approval";
    case ValueRefusal::NoProgramme:
        return "no-programme";
    case ValueRefusal::NotOffered:
        return "not-offered";
    case ValueRefusal::NotAGiftCard:
        return "not-a-gift-card";
    case ValueRefusal::NoSuchAccount:
        return "no-such-account";
    case ValueRefusal::Blocked:
        return "blocked";
    case ValueRefusal::BadCard:
        return "bad-card";
    case ValueRefusal::OutOfRange:
        return "out-of-range";
    case ValueRefusal::NoReason:
        return "no-reason";
    case ValueRefusal::NotEnough:
        return "not-enough";
    case ValueRefusal::NeedsRight:
        return "needs-right";
    case ValueRefusal::TicketTaken:
        return "ticket-taken";
    case ValueRefusal::NoSuchLoad:
        return "no-such-load";
    case ValueRefusal::OtherDay:
        return "other-day";
    case ValueRefusal::Spent:
        return "spent";
    }
    return {};
}

std::string_view toString(MembershipRefusal refusal)
{
    switch (refusal) {
    case MembershipRefusal::NotAllowed:
        return "not-allowed";
    case MembershipRefusal::NeedsApproval:
        return "needs-approval";
    case MembershipRefusal::NoSuchMember:
        return "no-such-member";
    case MembershipRefusal::NoReason:
        return "no-reason";
    case MembershipRefusal::NoProgramme:
        return "no-programme";
    case MembershipRefusal::BadCard:
        return "bad-card";
    case MembershipRefusal::CardTaken:
        return "card-taken";
    case MembershipRefusal::NothingPersonal:
        return "nothing-personal";
    case MembershipRefusal::SameMember:
        return "same-member";
    case MembershipRefusal::NotMerged:
        return "not-merged";
    case MembershipRefusal::InFamily:
        return "in-family";
    case MembershipRefusal::NotInFamily:
        return "not-in-family";
    case MembershipRefusal::FamilyFull:
        return "family-full";
    case MembershipRefusal::NoSuchTier:
        return "no-such-tier";
    case MembershipRefusal::BadDate:
        return "bad-date";
    case MembershipRefusal::BadSegment:
        return "bad-segment";
    case MembershipRefusal::InSegment:
        return "in-segment";
    case MembershipRefusal::Blocked:
        return "blocked";
    case MembershipRefusal::NotInSegment:
        return "not-in-segment";
    case MembershipRefusal::HoldsValue:
        return "holds-value";
    }
    return {};
}

std::string_view toString(Message::Kind kind)
{
    switch (kind) {
    case Message::Kind::PointsEnd:
        return "points-end";
    case Message::Kind::CouponEnds:
        return "coupon-ends";
    case Message::Kind::ValueEnds:
        return "value-ends";
    case Message::Kind::PointsCome:
        return "points-come";
    case Message::Kind::Birthday:
        return "birthday";
    case Message::Kind::TierNear:
        return "tier-near";
    case Message::Kind::TierKeep:
        return "tier-keep";
    }
    return {};
}

} // namespace loyalty::terminal
