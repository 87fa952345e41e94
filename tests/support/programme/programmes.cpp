#include "tests/support/programme/programmes.h"

#include "core/base/assert.h"
#include "core/programme/parse.h"
#include "tests/support/tree.h"

#include <fstream>
#include <iterator>

namespace loyalty::test {

std::string sampleProgrammeText(std::string_view file)
{
    std::ifstream stream(sourceDir() / "resources" / "programme" / file, std::ios::binary);
    LOYALTY_ASSERT(stream.is_open());
    return {std::istreambuf_iterator<char>(stream), {}};
}

programme::Programme sampleProgramme(std::string_view file)
{
    return programme::parse(sampleProgrammeText(file)).value();
}

Currency currency(std::string_view code, int exponent)
{
    return Currency::make(code, exponent).value();
}

programme::Programme aProgramme()
{
    programme::Programme programme;
    programme.id = "test";
    programme.currency = currency("CNY", 2);
    programme.names = {{"en", "Test"}};
    programme.earning.rules = {perAmount("base", 1, 100)};
    return programme;
}

programme::Rule perAmount(std::string_view id, std::int64_t points, std::int64_t perMinor)
{
    programme::Rule rule;
    rule.id = id;
    rule.what = programme::PerAmount{.points = points, .perMinor = perMinor};
    return rule;
}

programme::Rule multiplier(std::string_view id, std::string_view factor)
{
    programme::Rule rule;
    rule.id = id;
    rule.what = programme::Multiplier{Rate::parse(factor).value()};
    return rule;
}

programme::Redeeming aRedeeming()
{
    programme::Redeeming redeeming;
    redeeming.pointsPer = 100;
    redeeming.valueMinor = 100;
    redeeming.min = 100;
    redeeming.step = 100;
    return redeeming;
}

engine::BasketLine line(std::uint32_t id, std::int64_t amountMinor, std::string_view category)
{
    engine::BasketLine line;
    line.id = id;
    line.sku = "sku-" + std::to_string(id);
    line.category = category;
    line.quantity = Quantity::pieces(1);
    line.amountMinor = amountMinor;
    return line;
}

engine::Basket basketOf(std::vector<engine::BasketLine> lines)
{
    return {.currency = currency("CNY", 2), .lines = std::move(lines)};
}

engine::Context onDate(std::string_view date, std::int32_t secondOfDay)
{
    const BusinessDate day = BusinessDate::parse(date).value();
    engine::Context context;
    context.now = Instant::fromSeconds(std::int64_t{day.days()} * 86'400 + secondOfDay);
    context.local = {.date = day, .secondOfDay = secondOfDay, .utcOffsetMs = 0};
    context.date = day;
    context.store = "s-1";
    return context;
}

} // namespace loyalty::test
