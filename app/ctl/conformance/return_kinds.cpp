#include "app/ctl/conformance/draft.h"
#include "app/ctl/conformance/kinds.h"
#include "core/engine/goods_return.h"

#include <algorithm>

namespace loyalty::ctl {
namespace {

/// A sale of which parts come back by their amount: a piece is a minor unit of it.
engine::SoldLine soldFor(std::int64_t minor, std::int64_t earned)
{
    return {.id = 1, .quantity = {minor}, .amountMinor = minor, .points = Points(earned)};
}

void checkProrata(const JsonView& given, Expectation& expect)
{
    const engine::SoldLine sold[] = {soldFor(given.number("sale_minor"), given.number("earned"))};
    const engine::ReturnedLine earlier[] = {{.id = 1, .pointsBack = Points(given.number("already_reversed"))}};
    const engine::ReturnAsk asked[] = {{.id = 1, .quantity = {given.number("returned_minor")}}};
    const auto back = engine::returnLines(sold, earlier, asked);
    if (!back)
        return expect.impossible("the return is refused");
    expect.number("earn_reversed", back->front().pointsBack.count());
}

void checkSeries(const JsonView& given, Expectation& expect)
{
    const engine::SoldLine sold[] = {soldFor(given.number("sale_minor"), given.number("earned"))};
    std::vector<engine::ReturnedLine> earlier;
    Points all;
    for (const json::Value& minor : given.list("returns_minor")) {
        const engine::ReturnAsk asked[] = {{.id = 1, .quantity = {*minor.asInteger()}}};
        if (const auto back = engine::returnLines(sold, earlier, asked)) {
            earlier.push_back(back->front());
            all += back->front().pointsBack;
        }
    }
    expect.atMost("reversed_total_max", all.count());
}

/// The line that was sold for an amount and is not asked for yet.
const engine::LineQuote* soldFor(const Draft& draft, const engine::Quote& quote, std::int64_t minor,
                                 const std::vector<engine::ReturnAsk>& asked)
{
    for (std::size_t i = 0; i < quote.lines.size(); ++i) {
        const auto isAsked = [&](const engine::ReturnAsk& ask) { return ask.id == quote.lines[i].id; };
        if (draft.basket().lines[i].amountMinor == minor && std::none_of(asked.begin(), asked.end(), isAsked))
            return &quote.lines[i];
    }
    return nullptr;
}

void checkMoney(const JsonView& given, Expectation& expect)
{
    Draft draft;
    draft.addOffer({{"id", "off"}, {"type", "fixed"}, {"minor", given.number("ticket_discount_minor")}});
    for (const json::Value& minor : given.list("lines_minor"))
        draft.addLine({.quantity = Quantity::pieces(1), .amountMinor = *minor.asInteger()});
    const auto quote = draft.quote();
    if (!quote)
        return expect.impossible(draft.programmeRefused() ? draft.complaints.front() : "the sale is refused");
    std::vector<engine::SoldLine> sold;
    for (std::size_t i = 0; i < quote->lines.size(); ++i)
        sold.push_back({.id = quote->lines[i].id,
                        .quantity = draft.basket().lines[i].quantity,
                        .amountMinor = draft.basket().lines[i].amountMinor,
                        .discountMinor = quote->lines[i].discountMinor});
    std::vector<engine::ReturnAsk> asked;
    for (const json::Value& minor : given.list("refund_lines_minor"))
        if (const engine::LineQuote* line = soldFor(draft, *quote, *minor.asInteger(), asked))
            asked.push_back({.id = line->id, .quantity = {}});
    const auto back = engine::returnLines(sold, {}, asked);
    if (!back)
        return expect.impossible("the return is refused");
    std::int64_t refund = 0;
    for (const engine::ReturnedLine& line : *back)
        refund += line.refundMinor;
    expect.number("refund_minor", refund);
}

constexpr CaseKind kKinds[] = {
    {"refund_prorata", checkProrata}, {"refund_series", checkSeries}, {"refund_money", checkMoney}};

} // namespace

std::span<const CaseKind> returnKinds()
{
    return kKinds;
}

} // namespace loyalty::ctl
