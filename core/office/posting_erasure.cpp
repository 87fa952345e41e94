#include "core/office/posting.h"

/// What says who a member is, taken out of every record that leads to them. The books stay: an account that is nobody's.
namespace loyalty::office {
namespace {

void blank(Member& member)
{
    member.lookups.clear();
    member.sealedPersonal.clear();
    member.sealedBrief.clear();
    member.wrappedKey.clear();
    member.segments.clear();
    member.blockReason.clear();
    member.erased = true;
    if (member.brought) {
        member.brought->lookups.clear();
        member.brought->family.clear();
        member.brought->segments.clear();
    }
}

} // namespace

Result<void, Fault> PostingBatch::erase(const journal::Erased& erased)
{
    Kept& person = *kept(erased.member);
    LOYALTY_CHECK(leaveFamily(person));
    LOYALTY_TRY(names, namesUnder(person.member.id));
    std::vector<Member> blanked;
    for (const MemberId& name : names) {
        LOYALTY_CHECK(m_transaction.eraseMemberKey(name));
        LOYALTY_TRY(alias, aliasRecord(name));
        if (!alias)
            continue;
        blank(*alias);
        blanked.push_back(*alias);
        m_aliases[name] = std::move(*alias);
    }
    blank(person.member);
    person.changed = true;
    blanked.push_back(person.member);
    // At once: somebody may enrol by the same phone in this batch.
    return m_transaction.putMembers(blanked);
}

} // namespace loyalty::office
