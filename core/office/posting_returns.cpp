#include "core/journal/sold_lines.h"
#include "core/ledger/shares.h"
#include "core/office/posting.h"

#include <algorithm>

namespace loyalty::office {
namespace {

/// How much of a line came back in returns booked before, in thousandths; nothing where none did.
std::optional<std::int64_t> returnedBefore(const std::vector<journal::Entry>& acts, const SaleId& sale,
                                           std::uint32_t line)
{
    std::optional<std::int64_t> sum;
    for (const journal::Entry& act : acts)
        if (const journal::Returned* const returned = journal::returnedIn(act.act))
            for (const engine::ReturnedLine& back : returned->lines)
                if (returned->sale == sale && back.id == line)
                    sum = sum.value_or(0) + back.quantity.thousandths;
    return sum;
}

bool takesOf(const journal::Entry& act, const SaleId& sale)
{
    const journal::Returned* const returned = journal::returnedIn(act.act);
    return returned != nullptr && returned->sale == sale;
}

/// Whether a line of the sale can still give back what `back` says.
bool isLeft(const journal::Sold& sold, const std::vector<journal::Entry>& acts, const engine::ReturnedLine& back)
{
    const std::vector<engine::SoldLine> lines = journal::linesOf(sold);
    const auto line = std::ranges::find(lines, back.id, &engine::SoldLine::id);
    if (line == lines.end())
        return false;
    const auto before = returnedBefore(acts, sold.sale, back.id);
    const std::int64_t whole = line->quantity.thousandths;
    return whole == 0 ? !before : before.value_or(0) + back.quantity.thousandths <= whole;
}

} // namespace

Result<std::vector<journal::Entry>, Fault> PostingBatch::actsOf(const SaleId& sale)
{
    LOYALTY_TRY(acts, m_transaction.sale(sale));
    for (const SaleIndex& act : m_sales)
        if (act.sale == sale)
            acts.push_back(act);
    std::vector<journal::Entry> entries;
    for (const SaleIndex& act : acts) {
        LOYALTY_TRY(kept, m_transaction.inboxEntry(act.entry));
        auto entry = kept ? journal::decode(kept->bytes) : Result<journal::Entry, std::vector<json::Complaint>>();
        if (!kept || !entry)
            return fail(Fault{FaultCode::Corrupt, "the inbox has no entry of sale " + sale.toString()});
        entries.push_back(std::move(*entry));
    }
    return entries;
}

Result<bool, Fault> PostingBatch::isBooked(const SaleId& sale)
{
    LOYALTY_TRY(acts, actsOf(sale));
    return std::ranges::any_of(acts, [&](const journal::Entry& act) {
        const auto* const record = std::get_if<journal::Sold>(&act.act);
        return record != nullptr && record->sale == sale;
    });
}

/// Goods come back once, of a sale that is booked: two terminals that each know only of their own return, or a return of
/// a sale that stands in suspense, would otherwise give points for nothing.
Result<Doubt, Fault> PostingBatch::doubtAboutReturn(const journal::Entry& entry, const SaleId& sale,
                                                    const std::vector<engine::ReturnedLine>& lines)
{
    LOYALTY_TRY(acts, actsOf(sale));
    const auto isA = []<class Act>(const journal::Entry& act) { return std::holds_alternative<Act>(act.act); };
    // An exchange is a sale too, and stands among the acts of the one whose goods it took.
    const auto sold = std::ranges::find_if(acts, [&](const journal::Entry& act) {
        const auto* const record = std::get_if<journal::Sold>(&act.act);
        return record != nullptr && record->sale == sale;
    });
    const auto other = [&](const ledger::Posting& p) { return p.reverses && *p.reverses != sold->ref(); };
    if (sold == acts.end() || std::ranges::any_of(entry.postings, other))
        return Doubt{"sale-not-booked", sale.toString()};
    const bool voids = std::holds_alternative<journal::Voided>(entry.act);
    for (const journal::Entry& act : acts)
        if (isA.template operator()<journal::Voided>(act) || (voids && takesOf(act, sale)))
            return Doubt{"returned-before", sale.toString()};
    const auto& record = std::get<journal::Sold>(sold->act);
    for (const engine::ReturnedLine& back : lines)
        if (!isLeft(record, acts, back))
            return Doubt{"returned-before", sale.toString() + " line " + std::to_string(back.id)};
    return Doubt{};
}

/// A return without its sale is booked as a person allowed it, and always told.
Result<void, Fault> PostingBatch::bookReturned(const journal::Entry& entry, const journal::Returned& returned)
{
    if (returned.sale != SaleId())
        m_sales.push_back({returned.sale, entry.ref(), "returned", returned.ticket, entry.store});
    m_sales.push_back({returned.id, entry.ref(), "returned", returned.ticket, entry.store});
    if (!returned.blind)
        return {};
    std::string judged = "unknown-sale";
    LOYALTY_TRY(acts, actsOf(returned.sale));
    for (const journal::Entry& act : acts)
        if (const auto* const sold = std::get_if<journal::Sold>(&act.act); sold && sold->sale == returned.sale)
            judged = std::to_string(sold->dueMinor);
    m_differences.push_back(
        {entry.ref(), returned.member, "blind-return", std::to_string(returned.refundMinor), std::move(judged)});
    return {};
}

/// What an entry in suspense spent of this incarnation's rights is spent for the terminal; here it goes home, so that no
/// point stays set aside for nobody.
Result<void, Fault> PostingBatch::settleRights(const journal::Entry& entry)
{
    std::uint32_t n = 0;
    for (const ledger::Posting& posting : entry.postings) {
        if (!posting.grant || posting.amount >= 0)
            continue;
        LOYALTY_TRY(held, grant(entry.incarnation, *posting.grant));
        if (!held)
            continue;
        if (!held->grant.granted.backed) {
            LOYALTY_CHECK(spendGrant(entry, posting, n));
            continue;
        }
        LOYALTY_CHECK(giveBack(
            entry,
            {.number = *posting.grant, .member = posting.member, .amount = -posting.amount, .lots = posting.lots}, n));
    }
    return {};
}

} // namespace loyalty::office
