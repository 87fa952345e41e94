#include "app/ctl/conformance/book.h"
#include "app/ctl/conformance/draft.h"
#include "app/ctl/conformance/kinds.h"
#include "app/ctl/conformance/sales.h"
#include "core/base/money.h"
#include "core/engine/goods_return.h"
#include "core/ledger/shares.h"
#include "core/ledger/shortfall.h"

#include <algorithm>
#include <cstdlib>

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
    std::vector<std::int64_t> each;
    Points all;
    for (const std::int64_t minor : given.numbers("returns_minor")) {
        const engine::ReturnAsk asked[] = {{.id = 1, .quantity = {minor}}};
        each.push_back(0);
        if (const auto back = engine::returnLines(sold, earlier, asked)) {
            earlier.push_back(back->front());
            each.back() = back->front().pointsBack.count();
            all += back->front().pointsBack;
        }
    }
    expect.numbers("reversed_each", each);
    expect.atMost("reversed_total_max", all.count());
    expect.number("earn_reversed", all.count());
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

/// The numbers that a sale records, line by line.
std::vector<engine::SoldLine> soldBy(const Draft& draft, const engine::Quote& quote)
{
    std::vector<engine::SoldLine> sold;
    for (std::size_t i = 0; i < quote.lines.size(); ++i)
        sold.push_back({.id = quote.lines[i].id,
                        .quantity = draft.basket().lines[i].quantity,
                        .amountMinor = draft.basket().lines[i].amountMinor,
                        .discountMinor = quote.lines[i].discountMinor,
                        .redeemMinor = quote.lines[i].redeemMinor,
                        .points = quote.lines[i].points,
                        .redeemPoints = quote.lines[i].redeemPoints});
    return sold;
}

/// The goods that come back; all of them where the case does not list any.
std::vector<engine::ReturnAsk> goodsBack(const JsonView& given, const Draft& draft)
{
    std::vector<engine::ReturnAsk> asked;
    for (const engine::BasketLine& line : draft.basket().lines) {
        if (given.objects("refund").empty())
            asked.push_back({.id = line.id, .quantity = {}});
        for (const JsonView& back : given.objects("refund"))
            if (back.text("sku") == line.sku)
                asked.push_back({.id = line.id, .quantity = Quantity::pieces(back.number("qty"))});
    }
    return asked;
}

/// A rule in words, "2 per 1.00".
std::optional<json::Object> ruleIn(const std::string& text, Currency currency)
{
    constexpr std::string_view kPer = " per ";
    const std::size_t per = text.find(kPer);
    const auto money = per == std::string::npos ? std::nullopt : Money::parse(text.substr(per + kPer.size()), currency);
    if (!money)
        return std::nullopt;
    return json::Object{{"id", "base"},
                        {"type", "perAmount"},
                        {"points", std::int64_t{std::atoi(text.c_str())}},
                        {"perMinor", money->minor()}};
}

/// A sale by the rule of its day. The rule of today is in force when the goods come back, and is asked for nothing.
bool takeSaleOf(const JsonView& given, Draft& draft)
{
    if (!given.has("earned_at")) {
        takeSale(given, draft);
        if (given.has("redeem"))
            takeRedeem(given.at("redeem"), draft);
        draft.member.balance = Points(given.number("balance"));
        return true;
    }
    const auto then = ruleIn(given.text("earned_at"), draft.basket().currency);
    if (!then || !ruleIn(given.text("rule_now"), draft.basket().currency))
        return false;
    draft.addRule(*then);
    draft.addLine({.sku = "a", .quantity = Quantity::pieces(1), .amountMinor = given.number("sale_minor")});
    return true;
}

/// A sale on a balance, and its goods back, by the recorded numbers.
void checkRefund(const JsonView& given, Expectation& expect)
{
    if (const std::string all = given.text("refund"); !all.empty() && all != "all")
        return expect.impossible("neither some goods nor all");
    Draft draft;
    const auto quote = takeSaleOf(given, draft) ? draft.quote() : std::nullopt;
    if (!quote || (given.has("earned") && quote->earned.count() != given.number("earned")))
        return expect.impossible(draft.programmeRefused() ? draft.complaints.front() : "not such a sale");
    Book book;
    book.credit(given.number("balance"), Instant(0));
    const auto paid = book.debit(quote->redeemed.count(), Instant(1));
    book.credit(quote->earned.count(), Instant(1));
    expect.number("earned", quote->earned.count());
    expect.number("redeemed", quote->redeemed.count());
    expect.number("balance_after_sale", book.balance());
    const auto back = engine::returnLines(soldBy(draft, *quote), {}, goodsBack(given, draft));
    if (!back)
        return expect.impossible("the return is refused");
    Points reversed;
    Points home;
    for (const engine::ReturnedLine& line : *back) {
        reversed += line.pointsBack;
        home += line.redeemBack;
    }
    book.giveBack(ledger::firstOf(paid, home.count()), Instant(2));
    static_cast<void>(book.debit(reversed.count(), Instant(2)));
    expect.number("earn_reversed", reversed.count());
    expect.number("redeem_returned", home.count());
    expect.number("balance", book.balance());
}

std::optional<programme::Shortfall> policyIn(const JsonView& given)
{
    const std::string policy = given.text("policy");
    if (policy == "clamp_to_zero" || policy == "within_balance")
        return programme::Shortfall::Clamp;
    if (policy == "allow_negative")
        return programme::Shortfall::Debt;
    if (policy == "only_pending")
        return programme::Shortfall::OnlyPending;
    if (policy == "money")
        return programme::Shortfall::Money;
    return std::nullopt;
}

/// Points that a return takes back and does or does not find, sent as often as the case says. A caller asks for goods,
/// never for points.
void checkClawback(const JsonView& given, Expectation& expect)
{
    const auto policy = policyIn(given);
    static_cast<void>(given.number("asked"));
    if (!policy)
        return expect.impossible("no such policy");
    Book book;
    book.credit(given.number("earned"), Instant(0));
    static_cast<void>(book.debit(given.number("spent_since"), Instant(1)));
    const engine::SoldLine sold[] = {
        {.id = 1, .quantity = Quantity::pieces(1), .points = Points(given.number("earned"))}};
    const engine::ReturnAsk all[] = {{.id = 1, .quantity = {}}};
    std::vector<engine::ReturnedLine> earlier;
    std::int64_t reversed = 0;
    for (std::int64_t time = 0; time < std::max<std::int64_t>(1, given.number("times")); ++time) {
        const auto back = engine::returnLines(sold, earlier, all);
        if (!back)
            continue;
        earlier.insert(earlier.end(), back->begin(), back->end());
        const ledger::ClawBack found = ledger::clawBack(back->front().pointsBack.count(), {.balance = book.balance()},
                                                        {.shortfall = *policy, .limit = {}});
        static_cast<void>(book.debit(found.taken, Instant(2)));
        reversed += found.taken;
    }
    expect.number("earn_reversed", reversed);
    expect.number("balance", book.balance());
    expect.flag("ledger_sum_equals_balance", book.posted() == book.balance());
}

void checkVoid(const JsonView& given, Expectation& expect)
{
    if (!given.flag("void"))
        return expect.impossible("nothing is voided");
    checkRefund(given, expect);
}

void checkMoney(const JsonView& given, Expectation& expect)
{
    Draft draft;
    draft.addOffer({{"id", "off"}, {"type", "fixed"}, {"minor", given.number("ticket_discount_minor")}});
    for (const std::int64_t minor : given.numbers("lines_minor"))
        draft.addLine({.quantity = Quantity::pieces(1), .amountMinor = minor});
    const auto quote = draft.quote();
    if (!quote)
        return expect.impossible(draft.programmeRefused() ? draft.complaints.front() : "the sale is refused");
    const std::vector<engine::SoldLine> sold = soldBy(draft, *quote);
    std::vector<engine::ReturnAsk> asked;
    for (const std::int64_t minor : given.numbers("refund_lines_minor"))
        if (const engine::LineQuote* line = soldFor(draft, *quote, minor, asked))
            asked.push_back({.id = line->id, .quantity = {}});
    const auto back = engine::returnLines(sold, {}, asked);
    if (!back)
        return expect.impossible("the return is refused");
    std::int64_t refund = 0;
    for (const engine::ReturnedLine& line : *back)
        refund += line.refundMinor;
    expect.number("refund_minor", refund);
}

constexpr CaseKind kKinds[] = {{"refund_prorata", checkProrata},
                               {"refund_series", checkSeries},
                               {"refund_money", checkMoney},
                               {"refund", checkRefund},
                               {"void", checkVoid},
                               {"clawback", checkClawback}};

} // namespace

std::span<const CaseKind> returnKinds()
{
    return kKinds;
}

} // namespace loyalty::ctl
