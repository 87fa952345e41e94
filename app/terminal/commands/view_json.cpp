#include "app/terminal/commands/view_json.h"

#include "app/terminal/commands/trace_json.h"
#include "app/terminal/runtime.h"
#include "core/programme/section.h"

#include <optional>

namespace loyalty::app {
namespace {

json::Value orNull(const std::optional<Instant>& instant)
{
    return instant ? json::Value(instant->unixMs()) : json::Value();
}

json::Value count(std::uint64_t number)
{
    return static_cast<std::int64_t>(number);
}

std::string_view trustWord(access::Trust trust)
{
    switch (trust) {
    case access::Trust::Spoken:
        return "spoken";
    case access::Trust::Static:
        return "static";
    case access::Trust::Live:
        return "live";
    case access::Trust::LiveOnline:
        return "live-online";
    }
    LOYALTY_ASSERT(!"unknown trust");
}

json::Value tierJson(const engine::TierView& tier, std::string_view by)
{
    json::Object object{
        {"id", tier.id}, {"next", tier.next}, {"qualifying", tier.qualifying}, {"missing", tier.missing}};
    if (!by.empty())
        object.set("by", by);
    return object;
}

json::Value entryJson(const ledger::EntryRef& entry)
{
    return json::Object{{"incarnation", entry.incarnation.toString()}, {"seq", count(entry.seq)}};
}

json::Array returnedJson(const std::vector<engine::ReturnedLine>& lines)
{
    json::Array array;
    for (const engine::ReturnedLine& line : lines)
        array.push_back(json::Object{{"id", std::int64_t{line.id}},
                                     {"thousandths", line.quantity.thousandths},
                                     {"refundMinor", line.refundMinor},
                                     {"pointsBack", line.pointsBack.count()},
                                     {"redeemBack", line.redeemBack.count()}});
    return array;
}

json::Array soldLinesJson(const std::vector<journal::SoldLine>& lines)
{
    json::Array array;
    for (const journal::SoldLine& sold : lines)
        array.push_back(json::Object{{"id", std::int64_t{sold.line.id}},
                                     {"sku", sold.line.sku},
                                     {"category", sold.line.category},
                                     {"thousandths", sold.line.quantity.thousandths},
                                     {"amountMinor", sold.line.amountMinor},
                                     {"eligibleMinor", sold.quote.eligibleMinor},
                                     {"redeemMinor", sold.quote.redeemMinor},
                                     {"points", sold.quote.points.count()}});
    return array;
}

json::Array lotsJson(const std::vector<ledger::Lot>& lots)
{
    json::Array array;
    for (const ledger::Lot& lot : lots)
        array.push_back(json::Object{{"entry", entryJson(lot.terms.id.entry)},
                                     {"n", std::int64_t{lot.terms.id.n}},
                                     {"earned", lot.terms.earned.unixMs()},
                                     {"endsAt", orNull(lot.terms.endsAt)},
                                     {"remaining", lot.remaining}});
    return array;
}

json::Array postingsJson(const std::vector<ledger::Posting>& postings)
{
    json::Array array;
    for (const ledger::Posting& posting : postings)
        array.push_back(json::Object{{"asset", ledger::toString(posting.what.asset)},
                                     {"key", posting.what.key},
                                     {"amount", posting.amount},
                                     {"contra", ledger::toString(posting.contra)},
                                     {"rule", posting.rule}});
    return array;
}

json::Array linesJson(const std::vector<terminal::LedgerLine>& lines)
{
    json::Array array;
    for (const terminal::LedgerLine& line : lines)
        array.push_back(json::Object{{"entry", entryJson(line.entry)},
                                     {"at", line.at.unixMs()},
                                     {"date", line.date.toString()},
                                     {"kind", line.kind},
                                     {"contained", line.contained},
                                     {"postings", postingsJson(line.postings)}});
    return array;
}

} // namespace

std::string_view tierMeasure(Runtime& runtime)
{
    return runtime.onTerminal([](terminal::Terminal& terminal) {
        const auto* const rules = terminal.programmeNow();
        return rules != nullptr && rules->programme().tiers
                   ? programme::kMeasureWords[static_cast<std::size_t>(rules->programme().tiers->qualifyBy)]
                   : std::string_view();
    });
}

json::Value toJson(const terminal::MemberView& member, std::string_view by)
{
    json::Array endings;
    for (const terminal::Ending& ending : member.endings)
        endings.push_back(json::Object{
            {"points", ending.points.count()}, {"lastDay", ending.lastDay.toString()}, {"daysLeft", ending.daysLeft}});
    json::Array segments;
    for (const std::string& segment : member.segments)
        segments.emplace_back(segment);
    return json::Object{{"id", member.id.toString()},
                        {"name", member.maskedName},
                        {"number", member.maskedNumber},
                        {"trust", trustWord(member.trust)},
                        {"code", member.code ? json::Value(toString(*member.code)) : json::Value()},
                        {"codeAge", member.code ? json::Value(ageOf(*member.code).count()) : json::Value()},
                        {"clockDoubt", member.clockDoubt},
                        {"balance", member.balance.count()},
                        {"tier", tierJson(member.tier, by)},
                        {"birthdayToday", member.birthdayToday},
                        {"endings", std::move(endings)},
                        {"spendableBacked", member.spendable.backed.count()},
                        {"spendableUnbacked", member.spendable.unbacked.count()},
                        {"pendingHere", count(member.pendingHere)},
                        {"asOf", orNull(member.asOf)},
                        {"inCache", member.inCache},
                        {"blocked", member.blocked},
                        {"blockReason", member.blockReason},
                        {"erased", member.erased},
                        {"joined", member.joined.toString()},
                        {"pending", member.pending.count()},
                        {"purse", toJson(member.purse)},
                        {"messages", toJson(member.messages)},
                        {"family", toJson(member.family)},
                        {"repeated", member.repeated},
                        {"tierFloor", member.tierFloor ? json::Value(member.tierFloor->tier) : json::Value()},
                        {"segments", std::move(segments)},
                        {"giftCard", member.bearer}};
}

json::Value toJson(const terminal::SaleView& view)
{
    const journal::Sold& sold = view.sold;
    return json::Object{{"id", view.id.toString()},
                        {"entry", entryJson(view.entry)},
                        {"at", view.at.unixMs()},
                        {"register", sold.registerId},
                        {"ticket", sold.ticket},
                        {"trust", trustWord(sold.trust)},
                        {"member", sold.member ? json::Value(sold.member->toString()) : json::Value()},
                        {"currency", sold.currency.code()},
                        {"exponent", sold.currency.exponent()},
                        {"programme", json::Object{{"id", sold.programmeId}, {"version", sold.programmeVersion}}},
                        {"lines", soldLinesJson(sold.lines)},
                        {"totalMinor", sold.totalMinor},
                        {"dueMinor", sold.dueMinor},
                        {"earned", sold.earned.count()},
                        {"redeemed", sold.redeemed.count()},
                        {"redeemedMinor", sold.redeemedMinor},
                        {"tier", sold.tier},
                        {"trace", traceJson(sold.trace)},
                        {"returned", returnedJson(view.returned)},
                        {"voided", view.voided},
                        {"repeated", view.repeated},
                        {"balanceAfter", view.balanceAfter.count()},
                        {"tierAfter", view.tierAfter},
                        {"value", toJson(sold.value)},
                        {"coupons", json::Array(sold.coupons.begin(), sold.coupons.end())},
                        {"goods", toJson(sold.goods)},
                        {"exchangedMinor", sold.exchanged ? sold.exchanged->moneyMinor() : 0},
                        {"moneyMinor", sold.moneyMinor()}};
}

json::Value homesJson(const std::vector<terminal::HomeView>& homes)
{
    json::Array array;
    for (const terminal::HomeView& home : homes)
        array.push_back(json::Object{{"account", home.account.toString()},
                                     {"name", home.maskedName},
                                     {"number", home.maskedNumber},
                                     {"points", home.points.count()},
                                     {"valueMinor", home.valueMinor}});
    return array;
}

json::Value toJson(const terminal::ReturnView& view)
{
    return json::Object{{"id", view.id.toString()},
                        {"sale", view.sale.toString()},
                        {"entry", entryJson(view.entry)},
                        {"currency", view.currency.code()},
                        {"exponent", view.currency.exponent()},
                        {"lines", returnedJson(view.lines)},
                        {"refundMinor", view.refundMinor},
                        {"pointsBack", view.pointsBack.count()},
                        {"waived", view.waived.count()},
                        {"redeemBack", view.redeemBack.count()},
                        {"repeated", view.repeated},
                        {"balanceAfter", view.balanceAfter.count()},
                        {"paidInMoney", view.paidInMoney.count()},
                        {"withheldMinor", view.withheldMinor},
                        {"valueBack", toJson(view.valueBack)},
                        {"tendersBack", toJson(view.tendersBack)},
                        {"moneyMinor", view.moneyMinor()},
                        {"blind", view.blind},
                        {"homes", homesJson(view.homes)},
                        {"trace", traceJson(view.trace)}};
}

json::Value toJson(const terminal::LedgerView& ledger, std::string_view by)
{
    return json::Object{{"member", toJson(ledger.member, by)},
                        {"lots", lotsJson(ledger.lots)},
                        {"debt", ledger.debt.count()},
                        {"leased", ledger.leased.count()},
                        {"lines", linesJson(ledger.lines)}};
}

json::Value toJson(const terminal::StatusView& status)
{
    return json::Object{{"store", status.store},
                        {"lane", status.lane},
                        {"incarnation", status.incarnation},
                        {"entries", count(status.entries)},
                        {"waiting", count(status.waiting)},
                        {"notContained", count(status.notContained)},
                        {"membersCached", count(status.membersCached)},
                        {"programmeVersion", status.programmeVersion},
                        {"lastContact", orNull(status.lastContact)},
                        {"epoch", status.epoch},
                        {"halted", status.halted},
                        {"clockDoubt", status.clockDoubt},
                        {"rightsBacked", status.rightsBacked.count()},
                        {"rightsUnbacked", status.rightsUnbacked.count()}};
}

json::Value toJson(const terminal::VerifyView& verified)
{
    json::Array problems;
    for (const std::string& problem : verified.problems)
        problems.emplace_back(problem);
    return json::Object{{"entries", count(verified.entries)},
                        {"members", count(verified.members)},
                        {"postings", count(verified.postings)},
                        {"problems", std::move(problems)}};
}

json::Value toJson(const engine::Quote& quote, Currency currency, std::string_view by)
{
    return json::Object{{"currency", currency.code()},
                        {"exponent", currency.exponent()},
                        {"totalMinor", quote.totalMinor},
                        {"dueMinor", quote.dueMinor},
                        {"toPayMinor", quote.toPayMinor},
                        {"cashMinor", quote.cashMinor},
                        {"offers", toJson(quote.offers)},
                        {"goods", toJson(quote.goods)},
                        {"issued", toJson(quote.issued)},
                        {"earned", quote.earned.count()},
                        {"redeemed", quote.redeemed.count()},
                        {"redeemedMinor", quote.redeemedMinor},
                        {"redeem", json::Object{{"least", quote.redeem.least.count()},
                                                {"most", quote.redeem.most.count()},
                                                {"step", quote.redeem.step.count()},
                                                {"mostMinor", quote.redeem.mostMinor},
                                                {"limitedBy", quote.redeem.limitedBy}}},
                        {"tierBefore", tierJson(quote.tierBefore, by)},
                        {"tierAfter", tierJson(quote.tierAfter, by)},
                        {"trace", traceJson(quote.trace)}};
}

json::Value toJson(const SyncOutcome& outcome)
{
    return json::Object{{"atRest", outcome.atRest},
                        {"fault", outcome.fault ? json::Value(toString(outcome.fault->code)) : json::Value()},
                        {"detail", outcome.fault ? outcome.fault->detail : std::string()},
                        {"halted", outcome.halted ? json::Value(sync::toString(*outcome.halted)) : json::Value()}};
}

} // namespace loyalty::app
