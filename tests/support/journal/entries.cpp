#include "tests/support/journal/entries.h"

#include <string>

namespace loyalty::test {

namespace {

constexpr std::int64_t kPriceMinor = 1'250;
constexpr std::int64_t kPointsOfLine = 12;

journal::SoldLine aLine(std::uint32_t id)
{
    journal::SoldLine sold;
    sold.line.id = id;
    sold.line.sku = "69012345" + std::to_string(10'000 + id);
    sold.line.category = "dairy";
    sold.line.quantity = Quantity::pieces(1);
    sold.line.amountMinor = kPriceMinor;
    sold.line.taxMinor = 112;
    sold.quote.id = id;
    sold.quote.eligibleMinor = kPriceMinor;
    sold.quote.points = Points(kPointsOfLine);
    sold.quote.qualifyingMinor = kPriceMinor;
    return sold;
}

engine::TraceStep matched(std::int64_t base, std::int64_t points)
{
    engine::TraceStep step;
    step.rule = "base";
    step.baseMinor = base;
    step.rate = Rate(1, 100);
    step.after = points * 100;
    step.den = 100;
    return step;
}

ledger::Posting spendOf(std::int64_t minor)
{
    ledger::Posting posting;
    posting.member = kMember;
    posting.what = {ledger::Asset::Qualifying, "spend"};
    posting.amount = minor;
    posting.contra = ledger::Contra::Counted;
    posting.rule = "tier";
    posting.date = *BusinessDate::make(2026, 11, 21);
    return posting;
}

} // namespace

Currency yuan()
{
    return *Currency::make("CNY", 2);
}

ledger::AssetKey points()
{
    return {ledger::Asset::Points, ""};
}

ledger::LotTerms aLot(std::uint64_t seq, std::uint32_t n)
{
    constexpr std::int64_t kYearSeconds = 365 * 86'400;
    return {{{kIncarnation, seq}, n}, kSaturday, Instant(kSaturday.unixMs() + kYearSeconds * 1000)};
}

ledger::Posting earning(std::int64_t points, const ledger::LotTerms& lot, const MemberId& member)
{
    ledger::Posting posting;
    posting.member = member;
    posting.amount = points;
    posting.contra = ledger::Contra::Issued;
    posting.opens = lot;
    posting.rule = "base";
    posting.date = *BusinessDate::make(2026, 11, 21);
    return posting;
}

ledger::Posting spending(std::int64_t points, const MemberId& member)
{
    ledger::Posting posting;
    posting.member = member;
    posting.amount = -points;
    posting.contra = ledger::Contra::Redeemed;
    posting.rule = "redeem";
    posting.date = *BusinessDate::make(2026, 11, 21);
    return posting;
}

journal::Entry anEntry(journal::Act act, std::uint64_t seq)
{
    journal::Entry entry;
    entry.incarnation = kIncarnation;
    entry.seq = seq;
    entry.at = kSaturday;
    entry.date = *BusinessDate::make(2026, 11, 21);
    entry.bootId = "boot-1";
    entry.monotonicMs = 60'000;
    entry.serverOffsetMs = -35;
    entry.store = "s1";
    entry.actor = {access::ActorKind::Person, "c17", access::Role::Cashier};
    entry.act = std::move(act);
    return entry;
}

journal::Entry aSale(std::size_t lines, std::uint64_t seq)
{
    const auto count = static_cast<std::int64_t>(lines);
    journal::Sold sold;
    sold.sale = idOf<SaleId>(0x5a);
    sold.registerId = "r2";
    sold.ticket = "000" + std::to_string(1'000 + seq);
    sold.member = kMember;
    sold.currency = yuan();
    sold.programmeId = "tea-house";
    sold.programmeVersion = 3;
    for (std::uint32_t id = 1; id <= lines; ++id)
        sold.lines.push_back(aLine(id));
    sold.totalMinor = sold.dueMinor = count * kPriceMinor;
    sold.earned = Points(count * kPointsOfLine);
    sold.parts = {{"base", sold.earned, *BusinessDate::make(2027, 11, 21)}};
    sold.tier = "silver";
    sold.qualifyingBefore = 84'000;
    sold.trace = {matched(sold.totalMinor, sold.earned.count())};
    journal::Entry entry = anEntry(std::move(sold), seq);
    entry.postings = {earning(count * kPointsOfLine, aLot(seq)), spendOf(count * kPriceMinor)};
    return entry;
}

journal::Granted aGrant(std::uint64_t number, std::int64_t amount, std::int64_t feedPosition)
{
    journal::Granted granted;
    granted.number = number;
    granted.id = idOf<GrantId>(static_cast<std::uint8_t>(number));
    granted.member = kMember;
    granted.what = points();
    granted.amount = amount;
    granted.lots = {{aLot(1), amount}};
    granted.feedPosition = feedPosition;
    return granted;
}

journal::Granted aFloorGrant(std::uint64_t number, std::int64_t amount, std::int64_t perVisit)
{
    journal::Granted granted;
    granted.number = number;
    granted.id = idOf<GrantId>(static_cast<std::uint8_t>(number));
    granted.backed = false;
    granted.what = points();
    granted.amount = amount;
    granted.perVisit = perVisit;
    return granted;
}

} // namespace loyalty::test
