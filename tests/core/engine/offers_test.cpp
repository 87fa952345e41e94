#include "core/engine/quote.h"
#include "core/programme/compiled.h"
#include "core/programme/parse.h"
#include "tests/support/programme/programmes.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <limits>
#include <numeric>

namespace loyalty::engine {
namespace {

using programme::Offer;
using programme::Programme;
using test::basketOf;
using test::line;

Offer offer(std::string id, decltype(Offer::what) what, std::string category = {})
{
    Offer made;
    made.id = std::move(id);
    made.what = std::move(what);
    if (!category.empty())
        made.select.include.categories = {std::move(category)};
    return made;
}

Offer percent(std::string id, std::int64_t of100, std::string category = {})
{
    return offer(std::move(id), programme::PercentOff{Rate(of100, 100)}, std::move(category));
}

Offer fixed(std::string id, std::int64_t minor, std::string category = {})
{
    return offer(std::move(id), programme::FixedOff{minor}, std::move(category));
}

Programme withOffers(std::vector<Offer> offers)
{
    Programme programme = test::aProgramme();
    programme.discounts.offers = std::move(offers);
    return programme;
}

MemberFacts aMember()
{
    MemberFacts member;
    member.trust = access::Trust::LiveOnline;
    return member;
}

Quote quoteOf(Programme programme, const Basket& basket, const Ask& ask = {}, MemberFacts member = aMember())
{
    REQUIRE(programme::contradictions(programme).empty());
    const auto compiled = programme::Compiled::compile(std::move(programme));
    return quote(compiled, &member, basket, ask, test::onDate("2026-11-21"), Trace::On).value();
}

std::vector<std::string> applied(const Quote& quote)
{
    std::vector<std::string> ids;
    for (const AppliedOffer& offer : quote.offers)
        ids.push_back(offer.id);
    return ids;
}

BasketLine pieces(std::uint32_t id, std::int64_t count, std::int64_t each, std::string_view category = {})
{
    BasketLine made = line(id, count * each, category);
    made.quantity = Quantity::pieces(count);
    return made;
}

TEST_CASE("what an offer takes off, by its kind")
{
    struct Row
    {
        const char* what;
        Offer offer;
        std::vector<BasketLine> lines;
        std::int64_t due;
    };
    Offer repeated = offer("o", programme::FixedOff{4000, true});
    repeated.when.minSpendMinor = 30000;
    Offer capped = percent("o", 50);
    capped.maxMinor = 3000;
    const Row rows[] = {
        {"a share of the ticket, rounded half up once", percent("o", 10), {line(1, 1005), line(2, 1000)}, 1804},
        {"a share of its goods", percent("o", 10, "A"), {line(1, 1000, "A"), line(2, 1000)}, 1900},
        {"no more than it may", capped, {line(1, 10000)}, 7000},
        {"an amount", fixed("o", 500), {line(1, 2000)}, 1500},
        {"no more than there is", fixed("o", 500), {line(1, 300)}, 0},
        {"an amount for every full spend", repeated, {line(1, 65000)}, 57000},
        {"a member's price", offer("o", programme::PieceFor{300}), {pieces(1, 2, 500), pieces(2, 1, 200)}, 800},
        {"the cheapest piece",
         offer("o", programme::CheapestOff{Rate(1, 2)}),
         {pieces(1, 2, 500), pieces(2, 3, 200)},
         1500},
        {"every second piece, dearest first",
         offer("o", programme::NthOff{2, Rate(1, 2)}),
         {pieces(1, 3, 100), pieces(2, 1, 500)},
         700},
        {"goods on top cost nothing and change nothing",
         offer("o", programme::FreeGoods{3, 1, "mug"}),
         {pieces(1, 7, 100)},
         700},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        CHECK(quoteOf(withOffers({row.offer}), basketOf(row.lines)).dueMinor == row.due);
    }
}

TEST_CASE("goods given on top are counted by what is paid for")
{
    const Quote quote =
        quoteOf(withOffers({offer("o", programme::FreeGoods{3, 2, {}})}), basketOf({pieces(1, 7, 100)}));
    CHECK(quote.goods == std::vector<GivenGoods>{{"o", "sku-1", 4}});
}

TEST_CASE("points are earned on what is paid, unless the programme says otherwise")
{
    Programme programme = withOffers({percent("ticket", 10), percent("goods", 50, "A")});
    const Basket basket = basketOf({line(1, 10000, "A"), line(2, 10000)});
    CHECK(quoteOf(programme, basket).earned == 135_pts);
    programme.earning.base.discounts = programme::BaseDiscounts::AfterLines;
    CHECK(quoteOf(programme, basket).earned == 155_pts);
    programme.earning.base.discounts = programme::BaseDiscounts::Before;
    CHECK(quoteOf(programme, basket).earned == 200_pts);
}

TEST_CASE("tax and silent tenders come off what earns where the programme says so")
{
    Programme programme = test::aProgramme();
    programme.earning.base.tax = programme::BaseTax::Excluded;
    programme.earning.base.tenders = {"voucher"};
    BasketLine taxed = line(1, 11500);
    taxed.taxMinor = 1500;
    Ask ask;
    CHECK(quoteOf(programme, basketOf({taxed}), ask).earned == 100_pts);
    ask.tenders = {{"stored-value", 1000}};
    CHECK(quoteOf(programme, basketOf({taxed}), ask).earned == 100_pts);
    ask.tenders = {{"voucher", 5750}};
    const Quote quote = quoteOf(programme, basketOf({taxed}), ask);
    CHECK(quote.earned == 50_pts);
    CHECK(quote.toPayMinor == 5750);
}

TEST_CASE("payments below nothing or beyond what is due are refused")
{
    const auto compiled = programme::Compiled::compile(test::aProgramme());
    const MemberFacts member = aMember();
    for (const std::int64_t minor : {std::int64_t{-1}, std::int64_t{1001}, std::numeric_limits<std::int64_t>::max()}) {
        Ask ask;
        ask.tenders = {{"voucher", minor}};
        const auto refused =
            quote(compiled, &member, basketOf({line(1, 1000)}), ask, test::onDate("2026-11-21"), Trace::Off);
        REQUIRE_FALSE(refused);
        CHECK(refused.error() == (minor < 0 ? QuoteRefusal::TenderBelowZero : QuoteRefusal::TenderOutOfRange));
    }
}

TEST_CASE("an offer for everyone needs no member, the others do")
{
    Programme programme = withOffers({percent("tenth", 10), fixed("five", 500)});
    programme.discounts.offers[1].everyone = true;
    REQUIRE(programme::contradictions(programme).empty());
    const auto compiled = programme::Compiled::compile(programme);
    const Quote nobody = quote(compiled, nullptr, basketOf({line(1, 10'000)}), {}, test::onDate("2026-11-21")).value();
    CHECK(nobody.dueMinor == 9'500);
    CHECK(nobody.lines[0].discountMinor == 500);
    CHECK(nobody.earned == Points());
    CHECK(nobody.counted.empty());
    CHECK(quoteOf(programme, basketOf({line(1, 10'000)})).dueMinor == 8'500);
}

TEST_CASE("cash is paid in whole steps, half up, and nothing else changes")
{
    struct Row
    {
        std::int64_t step;
        std::int64_t minor;
        std::int64_t cash;
    };
    const Row rows[] = {{1, 1'237, 1'237},  {5, 1'237, 1'235}, {5, 1'238, 1'240}, {10, 1'235, 1'240},
                        {10, 1'234, 1'230}, {5, 2, 0},         {100, 50, 100}};
    for (const Row& row : rows) {
        INFO(row.minor << " in steps of " << row.step);
        Programme programme = withOffers({});
        programme.cashStepMinor = row.step;
        const Quote quote = quoteOf(programme, basketOf({line(1, row.minor)}));
        CHECK(quote.cashMinor == row.cash);
        CHECK(quote.toPayMinor == row.minor);
        CHECK(quote.earned == Points(row.minor / 100));
    }
}

TEST_CASE("twelve offers are searched on the largest basket that a till sees")
{
    std::vector<Offer> offers;
    for (int i = 0; i < 12; ++i)
        offers.push_back(percent("o" + std::to_string(i), 1 + i, "c" + std::to_string(i)));
    Programme programme = withOffers(std::move(offers));
    std::vector<BasketLine> lines;
    for (std::uint32_t i = 0; i < 300; ++i)
        lines.push_back(line(i + 1, 1'000, "c" + std::to_string(i % 12)));
    const Quote quote = quoteOf(programme, basketOf(std::move(lines)));
    CHECK(quote.trace.front().detail == "best");
    CHECK(quote.offers.size() == 12);
}

TEST_CASE("the combination that leaves least to pay is found, of equal ones the earlier")
{
    Offer alone = percent("alone", 30);
    alone.exclusive = true;
    CHECK(applied(quoteOf(withOffers({percent("ten", 10), percent("fifteen", 15), alone}),
                          basketOf({line(1, 10000)}))) == std::vector<std::string>{"alone"});
    alone.what = programme::PercentOff{Rate(20, 100)};
    CHECK(applied(quoteOf(withOffers({percent("ten", 10), percent("fifteen", 15), alone}),
                          basketOf({line(1, 10000)}))) == std::vector<std::string>{"ten", "fifteen"});
    Programme one = withOffers({percent("a", 10), percent("b", 10)});
    one.discounts.oneTicketPercent = true;
    CHECK(applied(quoteOf(one, basketOf({line(1, 10000)}))) == std::vector<std::string>{"a"});
}

TEST_CASE("an early offer that spoils a later one's minimum is left out where that is better")
{
    Offer big = percent("big", 50);
    big.when.minSpendMinor = 10000;
    CHECK(applied(quoteOf(withOffers({fixed("small", 100), big}), basketOf({line(1, 10000)}))) ==
          std::vector<std::string>{"big"});
    Programme inOrder = withOffers({fixed("small", 100), big});
    inOrder.discounts.choose = programme::Choose::Priority;
    CHECK(applied(quoteOf(inOrder, basketOf({line(1, 10000)}))) == std::vector<std::string>{"small"});
}

TEST_CASE("more than twelve offers apply by priority, and the trace says so")
{
    std::vector<Offer> many;
    for (int i = 0; i < 13; ++i)
        many.push_back(percent("o" + std::to_string(i), 1));
    const auto how = [](const Quote& quote) {
        return std::find_if(quote.trace.begin(), quote.trace.end(),
                            [](const TraceStep& step) { return step.kind == TraceStep::Kind::Chosen; })
            ->detail;
    };
    CHECK(how(quoteOf(withOffers(many), basketOf({line(1, 10000)}))) == "priority");
    many.pop_back();
    CHECK(how(quoteOf(withOffers(many), basketOf({line(1, 10000)}))) == "best");
}

TEST_CASE("goods on top stand beside money off, whichever comes first")
{
    const Offer mug = offer("mug", programme::FreeGoods{3, 1, "mug"});
    for (const auto& offers : {std::vector{percent("ten", 10), mug}, std::vector{mug, percent("ten", 10)}}) {
        const Quote quote = quoteOf(withOffers(offers), basketOf({pieces(1, 3, 1000)}));
        CHECK(quote.dueMinor == 2700);
        CHECK(quote.goods.size() == 1);
    }
}

TEST_CASE("a coupon asks for an amount as its offer does")
{
    Programme programme = withOffers({fixed("five-off", 500)});
    programme.coupons.push_back({.id = "five", .names = {}, .offer = "five-off", .when = {}, .expiry = {}});
    programme.coupons.front().when.minSpendMinor = 10'000;
    Ask ask;
    ask.coupons = {"five"};
    CHECK(quoteOf(programme, basketOf({line(1, 9999)}), ask).dueMinor == 9999);
    CHECK(quoteOf(programme, basketOf({line(1, 10000)}), ask).dueMinor == 9500);
}

TEST_CASE("a coupon opens its offer, as often as a ticket may")
{
    Programme programme = withOffers({fixed("five-off", 500)});
    programme.coupons.push_back(
        {.id = "five", .names = {}, .offer = "five-off", .when = {}, .expiry = {}, .perTicket = 2});
    Ask ask;
    CHECK(quoteOf(programme, basketOf({line(1, 10000)}), ask).dueMinor == 10000);
    for (const std::int64_t due : {9500, 9000, 9000}) {
        ask.coupons.push_back("five");
        CHECK(quoteOf(programme, basketOf({line(1, 10000)}), ask).dueMinor == due);
    }
}

TEST_CASE("a group's best may stand later than an offer that it makes apply less")
{
    Programme programme = withOffers({fixed("oa", 100), fixed("ox", 6'000), percent("ob", 50)});
    programme.discounts.offers[2].when.minSpendMinor = 10'000;
    programme.discounts.groups = {{"g", {"oa", "ob"}, programme::Pick::Best}};
    for (const auto choose : {programme::Choose::Best, programme::Choose::Priority}) {
        programme.discounts.choose = choose;
        const Quote first = quoteOf(programme, basketOf({line(1, 10'000)}));
        CHECK(applied(first) == std::vector<std::string>{"ob", "ox"});
        CHECK(first.dueMinor == 0);
    }

    programme.discounts.offers[1].what = programme::FixedOff{1'000};
    programme.discounts.offers[2].what = programme::PercentOff{Rate(20, 100)};
    const Quote second = quoteOf(programme, basketOf({line(1, 10'000)}));
    CHECK(applied(second) == std::vector<std::string>{"ob", "ox"});
    CHECK(second.dueMinor == 7'000);
    CHECK(second.offers.front().minor == 2'000);
}

TEST_CASE("the first of a group may be left out, but no other comes in its place")
{
    Programme programme = withOffers({fixed("oa", 100), fixed("oa2", 200), fixed("ob", 5'000)});
    programme.discounts.offers[2].when.minSpendMinor = 10'000;
    programme.discounts.groups = {{"g", {"oa", "oa2"}, programme::Pick::First}};
    const Quote full = quoteOf(programme, basketOf({line(1, 10'000)}));
    CHECK(applied(full) == std::vector<std::string>{"ob"});
    CHECK(full.dueMinor == 5'000);
    CHECK(applied(quoteOf(programme, basketOf({line(1, 9'999)}))) == std::vector<std::string>{"oa"});
}

/// Fixed amounts off a line or off all, as they are placed.
struct RunCase
{
    const char* what;
    std::vector<Offer> offers;
    std::vector<BasketLine> lines;
    std::int64_t due;
};

Offer off(std::string id, std::int64_t minor, std::vector<std::string> skus)
{
    Offer made = fixed(std::move(id), minor);
    made.select.include.skus = std::move(skus);
    return made;
}

TEST_CASE("fixed amounts find goods to bite on, in whatever order they come")
{
    const std::vector<BasketLine> abc = {line(1, 600), line(2, 600), line(3, 600)};
    const Offer all = off("o1", 800, {"sku-1", "sku-2", "sku-3"});
    const Offer one = off("o2", 600, {"sku-1"});
    const Offer two = off("o3", 300, {"sku-2"});
    Offer asks = two;
    asks.when.minSpendMinor = 601;
    Offer again = fixed("again", 1000);
    again.when.minSpendMinor = 9000;
    const RunCase cases[] = {
        {"the wide one first", {all, one, two}, abc, 100},
        {"the wide one last", {one, two, all}, abc, 100},
        {"a cent on the only line that the second reaches",
         {off("o1", 1, {"sku-1", "sku-2"}), off("o2", 1, {"sku-1"})},
         {line(1, 1), line(2, 1)},
         0},
        {"goods on top between them", {all, offer("mug", programme::FreeGoods{1, 1, "mug"}), one, two}, abc, 100},
        {"what a later one asks for is still asked of what is left", {all, one, asks}, abc, 400},
        {"an amount off everything leaves too little for the next minimum",
         {fixed("first", 2000), again},
         {line(1, 10'000)},
         8000},
    };
    for (const RunCase& row : cases)
        for (const auto choose : {programme::Choose::Best, programme::Choose::Priority}) {
            INFO(row.what);
            Programme programme = withOffers(row.offers);
            programme.discounts.choose = choose;
            CHECK(quoteOf(programme, basketOf(row.lines)).dueMinor == row.due);
        }
}

TEST_CASE("of amounts placed together only those that the programme keeps in the base still earn")
{
    Programme programme =
        withOffers({off("narrow", 600, {"sku-1", "sku-2", "sku-3"}), fixed("wide", 500), off("last", 600, {"sku-3"})});
    programme.discounts.choose = programme::Choose::Priority;
    programme.discounts.offers[1].select.exclude.skus = {"sku-1", "sku-3"};
    programme.earning.base.discounts = programme::BaseDiscounts::AfterLines;
    const Quote quote = quoteOf(programme, basketOf({line(1, 600), line(2, 600), line(3, 600)}));
    CHECK(quote.dueMinor == 100);
    std::int64_t base = 0;
    for (const LineQuote& line : quote.lines) {
        CHECK((line.eligibleMinor >= 0 && line.eligibleMinor <= 600));
        base += line.eligibleMinor;
    }
    CHECK(base == 600);
    CHECK(quote.earned == 6_pts);
}

TEST_CASE("a coupon that changes nothing is not used up")
{
    Programme programme = withOffers({fixed("ten-off", 1000), percent("all", 100)});
    programme.coupons.push_back({.id = "ten", .names = {}, .offer = "ten-off", .when = {}, .expiry = {}});
    Ask ask;
    ask.coupons = {"ten"};
    const Quote quote = quoteOf(programme, basketOf({line(1, 5'000)}), ask);
    CHECK(quote.dueMinor == 0);
    CHECK(applied(quote) == std::vector<std::string>{"all"});
}

TEST_CASE("the search leaves no more to pay than any order of any choice of offers")
{
    REQUIRE(rc::check("the best choice is the best", [] {
        std::vector<Offer> offers;
        const int count = *rc::gen::inRange(1, 6);
        for (int i = 0; i < count; ++i) {
            const std::string category = *rc::gen::elementOf(std::vector<std::string>{"", "A", "B"});
            offers.push_back(*rc::gen::arbitrary<bool>()
                                 ? percent("o" + std::to_string(i), *rc::gen::inRange(1, 100), category)
                                 : fixed("o" + std::to_string(i), *rc::gen::inRange(1, 3000), category));
            offers.back().when.minSpendMinor = *rc::gen::elementOf(std::vector<std::int64_t>{0, 0, 1500});
            offers.back().exclusive = *rc::gen::inRange(0, 5) == 0;
            offers.back().stop = *rc::gen::inRange(0, 5) == 0;
        }
        // Two of them may be rivals; one that stands alone is in no group.
        const int rival = *rc::gen::inRange(0, count + 2);
        const auto isRival = [&](const Offer& one) {
            return !one.exclusive && (one.id == "o0" || one.id == "o" + std::to_string(rival));
        };
        const auto programmeOf = [&](const std::vector<Offer>& some) {
            Programme programme = withOffers(some);
            programme::ExclusiveGroup group{"g", {}, programme::Pick::Best};
            for (const Offer& one : some)
                if (isRival(one))
                    group.members.push_back(one.id);
            if (group.members.size() == 2)
                programme.discounts.groups = {group};
            return programme;
        };
        const Basket basket = basketOf({line(1, *rc::gen::inRange(1, 3000), "A"),
                                        line(2, *rc::gen::inRange(1, 3000), "B"), line(3, *rc::gen::inRange(1, 3000))});
        const std::int64_t best = quoteOf(programmeOf(offers), basket).dueMinor;
        for (unsigned subset = 0; subset < (1u << count); ++subset) {
            std::vector<Offer> some;
            for (int i = 0; i < count; ++i)
                if ((subset >> i & 1) != 0)
                    some.push_back(offers[static_cast<std::size_t>(i)]);
            if (some.empty())
                continue;
            Programme programme = programmeOf(some);
            programme.discounts.choose = programme::Choose::Priority;
            RC_ASSERT(best <= quoteOf(programme, basket).dueMinor);
        }
    }));
}

TEST_CASE("whatever is taken off, the lines' shares sum to it and stay within what they cost")
{
    REQUIRE(rc::check("sums hold", [] {
        std::vector<Offer> offers;
        for (int i = 0; i < 4; ++i) {
            const std::string category = *rc::gen::elementOf(std::vector<std::string>{"", "A", "B"});
            offers.push_back(fixed("o" + std::to_string(i), *rc::gen::inRange(1, 4000), category));
        }
        std::vector<BasketLine> lines;
        for (std::uint32_t id = 1; id <= 6; ++id)
            lines.push_back(
                line(id, *rc::gen::inRange(0, 2000), *rc::gen::elementOf(std::vector<std::string>{"A", "B", "C"})));
        const Basket basket = basketOf(lines);
        const Quote quote = quoteOf(withOffers(offers), basket);
        std::int64_t off = 0;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            RC_ASSERT(quote.lines[i].discountMinor >= 0 && quote.lines[i].discountMinor <= lines[i].amountMinor);
            off += quote.lines[i].discountMinor;
        }
        RC_ASSERT(off == quote.offersMinor && quote.dueMinor == quote.totalMinor - off);
        const std::int64_t named =
            std::accumulate(quote.offers.begin(), quote.offers.end(), std::int64_t{0},
                            [](std::int64_t sum, const AppliedOffer& one) { return sum + one.minor; });
        RC_ASSERT(named == off);
    }));
}

} // namespace
} // namespace loyalty::engine
