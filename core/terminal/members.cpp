#include "core/base/assert.h"
#include "core/base/plain_text.h"
#include "core/engine/ledger_facts.h"
#include "core/engine/tier_view.h"
#include "core/ledger/asset_keys.h"
#include "core/member/card_number.h"
#include "core/member/lookup.h"
#include "core/member/phone.h"
#include "core/programme/expiry.h"
#include "core/terminal/terminal.h"

#include <algorithm>

namespace loyalty::terminal {
namespace {

constexpr std::size_t kLedgerLines = 500;
constexpr int kMaxNames = 64; // as many as head office follows

bool isToCome(const member::Birthday& birthday, BusinessDate today)
{
    const auto day = birthday.year ? BusinessDate::make(*birthday.year, birthday.month, birthday.day) : std::nullopt;
    return day && *day > today;
}

/// Why a person did it, where they had to say.
std::string reasonOf(const journal::Act& act)
{
    return std::visit(
        [](const auto& body) {
            if constexpr (requires { body.reason; })
                return std::string(body.reason);
            else
                return std::string();
        },
        act);
}

} // namespace

std::vector<crypto::KeyedHash> Terminal::lookupsOf(const member::Personal& personal) const
{
    std::vector<crypto::KeyedHash> hashes;
    if (!personal.phoneE164.empty())
        hashes.push_back(member::lookupHash(m_keys.lookupKey, member::LookupKind::Phone, personal.phoneE164));
    if (personal.card)
        hashes.push_back(member::lookupHash(m_keys.lookupKey, member::LookupKind::Card, personal.card->digits()));
    if (personal.pass)
        hashes.push_back(hashOf(*personal.pass));
    return hashes;
}

Result<std::vector<MemberId>, Fault> Terminal::membersWith(const crypto::KeyedHash& hash)
{
    LOYALTY_TRY(cached, m_parts.cache.lookUp(hash));
    // Once the member's row is here, it alone says by what they are found: a pass may have been replaced since.
    const auto own = m_ownLookups.find(hash);
    if (own == m_ownLookups.end() || m_overlay.pending(own->second) == 0)
        return std::move(cached);
    // Of those who were erased here the row may still be as it was; who came since has the number now.
    std::erase_if(cached, [&](const MemberId& member) { return m_overlay.erased(member); });
    if (cached.empty())
        cached.push_back(own->second);
    return std::move(cached);
}

Result<std::optional<sync::MemberRow>, Fault> Terminal::rowBehind(const MemberId& member)
{
    LOYALTY_TRY(row, m_parts.cache.member(member));
    // A name may lead to another name where members were merged one after the other.
    for (int names = 0; row && row->aliasOf && names < kMaxNames; ++names) {
        LOYALTY_TRY(canonical, m_parts.cache.member(*row->aliasOf));
        row = std::move(canonical);
    }
    return std::move(row);
}

Result<std::optional<Terminal::Known>, Fault> Terminal::know(const MemberId& member)
{
    LOYALTY_TRY(row, rowBehind(member));
    return knowWith(member, std::move(row));
}

Terminal::Known Terminal::again(const Known& known) const
{
    auto now = knowWith(known.id, known.row);
    LOYALTY_ASSERT(now);
    return std::move(*now);
}

std::optional<Terminal::Known> Terminal::knowWith(const MemberId& member, std::optional<sync::MemberRow> row) const
{
    const auto enrolled = m_overlay.enrolled(member);
    if (!row && !enrolled && !m_ownBriefs.contains(member))
        return std::nullopt;
    Known known;
    known.id = row ? row->member : member;
    const std::int64_t position = row ? row->position : 0;
    known.ledger = m_overlay.applyTo(row ? row->ledger : ledger::MemberLedger(), known.id, position);
    known.pending = m_overlay.pending(known.id);
    for (const MemberId& alias : namesOf(known.id)) {
        known.ledger = m_overlay.applyTo(known.ledger, alias, position);
        known.pending += m_overlay.pending(alias);
    }
    if (const auto blocked = m_overlay.blocked(known.id)) {
        known.blocked = blocked->blocked;
        known.blockReason = blocked->blocked ? blocked->reason : std::string();
    } else if (row) {
        known.blocked = row->blocked;
        known.blockReason = row->blockReason;
    }
    known.erased = m_overlay.erased(known.id) || (row && row->erased);
    known.tierFloor = m_overlay.tierGiven(known.id);
    if (!known.tierFloor && row)
        known.tierFloor = row->tierFloor;
    if (known.tierFloor && known.tierFloor->tier.empty())
        known.tierFloor.reset();
    if (row)
        known.segments = row->segments;
    m_overlay.moveSegments(known.id, known.segments);
    for (const MemberId& alias : namesOf(known.id))
        m_overlay.moveSegments(alias, known.segments);
    if (const auto bearer = m_ownBearers.find(known.id); bearer != m_ownBearers.end())
        known.bearer = bearer->second;
    if (row) {
        known.bearer = row->bearer;
        known.family = row->family;
        known.joined = row->joined;
        const auto key = known.erased ? std::nullopt : member::unwrapKey(m_keys.storeKey, row->member, row->wrappedKey);
        if (key)
            known.brief = member::openBrief(*key, row->member, row->sealedPersonal);
    } else {
        known.joined = today();
        if (const auto brief = m_ownBriefs.find(member); brief != m_ownBriefs.end() && !known.erased)
            known.brief = brief->second;
    }
    known.row = std::move(row);
    return known;
}

/// The own members that became names of this one, of whatever depth.
bool Terminal::isName(const MemberId& name, const MemberId& member) const
{
    if (name == member)
        return true;
    const std::vector<MemberId> names = namesOf(member);
    return std::ranges::find(names, name) != names.end();
}

std::vector<MemberId> Terminal::namesOf(const MemberId& member) const
{
    std::vector<MemberId> names;
    if (const auto aliases = m_aliases.find(member); aliases != m_aliases.end())
        names = aliases->second;
    for (std::size_t i = 0; i < names.size(); ++i) // grows while it is read
        if (const auto more = m_aliases.find(names[i]); more != m_aliases.end())
            names.insert(names.end(), more->second.begin(), more->second.end());
    return names;
}

MemberView Terminal::view(const Known& known, access::Trust trust)
{
    const Instant now = m_parts.clock.now();
    const BusinessDate today = businessDateAt(now, m_identity.settings.time, m_parts.calendar);
    MemberView view;
    view.id = known.id;
    view.trust = trust;
    view.balance = Points(known.ledger.balance(ledger::points(), now));
    view.tier = tierOf(known, today);
    view.endings = endingsOf(known.ledger, today);
    view.spendable = spendableHere(known.id);
    view.pendingHere = known.pending;
    if (m_marks.lastContact != Instant())
        view.asOf = m_marks.lastContact;
    view.inCache = known.row.has_value();
    view.blocked = known.blocked;
    view.blockReason = known.blockReason;
    view.erased = known.erased;
    view.joined = known.joined;
    view.pending = Points(known.ledger.pending(ledger::points(), now));
    view.purse = purseOf(known.ledger, now);
    view.family = familyOf(known);
    view.tierFloor = known.tierFloor;
    view.segments = known.segments;
    view.bearer = known.bearer;
    if (known.brief) {
        view.maskedName = known.brief->maskedName;
        view.maskedNumber = known.brief->maskedNumber;
    }
    view.birthdayToday = isBirthday(known, today);
    view.messages = messagesOf(known.ledger, view, today);
    return view;
}

engine::TierView Terminal::tierOf(const Known& known, BusinessDate today) const
{
    engine::TierView view;
    const programme::Compiled* rules = programmeNow();
    if (!rules)
        return view;
    engine::MemberFacts facts;
    engine::readTier(known.ledger, rules->programme(), today, facts);
    engine::holdFloor(known.tierFloor, rules->programme(), today, facts);
    engine::viewTier(view, rules->programme(), facts, facts.qualifying, facts.measured);
    return view;
}

Answer<MemberView, FindRefusal> Terminal::member(const By& by, const MemberId& member)
{
    if (access::verdict(by.actor, by.approver, access::Permission::LookUp) != access::Verdict::Allowed)
        return fail(FindRefusal::NotAllowed);
    LOYALTY_TRY(known, know(member));
    if (!known)
        return fail(FindRefusal::NoSuchMember);
    return view(*known, access::Trust::Spoken);
}

std::optional<EnrolRefusal> Terminal::wrongWith(const EnrolAsk& ask, member::Personal& clean) const
{
    clean = {};
    clean.name = trimmed(ask.name);
    if (!member::isName(clean.name)) // none is told: a phone number and consent make a member
        return EnrolRefusal::BadName;
    const auto phone = member::toE164(ask.phone, m_identity.settings.countryCode);
    if (!phone)
        return EnrolRefusal::BadPhone;
    clean.phoneE164 = *phone;
    const auto card = access::contentOf(ask.card, access::Symbology::Unknown, contentRules());
    if (std::holds_alternative<access::PaymentCode>(card))
        return EnrolRefusal::PaymentCode;
    if (std::holds_alternative<access::BankCard>(card))
        return EnrolRefusal::BankCard;
    if (!trimmed(ask.card).empty() && !(clean.card = member::CardNumber::parse(ask.card)))
        return EnrolRefusal::BadCard;
    if (!trimmed(ask.birthday).empty() && !(clean.birthday = member::Birthday::parse(trimmed(ask.birthday))))
        return EnrolRefusal::BadBirthday;
    if (clean.birthday && isToCome(*clean.birthday, today()))
        return EnrolRefusal::BadBirthday;
    if (clean.birthday && member::isUnder14(*clean.birthday, today()).value_or(false))
        return EnrolRefusal::TooYoung;
    if (ask.consentPurpose.empty() || ask.consentText.empty())
        return EnrolRefusal::NoConsent;
    return std::nullopt;
}

Result<bool, Fault> Terminal::isMember(const std::vector<crypto::KeyedHash>& lookups)
{
    for (const crypto::KeyedHash& hash : lookups) {
        LOYALTY_TRY(members, membersWith(hash));
        for (const MemberId& member : members) {
            LOYALTY_TRY(known, know(member));
            if (!known || !known->erased)
                return true;
        }
    }
    return false;
}

crypto::KeyedHash Terminal::hashOf(const member::PassId& pass) const
{
    return member::lookupHash(m_keys.lookupKey, member::LookupKind::Pass, pass.digits());
}

/// One that nobody has as far as is known here; head office gives another where it knows better.
Result<member::PassId, Fault> Terminal::freshPass()
{
    for (;;) {
        member::PassId pass = member::PassId::make(m_parts.random);
        LOYALTY_TRY(owners, membersWith(hashOf(pass)));
        if (owners.empty())
            return pass;
    }
}

Answer<MemberView, EnrolRefusal> Terminal::enrol(const By& by, const EnrolAsk& ask)
{
    switch (access::verdict(by.actor, by.approver, access::Permission::Enrol)) {
    case access::Verdict::Refused:
        return fail(EnrolRefusal::NotAllowed);
    case access::Verdict::NeedsApproval:
        return fail(EnrolRefusal::NeedsApproval);
    case access::Verdict::Allowed:
        break;
    }
    LOYALTY_CHECK(current());
    member::Personal personal;
    if (const auto wrong = wrongWith(ask, personal))
        return fail(*wrong);
    LOYALTY_TRY(there, isMember(lookupsOf(personal)));
    if (there)
        return fail(EnrolRefusal::AlreadyMember);
    std::optional<MemberId> referrer;
    if (ask.referrer) {
        LOYALTY_TRY(friendOf, know(*ask.referrer));
        if (!friendOf || friendOf->erased || !friendOf->bearer.empty())
            return fail(EnrolRefusal::NoSuchReferrer);
        referrer = friendOf->id;
    }
    LOYALTY_TRY(pass, freshPass());
    personal.pass = std::move(pass);
    const MemberId id = m_parts.random.id<MemberId>();
    const crypto::SecretKey key = crypto::makeSecretKey(m_parts.random);
    Draft draft;
    draft.act = journal::Enrolled{.member = id,
                                  .sealed = member::sealPersonal(key, id, personal, m_parts.random),
                                  .consentPurpose = ask.consentPurpose,
                                  .consentText = ask.consentText,
                                  .language = ask.language,
                                  .referrer = referrer};
    addSignUp(id, draft.postings);
    draft.memberKey = sync::MemberKey{id, member::wrapKey(m_keys.storeKey, id, key, m_parts.random)};
    LOYALTY_CHECK(record(by, std::move(draft)));
    indexPersonal(id, personal);
    const auto enrolled = knowWith(id, std::nullopt);
    LOYALTY_ASSERT(enrolled);
    return view(*enrolled, access::Trust::Spoken);
}

/// What the programme gives to who joins.
void Terminal::addSignUp(const MemberId& member, std::vector<ledger::Posting>& postings) const
{
    const programme::Compiled* const rules = programmeNow();
    if (!rules || !rules->programme().earning.signUp)
        return;
    const programme::Grant& grant = *rules->programme().earning.signUp;
    const auto& expiry = grant.expiry ? grant.expiry : rules->programme().expiry;
    std::optional<BusinessDate> firstInvalidDay;
    if (expiry)
        firstInvalidDay = programme::firstInvalidDay(*expiry, today());
    std::optional<BusinessDate> spendableFrom;
    if (grant.pendingDays > 0)
        spendableFrom = today().plusDays(grant.pendingDays);
    give(postings, member, ledger::points(), grant.points, "sign-up", lotEnd(firstInvalidDay), lotStart(spendableFrom));
}

Answer<LedgerView, FindRefusal> Terminal::ledgerOf(const By& by, const MemberId& member)
{
    if (access::verdict(by.actor, by.approver, access::Permission::ReadLedger) != access::Verdict::Allowed)
        return fail(FindRefusal::NotAllowed);
    LOYALTY_TRY(known, know(member));
    if (!known)
        return fail(FindRefusal::NoSuchMember);
    LedgerView ledgerView;
    ledgerView.member = view(*known, access::Trust::Spoken);
    const auto lots = known->ledger.book(ledger::points()).lots();
    ledgerView.lots.assign(lots.begin(), lots.end());
    ledgerView.debt = Points(known->ledger.book(ledger::points()).debt());
    ledgerView.leased = Points(known->ledger.leased(ledger::points()));
    LOYALTY_TRY(merged, mergedInto(known->id));
    ledgerView.merged = std::move(merged);
    LOYALTY_TRY(entries, m_parts.journal.ofMember(known->id, kLedgerLines));
    for (const journal::ChainedEntry& chained : entries) {
        const auto entry = journal::decode(chained.bytes);
        if (!entry)
            continue;
        LedgerLine line{.entry = entry->ref(),
                        .at = entry->at,
                        .date = entry->date,
                        .kind = std::string(journal::kindOf(entry->act)),
                        .postings = entry->postings,
                        .contained = !m_overlay.waitsFor(entry->seq, known->id)};
        if (const auto* const blocked = std::get_if<journal::Blocked>(&entry->act))
            line.blocked = blocked->blocked;
        line.reason = reasonOf(entry->act);
        ledgerView.lines.push_back(std::move(line));
    }
    return ledgerView;
}

/// By the merges that were made here, and by what the feed told since the start.
Result<std::vector<FormerMember>, Fault> Terminal::mergedInto(const MemberId& member)
{
    std::vector<MemberId> names = namesOf(member);
    LOYALTY_TRY(entries, m_parts.journal.ofMember(member, kLedgerLines));
    for (const journal::ChainedEntry& chained : entries) {
        const auto entry = journal::decode(chained.bytes);
        const auto* const merged = entry ? std::get_if<journal::Merged>(&entry->act) : nullptr;
        if (merged != nullptr && std::ranges::find(names, merged->other) == names.end())
            names.push_back(merged->other);
    }
    std::vector<FormerMember> former;
    for (const MemberId& name : names) {
        LOYALTY_TRY(own, m_parts.cache.member(name));
        LOYALTY_TRY(behind, rowBehind(name));
        if (!own || !own->aliasOf || !behind || behind->member != member)
            continue; // not merged yet, or parted since
        const auto key = member::unwrapKey(m_keys.storeKey, name, own->wrappedKey);
        const auto brief = key ? member::openBrief(*key, name, own->sealedPersonal) : std::nullopt;
        former.push_back(
            {name, brief ? brief->maskedName : std::string(), brief ? brief->maskedNumber : std::string()});
    }
    return former;
}

} // namespace loyalty::terminal
