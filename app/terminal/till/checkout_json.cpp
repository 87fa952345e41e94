#include "app/terminal/till/checkout_json.h"

#include "app/terminal/commands/view_json.h"

namespace loyalty::app {
namespace {

std::string_view wordOf(checkout::Phase phase)
{
    switch (phase) {
    case checkout::Phase::Open:
        return "open";
    case checkout::Phase::LookingUp:
        return "looking-up";
    case checkout::Phase::Committing:
        return "committing";
    case checkout::Phase::Done:
        return "done";
    }
    LOYALTY_ASSERT(!"unknown phase");
}

json::Object lineJson(const checkout::LineView& line)
{
    return {{"id", std::int64_t{line.id}},
            {"sku", line.sku},
            {"name", line.name},
            {"thousandths", line.quantity.thousandths},
            {"amountMinor", line.amountMinor},
            {"points", line.points.count()}};
}

} // namespace

json::Value toJson(const checkout::CheckoutView& view)
{
    json::Array lines;
    for (const checkout::LineView& line : view.lines)
        lines.push_back(lineJson(line));
    const auto may = [](checkout::WhyNot why) { return std::string(toString(why)); };
    json::Object verdict{{"kind", std::string(toString(view.verdict.kind))},
                         {"seconds", view.verdict.seconds},
                         {"serial", static_cast<std::int64_t>(view.verdict.serial)}};
    json::Object object{{"revision", static_cast<std::int64_t>(view.revision)},
                        {"phase", wordOf(view.phase)},
                        {"verdict", std::move(verdict)},
                        {"online", view.online},
                        {"totalMinor", view.totalMinor},
                        {"lines", std::move(lines)},
                        {"mayCommit", may(view.canCommit)},
                        {"mayRedeem", may(view.canRedeem)},
                        {"mayUndo", may(view.canUndo)}};
    if (view.member)
        object.set("member", toJson(*view.member));
    if (view.quote)
        object.set("quote", toJson(*view.quote, view.currency));
    if (view.fault)
        object.set("fault", std::string(toString(view.fault->code)));
    if (view.done)
        object.set("done", toJson(*view.done));
    return object;
}

} // namespace loyalty::app
