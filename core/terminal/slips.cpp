#include "core/access/member_code.h"
#include "core/terminal/paper_states.h"
#include "core/terminal/terminal.h"

#include <map>
#include <set>

namespace loyalty::terminal {
namespace {

constexpr std::size_t kEntries = 500;
constexpr std::size_t kBytes = std::size_t{4} << 20;
constexpr std::uint64_t kRecentEntries = 10'000;

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
        if (!comesLater(*entry, {}, m_parts.clock.now()))
            standing->balanceAt.reset();
        LOYALTY_TRY(code, staticCodeOf(member, *enrolled));
        return receipt::Receipt(receipt::EnrolmentSlip{.heading = headingOf(*entry, {}),
                                                       .member = std::move(*standing),
                                                       .joined = entry->date,
                                                       .consentText = enrolled->consentText,
                                                       .code = std::move(code)});
    }
    return fail(ReceiptRefusal::NoSuchReceipt);
}

Result<std::optional<journal::Entry>, Fault> Terminal::slipEntry(const ledger::EntryRef& of)
{
    if (of.incarnation != m_identity.incarnation || of.seq == 0)
        return std::optional<journal::Entry>();
    LOYALTY_TRY(there, m_parts.journal.read(of.seq - 1, 1, 1));
    if (there.empty())
        return std::optional<journal::Entry>();
    auto entry = journal::decode(there.front().bytes);
    if (!entry || entry->seq != of.seq || !hasSlip(*entry))
        return std::optional<journal::Entry>();
    return std::optional(std::move(*entry));
}

/// What became of it stands behind it in the journal: near its end for a slip that somebody waits for.
Result<ReceiptState, Fault> Terminal::slipState(const journal::Entry& entry)
{
    ReceiptState state = newPaper(entry);
    for (std::uint64_t seq = entry.seq;;) {
        LOYALTY_TRY(batch, m_parts.journal.read(seq, kEntries, kBytes));
        if (batch.empty())
            return state;
        for (const journal::ChainedEntry& chained : batch) {
            seq = chained.seq;
            const auto later = journal::decode(chained.bytes);
            const auto* const printed = later ? std::get_if<journal::Printed>(&later->act) : nullptr;
            if (printed != nullptr && printed->of == state.of)
                take(*printed, state);
        }
    }
}

Answer<receipt::ValueReceipt, ReceiptRefusal> Terminal::valuePaper(const journal::Entry& entry,
                                                                   const ReceiptState& state)
{
    receipt::ValueReceipt paper{.heading = headingOf(entry, state)};
    MemberId account;
    if (const auto* const loaded = std::get_if<journal::Loaded>(&entry.act)) {
        paper.minor = loaded->paidMinor;
        paper.giftMinor = loaded->giftMinor;
        paper.currency = loaded->currency;
        account = loaded->member;
    } else if (const auto* const unloaded = std::get_if<journal::Unloaded>(&entry.act)) {
        paper.kind = receipt::ValueReceipt::Kind::PayOut;
        paper.minor = unloaded->refundMinor;
        paper.giftMinor = unloaded->giftMinor + unloaded->withheldMinor;
        paper.currency = unloaded->currency;
        paper.reason = unloaded->reason;
        account = unloaded->member;
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
    return paper;
}

Answer<receipt::Receipt, ReceiptRefusal> Terminal::valueSlip(const By& by, const ledger::EntryRef& of, int onTheWay)
{
    LOYALTY_CHECK(current());
    LOYALTY_TRY(state, paperState(by, SaleId(), of));
    countOnTheWay(onTheWay, state);
    if (state.printed > 0) {
        const auto verdict = access::verdict(by.actor, by.approver, access::Permission::Reprint);
        if (verdict != access::Verdict::Allowed)
            return fail(verdict == access::Verdict::Refused ? ReceiptRefusal::NotAllowed
                                                            : ReceiptRefusal::NeedsApproval);
    }
    LOYALTY_TRY(entry, slipEntry(of));
    if (!entry)
        return fail(ReceiptRefusal::NoSuchReceipt);
    if (const auto* const returned = std::get_if<journal::Returned>(&entry->act))
        return blindPaper(*entry, *returned, state);
    LOYALTY_TRY(paper, valuePaper(*entry, state));
    return receipt::Receipt(std::move(paper));
}

/// Goods that came back without their sale: what was given for them, and why.
Answer<receipt::Receipt, ReceiptRefusal> Terminal::blindPaper(const journal::Entry& entry,
                                                              const journal::Returned& returned,
                                                              const ReceiptState& state)
{
    LOYALTY_TRY(member, standingOf(returned.member));
    if (member && !comesLater(entry, state, m_parts.clock.now()))
        member->balanceAt.reset();
    receipt::ReturnReceipt paper{.heading = headingOf(entry, state), .currency = returned.currency};
    for (const engine::BasketLine& line : returned.goods)
        paper.items.push_back({line.label(), line.quantity, line.amountMinor});
    paper.refundMinor = returned.refundMinor;
    paper.withheldMinor = returned.withheldMinor;
    paper.takenBack = returned.pointsBack;
    paper.paidInMoney = returned.paidInMoney;
    paper.waived = returned.waived;
    paper.reason = returned.reason;
    paper.member = std::move(member);
    return receipt::Receipt(std::move(paper));
}

Answer<ReturnView, FindRefusal> Terminal::blindReturn(const By& by, const SaleId& id)
{
    if (access::verdict(by.actor, by.approver, access::Permission::LookUp) != access::Verdict::Allowed)
        return fail(FindRefusal::NotAllowed);
    LOYALTY_CHECK(current());
    std::uint64_t after = m_head.seq > kRecentEntries ? m_head.seq - kRecentEntries : 0;
    for (;;) {
        LOYALTY_TRY(batch, m_parts.journal.read(after, kEntries, kBytes));
        if (batch.empty())
            return fail(FindRefusal::NoSuchSale);
        for (const journal::ChainedEntry& chained : batch) {
            after = chained.seq;
            const auto entry = journal::decode(chained.bytes);
            const auto* const returned = entry ? std::get_if<journal::Returned>(&entry->act) : nullptr;
            if (returned == nullptr || !returned->blind || returned->id != id)
                continue;
            std::optional<Known> buyer;
            if (returned->member) {
                LOYALTY_TRY(known, know(*returned->member));
                buyer = std::move(known);
            }
            return returnViewOf(*entry, *returned, buyer);
        }
    }
}

Answer<std::vector<SlipView>, ReceiptRefusal> Terminal::recentSlips(const By& by, std::size_t count)
{
    if (access::verdict(by.actor, by.approver, access::Permission::LookUp) != access::Verdict::Allowed)
        return fail(ReceiptRefusal::NotAllowed);
    LOYALTY_CHECK(current());
    std::uint64_t after = m_head.seq > kRecentEntries ? m_head.seq - kRecentEntries : 0;
    std::vector<journal::Entry> slips;
    std::map<std::uint64_t, ReceiptState> states;
    std::set<SaleId> takenBack;
    for (;;) {
        LOYALTY_TRY(batch, m_parts.journal.read(after, kEntries, kBytes));
        if (batch.empty())
            break;
        for (const journal::ChainedEntry& chained : batch) {
            after = chained.seq;
            auto entry = journal::decode(chained.bytes);
            if (!entry)
                continue;
            const auto* const printed = std::get_if<journal::Printed>(&entry->act);
            if (const auto state = printed ? states.find(printed->of.seq) : states.end(); state != states.end())
                take(*printed, state->second);
            if (!hasValueSlip(*entry))
                continue;
            if (const auto* const out = std::get_if<journal::Unloaded>(&entry->act); out != nullptr && out->load)
                takenBack.insert(*out->load);
            states.emplace(entry->seq, newPaper(*entry));
            slips.push_back(std::move(*entry));
        }
    }
    const auto voidable = [&](const journal::Entry& slip) -> std::optional<SaleId> {
        const auto* const loaded = std::get_if<journal::Loaded>(&slip.act);
        const bool there = loaded != nullptr && slip.date == today() && !takenBack.contains(loaded->id);
        return there ? std::optional(loaded->id) : std::nullopt;
    };
    std::vector<SlipView> views;
    for (auto slip = slips.rbegin(); slip != slips.rend() && views.size() < count; ++slip) {
        const ReceiptState& state = states.at(slip->seq);
        const auto paper = valuePaper(*slip, state);
        if (paper)
            views.push_back({state, *paper, voidable(*slip)});
        else if (const auto* const fault = std::get_if<Fault>(&paper.error()))
            return fail(*fault);
    }
    return views;
}

} // namespace loyalty::terminal
