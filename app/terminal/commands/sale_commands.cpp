#include "app/terminal/commands/basket_arguments.h"
#include "app/terminal/commands/command.h"
#include "app/terminal/commands/lookup.h"
#include "app/terminal/commands/trace_json.h"
#include "app/terminal/commands/view_json.h"
#include "app/terminal/selling.h"
#include "core/journal/sold_lines.h"
#include "core/terminal/beyond_entry.h"
#include "core/terminal/idle.h"

#include <algorithm>
#include <charconv>

namespace loyalty::app {
namespace {

using terminal::Terminal;

json::Array rightsJson(const std::vector<terminal::MissingRight>& missing, const Currency& currency)
{
    json::Array rights;
    for (const terminal::MissingRight& right : missing) {
        json::Object told{{"member", right.member.toString()},
                          {"asset", toString(right.what.asset)},
                          {"key", right.what.key},
                          {"amount", right.amount}};
        if (right.what.asset == ledger::Asset::StoredPrincipal || right.what.asset == ledger::Asset::StoredGift)
            told.set("currency", currency.code()).set("exponent", currency.exponent());
        rights.emplace_back(std::move(told));
    }
    return rights;
}

/// `currency`: of the basket.
Reply stoppedSale(const terminal::Stop<terminal::SellStop>& stop, const Currency& currency = {})
{
    if (const Fault* const fault = std::get_if<Fault>(&stop))
        return terminal::isBeyondEntry(*fault) ? refused("sell", "too-large") : faulted(*fault);
    const auto& why = std::get<terminal::SellStop>(stop);
    if (why.why == terminal::SellRefusal::Quote && why.quote) {
        Reply quoted = refused("quote", toString(*why.quote));
        if (*why.quote == engine::QuoteRefusal::RedeemNotWithThisCode)
            quoted.set("allowed", why.allowed.count());
        return quoted;
    }
    Reply reply = refused("sell", toString(why.why));
    if (why.missingRights > Points())
        reply.set("missingRights", why.missingRights.count());
    if (!why.missing.empty())
        reply.set("missing", rightsJson(why.missing, currency));
    if (why.programmeFrom)
        reply.set("from", why.programmeFrom->unixMs());
    if (why.taken)
        reply.set("taken", json::Object{{"sale", why.taken->sale.toString()},
                                        {"at", why.taken->at.unixMs()},
                                        {"totalMinor", why.taken->totalMinor},
                                        {"currency", why.taken->currency.code()},
                                        {"exponent", why.taken->currency.exponent()},
                                        {"voided", why.taken->voided}});
    return reply;
}

/// "ID" or "ID:COUNT".
engine::AskedReward readReward(Arguments& arguments, const std::string& text)
{
    const std::size_t colon = text.rfind(':');
    if (colon == std::string::npos)
        return {text, 1};
    engine::AskedReward reward{text.substr(0, colon), 0};
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data() + colon + 1, end, reward.count);
    if (read.ec != std::errc() || read.ptr != end || reward.count < 1)
        arguments.complain("reward", "is written ID or ID:COUNT, such as mug or mug:2");
    return reward;
}

/// "TYPE:AMOUNT".
engine::Tender readTender(Arguments& arguments, const std::string& text, Currency currency)
{
    const std::size_t colon = text.rfind(':');
    const auto amount = colon == std::string::npos ? std::nullopt : Money::parseExact(text.substr(colon + 1), currency);
    if (!amount || colon == 0) {
        arguments.complain("tender", "is written TYPE:AMOUNT, such as voucher:20.00");
        return {};
    }
    return {text.substr(0, colon), amount->minor()};
}

/// What is asked of the programme besides points as money, and what is paid in other ways.
void readWishes(Call& call, terminal::SaleAsk& ask)
{
    ask.redeem.coupons = call.arguments.texts("coupons");
    ask.redeem.codes = call.arguments.texts("codes");
    for (const std::string& text : call.arguments.texts("rewards"))
        ask.redeem.rewards.push_back(readReward(call.arguments, text));
    for (const std::string& text : call.arguments.texts("tenders"))
        ask.redeem.tenders.push_back(readTender(call.arguments, text, ask.basket.currency));
}

/// What pays besides points and money, and the sale whose goods come back in the same act.
Result<void, Reply> readPayment(Call& call, terminal::SaleAsk& ask)
{
    readWishes(call, ask);
    ask.family = call.arguments.flag("family");
    const std::vector<std::string> accounts = call.arguments.texts("value");
    const std::string exchange = call.arguments.text("exchange");
    if (call.arguments.complaint())
        return fail(misused(*call.arguments.complaint()));
    for (const std::string& code : accounts) {
        LOYALTY_TRY(account, findMember(call, code));
        ask.value.push_back({account.id, std::nullopt});
    }
    if (exchange.empty())
        return {};
    LOYALTY_TRY(old, findSale(call, exchange));
    ask.exchange = terminal::ExchangeAsk{.sale = old.id, .lines = {}};
    return {};
}

/// Where nothing was to be redeemed, points that are out of range are those that the sale would earn.
Reply stoppedSale(const terminal::Stop<terminal::SellStop>& stop, const terminal::SaleAsk& ask)
{
    const auto* const why = std::get_if<terminal::SellStop>(&stop);
    const bool earns = why != nullptr && why->quote == engine::QuoteRefusal::PointsOutOfRange &&
                       ask.redeem.kind == engine::Ask::Kind::Nothing && ask.redeem.rewards.empty();
    return earns ? refused("quote", "earns-too-much") : stoppedSale(stop, ask.basket.currency);
}

Result<terminal::SaleAsk, Reply> readSale(Call& call)
{
    const auto programme = programmeAt(call, call.runtime.clock().now());
    if (!programme)
        return fail(stoppedSale(call.runtime.onTerminal([](Terminal& terminal) { return terminal.whyNoProgramme(); })));
    terminal::SaleAsk ask;
    ask.basket = readBasket(call.arguments, programme->currency);
    ask.redeem = readRedeem(call.arguments);
    ask.registerId = call.arguments.text("register");
    ask.ticket = call.arguments.text("ticket");
    ask.store = call.arguments.text("store");
    ask.channel = call.arguments.text("channel");
    const std::string code = call.arguments.text("member");
    if (call.arguments.complaint())
        return fail(misused(*call.arguments.complaint()));
    if (!code.empty()) {
        LOYALTY_TRY(member, findMember(call, code));
        ask.member = member.id;
        ask.identification = member.identification;
    }
    LOYALTY_CHECK(readPayment(call, ask));
    return ask;
}

std::string_view toString(terminal::Idle::Kind kind)
{
    switch (kind) {
    case terminal::Idle::Kind::Coupon:
        return "coupon";
    case terminal::Idle::Kind::Code:
        return "code";
    }
    LOYALTY_ASSERT(!"unknown kind of warning");
}

/// [{"kind":"coupon","id":"thirty-off","names":{…},"count":1,"known":true,"why":"minSpendMinor"}]; [] for a sale in
/// which everything that was shown did something.
json::Array warningsJson(const std::vector<terminal::Idle>& idle, const programme::Programme& programme)
{
    json::Array warnings;
    for (const terminal::Idle& one : idle) {
        const auto coupon = std::ranges::find(programme.coupons, one.id, &programme::Coupon::id);
        const bool named = one.kind == terminal::Idle::Kind::Coupon && coupon != programme.coupons.end();
        warnings.push_back(json::Object{{"kind", toString(one.kind)},
                                        {"id", one.id},
                                        {"names", named ? namesJson(coupon->names) : json::Value(json::Object())},
                                        {"count", one.count},
                                        {"known", one.known},
                                        {"why", one.unmet}});
    }
    return warnings;
}

/// What was decided, with what of all that was shown did nothing for it.
Reply decided(Call& call, json::Value decision, const terminal::SaleAsk& ask, const std::vector<std::string>& used,
              const std::vector<engine::TraceStep>& trace, Instant at)
{
    json::Object value = *decision.asObject();
    const auto programme = programmeAt(call, at);
    value.set("warnings", programme ? warningsJson(terminal::idleOf(*programme, ask.redeem, used, trace), *programme)
                                    : json::Array());
    return done(std::move(value));
}

std::vector<std::string> couponsIn(const engine::Quote& quote)
{
    std::vector<std::string> used;
    for (const engine::AppliedOffer& offer : quote.offers)
        if (!offer.coupon.empty())
            used.push_back(offer.coupon);
    return used;
}

Reply sale(Call& call)
{
    const auto ask = readSale(call);
    if (!ask)
        return ask.error();
    const SellAnswer answer = sell(call.runtime, call.by, *ask, kPersonWaits);
    Reply reply;
    if (answer.sale) {
        const journal::Sold& sold = answer.sale->sold;
        reply = decided(call, toJson(*answer.sale), *ask, sold.coupons, sold.trace, answer.sale->at);
    } else {
        reply = stoppedSale(answer.sale.error(), *ask);
    }
    if (!answer.reached)
        reply.set("headOffice", "not-reached");
    if (!answer.rightRefusal.empty())
        reply.set("rightRefusal", answer.rightRefusal);
    return reply;
}

Reply quote(Call& call)
{
    auto ask = readSale(call);
    if (!ask)
        return ask.error();
    ask->online = true;
    const auto quote =
        call.runtime.onTerminal([&](Terminal& terminal) { return terminal.quote(call.by, *ask, engine::Trace::On); });
    if (!quote)
        return stoppedSale(quote.error(), *ask);
    return decided(call, toJson(*quote, ask->basket.currency, tierMeasure(call.runtime)), *ask, couponsIn(*quote),
                   quote->trace, call.runtime.clock().now());
}

/// With what the programme of that moment calls its rules, and their rates.
json::Object withRules(Call& call, json::Object value, Instant at)
{
    const auto programme = programmeAt(call, at);
    value.set("names", programme ? namesJson(*programme) : json::Value(json::Object()));
    value.set("rates", programme ? ratesJson(*programme) : json::Value(json::Object()));
    return value;
}

/// The sale as it was decided, with what the programme calls its rules; or goods that came back without their sale.
Reply why(Call& call)
{
    const std::string id = call.arguments.required("sale");
    if (call.arguments.complaint())
        return misused(*call.arguments.complaint());
    if (const auto returnId = SaleId::parse(id)) {
        const auto blind =
            call.runtime.onTerminal([&](Terminal& terminal) { return terminal.blindReturn(call.by, *returnId); });
        if (blind)
            return done(withRules(call, *toJson(*blind).asObject(), blind->at));
    }
    const auto sale = findSale(call, id);
    if (!sale)
        return sale.error();
    return done(withRules(call, *toJson(*sale).asObject(), sale->at));
}

/// A terminal with a window answers this before it comes here.
Reply checkout(Call&)
{
    return refused("checkout", "no-window");
}

constexpr Command kCommands[] = {
    {"checkout", false, checkout},
    {"sale", true, sale},
    {"quote", true, quote},
    {"why", true, why},
};

} // namespace

std::span<const Command> saleCommands()
{
    return kCommands;
}

} // namespace loyalty::app
