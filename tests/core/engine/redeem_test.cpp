#include "core/engine/redeem.h"

#include "core/engine/quote.h"
#include "core/programme/compiled.h"
#include "tests/support/programme/programmes.h"

#include <catch2/catch_test_macros.hpp>

#include <cstdint>
#include <limits>
#include <vector>

namespace loyalty::engine {
namespace {

using access::Trust;
using programme::Compiled;
using programme::Programme;
using test::basketOf;
using test::line;

Programme redeemingProgramme()
{
    Programme programme = test::aProgramme();
    programme.redeeming = test::aRedeeming();
    programme.redeeming->min = 200;
    programme.redeeming->max = 5000;
    programme.redeeming->maxShare = Rate(1, 2);
    programme.redeeming->maxByTrust = {0, 500, 2000};
    return programme;
}

MemberFacts memberWith(std::int64_t balance, Trust trust = Trust::LiveOnline)
{
    MemberFacts member;
    member.balance = Points(balance);
    member.trust = trust;
    return member;
}

Ask askFor(std::int64_t points)
{
    return {Ask::Kind::Points, Points(points)};
}

Result<Quote, QuoteRefusal> redeem(const Programme& programme, const MemberFacts& member, const Basket& basket,
                                   const Ask& ask)
{
    return quote(Compiled::compile(programme), &member, basket, ask, test::onDate("2026-11-21"));
}

TEST_CASE("the limit that made the offer is named")
{
    struct Row
    {
        std::int64_t total;
        std::int64_t balance;
        Trust trust;
        std::optional<std::int64_t> rights;
        std::int64_t most;
        std::string_view limitedBy;
    };
    constexpr std::int64_t kAll = std::numeric_limits<std::int64_t>::max();
    const Row rows[] = {
        {100000, 10000, Trust::LiveOnline, {}, 5000, "max"},    {100000, kAll, Trust::LiveOnline, {}, 5000, "max"},
        {6000, 10000, Trust::LiveOnline, {}, 3000, "share"},    {5999, 10000, Trust::LiveOnline, {}, 2900, "share"},
        {100000, 1299, Trust::LiveOnline, {}, 1200, "balance"}, {100000, 200, Trust::LiveOnline, {}, 200, "balance"},
        {100000, 199, Trust::LiveOnline, {}, 0, "minimum"},     {100000, 0, Trust::LiveOnline, {}, 0, "balance"},
        {100000, -50, Trust::LiveOnline, {}, 0, "balance"},     {399, 10000, Trust::LiveOnline, {}, 0, "minimum"},
        {400, 10000, Trust::LiveOnline, {}, 200, "share"},      {0, 10000, Trust::LiveOnline, {}, 0, "share"},
        {100000, 10000, Trust::Live, {}, 2000, "trust"},        {100000, 10000, Trust::Static, {}, 500, "trust"},
        {100000, 10000, Trust::Spoken, {}, 0, "trust"},         {100000, 10000, Trust::Live, 350, 300, "rights"},
        {100000, 10000, Trust::Live, 0, 0, "rights"},           {100000, 10000, Trust::Live, -5, 0, "rights"},
        {100000, 10000, Trust::Live, kAll, 2000, "trust"},      {100000, 10000, Trust::Live, 150, 0, "minimum"},
    };
    for (const Row& row : rows) {
        INFO("total " << row.total << ", balance " << row.balance << ", by " << row.limitedBy);
        MemberFacts member = memberWith(row.balance, row.trust);
        if (row.rights)
            member.spendLimit = Points(*row.rights);
        const auto basket = basketOf({line(1, row.total)});
        const RedeemOption option = redeem(redeemingProgramme(), member, basket, {}).value().redeem;
        CHECK(option.most.count() == row.most);
        CHECK(option.least.count() == (row.most > 0 ? 200 : 0));
        CHECK(option.mostMinor == row.most);
        CHECK(option.limitedBy == row.limitedBy);
        const Quote all = redeem(redeemingProgramme(), member, basket, {Ask::Kind::AsMuchAsAllowed, {}}).value();
        CHECK(all.redeemed.count() == row.most);
        CHECK(all.dueMinor == row.total - row.most);
    }
}

TEST_CASE("the first of several reasons against redeeming is the one that can be mended")
{
    struct Row
    {
        std::int64_t asked;
        std::int64_t balance;
        Trust trust;
        std::optional<std::int64_t> rights;
        QuoteRefusal refusal;
    };
    const Row rows[] = {
        {0, 0, Trust::Spoken, 0, QuoteRefusal::RedeemBelowMinimum},
        {150, 0, Trust::Spoken, 0, QuoteRefusal::RedeemBelowMinimum},
        {5050, 0, Trust::Spoken, 0, QuoteRefusal::RedeemNotAStep},
        {5100, 0, Trust::Spoken, 0, QuoteRefusal::RedeemAboveLimit},
        {3100, 0, Trust::Spoken, 0, QuoteRefusal::RedeemAboveLimit},
        {1000, 999, Trust::Spoken, 0, QuoteRefusal::RedeemAboveBalance},
        {200, -1, Trust::LiveOnline, {}, QuoteRefusal::RedeemAboveBalance},
        {200, 1000, Trust::Spoken, 0, QuoteRefusal::RedeemNotWithThisCode},
        {600, 1000, Trust::Static, 0, QuoteRefusal::RedeemNotWithThisCode},
        {500, 1000, Trust::Static, 499, QuoteRefusal::RedeemBeyondRights},
        {500, 1000, Trust::LiveOnline, -1, QuoteRefusal::RedeemBeyondRights},
    };
    for (const Row& row : rows) {
        INFO("asked " << row.asked << " of " << row.balance);
        MemberFacts member = memberWith(row.balance, row.trust);
        if (row.rights)
            member.spendLimit = Points(*row.rights);
        const auto made = redeem(redeemingProgramme(), member, basketOf({line(1, 6000)}), askFor(row.asked));
        REQUIRE_FALSE(made);
        CHECK(toString(made.error()) == toString(row.refusal));
    }
}

TEST_CASE("where nothing is offered, asking for points is refused and asking for all gives none")
{
    const Basket basket = basketOf({line(1, 6000)});
    const MemberFacts member = memberWith(1000);
    CHECK(redeem(test::aProgramme(), member, basket, askFor(200)).error() == QuoteRefusal::RedeemNotOffered);
    CHECK(redeem(test::aProgramme(), member, basket, {Ask::Kind::AsMuchAsAllowed, {}}).value().redeemed == 0_pts);
    const Compiled compiled = Compiled::compile(redeemingProgramme());
    const Context context = test::onDate("2026-11-21");
    CHECK(quote(compiled, nullptr, basket, askFor(200), context).error() == QuoteRefusal::RedeemWithoutMember);
    CHECK(quote(compiled, nullptr, basket, {Ask::Kind::AsMuchAsAllowed, {}}, context).value().redeemed == 0_pts);
}

TEST_CASE("what points pay is spread over the lines and neither earns nor qualifies")
{
    const Quote quote = redeem(redeemingProgramme(), memberWith(1000),
                               basketOf({line(1, 1000), line(2, 1000), line(3, 1000)}), askFor(400))
                            .value();
    CHECK(quote.redeemed == 400_pts);
    CHECK(quote.redeemedMinor == 400);
    CHECK(quote.dueMinor == 2600);
    CHECK(quote.earned == 26_pts);
    CHECK(quote.qualifyingMinor == 2600);
    const std::int64_t shares[] = {134, 133, 133};
    const std::int64_t points[] = {8, 9, 9};
    for (std::size_t i = 0; i < 3; ++i) {
        INFO("line " << i);
        CHECK(quote.lines[i].redeemMinor == shares[i]);
        CHECK(quote.lines[i].discountMinor == shares[i]);
        CHECK(quote.lines[i].redeemPoints.count() == shares[i]);
        CHECK(quote.lines[i].eligibleMinor == 1000 - shares[i]);
        CHECK(quote.lines[i].qualifyingMinor == 1000 - shares[i]);
        CHECK(quote.lines[i].points.count() == points[i]);
    }
}

TEST_CASE("points pay only the lines they may")
{
    Programme programme = redeemingProgramme();
    programme.earning.select.exclude.categories = {"FUEL"};
    const Basket basket = basketOf({line(1, 700, "FOOD"), line(2, 9000, "FUEL")});
    const MemberFacts member = memberWith(10000);
    // Half of the ticket is 48.50, but only 7.00 of it is not fuel.
    Quote quote = redeem(programme, member, basket, {Ask::Kind::AsMuchAsAllowed, {}}).value();
    CHECK(quote.redeemed == 700_pts);
    CHECK(quote.redeem.limitedBy == "share");
    CHECK(quote.lines[1].redeemMinor == 0);
    CHECK(redeem(programme, member, basket, askFor(800)).error() == QuoteRefusal::RedeemAboveLimit);

    programme.redeeming->select = programme::Selector();
    quote = redeem(programme, member, basket, {Ask::Kind::AsMuchAsAllowed, {}}).value();
    CHECK(quote.redeemed == 4800_pts);
    CHECK(quote.lines[0].redeemMinor == 346);
    CHECK(quote.lines[1].redeemMinor == 4454);
    CHECK(quote.earned == 3_pts);
}

TEST_CASE("redeeming by other systems' rules gives their answers")
{
    struct Row
    {
        const char* id;
        std::int64_t available;
        std::int64_t ticket;
        std::int64_t pointsPer;
        std::int64_t valueMinor;
        std::int64_t min;
        std::int64_t step;
        Rate share;
        std::int64_t redeemed;
        std::int64_t minor;
    };
    const Row rows[] = {
        {"odoo-step-multiple", 11, 10000, 1, 150, 3, 3, Rate(), 9, 1350},
        {"odoo-219640", 3030, 300000, 1, 3, 1, 1, Rate(), 3030, 9090},
        {"setono-redeem-balance", 700, 10000, 1, 1, 500, 1, Rate(1, 2), 700, 700},
        {"setono-redeem-max-share", 10000, 10000, 1, 1, 500, 1, Rate(1, 2), 5000, 5000},
        {"setono-redeem-step", 1050, 100000, 100, 500, 100, 100, Rate(), 1000, 5000},
        {"setono-redeem-below-min", 400, 100000, 1, 1, 500, 1, Rate(), 0, 0},
    };
    for (const Row& row : rows) {
        INFO(row.id);
        Programme programme = test::aProgramme();
        programme.redeeming = programme::Redeeming{.pointsPer = row.pointsPer,
                                                   .valueMinor = row.valueMinor,
                                                   .min = row.min,
                                                   .step = row.step,
                                                   .max = {},
                                                   .maxShare = row.share,
                                                   .maxByTrust = {},
                                                   .select = {}};
        const Quote quote = redeem(programme, memberWith(row.available), basketOf({line(1, row.ticket)}),
                                   {Ask::Kind::AsMuchAsAllowed, {}})
                                .value();
        CHECK(quote.redeemed.count() == row.redeemed);
        CHECK(quote.redeemedMinor == row.minor);
    }
}

TEST_CASE("points used as payment are taken out of the base")
{
    Programme programme = test::aProgramme();
    programme.earning.rules = {test::perAmount("base", 1, 100000)};
    programme.redeeming = programme::Redeeming{.pointsPer = 1,
                                               .valueMinor = 100,
                                               .min = 1,
                                               .step = 1,
                                               .max = {},
                                               .maxShare = {},
                                               .maxByTrust = {},
                                               .select = {}};
    const Quote quote = redeem(programme, memberWith(10), basketOf({line(1, 1000000)}), askFor(10)).value();
    CHECK(quote.redeemed == 10_pts);
    CHECK(quote.earned == 9_pts);
}

TEST_CASE("an amount of money is said in the fewest points that are worth it")
{
    struct Row
    {
        std::int64_t pointsPer, valueMinor, minor, points;
    };
    const Row rows[] = {{100, 100, 500, 500}, {100, 100, 1, 1}, {3, 100, 1, 1}, {3, 100, 34, 2}, {1, 100, 250, 3}};
    for (const Row& row : rows) {
        programme::Redeeming redeeming = test::aRedeeming();
        redeeming.pointsPer = row.pointsPer;
        redeeming.valueMinor = row.valueMinor;
        CHECK(pointsWorth(redeeming, row.minor) == Points(row.points));
    }
    programme::Redeeming dear = test::aRedeeming();
    dear.pointsPer = 1'000'000'000;
    dear.valueMinor = 1;
    CHECK_FALSE(pointsWorth(dear, Money::kMaxMinor));
}

} // namespace
} // namespace loyalty::engine
