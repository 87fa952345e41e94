#include "app/ctl/bench/bench_baskets.h"

#include "app/ctl/json_view.h"
#include "app/ctl/replay/text_file.h"
#include "core/programme/parse.h"

#include <algorithm>
#include <chrono>

namespace loyalty::ctl {
namespace {

constexpr int kDecimals = 2;

engine::Context onDay(bool memberDay)
{
    const BusinessDate date = BusinessDate::make(2026, 6, memberDay ? 3 : 2).value();
    engine::Context context;
    context.now = Instant::fromSeconds(std::int64_t{date.days()} * 86'400);
    context.local = {.date = date, .secondOfDay = 0, .utcOffsetMs = 0};
    context.date = date;
    return context;
}

engine::BasketLine lineOf(const JsonView& given, std::uint32_t id)
{
    engine::BasketLine line;
    line.id = id;
    line.sku = given.text("sku");
    line.category = given.text("category");
    line.quantity = Quantity::pieces(given.number("qty"));
    line.amountMinor = given.number("unitMinor") * given.number("qty");
    return line;
}

/// Nothing where the programme has no such tier.
std::optional<BenchSale> saleOf(const JsonView& given, Currency currency, const programme::Programme& programme)
{
    BenchSale sale{.basket = {.currency = currency, .lines = {}},
                   .member = {},
                   .context = onDay(given.flag("memberDay")),
                   .expected = given.number("expectPoints")};
    for (const json::Value& line : given.list("lines"))
        sale.basket.lines.push_back(lineOf(JsonView(line), static_cast<std::uint32_t>(sale.basket.lines.size() + 1)));
    const BusinessDate::Ymd day = sale.context.date.ymd();
    if (given.flag("birthday"))
        sale.member.birthday = engine::MonthDay{day.month, day.day};
    if (!programme.tiers)
        return sale;
    const auto& levels = programme.tiers->levels;
    const auto level = std::find_if(levels.begin(), levels.end(),
                                    [&given](const programme::Tier& tier) { return tier.id == given.text("tier"); });
    if (level == levels.end())
        return std::nullopt;
    sale.member.qualifying = level->threshold;
    return sale;
}

} // namespace

Result<std::vector<BenchSale>, Fault> readBenchSales(const std::filesystem::path& file,
                                                     const programme::Programme& programme)
{
    LOYALTY_TRY(text, readTextFile(file));
    const auto value = json::parse(text, {.bytes = text.size(), .depth = 8});
    if (!value || JsonView(*value).text("format") != "bench-baskets/1")
        return fail(Fault{FaultCode::Corrupt, file.string() + " holds no baskets of a bench"});
    const auto currency = Currency::make(JsonView(*value).text("currency"), kDecimals);
    if (!currency)
        return fail(Fault{FaultCode::Corrupt, file.string() + " names no currency"});
    std::vector<BenchSale> sales;
    for (const json::Value& basket : JsonView(*value).list("baskets")) {
        auto sale = saleOf(JsonView(basket), *currency, programme);
        if (!sale)
            return fail(Fault{FaultCode::Corrupt, file.string() + " names a tier that the programme has not"});
        sales.push_back(*std::move(sale));
    }
    if (sales.empty())
        return fail(Fault{FaultCode::Corrupt, file.string() + " holds no baskets"});
    return sales;
}

Result<programme::Compiled, Fault> readProgramme(const std::filesystem::path& file)
{
    LOYALTY_TRY(text, readTextFile(file));
    auto programme = programme::parse(text);
    if (programme)
        return programme::Compiled::compile(*std::move(programme));
    const json::Complaint& first = programme.error().front();
    return fail(Fault{FaultCode::Corrupt, file.string() + ": " + first.path + " " + first.code + " " + first.value});
}

std::int64_t medianPerSecond(std::int64_t milliseconds, std::int64_t each, const std::function<void()>& once)
{
    using Clock = std::chrono::steady_clock;
    constexpr int kRounds = 9;
    std::vector<std::int64_t> rounds;
    for (int round = 0; round < kRounds; ++round) {
        std::int64_t done = 0;
        const auto start = Clock::now();
        Clock::duration took{};
        while (took < std::chrono::milliseconds(milliseconds) / kRounds) {
            once();
            done += each;
            took = Clock::now() - start;
        }
        const auto nanoseconds = std::chrono::duration_cast<std::chrono::nanoseconds>(took).count();
        rounds.push_back(static_cast<std::int64_t>(Int128{done} * 1'000'000'000 / nanoseconds));
    }
    const auto middle = rounds.begin() + kRounds / 2;
    std::nth_element(rounds.begin(), middle, rounds.end());
    return *middle;
}

BenchResult benchQuotes(const programme::Compiled& programme, const std::vector<BenchSale>& sales, engine::Trace trace,
                        std::int64_t milliseconds)
{
    BenchResult result{.baskets = sales.size()};
    engine::Quote quote;
    const engine::Ask nothing;
    const auto quoteOne = [&](const BenchSale& sale) {
        return engine::quoteInto(quote, programme, &sale.member, sale.basket, nothing, sale.context, trace);
    };
    for (const BenchSale& sale : sales)
        result.mismatches += quoteOne(sale) || quote.earned.count() != sale.expected ? 1u : 0u;
    result.perSecond = medianPerSecond(milliseconds, static_cast<std::int64_t>(sales.size()), [&] {
        for (const BenchSale& sale : sales)
            static_cast<void>(quoteOne(sale));
    });
    return result;
}

} // namespace loyalty::ctl
