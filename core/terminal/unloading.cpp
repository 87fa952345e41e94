#include "core/ledger/asset_keys.h"
#include "core/ledger/settlement.h"
#include "core/ledger/shares.h"
#include "core/terminal/reasons.h"
#include "core/terminal/value_in.h"

#include <algorithm>

/// Stored value that goes out in money.
namespace loyalty::terminal {
namespace {

template <class Spends>
std::vector<ledger::LotShare> lotsOf(const Spends& rights)
{
    std::vector<ledger::LotShare> lots;
    for (const auto& part : rights)
        lots.insert(lots.end(), part.lots.begin(), part.lots.end());
    return lots;
}

/// The shares of other lots.
std::vector<ledger::LotShare> lotsBut(const ledger::LotTerms& lot, std::vector<ledger::LotShare> shares)
{
    std::erase_if(shares, [&](const ledger::LotShare& share) { return share.lot == lot; });
    return shares;
}

/// What is left of a lot, with what rights that are held here took out of it. The book still shows what the row does not
/// know to be lent.
std::int64_t remainsOf(const ledger::LotTerms& lot, ledger::LotBook book, const std::vector<ledger::LotShare>& held,
                       std::int64_t leased)
{
    const std::int64_t sum = ledger::sumOf(held);
    book.takeShares(ledger::firstOf(held, sum - std::min(sum, leased)));
    std::int64_t left = 0;
    for (const ledger::LotShare& share : held)
        left += share.lot == lot ? share.amount : 0;
    for (const ledger::Lot& there : book.lots())
        left += there.terms == lot ? there.remaining : 0;
    return left;
}

} // namespace

/// Which loads the money comes of is known by the lots of the rights; where those are not held yet, by what head office
/// would give.
Terminal::UnloadPlan Terminal::planPayOut(Known known, std::int64_t amount) const
{
    const Instant now = m_parts.clock.now();
    UnloadPlan plan{.known = std::move(known)};
    const ledger::MemberLedger& ledger = plan.known.ledger;
    plan.principal = takeRights(plan.known.id, ledger::storedPrincipal(), amount, plan.missing);
    auto lots = lotsOf(plan.principal);
    ledger::LotBook left = ledger.book(ledger::storedPrincipal());
    // What the cached row does not show as lent yet still stands in the book.
    const std::int64_t held = ledger::sumOf(lots);
    left.takeShares(ledger::firstOf(lots, held - std::min(held, ledger.leased(ledger::storedPrincipal()))));
    const auto free = left.preview(amount - held, now);
    left.takeShares(free);
    lots.insert(lots.end(), free.begin(), free.end());
    plan.out = ledger::payOut(lots, left, ledger.book(ledger::storedGift()), valueIn(ledger, now).gift, now);
    plan.out.principal = amount;
    plan.gift = takeRights(plan.known.id, ledger::storedGift(), plan.out.gift, plan.missing);
    return plan;
}

Answer<Terminal::UnloadPlan, ValueRefusal> Terminal::planUnload(const By& by, const MemberId& accountId,
                                                                std::optional<std::int64_t> minor)
{
    if (access::verdict(by.actor.role, access::Permission::RefundValue) == access::Verdict::Refused)
        return fail(ValueRefusal::NotAllowed);
    const programme::Compiled* rules = programmeNow();
    if (!rules)
        return fail(ValueRefusal::NoProgramme);
    LOYALTY_CHECK(current());
    LOYALTY_TRY(known, account(accountId));
    const programme::Programme& programme = rules->programme();
    const bool offered = known.bearer.empty() ? programme.storedValue && programme.storedValue->refundable
                                              : programme.giftCards && programme.giftCards->refundable;
    if (!offered)
        return fail(ValueRefusal::NotOffered);
    const ledger::StoredValue there = valueIn(known.ledger, m_parts.clock.now());
    const std::int64_t amount = minor.value_or(there.principal);
    if (amount <= 0 || amount > there.principal)
        return fail(ValueRefusal::NotEnough);
    return planPayOut(std::move(known), amount);
}

Answer<UnloadView, ValueRefusal> Terminal::previewUnload(const By& by, const MemberId& accountId,
                                                         std::optional<std::int64_t> minor)
{
    LOYALTY_TRY(plan, planUnload(by, accountId, minor));
    PurseView purse = purseOf(plan.known.ledger, m_parts.clock.now());
    purse.principalMinor -= plan.out.principal;
    purse.giftMinor -= plan.out.gift;
    for (const ledger::LotShare& share : plan.out.waiting)
        if (ledger::pendingAt(share.lot, m_parts.clock.now()))
            purse.giftToComeMinor -= share.amount;
    return UnloadView{.refundMinor = plan.out.money(),
                      .giftMinor = plan.out.giftBack() + plan.out.spent,
                      .withheldMinor = plan.out.spent,
                      .purse = std::move(purse)};
}

Result<bool, Fault> Terminal::isSameUnload(const journal::Entry& entry, const MemberId& accountId,
                                           std::optional<std::int64_t> minor)
{
    const auto* const unloaded = std::get_if<journal::Unloaded>(&entry.act);
    if (!unloaded || minor.value_or(0) < 0)
        return false;
    LOYALTY_TRY(same, isSameMember(accountId, unloaded->member));
    return same && minor.value_or(unloaded->refundMinor + unloaded->withheldMinor) ==
                       unloaded->refundMinor + unloaded->withheldMinor;
}

UnloadView Terminal::unloadViewOf(const journal::Entry& entry, const Known& known) const
{
    const auto& unloaded = std::get<journal::Unloaded>(entry.act);
    return UnloadView{.entry = entry.ref(),
                      .refundMinor = unloaded.refundMinor,
                      .giftMinor = unloaded.giftMinor + unloaded.withheldMinor,
                      .withheldMinor = unloaded.withheldMinor,
                      .purse = purseOf(known.ledger, m_parts.clock.now())};
}

Answer<UnloadView, ValueRefusal> Terminal::unload(const By& by, const MemberId& accountId,
                                                  std::optional<std::int64_t> minor, std::string_view reason,
                                                  std::string_view reference)
{
    if (const auto wrong = notAllowed(by, access::Permission::RefundValue))
        return fail(*wrong);
    LOYALTY_TRY(before, actOfReference(reference));
    if (before) {
        LOYALTY_TRY(same, isSameUnload(*before, accountId, minor));
        LOYALTY_TRY(known, know(accountId));
        if (!same || !known)
            return fail(ValueRefusal::TicketTaken);
        UnloadView shown = unloadViewOf(*before, *known);
        shown.repeated = true;
        return shown;
    }
    if (!isReason(reason))
        return fail(ValueRefusal::NoReason);
    LOYALTY_TRY(plan, planUnload(by, accountId, minor));
    if (!plan.missing.empty())
        return fail(ValueRefusal::NeedsRight);
    const Known& known = plan.known;
    const ledger::Posting gift = posting(known.id, ledger::storedGift(), 0, ledger::Contra::Issued, "unload-gift");
    Draft draft;
    spend(draft.postings, posting(known.id, ledger::storedPrincipal(), 0, ledger::Contra::Issued, "unload"),
          plan.principal);
    spend(draft.postings, gift, plan.gift);
    for (const ledger::LotShare& share : plan.out.waiting) {
        draft.postings.push_back(gift);
        draft.postings.back().amount = -share.amount;
        draft.postings.back().prefers = share.lot.id;
    }
    draft.act = journal::Unloaded{.member = known.id,
                                  .refundMinor = plan.out.money(),
                                  .giftMinor = plan.out.giftBack(),
                                  .currency = programmeNow()->programme().currency,
                                  .reason = std::string(reason),
                                  .withheldMinor = plan.out.spent,
                                  .reference = std::string(reference)};
    LOYALTY_TRY(entry, record(by, std::move(draft)));
    return unloadViewOf(entry, again(known));
}

/// What anybody may have spent since head office may know of the load shows in no row that is here: then only rights do.
Answer<Terminal::LoadVoid, ValueRefusal> Terminal::planVoidLoad(const SaleId& load)
{
    LOYALTY_CHECK(current());
    LOYALTY_TRY(entries, entriesOf(load));
    const journal::Entry* loadEntry = nullptr;
    for (const journal::Entry& entry : entries) {
        if (std::holds_alternative<journal::Loaded>(entry.act))
            loadEntry = &entry;
        else if (const auto* const unloaded = std::get_if<journal::Unloaded>(&entry.act); unloaded && unloaded->load)
            return fail(ValueRefusal::NoSuchLoad);
    }
    if (loadEntry == nullptr)
        return fail(ValueRefusal::NoSuchLoad);
    if (loadEntry->date != today())
        return fail(ValueRefusal::OtherDay);
    LOYALTY_TRY(known, account(std::get<journal::Loaded>(loadEntry->act).member));
    LoadVoid plan{.load = *loadEntry, .known = std::move(known), .missing = {}, .rights = {}};
    for (const ledger::Posting& in : plan.load.postings) {
        std::vector<Spend> rights;
        // What can be spent only later nobody has a right of.
        if (plan.load.seq <= m_offered && !ledger::pendingAt(*in.opens, m_parts.clock.now()))
            rights = takeRights(plan.known.id, in.what, in.amount, plan.missing);
        if (remainsOf(*in.opens, plan.known.ledger.book(in.what), lotsOf(rights), plan.known.ledger.leased(in.what)) <
            in.amount)
            return fail(ValueRefusal::Spent);
        if (!rights.empty())
            plan.rights[in.what] = std::move(rights);
    }
    return plan;
}

/// A load that was typed wrong: as if it had not been, so long as nothing of it has bought anything.
Answer<UnloadView, ValueRefusal> Terminal::voidLoad(const By& by, const SaleId& load, std::string_view reason)
{
    if (const auto wrong = notAllowed(by, access::Permission::RefundValue))
        return fail(*wrong);
    if (!isReason(reason))
        return fail(ValueRefusal::NoReason);
    LOYALTY_TRY(plan, planVoidLoad(load));
    if (!plan.missing.empty())
        return fail(ValueRefusal::NeedsRight);
    const Known& known = plan.known;
    const auto& loaded = std::get<journal::Loaded>(plan.load.act);
    Draft draft;
    for (const ledger::Posting& in : plan.load.postings) {
        ledger::Posting out = posting(known.id, in.what, -in.amount, in.contra, "load-void");
        out.reverses = plan.load.ref();
        const bool waits = ledger::pendingAt(*in.opens, m_parts.clock.now());
        const auto rights = waits ? plan.rights.end() : plan.rights.find(in.what);
        if (rights != plan.rights.end())
            spend(draft.postings, out, rights->second);
        // The rights may hold other lots than this load's: those come back, and this one's go.
        const auto others =
            rights == plan.rights.end() ? std::vector<ledger::LotShare>() : lotsBut(*in.opens, lotsOf(rights->second));
        if (!others.empty()) {
            draft.postings.push_back(out);
            draft.postings.back().amount = ledger::sumOf(others);
            draft.postings.back().lots = others;
            out.amount = -ledger::sumOf(others);
        }
        if (!others.empty() || rights == plan.rights.end()) {
            out.prefers = in.opens->id;
            draft.postings.push_back(std::move(out));
        }
    }
    draft.act = journal::Unloaded{.member = known.id,
                                  .refundMinor = loaded.paidMinor,
                                  .giftMinor = loaded.giftMinor,
                                  .currency = loaded.currency,
                                  .reason = std::string(reason),
                                  .load = load};
    LOYALTY_TRY(entry, record(by, std::move(draft)));
    return unloadViewOf(entry, again(known));
}

/// What stands against it is said by voidLoad().
Result<std::vector<MissingRight>, Fault> Terminal::missingForVoidLoad(const SaleId& load)
{
    auto plan = planVoidLoad(load);
    if (plan)
        return std::move(plan->missing);
    if (const auto* const fault = std::get_if<Fault>(&plan.error()))
        return fail(*fault);
    return std::vector<MissingRight>();
}

Result<std::vector<MissingRight>, Fault> Terminal::missingForUnload(const MemberId& accountId,
                                                                    std::optional<std::int64_t> minor)
{
    LOYALTY_TRY(known, know(accountId));
    if (!known)
        return std::vector<MissingRight>();
    const ledger::StoredValue there = valueIn(known->ledger, m_parts.clock.now());
    const std::int64_t amount = minor.value_or(there.principal);
    if (amount <= 0 || amount > there.principal)
        return std::vector<MissingRight>();
    return planPayOut(std::move(*known), amount).missing;
}

} // namespace loyalty::terminal
