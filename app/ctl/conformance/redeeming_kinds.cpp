#include "app/ctl/conformance/booked.h"
#include "app/ctl/conformance/draft.h"
#include "app/ctl/conformance/kinds.h"
#include "core/engine/tender.h"

#include <algorithm>
#include <numeric>

namespace loyalty::ctl {
namespace {

json::Object redeemingOf(const JsonView& given)
{
    const std::int64_t step = given.number("step");
    const bool perStep = given.has("minor_per_step");
    json::Object redeeming{{"pointsPer", perStep ? step : 1},
                           {"valueMinor", given.number(perStep ? "minor_per_step" : "minor_per_point")},
                           {"min", given.has("min_points") ? given.number("min_points") : step},
                           {"step", step}};
    if (given.has("max_percent"))
        redeeming.set("maxShare", std::to_string(given.number("max_percent")) + "%");
    return redeeming;
}

void checkRedeemAmount(const JsonView& given, Expectation& expect)
{
    if (!given.text("available_points").empty())
        return expect.impossible("points are whole");
    Draft draft;
    draft.set("redeeming", redeemingOf(given));
    draft.addLine({.quantity = Quantity::pieces(1), .amountMinor = given.number("ticket_minor")});
    draft.member.balance = Points(given.number("available_points"));
    draft.ask.kind = engine::Ask::Kind::AsMuchAsAllowed;
    if (given.has("requested"))
        draft.ask.points = Points(given.number("requested"));
    const auto quote = draft.quote();
    if (!quote)
        return expect.impossible(draft.programmeRefused() ? draft.complaints.front() : "the sale is refused");
    expect.number("redeemed", quote->redeemed.count());
    expect.number("discount_minor", quote->redeemedMinor);
}

void checkRedeemGoods(const JsonView& given, Expectation& expect)
{
    const JsonView reward = given.at("reward");
    Draft draft;
    draft.set("rewards", json::Array{json::Object{
                             {"id", "goods"},
                             {"names", json::Object{{"en", "Goods"}}},
                             {"points", reward.number("points_per_step")},
                             {"goods", json::Object{{"sku", "goods"}, {"pieces", reward.number("goods_per_step")}}}}});
    draft.addLine({.sku = "a", .quantity = Quantity::pieces(1), .amountMinor = 100});
    draft.member.balance = Points(given.number("balance"));
    draft.ask.rewards.push_back({"goods", given.number("goods_qty")});
    const auto quote = draft.quote();
    if (!quote)
        return expect.impossible(draft.programmeRefused() ? draft.complaints.front() : "the sale is refused");
    expect.number("redeemed", quote->redeemed.count());
    expect.number("balance", bookSale(given.number("balance"), *quote).balance);
}

void checkTenderSplit(const JsonView& given, Expectation& expect)
{
    const std::int64_t points = given.number("points_value");
    std::vector<engine::TenderAsk> asks{{.balanceMinor = points, .askedMinor = points}};
    for (const JsonView& credit : given.objects("credits")) {
        asks.push_back({.balanceMinor = credit.number("balance"), .askedMinor = credit.number("asked")});
    }
    const std::vector<std::int64_t> taken = engine::takeTenders(given.number("due"), asks);
    const std::span<const std::int64_t> credits = std::span(taken).subspan(1);
    expect.numbers("taken", credits);
    expect.number("total", std::accumulate(credits.begin(), credits.end(), std::int64_t{0}));
}

constexpr CaseKind kKinds[] = {
    {"redeem_amount", checkRedeemAmount}, {"redeem_goods", checkRedeemGoods}, {"tender_split", checkTenderSplit}};

} // namespace

std::span<const CaseKind> redeemingKinds()
{
    return kKinds;
}

} // namespace loyalty::ctl
