#include "core/base/assert.h"
#include "core/ledger/asset_keys.h"
#include "core/ledger/shares.h"
#include "core/ledger/stored_value.h"
#include "core/terminal/terminal.h"

#include <algorithm>
#include <map>

/// What a sale is paid with besides money, and out of which rights. Whatever is spent is covered by a right of head
/// office, so that no two terminals spend the same.
namespace loyalty::terminal {
namespace {

SellStop stop(SellRefusal why)
{
    return {.why = why};
}

} // namespace

ledger::Posting Terminal::posting(const MemberId& member, const ledger::AssetKey& what, std::int64_t amount,
                                  ledger::Contra contra, std::string_view rule) const
{
    return {
        .member = member, .what = what, .amount = amount, .contra = contra, .rule = std::string(rule), .date = today()};
}

void Terminal::give(std::vector<ledger::Posting>& postings, const MemberId& member, const ledger::AssetKey& what,
                    std::int64_t amount, std::string_view rule, std::optional<Instant> end) const
{
    if (amount == 0)
        return;
    ledger::Posting in = posting(member, what, amount, ledger::Contra::Issued, rule);
    in.opens = ledger::LotTerms{{nextRef(), static_cast<std::uint32_t>(postings.size())}, m_parts.clock.now(), end};
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
    LOYALTY_CHECK(planCoupons(ask, reckoning, payment));
    LOYALTY_CHECK(planValue(ask, reckoning, payment));
    return payment;
}

Result<void, Fault> Terminal::planPoints(const SaleAsk& ask, const Reckoning& reckoning, Payment& payment)
{
    const MemberId& member = reckoning.member->id;
    // What comes back in the same act can be spent in it: nobody else has seen it yet.
    std::int64_t left = reckoning.quote.redeemed.count();
    if (reckoning.exchange)
        left -= std::min(left, reckoning.exchange->returned.redeemBack.count());
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
        const std::int64_t there =
            std::max<std::int64_t>(0, known->ledger.balance(ledger::points(), reckoning.context.now));
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

Answer<void, SellStop> Terminal::planCoupons(const SaleAsk& ask, const Reckoning& reckoning, Payment& payment)
{
    std::map<std::string, std::int64_t> uses;
    for (const std::string& coupon : ask.coupons)
        ++uses[coupon];
    for (const auto& [coupon, count] : uses) {
        const ledger::AssetKey what = ledger::coupons(coupon);
        if (!reckoning.member || reckoning.member->ledger.balance(what, reckoning.context.now) < count)
            return fail(stop(SellRefusal::NoSuchCoupon));
        payment.assets.push_back(
            {reckoning.member->id, what, "coupon", takeRights(reckoning.member->id, what, count, payment.missing)});
    }
    return {};
}

Answer<void, SellStop> Terminal::planValue(const SaleAsk& ask, const Reckoning& reckoning, Payment& payment)
{
    std::int64_t due = reckoning.quote.dueMinor;
    for (const ValueAsk& wanted : ask.value) {
        LOYALTY_TRY(known, know(wanted.account));
        if (!known || known->blocked || known->erased)
            return fail(stop(SellRefusal::NoSuchValue));
        const auto& rules = reckoning.programme->programme();
        const Instant now = reckoning.context.now;
        const auto balance = [&](const ledger::AssetKey& what) {
            return std::max<std::int64_t>(0, known->ledger.balance(what, now));
        };
        const ledger::StoredValue there{.principal = balance(ledger::storedPrincipal()),
                                        .gift = balance(ledger::storedGift())};
        const std::int64_t amount = wanted.minor.value_or(std::min(due, there.sum()));
        const bool twice =
            std::ranges::find(payment.value, known->id, &journal::ValuePaid::account) != payment.value.end();
        if (amount < 0 || amount > there.sum() || amount > due || twice)
            return fail(stop(SellRefusal::NotEnoughValue));
        const auto order = rules.storedValue ? rules.storedValue->spendOrder : programme::SpendOrder::GiftFirst;
        const ledger::StoredValue part = ledger::spend(order, there, amount);
        // In the order of spending, so that what was spent last goes home first.
        std::vector<std::pair<ledger::AssetKey, std::int64_t>> kinds{{ledger::storedGift(), part.gift},
                                                                     {ledger::storedPrincipal(), part.principal}};
        if (order == programme::SpendOrder::PrincipalFirst)
            std::swap(kinds[0], kinds[1]);
        for (const auto& [what, minor] : kinds)
            if (minor > 0)
                payment.assets.push_back(
                    {known->id, what, "value", takeRights(known->id, what, minor, payment.missing)});
        if (amount > 0)
            payment.value.push_back({known->id, part.principal, part.gift});
        due -= amount;
    }
    return {};
}

void Terminal::addSpends(const Reckoning& reckoning, const Payment& payment,
                         std::vector<ledger::Posting>& postings) const
{
    if (reckoning.member) {
        const ledger::Posting redeemed =
            posting(reckoning.member->id, ledger::points(), 0, ledger::Contra::Redeemed, "redeem");
        if (reckoning.exchange)
            spend(postings, redeemed, comeBack(postings, reckoning.quote.redeemed.count()));
        for (const Spend& part : payment.points) {
            ledger::Posting like = redeemed;
            like.member = part.member;
            spend(postings, like, {part});
        }
    }
    for (const AssetSpend& spent : payment.assets)
        spend(postings, posting(spent.member, spent.what, 0, ledger::Contra::Redeemed, spent.rule), spent.from);
}

/// Up to `amount` points of those that the postings so far give back.
std::vector<Terminal::Spend> Terminal::comeBack(const std::vector<ledger::Posting>& postings, std::int64_t amount)
{
    std::vector<ledger::LotShare> shares;
    for (const ledger::Posting& back : postings) {
        if (back.amount <= 0 || back.contra != ledger::Contra::Redeemed || back.what != ledger::points())
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
