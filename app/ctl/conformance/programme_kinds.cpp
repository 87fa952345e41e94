#include "app/ctl/conformance/document.h"
#include "app/ctl/conformance/kinds.h"
#include "core/access/scan_content.h"
#include "core/engine/counters.h"
#include "core/engine/ledger_facts.h"
#include "core/ledger/asset_keys.h"
#include "core/programme/compiled.h"
#include "core/programme/parse.h"
#include "core/programme/text.h"

#include <algorithm>
#include <iterator>
#include <utility>

/// Cases that say a programme in the document's own words, and ask for the quote whole: one for each key that decides
/// anything at the till.
namespace loyalty::ctl {
namespace {

engine::Basket basketOf(const JsonView& given, Currency currency)
{
    engine::Basket basket{.currency = currency, .lines = {}};
    for (const JsonView& said : given.objects("lines")) {
        engine::BasketLine line;
        line.id = static_cast<std::uint32_t>(basket.lines.size() + 1);
        line.sku = said.text("sku");
        line.category = said.text("category");
        line.brand = said.text("brand");
        line.tags = said.texts("tags");
        line.quantity = Quantity::pieces(said.has("pieces") ? said.number("pieces") : 1);
        line.amountMinor = said.number("minor");
        line.taxMinor = said.number("tax_minor");
        line.taxIncluded = !said.flag("tax_on_top");
        basket.lines.push_back(std::move(line));
    }
    return basket;
}

engine::Ask askOf(const JsonView& given)
{
    engine::Ask ask;
    ask.codes = given.texts("codes");
    ask.coupons = given.texts("coupons");
    for (const JsonView& said : given.objects("rewards"))
        ask.rewards.push_back({said.text("id"), said.number("count")});
    for (const JsonView& said : given.objects("tenders"))
        ask.tenders.push_back({said.text("type"), said.number("minor")});
    if (given.text("redeem") == "max")
        ask.kind = engine::Ask::Kind::AsMuchAsAllowed;
    else if (given.has("redeem"))
        ask = {.kind = engine::Ask::Kind::Points,
               .points = Points(given.number("redeem")),
               .rewards = ask.rewards,
               .coupons = ask.coupons,
               .codes = ask.codes,
               .tenders = ask.tenders};
    return ask;
}

/// "2026-06-01", or with "T18:30" behind it; the shop's clock is that of Greenwich.
engine::Context contextOf(const JsonView& given)
{
    constexpr std::int64_t kDay = 86'400;
    const std::string at = given.has("at") ? given.text("at") : "2026-06-01";
    engine::Context context;
    context.date = BusinessDate::parse(at.substr(0, 10)).value_or(BusinessDate());
    context.local = {.date = context.date, .secondOfDay = 12 * 3600, .utcOffsetMs = 0};
    if (at.size() > 10)
        context.local.secondOfDay = programme::parseTimeOfDay(at.substr(11)).value_or(0);
    context.now = Instant::fromSeconds(context.date.days() * kDay + context.local.secondOfDay);
    context.store = given.text("store");
    if (given.has("channel"))
        context.channel = given.text("channel");
    for (const JsonView& said : given.objects("budgets_left"))
        context.budgetsLeft.emplace_back(said.text("id"), said.number("points"));
    return context;
}

void count(ledger::MemberLedger& ledger, const ledger::AssetKey& what, std::int64_t amount, BusinessDate date)
{
    if (amount != 0)
        ledger.apply({.what = what, .amount = amount, .contra = ledger::Contra::Counted, .date = date}, Instant());
}

/// What the member did before, day by day: what qualified, and what counters hold.
ledger::MemberLedger ledgerOf(const JsonView& member)
{
    ledger::MemberLedger ledger;
    for (const JsonView& day : member.objects("history")) {
        const BusinessDate date = BusinessDate::parse(day.text("on")).value_or(BusinessDate());
        count(ledger, ledger::tierSpend(), day.number("qualifying"), date);
        for (const std::string_view measure : engine::kMeasureCounters)
            count(ledger, ledger::counter(measure), day.number(measure), date);
        if (day.has("counter"))
            count(ledger, ledger::counter(day.text("counter")), day.number("amount"), date);
    }
    return ledger;
}

engine::MemberFacts factsOf(const JsonView& member, const programme::Compiled& compiled, BusinessDate date)
{
    constexpr std::pair<std::string_view, access::Trust> kTrusts[] = {
        {"spoken", access::Trust::Spoken}, {"static", access::Trust::Static}, {"live", access::Trust::Live}};
    const ledger::MemberLedger ledger = ledgerOf(member);
    engine::MemberFacts facts;
    engine::readTier(ledger, compiled.programme(), date, facts);
    engine::readCounters(ledger, compiled, facts);
    engine::readBirthday(member::Birthday::parse(member.text("birthday")), compiled.programme(), date, facts);
    facts.balance = Points(member.number("balance"));
    facts.segments = member.texts("segments");
    facts.trust = access::Trust::LiveOnline;
    for (const auto& [word, trust] : kTrusts)
        if (member.text("trust") == word)
            facts.trust = trust;
    return facts;
}

std::string dayOf(const std::optional<BusinessDate>& day)
{
    return day ? day->toString() : std::string();
}

/// Lists by name, as an object in the order of the quote; names that come twice keep the last.
template <class Items, class Name, class What>
json::Value named(const Items& items, Name name, What what)
{
    json::Object object;
    for (const auto& item : items)
        object.set(name(item), what(item));
    return object;
}

void compareMoney(const engine::Quote& quote, Expectation& expect)
{
    expect.number("due_minor", quote.dueMinor);
    expect.number("to_pay_minor", quote.toPayMinor);
    expect.number("cash_minor", quote.cashMinor);
    expect.number("redeemed", quote.redeemed.count());
    expect.number("redeemed_minor", quote.redeemedMinor);
    expect.number("redeem_least", quote.redeem.least.count());
    expect.number("redeem_most", quote.redeem.most.count());
    expect.text("redeem_limited_by", quote.redeem.limitedBy);
    std::vector<std::string> applied;
    for (const engine::AppliedOffer& offer : quote.offers)
        applied.push_back(offer.id);
    expect.texts("applied", applied);
    expect.value("goods", named(
                              quote.goods, [](const auto& goods) { return goods.sku; },
                              [](const auto& goods) { return json::Value(goods.pieces); }));
}

void compareEarned(const engine::Quote& quote, Expectation& expect)
{
    expect.number("points", quote.earned.count());
    const auto rule = [](const engine::EarnedPart& part) { return part.rule; };
    expect.value("parts", named(quote.parts, rule, [](const auto& part) { return json::Value(part.points.count()); }));
    expect.value("first_invalid_day",
                 named(quote.parts, rule, [](const auto& part) { return json::Value(dayOf(part.firstInvalidDay)); }));
    expect.value("spendable_from",
                 named(quote.parts, rule, [](const auto& part) { return json::Value(dayOf(part.spendableFrom)); }));
    expect.value("issued", named(
                               quote.issued, [](const auto& issued) { return issued.key; },
                               [](const auto& issued) { return json::Value(issued.count); }));
    expect.value("counted", named(
                                quote.counted, [](const auto& counted) { return counted.key; },
                                [](const auto& counted) { return json::Value(counted.amount); }));
    expect.number("qualifying", quote.qualifyingMinor);
    expect.text("tier", quote.tierBefore.id);
    expect.text("tier_after", quote.tierAfter.id);
    expect.number("missing", quote.tierAfter.missing);
}

void checkProgramme(const JsonView& given, Expectation& expect)
{
    auto programme = programme::parse(documentOf(given));
    if (!programme) {
        const json::Complaint& first = programme.error().front();
        return expect.has("complaint") ? expect.text("complaint", first.path + ": " + first.code)
                                       : expect.impossible(first.path + ": " + first.code);
    }
    const auto compiled = programme::Compiled::compile(std::move(*programme));
    const engine::Context context = contextOf(given);
    const engine::MemberFacts facts = factsOf(given.at("member"), compiled, context.date);
    const auto quote = engine::quote(compiled, given.flag("nobody") ? nullptr : &facts,
                                     basketOf(given, compiled.programme().currency), askOf(given), context);
    if (!quote)
        return expect.has("refused") ? expect.text("refused", toString(quote.error()))
                                     : expect.impossible(std::string(toString(quote.error())));
    compareMoney(*quote, expect);
    compareEarned(*quote, expect);
}

/// What a scanned text is, to a chain whose programme names the ranges of its cards.
void checkScan(const JsonView& given, Expectation& expect)
{
    const auto programme = programme::parse(documentOf(given));
    if (!programme)
        return expect.impossible(programme.error().front().path + ": " + programme.error().front().code);
    const access::ContentRules rules{.countryCode = "86", .cards = programme->cards};
    std::vector<std::string> kinds;
    for (const std::string& text : given.texts("texts")) {
        std::string_view plain = text;
        const access::Symbology symbology = access::takeAimIdentifier(plain);
        kinds.emplace_back(access::kindOf(access::contentOf(plain, symbology, rules)));
    }
    expect.texts("kinds", kinds);
}

constexpr CaseKind kKinds[] = {{"programme", checkProgramme}, {"scan", checkScan}};

} // namespace

std::span<const CaseKind> programmeKinds()
{
    return kKinds;
}

} // namespace loyalty::ctl
