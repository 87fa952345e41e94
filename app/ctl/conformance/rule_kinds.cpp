#include "app/ctl/conformance/draft.h"
#include "app/ctl/conformance/kinds.h"
#include "core/base/split.h"
#include "core/engine/ledger_facts.h"
#include "core/engine/tier_view.h"
#include "core/ledger/asset_keys.h"
#include "core/ledger/member_ledger.h"
#include "core/programme/expiry.h"
#include "core/programme/programme.h"
#include "core/programme/text.h"

#include <algorithm>
#include <cctype>

namespace loyalty::ctl {
namespace {

std::vector<std::int64_t> numbersOf(const json::Value& list)
{
    std::vector<std::int64_t> numbers;
    if (const json::Array* const items = list.asArray())
        for (const json::Value& value : *items)
            numbers.push_back(value.asInteger() == nullptr ? 0 : *value.asInteger());
    return numbers;
}

void checkSplit(const JsonView& given, Expectation& expect)
{
    expect.numbers("parts", splitByLargestRemainder(given.number("total"), given.numbers("weights")));
}

/// Whether a rule with these conditions gives its point to a ticket. One whose conditions can never be is refused as a
/// programme, and so gives none.
bool isMet(json::Object when, std::int64_t totalMinor, std::string_view at)
{
    Draft draft;
    draft.addRule(json::Object{{"id", "asked"}, {"type", "perTicket"}, {"points", 1}, {"when", std::move(when)}});
    draft.addLine({.quantity = Quantity::pieces(1), .amountMinor = totalMinor});
    draft.sellAt(at);
    const auto quote = draft.quote();
    return quote && quote->earned > Points();
}

void checkCondition(const JsonView& given, Expectation& expect)
{
    json::Array met;
    for (const json::Value& threshold : given.list("thresholds_minor"))
        met.emplace_back(isMet(json::Object().set("minSpendMinor", threshold), given.number("total_minor"), ""));
    for (const std::string& at : given.texts("at"))
        met.emplace_back(
            isMet(json::Object().set("from", given.text("from") + "Z").set("until", given.text("to") + "Z"), 100, at));
    constexpr std::string_view kDays[] = {"",         "monday", "tuesday",  "wednesday",
                                          "thursday", "friday", "saturday", "sunday"};
    for (const json::Value& days : given.list("iso_days")) {
        json::Array names;
        for (const std::int64_t day : numbersOf(days))
            names.push_back(kDays[static_cast<std::size_t>(std::clamp<std::int64_t>(day, 0, 7))]);
        met.emplace_back(isMet(json::Object().set("weekdays", std::move(names)), 100, given.text("at")));
    }
    expect.value("met", met);
}

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

/// Levels as the document has them: below the first named one there is one for everybody.
json::Array levelsOf(const json::Array& named)
{
    json::Array levels;
    for (const json::Value& value : named) {
        const json::Array* const pair = value.asArray();
        const std::string* const name = pair != nullptr && pair->size() == 2 ? (*pair)[0].asString() : nullptr;
        if (name == nullptr)
            continue;
        const std::int64_t least = numbersOf(value)[1];
        if (levels.empty() && least > 0)
            levels.push_back(json::Object{
                {"id", "everybody"}, {"names", json::Object{{"en", "Everybody"}}}, {"threshold", 0}, {"rate", "1"}});
        levels.push_back(json::Object{
            {"id", lower(*name)}, {"names", json::Object{{"en", *name}}}, {"threshold", least}, {"rate", "1"}});
    }
    return levels;
}

std::string nameOf(const json::Array& levels, std::size_t level)
{
    return JsonView(levels[level]).at("names").text("en");
}

std::optional<std::size_t> indexOf(const json::Array& levels, const std::string& name)
{
    for (std::size_t i = 0; i < levels.size(); ++i)
        if (nameOf(levels, i) == name)
            return i;
    return std::nullopt;
}

void checkTierBySpend(const JsonView& given, Expectation& expect)
{
    const json::Array levels = levelsOf(given.list("tiers_min_spend_minor"));
    Draft draft;
    draft.set("tiers",
              json::Object{{"qualify", json::Object{{"by", "spend"}, {"rollingMonths", 12}}}, {"levels", levels}});
    draft.member.qualifying = given.number("spent_before_minor");
    draft.addLine({.quantity = Quantity::pieces(1), .amountMinor = given.number("this_ticket_minor")});
    const auto quote = draft.quote();
    if (!quote)
        return expect.impossible(draft.programmeRefused() ? draft.complaints.front() : "the sale is refused");
    for (std::size_t i = 0; i < levels.size(); ++i)
        if (JsonView(levels[i]).text("id") == quote->tierAfter.id)
            expect.text("tier", nameOf(levels, i));
}

constexpr BusinessDate kBought{20'490}; // 2026-02-06

/// Somebody whose purchases made `held` and then came to be `now`: by another purchase, or by goods that came back, a day
/// later.
ledger::MemberLedger qualified(std::int64_t held, std::int64_t now, const programme::Programme& programme)
{
    ledger::MemberLedger ledger;
    const auto count = [&](std::int64_t amount, BusinessDate date) {
        ledger::Posting posting{.what = ledger::tierSpend(), .amount = amount, .contra = ledger::Contra::Counted};
        posting.date = date;
        if (amount != 0)
            ledger.apply(posting, Instant());
        return posting;
    };
    static_cast<void>(count(held, kBought));
    const auto less = count(now - held, now < held ? kBought : kBought.plusDays(1));
    if (const auto back = engine::cameBack(less, programme, kBought.plusDays(1)))
        ledger.apply(*back, Instant());
    return ledger;
}

void checkTier(const JsonView& given, Expectation& expect)
{
    if (given.has("tiers_min_spend_minor"))
        return checkTierBySpend(given, expect);
    const json::Array levels = levelsOf(given.list("tiers_min"));
    programme::Tiers tiers;
    for (const json::Value& level : levels)
        tiers.levels.push_back(
            {.id = JsonView(level).text("id"), .names = {}, .threshold = JsonView(level).number("threshold")});
    const std::string mode = given.text("downgrade");
    const bool review = mode.starts_with("after_x_days");
    tiers.downgrade = mode == "none" ? programme::Downgrade::Never
                      : review       ? programme::Downgrade::AtReview
                                     : programme::Downgrade::AtOnce;
    programme::Programme programme;
    programme.tiers = tiers;
    const std::int64_t held = tiers.levels[indexOf(levels, given.text("current")).value_or(0)].threshold;
    const ledger::MemberLedger ledger = qualified(held, given.number("qualifying"), programme);
    // Reviews fall on the first of January.
    const BusinessDate on =
        mode == "after_x_days_at_review" ? kBought.plusMonths(11).firstOfMonth() : kBought.plusDays(2);
    engine::MemberFacts facts;
    engine::readTier(ledger, programme, on, facts);
    if (const auto floor = indexOf(levels, given.text("manual_floor")))
        engine::holdFloor(tier::Floor{tiers.levels[*floor].id, on}, programme, on, facts);
    const std::size_t level = engine::levelOf(programme, facts, facts.qualifying, facts.measured);
    expect.text("tier", nameOf(levels, level));
}

json::Object couponRule(const JsonView& rule)
{
    return json::Object{{"id", "next"},
                        {"type", "coupon"},
                        {"coupon", "next"},
                        {"when", json::Object{{"minPieces", rule.number("min_qty")}}}};
}

/// The coupons that a ledger holds of what a quote issues.
std::int64_t heldAfter(const engine::Quote& quote)
{
    ledger::MemberLedger ledger;
    const ledger::AssetKey what{ledger::Asset::Coupon, "next"};
    for (const engine::IssuedAsset& issued : quote.issued) {
        ledger::Posting posting{.what = what, .amount = issued.count, .contra = ledger::Contra::Issued};
        posting.opens = ledger::LotTerms{};
        ledger.apply(posting, Instant());
    }
    return ledger.balance(what, Instant());
}

void checkNextOrderCoupon(const JsonView& given, Expectation& expect)
{
    if (given.text("then") != "confirm")
        return expect.impossible("a coupon is issued with a sale that is booked");
    std::vector<std::int64_t> issued;
    std::optional<engine::Quote> last;
    for (const std::int64_t pieces : given.numbers("qty_sequence")) {
        Draft draft;
        draft.addOffer({{"id", "next"}, {"type", "percent"}, {"percent", "100%"}});
        draft.set("coupons", json::Array{json::Object{
                                 {"id", "next"}, {"names", json::Object{{"en", "Next"}}}, {"offer", "next"}}});
        draft.addRule(json::Object{{"id", "base"}, {"type", "perAmount"}, {"points", 1}, {"perMinor", 100}});
        draft.addRule(couponRule(given.at("rule")));
        draft.addLine({.sku = "a", .quantity = Quantity::pieces(pieces), .amountMinor = 1000});
        last = draft.quote();
        if (!last)
            return expect.impossible(draft.programmeRefused() ? draft.complaints.front() : "the sale is refused");
        issued.push_back(static_cast<std::int64_t>(last->issued.size()));
    }
    expect.numbers("coupons_after_each", issued);
    expect.number("coupon_points_before_confirm", heldAfter(engine::Quote()));
    expect.number("coupon_points_after_confirm", heldAfter(*last));
    expect.flag("claimable_on_same_ticket", !last->offers.empty());
}

void checkRanges(const JsonView& given, Expectation& expect)
{
    Draft draft;
    for (const json::Value& value : given.list("ranges")) {
        const std::vector<std::int64_t> range = numbersOf(value);
        if (range.size() != 3)
            return expect.impossible("a range of something else than two ends and its points");
        draft.addRule(json::Object{{"id", "r" + std::to_string(range[0])},
                                   {"type", "perTicket"},
                                   {"points", range[2]},
                                   {"when", json::Object{{"minSpendMinor", range[0]}, {"belowSpendMinor", range[1]}}}});
    }
    draft.addLine({.quantity = Quantity::pieces(1), .amountMinor = given.number("total")});
    const auto quote = draft.quote();
    if (!quote)
        return expect.impossible(draft.programmeRefused() ? draft.complaints.front() : "the sale is refused");
    expect.number("points", quote->earned.count());
}

void checkCouponIssue(const JsonView& given, Expectation& expect)
{
    given.has("ranges") ? checkRanges(given, expect) : checkNextOrderCoupon(given, expect);
}

/// "P12M" or "P30D", to the day or to the end of a month or year.
void checkExpiryDate(const JsonView& given, Expectation& expect)
{
    const std::string valid = given.text("valid");
    const auto earned = BusinessDate::parse(given.text("earned"));
    if (!earned || valid.size() < 3 || valid.front() != 'P' || (valid.back() != 'M' && valid.back() != 'D'))
        return expect.impossible("neither months nor days after a day");
    programme::Expiry expiry{.months = 0};
    (valid.back() == 'M' ? expiry.months : expiry.days) = std::atoi(valid.c_str() + 1);
    if (given.text("to") == "end_of_month")
        expiry.end = programme::PeriodEnd::Month;
    if (given.text("to") == "end_of_year")
        expiry.end = programme::PeriodEnd::Year;
    expect.text("first_invalid_day", programme::firstInvalidDay(expiry, *earned).toString());
}

void checkNegativeLimit(const JsonView& given, Expectation& expect)
{
    programme::DebtLimit limit{.points = given.number("absolute"), .share = Rate(given.number("percent"), 100)};
    limit.basis = given.text("basis") == "max" ? programme::LimitBasis::Greatest : programme::LimitBasis::Least;
    expect.number("limit", programme::mostDebt(limit, given.number("percent_of")).value_or(0));
}

constexpr CaseKind kKinds[] = {{"split", checkSplit},
                               {"condition", checkCondition},
                               {"tier", checkTier},
                               {"coupon_issue", checkCouponIssue},
                               {"expiry_date", checkExpiryDate},
                               {"negative_limit", checkNegativeLimit}};

} // namespace

std::span<const CaseKind> ruleKinds()
{
    return kKinds;
}

} // namespace loyalty::ctl
