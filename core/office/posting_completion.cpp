#include "core/journal/sold_lines.h"
#include "core/ledger/homecoming.h"
#include "core/ledger/shares.h"
#include "core/office/completion.h"
#include "core/office/posting.h"

#include <algorithm>

/// What no terminal could do: the goods of one sale came back, or one person joined, at several that did not know of one
/// another.
namespace loyalty::office {
namespace {

/// What goes back once nothing of a sale is left with the customer: coupons, stamps, what it did for points that live on
/// with purchases, and whatever was counted.
bool isWhole(const journal::Sold& sold, const ledger::Posting& posting)
{
    // What an exchange brought home is the sale's before it.
    if (posting.reverses || !goesWithLastGoods(posting.what.asset))
        return false;
    if (!ledger::isLotAsset(posting.what.asset))
        return posting.contra == ledger::Contra::Counted;
    const bool forPoints = posting.amount > 0 && std::ranges::find(sold.rewards, posting.rule,
                                                                   &engine::AskedReward::id) != sold.rewards.end();
    return !forPoints;
}

bool isOf(const ledger::Posting& back, const ledger::Posting& posting)
{
    const bool opposite = (back.amount < 0) != (posting.amount < 0);
    const bool sameDay = ledger::isLotAsset(posting.what.asset) || back.date == posting.date;
    return opposite && sameDay && back.what == posting.what && back.contra == posting.contra;
}

/// What the returns so far took back of postings like this one. A return without its sale knows neither what it takes back
/// nor of which day, and may name somebody else: that is none of it.
template <class IsSame>
std::int64_t broughtBack(const ledger::Posting& posting, const journal::Entry& sale,
                         const std::vector<journal::Entry>& acts, IsSame isSame)
{
    std::int64_t sum = 0;
    for (const journal::Entry& act : acts) {
        const journal::Returned* const returned = journal::returnedIn(act.act);
        const bool blind = returned != nullptr && returned->blind;
        for (ledger::Posting back : act.postings) {
            if (blind)
                back.date = posting.date;
            const bool ofSale = blind ? isSame(back.member, posting.member) : back.reverses == sale.ref();
            if (ofSale && isOf(back, posting))
                sum += back.amount;
        }
    }
    return sum;
}

bool keepsUsed(const programme::Programme& rules, const ledger::Posting& posting)
{
    if (posting.what.asset != ledger::Asset::Coupon || posting.amount > 0)
        return false;
    const auto coupon = std::ranges::find(rules.coupons, posting.what.key, &programme::Coupon::id);
    return coupon != rules.coupons.end() && coupon->onReturn == programme::CouponReturn::Keep;
}

} // namespace

Result<void, Fault> PostingBatch::completeReturn(const journal::Entry& entry, const journal::Returned& returned,
                                                 std::uint32_t& n)
{
    LOYALTY_TRY(acts, actsOf(returned.sale));
    const auto sale = std::ranges::find_if(acts, [&](const journal::Entry& act) {
        const auto* const sold = std::get_if<journal::Sold>(&act.act);
        return sold != nullptr && sold->sale == returned.sale;
    });
    std::vector<engine::ReturnedLine> before;
    for (const journal::Entry& act : acts)
        if (const journal::Returned* const one = journal::returnedIn(act.act);
            one && one->sale == returned.sale && one->id != returned.id)
            before.insert(before.end(), one->lines.begin(), one->lines.end());
    if (sale == acts.end())
        return {};
    const auto& sold = std::get<journal::Sold>(sale->act);
    const programme::Programme* const rules = rulesAt(entry.at);
    // Once: what a person books beyond it finds nothing more to take.
    if (!journal::isAllBack(sold, before, returned.lines) || journal::isAllBack(sold, before) || rules == nullptr)
        return {};
    for (const journal::Entry& act : acts)
        for (const ledger::Posting& posting : act.postings)
            LOYALTY_CHECK(load(posting.member));
    const auto isSame = [this](const MemberId& a, const MemberId& b) { return kept(a) == kept(b); };
    std::vector<ledger::Posting> missing;
    for (const ledger::Posting& posting : sale->postings) {
        const auto done = [&](const ledger::Posting& one) { return isOf(one, posting); };
        if (!isWhole(sold, posting) || keepsUsed(*rules, posting) || !kept(posting.member) ||
            std::ranges::any_of(missing, done))
            continue;
        std::int64_t left = broughtBack(posting, *sale, acts, isSame);
        for (const ledger::Posting& one : sale->postings)
            if (isWhole(sold, one) && one.what == posting.what && one.contra == posting.contra &&
                (one.amount < 0) == (posting.amount < 0) &&
                (ledger::isLotAsset(one.what.asset) || one.date == posting.date))
                left += one.amount;
        const bool counted = !ledger::isLotAsset(posting.what.asset); // the halves may have rounded too much away
        if (left != 0 && (counted || (left < 0) == (posting.amount < 0)))
            for (ledger::Posting& one : goingBack(entry, *sale, posting, left, *rules))
                missing.push_back(std::move(one));
    }
    for (const ledger::Posting& posting : missing)
        LOYALTY_CHECK(bookPosting(entry, posting, n));
    if (!missing.empty())
        m_differences.push_back(
            {entry.ref(), returned.member, "return-completed", "0", std::to_string(missing.size())});
    return {};
}

/// Whoever was a member already is welcomed once. What the second till gave is booked as it was printed, and goes again.
Result<void, Fault> PostingBatch::takeWelcomeBack(const journal::Entry& entry, const journal::Enrolled& enrolled,
                                                  std::uint32_t& n)
{
    const Kept* const member = kept(enrolled.member);
    if (!member || member->member.id == enrolled.member)
        return {};
    for (const ledger::Posting& given : entry.postings) {
        if (given.member != enrolled.member || given.amount <= 0 || !given.opens)
            continue;
        ledger::Posting back = given;
        back.amount = -given.amount;
        back.opens.reset();
        back.prefers = given.opens->id;
        back.rule = "joined-again";
        back.reverses = entry.ref();
        LOYALTY_CHECK(bookPosting(entry, back, n));
    }
    return {};
}

/// What a coupon was taken from it goes back to, as at the terminal; what was given goes from where it is.
std::vector<ledger::Posting> PostingBatch::goingBack(const journal::Entry& entry, const journal::Entry& sale,
                                                     const ledger::Posting& posting, std::int64_t left,
                                                     const programme::Programme& rules) const
{
    ledger::Posting back{.member = posting.member,
                         .what = posting.what,
                         .amount = -left,
                         .contra = posting.contra,
                         .rule = "return-completed",
                         .date = ledger::isLotAsset(posting.what.asset) ? entry.date : posting.date,
                         .reverses = sale.ref()};
    if (!ledger::isLotAsset(posting.what.asset))
        return {back};
    if (left > 0) {
        back.prefers = posting.opens ? std::optional(posting.opens->id) : std::nullopt;
        return {back};
    }
    const Instant now = instantOf(entry);
    ledger::LotTerms late{{entry.ref(), static_cast<std::uint32_t>(entry.postings.size())}, now, {}};
    std::int64_t wanted = -left;
    std::vector<ledger::LotShare> home;
    for (const ledger::Posting& used : sale.postings)
        if (used.what == posting.what && used.amount < 0 && !used.reverses)
            for (const ledger::LotShare& share : ledger::firstOf(used.lots, wanted)) {
                home.push_back(share);
                wanted -= share.amount;
            }
    if (wanted > 0) { // of a use that named no lots
        back.opens = late;
        return {back};
    }
    late.endsAt = now + std::chrono::days{rules.lotCare.graceDays};
    std::vector<ledger::Posting> all;
    ledger::addHome(back, home, kept(posting.member)->member.ledger, late, all);
    return all;
}

} // namespace loyalty::office
