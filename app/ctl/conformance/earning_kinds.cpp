#include "app/ctl/conformance/booked.h"
#include "app/ctl/conformance/discounts.h"
#include "app/ctl/conformance/draft.h"
#include "app/ctl/conformance/kinds.h"
#include "app/ctl/conformance/sales.h"

namespace loyalty::ctl {
namespace {

/// Points that stand alone, as a rule that gives them once a ticket.
void takeBasePoints(const JsonView& given, Draft& draft)
{
    draft.addRule(json::Object{
        {"id", "base"}, {"type", "perTicket"}, {"points", given.number("base_points")}, {"multiplied", true}});
    draft.addRule(json::Object{{"id", "times"}, {"type", "multiplier"}, {"factor", given.text("multiplier")}});
    draft.addLine({.quantity = Quantity::pieces(1), .amountMinor = 100});
}

/// A programme is refused where points are given per nothing: then nobody earns by it.
bool earnsByNothing(const Draft& draft)
{
    return draft.complaints == std::vector<std::string>{"earning.rules[0].perMinor: out-of-range"};
}

json::Object byRule(const engine::Quote& quote)
{
    json::Object parts;
    for (const engine::EarnedPart& part : quote.parts)
        parts.set(part.rule, part.points.count());
    return parts;
}

void checkEarn(const JsonView& given, Expectation& expect)
{
    Draft draft;
    if (given.has("at"))
        draft.sellAt(given.text("at"));
    if (given.has("currency_rounding_minor"))
        draft.useCurrency("CNY", given.number("currency_rounding_minor"));
    if (given.has("rounding"))
        draft.setEarning(
            "rounding", json::Object{{"mode", given.text("rounding")}, {"per", "rule"}, {"multiply", "afterRounding"}});
    takeSale(given, draft);
    if (given.has("base_points"))
        takeBasePoints(given, draft);
    takeDiscounts(given, draft);
    takeBase(given, draft);
    if (given.has("balance")) {
        draft.member.balance = Points(given.number("balance"));
        draft.set("redeeming", json::Object{{"pointsPer", 1}, {"valueMinor", 1}, {"min", 1}, {"step", 1}});
    }
    const auto quote = draft.quote();
    if (!quote && earnsByNothing(draft))
        return expect.number("points", 0);
    if (!quote)
        return expect.impossible(draft.programmeRefused() ? draft.complaints.front() : "the sale is refused");
    expect.number("points", quote->earned.count());
    expect.number("due_minor", quote->toPayMinor);
    expect.number("balance_usable", quote->redeem.most.count());
    expect.value("by_rule", byRule(*quote));
}

void checkEarnAndRedeem(const JsonView& given, Expectation& expect)
{
    if (!given.text("balance").empty())
        return expect.impossible("points are whole");
    Draft draft;
    takeSale(given, draft);
    takeRedeem(given.at("redeem"), draft);
    const std::int64_t balance = given.number("balance");
    draft.member.balance = Points(balance);
    const auto quote = draft.quote();
    if (draft.programmeRefused())
        return expect.impossible(draft.complaints.front());
    expect.flag("rejected", !quote.has_value());
    if (!quote)
        return;
    const Booked booked = bookSale(balance, *quote);
    expect.number("earned", quote->earned.count());
    expect.number("redeemed", quote->redeemed.count());
    expect.number("balance", booked.balance);
    expect.number("ledger_rows_for_ticket", booked.rows);
}

constexpr CaseKind kKinds[] = {{"earn", checkEarn}, {"earn_and_redeem", checkEarnAndRedeem}};

} // namespace

void takeSale(const JsonView& given, Draft& draft)
{
    for (const JsonView& rule : given.objects("rules"))
        draft.addRule(rule);
    draft.addLines(given.objects("lines"));
    for (const JsonView& tender : given.objects("tenders"))
        draft.ask.tenders.push_back({tender.text("type"), tender.number("minor")});
    for (const std::string& code : given.texts("codes"))
        draft.ask.codes.push_back(code);
}

void takeRedeem(const JsonView& redeem, Draft& draft)
{
    if (redeem.has("required_points")) {
        // What the caller claims that it costs is asked of nobody.
        static_cast<void>(redeem.number("client_claimed_cost"));
        const std::string name = redeem.has("reward") ? redeem.text("reward") : "Reward";
        draft.set("rewards", json::Array{json::Object{{"id", "reward"},
                                                      {"names", json::Object{{"en", name}}},
                                                      {"points", redeem.number("required_points")},
                                                      {"minor", redeem.number("discount_minor")}}});
        draft.ask.rewards.push_back({"reward", 1});
        return;
    }
    draft.set(
        "redeeming",
        json::Object{{"pointsPer", 1}, {"valueMinor", redeem.number("minor_per_point")}, {"min", 1}, {"step", 1}});
    draft.ask.kind = engine::Ask::Kind::Points;
    draft.ask.points = Points(redeem.number("points"));
}

std::span<const CaseKind> earningKinds()
{
    return kKinds;
}

} // namespace loyalty::ctl
