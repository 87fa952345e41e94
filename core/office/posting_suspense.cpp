#include "core/office/posting.h"
#include "core/office/rehoming.h"
#include "core/office/roll.h"

#include <algorithm>

namespace loyalty::office {
namespace {

/// Reasons that stand against an entry whose postings could be booked all the same, once a person says so.
bool canBeOverruled(const std::string& reason)
{
    return reason.empty() || reason == "unknown-programme" || reason == "booked-before" ||
           reason == "sale-not-booked" || reason == "returned-before";
}

} // namespace

Result<Doubt, Fault> PostingBatch::resolve(const InboxEntry& inbox, const Suspended& suspended, Settlement how)
{
    m_received = inbox.received;
    auto entry = journal::decode(inbox.entry.bytes);
    if (!entry) {
        const std::string where = entry.error().empty() ? std::string() : entry.error().front().path;
        return how == Settlement::Dropped ? Doubt{} : Doubt{"not-understood", where};
    }
    if (suspended.reason == "rehomed") {
        if (how == Settlement::Retried)
            return Doubt{suspended.reason, suspended.detail}; // a person says what of it counts
        LOYALTY_CHECK(readdress(*entry, suspended.entry));
    }
    if (entry->ref() != suspended.entry)
        return how == Settlement::Dropped ? Doubt{} : Doubt{"foreign-entry", "the entry names another place"};
    for (const MemberId& id : journal::membersOf(*entry))
        LOYALTY_CHECK(load(id));
    // What nobody could read spent no right that head office knew of; everything else was settled on its way in.
    m_isLate = suspended.reason != "not-understood";
    LOYALTY_TRY(doubt, suspended.reason == "no-member-key" ? nameMember(*entry, how) : settle(*entry, how));
    if (doubt.reason.empty())
        LOYALTY_CHECK(touchLate(*entry));
    return std::move(doubt);
}

/// Another entry may stand where this one says that it stands: it, and what it means of its own journal, is named by where
/// head office holds it.
Result<void, Fault> PostingBatch::readdress(journal::Entry& entry, const ledger::EntryRef& place)
{
    const auto correct = [&](ledger::EntryRef& said) -> Result<void, Fault> {
        if (said.incarnation != entry.incarnation)
            return {};
        LOYALTY_TRY(held, heldAt(m_transaction, place.incarnation, said));
        said = held;
        return {};
    };
    for (ledger::Posting& posting : entry.postings) {
        for (ledger::LotShare& share : posting.lots)
            LOYALTY_CHECK(correct(share.lot.id.entry));
        if (posting.opens)
            LOYALTY_CHECK(correct(posting.opens->id.entry));
        if (posting.prefers)
            LOYALTY_CHECK(correct(posting.prefers->entry));
        if (posting.reverses)
            LOYALTY_CHECK(correct(*posting.reverses));
    }
    entry.incarnation = place.incarnation;
    return {};
}

Result<Doubt, Fault> PostingBatch::settle(const journal::Entry& entry, Settlement how)
{
    LOYALTY_TRY(doubt, doubtAbout(entry));
    switch (how) {
    case Settlement::Retried:
        if (!doubt.reason.empty())
            return std::move(doubt);
        break;
    case Settlement::Booked:
        if (!canBeOverruled(doubt.reason))
            return std::move(doubt);
        break;
    case Settlement::Dropped:
        LOYALTY_CHECK(putRight(entry));
        return Doubt{};
    }
    LOYALTY_CHECK(book(entry));
    return Doubt{};
}

/// The member was shown what is not booked: the books show it too, and that it was put right.
Result<void, Fault> PostingBatch::putRight(const journal::Entry& entry)
{
    std::uint32_t n = firstLine(entry);
    if (!m_isLate)
        LOYALTY_CHECK(settleRights(entry));
    if (const auto* home = std::get_if<journal::GaveBack>(&entry.act))
        LOYALTY_CHECK(giveBack(entry, *home, n));
    for (const ledger::Posting& shown : entry.postings) {
        const Kept* const member = kept(shown.member);
        if (!member)
            continue;
        const Account account{.kind = AccountKind::Member, .member = member->member.id};
        const Account other{.kind = AccountKind::Contra, .contra = ledger::Contra::Suspense};
        ledger::Posting posting = shown;
        for (const auto& [rule, amount] :
             {std::pair("shown", shown.amount), std::pair("dropped-from-suspense", -shown.amount)}) {
            posting.rule = rule;
            addLine(entry, n, account, posting, amount);
            addLine(entry, n, other, posting, -amount);
        }
    }
    return {};
}

/// An enrolment that is booked and whose name could not be read: the key may have come since.
Result<Doubt, Fault> PostingBatch::nameMember(const journal::Entry& entry, Settlement how)
{
    const auto& enrolled = std::get<journal::Enrolled>(entry.act);
    if (how == Settlement::Booked)
        return Doubt{}; // stays without a name
    if (how == Settlement::Dropped)
        return Doubt{"no-member-key", enrolled.member.toString()};
    if (const Kept* const member = kept(enrolled.member); member != nullptr && member->member.erased)
        return Doubt{}; // and nobody is to know it any more
    LOYALTY_TRY(named, open(entry, enrolled));
    if (!named)
        return Doubt{"no-member-key", enrolled.member.toString()};
    LOYALTY_TRY(recognised, recognise(m_transaction, named->person, m_desk.keys));
    Kept* const member = kept(enrolled.member);
    if (!member)
        return Doubt{"unknown-member", enrolled.member.toString()};
    if (recognised.same && *recognised.same != member->member.id)
        return Doubt{"belongs-to-another", recognised.same->toString()};
    LOYALTY_CHECK(givePass(named->person.personal));
    Member made = makeMember(member->member.id, named->key, named->person, m_desk);
    noteContested(entry, made, recognised);
    member->member.lookups = std::move(made.lookups);
    member->member.sealedPersonal = std::move(made.sealedPersonal);
    member->member.sealedBrief = std::move(made.sealedBrief);
    member->member.wrappedKey = std::move(made.wrappedKey);
    return Doubt{};
}

/// A new place in the feed, and a position for what the terminal was never told of.
Result<void, Fault> PostingBatch::touchLate(const journal::Entry& entry)
{
    for (const MemberId& id : journal::membersOf(entry)) {
        Kept* const member = kept(id);
        if (!member)
            continue;
        member->changed = true;
        LOYALTY_TRY(told, m_transaction.effectsOn(entry.incarnation, id));
        const auto same = [&](const Effect& effect) { return effect.entry == entry.ref() && effect.member == id; };
        if (std::ranges::none_of(told, same))
            m_effects.push_back({entry.ref(), id, 0});
    }
    return {};
}

/// On its way into suspense an entry wrote at most two lines a posting, for the rights that went home.
std::uint32_t PostingBatch::firstLine(const journal::Entry& entry) const
{
    return m_isLate ? static_cast<std::uint32_t>(2 * entry.postings.size()) : 0;
}

} // namespace loyalty::office
