#include "core/engine/offer_choice.h"
#include "core/programme/parse.h"
#include "tests/support/programme/programmes.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace loyalty::engine {
namespace {

using programme::Compiled;
using programme::Offer;
using programme::Pick;
using programme::Programme;

template <class T>
T pick(std::vector<T> values)
{
    return *rc::gen::elementOf(std::move(values));
}

/// Whatever the size that is asked for: a small one would make nearly every offer stand alone.
template <class T>
T within(T first, T end)
{
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(first, end));
}

std::int64_t upTo(std::int64_t most)
{
    return within<std::int64_t>(1, most + 1);
}

bool oneIn(int times)
{
    return within(0, times) == 0;
}

decltype(Offer::what) anyWhat(std::int64_t most)
{
    const auto share = [] { return Rate(upTo(100), 100); };
    switch (within(0, 9)) {
    case 0:
    case 1:
        return programme::PercentOff{share()};
    case 2:
        return programme::PieceFor{upTo(most)};
    case 3:
        return programme::CheapestOff{share()};
    case 4:
        return programme::NthOff{within(2, 5), share()};
    case 5:
        return programme::FreeGoods{within(1, 4), 1, "mug"};
    default:
        return programme::FixedOff{upTo(most)};
    }
}

programme::When anyWhen(std::int64_t most)
{
    programme::When when;
    when.minSpendMinor = pick<std::int64_t>({0, 0, 1, most / 2, most});
    if (oneIn(8))
        when.belowSpendMinor = when.minSpendMinor + upTo(2 * most);
    if (oneIn(6))
        when.minPieces = within(1, 6);
    if (oneIn(10))
        when.minLinePieces = within(1, 3);
    return when;
}

Offer anyOffer(int number, std::int64_t most, bool onlyFixed)
{
    Offer offer;
    offer.id = "o" + std::to_string(number);
    offer.what = onlyFixed ? programme::FixedOff{upTo(most)} : anyWhat(most);
    offer.when = anyWhen(most);
    for (const char* category : {"A", "B", "C", "D"})
        if (oneIn(3))
            offer.select.include.categories.push_back(category);
    if (auto* fixed = std::get_if<programme::FixedOff>(&offer.what))
        fixed->repeat = offer.when.minSpendMinor > 0 && oneIn(3);
    if (oneIn(4))
        offer.maxMinor = upTo(most);
    offer.priority = within(0, 2);
    offer.exclusive = oneIn(16);
    offer.stop = oneIn(16);
    return offer;
}

/// Two neighbours, or two that others stand between.
void group(Programme& programme)
{
    std::vector<std::string> members;
    for (const Offer& offer : programme.discounts.offers)
        if (!offer.exclusive && oneIn(2))
            members.push_back(offer.id);
    if (members.size() > 1)
        programme.discounts.groups = {{"g", std::move(members), pick<Pick>({Pick::Best, Pick::First})}};
}

Programme anyOffers(std::int64_t most)
{
    Programme programme = test::aProgramme();
    const int count = within(1, 11);
    const bool onlyFixed = oneIn(2);
    for (int i = 0; i < count; ++i)
        programme.discounts.offers.push_back(anyOffer(i, most, onlyFixed));
    if (oneIn(2))
        programme.coupons.push_back(
            {.id = "c", .names = {}, .offer = "o0", .when = anyWhen(most), .expiry = {}, .perTicket = 2});
    group(programme);
    programme.discounts.oneTicketPercent = oneIn(3);
    programme.discounts.percentOf =
        pick<programme::PercentOf>({programme::PercentOf::Left, programme::PercentOf::Price});
    programme.discounts.minSpendTax =
        pick<programme::BaseTax>({programme::BaseTax::Included, programme::BaseTax::Excluded});
    RC_PRE(programme::contradictions(programme).empty());
    return programme;
}

Basket anyLines(std::int64_t most)
{
    std::vector<BasketLine> lines;
    const int count = oneIn(8) ? within(30, 60) : within(1, 14);
    for (int i = 0; i < count; ++i) {
        lines.push_back(test::line(static_cast<std::uint32_t>(i + 1), upTo(2 * most) - 1,
                                   pick<std::string>({"", "A", "B", "C", "D"})));
        lines.back().quantity.thousandths = pick<std::int64_t>({300, 1'000, 1'000, 2'000, 3'500});
        if (oneIn(2)) {
            lines.back().taxRate = Rate(13, 100);
            lines.back().taxMinor = lines.back().amountMinor * 13 / 113;
        }
    }
    return test::basketOf(std::move(lines));
}

/// The best of all combinations, each worked out to its end.
class Exhaustive
{
public:
    explicit Exhaustive(const OfferChoice& choice)
        : m_choice(choice)
        , m_best(choice.start())
    {
        search(choice.start(), 0);
    }

    [[nodiscard]] const OfferState& best() const { return m_best; }

private:
    void search(const OfferState& state, std::size_t next)
    {
        if (isBetter(state.standing, m_best.standing))
            m_best = state;
        if (next == m_choice.count() || state.standing.closed)
            return;
        const auto picks = m_choice.pickOf(next);
        OfferState without = state;
        Take ignored;
        for (std::size_t i = next; i < m_choice.count(); ++i)
            if (i == next || (picks == Pick::Best && m_choice.rivals(i, next)))
                if (const auto after = m_choice.with(state, i, ignored)) {
                    if (i == next && picks == Pick::First)
                        m_choice.closeGroup(without.standing, next);
                    search(*after, next + 1);
                }
        search(without, next + 1);
    }

    const OfferChoice& m_choice;
    OfferState m_best;
};

TEST_CASE("the search finds what going through every combination finds, line by line")
{
    REQUIRE(rc::check("search is exact", [] {
        const std::int64_t most = pick<std::int64_t>({3, 40, 3'000, Money::kMaxMinor / 120});
        const Compiled compiled = Compiled::compile(anyOffers(most));
        const Basket basket = anyLines(most);
        const MemberFacts member;
        const Context context = test::onDate("2026-11-21");
        const Ask ask;
        const Situation situation{compiled, member, basket, context, ask};
        Ticket ticket;
        ticket.count = basket.lines.size();
        for (std::size_t i = 0; i < ticket.count; ++i) {
            const BasketLine& line = basket.lines[i];
            ticket.lines[i].selectors = compiled.selectorsOf(line.sku, line.category, line.brand, line.tags);
        }
        std::vector<Candidate> candidates;
        for (const programme::CompiledOffer& offer : compiled.offers())
            candidates.insert(candidates.end(), offer.coupon ? 2 : 1, Candidate{&offer});
        const OfferChoice choice(situation, ticket, candidates);
        const OfferState found = choice.best();
        const Exhaustive all(choice);
        RC_TAG(found.taken.size());
        RC_ASSERT(found.taken == all.best().taken);
        RC_ASSERT(found.left == all.best().left);
        RC_ASSERT(found.standing.due == all.best().standing.due);
    }));
}

} // namespace
} // namespace loyalty::engine
