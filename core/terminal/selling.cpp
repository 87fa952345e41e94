#include "core/base/assert.h"
#include "core/base/split.h"
#include "core/engine/ledger_facts.h"
#include "core/ledger/asset_keys.h"
#include "core/ledger/shares.h"
#include "core/terminal/terminal.h"

#include <algorithm>

namespace loyalty::terminal {
namespace {

constexpr std::chrono::minutes kHoldLives{10};

SellStop stop(SellRefusal why)
{
    return {.why = why};
}

SellStop notQuoted(engine::QuoteRefusal refusal, const programme::Programme& programme, access::Trust trust)
{
    SellStop stopped = stop(SellRefusal::Quote);
    stopped.quote = refusal;
    const auto level = static_cast<std::size_t>(trust);
    if (refusal == engine::QuoteRefusal::RedeemNotWithThisCode && level < programme.redeeming->maxByTrust.size())
        stopped.allowed = Points(programme.redeeming->maxByTrust[level].value_or(0));
    return stopped;
}

/// So that what stands between two slashes is one part, whatever a register puts into it.
std::string keyPart(std::string_view part)
{
    std::string key;
    for (const char c : part) {
        if (c == '/' || c == '\\')
            key += '\\';
        key += c;
    }
    return key;
}

bool isRedeemed(const engine::Ask& ask, const journal::Sold& sold)
{
    if (ask.rewards != sold.rewards)
        return false;
    const bool points = sold.rewards.empty(); // else what the rewards cost is in `redeemed` too
    switch (ask.kind) {
    case engine::Ask::Kind::Nothing:
        return !points || sold.redeemed == Points();
    case engine::Ask::Kind::Points:
        return points ? sold.redeemed == ask.points : sold.redeemed >= ask.points;
    case engine::Ask::Kind::AsMuchAsAllowed:
        return true;
    }
    LOYALTY_ASSERT(!"unknown wish");
}

bool holdsCoupons(const std::vector<std::string>& asked, const programme::Programme& programme,
                  const ledger::MemberLedger* ledger, Instant now)
{
    return std::ranges::all_of(asked, [&](const std::string& id) {
        return ledger != nullptr &&
               std::ranges::find(programme.coupons, id, &programme::Coupon::id) != programme.coupons.end() &&
               ledger->balance(ledger::coupons(id), now) >= std::ranges::count(asked, id);
    });
}

/// Points of the member's own are told apart too: for who asks for nothing else.
SellStop needsRights(const std::vector<MissingRight>& missing)
{
    SellStop stopped = stop(SellRefusal::NeedsRight);
    stopped.missing = missing;
    for (const MissingRight& right : missing)
        if (right.what == ledger::points())
            stopped.missingRights += Points(right.amount);
    return stopped;
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
    SellStop why = stop(m_programmes.empty() ? SellRefusal::NoProgramme : SellRefusal::ProgrammeNotBegun);
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
            return fail(
                stop(needed == access::Permission::Sell ? SellRefusal::NotAllowed : SellRefusal::RedeemNotAllowed));
        case access::Verdict::NeedsApproval:
            return fail(stop(SellRefusal::NeedsApproval));
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
                         .store = ask.store.empty() ? m_identity.settings.store : ask.store};
    LOYALTY_TRY(identified, heldTo(ask));
    reckoning.identified = std::move(identified);
    LOYALTY_TRY(exchange, exchangeOf(ask));
    reckoning.exchange = std::move(exchange);
    if (reckoning.identified.member) {
        LOYALTY_TRY(known, know(*reckoning.identified.member));
        if (!known || known->erased || !known->bearer.empty())
            return fail(stop(SellRefusal::NoSuchMember));
        if (known->blocked)
            return fail(stop(SellRefusal::MemberBlocked));
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
                      reckoning.member ? &reckoning.member->ledger : nullptr, reckoning.context.now))
        return fail(stop(SellRefusal::NoSuchCoupon));
    for (int round = 1;; ++round) {
        engine::Ask wanted = ask.redeem;
        addTenders(reckoning.value, wanted.tenders);
        auto quoted = engine::quote(*reckoning.programme, reckoning.member ? &reckoning.facts : nullptr, ask.basket,
                                    wanted, reckoning.context, trace);
        if (!quoted)
            return fail(notQuoted(quoted.error(), reckoning.programme->programme(), reckoning.identified.trust));
        reckoning.quote = std::move(*quoted);
        if (reckoning.exchange)
            settleExchange(reckoning);
        if (ask.value.empty() && !reckoning.exchange)
            return {};
        LOYALTY_TRY(value, valueFor(ask, reckoning));
        std::vector<engine::Tender> tenders = ask.redeem.tenders;
        addTenders(value, tenders);
        const bool settled = tenders == wanted.tenders;
        reckoning.value = std::move(value);
        if (settled)
            return {};
        if (round == kRounds)
            return fail(stop(SellRefusal::NotEnoughValue)); // what each amount would be depends on the other
    }
}

Result<engine::MemberFacts, Fault> Terminal::factsOf(const Known& known, const SaleAsk& ask, const Reckoning& reckoning)
{
    engine::MemberFacts facts;
    engine::readTier(known.ledger, reckoning.programme->programme(), reckoning.context.date, facts);
    engine::holdFloor(known.tierFloor, reckoning.programme->programme(), reckoning.context.date, facts);
    if (known.brief && known.brief->birthday)
        facts.birthday = engine::MonthDay{known.brief->birthday->month, known.brief->birthday->day};
    const Points elsewhere(heldElsewhere(known.id, ask));
    facts.balance = Points(known.ledger.balance(ledger::points(), reckoning.context.now)) - elsewhere;
    facts.trust = reckoning.identified.trust;
    engine::readCounters(known.ledger, *reckoning.programme, facts);
    engine::readLunarBirthdays(reckoning.programme->programme(), reckoning.context.date, facts);
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
    for (const engine::ReturnedLine& line : returned.lines)
        facts.qualifying -= line.qualifyingMinor;
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
    SaleQuote sale;
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

std::string Terminal::ticketKey(std::string_view store, std::string_view registerId, std::string_view ticket) const
{
    const std::string here = m_identity.incarnation.toString(); // two terminals of a store count their tickets apart
    return keyPart(store.empty() ? m_identity.settings.store : store) + "/" +
           keyPart(registerId.empty() ? here : registerId) + "/" + keyPart(ticket);
}

SaleId Terminal::saleIdOf(const SaleAsk& ask)
{
    if (ask.ticket.empty())
        return ask.id.value_or(m_parts.random.id<SaleId>());
    return saleOfTicket(ask.store, ask.registerId, ask.ticket);
}

SaleId Terminal::saleOfTicket(std::string_view store, std::string_view registerId, std::string_view ticket) const
{
    // The same ticket of the same register has the same id wherever and whenever it is booked. Without a register the
    // ticket is this terminal's own.
    const crypto::Hash hash =
        crypto::hash("loyalty-sale|" + m_identity.settings.chain + "|", ticketKey(store, registerId, ticket));
    SaleId::Bytes bytes{};
    std::copy_n(hash.bytes().begin(), bytes.size(), bytes.begin());
    return SaleId(bytes);
}

Answer<SaleView, SellStop> Terminal::commit(const By& by, const SaleAsk& ask)
{
    LOYALTY_CHECK(current());
    const SaleId id = saleIdOf(ask);
    if (ask.id || !ask.ticket.empty()) {
        LOYALTY_TRY(story, storyOf(id));
        if (story)
            return booked(ask, *story);
    }
    LOYALTY_TRY(reckoning, reckon(by, ask, engine::Trace::On));
    LOYALTY_TRY(payment, planPayment(ask, reckoning));
    if (!payment.missing.empty())
        return fail(needsRights(payment.missing));
    Draft draft;
    draft.store = ask.store;
    draft.postings = salePostings(reckoning, payment);
    draft.act = soldOf(ask, id, reckoning, payment);
    LOYALTY_TRY(entry, record(by, std::move(draft)));
    if (ask.id)
        m_holds.release(*ask.id);
    Story story{.entry = entry,
                .sold = std::get<journal::Sold>(entry.act),
                .returned = {},
                .returnIds = {},
                .redeemedBack = {},
                .voided = false};
    return viewWith(story, reckoning.member ? std::optional(again(*reckoning.member)) : std::nullopt);
}

/// What the ticket or the basket's id was booked for: the same once more, or another sale that has its number.
Answer<SaleView, SellStop> Terminal::booked(const SaleAsk& ask, const Story& story)
{
    LOYALTY_TRY(same, isSameSale(ask, story.sold));
    if (!same || !isRetry(ask, story.entry)) {
        SellStop taken = stop(SellRefusal::TicketTaken);
        taken.taken =
            BookedSale{story.sold.sale, story.entry.at, story.sold.totalMinor, story.sold.currency, story.voided};
        return fail(std::move(taken));
    }
    LOYALTY_TRY(shown, viewOf(story));
    shown.repeated = true;
    return std::move(shown);
}

/// A register that begins anew every day sells the same basket under the same number again.
bool Terminal::isRetry(const SaleAsk& ask, const journal::Entry& entry) const
{
    constexpr std::chrono::hours kRetries{1}; // over the end of a business day
    const bool byNumber = !ask.ticket.empty();
    return !byNumber || entry.date == today() || std::chrono::abs(m_parts.clock.now() - entry.at) <= kRetries;
}

Result<bool, Fault> Terminal::isSameSale(const SaleAsk& ask, const journal::Sold& sold)
{
    const auto sameLine = [](const engine::BasketLine& asked, const journal::SoldLine& line) {
        return asked == line.line;
    };
    if (ask.basket.currency != sold.currency || !isRedeemed(ask.redeem, sold) ||
        !std::ranges::equal(ask.basket.lines, sold.lines, sameLine))
        return false;
    return isSameMember(ask.member, sold.member);
}

Result<bool, Fault> Terminal::isSameMember(const std::optional<MemberId>& one, const std::optional<MemberId>& other)
{
    if (one == other)
        return true;
    if (!one || !other)
        return false;
    // Two ids of one person: the later enrolment has become an alias since.
    LOYALTY_TRY(first, know(*one));
    LOYALTY_TRY(second, know(*other));
    return first && second && first->id == second->id;
}

journal::Sold Terminal::soldOf(const SaleAsk& ask, const SaleId& id, const Reckoning& reckoning,
                               const Payment& payment) const
{
    const engine::Quote& quote = reckoning.quote;
    journal::Sold sold;
    sold.sale = id;
    sold.registerId = ask.registerId;
    sold.ticket = ask.ticket;
    if (reckoning.member)
        sold.member = reckoning.member->id;
    sold.trust = reckoning.identified.trust;
    sold.code = reckoning.identified.code;
    sold.currency = ask.basket.currency;
    sold.programmeId = reckoning.programme->programme().id;
    sold.programmeVersion = reckoning.programme->programme().version;
    for (std::size_t i = 0; i < ask.basket.lines.size(); ++i)
        sold.lines.push_back({ask.basket.lines[i], quote.lines[i]});
    sold.totalMinor = quote.totalMinor;
    sold.dueMinor = quote.dueMinor;
    sold.earned = quote.earned;
    sold.parts = quote.parts;
    sold.redeemed = quote.redeemed;
    sold.redeemedMinor = quote.redeemedMinor;
    sold.tier = quote.tierBefore.id;
    sold.qualifyingBefore = reckoning.facts.qualifying;
    sold.birthdayKnown = reckoning.facts.birthday.has_value();
    sold.trace = quote.trace;
    sold.value = payment.value;
    sold.coupons = payment.coupons;
    sold.rewards = ask.redeem.rewards;
    sold.codes = ask.redeem.codes;
    sold.tenders = ask.redeem.tenders;
    sold.goods = quote.goods;
    if (reckoning.exchange)
        sold.exchanged = reckoning.exchange->returned;
    return sold;
}

std::vector<ledger::Posting> Terminal::salePostings(const Reckoning& reckoning, const Payment& payment) const
{
    std::vector<ledger::Posting> postings;
    if (reckoning.exchange)
        postings = returnPostings(reckoning.exchange->story, reckoning.exchange->returned);
    addSpends(reckoning, payment, postings);
    if (!reckoning.member)
        return postings;
    const std::size_t earned = postings.size();
    addEarned(reckoning, postings);
    if (reckoning.exchange)
        continueLots(reckoning.exchange->story, postings, earned);
    return postings;
}

void Terminal::addEarned(const Reckoning& reckoning, std::vector<ledger::Posting>& postings) const
{
    const engine::Quote& quote = reckoning.quote;
    const MemberId& member = reckoning.member->id;
    for (const engine::EarnedPart& part : quote.parts)
        give(postings, member, ledger::points(), part.points.count(), part.rule, lotEnd(part.firstInvalidDay),
             lotStart(part.spendableFrom));
    addIssued(reckoning, postings);
    if (quote.qualifyingMinor != 0)
        postings.push_back(
            posting(member, ledger::tierSpend(), quote.qualifyingMinor, ledger::Contra::Counted, "tier-spend"));
    for (const engine::Counted& counted : quote.counted) {
        ledger::Posting more =
            posting(member, ledger::counter(counted.key), counted.amount, ledger::Contra::Counted, "counter");
        more.date = counted.date.value_or(more.date);
        postings.push_back(std::move(more));
    }
}

} // namespace loyalty::terminal
