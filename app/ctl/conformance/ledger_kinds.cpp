#include "app/ctl/conformance/ledger_kinds.h"

#include "app/ctl/conformance/given.h"
#include "core/base/split.h"
#include "core/ledger/asset_keys.h"
#include "core/ledger/member_ledger.h"
#include "core/ledger/shares.h"
#include "core/ledger/shortfall.h"
#include "core/ledger/stored_value.h"
#include "core/programme/expiry.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace loyalty::ctl {
namespace {

using json::Array;
using json::Object;
using json::Value;
using ledger::MemberLedger;

/// A member's ledger that events are posted to, as entries of one journal.
class Book
{
public:
    void credit(std::int64_t amount, Instant at, std::optional<Instant> ends = std::nullopt,
                const ledger::AssetKey& what = ledger::points())
    {
        ledger::Posting in{.what = what, .amount = amount};
        in.opens = ledger::LotTerms{{{IncarnationId(), ++m_entries}, 0}, at, ends};
        m_opened.push_back(*in.opens);
        post(in, at);
    }
    std::vector<ledger::LotShare> debit(std::int64_t amount, Instant at,
                                        const ledger::AssetKey& what = ledger::points())
    {
        ++m_entries;
        return post({.what = what, .amount = -amount, .contra = ledger::Contra::Redeemed}, at);
    }
    void giveBack(const std::vector<ledger::LotShare>& shares, Instant at)
    {
        post({.what = ledger::points(), .amount = ledger::sumOf(shares), .lots = shares}, at);
    }
    std::int64_t expire(Instant at)
    {
        const auto ended = m_ledger.book(ledger::points()).ended(at);
        const std::int64_t amount = ledger::sumOf(ended);
        if (amount > 0)
            post({.what = ledger::points(), .amount = -amount, .contra = ledger::Contra::Expired, .lots = ended}, at);
        return amount;
    }
    [[nodiscard]] std::int64_t remaining(const ledger::LotTerms& terms) const
    {
        for (const ledger::Lot& lot : m_ledger.book(ledger::points()).lots())
            if (lot.terms == terms)
                return lot.remaining;
        return 0;
    }
    [[nodiscard]] std::int64_t balance(const ledger::AssetKey& what = ledger::points()) const
    {
        return m_ledger.balance(what, m_now);
    }
    [[nodiscard]] const std::vector<ledger::LotTerms>& opened() const { return m_opened; }
    [[nodiscard]] MemberLedger& ledger() { return m_ledger; }
    [[nodiscard]] Instant now() const { return m_now; }
    [[nodiscard]] std::int64_t entries() const { return static_cast<std::int64_t>(m_entries); }
    [[nodiscard]] std::int64_t posted() const { return m_posted; }

private:
    std::vector<ledger::LotShare> post(const ledger::Posting& posting, Instant at)
    {
        m_now = std::max(m_now, at);
        m_posted += posting.amount;
        return m_ledger.apply(posting, at);
    }

    MemberLedger m_ledger;
    std::vector<ledger::LotTerms> m_opened;
    std::uint64_t m_entries = 0;
    std::int64_t m_posted = 0;
    Instant m_now;
};

Value lots(const Object& given)
{
    Book book;
    std::int64_t expired = 0;
    for (const Value& value : listIn(given, "events")) {
        const Object* const event = value.asObject();
        if (event == nullptr)
            return {};
        const Instant at = instantIn(*event, "at").value_or(book.now());
        if (event->find("credit") != nullptr)
            book.credit(numberIn(*event, "credit"), at, instantIn(*event, "expires"));
        else if (event->find("debit") != nullptr)
            static_cast<void>(book.debit(numberIn(*event, "debit"), at));
        else if (const auto upTo = instantIn(*event, "expire_up_to"))
            expired += book.expire(*upTo);
    }
    Array remaining;
    for (const ledger::LotTerms& terms : book.opened())
        remaining.emplace_back(book.remaining(terms));
    Object byDay;
    for (const ledger::LotTerms& terms : book.opened())
        if (terms.endsAt) {
            // Every first of a month within a year after an end is a day that a case may ask for.
            BusinessDate day =
                BusinessDate(static_cast<std::int32_t>(terms.endsAt->unixMs() / 86'400'000)).firstOfMonth();
            for (int month = 0; month < 12; ++month, day = day.plusMonths(1))
                byDay.set(day.toString(),
                          book.ledger()
                              .book(ledger::points())
                              .endingBetween(book.now(), Instant(std::int64_t{day.days()} * 86'400'000)));
        }
    return Object{{"balance", book.balance()},
                  {"remaining", std::move(remaining)},
                  {"expired", expired},
                  {"deficit", book.ledger().book(ledger::points()).debt()},
                  {"expiring_by", std::move(byDay)}};
}

std::optional<programme::Shortfall> policyIn(const Object& given)
{
    const std::string policy = textIn(given, "policy");
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

/// Points that a return takes back and finds, sent as often as the case says: the line is returned once.
Value clawback(const Object& given)
{
    const auto policy = policyIn(given);
    if (!policy)
        return {};
    Book book;
    const std::int64_t earned = numberIn(given, "earned");
    book.credit(earned, Instant(0));
    if (const std::int64_t spent = numberIn(given, "spent_since"); spent > 0)
        static_cast<void>(book.debit(spent, Instant(1)));
    const engine::SoldLine sold{.id = 1, .quantity = Quantity::pieces(1), .points = Points(earned)};
    std::vector<engine::ReturnedLine> earlier;
    std::int64_t reversed = 0;
    const engine::ReturnAsk all{.id = 1, .quantity = {}};
    for (std::int64_t time = 0; time < std::max<std::int64_t>(1, numberIn(given, "times")); ++time) {
        const auto back = engine::returnLines(std::span(&sold, 1), earlier, std::span(&all, 1));
        if (!back)
            continue;
        earlier.insert(earlier.end(), back->begin(), back->end());
        const ledger::ClawBack found = ledger::clawBack(back->front().pointsBack.count(), {.balance = book.balance()},
                                                        {.shortfall = *policy, .limit = {}});
        if (found.taken > 0)
            static_cast<void>(book.debit(found.taken, Instant(2)));
        reversed += found.taken;
    }
    return Object{{"earn_reversed", reversed},
                  {"balance", book.balance()},
                  {"ledger_sum_equals_balance", book.posted() == book.balance()}};
}

/// What a sale earned and spent, and what goes back with its goods, by the recorded numbers.
Value refund(const Object& given)
{
    std::vector<engine::SoldLine> sold;
    if (given.find("lines") != nullptr) {
        const auto judged = soldIn(given);
        if (!judged)
            return {};
        sold = *judged;
    } else {
        sold.push_back({.id = 1,
                        .quantity = Quantity::pieces(1),
                        .amountMinor = numberIn(given, "sale_minor"),
                        .points = Points(numberIn(given, "earned"))});
    }
    std::int64_t spent = 0;
    if (const Value* const redeem = given.find("redeem"); redeem != nullptr && redeem->asObject() != nullptr)
        spent = numberIn(*redeem->asObject(), "required_points");
    std::vector<std::int64_t> weights;
    for (const engine::SoldLine& line : sold)
        weights.push_back(line.amountMinor);
    const auto shares = splitByLargestRemainder(spent, weights);
    std::vector<engine::ReturnAsk> asks;
    std::int64_t earned = 0;
    for (std::size_t i = 0; i < sold.size(); ++i) {
        sold[i].redeemPoints = Points(shares[i]);
        earned += sold[i].points.count();
        const json::Array& pieces = listIn(given, "refund");
        const bool everything = pieces.empty();
        const Object* const piece = i < pieces.size() ? pieces[i].asObject() : nullptr;
        if (everything || piece != nullptr)
            asks.push_back(
                {.id = sold[i].id, .quantity = everything ? Quantity{} : Quantity::pieces(numberIn(*piece, "qty"))});
    }
    Book book;
    if (const std::int64_t before = numberIn(given, "balance"); before > 0)
        book.credit(before, Instant(0));
    std::vector<ledger::LotShare> paid;
    if (spent > 0)
        paid = book.debit(spent, Instant(1));
    if (earned > 0)
        book.credit(earned, Instant(1));
    const std::int64_t afterSale = book.balance();
    const auto back = engine::returnLines(sold, {}, asks);
    if (!back)
        return {};
    std::int64_t reversed = 0;
    std::int64_t home = 0;
    for (const engine::ReturnedLine& line : *back) {
        reversed += line.pointsBack.count();
        home += line.redeemBack.count();
    }
    if (home > 0)
        book.giveBack(ledger::firstOf(paid, home), Instant(2));
    if (reversed > 0)
        static_cast<void>(book.debit(reversed, Instant(2)));
    return Object{{"earned", earned},          {"redeemed", spent},       {"balance_after_sale", afterSale},
                  {"earn_reversed", reversed}, {"redeem_returned", home}, {"balance", book.balance()}};
}

/// Amounts of money stand for quantities: so much of the sale came back.
engine::SoldLine saleOf(const Object& given)
{
    return {.id = 1,
            .quantity = Quantity{numberIn(given, "sale_minor")},
            .amountMinor = numberIn(given, "sale_minor"),
            .points = Points(numberIn(given, "earned"))};
}

Value refundSeries(const Object& given)
{
    const engine::SoldLine sold = saleOf(given);
    std::vector<engine::ReturnedLine> earlier;
    std::int64_t reversed = 0;
    for (const std::int64_t minor : numbersIn(given, "returns_minor")) {
        const engine::ReturnAsk ask{.id = 1, .quantity = Quantity{minor}};
        const auto back = engine::returnLines(std::span(&sold, 1), earlier, std::span(&ask, 1));
        if (!back)
            continue;
        earlier.insert(earlier.end(), back->begin(), back->end());
        reversed += back->front().pointsBack.count();
    }
    return Object{{"reversed_total_max", reversed}, {"earn_reversed", reversed}};
}

Value refundProrata(const Object& given)
{
    const engine::SoldLine sold = saleOf(given);
    std::vector<engine::ReturnedLine> earlier;
    if (const std::int64_t before = numberIn(given, "already_reversed"); before > 0)
        earlier.push_back({.id = 1, .pointsBack = Points(before)});
    const engine::ReturnAsk ask{.id = 1, .quantity = Quantity{numberIn(given, "returned_minor")}};
    const auto back = engine::returnLines(std::span(&sold, 1), earlier, std::span(&ask, 1));
    return back ? Value(Object{{"earn_reversed", back->front().pointsBack.count()}}) : Value();
}

Value refundMoney(const Object& given)
{
    const std::vector<std::int64_t> lines = numbersIn(given, "lines_minor");
    const auto discounts = splitByLargestRemainder(numberIn(given, "ticket_discount_minor"), lines);
    std::vector<engine::SoldLine> sold;
    for (std::size_t i = 0; i < lines.size(); ++i)
        sold.push_back({.id = static_cast<std::uint32_t>(i + 1),
                        .quantity = Quantity::pieces(1),
                        .amountMinor = lines[i],
                        .discountMinor = discounts[i]});
    std::vector<engine::ReturnAsk> asks;
    std::set<std::size_t> taken;
    for (const std::int64_t minor : numbersIn(given, "refund_lines_minor"))
        for (std::size_t i = 0; i < lines.size(); ++i)
            if (lines[i] == minor && taken.insert(i).second) {
                asks.push_back({.id = sold[i].id, .quantity = {}});
                break;
            }
    const auto back = engine::returnLines(sold, {}, asks);
    if (!back)
        return {};
    std::int64_t refunded = 0;
    for (const engine::ReturnedLine& line : *back)
        refunded += line.refundMinor;
    return Object{{"refund_minor", refunded}};
}

Value refundStoredValue(const Object& given)
{
    Book book;
    if (const std::int64_t before = numberIn(given, "card_balance_minor"); before > 0)
        book.credit(before, Instant(0), std::nullopt, ledger::storedPrincipal());
    book.credit(numberIn(given, "top_up_minor"), Instant(1), std::nullopt, ledger::storedPrincipal());
    const std::int64_t after = book.balance(ledger::storedPrincipal());
    const ledger::StoredValue out =
        ledger::payOut({.principal = after, .gift = 0}, numberIn(given, "refund_top_up_minor"));
    static_cast<void>(book.debit(out.principal, Instant(2), ledger::storedPrincipal()));
    return Object{{"card_after_sale_minor", after}, {"card_balance_minor", book.balance(ledger::storedPrincipal())}};
}

Value storedValue(const Object& given)
{
    Book book;
    book.credit(numberIn(given, "card_balance_minor"), Instant(0), std::nullopt, ledger::storedPrincipal());
    std::int64_t due = 0;
    for (const Value& value : listIn(given, "lines"))
        if (const Object* const line = value.asObject())
            due += numberIn(*line, "qty") * numberIn(*line, "unit_minor");
    const ledger::StoredValue there{.principal = book.balance(ledger::storedPrincipal()), .gift = 0};
    const ledger::StoredValue spent =
        ledger::spend(programme::SpendOrder::PrincipalFirst, there, std::min(due, there.sum()));
    static_cast<void>(book.debit(spent.principal, Instant(1), ledger::storedPrincipal()));
    if (const std::int64_t more = numberIn(given, "top_up_minor"); more > 0)
        book.credit(more, Instant(1), std::nullopt, ledger::storedPrincipal());
    return Object{{"spent_minor", spent.sum()}, {"card_balance_minor", book.balance(ledger::storedPrincipal())}};
}

Value concurrency(const Object& given)
{
    Book book;
    book.credit(numberIn(given, "balance"), Instant(0));
    std::int64_t winners = 0;
    for (const std::int64_t delta : numbersIn(given, "concurrent_deltas")) {
        const auto shares = book.ledger().lease(ledger::points(), -delta, Instant(1));
        if (!shares)
            continue;
        ++winners;
        ledger::Posting spent{.what = ledger::points(), .amount = delta, .contra = ledger::Contra::Redeemed};
        spent.lots = *shares;
        spent.grant = static_cast<std::uint64_t>(winners);
        book.ledger().apply(spent, Instant(1), -delta);
    }
    return Object{{"winners", winners}, {"balance", book.balance()}};
}

/// The same ticket is the same act; what is rolled back goes to the lots it came from, once.
Value idempotency(const Object& given)
{
    Book book;
    std::set<std::string> done;
    std::map<std::string, std::vector<ledger::LotShare>> spent;
    for (const Value& value : listIn(given, "events")) {
        const Object* const event = value.asObject();
        if (event == nullptr)
            return {};
        const std::string ticket = textIn(*event, "ticket");
        const std::string undone = textIn(*event, "rollback");
        if (!done.insert(undone.empty() ? "act " + ticket : "undo " + undone).second)
            continue;
        if (!undone.empty())
            book.giveBack(spent[undone], Instant(1));
        else if (event->find("top_up") != nullptr)
            book.credit(numberIn(*event, "top_up"), Instant(1));
        else
            spent[ticket] = book.debit(numberIn(*event, "redeem"), Instant(1));
    }
    return Object{{"balance", book.balance()}, {"ledger_rows", book.entries()}};
}

Value expiryDate(const Object& given)
{
    const auto earned = BusinessDate::parse(textIn(given, "earned"));
    const std::string valid = textIn(given, "valid");
    if (!earned || valid.size() < 3 || valid.front() != 'P')
        return {};
    programme::Expiry expiry{.months = 0};
    const int count = std::atoi(valid.c_str() + 1);
    (valid.back() == 'M' ? expiry.months : expiry.days) = count;
    const std::string to = textIn(given, "to");
    if (to == "end_of_month")
        expiry.end = programme::PeriodEnd::Month;
    if (to == "end_of_year")
        expiry.end = programme::PeriodEnd::Year;
    return Object{{"first_invalid_day", programme::firstInvalidDay(expiry, *earned).toString()}};
}

Value adjust(const Object& given)
{
    Book book;
    if (const std::int64_t before = numberIn(given, "balance"); before > 0)
        book.credit(before, Instant(0));
    const std::int64_t delta = numberIn(given, "delta");
    const bool possible = ledger::isAdjustable(book.balance(), delta);
    if (possible && delta < 0)
        static_cast<void>(book.debit(-delta, Instant(1)));
    else if (possible)
        book.credit(delta, Instant(1));
    return Object{{"ok", possible}, {"balance", book.balance()}};
}

Value negativeLimit(const Object& given)
{
    const programme::DebtLimit limit{.points = numberIn(given, "absolute"),
                                     .share = Rate(numberIn(given, "percent"), 100),
                                     .basis = textIn(given, "basis") == "max" ? programme::LimitBasis::Greatest
                                                                              : programme::LimitBasis::Least};
    return Object{{"limit", ledger::debtLimit(limit, numberIn(given, "percent_of")).value_or(0)}};
}

Value redeemReversal(const Object& given)
{
    const Value* const lot = given.find("lot");
    const auto ends = lot && lot->asObject() ? instantIn(*lot->asObject(), "expires") : std::nullopt;
    const auto on = instantIn(given, "reversed_on");
    if (!ends || !on)
        return {};
    Book book;
    book.credit(numberIn(*lot->asObject(), "points"), Instant(0), ends);
    const auto spent = book.debit(numberIn(given, "redeemed"), Instant(1));
    book.giveBack(ledger::firstOf(spent, numberIn(given, "reversed")), *on);
    const ledger::LotTerms& terms = book.opened().front();
    return Object{{"lot_remaining", book.remaining(terms)},
                  {"expires", BusinessDate(static_cast<std::int32_t>(terms.endsAt->unixMs() / 86'400'000)).toString()}};
}

constexpr Kind kKinds[] = {
    {"lots", lots},
    {"clawback", clawback},
    {"refund", refund},
    {"refund_series", refundSeries},
    {"refund_money", refundMoney},
    {"refund_prorata", refundProrata},
    {"refund_stored_value", refundStoredValue},
    {"stored_value", storedValue},
    {"void", refund},
    {"concurrency", concurrency},
    {"idempotency", idempotency},
    {"expiry_date", expiryDate},
    {"adjust", adjust},
    {"negative_limit", negativeLimit},
    {"redeem_reversal", redeemReversal},
};

bool meetsOne(std::string_view key, const Value& wanted, const Value& judged)
{
    if (key.ends_with("_max")) {
        const std::int64_t* const most = wanted.asInteger();
        const std::int64_t* const got = judged.asInteger();
        return most != nullptr && got != nullptr && *got <= *most;
    }
    if (const Object* const inner = wanted.asObject())
        return meets(*inner, judged);
    return wanted == judged;
}

} // namespace

std::span<const Kind> ledgerKinds()
{
    return kKinds;
}

bool meets(const json::Object& expect, const json::Value& judged)
{
    const Object* const object = judged.asObject();
    if (object == nullptr)
        return false;
    for (const auto& [key, wanted] : expect) {
        const Value* const value = object->find(key);
        if (value == nullptr || !meetsOne(key, wanted, *value))
            return false;
    }
    return true;
}

} // namespace loyalty::ctl
