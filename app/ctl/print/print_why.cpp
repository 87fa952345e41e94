#include "app/ctl/print/print.h"
#include "core/base/rate.h"

namespace loyalty::ctl {
namespace {

/// What the programme calls a rule or tier, in this language or another; its id where it has no name.
std::string nameIn(const JsonView& names, std::string_view id, Language language)
{
    const JsonView name = names.at(id);
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

std::string stepText(Language language, const JsonView& sale, const JsonView& step)
{
    const std::int64_t denominator = step.number("denominator");
    const std::int64_t top = step.number("rateNumerator");
    const std::int64_t bottom = step.number("rateDenominator");
    const std::string kind = step.text("kind");
    const std::string rule = nameIn(sale.at("names"), step.text("rule"), language);
    const std::string key = "why." + kind;
    const std::string closer = key + '.' + step.text("detail");
    return say(language, findWord(language, closer) ? closer : key,
               {{"rule", rule},
                {"base", moneyText(sale, step.number("baseMinor"))},
                {"rate", fractionText(top, bottom)},
                {"points", std::to_string(top)},
                {"per", moneyText(sale, bottom)},
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

} // namespace

void printWhy(const Invocation& invocation, const JsonView& sale)
{
    const Language language = invocation.language;
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
