#include "core/office/judgement.h"

#include "core/engine/ledger_facts.h"
#include "core/engine/quote.h"
#include "core/ledger/asset_keys.h"
#include "core/member/sealing.h"
#include "core/office/roll.h"

#include <algorithm>

namespace loyalty::office {
namespace {

/// A terminal's clock may be set by hand; what it says within a day of ours is of no consequence.
constexpr std::chrono::hours kClockSlack{24};

engine::Basket basketOf(const journal::Sold& sold)
{
    engine::Basket basket{.currency = sold.currency, .lines = {}};
    for (const journal::SoldLine& line : sold.lines)
        basket.lines.push_back(line.line);
    return basket;
}

engine::MemberFacts factsOf(const journal::Entry& entry, const journal::Sold& sold, const Member& member,
                            const programme::Compiled& rules, const Desk& desk)
{
    engine::MemberFacts facts;
    engine::readTier(member.ledger, rules.programme(), entry.date, facts);
    engine::holdFloor(member.tierFloor, rules.programme(), entry.date, facts);
    facts.balance = Points(member.ledger.balance(ledger::points(), entry.at));
    facts.trust = sold.trust;
    engine::readCounters(member.ledger, rules, facts);
    facts.segments = member.segments;
    // What came back in the same act was there for it, and what others of the family paid was theirs.
    if (sold.exchanged) {
        facts.balance += sold.exchanged->redeemBack;
        engine::takeCounted(entry.postings, facts);
    }
    for (const ledger::Posting& posting : entry.postings)
        if (posting.what == ledger::points() && posting.amount < 0 && posting.member != sold.member)
            facts.balance -= Points(posting.amount);
    if (!sold.birthdayKnown)
        return facts;
    if (const auto key = memberKeyOf(member, desk.keys))
        if (const auto brief = member::openBrief(*key, member.id, member.sealedBrief))
            engine::readBirthday(brief->birthday, rules.programme(), entry.date, facts);
    return facts;
}

/// What was asked for, points as money apart.
engine::Ask askOf(const journal::Sold& sold)
{
    engine::Ask ask;
    ask.rewards = sold.rewards;
    ask.coupons = sold.coupons;
    ask.codes = sold.codes;
    ask.tenders = sold.tenders;
    for (const journal::ValuePaid& paid : sold.value)
        ask.tenders.push_back(
            {std::string(paid.card ? engine::kGiftCardTender : engine::kStoredValueTender), paid.sum()});
    return ask;
}

/// What of budgets was left is taken as the terminal knew it: that more was given than there was is told apart.
engine::Context contextOf(const journal::Entry& entry, const journal::Sold& sold, const Desk& desk)
{
    engine::Context context{.now = entry.at,
                            .local = {},
                            .date = entry.date,
                            .store = entry.store,
                            .channel = sold.channel,
                            .budgetsLeft = sold.budgetsLeft};
    const auto store = desk.stores.find(entry.store);
    context.local = desk.calendar.localTime(entry.at, store == desk.stores.end() ? "UTC" : store->second.time.zone);
    return context;
}

class Verdict
{
public:
    Verdict(const journal::Entry& entry, const journal::Sold& sold)
        : m_entry(entry)
        , m_sold(sold)
    {}

    void compare(std::string_view what, std::string printed, std::string judged)
    {
        if (printed != judged)
            m_found.push_back({m_entry.ref(), m_sold.member, std::string(what), std::move(printed), std::move(judged)});
    }
    void compare(std::string_view what, std::int64_t printed, std::int64_t judged)
    {
        compare(what, std::to_string(printed), std::to_string(judged));
    }
    [[nodiscard]] std::vector<Difference> take() { return std::move(m_found); }

private:
    const journal::Entry& m_entry;
    const journal::Sold& m_sold;
    std::vector<Difference> m_found;
};

} // namespace

std::optional<Difference> judgeClock(const journal::Entry& entry, const journal::Sold& sold, Instant received,
                                     const Desk& desk)
{
    const auto store = desk.stores.find(entry.store);
    const std::string_view zone = store == desk.stores.end() ? "UTC" : std::string_view(store->second.time.zone);
    const BusinessDate came = desk.calendar.localTime(received, zone).date;
    if (entry.at <= received + kClockSlack && entry.date <= came.plusDays(1))
        return std::nullopt;
    const BusinessDate said = std::max(entry.date, desk.calendar.localTime(entry.at, zone).date);
    return Difference{entry.ref(), sold.member, "clock", said.toString(), came.toString()};
}

std::vector<Difference> judge(const journal::Entry& entry, const journal::Sold& sold, const Member* member,
                              const Desk& desk)
{
    Verdict verdict(entry, sold);
    if (!desk.stores.contains(entry.store))
        verdict.compare("store", entry.store, "");
    const auto rules = desk.programmes.find(sold.programmeVersion);
    if (rules == desk.programmes.end())
        return verdict.take();
    engine::MemberFacts facts;
    if (member)
        facts = factsOf(entry, sold, *member, rules->second, desk);
    const auto quoted = [&](const engine::Ask& ask) {
        return engine::quote(rules->second, member ? &facts : nullptr, basketOf(sold), ask,
                             contextOf(entry, sold, desk));
    };
    engine::Ask ask = askOf(sold);
    Points forRewards;
    if (!ask.rewards.empty())
        if (const auto alone = quoted(ask))
            forRewards = alone->redeemed;
    if (sold.redeemed > forRewards) {
        ask.kind = engine::Ask::Kind::Points;
        ask.points = sold.redeemed - forRewards;
    }
    const auto quote = quoted(ask);
    if (!quote) {
        verdict.compare("refused", "", std::string(engine::toString(quote.error())));
        return verdict.take();
    }
    verdict.compare("earned", sold.earned.count(), quote->earned.count());
    verdict.compare("redeemed", sold.redeemedMinor, quote->redeemedMinor);
    verdict.compare("due", sold.dueMinor, quote->dueMinor);
    verdict.compare("tier", sold.tier, quote->tierBefore.id);
    return verdict.take();
}

} // namespace loyalty::office
