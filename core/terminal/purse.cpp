#include "core/base/split.h"
#include "core/ledger/asset_keys.h"
#include "core/ledger/shares.h"
#include "core/ledger/stored_value.h"
#include "core/member/lookup.h"
#include "core/programme/expiry.h"
#include "core/terminal/reasons.h"
#include "core/terminal/terminal.h"
#include "core/terminal/value_in.h"

#include <algorithm>
#include <functional>

/// Stored value, gift cards, coupons and stamps.
namespace loyalty::terminal {
namespace {

template <class Item>
const Item* named(const std::vector<Item>& items, std::string_view id)
{
    const auto found = std::ranges::find(items, id, &Item::id);
    return found == items.end() ? nullptr : &*found;
}

std::string endingOf(const member::CardNumber& card)
{
    constexpr std::size_t kShown = 4;
    const std::string_view digits = card.digits();
    return std::string(digits.substr(digits.size() - std::min(kShown, digits.size())));
}

/// What is given by hand on a day; of what a sale gives the quote says it.
std::optional<BusinessDate> invalidFrom(const std::optional<programme::Expiry>& expiry, BusinessDate given)
{
    return expiry ? std::optional(programme::firstInvalidDay(*expiry, given)) : std::nullopt;
}

/// A gift's instalments: equal, what does not divide with the first ones.
std::vector<std::int64_t> partsOf(std::int64_t gift, int instalments)
{
    return splitByLargestRemainder(gift, std::vector<std::int64_t>(static_cast<std::size_t>(instalments), 1));
}

} // namespace

Answer<Terminal::Known, ValueRefusal> Terminal::account(const MemberId& account)
{
    LOYALTY_TRY(known, know(account));
    if (!known || known->erased)
        return fail(ValueRefusal::NoSuchAccount);
    if (known->blocked)
        return fail(ValueRefusal::Blocked);
    return std::move(*known);
}

/// An account that is there, or a gift card that nobody has seen: then `opens` says what it is found by.
Answer<Terminal::Known, ValueRefusal> Terminal::accountFor(const LoadAsk& ask,
                                                           std::optional<journal::BearerCard>& opens)
{
    if (ask.account)
        return account(*ask.account);
    const auto card = member::CardNumber::parse(ask.card);
    if (!card)
        return fail(ValueRefusal::BadCard);
    const crypto::KeyedHash lookup = member::lookupHash(m_keys.lookupKey, member::LookupKind::Card, card->digits());
    LOYALTY_TRY(owners, membersWith(lookup));
    if (!owners.empty())
        return account(owners.front());
    opens = journal::BearerCard{lookup, endingOf(*card)};
    Known fresh;
    // The same card sold at two terminals that do not know of one another is one account.
    MemberId::Bytes bytes{};
    const crypto::Hash hash = crypto::hash("loyalty-gift-card|" + m_identity.settings.chain + "|", lookup.view());
    std::copy_n(hash.bytes().begin(), bytes.size(), bytes.begin());
    fresh.id = MemberId(bytes);
    fresh.bearer = opens->ending;
    return fresh;
}

/// How much of what is loaded and given fits beside what is `there` and what is still to come of earlier gifts, and until
/// when.
std::optional<ValueRefusal> Terminal::planAmount(const programme::Programme& programme, const LoadAsk& ask,
                                                 std::int64_t there, LoadPlan& plan)
{
    if (!plan.known.bearer.empty()) {
        if (!programme.giftCards || (!plan.opens && !programme.giftCards->reloadable))
            return ValueRefusal::NotOffered;
        if (ask.minor < programme.giftCards->minMinor || ask.minor > programme.giftCards->maxMinor - there)
            return ValueRefusal::OutOfRange;
        plan.expiry = programme.giftCards->expiry;
        return std::nullopt;
    }
    if (!programme.storedValue)
        return ValueRefusal::NotOffered;
    const programme::StoredValue& value = *programme.storedValue;
    if (ask.minor < value.minTopUpMinor || ask.minor > value.maxTopUpMinor)
        return ValueRefusal::OutOfRange;
    plan.giftMinor = ledger::giftFor(value, ask.minor);
    for (const programme::TopUpGift& step : value.gifts)
        if (ask.minor >= step.fromMinor)
            plan.instalments = step.instalments;
    plan.giftExpiry = value.giftExpiry;
    if (value.maxBalanceMinor > 0 && ask.minor + plan.giftMinor > value.maxBalanceMinor - there)
        return ValueRefusal::OutOfRange;
    return std::nullopt;
}

SaleId Terminal::loadIdOf(const LoadAsk& ask)
{
    SaleAsk named;
    named.registerId = ask.registerId;
    named.ticket = ask.ticket.empty() ? std::string() : "load/" + ask.ticket;
    return saleIdOf(named);
}

Answer<Terminal::LoadPlan, ValueRefusal> Terminal::planLoad(const By& by, const LoadAsk& ask, const SaleId& id)
{
    if (const auto wrong = notAllowed(by, access::Permission::LoadValue))
        return fail(*wrong);
    const programme::Compiled* rules = programmeNow();
    if (!rules)
        return fail(ValueRefusal::NoProgramme);
    LOYALTY_CHECK(current());
    LoadPlan plan;
    LOYALTY_TRY(known, accountFor(ask, plan.opens));
    if (!ask.card.empty() && known.bearer.empty())
        return fail(ValueRefusal::NotAGiftCard);
    plan.known = std::move(known);
    if (!ask.ticket.empty()) {
        LOYALTY_TRY(before, loadOfTicket(id));
        if (before && (before->account != plan.known.id || before->paidMinor != ask.minor))
            return fail(ValueRefusal::TicketTaken);
        plan.before = std::move(before);
        if (plan.before)
            return plan;
    }
    const Instant now = m_parts.clock.now();
    const std::int64_t there =
        valueIn(plan.known.ledger, now).sum() + plan.known.ledger.pending(ledger::storedGift(), now);
    if (const auto wrong = planAmount(rules->programme(), ask, there, plan))
        return fail(*wrong);
    return plan;
}

Answer<LoadView, ValueRefusal> Terminal::load(const By& by, const LoadAsk& ask)
{
    const SaleId id = loadIdOf(ask);
    LOYALTY_TRY(plan, planLoad(by, ask, id));
    if (plan.before)
        return std::move(*plan.before);
    const programme::Programme& programme = programmeNow()->programme();
    const auto endOf = [&](const std::optional<programme::Expiry>& after, BusinessDate from) {
        return lotEnd(invalidFrom(after, from));
    };
    const MemberId& account = plan.known.id;
    Draft draft;
    give(draft.postings, account, ledger::storedPrincipal(), ask.minor, "load", endOf(plan.expiry, today()));
    if (plan.giftMinor > 0)
        draft.postings.back().opens->gift = ledger::LoadGift{plan.giftMinor, ask.minor};
    const std::vector<std::int64_t> parts = partsOf(plan.giftMinor, plan.instalments);
    for (std::size_t part = 0; part < parts.size(); ++part) {
        const BusinessDate comes = today().plusMonths(static_cast<int>(part));
        give(draft.postings, account, ledger::storedGift(), parts[part], "load-gift", endOf(plan.giftExpiry, comes),
             part == 0 ? std::nullopt : lotStart(comes));
    }
    draft.act = journal::Loaded{.id = id,
                                .member = account,
                                .paidMinor = ask.minor,
                                .giftMinor = plan.giftMinor,
                                .currency = programme.currency,
                                .ticket = ask.ticket,
                                .programmeVersion = programme.version,
                                .opens = plan.opens};
    LOYALTY_TRY(entry, record(by, std::move(draft)));
    return loadViewOf(entry, plan.opens ? knowWith(account, std::nullopt) : again(plan.known));
}

Answer<LoadView, ValueRefusal> Terminal::previewLoad(const By& by, const LoadAsk& ask)
{
    LOYALTY_TRY(plan, planLoad(by, ask, loadIdOf(ask)));
    if (plan.before)
        return std::move(*plan.before);
    PurseView purse = purseOf(plan.known.ledger, m_parts.clock.now());
    purse.principalMinor += ask.minor;
    const std::int64_t atOnce = partsOf(plan.giftMinor, plan.instalments).front();
    purse.giftMinor += atOnce;
    purse.giftToComeMinor += plan.giftMinor - atOnce;
    return LoadView{
        .account = plan.known.id, .paidMinor = ask.minor, .giftMinor = plan.giftMinor, .purse = std::move(purse)};
}

LoadView Terminal::loadViewOf(const journal::Entry& entry, const std::optional<Known>& known) const
{
    const auto& loaded = std::get<journal::Loaded>(entry.act);
    return LoadView{.id = loaded.id,
                    .entry = entry.ref(),
                    .account = loaded.member,
                    .paidMinor = loaded.paidMinor,
                    .giftMinor = loaded.giftMinor,
                    .purse = known ? purseOf(known->ledger, m_parts.clock.now()) : PurseView()};
}

Result<std::optional<LoadView>, Fault> Terminal::loadOfTicket(const SaleId& id)
{
    LOYALTY_TRY(entries, m_parts.journal.ofSale(id));
    for (const journal::ChainedEntry& chained : entries) {
        const auto entry = journal::decode(chained.bytes);
        if (!entry || !std::holds_alternative<journal::Loaded>(entry->act))
            continue;
        LOYALTY_TRY(known, know(std::get<journal::Loaded>(entry->act).member));
        LoadView view = loadViewOf(*entry, known);
        view.repeated = true;
        return std::optional(std::move(view));
    }
    return std::optional<LoadView>();
}

void Terminal::addCouponsOf(std::vector<ledger::Posting>& postings, const MemberId& member,
                            const programme::Coupon& coupon, std::int64_t count, std::string_view rule,
                            const std::optional<BusinessDate>& firstInvalidDay) const
{
    give(postings, member, ledger::coupons(coupon.id), count * coupon.uses, rule, lotEnd(firstInvalidDay));
}

Answer<MemberView, ValueRefusal> Terminal::moveCoupons(const By& by, const MemberId& member, std::string_view coupon,
                                                       std::int64_t count, std::string_view reason,
                                                       std::string_view reference)
{
    constexpr std::int64_t kMost = 1'000;
    if (const auto wrong = notAllowed(by, access::Permission::MoveCoupon))
        return fail(*wrong);
    LOYALTY_TRY(before, actOfReference(reference));
    if (before) {
        const auto* const moved = std::get_if<journal::CouponMoved>(&before->act);
        LOYALTY_TRY(same, isSameMember(member, moved ? std::optional(moved->member) : std::nullopt));
        if (!same || moved->coupon != coupon || moved->count != count)
            return fail(ValueRefusal::TicketTaken);
        LOYALTY_TRY(shown, bookedBefore(member));
        return std::move(shown);
    }
    if (!isReason(reason))
        return fail(ValueRefusal::NoReason);
    if (count == 0 || count > kMost || count < -kMost)
        return fail(ValueRefusal::OutOfRange);
    const programme::Compiled* rules = programmeNow();
    const programme::Coupon* const kind = rules ? named(rules->programme().coupons, coupon) : nullptr;
    if (!kind)
        return fail(rules ? ValueRefusal::NotOffered : ValueRefusal::NoProgramme);
    LOYALTY_CHECK(current());
    LOYALTY_TRY(known, account(member));
    std::vector<ledger::Posting> postings;
    if (count > 0) {
        addCouponsOf(postings, known.id, *kind, count, "coupon-issue", invalidFrom(kind->expiry, today()));
    } else {
        const ledger::AssetKey what = ledger::coupons(kind->id);
        if (known.ledger.balance(what, m_parts.clock.now()) < -count)
            return fail(ValueRefusal::NotEnough);
        std::vector<MissingRight> missing;
        const auto rights = takeRights(known.id, what, -count, missing);
        if (!missing.empty())
            return fail(ValueRefusal::NeedsRight);
        spend(postings, posting(known.id, what, 0, ledger::Contra::Adjusted, "coupon-void"), rights);
    }
    LOYALTY_TRY(shown, recordOn(by, known,
                                journal::CouponMoved{.member = known.id,
                                                     .coupon = kind->id,
                                                     .count = count,
                                                     .reason = std::string(reason),
                                                     .reference = std::string(reference)},
                                std::move(postings)));
    return std::move(shown);
}

void Terminal::addIssued(const Reckoning& reckoning, std::vector<ledger::Posting>& postings) const
{
    const programme::Programme& programme = reckoning.programme->programme();
    const MemberId& member = reckoning.member->id;
    for (const engine::IssuedAsset& issued : reckoning.quote.issued) {
        if (issued.kind == engine::IssuedAsset::Kind::Stamp)
            give(postings, member, ledger::stamps(issued.key), issued.count, issued.from,
                 lotEnd(issued.firstInvalidDay));
        else if (const auto* const coupon = named(programme.coupons, issued.key))
            addCouponsOf(postings, member, *coupon, issued.count, issued.from, issued.firstInvalidDay);
    }
    for (const programme::StampCard& card : programme.stampCards)
        static_cast<void>(fillCard(postings, member, card));
}

std::int64_t Terminal::fillCard(std::vector<ledger::Posting>& postings, const MemberId& member,
                                const programme::StampCard& card) const
{
    const ledger::AssetKey what = ledger::stamps(card.id);
    std::vector<ledger::LotShare> own;
    for (const ledger::Posting& given : postings)
        if (given.member == member && given.what == what && given.opens && !given.reverses)
            own.push_back({*given.opens, given.amount});
    const std::int64_t held = rightsHeld(member, what);
    const std::int64_t filled = (held + ledger::sumOf(own)) / card.stamps;
    if (filled == 0)
        return 0;
    // Stamps of other visits are covered by a right, and go first: they end first. Those of this act nobody else has seen.
    const std::int64_t ofOthers = std::min(held, filled * card.stamps);
    const std::int64_t ofThese = filled * card.stamps - ofOthers;
    std::vector<MissingRight> none;
    const ledger::Posting full = posting(member, what, 0, ledger::Contra::Redeemed, "card-full");
    spend(postings, full, takeRights(member, what, ofOthers, none));
    if (ofThese > 0)
        spend(postings, full, {Spend{.points = ofThese, .lots = ledger::firstOf(own, ofThese)}});
    if (const programme::Coupon* const coupon = named(programmeNow()->programme().coupons, card.coupon))
        addCouponsOf(postings, member, *coupon, filled, "card-full", invalidFrom(coupon->expiry, today()));
    return filled;
}

Answer<MemberView, ValueRefusal> Terminal::stamp(const By& by, const MemberId& member, std::string_view card,
                                                 std::int64_t stamps, std::string_view reason,
                                                 std::string_view reference)
{
    constexpr std::int64_t kMost = 1'000;
    if (const auto wrong = notAllowed(by, access::Permission::Stamp))
        return fail(*wrong);
    LOYALTY_TRY(before, actOfReference(reference));
    if (before) {
        const auto* const stamped = std::get_if<journal::Stamped>(&before->act);
        LOYALTY_TRY(same, isSameMember(member, stamped ? std::optional(stamped->member) : std::nullopt));
        if (!same || stamped->card != card || stamped->stamps != stamps)
            return fail(ValueRefusal::TicketTaken);
        LOYALTY_TRY(shown, bookedBefore(member));
        return std::move(shown);
    }
    if (stamps == 0 || stamps > kMost || stamps < -kMost)
        return fail(ValueRefusal::OutOfRange);
    if (stamps < 0 && !isReason(reason))
        return fail(ValueRefusal::NoReason);
    const programme::Compiled* rules = programmeNow();
    const programme::StampCard* const kind = rules ? named(rules->programme().stampCards, card) : nullptr;
    if (!kind)
        return fail(rules ? ValueRefusal::NotOffered : ValueRefusal::NoProgramme);
    LOYALTY_CHECK(current());
    LOYALTY_TRY(known, account(member));
    std::vector<ledger::Posting> postings;
    std::int64_t filled = 0;
    if (stamps > 0) {
        give(postings, known.id, ledger::stamps(kind->id), stamps, "stamp", lotEnd(invalidFrom(kind->expiry, today())));
        filled = fillCard(postings, known.id, *kind);
    } else {
        const ledger::AssetKey what = ledger::stamps(kind->id);
        if (known.ledger.balance(what, m_parts.clock.now()) < -stamps)
            return fail(ValueRefusal::NotEnough);
        postings.push_back(posting(known.id, what, stamps, ledger::Contra::Adjusted, "stamp-off"));
    }
    LOYALTY_TRY(shown, recordOn(by, known,
                                journal::Stamped{.member = known.id,
                                                 .card = kind->id,
                                                 .stamps = stamps,
                                                 .completed = filled,
                                                 .reason = std::string(reason),
                                                 .reference = std::string(reference)},
                                std::move(postings)));
    return std::move(shown);
}

Result<std::vector<MissingRight>, Fault> Terminal::missingForStamps(const MemberId& member, std::string_view card,
                                                                    std::int64_t stamps)
{
    std::vector<MissingRight> missing;
    const programme::Compiled* rules = programmeNow();
    const programme::StampCard* const kind = rules ? named(rules->programme().stampCards, card) : nullptr;
    LOYALTY_TRY(known, know(member));
    if (!kind || !known || stamps < 0)
        return missing;
    const ledger::AssetKey what = ledger::stamps(kind->id);
    const std::int64_t there = std::max<std::int64_t>(0, known->ledger.balance(what, m_parts.clock.now()));
    const std::int64_t needed = (there + stamps) / kind->stamps * kind->stamps;
    static_cast<void>(takeRights(known->id, what, std::min(there, needed), missing));
    return missing;
}

Result<std::vector<MissingRight>, Fault> Terminal::wishedForSale(const By& by, const SaleAsk& ask)
{
    const programme::Compiled* rules = programmeNow();
    if (!rules || rules->programme().stampCards.empty() || !ask.member)
        return std::vector<MissingRight>();
    const auto reckoned = reckon(by, ask, engine::Trace::Off);
    return reckoned ? wishedOf(*reckoned) : std::vector<MissingRight>(); // the sale says why
}

Result<std::vector<MissingRight>, Fault> Terminal::wishedOf(const Reckoning& reckoning)
{
    std::vector<MissingRight> wished;
    if (!reckoning.member)
        return wished;
    for (const programme::StampCard& card : reckoning.programme->programme().stampCards) {
        std::int64_t stamps = 0;
        for (const engine::IssuedAsset& issued : reckoning.quote.issued)
            stamps += issued.kind == engine::IssuedAsset::Kind::Stamp && issued.key == card.id ? issued.count : 0;
        LOYALTY_TRY(missing, missingForStamps(reckoning.member->id, card.id, stamps));
        wished.insert(wished.end(), missing.begin(), missing.end());
    }
    return wished;
}

Result<std::vector<MissingRight>, Fault> Terminal::missingForCoupons(const MemberId& member, std::string_view coupon,
                                                                     std::int64_t count)
{
    std::vector<MissingRight> missing;
    LOYALTY_TRY(known, know(member));
    if (known && count < 0)
        static_cast<void>(takeRights(known->id, ledger::coupons(coupon), -count, missing));
    return missing;
}

PurseView Terminal::purseOf(const ledger::MemberLedger& ledger, Instant now) const
{
    PurseView purse;
    const ledger::StoredValue value = valueIn(ledger, now);
    purse.principalMinor = value.principal;
    purse.giftMinor = value.gift;
    purse.giftToComeMinor = ledger.pending(ledger::storedGift(), now);
    const programme::Compiled* rules = programmeNow();
    if (rules)
        purse.currency = rules->programme().currency;
    for (const ledger::AssetKey& what : ledger.assets()) {
        const bool coupon = what.asset == ledger::Asset::Coupon;
        const std::int64_t there = ledger.balance(what, now);
        if ((!coupon && what.asset != ledger::Asset::Stamp) || there <= 0)
            continue;
        if (!coupon) {
            const auto* card = rules ? named(rules->programme().stampCards, what.key) : nullptr;
            purse.stamps.push_back({what.key, there, card ? card->stamps : 0});
            continue;
        }
        const auto first = ledger.book(what).preview(1, now);
        std::optional<BusinessDate> lastDay;
        if (!first.empty() && first.front().lot.endsAt)
            lastDay = lastDayOf(*first.front().lot.endsAt);
        purse.coupons.push_back({what.key, there, lastDay});
    }
    return purse;
}

} // namespace loyalty::terminal
