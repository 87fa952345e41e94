#include "ui/language/refusal_words.h"

#include "core/base/assert.h"

#include <QCoreApplication>

namespace loyalty::ui {
namespace {

struct Refusal
{
    Q_DECLARE_TR_FUNCTIONS(Refusal)
};

/// Of a sale, what is not said by a reckoning that was refused.
QString wordsFor(terminal::SellRefusal refusal)
{
    using Why = terminal::SellRefusal;
    switch (refusal) {
    case Why::NotAllowed:
        return Refusal::tr("Your role may not do this. Ask a supervisor.");
    case Why::NeedsApproval:
        return Refusal::tr("Needs the approval of a supervisor.");
    case Why::NoProgramme:
        return Refusal::tr("No programme yet. Sync with head office, then try again.");
    case Why::ProgrammeNotBegun:
        return Refusal::tr("By this machine's clock no programme has begun yet. Set the clock right, then try again.");
    case Why::NoSuchMember:
        return Refusal::tr("The member is not known here any more. Scan the code again.");
    case Why::MemberBlocked:
        return Refusal::tr("This member is blocked. Ask the manager, or sell without the member.");
    case Why::RedeemNotAllowed:
        return Refusal::tr("Your role may not redeem points. Ask a supervisor.");
    case Why::NeedsRight:
        return Refusal::tr(
            "No right to spend all of this was given. Nothing was booked: take less, or try again online.");
    case Why::CodeUsed:
        return Refusal::tr("Scan the member's code again: a sale was made with this one.");
    case Why::NotIdentified:
        return Refusal::tr("Scan the member's code again: it was scanned too long ago.");
    case Why::QuoteChanged:
        return Refusal::tr("The points or what is to pay changed since they were shown. Look again, then book.");
    case Why::TicketTaken:
        return Refusal::tr(
            "Another sale has this ticket's number. Nothing was booked: give this one a number of its own.");
    case Why::NoSuchValue:
        return Refusal::tr("The account that should pay is blocked, or not known here any more.");
    case Why::NotEnoughValue:
        return Refusal::tr("There is not that much stored value on the account.");
    case Why::NoSuchCoupon:
        return Refusal::tr("The member does not have this coupon.");
    case Why::Exchange:
        return Refusal::tr("These goods cannot be returned. Check the quantities.");
    case Why::Quote:
        return Refusal::tr("The basket cannot be reckoned. Check its lines.");
    }
    LOYALTY_ASSERT(!"unknown refusal of a sale");
}

QString wordsFor(terminal::ReturnUseRefusal refusal)
{
    using Why = terminal::ReturnUseRefusal;
    switch (refusal) {
    case Why::NotAllowed:
        return Refusal::tr("Your role may not do this. Ask a supervisor.");
    case Why::NeedsApproval:
        return Refusal::tr("Needs the approval of a supervisor.");
    case Why::NoSuchSale:
        return Refusal::tr("No such sale. Scan the code on the receipt again.");
    case Why::SaleVoided:
        return Refusal::tr("This sale was voided. There is nothing left to return.");
    case Why::TicketTaken:
        return Refusal::tr("Another return has this number. Nothing was booked: give this one a number of its own.");
    case Why::SaleKnown:
        return Refusal::tr("This sale is known here. Scan the code on its receipt and return its lines.");
    case Why::NoReason:
        return Refusal::tr("A reason is needed.");
    case Why::NoProgramme:
        return Refusal::tr("No programme yet. Sync with head office, then try again.");
    case Why::NoSuchMember:
        return Refusal::tr("The member is not known here any more. Scan the code again.");
    case Why::Return:
    case Why::Basket:
        return Refusal::tr("These goods cannot be returned. Check the quantities.");
    }
    LOYALTY_ASSERT(!"unknown refusal of a return");
}

} // namespace

QString wordsFor(terminal::IdentifyRefusal refusal)
{
    using Why = terminal::IdentifyRefusal;
    switch (refusal) {
    case Why::NotAllowed:
        return Refusal::tr("Your role may not do this. Ask a supervisor.");
    case Why::NotACode:
        return Refusal::tr("This is no phone number, card or code. Check what was typed.");
    case Why::Unknown:
        return Refusal::tr("No such member. Check the number, or enrol a new member.");
    case Why::Ambiguous:
        return Refusal::tr("Several members share this number. Ask for the card or the live code.");
    case Why::Erased:
        return Refusal::tr("This member asked to be forgotten. A new membership can be made.");
    case Why::SlowedDown:
        return Refusal::tr("Too many wrong codes. Wait a little, then scan again.");
    case Why::NotGenuine:
        return Refusal::tr("This code is not genuine. Ask the member to open the code again.");
    case Why::CodeUsed:
        return Refusal::tr("This code has paid already. The phone shows a new one every 30 seconds.");
    case Why::Misread:
        return Refusal::tr("Misread. Scan again.");
    case Why::BrokenCode:
        return Refusal::tr("Only a part of the code arrived. Scan again.");
    case Why::SaleCode:
        return Refusal::tr("This is a receipt of ours, and no member.");
    case Why::Article:
        return Refusal::tr("This is an article's number, and no member has it.");
    case Why::PaymentCode:
        return Refusal::tr("This is a payment code. It was not kept.");
    case Why::BankCard:
        return Refusal::tr("This is a bank card. It was not kept.");
    case Why::AnotherChain:
        return Refusal::tr("This is another shop's code.");
    }
    LOYALTY_ASSERT(!"unknown refusal to identify");
}

QString wordsFor(terminal::EnrolRefusal refusal)
{
    using Why = terminal::EnrolRefusal;
    switch (refusal) {
    case Why::NotAllowed:
        return Refusal::tr("Your role may not do this. Ask a supervisor.");
    case Why::NeedsApproval:
        return Refusal::tr("Needs the approval of a supervisor.");
    case Why::BadName:
        return Refusal::tr("The name is too long or has signs that cannot be printed. Type it shorter.");
    case Why::BadPhone:
        return Refusal::tr("The phone number is not complete. Check it with the customer.");
    case Why::BadCard:
        return Refusal::tr("The card number is wrong: its check digit does not fit. Type it again.");
    case Why::PaymentCode:
        return Refusal::tr("A payment code is never kept. Type the number of a card of ours, or leave it empty.");
    case Why::BankCard:
        return Refusal::tr("A bank card's number is never kept. Type the number of a card of ours, or leave it empty.");
    case Why::BadBirthday:
        return Refusal::tr("There is no such day. Type year-month-day, as in 1999-02-28.");
    case Why::NoConsent:
        return Refusal::tr("The customer has not agreed yet. Show the text and tick the box.");
    case Why::TooYoung:
        return Refusal::tr("Under 14: a parent or guardian must agree. Enrol the parent instead.");
    case Why::AlreadyMember:
        return Refusal::tr("Somebody is a member with this number already. Find the member instead.");
    case Why::NoSuchReferrer:
        return Refusal::tr("Who brought them is not known here. Find that member first, or leave it empty.");
    }
    LOYALTY_ASSERT(!"unknown refusal to enrol");
}

QString wordsFor(const terminal::SellStop& stop)
{
    return stop.quote ? wordsFor(*stop.quote) : wordsFor(stop.why);
}

QString wordsFor(const terminal::ReturnStop& stop)
{
    return stop.detail ? wordsFor(*stop.detail) : wordsFor(stop.why);
}

QString wordsFor(terminal::VoidRefusal refusal)
{
    using Why = terminal::VoidRefusal;
    switch (refusal) {
    case Why::NotAllowed:
        return Refusal::tr("Your role may not do this. Ask a supervisor.");
    case Why::NeedsApproval:
        return Refusal::tr("Needs the approval of a supervisor.");
    case Why::NoSuchSale:
        return Refusal::tr("No such sale. Scan the code on the receipt again.");
    case Why::AlreadyVoided:
        return Refusal::tr("This sale was voided before. Nothing is left to do.");
    case Why::Exchange:
        return Refusal::tr("Goods came back in this sale. Return what was bought instead.");
    case Why::AlreadyReturned:
        return Refusal::tr("Goods of this sale came back already. Return the rest instead.");
    case Why::OtherDay:
        return Refusal::tr("Only sales of today can be voided. Return the goods instead.");
    }
    LOYALTY_ASSERT(!"unknown refusal to void");
}

QString wordsFor(terminal::AdjustRefusal refusal)
{
    using Why = terminal::AdjustRefusal;
    switch (refusal) {
    case Why::NotAllowed:
        return Refusal::tr("Your role may not do this. Ask a supervisor.");
    case Why::NeedsApproval:
        return Refusal::tr("Needs the approval of a manager.");
    case Why::NoSuchMember:
        return Refusal::tr("The member is not known here. Search again.");
    case Why::NoReason:
        return Refusal::tr("Say why. The reason is kept with the points.");
    case Why::OutOfRange:
        return Refusal::tr("So many points cannot be booked at once. Type fewer.");
    case Why::NotEnough:
        return Refusal::tr("The member does not have so many points. Take fewer away.");
    case Why::ReferenceTaken:
        return Refusal::tr("Another act has this reference. Nothing was booked.");
    case Why::Nothing:
        return Refusal::tr("0 points change nothing. Type how many.");
    }
    LOYALTY_ASSERT(!"unknown refusal to adjust");
}

QString wordsFor(terminal::BlockRefusal refusal)
{
    using Why = terminal::BlockRefusal;
    switch (refusal) {
    case Why::NotAllowed:
        return Refusal::tr("Your role may not do this. Ask a supervisor.");
    case Why::NeedsApproval:
        return Refusal::tr("Needs the approval of a supervisor.");
    case Why::NoSuchMember:
        return Refusal::tr("The member is not known here. Search again.");
    case Why::NoReason:
        return Refusal::tr("Say why. The reason is kept.");
    case Why::Already:
        return Refusal::tr("It is so already. Nothing was changed.");
    }
    LOYALTY_ASSERT(!"unknown refusal to block");
}

QString wordsFor(terminal::FindRefusal refusal)
{
    using Why = terminal::FindRefusal;
    switch (refusal) {
    case Why::NotAllowed:
        return Refusal::tr("Your role may not do this. Ask a supervisor.");
    case Why::NoSuchSale:
        return Refusal::tr("No such sale. Check the number on the receipt.");
    case Why::NoSuchMember:
        return Refusal::tr("The member is not known here. Search again.");
    }
    LOYALTY_ASSERT(!"unknown refusal to find");
}

QString wordsFor(terminal::ValueRefusal refusal)
{
    using Why = terminal::ValueRefusal;
    switch (refusal) {
    case Why::NotAllowed:
        return Refusal::tr("Your role may not do this. Ask a supervisor.");
    case Why::NeedsApproval:
        return Refusal::tr("Needs the approval of a supervisor.");
    case Why::NoProgramme:
        return Refusal::tr("No programme yet. Sync with head office, then try again.");
    case Why::NotOffered:
        return Refusal::tr("The programme does not offer this.");
    case Why::NotAGiftCard:
        return Refusal::tr("This number is a member's, and no gift card's. Scan the gift card.");
    case Why::NoSuchAccount:
        return Refusal::tr("No such member or gift card. Check the number.");
    case Why::Blocked:
        return Refusal::tr("This account is blocked. Ask the manager.");
    case Why::BadCard:
        return Refusal::tr("The card number is wrong: its check digit does not fit. Type it again.");
    case Why::OutOfRange:
        return Refusal::tr("Too little, or more than one account may hold. Choose another amount.");
    case Why::NoReason:
        return Refusal::tr("A reason is needed.");
    case Why::NotEnough:
        return Refusal::tr("There is not that much on the account.");
    case Why::NeedsRight:
        return Refusal::tr("Head office was not reached, or gave no leave to spend it. Try again when online.");
    case Why::TicketTaken:
        return Refusal::tr("Another top-up has this number. Nothing was booked.");
    case Why::NoSuchLoad:
        return Refusal::tr("No such top-up here, or it is taken back already.");
    case Why::OtherDay:
        return Refusal::tr("A top-up is taken back on its own day only. Pay the value out instead.");
    case Why::Spent:
        return Refusal::tr("Something of the top-up is spent. Pay out what is left instead.");
    }
    LOYALTY_ASSERT(!"unknown refusal of stored value");
}

QString wordsFor(terminal::MembershipRefusal refusal)
{
    using Why = terminal::MembershipRefusal;
    switch (refusal) {
    case Why::NotAllowed:
        return Refusal::tr("Your role may not do this. Ask a supervisor.");
    case Why::NeedsApproval:
        return Refusal::tr("Needs the approval of a supervisor.");
    case Why::NoSuchMember:
        return Refusal::tr("The member is not known here any more. Scan the code again.");
    case Why::NoReason:
        return Refusal::tr("A reason is needed.");
    case Why::NoProgramme:
        return Refusal::tr("No programme yet. Sync with head office, then try again.");
    case Why::BadCard:
        return Refusal::tr("This is no card number of ours. Scan the card, or type all of its digits.");
    case Why::CardTaken:
        return Refusal::tr("Another member has this card. Take a card that nobody has.");
    case Why::NothingPersonal:
        return Refusal::tr("This member's own data cannot be opened on this terminal. Head office replaces the card.");
    case Why::SameMember:
        return Refusal::tr("This is the same member. Scan the other one.");
    case Why::NotMerged:
        return Refusal::tr("These two are not merged. There is nothing to part.");
    case Why::InFamily:
        return Refusal::tr("The member is in a family already. Leave that one first.");
    case Why::NotInFamily:
        return Refusal::tr("The member is in no family.");
    case Why::FamilyFull:
        return Refusal::tr("This family has as many members as the programme allows. Somebody has to leave first.");
    case Why::NoSuchTier:
        return Refusal::tr("The programme does not have this tier any more. Choose another.");
    case Why::BadDate:
        return Refusal::tr("The last day lies before today. Type a later one.");
    case Why::BadSegment:
        return Refusal::tr("This is no name of a segment, or the member is in as many as there may be.");
    case Why::InSegment:
        return Refusal::tr("The member is in this segment already.");
    case Why::NotInSegment:
        return Refusal::tr("The member is not in this segment.");
    case Why::Blocked:
        return Refusal::tr("This account is blocked. Ask the manager.");
    case Why::HoldsValue:
        return Refusal::tr("Stored value is left on the account. Pay it out first.");
    }
    LOYALTY_ASSERT(!"unknown refusal of a membership");
}

QString wordsFor(engine::QuoteRefusal refusal)
{
    using Why = engine::QuoteRefusal;
    switch (refusal) {
    case Why::EmptyBasket:
        return Refusal::tr("The basket is empty. Scan an article or type an amount.");
    case Why::TooManyLines:
        return Refusal::tr("The basket is full. Book it and begin another sale.");
    case Why::RepeatedLine:
        return Refusal::tr("A line is there twice. Remove one of them.");
    case Why::AmountOutOfRange:
        return Refusal::tr("The amount is too large for one sale.");
    case Why::QuantityOutOfRange:
        return Refusal::tr("The quantity is too large for one line.");
    case Why::WrongCurrency:
        return Refusal::tr("The basket is in another currency than the programme.");
    case Why::TenderBelowZero:
        return Refusal::tr("A payment is below zero. Type what was paid.");
    case Why::TenderOutOfRange:
        return Refusal::tr("The payments are more than is due. Correct their amounts.");
    case Why::PointsOutOfRange:
        return Refusal::tr("The sale would make more points than there may be. Split it.");
    case Why::RewardNotOffered:
        return Refusal::tr("This reward is not offered for this sale. Choose another.");
    case Why::RewardAboveDue:
        return Refusal::tr("The rewards take off more than there is to pay. Take fewer.");
    case Why::RewardAboveBalance:
        return Refusal::tr("The member has too few points for this reward. Choose another.");
    case Why::RedeemNotOffered:
        return Refusal::tr("The programme does not redeem points.");
    case Why::RedeemWithoutMember:
        return Refusal::tr("Only a member can pay with points. Scan the member's code first.");
    case Why::RedeemBelowMinimum:
        return Refusal::tr("Fewer points than may be redeemed at once. Type more.");
    case Why::RedeemNotAStep:
        return Refusal::tr("Points are redeemed in whole steps only. Round the number.");
    case Why::RedeemAboveLimit:
        return Refusal::tr("More points than this sale may be paid with. Type fewer.");
    case Why::RedeemAboveBalance:
        return Refusal::tr("The member does not have so many points. Type fewer.");
    case Why::RedeemNotWithThisCode:
        return Refusal::tr("This kind of code does not redeem so many. Ask for the live code.");
    case Why::RedeemBeyondRights:
        return Refusal::tr("Offline: this terminal may not spend so many points. Type fewer.");
    }
    LOYALTY_ASSERT(!"unknown refusal to quote");
}

QString wordsFor(engine::ReturnRefusal refusal)
{
    using Why = engine::ReturnRefusal;
    switch (refusal) {
    case Why::NoSuchLine:
        return Refusal::tr("This line is not on the receipt. Choose another.");
    case Why::RepeatedLine:
        return Refusal::tr("A line was chosen twice. Choose each once.");
    case Why::NothingLeft:
        return Refusal::tr("All of this line came back already.");
    case Why::MoreThanSold:
        return Refusal::tr("More than was sold is chosen. Type a smaller quantity.");
    case Why::EmptyReturn:
        return Refusal::tr("Nothing is chosen. Choose what comes back.");
    }
    LOYALTY_ASSERT(!"unknown refusal to return");
}

namespace {

/// Short waits are counted down in seconds.
QString waitWords(std::chrono::seconds wait)
{
    constexpr int kLongestInSeconds = 90;
    const auto seconds = static_cast<int>(wait.count());
    return seconds <= kLongestInSeconds ? Refusal::tr("%n second(s)", nullptr, seconds)
                                        : Refusal::tr("%n minute(s)", nullptr, (seconds + 59) / 60);
}

} // namespace

QString wordsFor(const terminal::SignInStop& stop)
{
    using Why = terminal::SignInRefusal;
    switch (stop.why) {
    case Why::Unknown:
        return Refusal::tr("Nobody active has this number. Check it.");
    case Why::NeedsPin:
        return Refusal::tr("This number has a PIN. Type it.");
    case Why::WrongPin:
        if (stop.wait.count() > 0)
            return Refusal::tr("Wrong PIN. The next try has to wait %1.").arg(waitWords(stop.wait));
        return Refusal::tr("Wrong PIN. After %n more wrong one(s) the next try has to wait.", nullptr, stop.triesLeft);
    case Why::NoPin:
        return Refusal::tr("This person has no PIN yet. Head office gives one; until then somebody else must.");
    case Why::Paused:
        return Refusal::tr("Too many wrong PINs. Wait %1, then try again.").arg(waitWords(stop.wait));
    case Why::Locked:
        return Refusal::tr("Too many wrong PINs. A supervisor lets this number try again.");
    case Why::SamePerson:
        return Refusal::tr("Nobody allows their own act. Somebody else must.");
    case Why::NotEnough:
        return Refusal::tr("Nobody with this number may allow it. Somebody else must.");
    }
    LOYALTY_ASSERT(!"unknown refusal to sign in");
}

QString wordsFor(access::Role role)
{
    using Why = access::Role;
    switch (role) {
    case Why::Cashier:
        return Refusal::tr("cashier");
    case Why::Supervisor:
        return Refusal::tr("supervisor");
    case Why::Manager:
        return Refusal::tr("manager");
    case Why::Auditor:
        return Refusal::tr("auditor");
    case Why::Integration:
        return Refusal::tr("register");
    case Why::System:
        return Refusal::tr("system");
    }
    LOYALTY_ASSERT(!"unknown role");
}

QString wordsFor(access::Permission permission)
{
    using Why = access::Permission;
    switch (permission) {
    case Why::LookUp:
        return Refusal::tr("Find a member");
    case Why::Enrol:
        return Refusal::tr("Enrol a member");
    case Why::Sell:
        return Refusal::tr("Book a sale");
    case Why::Redeem:
        return Refusal::tr("Redeem points");
    case Why::Return:
        return Refusal::tr("Return goods");
    case Why::ReturnWithoutSale:
        return Refusal::tr("Return goods without a receipt");
    case Why::Void:
        return Refusal::tr("Void a sale");
    case Why::Adjust:
        return Refusal::tr("Adjust points");
    case Why::Block:
        return Refusal::tr("Block or unblock a member");
    case Why::ReadLedger:
        return Refusal::tr("See a member's ledger");
    case Why::Reprint:
        return Refusal::tr("Reprint a receipt");
    case Why::Unlock:
        return Refusal::tr("Unlock a number");
    case Why::LoadValue:
        return Refusal::tr("Load stored value");
    case Why::RefundValue:
        return Refusal::tr("Pay out stored value");
    case Why::MoveCoupon:
        return Refusal::tr("Give or take away coupons");
    case Why::Stamp:
        return Refusal::tr("Stamp a card");
    case Why::ReplaceCard:
        return Refusal::tr("Replace a card");
    case Why::Merge:
        return Refusal::tr("Merge or part members");
    case Why::MoveFamily:
        return Refusal::tr("Change a family");
    case Why::GiveTier:
        return Refusal::tr("Give a tier by hand");
    case Why::MoveSegment:
        return Refusal::tr("Put members into segments");
    case Why::Erase:
        return Refusal::tr("Erase a member's data");
    }
    LOYALTY_ASSERT(!"unknown permission");
}

} // namespace loyalty::ui
