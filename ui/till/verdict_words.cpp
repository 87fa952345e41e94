#include "ui/till/verdict_words.h"

#include "core/base/assert.h"
#include "ui/language/format.h"
#include "ui/till/trace_words.h"

#include <QCoreApplication>

namespace loyalty::ui {
namespace {

using namespace Qt::StringLiterals;
using Kind = checkout::Verdict::Kind;

struct Verdict
{
    Q_DECLARE_TR_FUNCTIONS(Verdict)
};

struct Reason
{
    Q_DECLARE_TR_FUNCTIONS(Reason)
};

/// "40 s", "3 min".
QString spanText(std::int64_t seconds)
{
    constexpr std::int64_t kMinute = 60;
    constexpr std::int64_t kHour = 60 * kMinute;
    if (seconds < 2 * kMinute)
        return Verdict::tr("%n second(s)", nullptr, static_cast<int>(seconds));
    if (seconds < 2 * kHour)
        return Verdict::tr("%n minute(s)", nullptr, static_cast<int>(seconds / kMinute));
    return Verdict::tr("%n hour(s)", nullptr, static_cast<int>(seconds / kHour));
}

/// Icon, tone and both texts; `%1` stands for what was read, or for how long.
VerdictModel plain(Kind kind)
{
    switch (kind) { // NOLINT(readability-function-size): one row for each kind
    case Kind::None:
        return {u"scan"_s, Tone::Neutral, Verdict::tr("Scan a code, or type a number"),
                Verdict::tr("A member's code, an article, a receipt, an amount")};
    case Kind::LiveCode:
        return {u"check"_s, Tone::Good, Verdict::tr("Live code: earn and redeem"), Verdict::tr("Genuine and fresh")};
    case Kind::LiveCodeOnline:
        return {u"check"_s, Tone::Good, Verdict::tr("Live code, online: earn and redeem"),
                Verdict::tr("Genuine, fresh, and head office agrees")};
    case Kind::CardCode:
        return {u"card"_s, Tone::Accent, Verdict::tr("Card number: earn"),
                Verdict::tr("To redeem more, ask for the live code on the phone")};
    case Kind::PhoneNumber:
        return {u"phone"_s, Tone::Accent, Verdict::tr("Phone number: earn only"),
                Verdict::tr("To redeem, ask for the live code on the phone")};
    case Kind::CodeOld:
        return {u"clock"_s, Tone::Wait, Verdict::tr("Code is %1 old: counts as a card"),
                Verdict::tr("Ask for the code that the phone shows now")};
    case Kind::CodeAhead:
        return {u"clock"_s, Tone::Wait, Verdict::tr("The phone's clock is %1 ahead: counts as a card"),
                Verdict::tr("The customer can set the phone's clock to automatic")};
    case Kind::ClockDoubt:
        return {u"clock"_s, Tone::Wait, Verdict::tr("This terminal's clock is in doubt: counts as a card"),
                Verdict::tr("Redeem less, or call the manager to set the clock")};
    case Kind::AlreadyShown:
        return {u"check"_s, Tone::Neutral, Verdict::tr("This member is on the screen already"),
                Verdict::tr("Go on with the sale")};
    case Kind::AnotherMember:
        return {u"users"_s, Tone::Wait, Verdict::tr("Another member was scanned"),
                Verdict::tr("Say whether this one takes the sale over")};
    case Kind::CodeUsed:
        return {u"clock"_s, Tone::Wait, Verdict::tr("This code was used already"),
                Verdict::tr("The phone shows a new code every 30 seconds: scan that one")};
    case Kind::NotGenuine:
        return {u"ban"_s, Tone::Stop, Verdict::tr("Not genuine: do not accept this code"),
                Verdict::tr("Ask for the member's own app or card")};
    case Kind::Misread:
        return {u"scan"_s, Tone::Wait, Verdict::tr("Misread: scan again"),
                Verdict::tr("The check digit does not fit. Hold the code flat and still")};
    case Kind::HalfCode:
        return {u"scan"_s, Tone::Wait, Verdict::tr("Only half a code was read: scan again"),
                Verdict::tr("Move a little further away, so that the whole code is seen")};
    case Kind::TwiceInOne:
        return {u"scan"_s, Tone::Wait, Verdict::tr("Two reads ran into one: scan again"),
                Verdict::tr("Press the scanner's button once, and wait for its sound")};
    case Kind::SlowedDown:
        return {u"hourglass"_s, Tone::Stop, Verdict::tr("Too many wrong codes: wait %1"),
                Verdict::tr("Sell without a member meanwhile, or type a card number later")};
    case Kind::Unknown:
        return {u"question"_s, Tone::Wait, Verdict::tr("No such member"),
                Verdict::tr("Check the number, or enrol with F2")};
    case Kind::NoSuchNumber:
        return {u"question"_s, Tone::Wait, Verdict::tr("No member, card or article has this number"),
                Verdict::tr("Check the digits; F2 enrols. For an amount press + instead of Enter")};
    case Kind::UnknownHere:
        return {u"offline"_s, Tone::Wait, Verdict::tr("Not known on this terminal, and it is offline"),
                Verdict::tr("Go on without the member; try again when it is online")};
    case Kind::LookingUp:
        return {u"search"_s, Tone::Accent, Verdict::tr("Asking head office…"),
                Verdict::tr("Go on with the goods meanwhile")};
    case Kind::Ambiguous:
        return {u"users"_s, Tone::Wait, Verdict::tr("Several members share this number"),
                Verdict::tr("Ask for the card or the live code")};
    case Kind::Blocked:
        return {u"lock"_s, Tone::Stop, Verdict::tr("This member is blocked: no earning, no redeeming"),
                Verdict::tr("Sell without the member, or call the manager")};
    case Kind::Erased:
        return {u"user-minus"_s, Tone::Neutral, Verdict::tr("This member asked to be forgotten"),
                Verdict::tr("Sell without a member, or enrol anew with F2")};
    case Kind::AnotherChain:
        return {u"store"_s, Tone::Neutral, Verdict::tr("Another shop's code"), Verdict::tr("Ask for our own code")};
    case Kind::PaymentCode:
        return {u"wallet"_s, Tone::Neutral, Verdict::tr("A payment code: not for this terminal"),
                Verdict::tr("Scan it at the register. It was not kept here")};
    case Kind::BankCard:
        return {u"card"_s, Tone::Stop, Verdict::tr("A bank card's number: not for this terminal"),
                Verdict::tr("Use the card reader. The number was not kept here")};
    case Kind::GiftCard:
        return {u"card"_s, Tone::Good, Verdict::tr("Gift card: pays this sale"),
                Verdict::tr("Ctrl+B shows how much, and takes it off again")};
    case Kind::GiftCardShown:
        return {u"card"_s, Tone::Neutral, Verdict::tr("This gift card pays already"),
                Verdict::tr("Go on with the sale")};
    case Kind::GiftCardEmpty:
        return {u"card"_s, Tone::Wait, Verdict::tr("Nothing is left on this gift card"),
                Verdict::tr("Ctrl+T tops it up, where the programme allows it")};
    case Kind::GiftCardBlocked:
        return {u"lock"_s, Tone::Stop, Verdict::tr("This gift card is blocked"),
                Verdict::tr("Take another payment, or call the manager")};
    case Kind::OfferCode:
        return {u"tag"_s, Tone::Good, Verdict::tr("Offer code: taken"),
                Verdict::tr("Ctrl+B shows what it does, and takes it back")};
    case Kind::OfferCodeWaits:
        return {u"tag"_s, Tone::Wait, Verdict::tr("Offer code: noted, it does nothing yet"), QString()};
    case Kind::OfferCodeShown:
        return {u"tag"_s, Tone::Neutral, Verdict::tr("This offer code is in the sale already"),
                Verdict::tr("Go on with the sale")};
    case Kind::OfferCodeUnknown:
        return {u"question"_s, Tone::Wait, Verdict::tr("No such offer code in the programme"),
                Verdict::tr("Check letters and digits with the customer")};
    case Kind::Article:
        return {u"tag"_s, Tone::Neutral, Verdict::tr("Article added"), QString()};
    case Kind::PriceNeeded:
        return {u"tag"_s, Tone::Wait, Verdict::tr("This article has no price here"),
                Verdict::tr("Type its amount and press Enter")};
    case Kind::PriceFirst:
        return {u"tag"_s, Tone::Wait, Verdict::tr("Not added: another article waits for its amount"),
                Verdict::tr("Type its amount first, then scan this one again")};
    case Kind::AmountOutOfRange:
        return {u"alert"_s, Tone::Wait, Verdict::tr("Nothing was changed: the amount is 0 or too large"),
                Verdict::tr("Type it as on the price tag, as in 38.50")};
    case Kind::QuantityTooLarge:
        return {u"alert"_s, Tone::Wait, Verdict::tr("Nothing was changed: the quantity is too large"),
                Verdict::tr("Type how many, then ×")};
    case Kind::SaleCode:
        return {u"receipt"_s, Tone::Accent, Verdict::tr("A receipt of ours"),
                Verdict::tr("Its sale is shown: return, void or reprint")};
    case Kind::SaleUnknown:
        return {u"receipt"_s, Tone::Wait, Verdict::tr("A receipt of ours, but its sale is not found"),
                Verdict::tr("Try again when online, or ask the store that sold it")};
    case Kind::ArticleCheck:
        return {u"scan"_s, Tone::Wait, Verdict::tr("Article misread: scan again"),
                Verdict::tr("The check digit does not fit")};
    case Kind::TooLong:
        return {u"question"_s, Tone::Neutral, Verdict::tr("Too long to be a code of ours"),
                Verdict::tr("Scan the right one")};
    case Kind::Unreadable:
        return {u"question"_s, Tone::Neutral, Verdict::tr("Nothing we know"),
                Verdict::tr("Scan a member's code, an article or a receipt")};
    case Kind::NothingRead:
        return {u"question"_s, Tone::Wait, Verdict::tr("No code in this picture"),
                Verdict::tr("Take a sharper one, or type the number")};
    case Kind::TwoCodes:
        return {u"scan"_s, Tone::Wait, Verdict::tr("Two codes at once: the first one was taken"),
                Verdict::tr("Now scan the other one, if it is wanted too")};
    case Kind::ReadTwice:
        return {u"scan"_s, Tone::Wait, Verdict::tr("Read twice: counted once"),
                Verdict::tr("If there are two of them, + adds one more")};
    case Kind::Busy:
        return {u"hourglass"_s, Tone::Wait, Verdict::tr("A sale is being booked"),
                Verdict::tr("Scan again when it is done")};
    case Kind::Trouble:
        return {u"alert"_s, Tone::Stop, Verdict::tr("Not looked up: the terminal's data could not be read"),
                Verdict::tr("Scan again. If it stays so, start the terminal again")};
    case Kind::NotAllowed:
        return {u"lock"_s, Tone::Stop, Verdict::tr("Your role may not do this"), Verdict::tr("Ask a supervisor")};
    }
    LOYALTY_ASSERT(!"unknown verdict");
}

} // namespace

VerdictModel verdictModel(const checkout::Verdict& verdict)
{
    VerdictModel model = plain(verdict.kind);
    if (model.title.contains("%1"_L1))
        model.title = model.title.arg(spanText(verdict.seconds));
    if (verdict.kind == Kind::OfferCodeWaits)
        model.advice = whyIdle(verdict.why, verdict.unmet);
    if (verdict.text.empty())
        return model;
    const QString read = text(verdict.text);
    model.advice = model.advice.isEmpty() ? read : read + u" · "_s + model.advice;
    return model;
}

QString whyIdle(checkout::WhyNot why, const std::string& unmet)
{
    return why == checkout::WhyNot::DoesNotApply && !unmet.empty() ? conditionWords(unmet) : wordsFor(why);
}

QString wordsFor(checkout::WhyNot why)
{
    using checkout::WhyNot;
    switch (why) {
    case WhyNot::Nothing:
        return {};
    case WhyNot::EmptyBasket:
        return Reason::tr("The basket is empty");
    case WhyNot::NoMember:
        return Reason::tr("No member: scan a code");
    case WhyNot::NothingToUndo:
        return Reason::tr("Nothing to undo");
    case WhyNot::NoProgramme:
        return Reason::tr("No programme yet: sync first");
    case WhyNot::ProgrammeNotBegun:
        return Reason::tr("No programme has begun: check the machine's clock");
    case WhyNot::NotRedeemable:
        return Reason::tr("The programme redeems no points");
    case WhyNot::BelowMinimum:
        return Reason::tr("Fewer points than may be redeemed at once");
    case WhyNot::CodeDoesNotRedeem:
        return Reason::tr("This code only earns: ask for the live code");
    case WhyNot::ScanAgain:
        return Reason::tr("Scan the member's code again");
    case WhyNot::NoRightsHere:
        return Reason::tr("Offline: this terminal has no right to spend it");
    case WhyNot::BasketTooSmall:
        return Reason::tr("The basket is too small for points");
    case WhyNot::MemberBlocked:
        return Reason::tr("Blocked: F6 takes them off");
    case WhyNot::NoSuchMember:
        return Reason::tr("The member is known no more: scan again, or F6");
    case WhyNot::TicketTooLong:
        return Reason::tr("The basket is full: book it first");
    case WhyNot::NotAllowed:
        return Reason::tr("Your role may not: ask a supervisor");
    case WhyNot::Busy:
        return Reason::tr("One moment: a sale is being booked");
    case WhyNot::PriceNeeded:
        return Reason::tr("An article waits for its amount: type it");
    case WhyNot::AmountOutOfRange:
        return Reason::tr("The amount is 0 or too large");
    case WhyNot::PointsOutOfRange:
        return Reason::tr("More points than there may be: split the sale");
    case WhyNot::RedeemOutOfRange:
        return Reason::tr("The points asked for do not fit any more: choose again");
    case WhyNot::Trouble:
        return Reason::tr("The terminal's data could not be read: one moment, or start it again");
    case WhyNot::SaleDone:
        return Reason::tr("Booked: begin the next sale");
    case WhyNot::NoneHeld:
        return Reason::tr("The member has no more of it");
    case WhyNot::TicketTakesNone:
        return Reason::tr("One sale takes no more of it");
    case WhyNot::DoesNotApply:
        return Reason::tr("Does not apply to this basket now");
    case WhyNot::NotEnoughPoints:
        return Reason::tr("Not enough points for it");
    case WhyNot::NoLongerOffered:
        return Reason::tr("No longer in the programme");
    case WhyNot::NothingThere:
        return Reason::tr("Nothing is on this account");
    case WhyNot::NothingLeftToPay:
        return Reason::tr("All is paid already");
    case WhyNot::ValueOutOfRange:
        return Reason::tr("Stored value: more than is there or due, choose again");
    case WhyNot::OtherMember:
        return Reason::tr("Somebody else bought these goods: change the member of the sale first");
    case WhyNot::CannotComeBack:
        return Reason::tr("These goods are back already, or their sale was voided");
    case WhyNot::TenderOutOfRange:
        return Reason::tr("More is paid otherwise than is due: choose again");
    case WhyNot::SaleUnknown:
        return Reason::tr("This sale is not known here");
    }
    LOYALTY_ASSERT(!"unknown reason");
}

} // namespace loyalty::ui
