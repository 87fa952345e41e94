#include "app/ctl/conformance/discounts.h"
#include "app/ctl/conformance/kinds.h"

#include <algorithm>

namespace loyalty::ctl {
namespace {

/// What the register charges that no discount touches.
json::Object withoutLevies()
{
    return json::Object{{"categories", json::Array{"levy"}}};
}

json::Object selectorOf(const JsonView& discount, bool levies)
{
    json::Object include;
    if (json::Array skus = words(discount, "skus"); !skus.empty())
        include.set("skus", std::move(skus));
    if (json::Array categories = words(discount, "category"); !categories.empty())
        include.set("categories", std::move(categories));
    if (json::Array tags = words(discount, "tag"); !tags.empty())
        include.set("tags", std::move(tags));
    json::Object selector;
    if (!include.empty())
        selector.set("include", std::move(include));
    if (levies)
        selector.set("exclude", withoutLevies());
    return selector;
}

json::Object conditionsOf(const JsonView& discount)
{
    json::Object when;
    if (discount.has("min_minor"))
        when.set("minSpendMinor", discount.number("min_minor"));
    if (discount.has("min_line_qty"))
        when.set("minLinePieces", discount.number("min_line_qty"));
    if (discount.has("code"))
        when.set("codes", words(discount, "code"));
    return when;
}

json::Object offerOf(const JsonView& discount, const std::string& id, bool levies)
{
    json::Object offer{{"id", discount.has("id") ? discount.text("id") : id}};
    if (discount.text("scope") == "cheapest")
        offer.set("type", "cheapest");
    else
        offer.set("type", discount.has("percent") ? "percent" : "fixed");
    if (discount.has("percent"))
        offer.set("percent", std::to_string(discount.number("percent")) + "%");
    else
        offer.set("minor", discount.number("fixed_minor"));
    if (discount.has("max_minor"))
        offer.set("maxMinor", discount.number("max_minor"));
    if (json::Object selector = selectorOf(discount, levies); !selector.empty())
        offer.set("select", std::move(selector));
    if (json::Object when = conditionsOf(discount); !when.empty())
        offer.set("when", std::move(when));
    return offer;
}

/// A code that a discount needs was said, unless the case lists what was said.
void sayCode(const JsonView& given, const JsonView& discount, Draft& draft)
{
    if (discount.has("code") && !given.has("codes"))
        draft.ask.codes.push_back(discount.text("code"));
}

bool hasLevies(const engine::Basket& basket)
{
    return std::any_of(basket.lines.begin(), basket.lines.end(),
                       [](const engine::BasketLine& line) { return line.category == "levy"; });
}

/// A line below nothing is a discount that the cashier gave by hand, before any other.
std::vector<JsonView> takeHandDiscounts(const JsonView& given, Draft& draft)
{
    std::vector<JsonView> goods;
    for (const JsonView& line : given.objects("lines"))
        if (line.number("unit_minor") < 0)
            draft.addOffer({{"id", line.text("sku")},
                            {"type", "fixed"},
                            {"minor", -line.number("unit_minor") * line.number("qty")},
                            {"priority", 1}});
        else
            goods.push_back(line);
    return goods;
}

void compareTrace(const engine::Quote& quote, Expectation& expect)
{
    std::vector<std::int64_t> due;
    for (const engine::TraceStep& step : quote.trace)
        if (step.kind == engine::TraceStep::Kind::Discounted)
            due.push_back(step.after);
    expect.numbers("due_after_each_minor", due);
    if (!due.empty())
        expect.number("due_after_first_minor", due.front());
}

void compareParts(const engine::Quote& quote, Expectation& expect)
{
    json::Array parts;
    for (const engine::LineQuote& line : quote.lines)
        parts.push_back(line.discountMinor);
    if (quote.offers.size() == 1)
        expect.value("parts_minor", json::Array{std::move(parts)});
}

void checkDiscounts(const JsonView& given, Expectation& expect)
{
    if (given.has("prices_include_tax") && !given.flag("prices_include_tax"))
        return expect.impossible("a tax on top is said of its line");
    const std::string allocation = given.text("allocation");
    const std::string checked = given.text("min_checked_on");
    if ((!allocation.empty() && allocation != "customer_best") || (!checked.empty() && checked != "running_total"))
        return expect.impossible("offers work on what is left, in the customer's favour");
    Draft draft;
    static_cast<void>(given.text("home_currency")); // the ticket's own one decides
    if (given.has("ticket_currency"))
        draft.useCurrency(given.text("ticket_currency"));
    draft.addLines(takeHandDiscounts(given, draft));
    takeDiscounts(given, draft);
    const auto quote = draft.quote();
    if (!quote)
        return expect.impossible(draft.programmeRefused() ? draft.complaints.front() : "the sale is refused");
    if (expect.has("tolerance_minor"))
        expect.tolerate(expect.numberOf("tolerance_minor"));
    std::vector<std::string> applied;
    for (const engine::AppliedOffer& offer : quote->offers)
        applied.push_back(offer.id);
    expect.number("due_minor", quote->dueMinor);
    expect.number("discount_minor", quote->offersMinor);
    expect.number("tax_minor", quote->taxMinor);
    expect.number("net_minor", quote->netMinor());
    expect.texts("applied", applied);
    compareTrace(*quote, expect);
    compareParts(*quote, expect);
}

/// Goods on top of those that were paid for.
void checkFreeGoods(const JsonView& given, Expectation& expect)
{
    Draft draft;
    draft.addOffer(json::Object{
        {"id", "free"}, {"type", "freeGoods"}, {"buy", given.number("buy")}, {"get", given.number("get")}});
    draft.addLine({.sku = "a", .quantity = Quantity::pieces(given.number("paid_qty")), .amountMinor = 1000});
    const auto quote = draft.quote();
    if (!quote || quote->goods.size() != 1)
        return expect.impossible("no goods are given");
    expect.number("free_qty", quote->goods.front().pieces);
}

constexpr CaseKind kKinds[] = {{"ticket_discount", checkDiscounts}, {"free_goods", checkFreeGoods}};

} // namespace

void takeDiscounts(const JsonView& given, Draft& draft)
{
    const bool levies = hasLevies(draft.basket());
    json::Array ids;
    for (const JsonView& discount : given.objects("discounts")) {
        json::Object offer = offerOf(discount, "d" + std::to_string(ids.size()), levies);
        ids.push_back(*offer.find("id"));
        draft.addOffer(std::move(offer));
        sayCode(given, discount, draft);
        if (discount.text("min_basis") == "net")
            draft.discounts.set("minSpendTax", "excluded");
    }
    draft.discounts.set("choose", "priority");
    if (given.has("sequential"))
        draft.discounts.set("percentOf", given.flag("sequential") ? "left" : "price");
    if (given.flag("one_ticket_percent_only"))
        draft.discounts.set("oneTicketPercent", true);
    if (given.text("exclusive") == "best_ticket_discount")
        draft.discounts.set("groups", json::Array{json::Object{{"id", "ticket"}, {"offers", std::move(ids)}}});
}

void takeBase(const JsonView& given, Draft& draft)
{
    if (given.text("base") == "ignore_ticket_discounts")
        draft.setEarning("base", json::Object{{"discounts", "afterLines"}});
}

std::span<const CaseKind> discountKinds()
{
    return kKinds;
}

} // namespace loyalty::ctl
