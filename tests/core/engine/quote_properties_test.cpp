#include "core/engine/goods_return.h"
#include "core/engine/quote.h"
#include "core/programme/compiled.h"
#include "core/programme/parse.h"
#include "tests/support/programme/programmes.h"

#include <catch2/catch_test_macros.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace loyalty::engine {
namespace {

using programme::Compiled;
using programme::Programme;

template <class T>
T pick(std::vector<T> values)
{
    return *rc::gen::elementOf(values);
}

programme::Selector anySelector()
{
    programme::Selector selector;
    if (*rc::gen::arbitrary<bool>())
        selector.include.categories = {"A", "B"};
    if (*rc::gen::arbitrary<bool>())
        selector.exclude.categories = {"C"};
    return selector;
}

programme::Rule anyRule(int number)
{
    const std::string id = "r" + std::to_string(number);
    programme::Rule rule = pick<int>({0, 1}) == 0
                               ? test::perAmount(id, *rc::gen::inRange(1, 40), *rc::gen::inRange(1, 400))
                               : test::multiplier(id, pick<std::string>({"0", "0.5", "1.5", "2", "1/3"}));
    if (std::holds_alternative<programme::PerAmount>(rule.what) && *rc::gen::arbitrary<bool>())
        rule.rounding = pick<Rounding>({Rounding::Down, Rounding::HalfUp, Rounding::Up});
    rule.select = anySelector();
    rule.when.minSpendMinor = pick<std::int64_t>({0, 0, 500, 100000});
    return rule;
}

Programme anyProgramme()
{
    Programme programme = test::sampleProgramme("sample-retail-cn.json");
    programme.earning.rounding = pick<Rounding>({Rounding::Down, Rounding::HalfUp, Rounding::Up});
    programme.earning.scope =
        pick<programme::RoundingScope>({programme::RoundingScope::Ticket, programme::RoundingScope::Rule});
    programme.earning.order = pick<programme::MultiplyOrder>(
        {programme::MultiplyOrder::BeforeRounding, programme::MultiplyOrder::AfterRounding});
    programme.earning.select.exclude.categories = {"C"};
    const int rules = *rc::gen::inRange(1, 6);
    for (int i = 0; i < rules; ++i)
        programme.earning.rules.push_back(anyRule(i));
    programme.redeeming->max.reset();
    programme.redeeming->maxShare = Rate(*rc::gen::inRange(1, 5), 4);
    if (*rc::gen::arbitrary<bool>())
        programme.redeeming->select = anySelector();
    RC_PRE(programme::contradictions(programme).empty());
    return programme;
}

programme::Rule anyFixedRule(int number)
{
    programme::Rule rule;
    rule.id = "f" + std::to_string(number);
    const std::int64_t points = *rc::gen::inRange<std::int64_t>(1, 500);
    switch (*rc::gen::inRange(0, 4)) {
    case 0:
        rule.what = programme::PerUnit{points};
        break;
    case 1:
        rule.what = programme::PerTicket{points};
        break;
    case 2:
        rule.what = programme::PerSku{points};
        break;
    default:
        rule.what = programme::PerAmount{points, *rc::gen::inRange<std::int64_t>(1, 5000), true};
    }
    rule.multiplied = *rc::gen::arbitrary<bool>();
    rule.select = anySelector();
    rule.stop = *rc::gen::inRange(0, 8) == 0;
    if (*rc::gen::arbitrary<bool>())
        rule.caps[static_cast<std::size_t>(programme::CapPeriod::Ticket)] = *rc::gen::inRange(1, 400);
    return rule;
}

/// A multiplier that gives points of its own, in whatever way it comes to that.
programme::Rule anyOwnMultiplier(int number)
{
    programme::Rule rule = test::multiplier("own" + std::to_string(number), pick<std::string>({"1.5", "2", "7/3"}));
    rule.select = anySelector();
    switch (*rc::gen::inRange(0, 3)) {
    case 0:
        rule.pendingDays = 3;
        break;
    case 1:
        rule.caps[static_cast<std::size_t>(programme::CapPeriod::Ticket)] = *rc::gen::inRange(1, 2000);
        break;
    default:
        rule.rounding = pick<Rounding>({Rounding::Down, Rounding::HalfUp, Rounding::Up});
    }
    return rule;
}

/// The same with points that go by no amount, caps, a budget, rivals, and multipliers that stand alone, in any order.
Programme anyWideProgramme()
{
    Programme programme = anyProgramme();
    programme::Earning& earning = programme.earning;
    const int fixed = *rc::gen::inRange(1, 4);
    for (int i = 0; i < fixed; ++i)
        earning.rules.push_back(anyFixedRule(i));
    const bool ownRounding =
        std::ranges::any_of(earning.rules, [](const auto& rule) { return rule.rounding.has_value(); });
    earning.keepRemainder = !ownRounding && earning.rounding == Rounding::Down &&
                            earning.scope == programme::RoundingScope::Ticket &&
                            earning.order == programme::MultiplyOrder::BeforeRounding;
    // What is multiplied on its own would lose the fractions that are kept.
    if (earning.keepRemainder)
        for (programme::Rule& rule : earning.rules)
            rule.multiplied = rule.multiplied && std::holds_alternative<programme::PerAmount>(rule.what);
    const int own = earning.keepRemainder ? 0 : *rc::gen::inRange(1, 4);
    for (int i = 0; i < own; ++i)
        earning.rules.push_back(anyOwnMultiplier(i));
    for (std::size_t i = earning.rules.size(); i > 1; --i)
        std::swap(earning.rules[i - 1], earning.rules[*rc::gen::inRange<std::size_t>(0, i)]);
    if (*rc::gen::arbitrary<bool>())
        earning.caps[static_cast<std::size_t>(programme::CapPeriod::Day)] = *rc::gen::inRange(1, 3000);
    std::vector<std::string> rivals{"f0"};
    if (own > 0)
        rivals.emplace_back("own0");
    if (*rc::gen::arbitrary<bool>())
        earning.budgets = {{.id = "b", .points = *rc::gen::inRange(1, 600), .rules = rivals}};
    if (own > 0 && *rc::gen::arbitrary<bool>())
        earning.groups = {{"g", rivals, pick<programme::Pick>({programme::Pick::Best, programme::Pick::First})}};
    RC_PRE(programme::contradictions(programme).empty());
    return programme;
}

/// Whatever the size that is asked for.
int upTo(int most)
{
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, most + 1));
}

programme::Offer anyOffer(int number)
{
    programme::Offer offer;
    offer.id = "o" + std::to_string(number);
    offer.select = anySelector();
    offer.when.minSpendMinor = pick<std::int64_t>({0, 0, 2'000});
    switch (upTo(4)) {
    case 0:
        offer.what = programme::PercentOff{Rate(1 + upTo(99), 100)};
        break;
    case 1:
        offer.what = programme::PieceFor{upTo(3'000)};
        break;
    case 2:
        offer.what = programme::NthOff{2, Rate(1, 2)};
        break;
    default:
        offer.what = programme::FixedOff{1 + upTo(20'000)};
    }
    return offer;
}

/// What a coupon for points costs: its points stand on no line.
constexpr std::int64_t kAgainPoints = 70;

programme::Reward reward(std::string id, std::int64_t points, decltype(programme::Reward::gives) gives)
{
    programme::Reward made;
    made.id = std::move(id);
    made.names = {{"en", "Reward"}};
    made.points = points;
    made.gives = std::move(gives);
    made.reducesBase = upTo(1) == 0;
    return made;
}

/// The same with offers, one of which a coupon opens, with rewards, and with whatever is said about what earns.
Programme anyFullProgramme()
{
    Programme programme = anyWideProgramme();
    programme::EarningBase& base = programme.earning.base;
    base.tax = pick<programme::BaseTax>({programme::BaseTax::Included, programme::BaseTax::Excluded});
    base.discounts = pick<programme::BaseDiscounts>(
        {programme::BaseDiscounts::After, programme::BaseDiscounts::AfterLines, programme::BaseDiscounts::Before});
    base.redeemed = pick<programme::BaseRedeemed>({programme::BaseRedeemed::Deducted, programme::BaseRedeemed::Kept});
    if (upTo(1) == 0)
        base.tenders = {"voucher"};
    programme.discounts = {};
    for (int i = upTo(3); i >= 0; --i)
        programme.discounts.offers.push_back(anyOffer(i));
    programme.coupons = {{.id = "c", .names = {{"en", "C"}}, .offer = "o0", .when = {}, .expiry = {}, .perTicket = 2}};
    programme.stampCards.clear();
    programme.rewards = {reward("mug", 1 + upTo(300), programme::GoodsReward{"mug", 2}),
                         reward("five", 1 + upTo(300), programme::MoneyReward{500}),
                         reward("again", kAgainPoints, programme::CouponReward{"c"})};
    RC_PRE(programme::contradictions(programme).empty());
    return programme;
}

Basket anyBasket()
{
    const auto count = *rc::gen::weightedOneOf<int>({{8, rc::gen::inRange(1, 15)}, {1, rc::gen::inRange(30, 120)}});
    const std::int64_t most = pick<std::int64_t>({10, 5000, 1'000'000, Money::kMaxMinor / 120});
    std::vector<BasketLine> lines;
    for (int i = 0; i < count; ++i) {
        lines.push_back(test::line(static_cast<std::uint32_t>(count - i), *rc::gen::inRange<std::int64_t>(0, most + 1),
                                   pick<std::string>({"", "A", "B", "C", "D"})));
        lines.back().quantity.thousandths = *rc::gen::inRange<std::int64_t>(0, 5000);
    }
    return test::basketOf(std::move(lines));
}

/// Tax that the register told by its rate, or only by its amount, or that is not in the price; goods for points.
Basket anyTaxedBasket()
{
    Basket basket = anyBasket();
    for (BasketLine& line : basket.lines) {
        if (upTo(1) == 0)
            line.taxMinor = static_cast<std::int64_t>(Int128{line.amountMinor} * 13 / 113);
        if (upTo(1) == 0)
            line.taxRate = Rate(13, 100);
        line.taxIncluded = upTo(4) > 0;
        if (upTo(9) == 0) {
            line.sku = "mug";
            line.amountMinor = line.taxMinor = 0;
        }
    }
    return basket;
}

MemberFacts anyMember()
{
    MemberFacts member;
    member.qualifying = *rc::gen::inRange<std::int64_t>(-1000, 3'000'000);
    member.balance = Points(*rc::gen::inRange<std::int64_t>(-100, 1'000'000'000));
    member.trust = pick<access::Trust>({access::Trust::Static, access::Trust::Live, access::Trust::LiveOnline});
    member.birthday = MonthDay{11, *rc::gen::inRange(15, 30)};
    return member;
}

Ask anyAsk()
{
    return {pick<Ask::Kind>({Ask::Kind::Nothing, Ask::Kind::AsMuchAsAllowed}), {}};
}

/// With coupons, rewards, and payments that may be more than what is due.
Ask anyFullAsk()
{
    Ask ask = anyAsk();
    for (int i = upTo(3); i > 0; --i)
        ask.coupons.push_back("c");
    for (const char* reward : {"mug", "five", "again"})
        if (upTo(3) == 0)
            ask.rewards.push_back({reward, 1 + upTo(3)});
    for (const char* tender : {"voucher", "stored-value"})
        if (upTo(1) == 0)
            ask.tenders.push_back({tender, upTo(2'000)});
    return ask;
}

/// `kept`: what is off the price may still earn.
void sumsHold(const Quote& quote, const Basket& basket, bool byAmount, bool kept = false)
{
    LineQuote sum;
    for (std::size_t i = 0; i < quote.lines.size(); ++i) {
        const LineQuote& line = quote.lines[i];
        RC_ASSERT(line.id == basket.lines[i].id);
        RC_ASSERT(line.points >= 0_pts && line.redeemPoints >= 0_pts && line.redeemMinor >= 0);
        RC_ASSERT(line.redeemMinor <= basket.lines[i].amountMinor);
        const std::int64_t off = kept ? 0 : line.discountMinor;
        RC_ASSERT(line.eligibleMinor >= 0 && line.eligibleMinor <= basket.lines[i].amountMinor - off);
        RC_ASSERT(!byAmount || line.eligibleMinor > 0 || line.points == 0_pts);
        sum.points += line.points;
        sum.redeemPoints += line.redeemPoints;
        sum.redeemMinor += line.redeemMinor;
        sum.discountMinor += line.discountMinor;
        sum.qualifyingMinor += line.qualifyingMinor;
    }
    RC_ASSERT(sum.points == quote.earned);
    for (const GivenGoods& goods : quote.goods)
        sum.redeemPoints += goods.points;
    for (const IssuedAsset& issued : quote.issued)
        sum.redeemPoints += issued.from == "again" ? Points(kAgainPoints * issued.count) : Points();
    RC_ASSERT(sum.redeemPoints == quote.redeemed);
    RC_ASSERT(sum.redeemMinor == quote.redeemedMinor);
    RC_ASSERT(sum.discountMinor == quote.totalMinor - quote.dueMinor);
    RC_ASSERT(sum.qualifyingMinor == quote.qualifyingMinor);
    Points parts;
    for (const EarnedPart& part : quote.parts) {
        RC_ASSERT(part.points > 0_pts);
        parts += part.points;
    }
    RC_ASSERT(parts == quote.earned);
}

TEST_CASE("whatever the programme and the basket, lines and parts sum to the ticket")
{
    REQUIRE(rc::check("sums hold", [] {
        const bool byAmount = *rc::gen::arbitrary<bool>();
        const Compiled compiled = Compiled::compile(byAmount ? anyProgramme() : anyWideProgramme());
        const Basket basket = anyBasket();
        const MemberFacts member = anyMember();
        const auto made = quote(compiled, &member, basket, anyAsk(), test::onDate("2026-11-25"));
        if (made)
            sumsHold(*made, basket, byAmount);
        else
            RC_ASSERT(made.error() == QuoteRefusal::PointsOutOfRange);
    }));
}

TEST_CASE("with offers, coupons, rewards, tenders and bases of whatever kind the sums hold too")
{
    REQUIRE(rc::check("sums hold", [] {
        const Compiled compiled = Compiled::compile(anyFullProgramme());
        const Basket basket = anyTaxedBasket();
        const MemberFacts member = anyMember();
        const Ask ask = anyFullAsk();
        const auto made = quote(compiled, &member, basket, ask, test::onDate("2026-11-25"));
        if (!made) {
            // Whatever else refuses is about what is paid with, of which there is something then.
            RC_ASSERT(made.error() == QuoteRefusal::PointsOutOfRange || !ask.rewards.empty() ||
                      (made.error() == QuoteRefusal::TenderOutOfRange && !ask.tenders.empty()));
            return;
        }
        RC_CLASSIFY(!made->offers.empty(), "offers");
        RC_CLASSIFY(std::ranges::any_of(made->offers, [](const auto& one) { return !one.coupon.empty(); }), "coupons");
        RC_CLASSIFY(!ask.rewards.empty(), "rewards");
        RC_CLASSIFY(made->toPayMinor < made->dueMinor, "tenders");
        sumsHold(*made, basket, false, true);
        std::int64_t offers = 0;
        for (const AppliedOffer& offer : made->offers) {
            RC_ASSERT(offer.minor > 0);
            offers += offer.minor;
        }
        RC_ASSERT(offers <= made->offersMinor);
        RC_ASSERT(made->dueMinor == made->totalMinor - made->offersMinor - made->redeemedMinor);
        RC_ASSERT(made->toPayMinor >= 0 && made->toPayMinor <= made->dueMinor);
        std::int64_t tax = 0;
        for (const LineQuote& line : made->lines)
            tax += line.taxMinor;
        RC_ASSERT(tax == made->taxMinor);
    }));
}

/// A number of points as a step tells it.
struct Told
{
    Int128 numerator = 0;
    Int128 denominator = 1;

    [[nodiscard]] Told times(const Rate& rate) const
    {
        return {numerator * rate.numerator(), denominator * rate.denominator()};
    }
    [[nodiscard]] Told plus(const Told& other) const
    {
        return {numerator * other.denominator + other.numerator * denominator, denominator * other.denominator};
    }
    [[nodiscard]] std::int64_t floor() const { return floorDiv(numerator, denominator); }
};

/// Equal; a fraction that is too long for a step is told as whole points.
bool same(const Told& one, const Told& other)
{
    return one.numerator * other.denominator == other.numerator * one.denominator ||
           ((one.denominator == 1 || other.denominator == 1) && one.floor() == other.floor());
}

/// Walks the trace as one who is asked why, and reckons each step again from its own numbers: what rules gave, what
/// multiplied it, what each rounding left, what a fraction that was kept made whole, and what caps left of that.
class Asked
{
public:
    explicit Asked(const Compiled& compiled)
        : m_compiled(compiled)
        , m_twice(compiled.programme().earning.order == programme::MultiplyOrder::AfterRounding)
    {}

    std::int64_t pointsOf(const Quote& quote)
    {
        for (const TraceStep& step : quote.trace) {
            take(step);
            m_last = step.kind;
        }
        return m_all;
    }

private:
    using Kind = TraceStep::Kind;

    /// Null where the step is of no multiplier.
    [[nodiscard]] const programme::CompiledMultiplier* multiplierOf(const TraceStep& step) const
    {
        for (const programme::CompiledMultiplier& multiplier : m_compiled.multipliers())
            if (m_compiled.programme().earning.rules[multiplier.rule].id == step.rule)
                return &multiplier;
        return nullptr;
    }

    static std::int64_t rounded(const Told& exact, std::string_view word)
    {
        for (const Rounding rounding : {Rounding::Down, Rounding::HalfUp, Rounding::Up})
            if (programme::toString(rounding) == word)
                return divide(exact.numerator, exact.denominator, rounding);
        RC_FAIL("no such rounding");
    }

    void take(const TraceStep& step)
    {
        const Told before{step.before, step.den};
        const Told after{step.after, step.den};
        const bool goesOn = m_last == Kind::RuleMatched || m_last == Kind::Multiplied || m_last == Kind::TierRate;
        switch (step.kind) {
        case Kind::RuleMatched:
            RC_ASSERT(step.before == 0);
            if (step.detail.empty())
                RC_ASSERT(same(after, Told{step.baseMinor}.times(step.rate)));
            m_running = m_last == Kind::RuleMatched ? m_running.plus(after) : after;
            m_rounded = false;
            return;
        case Kind::Multiplied:
        case Kind::TierRate: {
            const auto* const multiplier = multiplierOf(step);
            if (step.kind == Kind::Multiplied && multiplier->alone) {
                RC_ASSERT(same(after, before.times(step.rate)));
                m_running = {step.after - step.before, step.den};
                m_own = true;
                return;
            }
            if (!goesOn && !(m_twice && m_last == Kind::Rounded))
                m_running = {};
            RC_ASSERT(same(before, m_running));
            const Told whole = before.times(step.rate);
            if (step.kind == Kind::TierRate)
                RC_ASSERT(same(after, whole));
            else // of some of the lines
                RC_ASSERT(std::min(before.floor(), whole.floor()) <= after.floor() &&
                          after.floor() <= std::max(before.floor(), whole.floor()));
            m_running = after;
            return;
        }
        case Kind::Rounded: {
            if (!goesOn)
                m_running = {};
            RC_ASSERT(same(before, m_running));
            RC_ASSERT(step.after % step.den == 0);
            const std::int64_t points = step.after / step.den;
            // Told as whole points, the fraction that was rounded is not seen any more.
            if (step.den > 1)
                RC_ASSERT(points == rounded(before, step.detail));
            const bool again = m_twice && m_rounded && goesOn && !m_own;
            m_all += points - (again ? m_group : 0);
            m_group = points;
            m_running = {points};
            m_rounded = m_earning = true;
            m_own = false;
            return;
        }
        case Kind::Carried:
            m_all += step.rate.numerator();
            return;
        case Kind::Capped:
            // Before anything is earned it is what may be redeemed that is cut.
            if (!m_earning)
                return;
            RC_ASSERT(step.before == (step.rule.empty() ? m_all : m_group));
            RC_ASSERT(step.after < step.before);
            m_all += step.after - step.before;
            return;
        case Kind::Redeemed:
        case Kind::BaseReduced:
        case Kind::NotEligible:
        case Kind::Chosen:
        case Kind::Discounted:
        case Kind::Conditional:
            return;
        }
    }

    const Compiled& m_compiled;
    bool m_twice;
    std::int64_t m_all = 0;
    std::int64_t m_group = 0;
    Told m_running;
    bool m_earning = false;
    bool m_rounded = false; ///< once in the group that the trace is in
    bool m_own = false;     ///< what is rounded next is what a multiplier adds
    Kind m_last = Kind::Conditional;
};

TEST_CASE("the trace says where every point comes from, and each step follows from its own numbers")
{
    REQUIRE(rc::check("the trace sums to what is earned", [] {
        const Compiled compiled = Compiled::compile(anyFullProgramme());
        const Basket basket = anyTaxedBasket();
        const MemberFacts member = anyMember();
        const auto made = quote(compiled, &member, basket, anyFullAsk(), test::onDate("2026-11-25"), Trace::On);
        RC_PRE(made.has_value());
        RC_CLASSIFY(made->earned == Points(), "nothing");
        RC_ASSERT(Asked(compiled).pointsOf(*made) == made->earned.count());
    }));
}

TEST_CASE("the same question has the same answer, into a used quote too, and with a trace")
{
    REQUIRE(rc::check("deterministic", [] {
        const Compiled compiled = Compiled::compile(anyFullProgramme());
        const Basket basket = anyTaxedBasket();
        const MemberFacts member = anyMember();
        const Ask ask = anyFullAsk();
        const Context context = test::onDate("2026-11-25");
        Quote used;
        RC_PRE(!quoteInto(used, compiled, nullptr, test::basketOf({test::line(1, 5)}), {}, context, Trace::On));
        const auto fresh = quote(compiled, &member, basket, ask, context);
        RC_PRE(fresh.has_value());
        RC_ASSERT(!quoteInto(used, compiled, &member, basket, ask, context, Trace::On));
        used.trace.clear();
        RC_ASSERT(used == *fresh);
        RC_ASSERT(!quoteInto(used, Compiled(compiled), &member, basket, ask, context));
        RC_ASSERT(used == *fresh);
    }));
}

/// Where ranges end, of ours and of others: a double counts to 2^53, a column of a database to 2^63.
std::int64_t anyEnd()
{
    constexpr std::int64_t kFar = std::numeric_limits<std::int64_t>::max();
    constexpr std::int64_t kExact = std::int64_t{1} << 53;
    return pick<std::int64_t>({0, 1, -1, Money::kMaxMinor, Money::kMaxMinor + 1, -Money::kMaxMinor, kExact, kExact + 1,
                               -kExact, kFar, kFar - 1, -kFar, std::numeric_limits<std::int64_t>::min(),
                               std::numeric_limits<std::int32_t>::max()});
}

void stretch(std::int64_t& number)
{
    if (upTo(3) == 0)
        number = anyEnd();
}

bool isOurs(const BasketLine& line)
{
    return line.amountMinor >= 0 && line.amountMinor <= Money::kMaxMinor && line.taxMinor >= 0 &&
           line.taxMinor <= line.amountMinor && line.quantity.inRange();
}

TEST_CASE("at the ends of every range, in every currency, a sale is refused or keeps within them")
{
    const Currency currencies[] = {test::currency("JPY", 0), test::currency("CNY", 2), test::currency("KWD", 3),
                                   test::currency("CLF", 4)};
    REQUIRE(rc::check("no number runs over", [&currencies] {
        Programme programme = anyFullProgramme();
        programme.currency = currencies[upTo(3)];
        Basket basket = anyTaxedBasket();
        basket.currency = programme.currency;
        for (BasketLine& line : basket.lines)
            if (upTo(15) == 0) {
                stretch(line.amountMinor);
                stretch(line.taxMinor);
                stretch(line.quantity.thousandths);
            }
        MemberFacts member = anyMember();
        stretch(member.qualifying);
        for (std::int64_t& measured : member.measured)
            stretch(measured);
        std::int64_t balance = member.balance.count();
        stretch(balance);
        member.balance = Points(balance);
        if (upTo(3) == 0)
            member.spendLimit = Points(anyEnd());
        Ask ask = anyFullAsk();
        if (upTo(3) == 0)
            ask = {.kind = Ask::Kind::Points, .points = Points(anyEnd()), .rewards = ask.rewards};
        for (AskedReward& reward : ask.rewards)
            stretch(reward.count);
        for (Tender& tender : ask.tenders)
            stretch(tender.minor);
        Context context = test::onDate("2026-11-25");
        if (upTo(3) == 0)
            context.budgetsLeft = {{"b", anyEnd()}};
        const auto made = quote(Compiled::compile(programme), &member, basket, ask, context, Trace::On);
        RC_CLASSIFY(made.has_value(), "sold");
        if (!made)
            return;
        RC_ASSERT(std::ranges::all_of(basket.lines, isOurs));
        sumsHold(*made, basket, false, true);
        RC_ASSERT(made->totalMinor >= 0 && made->totalMinor <= Money::kMaxMinor);
        RC_ASSERT(made->dueMinor >= 0 && made->dueMinor <= made->totalMinor);
        RC_ASSERT(made->toPayMinor >= 0 && made->toPayMinor <= made->dueMinor);
        RC_ASSERT(made->earned.inRange() && made->redeemed >= 0_pts && made->redeemed.inRange());
        RC_ASSERT(made->redeemed <= std::max(member.balance, 0_pts));
    }));
}

TEST_CASE("the trace's roundings end in the points that were earned")
{
    REQUIRE(rc::check("last rounding of each group", [] {
        Programme programme = anyProgramme();
        const Basket basket = anyBasket();
        const MemberFacts member = anyMember();
        const auto made =
            quote(Compiled::compile(programme), &member, basket, anyAsk(), test::onDate("2026-11-25"), Trace::On);
        RC_PRE(made.has_value());
        // Where multipliers come after the rounding, every group rounds twice.
        const bool twice = programme.earning.order == programme::MultiplyOrder::AfterRounding;
        std::int64_t earned = 0;
        int roundings = 0;
        for (const TraceStep& step : made->trace)
            if (step.kind == TraceStep::Kind::Rounded && (!twice || ++roundings % 2 == 0))
                earned += step.after / step.den;
        RC_ASSERT(earned == made->earned.count());
    }));
}

TEST_CASE("a ticket that comes back whole, in any pieces, leaves nothing behind")
{
    REQUIRE(rc::check("sale and returns cancel out", [] {
        const Basket basket = anyTaxedBasket();
        const MemberFacts member = anyMember();
        const auto made =
            quote(Compiled::compile(anyFullProgramme()), &member, basket, anyFullAsk(), test::onDate("2026-11-25"));
        RC_PRE(made.has_value());
        std::vector<SoldLine> sold;
        for (std::size_t i = 0; i < basket.lines.size(); ++i) {
            const LineQuote& line = made->lines[i];
            sold.push_back({line.id, basket.lines[i].quantity, basket.lines[i].amountMinor, line.discountMinor,
                            line.redeemMinor, line.points, line.redeemPoints, line.qualifyingMinor});
        }
        std::vector<ReturnedLine> returned;
        const auto giveBack = [&](std::uint32_t id, Quantity quantity) {
            const auto lines = returnLines(sold, returned, std::vector{ReturnAsk{id, quantity}}).value();
            returned.insert(returned.end(), lines.begin(), lines.end());
        };
        for (const SoldLine& line : sold) {
            if (line.quantity.thousandths > 1)
                giveBack(line.id, {*rc::gen::inRange<std::int64_t>(1, line.quantity.thousandths)});
            giveBack(line.id, {});
        }
        std::int64_t money = 0;
        std::int64_t qualifying = 0;
        Points points;
        for (const ReturnedLine& line : returned) {
            money += line.refundMinor;
            qualifying += line.qualifyingMinor;
            points += line.pointsBack - line.redeemBack;
        }
        RC_ASSERT(money == made->dueMinor);
        RC_ASSERT(qualifying == made->qualifyingMinor);
        // What stands on no line comes back with what it was given for.
        Points onNoLine = made->redeemed;
        for (const LineQuote& line : made->lines)
            onNoLine -= line.redeemPoints;
        RC_ASSERT(points == made->earned - (made->redeemed - onNoLine));
    }));
}

} // namespace
} // namespace loyalty::engine
