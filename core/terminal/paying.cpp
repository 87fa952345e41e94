#include "core/base/assert.h"
#include "core/engine/tender.h"
#include "core/ledger/asset_keys.h"
#include "core/ledger/shares.h"
#include "core/ledger/stored_value.h"
#include "core/terminal/terminal.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

/// What a sale is paid with besides money, and out of which rights. Whatever is spent is covered by a right of head
/// office, so that no two terminals spend the same.
namespace loyalty::terminal {
namespace {

/// In the order of spending, so that what was spent last goes home first; without what is nothing.
std::vector<std::pair<ledger::AssetKey, std::int64_t>> kindsOf(const ledger::StoredValue& value,
                                                               const programme::Programme& rules)
{
    std::vector<std::pair<ledger::AssetKey, std::int64_t>> kinds{{ledger::storedGift(), value.gift},
                                                                 {ledger::storedPrincipal(), value.principal}};
    if (rules.storedValue && rules.storedValue->spendOrder == programme::SpendOrder::PrincipalFirst)
        std::swap(kinds[0], kinds[1]);
    std::erase_if(kinds, [](const auto& kind) { return kind.second == 0; });
    return kinds;
}

} // namespace

ledger::Posting Terminal::posting(const MemberId& member, const ledger::AssetKey& what, std::int64_t amount,
                                  ledger::Contra contra, std::string_view rule) const
{
    return {
        .member = member, .what = what, .amount = amount, .contra = contra, .rule = std::string(rule), .date = today()};
}

void Terminal::give(std::vector<ledger::Posting>& postings, const MemberId& member, const ledger::AssetKey& what,
                    std::int64_t amount, std::string_view rule, std::optional<Instant> end,
                    std::optional<Instant> from) const
{
    if (amount == 0)
        return;
    ledger::Posting in = posting(member, what, amount, ledger::Contra::Issued, rule);
    in.opens =
        ledger::LotTerms{{nextRef(), static_cast<std::uint32_t>(postings.size())}, m_parts.clock.now(), end, from};
    postings.push_back(std::move(in));
}

void Terminal::spend(std::vector<ledger::Posting>& postings, const ledger::Posting& like,
                     const std::vector<Spend>& from)
{
    for (const Spend& part : from) {
        ledger::Posting out = like;
        out.amount = -part.points;
        if (part.grant != 0)
            out.grant = part.grant;
        out.lots = part.lots;
        postings.push_back(std::move(out));
    }
}

std::int64_t Terminal::rightsHeld(const MemberId& member, const ledger::AssetKey& what) const
{
    std::int64_t held = 0;
    for (const journal::HeldRight& right : m_overlay.rightsOf(member, what))
        held += right.remaining;
    return held;
}

std::vector<Terminal::Spend> Terminal::takeRights(const MemberId& member, const ledger::AssetKey& what,
                                                  std::int64_t amount, std::vector<MissingRight>& missing) const
{
    std::vector<Spend> spends;
    for (const journal::HeldRight& right : m_overlay.rightsOf(member, what)) {
        const std::int64_t part = std::min(amount, right.remaining);
        if (part <= 0)
            continue;
        spends.push_back({right.grant.number, part, ledger::firstOf(right.lots, part), member});
        amount -= part;
    }
    if (amount > 0)
        missing.push_back({member, what, amount});
    return spends;
}

Answer<Terminal::Payment, SellStop> Terminal::planPayment(const SaleAsk& ask, const Reckoning& reckoning)
{
    Payment payment;
    if (reckoning.quote.redeemed > Points())
        LOYALTY_CHECK(planPoints(ask, reckoning, payment));
    planCoupons(reckoning, payment);
    planValue(reckoning, payment);
    return payment;
}

Result<void, Fault> Terminal::planPoints(const SaleAsk& ask, const Reckoning& reckoning, Payment& payment)
{
    const MemberId& member = reckoning.member->id;
    // What comes back in the same act can be spent in it: nobody else has seen it yet.
    std::int64_t left = reckoning.quote.redeemed.count();
    if (reckoning.exchange)
        left -= std::min(left, reckoning.exchange->ownBack.count());
    const std::int64_t held =
        std::max<std::int64_t>(0, spendableHere(member).backed.count() - heldElsewhere(member, ask));
    std::int64_t own = left;
    if (ask.family)
        own = std::min(left, ask.online ? std::max<std::int64_t>(0, reckoning.ownBalance.count()) : held);
    if (own > 0) {
        std::int64_t missing = 0;
        payment.points = planSpends(ask, member, own, missing);
        if (missing > 0)
            payment.missing.push_back({member, ledger::points(), missing});
    }
    return planFamily(reckoning, left - own, payment);
}

/// Others of the family pay in the order in which they joined, each with what there is.
Result<void, Fault> Terminal::planFamily(const Reckoning& reckoning, std::int64_t points, Payment& payment)
{
    for (const MemberId& relative : reckoning.member->family) {
        if (points <= 0)
            break;
        LOYALTY_TRY(known, know(relative));
        if (!known || known->blocked || known->erased)
            continue;
        std::int64_t there = std::max<std::int64_t>(0, known->ledger.balance(ledger::points(), reckoning.context.now));
        if (reckoning.facts.spendLimit) // nobody can be asked for more
            there = std::min(there, rightsHeld(known->id, ledger::points()));
        const std::int64_t part = std::min(points, there);
        if (part == 0)
            continue;
        const auto spends = takeRights(known->id, ledger::points(), part, payment.missing);
        payment.points.insert(payment.points.end(), spends.begin(), spends.end());
        points -= part;
    }
    if (points > 0)
        payment.missing.push_back({reckoning.member->id, ledger::points(), points});
    return {};
}

/// Whose points pay besides the member's own; what is yet to be covered by a right is theirs all the same.
Result<std::vector<FamilyPays>, Fault> Terminal::familyPays(const Reckoning& reckoning, const Payment& payment)
{
    std::vector<FamilyPays> shares;
    if (!reckoning.member)
        return shares;
    for (const MemberId& relative : reckoning.member->family) {
        LOYALTY_TRY(known, know(relative));
        if (!known)
            continue;
        Points pays;
        for (const Spend& part : payment.points)
            if (part.member == known->id)
                pays += Points(part.points);
        for (const MissingRight& right : payment.missing)
            if (right.member == known->id && right.what == ledger::points())
                pays += Points(right.amount);
        if (pays > Points())
            shares.push_back({known->id, known->brief ? known->brief->maskedName : std::string(), pays});
    }
    return shares;
}

/// A coupon that was presented and opened nothing stays with the member.
void Terminal::planCoupons(const Reckoning& reckoning, Payment& payment) const
{
    std::map<std::string, std::int64_t> uses;
    for (const engine::AppliedOffer& offer : reckoning.quote.offers)
        if (!offer.coupon.empty()) {
            ++uses[offer.coupon];
            payment.coupons.push_back(offer.coupon);
        }
    const MemberId member = reckoning.member ? reckoning.member->id : MemberId();
    for (const auto& [coupon, count] : uses) {
        const ledger::AssetKey what = ledger::coupons(coupon);
        const std::int64_t carried = carriedUses(reckoning, coupon, count);
        payment.assets.push_back({.member = member,
                                  .what = what,
                                  .rule = "coupon",
                                  .from = takeRights(member, what, count - carried, payment.missing),
                                  .carried = carried});
    }
}

std::int64_t Terminal::carriedUses(const Reckoning& reckoning, const std::string& coupon, std::int64_t count)
{
    if (!reckoning.exchange)
        return 0;
    const auto back = reckoning.exchange->couponsBack.find(coupon);
    return back == reckoning.exchange->couponsBack.end() ? 0 : std::min(count, back->second);
}

/// What each account pays of the price that the quote says, after the money that comes back with goods: value pays what
/// money would.
Answer<std::vector<Terminal::ValuePart>, SellStop> Terminal::valueFor(const SaleAsk& ask, const Reckoning& reckoning,
                                                                      std::vector<engine::Tender>& carried)
{
    std::int64_t due = reckoning.quote.dueMinor;
    for (const engine::Tender& tender : ask.redeem.tenders)
        due -= tender.minor;
    LOYALTY_TRY(parts, carriedValue(reckoning, due, carried));
    std::set<MemberId> paying;
    const auto& stored = reckoning.programme->programme().storedValue;
    for (const ValueAsk& wanted : ask.value) {
        LOYALTY_TRY(known, know(wanted.account));
        if (!known || known->blocked || known->erased)
            return fail(SellStop{.why = SellRefusal::NoSuchValue});
        const auto balance = [&](const ledger::AssetKey& what) {
            return std::max<std::int64_t>(0, known->ledger.balance(what, reckoning.context.now));
        };
        const ledger::StoredValue there{.principal = balance(ledger::storedPrincipal()),
                                        .gift = balance(ledger::storedGift())};
        const engine::TenderAsk pays{.balanceMinor = there.sum(), .askedMinor = wanted.minor.value_or(there.sum())};
        const std::int64_t amount = engine::takeTenders(due, std::span(&pays, 1)).front();
        if (amount != wanted.minor.value_or(amount) || !paying.insert(known->id).second)
            return fail(SellStop{.why = SellRefusal::NotEnoughValue});
        const auto order = stored ? stored->spendOrder : programme::SpendOrder::GiftFirst;
        const auto same = std::ranges::find(parts, known->id, [](const ValuePart& part) { return part.account.id; });
        const auto part = same == parts.end() ? parts.insert(same, {.account = std::move(*known)}) : same;
        part->amount = ledger::spend(order, there, amount);
        due -= amount;
    }
    return std::move(parts);
}

void Terminal::planValue(const Reckoning& reckoning, Payment& payment) const
{
    for (const ValuePart& part : reckoning.value) {
        const MemberId& account = part.account.id;
        for (const auto& [what, minor] : kindsOf(part.amount, reckoning.programme->programme()))
            payment.assets.push_back({.member = account,
                                      .what = what,
                                      .rule = "value",
                                      .from = takeRights(account, what, minor, payment.missing)});
        const ledger::StoredValue all{.principal = part.amount.principal + part.carried.principal,
                                      .gift = part.amount.gift + part.carried.gift};
        if (all.sum() > 0)
            payment.value.push_back({account, all.principal, all.gift, !part.account.bearer.empty()});
    }
}

void Terminal::addSpends(const Reckoning& reckoning, const Payment& payment,
                         std::vector<ledger::Posting>& postings) const
{
    if (reckoning.member) {
        const ledger::Posting redeemed =
            posting(reckoning.member->id, ledger::points(), 0, ledger::Contra::Redeemed, "redeem");
        if (reckoning.exchange)
            spend(postings, redeemed,
                  comeBack(postings, reckoning.member->id, ledger::points(), reckoning.quote.redeemed.count()));
        for (const Spend& part : payment.points) {
            ledger::Posting like = redeemed;
            like.member = part.member;
            spend(postings, like, {part});
        }
    }
    for (const ValuePart& part : reckoning.value)
        for (const auto& [what, minor] : kindsOf(part.carried, reckoning.programme->programme()))
            spend(postings, posting(part.account.id, what, 0, ledger::Contra::Redeemed, "value"),
                  comeBack(postings, part.account.id, what, minor));
    for (const AssetSpend& spent : payment.assets) {
        const ledger::Posting like = posting(spent.member, spent.what, 0, ledger::Contra::Redeemed, spent.rule);
        spend(postings, like, comeBack(postings, spent.member, spent.what, spent.carried));
        spend(postings, like, spent.from);
    }
}

/// Up to `amount` of what the postings so far give back to the member.
std::vector<Terminal::Spend> Terminal::comeBack(const std::vector<ledger::Posting>& postings, const MemberId& member,
                                                const ledger::AssetKey& what, std::int64_t amount) const
{
    std::vector<ledger::LotShare> shares;
    for (const ledger::Posting& back : postings) {
        if (back.amount <= 0 || back.contra != ledger::Contra::Redeemed || back.what != what ||
            !isName(back.member, member))
            continue;
        if (back.opens)
            shares.push_back({*back.opens, back.amount});
        else
            shares.insert(shares.end(), back.lots.begin(), back.lots.end());
    }
    const auto lots = ledger::firstOf(shares, amount);
    const std::int64_t points = ledger::sumOf(lots);
    if (points == 0)
        return {};
    return {Spend{.grant = 0, .points = points, .lots = lots}};
}

} // namespace loyalty::terminal
