#include "app/ctl/print/print.h"
#include "core/base/rate.h"

namespace loyalty::ctl {
namespace {

std::string stepText(Language language, const JsonView& sale, const JsonView& step)
{
    const std::int64_t denominator = step.number("denominator");
    const std::int64_t top = step.number("rateNumerator");
    const std::int64_t bottom = step.number("rateDenominator");
    const std::string kind = step.text("kind");
    const std::string id = step.text("rule");
    const std::string rule = nameIn(sale.at("names").at(id), id, language);
    const std::string key = "why." + kind;
    // As the programme says them: the step keeps them in lowest terms.
    const JsonView said = sale.at("rates").at(id);
    const bool asSaid = kind == "rule-matched" && said.has("perMinor");
    const std::string closer = key + '.' + step.text("detail");
    return say(language, findWord(language, closer) ? closer : key,
               {{"rule", rule},
                {"base", moneyText(sale, step.number("baseMinor"))},
                {"rate", fractionText(top, bottom)},
                {"points", std::to_string(asSaid ? said.number("points") : top)},
                {"per", moneyText(sale, asSaid ? said.number("perMinor") : bottom)},
                {"money", moneyText(sale, step.number("after"))},
                {"before", fractionText(step.number("before"), denominator)},
                {"after", fractionText(step.number("after"), denominator)},
                {"detail", detailText(language, step.text("detail"))}});
}

void printLines(Language language, const JsonView& sale)
{
    print(say(language, "why.lines"));
    for (const json::Value& value : sale.list("lines")) {
        const JsonView line(value);
        print("  " + std::to_string(line.number("id")) + ". " +
              say(language, "why.line",
                  {{"category", line.text("category")},
                   {"sku", line.text("sku")},
                   {"amount", moneyText(sale, line.number("amountMinor"))},
                   {"base", moneyText(sale, line.number("eligibleMinor"))},
                   {"points", std::to_string(line.number("points"))}}));
    }
}

/// Goods came back without their sale: by which rules of that moment their points came about.
void printBlind(Language language, const JsonView& goods)
{
    print(say(language, "why.blind",
              {{"return", goods.text("id")},
               {"points", std::to_string(goods.number("pointsBack"))},
               {"refund", moneyText(goods, goods.number("refundMinor"))}}));
    for (const json::Value& value : goods.list("lines")) {
        const JsonView line(value);
        print("  " + say(language, "why.returned",
                         {{"line", std::to_string(line.number("id"))},
                          {"refund", moneyText(goods, line.number("refundMinor"))},
                          {"points", std::to_string(-line.number("pointsBack"))}}));
    }
    if (goods.list("trace").empty())
        return print("  " + say(language, "why.blind-rules")); // by an older program, which kept none
    print(say(language, "why.steps"));
    for (const json::Value& step : goods.list("trace"))
        print("  " + stepText(language, goods, JsonView(step)));
}

} // namespace

std::string nameIn(const JsonView& name, std::string_view id, Language language)
{
    for (const std::string_view tongue : {nameOf(language), nameOf(Language::English), nameOf(Language::Chinese)})
        if (name.has(tongue))
            return name.text(tongue);
    return std::string(id);
}

std::string detailText(Language language, const std::string& detail)
{
    const auto word = findWord(language, "detail." + detail);
    return std::string(word.value_or(detail));
}

void printWhy(const Invocation& invocation, const JsonView& sale)
{
    const Language language = invocation.language;
    if (sale.flag("blind"))
        return printBlind(language, sale);
    print(say(language, "why.title",
              {{"sale", sale.text("id")},
               {"when", timeText(sale.number("at"), sale.text("zone"))},
               {"points", std::to_string(sale.number("earned"))},
               {"total", moneyText(sale, sale.number("totalMinor"))}}) +
          (sale.flag("voided") ? "  (" + say(language, "label.voided") + ")" : ""));
    printLines(language, sale);
    print(say(language, "why.steps"));
    for (const json::Value& step : sale.list("trace"))
        print("  " + stepText(language, sale, JsonView(step)));
    if (sale.list("trace").empty())
        print("  " + say(language, "why.nothing"));
    for (const json::Value& value : sale.list("returned")) {
        const JsonView line(value);
        print("  " + say(language, "why.returned",
                         {{"line", std::to_string(line.number("id"))},
                          {"refund", moneyText(sale, line.number("refundMinor"))},
                          {"points", std::to_string(-line.number("pointsBack"))}}));
    }
}

} // namespace loyalty::ctl
