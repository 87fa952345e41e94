#include "core/engine/ledger_facts.h"
#include "core/ledger/asset_keys.h"
#include "core/terminal/terminal.h"

#include <algorithm>

/// What a sale would be now: everything that decides gathered once, and judged by the engine.
namespace loyalty::terminal {
namespace {

constexpr std::chrono::minutes kHoldLives{10};

SellStop notQuoted(engine::QuoteRefusal refusal, const programme::Programme& programme, access::Trust trust)
{
    SellStop stopped{.why = SellRefusal::Quote};
    stopped.quote = refusal;
    const auto level = static_cast<std::size_t>(trust);
    if (refusal == engine::QuoteRefusal::RedeemNotWithThisCode && level < programme.redeeming->maxByTrust.size())
        stopped.allowed = Points(programme.redeeming->maxByTrust[level].value_or(0));
    return stopped;
}

/// `back`: uses that come home in the same act.
bool holdsCoupons(const std::vector<std::string>& asked, const programme::Programme& programme,
                  const ledger::MemberLedger* ledger, Instant now, const std::map<std::string, std::int64_t>& back)
{
    return std::ranges::all_of(asked, [&](const std::string& id) {
        const auto home = back.find(id);
        return ledger != nullptr &&
               std::ranges::find(programme.coupons, id, &programme::Coupon::id) != programme.coupons.end() &&
               ledger->balance(ledger::coupons(id), now) + (home == back.end() ? 0 : home->second) >=
                   std::ranges::count(asked, id);
    });
}

template <class ValueParts>
void addTenders(const ValueParts& value, std::vector<engine::Tender>& tenders)
{
    for (const auto& part : value)
        tenders.push_back(
            {std::string(part.account.bearer.empty() ? engine::kStoredValueTender : engine::kGiftCardTender),
             part.amount.sum() + part.carried.sum()});
}

} // namespace

const programme::Compiled* Terminal::programmeAt(Instant instant) const
{
    for (auto at = m_programmes.rbegin(); at != m_programmes.rend(); ++at)
        if (at->second.programme().validFrom <= instant)
            return &at->second;
    return nullptr;
}

SellStop Terminal::whyNoProgramme() const
{
    SellStop why{.why = m_programmes.empty() ? SellRefusal::NoProgramme : SellRefusal::ProgrammeNotBegun};
    for (const auto& [version, compiled] : m_programmes)
        why.programmeFrom =
            std::min(why.programmeFrom.value_or(compiled.programme().validFrom), compiled.programme().validFrom);
    return why;
}

Answer<Terminal::Reckoning, SellStop> Terminal::reckon(const By& by, const SaleAsk& ask, engine::Trace trace)
{
    LOYALTY_CHECK(inService()); // said before the customer counts on it
    const bool redeems = ask.redeem.kind != engine::Ask::Kind::Nothing || !ask.redeem.rewards.empty();
    for (const access::Permission needed : {access::Permission::Sell, access::Permission::Redeem}) {
        if (needed == access::Permission::Redeem && !redeems)
            continue;
        switch (access::verdict(by.actor, by.approver, needed)) {
        case access::Verdict::Refused:
            return fail(SellStop{.why = needed == access::Permission::Sell ? SellRefusal::NotAllowed
                                                                           : SellRefusal::RedeemNotAllowed});
        case access::Verdict::NeedsApproval:
            return fail(SellStop{.why = SellRefusal::NeedsApproval});
        case access::Verdict::Allowed:
            break;
        }
    }
    Reckoning reckoning;
    const Instant now = m_parts.clock.now();
    reckoning.programme = programmeAt(now);
    if (!reckoning.programme)
        return fail(whyNoProgramme());
    reckoning.context = {.now = now,
                         .local = m_parts.calendar.localTime(now, m_identity.settings.time.zone),
                         .date = businessDateAt(now, m_identity.settings.time, m_parts.calendar),
                         .store = ask.store.empty() ? m_identity.settings.store : ask.store,
                         .channel = ask.channel.empty() ? m_parts.channel : ask.channel};
    LOYALTY_TRY(identified, heldTo(ask));
    reckoning.identified = std::move(identified);
    LOYALTY_TRY(exchange, exchangeOf(ask));
    reckoning.exchange = std::move(exchange);
    reckoning.context.budgetsLeft = budgetsLeft(reckoning);
    if (reckoning.identified.member) {
        LOYALTY_TRY(known, know(*reckoning.identified.member));
        if (!known || known->erased || !known->bearer.empty())
            return fail(SellStop{.why = SellRefusal::NoSuchMember});
        if (known->blocked)
            return fail(SellStop{.why = SellRefusal::MemberBlocked});
        LOYALTY_TRY(facts, factsOf(*known, ask, reckoning));
        reckoning.facts = std::move(facts);
        reckoning.ownBalance = Points(known->ledger.balance(ledger::points(), now));
        reckoning.member = std::move(known);
    }
    LOYALTY_CHECK(quoteAll(ask, trace, reckoning));
    return reckoning;
}

/// What stored value pays is known once the price is, and it may earn otherwise than money, which may change what an
/// exchange gives back: then all is reckoned once more, until nothing changes.
Answer<void, SellStop> Terminal::quoteAll(const SaleAsk& ask, engine::Trace trace, Reckoning& reckoning)
{
    constexpr int kRounds = 4;
    if (!holdsCoupons(ask.redeem.coupons, reckoning.programme->programme(),
                      reckoning.member ? &reckoning.member->ledger : nullptr, reckoning.context.now,
                      reckoning.exchange ? reckoning.exchange->couponsBack : std::map<std::string, std::int64_t>()))
        return fail(SellStop{.why = SellRefusal::NoSuchCoupon});
    for (int round = 1;; ++round) {
        engine::Ask wanted = ask.redeem;
        if (reckoning.exchange && reckoning.member)
            carryOn(*reckoning.exchange, wanted);
        addTenders(reckoning.value, wanted.tenders);
        wanted.tenders.insert(wanted.tenders.end(), reckoning.carried.begin(), reckoning.carried.end());
        auto quoted = engine::quote(*reckoning.programme, reckoning.member ? &reckoning.facts : nullptr, ask.basket,
                                    wanted, reckoning.context, trace);
        if (!quoted)
            return fail(notQuoted(quoted.error(), reckoning.programme->programme(), reckoning.identified.trust));
        reckoning.quote = std::move(*quoted);
        if (reckoning.exchange)
            LOYALTY_CHECK(settleExchange(reckoning));
        if (ask.value.empty() && !reckoning.exchange)
            return {};
        std::vector<engine::Tender> carried;
        LOYALTY_TRY(value, valueFor(ask, reckoning, carried));
        std::vector<engine::Tender> tenders = ask.redeem.tenders;
        addTenders(value, tenders);
        tenders.insert(tenders.end(), carried.begin(), carried.end());
        const bool settled = tenders == wanted.tenders;
        reckoning.value = std::move(value);
        reckoning.carried = std::move(carried);
        if (settled)
            return {};
        if (round == kRounds)
            return fail(SellStop{.why = SellRefusal::NotEnoughValue}); // what each amount would be depends on the other
    }
}

Result<engine::MemberFacts, Fault> Terminal::factsOf(const Known& known, const SaleAsk& ask, const Reckoning& reckoning)
{
    engine::MemberFacts facts;
    engine::readTier(known.ledger, reckoning.programme->programme(), reckoning.context.date, facts);
    engine::holdFloor(known.tierFloor, reckoning.programme->programme(), reckoning.context.date, facts);
    if (known.brief)
        engine::readBirthday(known.brief->birthday, reckoning.programme->programme(), reckoning.context.date, facts);
    facts.segments = known.segments;
    const Points elsewhere(heldElsewhere(known.id, ask));
    facts.balance = Points(known.ledger.balance(ledger::points(), reckoning.context.now)) - elsewhere;
    facts.trust = reckoning.identified.trust;
    engine::readCounters(known.ledger, *reckoning.programme, facts);
    if (!ask.online) {
        const SpendableHere here = spendableHere(known.id);
        facts.spendLimit = std::max(Points(), here.backed + here.unbacked - elsewhere);
    }
    if (ask.family)
        LOYALTY_CHECK(addFamily(known, reckoning, facts));
    if (!reckoning.exchange)
        return facts;
    // What comes back is there for the new goods, and the old ones count no more.
    const journal::Returned& returned = reckoning.exchange->returned;
    facts.balance += reckoning.exchange->ownBack - returned.pointsBack;
    if (facts.spendLimit)
        *facts.spendLimit += reckoning.exchange->ownBack;
    std::vector<ledger::Posting> counters;
    addCountersBack(reckoning.exchange->story, returned, counters);
    engine::takeCounted(counters, facts);
    return facts;
}

Result<void, Fault> Terminal::addFamily(const Known& known, const Reckoning& reckoning, engine::MemberFacts& facts)
{
    for (const MemberId& relative : known.family) {
        LOYALTY_TRY(other, know(relative));
        if (!other || other->blocked || other->erased)
            continue;
        facts.balance += std::max(Points(), Points(other->ledger.balance(ledger::points(), reckoning.context.now)));
        if (facts.spendLimit)
            *facts.spendLimit += Points(rightsHeld(other->id, ledger::points()));
    }
    return {};
}

std::int64_t Terminal::heldElsewhere(const MemberId& member, const SaleAsk& ask) const
{
    return m_holds.held(member, ledger::points(), m_parts.clock.now(), ask.id);
}

void Terminal::hold(const SaleAsk& ask, const Reckoning& reckoning)
{
    m_holds.forgetEnded(reckoning.context.now);
    if (!ask.id || !reckoning.member)
        return;
    const std::int64_t points = reckoning.quote.redeemed.count();
    if (points > 0)
        m_holds.place(*ask.id, reckoning.member->id, ledger::points(), points, reckoning.context.now + kHoldLives);
    else
        m_holds.release(*ask.id);
}

Answer<engine::Quote, SellStop> Terminal::quote(const By& by, const SaleAsk& ask, engine::Trace trace)
{
    LOYALTY_TRY(reckoning, reckon(by, ask, trace));
    hold(ask, reckoning);
    return std::move(reckoning.quote);
}

std::int64_t SaleQuote::moneyBackMinor() const
{
    return exchanged ? exchanged->moneyMinor() : 0;
}

Answer<bool, SellStop> Terminal::isBooked(const SaleAsk& ask)
{
    if (!ask.id && ask.ticket.empty())
        return false;
    LOYALTY_TRY(story, storyOf(saleIdOf(ask)));
    return story.has_value();
}

Answer<SaleQuote, SellStop> Terminal::quoteSale(const By& by, const SaleAsk& ask, engine::Trace trace)
{
    LOYALTY_TRY(reckoning, reckon(by, ask, trace));
    hold(ask, reckoning);
    LOYALTY_TRY(payment, planPayment(ask, reckoning));
    LOYALTY_TRY(wished, wishedOf(reckoning));
    LOYALTY_TRY(family, familyPays(reckoning, payment));
    SaleQuote sale;
    sale.family = std::move(family);
    sale.kept = keptPoints(ask, reckoning);
    sale.missing = std::move(payment.missing);
    sale.wished = std::move(wished);
    if (!sale.missing.empty() || !sale.wished.empty()) {
        LOYALTY_TRY(done, isBooked(ask));
        if (done)
            sale.missing = sale.wished = {};
    }
    sale.value = std::move(payment.value);
    if (reckoning.exchange)
        sale.exchanged = std::move(reckoning.exchange->returned);
    sale.quote = std::move(reckoning.quote);
    return sale;
}

} // namespace loyalty::terminal
