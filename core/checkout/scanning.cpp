#include "core/access/scan_content.h"
#include "core/base/assert.h"
#include "core/base/check_digit.h"
#include "core/checkout/checkout.h"
#include "core/terminal/idle.h"

#include <cstdlib>

namespace loyalty::checkout {
namespace {

constexpr std::size_t kLiveCodeDigits = 34;
constexpr std::size_t kMobileDigits = 11;

using Kind = Verdict::Kind;
using terminal::IdentifyRefusal;

template <class... Cases>
struct Match : Cases...
{
    using Cases::operator()...;
};
template <class... Cases>
Match(Cases...) -> Match<Cases...>; // clang 16 wants to be told

Kind kindOf(access::Trust trust)
{
    switch (trust) {
    case access::Trust::Spoken:
        return Kind::PhoneNumber;
    case access::Trust::Static:
        return Kind::CardCode;
    case access::Trust::Live:
        return Kind::LiveCode;
    case access::Trust::LiveOnline:
        return Kind::LiveCodeOnline;
    }
    LOYALTY_ASSERT(!"unknown trust");
}

Kind kindOf(IdentifyRefusal refusal)
{
    switch (refusal) {
    case IdentifyRefusal::NotAllowed:
        return Kind::NotAllowed;
    case IdentifyRefusal::NotACode:
        return Kind::Unreadable;
    case IdentifyRefusal::Unknown:
        return Kind::Unknown;
    case IdentifyRefusal::Ambiguous:
        return Kind::Ambiguous;
    case IdentifyRefusal::Erased:
        return Kind::Erased;
    case IdentifyRefusal::SlowedDown:
        return Kind::SlowedDown;
    case IdentifyRefusal::NotGenuine:
        return Kind::NotGenuine;
    case IdentifyRefusal::CodeUsed:
        return Kind::CodeUsed;
    case IdentifyRefusal::Misread:
        return Kind::Misread;
    case IdentifyRefusal::BrokenCode:
        return Kind::HalfCode;
    case IdentifyRefusal::SaleCode:
        return Kind::SaleUnknown;
    case IdentifyRefusal::Article:
        return Kind::Unknown;
    case IdentifyRefusal::PaymentCode:
        return Kind::PaymentCode;
    case IdentifyRefusal::BankCard:
        return Kind::BankCard;
    case IdentifyRefusal::AnotherChain:
        return Kind::AnotherChain;
    }
    LOYALTY_ASSERT(!"unknown refusal");
}

/// A live code that counts as a card says why.
Kind kindOf(const terminal::MemberView& member)
{
    if (member.code && !member.clockDoubt.empty())
        return Kind::ClockDoubt;
    if (member.code && std::holds_alternative<access::Old>(*member.code))
        return Kind::CodeOld;
    if (member.code && std::holds_alternative<access::Ahead>(*member.code))
        return Kind::CodeAhead;
    return kindOf(member.trust);
}

/// Digits that nobody has for a member, shorter than a mobile number, may be an amount where they were typed: without its
/// point.
bool mayBeAmount(std::string_view text, const access::ContentRules& rules)
{
    const auto content = access::contentOf(text, access::Symbology::Unknown, rules);
    if (const auto* const phone = std::get_if<access::Phone>(&content)) {
        const std::string home = "+" + rules.countryCode;
        return phone->e164.starts_with(home) && phone->e164.size() - home.size() < kMobileDigits;
    }
    const auto* const other = std::get_if<access::OtherText>(&content);
    return other != nullptr && allDigits(other->text);
}

std::int64_t secondsOff(const terminal::MemberView& member)
{
    return member.code ? std::abs(ageOf(*member.code).count()) : 0;
}

} // namespace

/// What was said of the last scan is no longer so: what stays to be said is how the member was identified.
void Checkout::clearVerdict()
{
    if (m_view.phase == Phase::LookingUp)
        return;
    Verdict& said = m_view.verdict; // no news: its number stays
    said.text.clear();
    said.kind = !m_state.member ? Kind::None : m_state.member->blocked ? Kind::Blocked : kindOf(*m_state.member);
    said.seconds = m_state.member ? secondsOff(*m_state.member) : 0;
}

Then Checkout::typed(std::string_view text)
{
    m_byHand = true;
    return take(text, access::Symbology::Unknown);
}

Then Checkout::scanned(std::string_view bytes, access::Symbology symbology)
{
    m_byHand = false;
    return take(bytes, symbology);
}

Then Checkout::take(std::string_view bytes, access::Symbology symbology)
{
    if (!m_actor)
        return show(Kind::NotAllowed), changed(), Then();
    if (!mayChange())
        return show(Kind::Busy), changed(), Then();
    m_lookingUp.clear();
    m_view.phase = Phase::Open;
    if (const auto* const rules = m_parts.terminal.programmeNow())
        if (auto code = terminal::codeSaid(rules->programme(), access::plainText(bytes)))
            return takeCode(std::move(*code)), Then();
    Then then;
    const auto say = [this](Kind kind) { show(kind); };
    std::visit(Match{
                   [&](const access::LiveCode&) { then = identify(bytes); },
                   [&](const access::StaticPass&) { then = identify(bytes); },
                   [&](const access::OwnCard& card) { then = identify(card.number.digits()); },
                   [&](const access::MemberNumber&) { then = identify(bytes); },
                   [&](const access::Phone& phone) { then = identify(phone.e164); },
                   [&](const access::Article& article) { then = articleOrMember(article); },
                   [&](const access::SaleQr& sale) { then = ShowSale{sale.sale}; },
                   [&](const access::OtherText& other) {
                       other.foreign ? say(Kind::AnotherChain) : void(then = identify(other.text));
                   },
                   [&](const access::PaymentCode&) { say(Kind::PaymentCode); },
                   [&](const access::BankCard&) { say(Kind::BankCard); },
                   [&](const access::MisreadCode&) { say(Kind::Misread); },
                   [&](const access::BrokenCode&) {
                       const bool more = access::plainText(bytes).size() > kLiveCodeDigits;
                       say(more ? Kind::TwiceInOne : Kind::HalfCode);
                   },
                   [&](const access::TooLong&) { say(Kind::TooLong); },
                   [&](const access::Unreadable&) { say(Kind::Unreadable); },
               },
               access::contentOf(bytes, symbology, m_parts.terminal.contentRules()));
    changed();
    return then;
}

void Checkout::twoCodes()
{
    show(Kind::TwoCodes);
    changed();
}

/// Of goods it is said, since there may be two of them. What a member's code said stays.
void Checkout::readTwice()
{
    if (m_view.verdict.kind != Kind::Article)
        return;
    show(Kind::ReadTwice, m_view.verdict.text);
    changed();
}

void Checkout::halfCode()
{
    show(Kind::HalfCode);
    changed();
}

void Checkout::nothingRead()
{
    show(Kind::NothingRead);
    changed();
}

Then Checkout::identify(std::string_view text)
{
    auto member = m_parts.terminal.identify(by(), {.bytes = std::string(text), .online = m_online});
    if (member) {
        memberFound(*member, kindOf(*member), secondsOff(*member));
        return {};
    }
    const auto* const stop = std::get_if<terminal::IdentifyStop>(&member.error());
    if (stop == nullptr)
        return broke(std::get<Fault>(member.error())), Then();
    const auto lookups = m_parts.terminal.lookupsOf(text);
    if (!mayBeKnownElsewhere(stop->why) || lookups.empty())
        return notFound(text, *stop), Then();
    m_lookingUp = text;
    m_view.phase = Phase::LookingUp;
    show(Kind::LookingUp);
    return AskHeadOffice{lookups.front()};
}

void Checkout::notFound(std::string_view text, const terminal::IdentifyStop& stop)
{
    const bool amount =
        m_byHand && stop.why == IdentifyRefusal::Unknown && mayBeAmount(text, m_parts.terminal.contentRules());
    show(amount ? Kind::NoSuchNumber : kindOf(stop.why), {}, stop.wait.count());
}

void Checkout::broke(const Fault& fault)
{
    m_fault = fault;
    show(Kind::Trouble);
}

/// A number of eight or thirteen digits may be both: an article's where the book has it, a member's where one has it.
Then Checkout::articleOrMember(const access::Article& article)
{
    if (m_parts.articles.find(article.gtin) == nullptr) {
        const auto member = m_parts.terminal.identify(by(), article.text);
        if (member)
            return memberFound(*member, kindOf(*member), secondsOff(*member)), Then();
        if (const auto* const fault = std::get_if<Fault>(&member.error()))
            return broke(*fault), Then();
    }
    addArticle(article.gtin);
    return {};
}

void Checkout::lookedUp(bool reached)
{
    if (m_lookingUp.empty() || m_view.phase != Phase::LookingUp)
        return; // another scan came first
    const std::string text = std::exchange(m_lookingUp, {});
    m_view.phase = Phase::Open;
    auto member = m_parts.terminal.identify(by(), {.bytes = std::string(text), .online = m_online});
    if (member) {
        memberFound(*member, kindOf(*member), secondsOff(*member));
    } else {
        const auto* const stop = std::get_if<terminal::IdentifyStop>(&member.error());
        if (stop == nullptr)
            broke(std::get<Fault>(member.error()));
        else if (mayBeKnownElsewhere(stop->why) && !reached)
            show(Kind::UnknownHere);
        else
            notFound(text, *stop);
    }
    changed();
}

void Checkout::saleLookedUp(bool found)
{
    show(found ? Kind::SaleCode : Kind::SaleUnknown);
    changed();
}

} // namespace loyalty::checkout
