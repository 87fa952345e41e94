#include "core/access/member_code.h"
#include "core/terminal/terminal.h"

namespace loyalty::terminal {
namespace {

constexpr std::size_t kEntries = 500;

} // namespace

/// Empty where the pass that was made here is no longer the member's: the phone was lost since, and got another.
Result<std::string, Fault> Terminal::staticCodeOf(const MemberId& member, const journal::Enrolled& enrolled)
{
    LOYALTY_TRY(keys, m_parts.journal.memberKeys({member}));
    if (keys.empty())
        return std::string();
    const auto key = member::unwrapKey(m_keys.storeKey, member, keys.front().wrapped);
    const auto personal = key ? member::openPersonal(*key, member, enrolled.sealed) : std::nullopt;
    if (!personal || !personal->pass)
        return std::string();
    LOYALTY_TRY(owners, membersWith(hashOf(*personal->pass)));
    return owners.empty() ? std::string() : access::makeStaticCode(*personal->pass);
}

Answer<receipt::Receipt, ReceiptRefusal> Terminal::enrolmentSlip(const By& by, const MemberId& member)
{
    switch (access::verdict(by.actor, by.approver, access::Permission::Enrol)) {
    case access::Verdict::Refused:
        return fail(ReceiptRefusal::NotAllowed);
    case access::Verdict::NeedsApproval:
        return fail(ReceiptRefusal::NeedsApproval);
    case access::Verdict::Allowed:
        break;
    }
    LOYALTY_CHECK(current());
    LOYALTY_TRY(entries, m_parts.journal.ofMember(member, kEntries));
    for (const journal::ChainedEntry& chained : entries) {
        const auto entry = journal::decode(chained.bytes);
        const auto* const enrolled = entry ? std::get_if<journal::Enrolled>(&entry->act) : nullptr;
        if (enrolled == nullptr)
            continue;
        LOYALTY_TRY(standing, standingOf(member));
        if (!standing)
            break; // erased since
        LOYALTY_TRY(code, staticCodeOf(member, *enrolled));
        return receipt::Receipt(receipt::EnrolmentSlip{.heading = headingOf(*entry, {}),
                                                       .member = std::move(*standing),
                                                       .joined = entry->date,
                                                       .consentText = enrolled->consentText,
                                                       .code = std::move(code)});
    }
    return fail(ReceiptRefusal::NoSuchReceipt);
}

Answer<receipt::Receipt, ReceiptRefusal> Terminal::valueSlip(const By& by, const ledger::EntryRef& of)
{
    if (access::verdict(by.actor, by.approver, access::Permission::LookUp) != access::Verdict::Allowed)
        return fail(ReceiptRefusal::NotAllowed);
    LOYALTY_CHECK(current());
    if (of.incarnation != m_identity.incarnation || of.seq == 0)
        return fail(ReceiptRefusal::NoSuchReceipt);
    LOYALTY_TRY(there, m_parts.journal.read(of.seq - 1, 1, 1));
    if (there.empty())
        return fail(ReceiptRefusal::NoSuchReceipt);
    const auto entry = journal::decode(there.front().bytes);
    if (!entry)
        return fail(ReceiptRefusal::NoSuchReceipt);
    receipt::ValueReceipt paper{.heading = headingOf(*entry, {})};
    MemberId account;
    if (const auto* const loaded = std::get_if<journal::Loaded>(&entry->act)) {
        paper.minor = loaded->paidMinor;
        paper.giftMinor = loaded->giftMinor;
        paper.currency = loaded->currency;
        account = loaded->member;
    } else if (const auto* const unloaded = std::get_if<journal::Unloaded>(&entry->act)) {
        paper.kind = receipt::ValueReceipt::Kind::PayOut;
        paper.minor = unloaded->refundMinor;
        paper.giftMinor = unloaded->giftMinor + unloaded->withheldMinor;
        paper.currency = unloaded->currency;
        paper.reason = unloaded->reason;
        account = unloaded->member;
    } else {
        return fail(ReceiptRefusal::NoSuchReceipt);
    }
    LOYALTY_TRY(known, know(account));
    if (!known)
        return fail(ReceiptRefusal::NoSuchReceipt);
    const MemberView seen = view(*known, access::Trust::Static);
    const std::string gap = seen.maskedName.empty() || seen.maskedNumber.empty() ? "" : " ";
    paper.card = !seen.bearer.empty();
    paper.account = paper.card ? "****" + seen.bearer : seen.maskedName + gap + seen.maskedNumber;
    paper.balanceMinor = seen.purse.principalMinor + seen.purse.giftMinor;
    paper.balanceGiftMinor = seen.purse.giftMinor;
    return receipt::Receipt(std::move(paper));
}

} // namespace loyalty::terminal
