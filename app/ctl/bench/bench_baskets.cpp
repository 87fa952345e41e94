#include "app/ctl/bench/bench_baskets.h"

#include "app/ctl/json_view.h"
#include "app/ctl/replay/text_file.h"
#include "core/programme/parse.h"

#include <algorithm>
#include <chrono>

namespace loyalty::ctl {
namespace {

constexpr std::int64_t kMostPieces = 1'000'000;

engine::Context onDay(bool memberDay)
{
    const BusinessDate date = BusinessDate::make(2026, 6, memberDay ? 3 : 2).value();
    engine::Context context;
    context.now = Instant::fromSeconds(std::int64_t{date.days()} * 86'400);
    context.local = {.date = date, .secondOfDay = 0, .utcOffsetMs = 0};
    context.date = date;
    return context;
}

Fault refused(const std::string& place, std::string_view why)
{
    return {FaultCode::Rejected, place + ": " + std::string(why)};
}

/// A number of the file, 0 … `most`.
Result<std::int64_t, Fault> numberAt(const JsonView& given, const std::string& place, const char* key,
                                     std::int64_t most)
{
    const json::Value* const value = given.find(key);
    const std::int64_t* const number = value == nullptr ? nullptr : value->asInteger();
    if (number == nullptr || *number < 0 || *number > most)
        return fail(refused(place + "." + key, "a whole number from 0 to " + std::to_string(most) + " is expected"));
    return *number;
}

Result<engine::BasketLine, Fault> lineOf(const JsonView& given, const std::string& place, std::uint32_t id)
{
    engine::BasketLine line;
    line.id = id;
    line.sku = given.text("sku");
    line.category = given.text("category");
    LOYALTY_TRY(pieces, numberAt(given, place, "qty", kMostPieces));
    LOYALTY_TRY(unit, numberAt(given, place, "unitMinor", Money::kMaxMinor));
    const Int128 amount = Int128{unit} * pieces;
    if (amount > Money::kMaxMinor)
        return fail(refused(place, "costs more than a line may"));
    line.quantity = Quantity::pieces(pieces);
    line.amountMinor = static_cast<std::int64_t>(amount);
    return line;
}

Result<BenchSale, Fault> saleOf(const JsonView& given, const std::string& place, const programme::Programme& programme)
{
    LOYALTY_TRY(expected, numberAt(given, place, "expectPoints", Points::kMax));
    BenchSale sale{.basket = {.currency = programme.currency, .lines = {}},
                   .member = {},
                   .context = onDay(given.flag("memberDay")),
                   .expected = expected};
    for (const json::Value& value : given.list("lines")) {
        const std::size_t index = sale.basket.lines.size();
        LOYALTY_TRY(line, lineOf(JsonView(value), place + ".lines[" + std::to_string(index) + "]",
                                 static_cast<std::uint32_t>(index + 1)));
        sale.basket.lines.push_back(std::move(line));
    }
    if (sale.basket.lines.empty())
        return fail(refused(place + ".lines", "holds no line"));
    const BusinessDate::Ymd day = sale.context.date.ymd();
    if (given.flag("birthday"))
        sale.member.birthday = engine::MonthDay{day.month, day.day};
    if (!programme.tiers)
        return sale;
    const auto& levels = programme.tiers->levels;
    const auto level = std::ranges::find(levels, given.text("tier"), &programme::Tier::id);
    if (level == levels.end())
        return fail(refused(place + ".tier", "is none of the programme's"));
    sale.member.qualifying = level->threshold;
    return sale;
}

} // namespace

Result<std::vector<BenchSale>, Fault> readBenchSales(const std::filesystem::path& file,
                                                     const programme::Programme& programme)
{
    LOYALTY_TRY(text, readTextFile(file));
    const auto value = json::parse(text, {.bytes = text.size(), .depth = 8});
    if (!value) {
        const json::Place at = json::placeOf(text, value.error().offset);
        return fail(
            refused(file.string() + ", line " + std::to_string(at.line) + ", column " + std::to_string(at.column),
                    json::toString(value.error().code)));
    }
    const JsonView document(*value);
    if (document.text("format") != "bench-baskets/1")
        return fail(refused(file.string(), "holds no baskets of a bench"));
    if (document.text("currency") != programme.currency.code())
        return fail(refused(file.string(), "is of another currency than the programme"));
    std::vector<BenchSale> sales;
    for (const json::Value& basket : document.list("baskets")) {
        const std::string place = file.string() + ": baskets[" + std::to_string(sales.size()) + "]";
        LOYALTY_TRY(sale, saleOf(JsonView(basket), place, programme));
        sales.push_back(std::move(sale));
    }
    if (sales.empty())
        return fail(refused(file.string(), "holds no baskets"));
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
