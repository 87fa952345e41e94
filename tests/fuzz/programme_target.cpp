#include "core/engine/quote.h"
#include "core/programme/compiled.h"
#include "core/programme/parse.h"
#include "tests/fuzz/fuzz.h"

/// A programme that somebody wants to publish, and what it makes of a basket.
namespace loyalty::fuzz {
namespace {

engine::Basket aBasket(const Currency& currency)
{
    engine::Basket basket;
    basket.currency = currency;
    constexpr std::string_view kCategories[] = {"dairy", "gift-card", "", "fresh"};
    constexpr std::int64_t kAmounts[] = {1, 1'999, 0, 999'999'999'999, 12'345};
    std::uint32_t id = 0;
    for (const std::int64_t amount : kAmounts) {
        engine::BasketLine line;
        line.id = ++id;
        line.sku = "6901234567892";
        line.category = kCategories[id % std::size(kCategories)];
        line.quantity = Quantity::pieces(id);
        line.amountMinor = amount;
        basket.lines.push_back(std::move(line));
    }
    return basket;
}

void holdTogether(const engine::Quote& quote, const engine::Basket& basket)
{
    std::int64_t points = 0;
    std::int64_t off = 0;
    for (std::size_t i = 0; i < quote.lines.size(); ++i) {
        const engine::LineQuote& line = quote.lines[i];
        require(line.discountMinor >= 0 && line.discountMinor <= basket.lines[i].amountMinor,
                "no line costs less than nothing, or more than before");
        points += line.points.count();
        off += line.discountMinor;
    }
    std::int64_t parts = 0;
    for (const engine::EarnedPart& part : quote.parts)
        parts += part.points.count();
    require(quote.earned.inRange(), "points are in their range");
    require(points == quote.earned.count(), "the lines' points are the ticket's");
    require(parts == quote.earned.count(), "the rules' points are the ticket's");
    require(quote.dueMinor == quote.totalMinor - off, "what is taken off is taken off lines");
    require(quote.toPayMinor >= 0 && quote.toPayMinor <= quote.dueMinor, "tenders pay no more than is due");
}

} // namespace

void take(std::string_view bytes)
{
    auto programme = programme::parse(bytes);
    if (!programme)
        return;
    const engine::Basket basket = aBasket(programme->currency);
    const auto compiled = programme::Compiled::compile(std::move(*programme));
    engine::MemberFacts member;
    member.qualifying = 100'000;
    member.balance = Points(5'000);
    member.birthday = engine::MonthDay{11, 21};
    engine::Context context;
    context.now = Instant::fromSeconds(1'795'255'200);
    context.date = *BusinessDate::parse("2026-11-21");
    for (const engine::Ask::Kind kind : {engine::Ask::Kind::Nothing, engine::Ask::Kind::AsMuchAsAllowed}) {
        engine::Ask ask;
        ask.kind = kind;
        const auto traced = engine::quote(compiled, &member, basket, ask, context, engine::Trace::On);
        auto plain = engine::quote(compiled, &member, basket, ask, context);
        require(traced.has_value() == plain.has_value(), "a trace decides nothing");
        if (!traced)
            continue;
        holdTogether(*traced, basket);
        plain->trace = traced->trace;
        require(*plain == *traced, "a trace changes nothing");
    }
}

} // namespace loyalty::fuzz
