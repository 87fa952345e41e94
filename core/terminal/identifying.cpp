#include "core/member/lookup.h"
#include "core/member/phone.h"
#include "core/terminal/terminal.h"

#include <algorithm>

namespace loyalty::terminal {
namespace {

using std::chrono::seconds;

constexpr std::size_t kWrongCodes = 5;
constexpr std::int64_t kWrongCodesMs = 60'000;
constexpr std::size_t kKept = 200;
constexpr std::int64_t kKeptMs = 30 * 60'000;

IdentifyStop stop(IdentifyRefusal why, std::optional<access::CodeVerdict> code = {}, seconds wait = {})
{
    return {.why = why, .code = code, .wait = wait};
}

/// Why nobody is looked for by this content; nothing where somebody may be found.
std::optional<IdentifyStop> neverAMember(const access::ScanContent& content)
{
    struct Why
    {
        using Stop = std::optional<IdentifyStop>;
        Stop operator()(const access::LiveCode&) const { return std::nullopt; }
        Stop operator()(const access::StaticPass&) const { return std::nullopt; }
        Stop operator()(const access::MisreadCode&) const { return stop(IdentifyRefusal::Misread, access::Misread{}); }
        Stop operator()(const access::BrokenCode&) const { return stop(IdentifyRefusal::BrokenCode); }
        Stop operator()(const access::SaleQr&) const { return stop(IdentifyRefusal::SaleCode); }
        Stop operator()(const access::MemberNumber&) const { return std::nullopt; }
        Stop operator()(const access::OwnCard&) const { return std::nullopt; }
        Stop operator()(const access::Phone&) const { return std::nullopt; }
        Stop operator()(const access::Article&) const { return std::nullopt; }
        Stop operator()(const access::PaymentCode&) const { return stop(IdentifyRefusal::PaymentCode); }
        Stop operator()(const access::BankCard&) const { return stop(IdentifyRefusal::BankCard); }
        Stop operator()(const access::OtherText&) const { return std::nullopt; }
        Stop operator()(const access::TooLong&) const { return stop(IdentifyRefusal::NotACode); }
        Stop operator()(const access::Unreadable&) const { return stop(IdentifyRefusal::NotACode); }
    };
    return std::visit(Why{}, content);
}

IdentifyRefusal notFound(const access::ScanContent& content, access::Symbology symbology)
{
    if (std::holds_alternative<access::Article>(content))
        return IdentifyRefusal::Article;
    const auto* const other = std::get_if<access::OtherText>(&content);
    if (other && (other->foreign || symbology == access::Symbology::Matrix))
        return IdentifyRefusal::AnotherChain;
    return IdentifyRefusal::Unknown;
}

} // namespace

access::ContentRules Terminal::contentRules() const
{
    access::ContentRules rules{.countryCode = m_identity.settings.countryCode, .cards = {}};
    if (const programme::Compiled* programme = programmeAt(m_parts.clock.now()))
        rules.cards = programme->programme().cards;
    return rules;
}

/// A number that may be a card's, a phone's or another system's is looked for as each of them, the card first.
std::vector<Terminal::Candidate> Terminal::candidates(const access::ScanContent& content, std::string_view text) const
{
    if (const auto* const code = std::get_if<access::LiveCode>(&content))
        return {{hashOf(code->pass), access::Trust::Static}};
    if (const auto* const pass = std::get_if<access::StaticPass>(&content))
        return {{hashOf(pass->pass), access::Trust::Static}};
    std::vector<Candidate> found;
    if (neverAMember(content) || std::holds_alternative<access::MemberNumber>(content) ||
        text.size() > access::kMaxNumberBytes)
        return found;
    const auto add = [&](member::LookupKind kind, std::string_view canonical, access::Trust trust) {
        found.emplace_back(member::lookupHash(m_keys.lookupKey, kind, canonical), trust);
    };
    if (const auto card = member::CardNumber::parse(text))
        add(member::LookupKind::Card, card->digits(), access::Trust::Static);
    if (const auto phone = member::toE164(text, m_identity.settings.countryCode))
        add(member::LookupKind::Phone, *phone, access::Trust::Spoken);
    add(member::LookupKind::External, text, access::Trust::Static);
    return found;
}

std::vector<crypto::KeyedHash> Terminal::lookupsOf(std::string_view code) const
{
    std::vector<crypto::KeyedHash> hashes;
    const auto content = access::contentOf(code, access::Symbology::Unknown, contentRules());
    for (const auto& [hash, trust] : candidates(content, access::plainText(code)))
        hashes.push_back(hash);
    return hashes;
}

Answer<MemberView, IdentifyStop> Terminal::identify(const By& by, const Presented& presented)
{
    if (access::verdict(by.actor, by.approver, access::Permission::LookUp) != access::Verdict::Allowed)
        return fail(stop(IdentifyRefusal::NotAllowed));
    const auto content = access::contentOf(presented.bytes, presented.symbology, contentRules());
    if (const auto never = neverAMember(content))
        return fail(*never);
    if (const auto* const code = std::get_if<access::LiveCode>(&content))
        return identifyLive(by, *code, presented.online);
    if (const auto* const number = std::get_if<access::MemberNumber>(&content)) {
        LOYALTY_TRY(known, know(number->member));
        if (!known)
            return fail(stop(IdentifyRefusal::Unknown));
        if (known->erased)
            return fail(stop(IdentifyRefusal::Erased));
        return identified(*known, access::Trust::Static);
    }
    for (const auto& [hash, trust] : candidates(content, access::plainText(presented.bytes))) {
        LOYALTY_TRY(known, knownBy(hash));
        if (known)
            return identified(*known, trust);
    }
    return fail(stop(notFound(content, presented.symbology)));
}

Answer<MemberView, IdentifyStop> Terminal::identifyLive(const By& by, const access::LiveCode& code, bool online)
{
    if (const seconds wait = slowedDown(); wait > seconds(0))
        return fail(stop(IdentifyRefusal::SlowedDown, {}, wait));
    LOYALTY_CHECK(current());
    const access::VerifiedCode checked = access::verify(code, m_keys.codeKeys, m_parts.clock.now());
    if (std::holds_alternative<access::NotGenuine>(checked.verdict)) {
        LOYALTY_CHECK(noteWrongCode(by));
        return fail(stop(IdentifyRefusal::NotGenuine, checked.verdict));
    }
    const journal::UsedCode use{hashOf(code.pass), checked.step};
    LOYALTY_TRY(known, knownBy(use.pass));
    if (!known)
        return fail(stop(IdentifyRefusal::Unknown, checked.verdict));
    const std::string doubt = clockDoubt();
    const bool fresh = std::holds_alternative<access::Genuine>(checked.verdict) && doubt.empty();
    if (fresh && isUsed(use))
        return fail(stop(IdentifyRefusal::CodeUsed, checked.verdict));
    MemberView shown = fresh ? identified(*known, online ? access::Trust::LiveOnline : access::Trust::Live, use)
                             : identified(*known, access::Trust::Static);
    shown.code = checked.verdict;
    shown.clockDoubt = doubt;
    return shown;
}

Answer<std::optional<Terminal::Known>, IdentifyStop> Terminal::knownBy(const crypto::KeyedHash& hash)
{
    LOYALTY_TRY(members, membersWith(hash));
    if (members.size() > 1)
        return fail(stop(IdentifyRefusal::Ambiguous));
    if (members.empty())
        return std::optional<Known>();
    LOYALTY_TRY(known, know(members.front()));
    if (known && known->erased)
        return fail(stop(IdentifyRefusal::Erased));
    return std::move(known);
}

MemberView Terminal::identified(const Known& known, access::Trust trust, const std::optional<journal::UsedCode>& code)
{
    MemberView shown = view(known, trust);
    shown.identification = IdentificationId{++m_identifications};
    m_identified[shown.identification] = {
        .member = known.id, .trust = trust, .code = code, .atMonotonicMs = m_parts.clock.monotonicMs()};
    if (m_identified.size() > kKept)
        m_identified.erase(m_identified.begin());
    return shown;
}

/// Until the oldest of the wrong codes is a minute old.
seconds Terminal::slowedDown()
{
    const std::int64_t now = m_parts.clock.monotonicMs();
    while (!m_wrongCodesMs.empty() && m_wrongCodesMs.front() + kWrongCodesMs <= now)
        m_wrongCodesMs.pop_front();
    if (m_wrongCodesMs.size() < kWrongCodes)
        return seconds(0);
    return seconds((m_wrongCodesMs.front() + kWrongCodesMs - now + 999) / 1000);
}

Result<void, Fault> Terminal::noteWrongCode(const By& by)
{
    m_wrongCodesMs.push_back(m_parts.clock.monotonicMs());
    Draft draft;
    draft.act = journal::Noted{.what = "code-refused", .about = {}, .detail = "not-genuine"};
    LOYALTY_CHECK(record(by, std::move(draft)));
    return {};
}

bool Terminal::isUsed(const journal::UsedCode& code) const
{
    const auto latest = m_usedSteps.find(code.pass);
    return latest != m_usedSteps.end() && code.step <= latest->second;
}

Answer<Terminal::Identified, SellStop> Terminal::heldTo(const SaleAsk& ask) const
{
    if (ask.identification == IdentificationId::None)
        return Identified{
            .member = ask.member, .trust = ask.member ? access::Trust::Spoken : access::Trust::Static, .code = {}};
    const auto found = m_identified.find(ask.identification);
    const bool there = found != m_identified.end() && (!ask.member || ask.member == found->second.member) &&
                       m_parts.clock.monotonicMs() - found->second.atMonotonicMs < kKeptMs;
    if (!there)
        return fail(SellStop{.why = SellRefusal::NotIdentified, .quote = {}, .missingRights = {}, .allowed = {}});
    Identified held = found->second;
    if (held.code && isUsed(*held.code))
        return fail(SellStop{.why = SellRefusal::CodeUsed, .quote = {}, .missingRights = {}, .allowed = {}});
    // Whether head office can be asked counts when the sale is made, not when the code was scanned.
    if (held.code)
        held.trust = ask.online ? access::Trust::LiveOnline : access::Trust::Live;
    return held;
}

} // namespace loyalty::terminal
