#include "core/base/assert.h"
#include "core/ledger/asset_keys.h"
#include "core/programme/expiry.h"
#include "core/terminal/paper_states.h"
#include "core/terminal/terminal.h"

#include <algorithm>

namespace loyalty::terminal {
namespace {

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

bool isRedeemed(const SaleAsk& asked, const journal::Sold& sold)
{
    const engine::Ask& ask = asked.redeem;
    if (ask.rewards != sold.rewards)
        return false;
    const bool points = sold.rewards.empty(); // else what the rewards cost is in `redeemed` too
    switch (ask.kind) {
    case engine::Ask::Kind::Nothing:
        return !points || sold.redeemed == Points() || (asked.exchange && asked.exchange->keepsPoints);
    case engine::Ask::Kind::Points:
        return points ? sold.redeemed == ask.points : sold.redeemed >= ask.points;
    case engine::Ask::Kind::AsMuchAsAllowed:
        return true;
    }
    LOYALTY_ASSERT(!"unknown wish");
}

/// What an exchange carried over from the old goods follows what was said.
bool isTendered(const std::vector<engine::Tender>& said, const journal::Sold& sold)
{
    const bool begins =
        said.size() <= sold.tenders.size() && std::equal(said.begin(), said.end(), sold.tenders.begin());
    return begins && (sold.exchanged || said.size() == sold.tenders.size());
}

/// A coupon that was said and opened nothing stands in no sale. Codes and ways of paying do as they were said.
bool isPresented(const engine::Ask& ask, const journal::Sold& sold)
{
    std::vector<std::string> said = ask.coupons;
    std::vector<std::string> used = sold.coupons;
    std::ranges::sort(said);
    std::ranges::sort(used);
    return std::ranges::includes(said, used) && ask.codes == sold.codes && isTendered(ask.tenders, sold);
}

/// Points of the member's own are told apart too: for who asks for nothing else.
SellStop needsRights(const std::vector<MissingRight>& missing)
{
    SellStop stopped = SellStop{.why = SellRefusal::NeedsRight};
    stopped.missing = missing;
    for (const MissingRight& right : missing)
        if (right.what == ledger::points())
            stopped.missingRights += Points(right.amount);
    return stopped;
}

} // namespace

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
    LOYALTY_TRY(postings, salePostings(reckoning, payment));
    draft.postings = std::move(postings);
    draft.act = soldOf(ask, id, reckoning, payment);
    LOYALTY_TRY(entry, record(by, std::move(draft)));
    if (ask.id)
        m_holds.release(*ask.id);
    Story story{.entry = entry,
                .sold = std::get<journal::Sold>(entry.act),
                .returned = {},
                .returnIds = {},
                .redeemedBack = {},
                .voided = false,
                .paper = newPaper(entry)};
    return viewWith(story, reckoning.member ? std::optional(again(*reckoning.member)) : std::nullopt);
}

/// What the ticket or the basket's id was booked for: the same once more, or another sale that has its number.
Answer<SaleView, SellStop> Terminal::booked(const SaleAsk& ask, const Story& story)
{
    LOYALTY_TRY(same, isSameSale(ask, story.sold));
    if (!same || !isRetry(ask, story.entry)) {
        SellStop taken = SellStop{.why = SellRefusal::TicketTaken};
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
    if (ask.basket.currency != sold.currency || !isRedeemed(ask, sold) ||
        !std::ranges::equal(ask.basket.lines, sold.lines, sameLine) || !isPresented(ask.redeem, sold))
        return false;
    LOYALTY_TRY(sameExchange, isSameExchange(ask.exchange, sold.exchanged));
    if (!sameExchange)
        return false;
    LOYALTY_TRY(samePaid, isSameValue(ask, sold));
    if (!samePaid)
        return false;
    return isSameMember(ask.member, sold.member);
}

/// What took all that was left has left nothing.
Result<bool, Fault> Terminal::isSameExchange(const std::optional<ExchangeAsk>& ask,
                                             const std::optional<journal::Returned>& returned)
{
    if (!ask || !returned)
        return ask.has_value() == returned.has_value();
    if (ask->sale != returned->sale)
        return false;
    if (ask->lines.empty()) {
        LOYALTY_TRY(old, storyOf(ask->sale));
        return old && exchangeable(*old).empty();
    }
    const auto sameLine = [](const engine::ReturnAsk& asked, const engine::ReturnedLine& line) {
        return asked.id == line.id && (asked.quantity == Quantity() || asked.quantity == line.quantity);
    };
    return std::ranges::equal(ask->lines, returned->lines, sameLine);
}

/// What goods that came back had been paid with pays too, on top of what was asked for.
Result<bool, Fault> Terminal::isSameValue(const SaleAsk& ask, const journal::Sold& sold)
{
    std::size_t named = 0;
    for (const ValueAsk& wanted : ask.value) {
        std::int64_t paid = 0;
        for (const journal::ValuePaid& each : sold.value) {
            LOYALTY_TRY(same, isSameMember(each.account, wanted.account));
            if (!same)
                continue;
            paid = each.sum();
            ++named;
        }
        const bool enough = sold.exchanged ? paid >= wanted.minor.value_or(0) : paid == wanted.minor.value_or(paid);
        if (!enough)
            return false;
    }
    return sold.exchanged || named == sold.value.size();
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
    sold.tenders.insert(sold.tenders.end(), reckoning.carried.begin(), reckoning.carried.end());
    sold.goods = quote.goods;
    sold.channel = reckoning.context.channel;
    if (reckoning.member)
        sold.budgetsLeft = reckoning.context.budgetsLeft;
    if (reckoning.exchange)
        sold.exchanged = reckoning.exchange->returned;
    return sold;
}

Result<std::vector<ledger::Posting>, Fault> Terminal::salePostings(const Reckoning& reckoning, const Payment& payment)
{
    std::vector<ledger::Posting> postings;
    if (reckoning.exchange) {
        LOYALTY_TRY(back, returnPostings(reckoning.exchange->story, reckoning.exchange->returned));
        postings = std::move(back);
    }
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
    const programme::Programme& rules = reckoning.programme->programme();
    if (rules.lotCare.rolling && rules.expiry)
        give(postings, member, ledger::activity(), 1, "activity",
             lotEnd(programme::firstInvalidDay(*rules.expiry, reckoning.context.date)));
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
